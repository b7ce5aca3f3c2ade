"""What the pages of a person, a document and a source share: what articles state, and which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from khobao.content import Entry
from khobao.record import urls, wording
from khobao.render import Page
from khobao.site.pages.collection import STYLES
from khobao.site.pages.frame import Link, Site, home, page, root
from khobao.site.pages.province import spanned
from khobao.site.words import words

SHOWN = 6
"""Articles named beside what they state."""


@dataclass(frozen=True, slots=True)
class Row:
    """What articles state, with links to the first of these, and how many more there are."""

    text: str
    by: tuple[Link, ...] = ()
    more: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A label, and everything that is stated under it."""

    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Kin:
    """Other collections that may be taken for this one."""

    label: str
    links: tuple[Link, ...]
    all: Link | None = None


def row(text: str, entries: Iterable[Entry]) -> Row:
    """Return what these articles state, each of them named by its date."""
    held = tuple({entry.article.id: entry for entry in entries}.values())
    more = wording.number(len(held) - SHOWN) if len(held) > SHOWN else None
    return Row(
        text,
        tuple(Link(_date(entry), entry.url) for entry in held[:SHOWN]),
        words().stated.more.format(count=more) if more else None,
    )


def _date(entry: Entry) -> str:
    when = entry.article.date
    return wording.date_short(when) if when else words().stated.undated


def holds(entries: Sequence[Entry]) -> str:
    """Say how many articles there are, and of which years."""
    told: str = words().provinces.holds.format(articles=wording.number(len(entries)))
    return ", ".join([told, *spanned(entries)])


def crossroad(
    site: Site, url: str, title: str, note: str, above: Link, links: Sequence[Link]
) -> Page:
    """Return the page of an address that may mean several, or the way to the one it means."""
    if len(links) == 1:
        target = links[0]
        values = {
            "root": root(url),
            "target": root(url) + target.url,
            "canonical": f"{site.siteurl}/{target.url}" if site.siteurl else None,
            "title": target.label,
        }
        return Page(urls.save_as(url), "redirect.html", values)
    return page(
        site,
        "crossroad.html",
        url,
        title,
        description=note,
        crumbs=(home(), above),
        links=tuple(links),
        styles=STYLES,
    )


def distinct(texts: Iterable[str]) -> Iterator[str]:
    yield from dict.fromkeys(texts)
