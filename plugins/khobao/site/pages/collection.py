"""The page of a collection, whatever gathers it: its drawing, its articles, what is near it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from khobao.collections.related import Kind
from khobao.collections.timeline import By, timeline
from khobao.render import Page
from khobao.site.pages import cards
from khobao.site.pages.cards import Anchor, Item
from khobao.site.pages.frame import Link, Site, page
from khobao.site.pages.leading_figures import collection_figures
from khobao.site.pages.related import related
from khobao.site.pages.strip import Strip, strip

STYLES = ("gathered",)
"""The style sheets of every collection's page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A collection as its pages show it.

    `above` are the crumbs that lead to it; `items` its articles in order, each under a heading or
    none, reached by its anchor; `period` the year or month that the drawing is of, if it is one;
    `values` what its own template places on the first page; `itself` is what the collection is
    among those that stand beside others.
    """

    base: str
    title: str
    holds: str
    description: str
    section: str
    above: tuple[Link, ...]
    items: Sequence[Item]
    label: str | None = None
    template: str = "collection.html"
    previous: Link | None = None
    following: Link | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    anchors: Mapping[str, Anchor] = field(default_factory=dict)
    period: tuple[date, date] | None = None
    by: By = "date"
    styles: tuple[str, ...] = ()
    itself: tuple[Kind, str] | None = None


def collection_pages(site: Site, shelf: Shelf) -> Iterator[Page]:
    """Yield the pages of a collection; what isn't the list stands on the first alone."""
    last_crumb = Link(shelf.label or shelf.title, shelf.base)
    for url, leaf, pager in cards.leaves(shelf.base, shelf.items):
        first = leaf.number == 1
        leading = collection_figures(site, (one for _, one in shelf.items)) if first else None
        yield page(
            site,
            shelf.template,
            url,
            cards.paged(shelf.title, leaf),
            description=shelf.description,
            section=shelf.section,
            crumbs=shelf.above if first else (*shelf.above, last_crumb),
            heading=cards.paged(shelf.title, leaf),
            first=first,
            holds=shelf.holds,
            strip=_strip(shelf) if first else None,
            leading=leading,
            sections=cards.sections(site, leaf.items, shelf.anchors),
            pager=pager,
            previous=shelf.previous,
            following=shelf.following,
            related=related(site, (one for _, one in shelf.items), shelf.itself) if first else (),
            styles=(*STYLES, *shelf.styles, *(("leading-figures",) if leading else ())),
            **shelf.values,
        )


def _strip(shelf: Shelf) -> Strip | None:
    entries = dict.fromkeys(entry for _, entry in shelf.items)
    return strip(timeline(entries, shelf.by), shelf.period)
