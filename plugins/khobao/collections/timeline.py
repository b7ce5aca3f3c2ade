"""Articles by year, as precisely as each is dated; the undated are kept, not dropped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from khobao.content import Entry
from khobao.record import Edtf


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar year with the articles whose date touches it, in order of time.

    By month, exact days before the month alone; what is only known by the year comes last.
    """

    number: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """All years that hold articles, the earliest first, and the articles without a date."""

    years: tuple[Year, ...] = ()
    undated: tuple[Entry, ...] = ()


def timeline(entries: Iterable[Entry]) -> Timeline:
    """Return the timeline of these articles; a date of several years stands in each."""
    found: dict[int, list[Entry]] = {}
    undated: list[Entry] = []
    for entry in entries:
        if entry.article.date is None:
            undated.append(entry)
            continue
        for year in entry.article.date.years:
            found.setdefault(year, []).append(entry)
    return Timeline(
        years=tuple(Year(year, _ordered(found[year])) for year in sorted(found)),
        undated=tuple(sorted(undated, key=lambda one: one.article.id)),
    )


def month(when: Edtf | None) -> int | None:
    """Return the month that a date lies in, None if it isn't known to lie in one."""
    if when is None or when.start.year != when.end.year or when.start.month != when.end.month:
        return None
    return when.start.month


def _ordered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=_place))


def _place(entry: Entry) -> tuple[int, bool, int, int, str]:
    when = entry.article.date
    assert when is not None
    narrow = when.precision == "day"
    start, end = when.start.toordinal(), when.end.toordinal()
    return (month(when) or 13, not narrow, start, end, entry.article.id)
