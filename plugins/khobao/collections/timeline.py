"""Articles by year, as precisely as each is dated; the undated are kept, not dropped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from khobao.content import Entry
from khobao.record import Edtf


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


def timeline(entries: Iterable[Entry]) -> Timeline:
    """Return the timeline of these articles."""
    found: dict[tuple[int, int], list[Entry]] = {}
    undated: list[Entry] = []
    for entry in entries:
        when = entry.article.date
        if when is None:
            undated.append(entry)
        else:
            found.setdefault((when.years[0], when.years[-1]), []).append(entry)
    spans = tuple(
        Span(first, last, _ordered(found[first, last]))
        for first, last in sorted(found)
        if first != last
    )
    return Timeline(
        years=tuple(_years(found, spans)),
        spans=spans,
        undated=tuple(sorted(undated, key=lambda one: one.article.id)),
    )


def _years(
    found: Mapping[tuple[int, int], Iterable[Entry]], spans: Iterable[Span]
) -> Iterator[Year]:
    across: dict[int, list[Entry]] = {}
    for span in spans:
        for year in range(span.first, span.last + 1):
            across.setdefault(year, []).extend(span.entries)
    for year in sorted({first for first, last in found if first == last} | set(across)):
        own = _ordered(found.get((year, year), ()))
        yield Year(year, own, _ordered(across.get(year, ())))


def firm(entry: Entry) -> bool:
    """Say whether its month is stated, or computed from what is; inferred or about is not."""
    article = entry.article
    if article.date is None or article.date.approximate or article.date.uncertain:
        return False
    return month(article.date) is not None and article.date_basis in ("stated", "computed")


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
