"""The axis of a drawing of time: years, the months of one year, or the days of one month.

Places are shares of its length in percent, so that a drawing is as wide as its page and neither
letters nor lines are stretched; heights are pixels.
"""

from __future__ import annotations

import calendar
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from khobao.collections import Timeline
from khobao.record import Edtf
from khobao.site.words import words

Unit = Literal["year", "month", "day"]

LABELS = {"narrow": 7, "middle": 14, "wide": 22}
"""How many years can be named side by side, by the width of the drawing."""

STEPS = (1, 2, 5, 10, 20, 50, 100)
DAYS_NAMED = (1, 5, 10, 15, 20, 25)
MONTHS_NAMED = (1, 4, 7, 10)
MOST_TICKS = 40
EDGES = {"narrow": 5.5, "middle": 3.0, "wide": 2.0}
"""Percent from an end where a label is set from there, so that none is cut off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name below the axis; `sizes` are the widths that have room for it."""

    x: str
    text: str
    anchor: Literal["start", "middle", "end"]
    sizes: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A year, a month or a day of the axis: its first and last day, and what it is called."""

    first: date
    last: date
    name: str


@dataclass(frozen=True)
class Axis:
    """A stretch of time in slots without a gap; `caption` names what the labels leave unsaid."""

    unit: Unit
    slots: tuple[Slot, ...]
    caption: str | None

    @property
    def first(self) -> date:
        return self.slots[0].first

    @property
    def last(self) -> date:
        return self.slots[-1].last

    def at(self, day: int) -> float:
        """Return where a day (its ordinal) begins, in percent; outside the axis if it is.

        Slots are of one width, though months and years aren't of one length.
        """
        position = min(max(0, bisect_right(self._starts, day) - 1), len(self.slots) - 1)
        slot = self.slots[position]
        start = slot.first.toordinal()
        return self.slot_x(1) * (position + (day - start) / (slot.last.toordinal() + 1 - start))

    def reach(self, when: Edtf) -> tuple[int, int]:
        """Return the ordinals of a date's first and last day; an open end keeps to its year."""
        years = when.years
        first = date(years[0], 1, 1) if when.open_start else when.start
        last = date(years[-1], 12, 31) if when.open_end else when.end
        return first.toordinal(), last.toordinal()

    def slots_of(self, when: Edtf) -> tuple[int, int]:
        """Return the positions of the first and the last slot it touches, kept to the axis."""
        first, last = (max(0, bisect_right(self._starts, day) - 1) for day in self.reach(when))
        return first, last

    @cached_property
    def _starts(self) -> list[int]:
        return [slot.first.toordinal() for slot in self.slots]

    def slot_x(self, position: int) -> float:
        """Return where a slot begins, counted from 0."""
        return 100 * position / len(self.slots)

    @property
    def ticks(self) -> tuple[str, ...]:
        """Return where slots meet."""
        every = _step(len(self.slots), MOST_TICKS)
        inner = range(1, len(self.slots))
        return tuple(
            percent(self.slot_x(position))
            for position in inner
            if self.slots[position].first.year % every == 0 or self.unit != "year"
        )

    @property
    def labels(self) -> tuple[Label, ...]:
        return tuple(_labels(self))


def percent(share: float) -> str:
    """Write a place on the axis: 12.5 is 12.5%."""
    return f"{round(share, 2):g}%"


def axis(timeline: Timeline, period: tuple[date, date] | None = None) -> Axis:
    """Return the axis of a timeline: of `period`, a year or a month, or of the years it touches."""
    if period is None:
        numbers = [one.number for one in timeline.years]
        numbers += [year for span in timeline.spans for year in (span.first, span.last)]
        if min(numbers) != max(numbers):
            return Axis("year", tuple(_years(min(numbers), max(numbers))), None)
        period = date(numbers[0], 1, 1), date(numbers[0], 12, 31)
    first, last = period
    if first.month == last.month:
        caption = words().months.title.format(month=first.month, year=first.year)
        return Axis("day", tuple(_days(first, last)), caption)
    caption = words().list.year_title.format(year=first.year)
    return Axis("month", tuple(_months(first.year)), caption)


def month_of(year: int, number: int) -> tuple[date, date]:
    """Return the first and the last day of a month."""
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


def _years(first: int, last: int) -> Iterator[Slot]:
    for year in range(first, last + 1):
        name = words().list.year_title.format(year=year)
        yield Slot(date(year, 1, 1), date(year, 12, 31), name)


def _months(year: int) -> Iterator[Slot]:
    for number in range(1, 13):
        name = words().months.title.format(month=number, year=year)
        yield Slot(*month_of(year, number), name)


def _days(first: date, last: date) -> Iterator[Slot]:
    for day in range(first.day, last.day + 1):
        one = first.replace(day=day)
        name = words().strip.day.format(day=day, month=one.month, year=one.year)
        yield Slot(one, one, name)


def _labels(one: Axis) -> Iterator[Label]:
    if one.unit == "day":
        for day in (*DAYS_NAMED, one.last.day):
            yield from _label(one, day - 1, str(day), EDGES)
    elif one.unit == "month":
        w = words()
        for number in range(1, 13):
            short = w.strip.month.format(month=number)
            narrow = ("narrow",) if number in MONTHS_NAMED else ()
            yield from _label(one, number - 1, short, (*narrow, "middle"))
            yield from _label(one, number - 1, w.years.month.format(month=number), ("wide",))
    else:
        steps = {size: _step(len(one.slots), most) for size, most in LABELS.items()}
        for position, slot in enumerate(one.slots):
            sizes = tuple(size for size, step in steps.items() if slot.first.year % step == 0)
            yield from _label(one, position, str(slot.first.year), sizes)


def _label(one: Axis, position: int, text: str, sizes: Iterable[str]) -> Iterator[Label]:
    """Yield a slot's name in its middle, and apart for the sizes where it is set from an end."""
    x = one.slot_x(position) + one.slot_x(1) / 2
    ends = [size for size in sizes if min(x, 100 - x) < EDGES[size]]
    rest = [size for size in sizes if size not in ends]
    if rest:
        yield Label(x=percent(x), text=text, anchor="middle", sizes=" ".join(rest))
    if ends and x < 50:
        yield Label(x="0%", text=text, anchor="start", sizes=" ".join(ends))
    elif ends:
        yield Label(x="100%", text=text, anchor="end", sizes=" ".join(ends))


def _step(slots: int, most: int) -> int:
    return next((step for step in STEPS if slots <= step * most), STEPS[-1])
