"""The timeline: every year of the archive, drawn and listed, the undated at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from khobao.collections import Year
from khobao.content import Entry
from khobao.record import urls, wording
from khobao.render import Page
from khobao.site.pages import cards, filter_data
from khobao.site.pages.cards import When
from khobao.site.pages.frame import TIMELINE, UNDATED, Link, Site, home, page
from khobao.site.pages.province import span
from khobao.site.pages.strip import strip
from khobao.site.pages.year import held
from khobao.site.words import words

EVENTS = f"{TIMELINE}su-kien/"
PER_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An article at its place in time; `note` is what else is known of when."""

    title: str
    url: str
    when: When
    province: str | None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A year in the list; `url` and `more` lead to all its articles where they stand elsewhere.

    `short` counts its own articles, `count` those too that run over it.
    """

    id: str
    title: str
    url: str | None
    short: str
    count: str
    events: tuple[Event, ...]
    more: Link | None


def timeline_page(site: Site) -> Page:
    w, timeline = words(), site.archive.timeline
    shelves = [_shelf(site, one) for one in timeline.years]
    if timeline.undated:
        shelves.append(_undated(site, timeline.undated))
    return page(
        site,
        "timeline.html",
        TIMELINE,
        w.nav.timeline,
        description=w.timeline.description,
        section=TIMELINE,
        crumbs=(home(),),
        styles=("timeline",),
        scripts=("timeline",) if site.archive.entries else (),
        holds=_holds(len(site.archive.entries), timeline.years),
        without=None,
        orders=orders(TIMELINE),
        filter=filter_data.filter_of(site, timeline) if site.archive.entries else None,
        strip=strip(timeline),
        shelves=tuple(shelves),
    )


def orders(here: str) -> tuple[tuple[Link, bool], ...]:
    """Return the two orders of the timeline, each with whether it is the one shown."""
    w = words().timeline
    both = Link(w.published, TIMELINE), Link(w.happened, EVENTS)
    return tuple((link, link.url == here) for link in both)


def event(site: Site, entry: Entry) -> Event:
    """Return an article at the day it was published."""
    article = entry.article
    return Event(
        title=article.title,
        url=entry.url,
        when=cards.when_short(article.date, article.date_basis),
        province=site.places.province(article.province).name if article.province else None,
    )


def _shelf(site: Site, one: Year) -> Shelf:
    w = words()
    title = Link(w.list.year_title.format(year=one.number), urls.year(one.number), held(one))
    count = wording.number(len(one.all_entries))
    more = w.timeline.more.format(articles=count, year=one.number)
    shelf = _cut(site, f"nam-{one.number}", title, one.all_entries, more)
    own = wording.number(len(one.entries))
    return replace(shelf, short=w.list.articles.format(articles=own)) if one.entries else shelf


def _undated(site: Site, entries: Sequence[Entry]) -> Shelf:
    w = words()
    count = wording.number(len(entries))
    more = w.timeline.more_undated.format(articles=count)
    title = Link(w.timeline.undated, UNDATED, w.list.articles.format(articles=count))
    return _cut(site, "khong-ro-ngay", title, entries, more)


def _cut(site: Site, anchor: str, title: Link, entries: Sequence[Entry], more: str) -> Shelf:
    return Shelf(
        id=anchor,
        title=title.label,
        url=title.url,
        short=title.count or "",
        count=title.count or "",
        events=tuple(event(site, entry) for entry in entries[:PER_YEAR]),
        more=Link(more, title.url) if len(entries) > PER_YEAR else None,
    )


def _holds(articles: int, years: Sequence[Year]) -> str:
    w = words().timeline
    if not years:
        return str(w.empty if not articles else w.all_undated)
    return str(
        w.holds.format(
            articles=wording.number(articles), span=span(years[0].number, years[-1].number)
        )
    )
