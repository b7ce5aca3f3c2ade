"""What the archive covers: provinces and sources by year, what was looked for, and the gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from khobao.collections import coverage
from khobao.collections.coverage import Matrix
from khobao.content import Entry, Search
from khobao.record import urls, wording
from khobao.render import Page
from khobao.site.pages.frame import COVERAGE, UNDATED, Link, Site, home, page
from khobao.site.words import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A place in the matrix: its state, the sign that stands there, and the words for it.

    `link` leads to what was collected; `more` are articles whose date runs over several years.
    """

    state: str
    sign: str
    words: str
    link: Link | None = None
    more: Link | None = None


EMPTY = Cell(state="blank", sign="", words="")
"""A place that says nothing, such as that of the undated where there are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A province or a source."""

    name: str
    url: str | None
    cells: tuple[Cell, ...]
    undated: Cell
    total: str


@dataclass(frozen=True, slots=True)
class Part:
    """Rows under a heading, or without one."""

    heading: str | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """Provinces of which there is nothing yet, under a heading that counts them."""

    heading: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A matrix as shown; `id` is its anchor, `undated` says whether it has a column of those."""

    id: str
    title: str
    corner: str
    years: tuple[Link, ...]
    undated: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend: a sign and what it says."""

    state: str
    sign: str
    text: str


def coverage_page(site: Site) -> Page:
    w = words().coverage
    entries = site.archive.entries
    provinces = coverage.by_province(entries, site.coverage, site.places)
    sources = coverage.by_source(site.archive.sources, site.coverage)
    tables = (_province_table(site, provinces), _source_table(site, sources))
    return page(
        site,
        "coverage.html",
        COVERAGE,
        w.title,
        description=w.description,
        section=COVERAGE,
        crumbs=(home(),),
        styles=("tables", "coverage"),
        tables=tuple(table for table in tables if table.years or table.parts),
        legend=tuple(_legend(tables)),
        gaps=(*site.coverage.gaps, *_gaps(site, provinces)),
        rest=tuple(_rest(site, provinces)) if entries or site.coverage.searches else (),
        searches=tuple(_search(site, one) for one in site.coverage.searches),
    )


def _province_table(site: Site, matrix: Matrix) -> Table:
    w = words().coverage
    current: list[Row] = []
    former: list[Row] = []
    unknown: list[Row] = []
    for one in matrix.rows:
        gone = one.name is not None and site.places.province(one.name).valid_to is not None
        row = _row(
            one,
            _name(site, one.name) if one.name else w.unknown_province,
            urls.province(one.name) if one.name and _has_page(site, one.name) else None,
            lambda search: search.source is not None,
        )
        (unknown if one.name is None else former if gone else current).append(row)
    return Table(
        id="theo-tinh",
        title=w.by_province,
        corner=w.province,
        years=_years(site, matrix),
        undated=any(one.undated for one in matrix.rows),
        parts=tuple(
            Part(heading, tuple(rows))
            for heading, rows in ((w.current, current), (w.former, former), (None, unknown))
            if rows
        ),
    )


def _source_name(site: Site, slug: str) -> str:
    """Name a source; one of several of a name, by its domain too."""
    w, sources = words().coverage, site.archive.sources
    source = sources.by_slug.get(slug)
    if source is None:
        return slug
    if source.name is None:
        return str(w.unknown_source)
    if not any(other.name == source.name for other in sources.namesakes(source)):
        return source.name
    return str(w.source_of.format(name=source.name, domain=source.domain or w.no_domain))


def _source_table(site: Site, matrix: Matrix) -> Table:
    w = words().coverage
    rows = tuple(
        _row(
            one,
            _source_name(site, one.name or ""),
            urls.source(one.name) if one.name in site.archive.sources.by_slug else None,
            lambda search: search.province is not None,
        )
        for one in matrix.rows
        if one.name
    )
    return Table(
        id="theo-nguon",
        title=w.by_source,
        corner=w.source,
        years=_years(site, matrix),
        undated=any(one.undated for one in matrix.rows),
        parts=(Part(None, rows),) if rows else (),
    )


def _has_page(site: Site, province: str) -> bool:
    return any(one.place.id == province for one in site.archive.provinces)


def _years(site: Site, matrix: Matrix) -> tuple[Link, ...]:
    held = {one.number for one in site.archive.timeline.years}
    return tuple(Link(str(year), urls.year(year) if year in held else "") for year in matrix.years)


def _name(site: Site, province: str) -> str:
    place = site.places.province(province)
    if place.valid_to is None:
        return place.name
    return str(words().coverage.former_mark.format(name=place.name))


def _row(one: coverage.Row, name: str, url: str | None, partly: Callable[[Search], bool]) -> Row:
    return Row(
        name=name,
        url=url,
        cells=tuple(_cell(cell, url, partly) for cell in one.cells),
        undated=_held(one.undated, UNDATED) if one.undated else EMPTY,
        total=wording.number(one.total),
    )


def _cell(cell: coverage.Cell, url: str | None, partly: Callable[[Search], bool]) -> Cell:
    w = words().coverage
    if cell.entries or cell.spanning:
        count = wording.number(len(cell.spanning))
        told = w.cell_spanning.format(articles=count)
        sign = w.signs.spanning.replace("n", count)
        held = _held(cell.entries, url) if cell.entries else EMPTY
        return Cell(
            state="collected",
            sign=held.sign,
            words=held.words,
            link=held.link,
            more=Link(sign, _way(cell.spanning, url), told) if cell.spanning else None,
        )
    if cell.absent:
        return _blank("absent")
    return _blank(_state(cell.searches, partly))


def _state(searches: Iterable[Search], partly: Callable[[Search], bool]) -> str:
    """Return what searches say of a place where there is no article."""
    searches = tuple(searches)
    if any(one.found == "some" for one in searches):
        return "waiting"
    if any(not partly(one) for one in searches):
        return "none"
    return "partly" if searches else "unknown"


def _blank(state: str) -> Cell:
    w = words().coverage
    return Cell(state=state, sign=w.signs[state], words=w.states[state])


def _held(entries: tuple[Entry, ...], url: str | None) -> Cell:
    count = wording.number(len(entries))
    told = words().coverage.cell.format(articles=count)
    return Cell(
        state="collected", sign=count, words=told, link=Link(count, _way(entries, url), told)
    )


def _way(entries: tuple[Entry, ...], url: str | None) -> str:
    """Return where articles are: the only one's own page, or the list they stand in."""
    if len(entries) == 1:
        return entries[0].url
    return url or _year_of(entries)


def _year_of(entries: tuple[Entry, ...]) -> str:
    when = entries[0].article.date
    return urls.year(when.years[0]) if when else UNDATED


def _legend(tables: Iterable[Table]) -> Iterator[Key]:
    """Yield the signs that stand somewhere in the tables."""
    w = words().coverage
    rows = [row for table in tables for part in table.parts for row in part.rows]
    cells = [cell for row in rows for cell in row.cells]
    used = {cell.state for cell in cells} | {"spanning" for cell in cells if cell.more}
    for state, text in w.states.items():
        if state in used:
            yield Key(state, w.signs[state], text)


def _gaps(site: Site, provinces: Matrix) -> Iterator[str]:
    w, archive = words().coverage, site.archive
    if archive.entries and not site.coverage.searches:
        yield w.gap_no_search
    years = [year.number for year in archive.timeline.years]
    between = [year for a, b in pairwise(years) for year in range(a + 1, b)]
    if between:
        yield w.gap_years.format(years=", ".join(_runs(between)))
    articles = [entry.article for entry in archive.entries]
    for text, count in (
        (w.gap_undated, len(archive.timeline.undated)),
        (w.gap_no_province, sum(one.province is None for one in articles)),
        (w.gap_no_source, sum(one.source is None for one in articles)),
    ):
        if count:
            yield text.format(articles=wording.number(count))


def _runs(years: Iterable[int]) -> Iterator[str]:
    """Write years in a row as one: 2008–2016, 2019."""
    start = last = None
    for year in years:
        if last is not None and start is not None and year != last + 1:
            yield f"{start}–{last}" if start != last else f"{start}"
            start = year
        start, last = (year if start is None else start), year
    if start is not None:
        yield f"{start}–{last}" if start != last else f"{start}"


def _rest(site: Site, provinces: Matrix) -> Iterator[Names]:
    """Yield the provinces without article and search, those of today and the former ones."""
    w = words().coverage
    rest = [site.places.province(one) for one in provinces.rest]
    for text, found in (
        (w.gap_provinces, [one.name for one in rest if one.valid_to is None]),
        (w.gap_former, [one.name for one in rest if one.valid_to is not None]),
    ):
        if found:
            yield Names(text.format(count=wording.number(len(found))), tuple(found))


def _search(site: Site, search: Search) -> str:
    w = words().coverage
    place = _name(site, search.province) if search.province else None
    both = search.source and place
    where = w.where_both.format(source=search.source, province=place) if both else None
    told = w.search.format(
        where=where or search.source or place,
        years=wording.date_short(search.years),
        found=w.found[search.found],
        on=wording.date_short(search.on),
    )
    return str(w.search_note.format(told=told, note=search.note) if search.note else told)
