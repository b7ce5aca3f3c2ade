"""The provinces: the list of them, and each with its time, its law and its articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from khobao import gazetteer
from khobao.collections import Former, Province
from khobao.content import Entry
from khobao.gazetteer import KindSpan, Merge
from khobao.record import dates, urls, wording
from khobao.render import Page
from khobao.site.pages.cards import Item
from khobao.site.pages.collection import Shelf, collection_pages
from khobao.site.pages.frame import PROVINCES, Link, Site, home, page
from khobao.site.pages.map import map_of_before, map_of_today
from khobao.site.text import capitalised
from khobao.site.words import words


@dataclass(frozen=True, slots=True)
class Change:
    """A province that another went into, or came from: its link, the day, the law."""

    link: Link
    on: str
    basis: str


def province_index(site: Site) -> Page:
    w = words()
    current = [one for one in site.archive.provinces if not one.place.valid_to]
    former = [one for one in site.archive.provinces if one.place.valid_to]
    return page(
        site,
        "provinces.html",
        PROVINCES,
        w.nav.provinces,
        description=w.provinces.description,
        section=PROVINCES,
        crumbs=(home(),),
        styles=("map",),
        today=map_of_today(site),
        before=map_of_before(site),
        current=tuple(_listed(one) for one in current),
        former=tuple(_listed(one) for one in former),
    )


def province_pages(site: Site) -> Iterator[Page]:
    for one in site.archive.provinces:
        yield from collection_pages(site, _shelf(site, one))


def _shelf(site: Site, one: Province) -> Shelf:
    title = capitalised(one.place.full_name)
    return Shelf(
        base=urls.province(one.place.id),
        title=title,
        label=one.place.name,
        holds=_holds(one),
        description=words().provinces.of.format(name=title),
        section=PROVINCES,
        above=(home(), Link(words().nav.provinces, PROVINCES)),
        items=_items(one),
        itself=("provinces", one.place.id),
        template="province.html",
        values={
            "validity": _validity(one),
            "predecessors": tuple(_change(site, m, m.former_id) for m in one.predecessors),
            "successors": tuple(_change(site, m, m.successor_id) for m in one.successors),
        },
    )


def _items(one: Province) -> list[Item]:
    """Return its articles, then those of former provinces, each group under its name."""
    held = [former for former in one.former if former.entries]
    own = one.place.name if held else None
    items: list[Item] = [(own, entry) for entry in one.entries]
    for former in held:
        items += [(former_name(former), entry) for entry in former.entries]
    return items


def former_name(former: Former) -> str:
    """Name a province of the past with its last day: Bắc Giang (đến 30/6/2025)."""
    return dated_name(former.place)


def dated_name(place: gazetteer.Province) -> str:
    """Name a province, one of the past with its last day: Bắc Giang (đến 30/6/2025)."""
    if not place.valid_to:
        return place.name
    text: str = words().provinces.former_name
    return text.format(name=place.name, end=_day(place.valid_to))


def _day(value: date) -> str:
    return wording.date_short(dates.day(value))


def _listed(one: Province) -> Link:
    count = wording.number(len(one.all_entries))
    return Link(dated_name(one.place), urls.province(one.place.id), count)


def _holds(one: Province) -> str:
    total = len(one.all_entries)
    text: str = words().provinces.holds if total else words().provinces.empty
    told = text.format(articles=wording.number(total))
    return ", ".join([told, *spanned(one.all_entries)])


def spanned(entries: Sequence[Entry]) -> Iterator[str]:
    """Yield the years that articles are of, if any is known; a date of several years is one."""
    dates = [entry.article.date for entry in entries if entry.article.date]
    years = [year for when in dates for year in (when.years[0], when.years[-1])]
    if len(dates) == 1 and years[0] != years[-1]:
        yield words().list.within.format(first=years[0], last=years[-1])
    elif years:
        yield span(min(years), max(years))


def span(first: int, last: int) -> str:
    """Write years: năm 2018; từ năm 2018 đến năm 2024."""
    w = words().list
    text: str = w.year if first == last else w.years
    return text.format(year=first, first=first, last=last)


def _validity(one: Province) -> tuple[str, ...]:
    """Say since when and until when it existed, with the law, as far as is known."""
    w, place = words().provinces, one.place
    told = []
    if place.valid_from:
        told.append(w.since.format(on=_day(place.valid_from)) + _law(place.start_basis))
    told += [_became(before, now) for before, now in pairwise(place.kinds)]
    if place.valid_to:
        told.append(w.until.format(on=_day(place.valid_to)) + _law(place.end_basis))
    return tuple(told)


def _became(before: KindSpan, now: KindSpan) -> str:
    text: str = words().provinces.became
    assert now.valid_from is not None  # a kind that follows another has a first day
    on = _day(now.valid_from)
    return text.format(before=before.kind, kind=now.kind, on=on) + _law(now.basis)


def _law(basis: str | None) -> str:
    return f" ({basis})" if basis else ""


def _change(site: Site, merge: Merge, other: str) -> Change:
    place = site.places.province(other)
    link = Link(capitalised(place.full_name_on(merge.on)), urls.province(other))
    return Change(link, _day(merge.on), merge.basis)
