"""Few articles, drawn one by one: days as points that are stacked, the rest as spans in lanes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khobao.collections.timeline import By, dated, sure
from khobao.content import Entry
from khobao.record import wording
from khobao.site.pages.axis import Axis, percent

APART = 3.2
"""Percent that two marks of one row are apart: nine pixels on the narrowest phone, of 288."""

CAP = 1.6
"""Percent that a span is drawn short of each end, for its round caps to end where it does."""

BEYOND = 3.0
"""Percent that a span which goes on beyond the axis is drawn out of the drawing."""

MOST_ROWS = 12
ROW, LANE = 11, 13


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """An article whose day is known; hollow if it isn't sure."""

    x: str
    y: int
    sure: bool
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A month, a year or another stretch of time; hatched if it isn't sure."""

    x1: str
    x2: str
    y: int
    sure: bool
    title: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What is to be placed on an axis: its ends in percent, how sure it is, what it is called."""

    start: float
    end: float
    sure: bool
    title: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """Points above the ground and lines below it; `ground` and `height` in pixels."""

    points: tuple[Point, ...]
    lines: tuple[Line, ...]
    ground: int
    height: int


def points(entries: Iterable[Entry], axis: Axis, by: By) -> Drawn | None:
    """Draw each article by itself; None if they would stand in too many rows."""
    ordered = sorted(entries, key=lambda entry: _order(entry, axis, by))
    days = [one for one in ordered if _is_day(one, by)]
    rows = rows_of([_day(one, axis, by) for one in days])
    lanes = rows_of([_stretch(one, axis, by) for one in ordered if not _is_day(one, by)])
    if max(len(rows), len(lanes)) > MOST_ROWS:
        return None
    ground = ROW * len(rows) + 2 if rows else 1
    return Drawn(
        points=tuple(_point(mark, row, ground) for row, marks in enumerate(rows) for mark in marks),
        lines=lines_of(lanes, ground),
        ground=ground,
        height=ground + LANE * len(lanes) + (4 if lanes else 0),
    )


def _order(entry: Entry, axis: Axis, by: By) -> tuple[int, int, str]:
    when = dated(entry, by)
    assert when is not None
    return (*axis.reach(when), entry.article.id)


def _is_day(entry: Entry, by: By) -> bool:
    when = dated(entry, by)
    return when is not None and when.start == when.end


def _day(entry: Entry, axis: Axis, by: By) -> Mark:
    first, _, _ = _order(entry, axis, by)
    x = axis.at(first) + (axis.at(first + 1) - axis.at(first)) / 2
    x = min(max(x, CAP), 100 - CAP)
    return Mark(x, x, sure(entry, by), _title(entry, by))


def _stretch(entry: Entry, axis: Axis, by: By) -> Mark:
    first, last, _ = _order(entry, axis, by)
    return Mark(*ends(axis.at(first), axis.at(last + 1)), sure(entry, by), _title(entry, by))


def ends(start: float, end: float) -> tuple[float, float]:
    """Return where a stretch is drawn from and to: within its ends, or out of the drawing."""
    short = min(CAP, (end - start) * 0.32)
    first = -BEYOND if start < 0 else max(start + short, CAP)
    last = 100 + BEYOND if end > 100 else min(end - short, 100 - CAP)
    return first, max(first, last)


def _title(entry: Entry, by: By) -> str:
    return f"{wording.date_short(dated(entry, by))}: {entry.article.title}"


def rows_of(marks: Iterable[Mark]) -> list[list[Mark]]:
    """Put each mark, given by their start, into the first row that is free where it begins."""
    rows: list[list[Mark]] = []
    for mark in marks:
        row = next((one for one in rows if mark.start - one[-1].end >= APART - 0.01), None)
        if row is None:
            rows.append([mark])
        else:
            row.append(mark)
    return rows


def lines_of(lanes: Sequence[Sequence[Mark]], ground: int) -> tuple[Line, ...]:
    """Return the lanes' marks as lines below the ground."""
    return tuple(
        Line(
            x1=percent(mark.start),
            x2=percent(mark.end),
            y=ground + LANE * lane + LANE - 2,
            sure=mark.sure,
            title=mark.title,
        )
        for lane, marks in enumerate(lanes)
        for mark in marks
    )


def _point(mark: Mark, row: int, ground: int) -> Point:
    y = ground - ROW * row - ROW // 2 - 2
    return Point(x=percent(mark.start), y=y, sure=mark.sure, title=mark.title)
