"""The files that the search reads: docs/search.md, “Files”."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

from khobao import gazetteer
from khobao.collections.documents import Document as Cited
from khobao.content import Entry
from khobao.record import Article
from khobao.record.text import slugify
from khobao.render import Data, Last, Lazy
from khobao.search import Document, build, cache, cards, update, variants
from khobao.site.pages.cards import province, source, when_short
from khobao.site.pages.filter_data import day_number, province_today
from khobao.site.pages.frame import SEARCH, Site
from khobao.site.pages.passages import Block, blocks
from khobao.site.program import version
from khobao.site.words import words

FOLDER = f"{SEARCH}chi-muc/"
CACHE = "tim-kiem.npz"
FACETS, PEOPLE, DOCUMENTS = "cot.json", "nguoi.json", "van-ban.json"


def search_index(site: Site) -> Iterator[Data | Lazy]:
    """Yield every file of the index."""
    entries = numbered(site.archive.entries)
    sources = [Source(entry.digest, partial(_read, site, entry)) for entry in entries]
    yield from texts_index(sources, site.last, site.cache)
    yield _data(FACETS, _facets(site, entries))
    people = [(one.slug, one.name, one.entries) for one in site.archive.people.all]
    yield _data(PEOPLE, _carried(people, entries))
    documents = [(one.slug, _called(one), one.entries) for one in site.archive.documents.all]
    yield _data(DOCUMENTS, _carried(documents, entries))


def _read(site: Site, entry: Entry) -> tuple[Entry, str]:
    return entry, site.texts[entry.article.id]


@dataclass(frozen=True)
class Source:
    """An article as the search reads it, when it's asked for; `digest` tells it from any other."""

    digest: bytes
    open: Callable[[], tuple[Entry, str]]
    """Return its record, and its text in HTML."""

    def read(self) -> Document:
        entry, html = self.open()
        names = tuple(dict.fromkeys(_names(entry.article)))
        text = tuple(one.words for one in _blocks(entry.article, html))
        return Document(entry.article.title, text, names)

    def card(self) -> dict[str, Any]:
        """Return what a result shows, and what phrases and snippets are looked for in."""
        entry, html = self.open()
        article = entry.article
        return {
            "id": article.id,
            "url": entry.url,
            "title": article.title,
            "date": when_short(article.date, article.date_basis).text,
            "edtf": article.date.text if article.date else None,
            "basis": article.date_basis,
            "province": province(gazetteer.load(), article),
            "source": source(article),
            "blocks": [[one.paragraph or 0, one.words] for one in _blocks(article, html)],
        }


def _blocks(article: Article, html: str) -> Iterator[Block]:
    """Yield lead, paragraphs and captions."""
    title = words().figures.in_title
    return (one for one in blocks(article, html) if one.place != title)


def texts_index(
    sources: Sequence[Source], last: Last | None, kept_in: Path | None
) -> Iterator[Lazy]:
    """Yield the files of words, pairs, places and cards of articles in the order of their numbers.

    What is kept of the last build is used and renewed.
    """
    path = kept_in / CACHE if kept_in else None
    kept = cache.load(path, version()) if path else cache.Kept()
    if kept.index and not _published(last, kept.index):
        kept.index = None
    streams = kept.streams.of(sources)
    spellings = variants(gazetteer.load().written())
    making = update.Making(
        streams, kept.streams.vocabulary, spellings, kept.index, partial(_old, last)
    )
    made = set()
    for name, content in making.files():
        if content is not None:
            made.add(name)
            yield Lazy(FOLDER + name, update.digest(content).hex(), partial(bytes, content))
    for name, digest in making.index.files.items():
        if name not in made:
            yield Lazy(FOLDER + name, digest.hex(), _never)
    if path and (kept.streams.changed or making.index is not kept.index):
        cache.save(cache.Kept(kept.streams, making.index), path, version())
    for number, held in enumerate(_in_files(sources)):
        key = _digest(version(), *(one.digest.hex() for one in held)).hex()
        yield Lazy(f"{FOLDER}bai/{number}.txt", key, partial(_cards, held))


def _published(last: Last | None, index: update.Index) -> bool:
    """Return whether the last build's files are those of this index."""
    files = index.files.items()
    return last is not None and all(last.has(FOLDER + name, one.hex()) for name, one in files)


def _old(last: Last | None, name: str) -> bytes:
    return last.read(FOLDER + name) if last else b""


def _never() -> bytes:
    raise AssertionError("a file that was there is gone")


def _cards(sources: Iterable[Source]) -> bytes:
    return cards.joined([cards.coded(one.card()) for one in sources])


def _digest(*parts: str) -> bytes:
    return blake2b("\0".join(parts).encode(), digest_size=update.DIGEST).digest()


def numbered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the articles by their number: the undated, then the oldest; ties by id."""
    return tuple(sorted(entries, key=lambda one: (*_days(one.article), one.article.id)))


def _names(article: Article) -> Iterator[str]:
    """Yield the names that an article is filed under."""
    places = gazetteer.load()
    if article.province:
        yield places.province(article.province).name
        for merge in places.successors(article.province):
            yield places.province(merge.successor_id).name
    yield from article.tags
    yield from (person.name for person in article.people)
    yield from (f"{cited.type} {cited.number or ''}".strip() for cited in article.documents)
    if article.source and (article.source.name or article.source.domain):
        yield article.source.name or str(article.source.domain)
    if article.byline:
        yield article.byline


def _in_files(sources: Sequence[Source]) -> Iterator[Sequence[Source]]:
    for first in range(0, len(sources), build.CARDS):
        yield sources[first : first + build.CARDS]


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
    return (day_number(when.start), day_number(when.end)) if when else (0, 0)


def _stated_day(article: Article) -> bool:
    return article.date is not None and article.date.exact and article.date_basis == "stated"


def _today(site: Site, article: Article) -> str | None:
    return province_today(site, article.province) if article.province else None


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
    return Data(FOLDER + path, _json(value))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
