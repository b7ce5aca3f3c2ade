"""Where articles come from: the list of sources, and each with its names and articles."""

from __future__ import annotations

from collections.abc import Iterator

from khobao.collections import Source
from khobao.record import urls
from khobao.render import Page
from khobao.site.pages import cards, labels
from khobao.site.pages.catalogue import by_letter, catalogue
from khobao.site.pages.collection import Shelf, collection_pages
from khobao.site.pages.frame import SOURCES, Link, Site, home
from khobao.site.pages.gathered import Fact, Kin, Row, crossroad, distinct, holds, row
from khobao.site.words import words


def source_index(site: Site) -> Iterator[Page]:
    items = by_letter((one.name, labels.source(one)) for one in site.archive.sources.all)
    yield from catalogue(site, SOURCES, words().sources, items)


def source_pages(site: Site) -> Iterator[Page]:
    w = words().sources
    for one in site.archive.sources.all:
        yield from collection_pages(site, _shelf(site, one))
    for slug, alike in site.archive.sources.crossroads:
        title = ", ".join(distinct(labels.source_name(one) for one in alike))
        links = [labels.source(one) for one in alike]
        above = Link(w.title, SOURCES)
        yield crossroad(site, urls.source(slug), title, w.crossroad, above, links)


def _shelf(site: Site, one: Source) -> Shelf:
    w = words().sources
    known = one.name is not None
    namesakes = tuple(labels.source(other) for other in site.archive.sources.namesakes(one))
    return Shelf(
        base=urls.source(one.slug),
        title=labels.source_name(one),
        holds=holds(one.entries),
        description=w.of.format(name=one.name) if known else w.unknown_description,
        section=SOURCES,
        above=(home(), Link(w.title, SOURCES)),
        items=cards.plain(one.entries),
        itself=("sources", one.slug),
        template="gathered.html",
        values={
            "notes": () if known else (w.unknown_note,),
            "facts": tuple(_facts(one)),
            "kin": (Kin(w.namesakes, namesakes),) if namesakes else (),
        },
    )


def _facts(one: Source) -> Iterator[Fact]:
    w = words().sources
    if one.domain:
        yield Fact(w.domain, (Row(one.domain),))
    if len(one.names) > 1:
        yield Fact(w.names, tuple(row(stated, entries) for stated, entries in one.names))
