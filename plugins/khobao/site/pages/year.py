"""The years: the list of them, the articles of each by month, and those of no known year.

An article whose date runs over several years is listed in each, and counted apart. A year of more
than one page has a page for each of its months.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from khobao.collections import Timeline, Year
from khobao.collections.timeline import by_month, month
from khobao.content import Entry
from khobao.record import urls, wording
from khobao.render import Page
from khobao.site.pages import cards
from khobao.site.pages.axis import month_of
from khobao.site.pages.cards import PER_PAGE, Anchor, Item
from khobao.site.pages.collection import Shelf, collection_pages
from khobao.site.pages.frame import TIMELINE, UNDATED, YEARS, Link, Site, home, page
from khobao.site.words import words


@dataclass(frozen=True, slots=True)
class _Volume:
    """A year's list, or that of the undated, which stands after the last year.

    `months` lead to where each month's articles stand.
    """

    link: Link
    holds: str
    description: str
    items: tuple[Item, ...]
    period: tuple[date, date] | None = None
    anchors: Mapping[str, Anchor] = field(default_factory=dict)
    months: tuple[Link, ...] = ()


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
            template="year.html",
            previous=previous.link if previous else None,
            following=following.link if following else None,
            values={"months": one.months},
            anchors=one.anchors,
            period=one.period,
        )
        yield from collection_pages(site, shelf)


def month_pages(site: Site) -> Iterator[Page]:
    """Yield the pages of the months of each year that is longer than a page."""
    found = [
        (year, number, entries)
        for year in site.archive.timeline.years
        if _by_month(year)
        for number, entries in by_month(year).items()
    ]
    links = [_month_link(year, number) for year, number, _ in found]
    before, after = (None, *links), (*links[1:], None)
    for previous, one, following in zip(before, found, after, strict=False):
        yield from collection_pages(site, _month(*one, previous, following))


def _month(
    year: Year,
    number: int,
    entries: tuple[Entry, ...],
    previous: Link | None,
    following: Link | None,
) -> Shelf:
    w = words()
    link = _month_link(year, number)
    return Shelf(
        base=link.url,
        title=link.label,
        label=w.years.month.format(month=number),
        holds=w.provinces.holds.format(articles=wording.number(len(entries))),
        description=w.months.of.format(month=number, year=year.number),
        section=TIMELINE,
        above=(
            home(),
            Link(w.nav.timeline, TIMELINE),
            Link(w.list.year_title.format(year=year.number), urls.year(year.number)),
        ),
        items=cards.plain(entries),
        previous=previous,
        following=following,
        period=month_of(year.number, number),
    )


def _month_link(year: Year, number: int) -> Link:
    label = words().months.title.format(month=number, year=year.number)
    return Link(label, urls.month(year.number, number))


def _by_month(year: Year) -> bool:
    """Say whether a year's months have pages of their own."""
    return len(year.entries) > PER_PAGE


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
    items = [_item(entry) for entry in one.entries]
    items += [(w.years.across, entry) for entry in one.spanning]
    return _Volume(
        link=Link(label, urls.year(one.number), count),
        holds=held(one, w.provinces.holds),
        description=w.years.of.format(year=one.number),
        items=tuple(items),
        period=(date(one.number, 1, 1), date(one.number, 12, 31)),
        anchors=dict(_anchors(one)),
        months=tuple(_months(one, items)),
    )


def _anchors(one: Year) -> Iterator[tuple[str, Anchor]]:
    w = words().years
    for number in by_month(one):
        own = urls.month(one.number, number) if _by_month(one) else None
        yield w.month.format(month=number), Anchor(f"thang-{number}", own)
    yield w.no_month, Anchor("khong-ro-thang")
    yield w.across, Anchor("nhieu-nam")


def _months(one: Year, items: list[Item]) -> Iterator[Link]:
    """Yield a link for each heading of a year's list, to its own page or to where it stands."""
    anchors = dict(_anchors(one))
    counts: dict[str, int] = {}
    for heading, _ in items:
        if heading:
            counts[heading] = counts.get(heading, 0) + 1
    if len(counts) < 2:
        return
    for heading, count in counts.items():
        anchor = anchors[heading]
        there = cards.page_of(urls.year(one.number), items, heading)
        yield Link(heading, anchor.url or f"{there}#{anchor.id}", wording.number(count))


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
