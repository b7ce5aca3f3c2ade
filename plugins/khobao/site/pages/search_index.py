"""The files that the search reads: docs/search.md, “Files”."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any

from khobao.collections.documents import Document as Cited
from khobao.content import Entry
from khobao.record import Article
from khobao.record.text import slugify
from khobao.render import Data
from khobao.search import Corpus, Document, build, cache, cards, update, variants
from khobao.site import text
from khobao.site.pages import passages
from khobao.site.pages.cards import card
from khobao.site.pages.filter_data import day_number, province_today
from khobao.site.pages.frame import SEARCH, Site
from khobao.site.pages.passages import Block, blocks
from khobao.site.words import words

FOLDER = f"{SEARCH}chi-muc/"
CACHE = "tim-kiem.npz"
SOURCES = [Path(text.__file__), Path(passages.__file__), Path(__file__)]
"""The modules that say what of an article is read, and what a card holds."""
FACETS, PEOPLE, DOCUMENTS = "cot.json", "nguoi.json", "van-ban.json"


def search_index(site: Site) -> Iterator[Data]:
    """Yield every file of the index."""
    entries = numbered(site.archive.entries)
    version = cache.rules(SOURCES)
    path = site.cache / CACHE if site.cache else None
    kept = cache.load(path, version) if path else cache.Kept()
    sources = [_Source(site, entry) for entry in entries]
    streams = kept.streams.of(sources)
    corpus = Corpus.of(streams, kept.streams.vocabulary)
    index = update.index(corpus, streams, variants(site.places.written()), kept.index)
    own = _cards(sources, kept.cards)
    if path and (kept.streams.changed or kept.index is None or own.keys() != kept.cards.keys()):
        cache.save(cache.Kept(kept.streams, index, own), path, version)
    for name, content in index.files.items():
        yield Data(FOLDER + name, content)
    for number, held in enumerate(_in_files([own[one.card_digest] for one in sources])):
        yield Data(f"{FOLDER}bai/{number}.txt", cards.joined(held))
    yield _data(FACETS, _facets(site, entries))
    people = [(one.slug, one.name, one.entries) for one in site.archive.people.all]
    yield _data(PEOPLE, _carried(people, entries))
    documents = [(one.slug, _called(one), one.entries) for one in site.archive.documents.all]
    yield _data(DOCUMENTS, _carried(documents, entries))


@dataclass(frozen=True)
class _Source:
    """An article as the search reads it, when it's asked for."""

    site: Site
    entry: Entry

    @cached_property
    def digest(self) -> bytes:
        article = self.entry.article
        text = (article.title, article.lead or "", article.body, *article.captions)
        return _digest(*text, "", *self.names)

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(_names(self.site, self.entry.article)))

    def read(self) -> Document:
        return Document(self.entry.article.title, self.text, self.names)

    @property
    def text(self) -> tuple[str, ...]:
        return tuple(block.words for block in self.blocks)

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(_shown(self.site, self.entry.article))

    @cached_property
    def facts(self) -> dict[str, Any]:
        """What a result shows beside the text."""
        article = self.entry.article
        shown = card(self.site, self.entry)
        return {
            "id": article.id,
            "url": self.entry.url,
            "title": article.title,
            "date": shown.when.text,
            "edtf": article.date.text if article.date else None,
            "basis": article.date_basis,
            "province": shown.province,
            "source": shown.source,
        }

    @cached_property
    def card_digest(self) -> bytes:
        return _digest(self.digest.hex(), *map(str, self.facts.values()))

    @property
    def card(self) -> bytes:
        return cards.coded(
            self.facts, [(block.paragraph or 0, block.words) for block in self.blocks]
        )


def _digest(*parts: str) -> bytes:
    return blake2b("\0".join(parts).encode(), digest_size=cache.DIGEST).digest()


def _cards(sources: Iterable[_Source], kept: Mapping[bytes, bytes]) -> dict[bytes, bytes]:
    return {one.card_digest: kept.get(one.card_digest) or one.card for one in sources}


def numbered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the articles by their number: the undated, then the oldest; ties by id."""
    return tuple(sorted(entries, key=lambda one: (*_days(one.article), one.article.id)))


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


def _in_files(own: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    for first in range(0, len(own), build.CARDS):
        yield own[first : first + build.CARDS]


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
