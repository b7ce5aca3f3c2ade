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
from khobao.site.pages.strip import strip
from khobao.site.pages.year import held
from khobao.site.words import words

PER_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A year in the list; `more` links to all its articles where they aren't all shown."""

    id: str
    title: str
    url: str
    count: str | None
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
        strip=strip(timeline),
        shelves=tuple(shelves),
    )


def _shelf(site: Site, one: Year) -> Shelf:
    w = words()
    title = Link(w.list.year_title.format(year=one.number), urls.year(one.number), held(one))
    count = wording.number(len(one.all_entries))
    more = w.timeline.more.format(articles=count, year=one.number)
    return _cut(site, f"nam-{one.number}", title, one.all_entries, more)


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
        count=title.count,
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
