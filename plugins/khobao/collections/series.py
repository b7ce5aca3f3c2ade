"""What recurs every year: the articles of each of its years, and the years without one."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from khobao.collections.timeline import By, dated
from khobao.content import Entry
from khobao.record import Edtf

ORDER: tuple[By, ...] = ("event_date", "date")
"""What an article tells of says more of the event than when it was printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """A year with its articles, newest first, and the first day known of it.

    `first` is the first known day of an event, else of a publication, else the narrowest date
    there is; `by` and `entry` say whose.
    """

    year: int
    entries: tuple[Entry, ...]
    first: Edtf
    by: By
    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The years in order; the stretches between them without an article, each a first and a last.

    Each article stands once: in a year, in `across` if its date runs over several, or in `undated`.
    """

    years: tuple[Occurrence, ...]
    gaps: tuple[tuple[int, int], ...]
    across: tuple[Entry, ...]
    undated: tuple[Entry, ...]


def series(entries: Iterable[Entry]) -> Series:
    """Return the series of these articles, given newest first.

    An article belongs to the year it tells of if that is known, else to that of its publication.
    """
    found: dict[int, list[Entry]] = {}
    across: list[Entry] = []
    undated: list[Entry] = []
    for entry in entries:
        year = year_of(entry)
        if year is not None:
            found.setdefault(year, []).append(entry)
        else:
            known = entry.article.date or entry.article.event_date
            (across if known else undated).append(entry)
    numbers = sorted(found)
    return Series(
        years=tuple(_occurrence(year, tuple(found[year])) for year in numbers),
        gaps=tuple(
            (before + 1, after - 1)
            for before, after in itertools.pairwise(numbers)
            if after - before > 1
        ),
        across=tuple(across),
        undated=tuple(undated),
    )


def year_of(entry: Entry) -> int | None:
    """Return the one year that an article tells of, else that it was published in."""
    for when in (entry.article.event_date, entry.article.date):
        if when and len(when.years) == 1:
            return when.years[0]
    return None


def _occurrence(year: int, entries: tuple[Entry, ...]) -> Occurrence:
    known = [(entry, by, when) for entry in entries for by, when in _dates(entry, year)]
    entry, by, first = min(known, key=lambda one: _rank(*one))
    return Occurrence(year=year, entries=entries, first=first, by=by, entry=entry)


def _dates(entry: Entry, year: int) -> Iterator[tuple[By, Edtf]]:
    for by in ORDER:
        when = dated(entry, by)
        if when and list(when.years) == [year]:
            yield by, when


def _rank(entry: Entry, by: By, when: Edtf) -> tuple[bool, int, int, int, str]:
    """Order days before what is less exact, events before publications, the first day first."""
    length = (when.end - when.start).days
    width = 0 if when.exact else 1 + length
    return (not when.exact, width, ORDER.index(by), when.start.toordinal(), entry.article.id)
