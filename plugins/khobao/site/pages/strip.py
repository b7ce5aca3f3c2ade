"""The drawing of the timeline: a bar a year, and a band for what runs over several.

Solid is what is stated or computed to the month; hatched what is inferred, about, or known by
the year alone. Units are those of the drawing: a bar may be 100 high, a year is 24 wide.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khobao.collections import Span, Timeline, Year
from khobao.collections.timeline import firm
from khobao.record import wording
from khobao.site.words import words

HEIGHT = 100
STEP, BAR = 24, 16
LANE, BAND, EDGE = 14, 9, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A year: its solid part stands on the ground, the hatched part on top of it."""

    x: int
    firm: int
    vague: int
    title: str

    @property
    def firm_y(self) -> int:
        return HEIGHT - self.firm

    @property
    def vague_y(self) -> int:
        return HEIGHT - self.firm - self.vague


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Years that a date runs over, below the ground; no two of one lane touch."""

    x: int
    y: int
    width: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A line of the legend: `look` is how it is drawn, None if it isn't."""

    look: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The whole drawing; `ends` are the first and the last year, once if they are one."""

    bars: tuple[Bar, ...]
    bands: tuple[Band, ...]
    width: int
    height: int
    ends: tuple[int, ...]
    legend: tuple[Key, ...]


def strip(timeline: Timeline) -> Strip | None:
    """Draw a timeline; None if it holds no year."""
    years = timeline.years
    if not years:
        return None
    first, last = years[0].number, years[-1].number
    most = max(1, *(len(one.entries) for one in years))
    lanes = _lanes(timeline.spans)
    return Strip(
        bars=tuple(_bar(one, most, first) for one in years if one.entries),
        bands=tuple(_band(one, lane, first) for lane, spans in enumerate(lanes) for one in spans),
        width=STEP * (last - first + 1),
        height=HEIGHT + LANE * len(lanes) + EDGE,
        ends=tuple(sorted({first, last})),
        legend=tuple(_legend(timeline)),
    )


def _bar(year: Year, most: int, first: int) -> Bar:
    """Return a year's bar, at least 2 high where it holds anything."""
    count = len(year.entries)
    sure = sum(firm(entry) for entry in year.entries)
    height = max(2, round(HEIGHT * count / most))
    solid = round(height * sure / count)
    title = words().timeline.bar.format(year=year.number, articles=wording.number(count))
    x = (year.number - first) * STEP + (STEP - BAR) // 2
    return Bar(x=x, firm=solid, vague=height - solid, title=title)


def _lanes(spans: Iterable[Span]) -> tuple[Sequence[Span], ...]:
    """Put each span into the first lane that is free where it begins."""
    lanes: list[list[Span]] = []
    for span in spans:
        lane = next((one for one in lanes if one[-1].last < span.first), None)
        if lane is None:
            lanes.append([span])
        else:
            lane.append(span)
    return tuple(lanes)


def _band(span: Span, lane: int, first: int) -> Band:
    margin = (STEP - BAR) // 2
    count = wording.number(len(span.entries))
    return Band(
        x=(span.first - first) * STEP + margin,
        y=HEIGHT + lane * LANE + LANE - BAND,
        width=(span.last - span.first + 1) * STEP - 2 * margin,
        title=words().timeline.span.format(first=span.first, last=span.last, articles=count),
    )


def _legend(timeline: Timeline) -> Iterable[Key]:
    """Yield what stands for how many articles; together they are all of the archive's."""
    w = words().timeline
    dated = [entry for year in timeline.years for entry in year.entries]
    sure = sum(map(firm, dated))
    across = sum(len(span.entries) for span in timeline.spans)
    counted = (
        ("firm", sure, w.firm),
        ("vague", len(dated) - sure, w.vague),
        ("across", across, w.across),
        (None, len(timeline.undated), w.not_drawn),
    )
    for look, count, text in counted:
        if count:
            yield Key(look=look, text=text.format(articles=wording.number(count)))
