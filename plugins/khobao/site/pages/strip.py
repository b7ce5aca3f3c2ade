"""The drawing of a timeline. Few articles are points and spans; many are bars, and bands.

Solid is what is stated or computed; hatched or hollow what is inferred or about, and in a bar of a
year what is known by the year alone. Every dated article is drawn once; the legend counts them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from khobao.collections import Timeline
from khobao.collections.timeline import dated, firm, sure
from khobao.content import Entry
from khobao.record import wording
from khobao.site.pages.axis import Axis, Label, axis, percent
from khobao.site.pages.points import (
    LANE,
    Drawn,
    Line,
    Mark,
    Point,
    ends,
    lines_of,
    points,
    rows_of,
)
from khobao.site.words import words

FEW = 60
"""As many articles are drawn one by one; above that they are counted."""

HEIGHT, HEAD = 96, 22
"""Pixels of the tallest bar, and of the number above it."""

PEAK_ROOM = 28
"""Percent that half of the tallest bar's number may take on the narrowest phone."""

FOOT, CAPTION = 22, 20
"""Pixels of the labels below, and of what they leave unsaid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A year, month or day: its solid part stands on the ground, the hatched part on top of it."""

    x: str
    width: str
    y: int
    vague: int
    firm: int
    title: str

    @property
    def firm_y(self) -> int:
        return self.y + self.vague


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A line of the legend: `look` is how it is drawn, None if it isn't."""

    look: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The whole drawing; `label` says in words what it shows. Heights are pixels."""

    label: str
    bars: tuple[Bar, ...]
    points: tuple[Point, ...]
    lines: tuple[Line, ...]
    peak: Label | None
    ground: int
    ticks: tuple[str, ...]
    labels: tuple[Label, ...]
    caption: str | None
    foot: int
    height: int
    legend: tuple[Key, ...]

    @property
    def label_y(self) -> int:
        return self.foot + FOOT - 7

    @property
    def caption_y(self) -> int:
        return self.label_y + CAPTION


def strip(timeline: Timeline, period: tuple[date, date] | None = None) -> Strip | None:
    """Draw a timeline, or what of it a year or a month holds; None if one article has a date."""
    entries = timeline.dated
    if len(entries) < 2:
        return None
    along = axis(timeline, period)
    drawn = points(entries, along, timeline.by) if len(entries) <= FEW else None
    if drawn:
        return _strip(along, drawn, (), None, _each(timeline), len(entries))
    chart = _Chart(along, timeline)
    return _strip(along, chart.drawn, chart.bars, chart.peak, _counted(along, chart), len(entries))


def _strip(
    along: Axis,
    drawn: Drawn,
    bars: tuple[Bar, ...],
    peak: Label | None,
    legend: Iterable[Key],
    articles: int,
) -> Strip:
    return Strip(
        label=_told(along, articles, peak),
        bars=bars,
        points=drawn.points,
        lines=drawn.lines,
        peak=peak,
        ground=drawn.ground,
        ticks=along.ticks,
        labels=along.labels,
        caption=along.caption,
        foot=drawn.height,
        height=drawn.height + FOOT + (CAPTION if along.caption else 0),
        legend=tuple(legend),
    )


def _told(along: Axis, articles: int, peak: Label | None) -> str:
    w = words().strip
    first, last = along.slots[0].name, along.slots[-1].name
    span = along.caption or w.between.format(first=along.first.year, last=along.last.year)
    count = wording.number(articles)
    if not peak:
        return str(w.label.format(articles=count, span=span, first=first, last=last))
    return str(w.label_peak.format(articles=count, span=span, most=peak.text))


class _Chart:
    """Bars for what one slot holds, bands for what runs over several."""

    def __init__(self, along: Axis, timeline: Timeline) -> None:
        self.axis, self.timeline = along, timeline
        self.slots: dict[int, list[Entry]] = {}
        self.spans: dict[tuple[int, int, bool], int] = {}
        for entry in timeline.dated:
            when = dated(entry, timeline.by)
            assert when is not None
            first, last = along.slots_of(when)
            if first == last:
                self.slots.setdefault(first, []).append(entry)
            else:
                key = first, last, sure(entry, timeline.by)
                self.spans[key] = self.spans.get(key, 0) + 1

    @property
    def most(self) -> int:
        return max((len(entries) for entries in self.slots.values()), default=0)

    @property
    def bars(self) -> tuple[Bar, ...]:
        return tuple(self._bar(slot, self.slots[slot]) for slot in sorted(self.slots))

    @property
    def peak(self) -> Label | None:
        """Return the number of the tallest bar, the first of them: what the others measure by."""
        if not self.slots:
            return None
        slot = min(one for one, entries in self.slots.items() if len(entries) == self.most)
        text = words().strip.bar.format(
            name=self.axis.slots[slot].name, articles=wording.number(self.most)
        )
        start, end = self.axis.slot_x(slot), self.axis.slot_x(slot + 1)
        if start < PEAK_ROOM:
            return Label(x=percent(start), text=text, anchor="start", sizes="")
        if end > 100 - PEAK_ROOM:
            return Label(x=percent(end), text=text, anchor="end", sizes="")
        return Label(x=percent((start + end) / 2), text=text, anchor="middle", sizes="")

    @property
    def drawn(self) -> Drawn:
        lanes = rows_of(self._bands())
        ground = HEAD + HEIGHT if self.slots else 1
        height = ground + LANE * len(lanes) + (4 if lanes else 0)
        return Drawn((), lines_of(lanes, ground), ground, height)

    def count(self, sure_ones: bool) -> int:
        """Count what stands in bars: firm, or not."""
        by = self.timeline.by
        return sum(
            firm(entry, by) is sure_ones for entries in self.slots.values() for entry in entries
        )

    def _bar(self, slot: int, entries: Sequence[Entry]) -> Bar:
        """Return a slot's bar, at least 2 pixels high."""
        certain = sum(firm(entry, self.timeline.by) for entry in entries)
        height = max(2, round(HEIGHT * len(entries) / self.most))
        solid = round(height * certain / len(entries))
        width = self.axis.slot_x(1)
        count = wording.number(len(entries))
        return Bar(
            x=percent(self.axis.slot_x(slot) + width * 0.15),
            width=percent(width * 0.7),
            y=HEAD + HEIGHT - height,
            vague=height - solid,
            firm=solid,
            title=words().strip.bar.format(name=self.axis.slots[slot].name, articles=count),
        )

    def _bands(self) -> Iterator[Mark]:
        w = words().strip
        for (first, last, certain), count in sorted(self.spans.items()):
            title = w.band.format(
                first=self.axis.slots[first].name,
                last=self.axis.slots[last].name,
                articles=wording.number(count),
            )
            yield Mark(*ends(self.axis.slot_x(first), self.axis.slot_x(last + 1)), certain, title)


def _each(timeline: Timeline) -> Iterator[Key]:
    """Yield the legend of points and spans."""
    w = words().strip
    found: dict[str, int] = {}
    for entry in timeline.dated:
        when = dated(entry, timeline.by)
        assert when is not None
        look = "day" if when.start == when.end else "span"
        look += "" if sure(entry, timeline.by) else " vague"
        found[look] = found.get(look, 0) + 1
    counted = [(look, found.get(look, 0), w.looks[look.replace(" ", "_")]) for look in LOOKS]
    yield from _keys([*counted, _rest(timeline)])


LOOKS = ("day", "day vague", "span", "span vague")


def _counted(along: Axis, chart: _Chart) -> Iterator[Key]:
    """Yield the legend of bars and bands."""
    w = words().strip
    certain = sum(count for (_, _, one), count in chart.spans.items() if one)
    yield from _keys(
        [
            ("firm", chart.count(True), w.firm),
            ("vague", chart.count(False), w.vague[along.unit]),
            ("span", certain, w.across[along.unit]),
            ("span vague", sum(chart.spans.values()) - certain, w.across_vague[along.unit]),
            _rest(chart.timeline),
        ]
    )


def _rest(timeline: Timeline) -> tuple[None, int, str]:
    text = words().strip.undated if timeline.by == "date" else words().strip.no_event
    return None, len(timeline.undated), text


def _keys(counted: Iterable[tuple[str | None, int, str]]) -> Iterator[Key]:
    for look, count, text in counted:
        if count:
            yield Key(look=look, text=text.format(articles=wording.number(count)))
