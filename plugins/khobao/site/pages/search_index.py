"""The files that the search reads: docs/search.md, “Files”."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from khobao.collections.documents import Document as Cited
from khobao.content import Entry
from khobao.record import Article, wording
from khobao.record.text import slugify
from khobao.render import Data
from khobao.search import Corpus, Document, build, streams, variants
from khobao.search.streams import Streams
from khobao.site.pages.frame import SEARCH, Site
from khobao.site.pages.passages import Block, blocks
from khobao.site.words import words

FOLDER = f"{SEARCH}chi-muc/"
CACHE = "tim-kiem.npz"
FACETS, PEOPLE, DOCUMENTS = "cot.json", "nguoi.json", "van-ban.json"


def search_index(site: Site) -> Iterator[Data]:
    """Yield every file of the index."""
    entries = numbered(site.archive.entries)
    cache = site.cache / CACHE if site.cache else None
    kept = streams.load(cache) if cache else Streams()
    made = kept.of(_read(site, entries))
    if cache and kept.changed:
        streams.save(kept, cache)
    corpus = Corpus.of(made, kept.vocabulary)
    for path, content in build.files(corpus, variants(site.places.written())):
        yield Data(FOLDER + path, content)
    for number, held in enumerate(_in_files(entries)):
        yield _data(f"bai/{number}.json", [_card(site, entry) for entry in held])
    yield _data(FACETS, _facets(site, entries))
    people = [(one.slug, one.name, one.entries) for one in site.archive.people.all]
    yield _data(PEOPLE, _carried(people, entries))
    documents = [(one.slug, _called(one), one.entries) for one in site.archive.documents.all]
    yield _data(DOCUMENTS, _carried(documents, entries))


def numbered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the articles by their number: the undated, then the oldest; ties by id."""
    return tuple(sorted(entries, key=lambda one: (*_days(one.article), one.article.id)))


def document(site: Site, entry: Entry) -> Document:
    """Return what the search reads of an article: the words that its page shows."""
    article = entry.article
    return Document(
        title=article.title,
        text=tuple(block.words for block in _shown(site, article)),
        names=tuple(dict.fromkeys(_names(site, article))),
    )


def _read(site: Site, entries: Iterable[Entry]) -> Iterator[Document]:
    return (document(site, entry) for entry in entries)


def _shown(site: Site, article: Article) -> Iterator[Block]:
    """Yield lead, paragraphs and captions."""
    title = words().figures.in_title
    return (one for one in blocks(article, site.texts[article.id]) if one.place != title)


def _names(site: Site, article: Article) -> Iterator[str]:
    """Yield the names that an article is filed under."""
    if article.province:
        yield site.places.province(article.province).name
        for merge in site.places.successors(article.province):
            yield site.places.province(merge.successor_id).name
    yield from article.tags
    yield from (person.name for person in article.people)
    yield from (f"{cited.type} {cited.number or ''}".strip() for cited in article.documents)
    if article.source and (article.source.name or article.source.domain):
        yield article.source.name or str(article.source.domain)
    if article.byline:
        yield article.byline


def _in_files(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    for first in range(0, len(entries), build.CARDS):
        yield entries[first : first + build.CARDS]


def _card(site: Site, entry: Entry) -> dict[str, Any]:
    article = entry.article
    place = site.places.province(article.province).name if article.province else None
    source = article.source
    return {
        "id": article.id,
        "url": entry.url,
        "title": article.title,
        "date": wording.date_short(article.date),
        "edtf": article.date.text if article.date else None,
        "basis": article.date_basis,
        "province": place,
        "source": (source.name or source.domain) if source else None,
        "blocks": [[block.paragraph or 0, block.words] for block in _shown(site, article)],
    }


def _facets(site: Site, entries: Sequence[Entry]) -> dict[str, Any]:
    archive = site.archive
    provinces = {one.place.id: number for number, one in enumerate(archive.provinces)}
    sources = {one.slug: number for number, one in enumerate(archive.sources.all)}
    labels = {one.label: number for number, one in enumerate(archive.tags)}
    articles = [entry.article for entry in entries]
    days = [_days(article) for article in articles]
    return {
        "start": [first for first, _ in days],
        "end": [last for _, last in days],
        "exact": [int(_stated_day(article)) for article in articles],
        "figures": [int(bool(article.counts)) for article in articles],
        "then": [provinces.get(article.province or "", -1) for article in articles],
        "today": [provinces.get(_today(site, article) or "", -1) for article in articles],
        "source": [_source(site, article, sources) for article in articles],
        "tags": [[labels[label] for label in article.tags] for article in articles],
        "provinces": [[one.place.id, one.place.name] for one in archive.provinces],
        "sources": [[one.slug, one.name or one.domain or ""] for one in archive.sources.all],
        "labels": [[slugify(one.label), one.label] for one in archive.tags],
    }


def _days(article: Article) -> tuple[int, int]:
    """Return the first and the last day of the date as numbers: 20240724; 0 for none."""
    when = article.date
    return (_number(when.start), _number(when.end)) if when else (0, 0)


def _number(day: date) -> int:
    return day.year * 10000 + day.month * 100 + day.day


def _stated_day(article: Article) -> bool:
    return article.date is not None and article.date.exact and article.date_basis == "stated"


def _today(site: Site, article: Article) -> str | None:
    """Return what the article's province belongs to now; None where that can't be said."""
    if article.province is None:
        return None
    merges = site.places.successors(article.province)
    if not merges:
        return article.province
    return merges[0].successor_id if len(merges) == 1 else None


def _source(site: Site, article: Article, numbers: Mapping[str, int]) -> int:
    source = site.archive.sources.of.get(article.id)
    return numbers[source.slug] if source else -1


def _called(cited: Cited) -> str:
    return " ".join(part for part in (cited.type, cited.number or cited.title) if part)


def _carried(
    held: Iterable[tuple[str, str, Iterable[Entry]]], entries: Sequence[Entry]
) -> dict[str, Any]:
    """Return by article which of these it carries, and what they are called."""
    numbers = {entry.article.id: number for number, entry in enumerate(entries)}
    of: list[list[int]] = [[] for _ in entries]
    names: list[list[str]] = []
    for slug, name, carriers in held:
        for number in dict.fromkeys(numbers[entry.article.id] for entry in carriers):
            of[number].append(len(names))
        names.append([slug, name])
    return {"of": of, "names": names}


def _data(path: str, value: object) -> Data:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Data(FOLDER + path, text.encode("utf-8"))
