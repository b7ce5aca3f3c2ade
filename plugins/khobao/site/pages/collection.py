"""The page of a collection, whatever gathers it: its drawing, its articles, what is near it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from khobao.collections.timeline import timeline
from khobao.render import Page
from khobao.site.pages import cards
from khobao.site.pages.cards import Item
from khobao.site.pages.frame import Link, Site, page
from khobao.site.pages.leading_figures import collection_figures
from khobao.site.pages.strip import strip


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A collection as its pages show it.

    `above` are the crumbs that lead to it; `items` its articles in order, each under a heading or
    none; `values` what its own template places on the first page.
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
            styles=("leading-figures",) if leading else (),
            heading=shelf.title,
            first=first,
            holds=shelf.holds,
            strip=strip(timeline(dict.fromkeys(one for _, one in shelf.items))) if first else None,
            leading=leading,
            sections=cards.sections(site, leaf.items),
            pager=pager,
            previous=shelf.previous,
            following=shelf.following,
            **shelf.values,
        )
