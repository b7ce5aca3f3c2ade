"""Articles in lists: cards, under headings, page by page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TypeVar

from khobao.collections import Leaf, paginate
from khobao.content import Entry
from khobao.gazetteer import Gazetteer
from khobao.record import Article, Edtf, urls, wording
from khobao.site.pages.frame import Site
from khobao.site.text import shortened
from khobao.site.words import words

T = TypeVar("T")

PER_PAGE = 24
LINE = 170


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date as shown: `machine` is its HTML form, where it has one; `mark` how sure it is."""

    text: str
    machine: str | None = None
    basis: str = "stated"
    mark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An article in a list."""

    title: str
    url: str
    when: When
    province: str | None
    source: str | None
    line: str
    summary: bool


@dataclass(frozen=True, slots=True)
class Section:
    """Cards under a heading, or without one."""

    heading: str | None
    cards: tuple[Card, ...]
    id: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a heading is reached by: its id in the page, and a page of its own if there is one."""

    id: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """The way through a long list; addresses from the site's root."""

    number: int
    count: int
    previous: str | None
    following: str | None
    label: str


Item = tuple[str | None, Entry]
"""An entry and the heading it stands under."""


@lru_cache(maxsize=65536)
def when_short(when: Edtf | None, basis: wording.Basis) -> When:
    """Return a date for a list, with the word for what it rests on."""
    return When(
        text=wording.date_short(when),
        machine=machine(when),
        basis=basis,
        mark=words().marks.get(basis),
    )


def machine(when: Edtf | None) -> str | None:
    """Return the value of a `datetime` attribute; None for what HTML has no form for."""
    plain = when is not None and when.precision in ("day", "month", "year")
    unsure = when is not None and (when.approximate or when.uncertain or "X" in when.text)
    return when.text if when and plain and not unsure else None


def card(site: Site, entry: Entry) -> Card:
    """Return an article's card, made once."""
    id_ = entry.article.id
    if id_ not in site.cards:
        site.cards[id_] = _card(site, entry)
    return site.cards[id_]


def _card(site: Site, entry: Entry) -> Card:
    article = entry.article
    return Card(
        title=article.title,
        url=entry.url,
        when=when_short(article.date, article.date_basis),
        province=province(site.places, article),
        source=source(article),
        line=line(article, site.excerpts[article.id].opening),
        summary=article.rights == "summary",
    )


def province(places: Gazetteer, article: Article) -> str | None:
    """Return the name of the article's province."""
    return places.province(article.province).name if article.province else None


def source(article: Article) -> str | None:
    """Return what the article's source is called."""
    return (article.source.name or article.source.domain) if article.source else None


def line(article: Article, opening: str) -> str:
    """Return what the article is about, in one line: its lead, or how its text opens."""
    return shortened(article.lead or opening, LINE)


def sections(
    site: Site, items: Iterable[Item], anchors: Mapping[str, Anchor] | None = None
) -> tuple[Section, ...]:
    """Return neighbours under one heading together; `anchors` are the headings' own."""
    return tuple(
        _section(heading, tuple(card(site, entry) for _, entry in group), anchors or {})
        for heading, group in groupby(items, key=lambda item: item[0])
    )


def _section(heading: str | None, held: tuple[Card, ...], anchors: Mapping[str, Anchor]) -> Section:
    anchor = anchors.get(heading) if heading else None
    return Section(heading, held, anchor.id, anchor.url) if anchor else Section(heading, held)


def page_of(base: str, items: Sequence[Item], heading: str) -> str:
    """Return the address of the page of a list where a heading first stands."""
    position = next(number for number, item in enumerate(items) if item[0] == heading)
    return urls.page(base, position // PER_PAGE + 1)


def plain(entries: Iterable[Entry]) -> list[Item]:
    """Return the entries without a heading."""
    return [(None, entry) for entry in entries]


def leaves(
    base: str, items: Sequence[T], size: int = PER_PAGE
) -> Iterator[tuple[str, Leaf[T], Pager | None]]:
    """Yield the address, the items and the pager of each page of a list, `size` items each."""
    for leaf in paginate(items, size):
        yield urls.page(base, leaf.number), leaf, pager_of(base, leaf)


def pager_of(base: str, leaf: Leaf[T]) -> Pager | None:
    """Return the way on from a page of the list at `base`; None if it is the only one."""
    if leaf.count == 1:
        return None
    number = leaf.number
    return Pager(
        number=number,
        count=leaf.count,
        previous=urls.page(base, number - 1) if number > 1 else None,
        following=urls.page(base, number + 1) if number < leaf.count else None,
        label=words().list.page.format(number=number, count=wording.number(leaf.count)),
    )


def paged(title: str, leaf: Leaf[T]) -> str:
    """Return a list page's title, with its number from the second on."""
    return title if leaf.number == 1 else words().list.title.format(title=title, number=leaf.number)
