"""How the page of a recurring event opens: its years, and those the archive has nothing of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from khobao.collections import series as collected
from khobao.collections.series import Occurrence
from khobao.content import Entry
from khobao.record import wording
from khobao.site.pages import cards
from khobao.site.pages.cards import Anchor, Item, When
from khobao.site.pages.frame import Link
from khobao.site.words import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A year, or several without an article: `link` leads to where its articles stand."""

    label: str
    link: Link | None = None
    when: When | None = None
    before: str = ""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A recurring event: its rows, the year's articles under headings, and their anchors."""

    rows: tuple[Row, ...]
    items: tuple[Item, ...]
    anchors: Mapping[str, Anchor]


def told(base: str, entries: tuple[Entry, ...]) -> Told:
    """Return the series of these articles, newest first, as the page at `base` shows it."""
    w = words()
    made = collected.series(entries)
    items: list[Item] = []
    anchors: dict[str, Anchor] = {}
    groups = [(_heading(one.year), f"nam-{one.year}", one.entries) for one in made.years[::-1]]
    groups.append((w.series.across, "nhieu-nam", made.across))
    groups.append((w.series.undated, "khong-ro-nam", made.undated))
    for heading, anchor, held in groups:
        items += [(heading, entry) for entry in held]
        anchors[heading] = Anchor(anchor)
    rows = [*_years(base, items, made), *_rest(base, items, made)]
    return Told(tuple(rows), tuple(items), anchors)


def _heading(year: int) -> str:
    return str(words().list.year_title.format(year=year))


def _years(base: str, items: list[Item], made: collected.Series) -> Iterator[Row]:
    gaps = dict(made.gaps)
    for one in made.years:
        yield _row(base, items, one)
        first = one.year + 1
        if first in gaps:
            yield _gap(first, gaps[first])


def _row(base: str, items: list[Item], one: Occurrence) -> Row:
    w, heading = words().series, _heading(one.year)
    basis = one.entry.article.date_basis if one.by == "date" else "stated"
    count = wording.number(len(one.entries))
    there = f"{cards.page_of(base, items, heading)}#nam-{one.year}"
    return Row(
        label=str(one.year),
        link=Link(w.articles.format(articles=count), there),
        when=cards.when_short(one.first, basis),
        before=w.held if one.by == "event_date" else w.published,
    )


def _gap(first: int, last: int) -> Row:
    w = words().series
    label = str(first) if first == last else w.gap_years.format(first=first, last=last)
    return Row(label=label, note=w.gap)


def _rest(base: str, items: list[Item], made: collected.Series) -> Iterator[Row]:
    w = words().series
    rest = (
        (w.across, "nhieu-nam", made.across),
        (w.undated, "khong-ro-nam", made.undated),
    )
    for heading, anchor, held in rest:
        if held:
            there = f"{cards.page_of(base, items, heading)}#{anchor}"
            label = w.articles.format(articles=wording.number(len(held)))
            yield Row(label=heading, link=Link(label, there))
