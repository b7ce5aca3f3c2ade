"""Articles by year, as precisely as each is dated; the undated are kept, not dropped.

By the day of publication, or by the day that an article tells of: `By` says which.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from khobao.content import Entry
from khobao.record import Edtf

By = Literal["date", "event_date"]
"""The key of an article that holds its date."""


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar year with the articles whose date lies in it, in order of time.

    By month, exact days before the month alone; what is only known by the year comes last.
    `spanning` are those whose date runs over several years: they stand in each, and count in none.
    """

    number: int
    entries: tuple[Entry, ...] = ()
    spanning: tuple[Entry, ...] = ()

    @property
    def all_entries(self) -> tuple[Entry, ...]:
        return self.entries + self.spanning


@dataclass(frozen=True, slots=True)
class Span:
    """Several years in a row, with the articles whose date runs from the first to the last."""

    first: int
    last: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """All years that articles touch, the earliest first; the spans; the articles without a date.

    Each article is counted once: in a year's entries, in a span's, or among the undated.
    """

    years: tuple[Year, ...] = ()
    spans: tuple[Span, ...] = ()
    undated: tuple[Entry, ...] = ()
    by: By = "date"

    @property
    def dated(self) -> tuple[Entry, ...]:
        """The articles with a date, each once: by year, those of several years at the end."""
        own = (entry for year in self.years for entry in year.entries)
        return (*own, *(entry for span in self.spans for entry in span.entries))


def dated(entry: Entry, by: By) -> Edtf | None:
    """Return the day it was published, or that it tells of; None if that isn't known."""
    return entry.article.date if by == "date" else entry.article.event_date


def timeline(entries: Iterable[Entry], by: By = "date") -> Timeline:
    """Return the timeline of these articles.

    By event, an article of several years stands in its span alone: what an article tells of may
    have lasted a century, and would stand in a hundred years.
    """
    found: dict[tuple[int, int], list[Entry]] = {}
    undated: list[Entry] = []
    for entry in entries:
        when = dated(entry, by)
        if when is None:
            undated.append(entry)
        else:
            found.setdefault((when.years[0], when.years[-1]), []).append(entry)
    spans = tuple(
        Span(first, last, _ordered(found[first, last], by))
        for first, last in sorted(found)
        if first != last
    )
    return Timeline(
        years=tuple(_years(found, spans, by)),
        spans=spans,
        undated=tuple(sorted(undated, key=lambda one: one.article.id)),
        by=by,
    )


def _years(
    found: Mapping[tuple[int, int], Iterable[Entry]], spans: Iterable[Span], by: By
) -> Iterator[Year]:
    across: dict[int, list[Entry]] = {}
    for span in spans if by == "date" else ():
        for year in range(span.first, span.last + 1):
            across.setdefault(year, []).extend(span.entries)
    for year in sorted({first for first, last in found if first == last} | set(across)):
        own = _ordered(found.get((year, year), ()), by)
        yield Year(year, own, _ordered(across.get(year, ()), by))


def sure(entry: Entry, by: By = "date") -> bool:
    """Say whether its date is stated, or computed from what is; inferred or about is not.

    What an event's day rests on isn't recorded: it is as the article says.
    """
    when = dated(entry, by)
    if when is None or when.approximate or when.uncertain:
        return False
    return by == "event_date" or entry.article.date_basis in ("stated", "computed")


def firm(entry: Entry, by: By = "date") -> bool:
    """Say whether its month is sure."""
    return month(dated(entry, by)) is not None and sure(entry, by)


def month(when: Edtf | None) -> int | None:
    """Return the month that a date lies in, None if it isn't known to lie in one."""
    if when is None or when.start.year != when.end.year or when.start.month != when.end.month:
        return None
    return when.start.month


def by_month(year: Year) -> dict[int, tuple[Entry, ...]]:
    """Return a year's articles by their month, in order; those of no one month are left out."""
    found: dict[int, list[Entry]] = {}
    for entry in year.entries:
        if number := month(entry.article.date):
            found.setdefault(number, []).append(entry)
    return {number: tuple(found[number]) for number in sorted(found)}


def _ordered(entries: Iterable[Entry], by: By) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: _place(entry, by)))


def _place(entry: Entry, by: By) -> tuple[int, bool, int, int, str]:
    when = dated(entry, by)
    assert when is not None
    narrow = when.precision == "day"
    start, end = when.start.toordinal(), when.end.toordinal()
    return (month(when) or 13, not narrow, start, end, entry.article.id)
