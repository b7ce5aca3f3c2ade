"""The tags: the list of them, and the articles of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from khobao.collections import Tag
from khobao.record import urls, wording
from khobao.render import Page
from khobao.site.pages import cards, series
from khobao.site.pages.catalogue import by_letter, catalogue
from khobao.site.pages.collection import Shelf, collection_pages
from khobao.site.pages.frame import TAGS, Link, Site, home, page
from khobao.site.pages.gathered import holds
from khobao.site.words import words

FEW = 60
"""As many tags are one list; more stand under their letters."""


def tag_index(site: Site) -> Iterator[Page]:
    w = words()
    links = tuple(
        Link(one.label, urls.tag(one.label), wording.number(len(one.entries)))
        for one in site.archive.tags
    )
    if len(links) > FEW:
        items = by_letter((one.label, one) for one in links)
        yield from catalogue(site, TAGS, w.tags, items, section=TAGS)
        return
    yield page(
        site,
        "index.html",
        TAGS,
        w.tags.title,
        description=w.tags.description,
        section=TAGS,
        crumbs=(home(),),
        links=links,
        empty=w.tags.empty,
    )


def tag_pages(site: Site) -> Iterator[Page]:
    for one in site.archive.tags:
        yield from collection_pages(site, _shelf(site, one))


def _shelf(site: Site, one: Tag) -> Shelf:
    w = words()
    shelf = Shelf(
        base=urls.tag(one.label),
        title=one.label,
        holds=holds(one.entries),
        description=w.tags.of.format(name=one.label),
        section=TAGS,
        above=(home(), Link(w.nav.tags, TAGS)),
        items=cards.plain(one.entries),
        itself=("tags", one.label),
    )
    if one.label not in site.recurring:
        return shelf
    years = series.told(shelf.base, one.entries)
    return replace(
        shelf,
        template="series.html",
        items=years.items,
        anchors=years.anchors,
        values={"rows": years.rows},
        styles=("series",),
    )
