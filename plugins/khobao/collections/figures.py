"""Every figure of the archive as a row: where, when, what, in which article, and its sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from khobao.collections import alphabet
from khobao.content import Entry
from khobao.gazetteer import Gazetteer
from khobao.record import Breakdown, Count, Edtf, breakdowns


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A count with what it rests on.

    `province` is the count's own or else its article's. `period` is the count's own or else that of
    the total it is a part of; then `from_total` says so. `sums` are its parts added up, one for
    each way of parting it; `total` is the count it is itself a part of.
    """

    entry: Entry
    count: Count
    province: str | None
    period: Edtf | None
    from_total: bool = False
    total: Count | None = None
    sums: tuple[Breakdown, ...] = ()


@dataclass(frozen=True, slots=True)
class ProvinceFigures:
    """The figures of one province, by period; `province` is None where none is known."""

    province: str | None
    figures: tuple[Figure, ...]


def by_province(entries: Iterable[Entry], places: Gazetteer) -> tuple[ProvinceFigures, ...]:
    """Return every figure of these articles once, provinces in alphabetical order, none last.

    Within a province by period, those without one last; then by article and in its own order.
    """
    keys: dict[str | None, tuple[bool, alphabet.Key, str]] = {}

    def place(figure: Figure) -> tuple[bool, alphabet.Key, str]:
        if figure.province not in keys:
            one = figure.province
            name = places.province(one).name if one else ""
            keys[one] = (one is None, alphabet.key(name), one or "")
        return keys[figure.province]

    found = [figure for entry in entries for figure in of(entry)]
    # an article's figures come in its own order, which a stable sort keeps
    found.sort(key=lambda one: (place(one), _time(one.period), _article(one.entry)))
    return tuple(
        ProvinceFigures(province, tuple(group))
        for province, group in groupby(found, key=lambda one: one.province)
    )


def of(entry: Entry) -> Iterator[Figure]:
    """Yield an article's figures in its order."""
    counts = {count.id: count for count in entry.article.counts}
    sums: dict[str, list[Breakdown]] = {}
    for one in breakdowns(entry.article.counts):
        sums.setdefault(one.total.id, []).append(one)
    for count in entry.article.counts:
        period = _period(count, counts)
        yield Figure(
            entry=entry,
            count=count,
            province=count.place or entry.article.province,
            period=period,
            from_total=count.period is None and period is not None,
            total=counts.get(count.part_of) if count.part_of else None,
            sums=tuple(sums.get(count.id, ())),
        )


def _period(count: Count, counts: Mapping[str, Count]) -> Edtf | None:
    """Return its period, or that of the nearest total that has one."""
    one: Count | None = count
    for _ in counts:
        if one is None or one.period:
            break
        one = counts.get(one.part_of) if one.part_of else None
    return one.period if one else None


def _time(period: Edtf | None) -> tuple[bool, int, int, str]:
    if period is None:
        return (True, 0, 0, "")
    return (False, period.start.toordinal(), period.end.toordinal(), period.text)


def _article(entry: Entry) -> tuple[int, str]:
    when = entry.article.date
    return (when.start.toordinal() if when else 0, entry.article.id)
