"""A long list of collections: under headings, with a way to each, page by page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from khobao.collections import alphabet
from khobao.record import urls
from khobao.record.wording import number
from khobao.render import Page
from khobao.site.pages import cards
from khobao.site.pages.collection import STYLES
from khobao.site.pages.frame import Link, Site, home, page
from khobao.site.words import Words, words

PER_PAGE = 500
OTHER = "chu-khac"
"""The anchor of what begins with no letter."""

TELEX = {"Ă": "aw", "Â": "aa", "Đ": "dd", "Ê": "ee", "Ô": "oo", "Ơ": "ow", "Ư": "uw"}
"""Letters that ASCII lacks, as they are typed."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A link under a heading, and a lesser one; `anchor` is the heading's id."""

    heading: str
    anchor: str
    link: Link
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Links under a lesser heading, or under none."""

    heading: str | None
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Links under a heading."""

    heading: str
    anchor: str
    parts: tuple[Part, ...]


def catalogue(
    site: Site, base: str, wording: Words, items: Sequence[Listed], section: str = ""
) -> Iterator[Page]:
    """Yield the pages of the list; neighbours under one heading stand together.

    `wording` has its title, its description, what it says when empty, and the label of the `ways`
    to the headings.
    """
    title = wording.title
    jump = tuple(_ways(base, items))
    for url, leaf, pager in cards.leaves(base, items, PER_PAGE):
        yield page(
            site,
            "catalogue.html",
            url,
            cards.paged(title, leaf),
            description=wording.description,
            section=section,
            crumbs=(home(),) if leaf.number == 1 else (home(), Link(title, base)),
            heading=cards.paged(title, leaf),
            ways=wording.ways,
            jump=jump if len(jump) > 1 else (),
            groups=tuple(_groups(leaf.items)),
            pager=pager,
            empty=wording.empty,
            styles=STYLES,
        )


def by_letter(named: Iterable[tuple[str | None, Link]]) -> list[Listed]:
    """Put names in alphabetical order under their first letters, the others at the end.

    A name that begins with a digit or a quotation mark is one of the others, as is None.
    """
    items = [
        Listed(*letter(alphabet.initial(name[0]) if name else None), link) for name, link in named
    ]
    return sorted(items, key=lambda one: one.anchor == OTHER)


def letter(initial: str | None) -> tuple[str, str]:
    """Return a letter's heading and anchor; None is for what begins with no letter."""
    if initial is None:
        return words().lists.other, OTHER
    ascii_ = TELEX.get(initial, initial.lower())
    return initial, f"chu-{ascii_}" if ascii_.isascii() else f"chu-u{ord(initial):04x}"


def _ways(base: str, items: Sequence[Listed]) -> Iterator[Link]:
    position = 0
    for (heading, anchor), group in groupby(items, key=lambda one: (one.heading, one.anchor)):
        count = sum(1 for _ in group)
        url = urls.page(base, position // PER_PAGE + 1)
        yield Link(heading, f"{url}#{anchor}", number(count))
        position += count


def _groups(items: Sequence[Listed]) -> Iterator[Group]:
    for (heading, anchor), group in groupby(items, key=lambda one: (one.heading, one.anchor)):
        parts = groupby(group, key=lambda one: one.part)
        made = tuple(Part(part, tuple(one.link for one in held)) for part, held in parts)
        yield Group(heading, anchor, made)
