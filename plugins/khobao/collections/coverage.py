"""What the archive has of each province, source and year, and where nobody has looked yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from khobao.collections import alphabet
from khobao.collections.sources import Sources
from khobao.content import Coverage, Entry, Search
from khobao.gazetteer import Gazetteer, Province


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A province or source in one year.

    `entries` are dated within it; `spanning` have a date that runs over it and other years.
    `searches` are those for that year here; `absent` says that there was no such province then.
    """

    entries: tuple[Entry, ...] = ()
    spanning: tuple[Entry, ...] = ()
    searches: tuple[Search, ...] = ()
    absent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A province's id or a source's name, None for what isn't known; a cell a year."""

    name: str | None
    cells: tuple[Cell, ...]
    undated: tuple[Entry, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Rows by years; `rest` are names of which there is neither an article nor a search."""

    years: tuple[int, ...]
    rows: tuple[Row, ...]
    rest: tuple[str, ...] = ()


def by_province(entries: Iterable[Entry], coverage: Coverage, places: Gazetteer) -> Matrix:
    """Return the provinces with an article or a search, those of today before the former ones.

    Each part in alphabetical order; articles of no known province stand last.
    """
    entries = tuple(entries)
    held: dict[str | None, list[Entry]] = {}
    for entry in entries:
        held.setdefault(entry.article.province, []).append(entry)
    sought: dict[str | None, list[Search]] = {}
    for search in coverage.searches:
        if search.province:
            sought.setdefault(search.province, []).append(search)
    years = _years(entries, coverage)
    found = set(held) | set(sought)

    def absent(name: str | None, year: int) -> bool:
        return name is not None and not _was(places.province(name), year)

    def key(name: str | None) -> tuple[bool, bool, alphabet.Key]:
        if name is None:
            return (True, True, alphabet.key(""))
        place = places.province(name)
        return (False, place.valid_to is not None, alphabet.key(f"{place.name} {name}"))

    return Matrix(
        years=years,
        rows=tuple(
            _row(name, years, held.get(name, ()), sought.get(name, ()), absent)
            for name in sorted(found, key=key)
        ),
        rest=tuple(sorted((one.id for one in places.provinces if one.id not in found), key=key)),
    )


def by_source(sources: Sources, coverage: Coverage) -> Matrix:
    """Return the sources with an article or a search, in alphabetical order; none known last.

    A row is named by its source's slug, or by what a search calls a source that has no article.
    """
    sought: dict[str, list[Search]] = {}
    for search in coverage.searches:
        if search.source:
            meant = [one.slug for one in sources.meant_by(search.source)]
            for name in meant or [search.source]:
                sought.setdefault(name, []).append(search)
    entries = [entry for one in sources.all for entry in one.entries]
    years = _years(entries, coverage)
    labels = {one.slug: one.name for one in sources.all} | {
        name: name for name in sought if name not in sources.by_slug
    }
    held = {one.slug: one.entries for one in sources.all}
    return Matrix(
        years=years,
        rows=tuple(
            _row(name, years, held.get(name, ()), sought.get(name, ()), lambda *_: False)
            for name in sorted(
                labels,
                key=lambda one: (labels[one] is None, alphabet.key(labels[one] or ""), one),
            )
        ),
    )


def _row(
    name: str | None,
    years: Sequence[int],
    entries: Sequence[Entry],
    searches: Sequence[Search],
    absent: Callable[[str | None, int], bool],
) -> Row:
    within: dict[int, list[Entry]] = {}
    across: dict[int, list[Entry]] = {}
    undated = []
    for entry in entries:
        when = entry.article.date
        if when is None:
            undated.append(entry)
            continue
        kept = within if len(when.years) == 1 else across
        for year in when.years:
            kept.setdefault(year, []).append(entry)
    return Row(
        name=name,
        cells=tuple(
            Cell(
                entries=tuple(within.get(year, ())),
                spanning=tuple(across.get(year, ())),
                searches=tuple(one for one in searches if year in one.years.years),
                absent=absent(name, year),
            )
            for year in years
        ),
        undated=tuple(undated),
        total=len(entries),
    )


def _years(entries: Iterable[Entry], coverage: Coverage) -> tuple[int, ...]:
    """Return every year from the first to the last of an article or a search."""
    known = list(_known(entries, coverage))
    return tuple(range(min(known), max(known) + 1)) if known else ()


def _known(entries: Iterable[Entry], coverage: Coverage) -> Iterator[int]:
    for entry in entries:
        if entry.article.date:
            yield from entry.article.date.years
    for search in coverage.searches:
        yield from search.years.years


def _was(place: Province, year: int) -> bool:
    """Say whether there was that province on some day of the year."""
    begun, ended = place.valid_from, place.valid_to
    return (begun is None or begun <= date(year, 12, 31)) and (
        ended is None or ended >= date(year, 1, 1)
    )
