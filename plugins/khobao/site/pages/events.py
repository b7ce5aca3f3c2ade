"""The timeline by the day that articles tell of, and a page for each year that holds many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from khobao.collections import Timeline
from khobao.collections.timeline import month, timeline
from khobao.content import Entry
from khobao.record import wording
from khobao.render import Data, Page
from khobao.site.pages import cards, collection, filter_data
from khobao.site.pages.cards import Anchor, Item, When
from khobao.site.pages.frame import TIMELINE, Link, Site, home, page
from khobao.site.pages.province import span
from khobao.site.pages.strip import strip
from khobao.site.pages.timeline import EVENTS, PER_YEAR, Event, Shelf, event, orders
from khobao.site.words import words

ACROSS = f"{EVENTS}nhieu-nam/"


@dataclass(frozen=True, slots=True)
class _Volume:
    """The articles that tell of one year, or of several; listed in parts, or on a page `url`."""

    id: str
    url: str
    title: str
    label: str
    description: str
    entries: tuple[Entry, ...]
    period: tuple[date, date] | None = None


def event_pages(site: Site) -> Iterator[Page | Data]:
    """Yield the timeline by event, the years that hold more than it shows, its filter's file."""
    w = words()
    made = timeline(site.archive.entries, "event_date")
    volumes = tuple(_volumes(made))
    without = w.events.without.format(articles=wording.number(len(made.undated)))
    yield page(
        site,
        "timeline.html",
        EVENTS,
        w.events.title,
        description=w.events.description,
        section=TIMELINE,
        crumbs=(home(), Link(w.nav.timeline, TIMELINE)),
        styles=("timeline",),
        scripts=("timeline",) if made.dated else (),
        holds=_holds(made),
        without=without if made.undated else None,
        orders=orders(EVENTS),
        filter=filter_data.filter_of(site, made) if made.dated else None,
        strip=strip(made),
        shelves=tuple(_shelf(site, one) for one in volumes),
    )
    for one in volumes:
        if len(one.entries) > PER_YEAR:
            yield from collection.collection_pages(site, _collection(one))
    if made.dated:
        yield filter_data.filter_data(site, made)


def _volumes(made: Timeline) -> Iterator[_Volume]:
    w = words()
    for year in made.years:
        label = w.list.year_title.format(year=year.number)
        yield _Volume(
            id=f"nam-{year.number}",
            url=f"{EVENTS}{year.number:04d}/",
            title=w.events.year.format(year=year.number),
            label=label,
            description=w.events.of_year.format(year=year.number),
            entries=year.entries,
            period=(date(year.number, 1, 1), date(year.number, 12, 31)),
        )
    if across := tuple(entry for span in made.spans for entry in span.entries):
        yield _Volume(
            "nhieu-nam", ACROSS, w.events.across, w.events.across, w.events.of_across, across
        )


def _shelf(site: Site, one: _Volume) -> Shelf:
    w = words()
    count = wording.number(len(one.entries))
    long = len(one.entries) > PER_YEAR
    name = one.label[0].lower() + one.label[1:]
    more = w.events.more.format(articles=count, name=name)
    return Shelf(
        id=one.id,
        title=one.label,
        url=one.url if long else None,
        short=w.list.articles.format(articles=count),
        count=w.list.articles.format(articles=count),
        events=tuple(_event(site, entry) for entry in one.entries[:PER_YEAR]),
        more=Link(more, one.url) if long else None,
    )


def _event(site: Site, entry: Entry) -> Event:
    """Return an article at the day it tells of, with the day it was published as a note."""
    when = entry.article.event_date
    return replace(
        event(site, entry),
        when=When(text=wording.date_short(when), machine=cards.machine(when)),
        note=filter_data.published(entry),
    )


def _collection(one: _Volume) -> collection.Shelf:
    w = words()
    return collection.Shelf(
        base=one.url,
        title=one.title,
        holds=w.provinces.holds.format(articles=wording.number(len(one.entries))),
        description=one.description,
        section=TIMELINE,
        above=(home(), Link(w.nav.timeline, TIMELINE), Link(w.timeline.happened, EVENTS)),
        items=tuple(_items(one)) if one.period else cards.plain(one.entries),
        anchors=dict(_anchors()),
        period=one.period,
        by="event_date",
    )


def _items(one: _Volume) -> Iterator[Item]:
    w = words().years
    for entry in one.entries:
        number = month(entry.article.event_date)
        yield w.month.format(month=number) if number else w.no_month, entry


def _anchors() -> Iterator[tuple[str, Anchor]]:
    w = words().years
    for number in range(1, 13):
        yield w.month.format(month=number), Anchor(f"thang-{number}")
    yield w.no_month, Anchor("khong-ro-thang")


def _holds(made: Timeline) -> str:
    w = words().events
    years: Sequence[int] = [
        *(one.number for one in made.years),
        *(number for span in made.spans for number in (span.first, span.last)),
    ]
    if not years:
        return str(w.empty)
    count = wording.number(len(made.dated))
    return str(w.holds.format(articles=count, span=span(min(years), max(years))))
