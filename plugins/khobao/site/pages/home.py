"""The first page: what the archive is, how much it holds, what is new."""

from __future__ import annotations

from collections.abc import Iterator

from khobao.collections import Archive, Timeline
from khobao.record import urls, wording
from khobao.render import Page
from khobao.site.pages import cards
from khobao.site.pages.frame import (
    DOCUMENTS,
    PEOPLE,
    PROVINCES,
    SOURCES,
    TAGS,
    TIMELINE,
    UNDATED,
    YEARS,
    Link,
    Site,
    home,
    page,
)
from khobao.site.pages.map import map_of_today
from khobao.site.pages.this_day import FOLDER as THIS_DAY
from khobao.site.text import shortened
from khobao.site.words import words

TAGS_SHOWN = 12
DESCRIPTION = 200


def home_pages(site: Site) -> Iterator[Page]:
    archive = site.archive
    w = words().home
    for url, leaf, pager in cards.leaves("", cards.plain(archive.entries)):
        first = leaf.number == 1
        yield page(
            site,
            "home.html",
            url,
            cards.paged(site.name if first else w.newest, leaf),
            description=shortened(site.intro, DESCRIPTION),
            crumbs=() if first else (home(),),
            styles=("map",) if first else (),
            first=first,
            map=map_of_today(site) if first else None,
            intro=site.intro if first else None,
            numbers=_numbers(archive) if first else (),
            years=_years(archive.timeline) if first else (),
            tags=_tags(archive) if first else (),
            all_tags=Link(w.all_tags, TAGS),
            provinces=_provinces(archive) if first else (),
            lists=_lists(archive) if first else (),
            sections=cards.sections(site, leaf.items),
            pager=pager,
            scripts=("this-day",) if first else (),
            this_day=THIS_DAY,
        )


def _numbers(archive: Archive) -> tuple[Link, ...]:
    """Return what the archive holds, each linked to where it is listed."""
    w = words().home
    years = archive.timeline.years
    held = [one for one in archive.provinces if one.entries]
    counted = [
        Link(w.articles, TIMELINE, wording.number(len(archive.entries))),
        Link(w.provinces, PROVINCES, wording.number(len(held))),
    ]
    if years:
        first, last = years[0].number, years[-1].number
        counted.append(Link(w.years, YEARS, _span(first, last)))
    return tuple(counted)


def _years(timeline: Timeline) -> tuple[Link, ...]:
    """Return the years, spans of years and the undated, so that the numbers add up to all."""
    years = [(one.number, one.number, one.entries) for one in timeline.years if one.entries]
    spans = [(one.first, one.last, one.entries) for one in timeline.spans]
    links = [
        Link(_span(first, last), urls.year(first), wording.number(len(entries)))
        for first, last, entries in sorted([*years, *spans], key=lambda one: one[:2])
    ]
    if timeline.undated:
        undated = wording.number(len(timeline.undated))
        links.append(Link(words().timeline.undated, UNDATED, undated))
    return tuple(links)


def _span(first: int, last: int) -> str:
    return f"{first}" if first == last else f"{first}–{last}"


def _tags(archive: Archive) -> tuple[Link, ...]:
    """Return the tags with most articles, in alphabetical order."""
    most = sorted(archive.tags, key=lambda one: -len(one.entries))[:TAGS_SHOWN]
    shown = {one.label for one in most}
    return tuple(
        Link(one.label, urls.tag(one.label), wording.number(len(one.entries)))
        for one in archive.tags
        if one.label in shown
    )


def _provinces(archive: Archive) -> tuple[Link, ...]:
    return tuple(
        Link(one.place.name, urls.province(one.place.id), wording.number(len(one.entries)))
        for one in archive.provinces
        if one.entries
    )


def _lists(archive: Archive) -> tuple[Link, ...]:
    """Return the other lists that hold anything, with how many; the unknown source is none."""
    w = words()
    known = sum(one.name is not None for one in archive.sources.all)
    counted = (
        (w.people.title, PEOPLE, len(archive.people.all)),
        (w.documents.title, DOCUMENTS, len(archive.documents.all)),
        (w.sources.title, SOURCES, known),
    )
    return tuple(Link(label, url, wording.number(count)) for label, url, count in counted if count)
