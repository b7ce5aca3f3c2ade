"""The years: the list of them, the articles of each by month, and those of no known year.

An article whose date runs over several years is listed in each, and counted apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from khobao.collections import Timeline, Year
from khobao.collections.timeline import month
from khobao.content import Entry
from khobao.record import urls, wording
from khobao.render import Page
from khobao.site.pages import cards
from khobao.site.pages.cards import Item
from khobao.site.pages.collection import Shelf, collection_pages
from khobao.site.pages.frame import TIMELINE, UNDATED, YEARS, Link, Site, home, page
from khobao.site.words import words


@dataclass(frozen=True, slots=True)
class _Volume:
    """A year's list, or that of the undated, which stands after the last year."""

    link: Link
    holds: str
    description: str
    items: tuple[Item, ...]


def year_index(site: Site) -> Page:
    w = words()
    return page(
        site,
        "index.html",
        YEARS,
        w.nav.years,
        description=w.years.description,
        section=TIMELINE,
        crumbs=(home(),),
        links=tuple(shelf.link for shelf in _shelves(site.archive.timeline)),
        empty=w.years.empty,
    )


def year_pages(site: Site) -> Iterator[Page]:
    shelves = _shelves(site.archive.timeline)
    before, after = (None, *shelves), (*shelves[1:], None)
    for previous, one, following in zip(before, shelves, after, strict=False):
        shelf = Shelf(
            base=one.link.url,
            title=one.link.label,
            holds=one.holds,
            description=one.description,
            section=TIMELINE,
            above=(home(), Link(words().nav.timeline, TIMELINE)),
            items=one.items,
            previous=previous.link if previous else None,
            following=following.link if following else None,
        )
        yield from collection_pages(site, shelf)


def _shelves(timeline: Timeline) -> tuple[_Volume, ...]:
    w = words()
    years = tuple(_shelf(one) for one in timeline.years)
    if not timeline.undated:
        return years
    link = Link(w.timeline.undated, UNDATED, wording.number(len(timeline.undated)))
    items = tuple(cards.plain(timeline.undated))
    holds = w.provinces.holds.format(articles=link.count)
    return (*years, _Volume(link, holds, w.years.of_none, items))


def _shelf(one: Year) -> _Volume:
    w = words()
    label = w.list.year_title.format(year=one.number)
    count = wording.number(len(one.entries)) if not one.spanning else held(one)
    link = Link(label, urls.year(one.number), count)
    description = w.years.of.format(year=one.number)
    items = [_item(entry) for entry in one.entries]
    items += [(w.years.across, entry) for entry in one.spanning]
    return _Volume(link, held(one, w.provinces.holds), description, tuple(items))


def _item(entry: Entry) -> Item:
    w = words().years
    number = month(entry.article.date)
    return (w.month.format(month=number) if number else w.no_month, entry)


def held(one: Year, text: str | None = None) -> str:
    """Count a year's own articles, and apart from them those that run over several years."""
    w = words().list
    own = (text or w.articles).format(articles=wording.number(len(one.entries)))
    across = wording.number(len(one.spanning))
    if not one.spanning:
        return str(own)
    told = w.and_across if one.entries else w.across
    return str(told.format(held=own, articles=across))
