"""The timeline: every year of the archive, drawn and listed, the undated at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khobao.collections import Year
from khobao.content import Entry
from khobao.record import urls, wording
from khobao.render import Page
from khobao.site.pages import cards
from khobao.site.pages.cards import Card
from khobao.site.pages.frame import TIMELINE, UNDATED, Link, Site, home, page
from khobao.site.words import words

PER_YEAR = 12
HEIGHT = 100
STEP, BAR = 24, 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A year in the drawing: `height` of 100, at least 2 if it holds anything."""

    x: int
    y: int
    height: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A year in the list; `more` links to all its articles where they aren't all shown."""

    id: str
    title: str
    url: str
    count: str
    cards: tuple[Card, ...]
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
        holds=_holds(len(site.archive.entries), timeline.years),
        bars=bars(timeline.years),
        width=STEP * _spanned(timeline.years),
        ends=_ends(timeline.years),
        shelves=tuple(shelves),
    )


def bars(years: Sequence[Year]) -> tuple[Bar, ...]:
    """Return a bar for each year from the first to the last, the empty ones too."""
    if not years:
        return ()
    counts = {one.number: len(one.entries) for one in years}
    most, first, last = max(counts.values()), years[0].number, years[-1].number
    return tuple(_bar(year, counts.get(year, 0), most, first) for year in range(first, last + 1))


def _spanned(years: Sequence[Year]) -> int:
    return years[-1].number - years[0].number + 1 if years else 0


def _ends(years: Sequence[Year]) -> tuple[int, ...]:
    """Return the first and the last year, once if they are one."""
    return tuple(sorted({one.number for one in (*years[:1], *years[-1:])}))


def _bar(year: int, count: int, most: int, first: int) -> Bar:
    height = max(2, round(HEIGHT * count / most)) if count else 0
    return Bar(
        x=(year - first) * STEP + (STEP - BAR) // 2,
        y=HEIGHT - height,
        height=height,
        title=words().timeline.bar.format(year=year, articles=wording.number(count)),
    )


def _shelf(site: Site, one: Year) -> Shelf:
    w = words()
    count = wording.number(len(one.entries))
    title = Link(w.list.year_title.format(year=one.number), urls.year(one.number), count)
    more = w.timeline.more.format(articles=count, year=one.number)
    return _cut(site, f"nam-{one.number}", title, one.entries, more)


def _undated(site: Site, entries: Sequence[Entry]) -> Shelf:
    w = words().timeline
    count = wording.number(len(entries))
    more = w.more_undated.format(articles=count)
    return _cut(site, "khong-ro-ngay", Link(w.undated, UNDATED, count), entries, more)


def _cut(site: Site, anchor: str, title: Link, entries: Sequence[Entry], more: str) -> Shelf:
    return Shelf(
        id=anchor,
        title=title.label,
        url=title.url,
        count=words().list.articles.format(articles=title.count),
        cards=tuple(cards.card(site, entry) for entry in entries[:PER_YEAR]),
        more=Link(more, title.url) if len(entries) > PER_YEAR else None,
    )


def _holds(articles: int, years: Sequence[Year]) -> str:
    w = words().timeline
    if not years:
        return str(w.empty if not articles else w.all_undated)
    return str(
        w.holds.format(
            articles=wording.number(articles), first=years[0].number, last=years[-1].number
        )
    )
