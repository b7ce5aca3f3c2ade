"""The country's map, shaded by how many articles each province has, in either division."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from khobao.record import Edtf, urls, wording
from khobao.site import atlas
from khobao.site.atlas import Shape
from khobao.site.pages.frame import Link, Site
from khobao.site.words import words

STEPS = 5
"""Shades of one tone, from few articles to many; none is a shade of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A province as drawn: its outline, its shade from 0 to STEPS, where its name stands."""

    link: Link
    path: str
    shade: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Isles:
    """An archipelago as drawn, shaded as its province is."""

    label: str
    path: str
    shade: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Shade:
    """A line of the legend: a shade, how many articles it stands for, and the bare number."""

    shade: int
    text: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """A drawing of the whole country; what isn't on it is said in words."""

    label: str
    width: int
    height: int
    areas: tuple[Area, ...]
    isles: tuple[Isles, ...]
    legend: tuple[Shade, ...]
    note: str | None


def map_of_today(site: Site) -> Map | None:
    """Draw the provinces there are since the last division, with their predecessors' articles."""
    if site.atlas is None:
        return None
    division = site.places.last_division
    counts = {one.place.id: len(one.all_entries) for one in site.archive.provinces}
    groups: dict[str, list[Shape]] = {}
    for shape in site.atlas.shapes:
        now = site.places.successor(shape.province, division).id
        groups.setdefault(now, []).append(shape)
    return _map(site, groups, counts, words().map.today)


def map_of_before(site: Site) -> Map | None:
    """Draw the provinces there were before the last division, with the articles of their time.

    An article that is surely later isn't counted, and its note says how many there are.
    """
    if site.atlas is None:
        return None
    division = site.places.last_division
    eve = division - timedelta(days=1)
    counts: dict[str, int] = {}
    later = 0
    for one in site.archive.provinces:
        place = site.places.successor(one.place.id, eve).id
        own = [entry for entry in one.entries if not _is_later(entry.article.date, division)]
        counts[place] = counts.get(place, 0) + len(own)
        later += len(one.entries) - len(own)
    groups = {shape.province: [shape] for shape in site.atlas.shapes}
    w = words().map
    note = w.later.format(articles=wording.number(later)) if later else None
    return _map(site, groups, counts, w.before, note)


def _is_later(when: Edtf | None, division: date) -> bool:
    return when is not None and when.start >= division


def _map(
    site: Site,
    groups: Mapping[str, Sequence[Shape]],
    counts: Mapping[str, int],
    label: str,
    note: str | None = None,
) -> Map:
    """Draw the groups from east to west: a name begins in its area and runs out to the sea."""
    assert site.atlas is not None
    w = words().map
    bounds = _bounds(counts.get(one, 0) for one in groups)
    areas = []
    for province, shapes in groups.items():
        count = counts.get(province, 0)
        name = site.places.province(province).name
        x, y = atlas.middle(shapes)
        told = w.area.format(name=name, articles=wording.number(count))
        areas.append(
            Area(
                link=Link(told, urls.province(province), name) if count else Link(told, ""),
                path=atlas.outline(shapes),
                shade=_shade(count, bounds),
                x=x,
                y=y,
            )
        )
    shades = {
        shape.province: _shade(counts.get(province, 0), bounds)
        for province, shapes in groups.items()
        for shape in shapes
    }
    return Map(
        label=label,
        width=site.atlas.width,
        height=site.atlas.height,
        areas=tuple(sorted(areas, key=lambda area: (-area.x, area.y))),
        isles=tuple(
            Isles(one.label, one.path, shades.get(one.province, 0), one.x, one.y)
            for one in site.atlas.islands
        ),
        legend=tuple(_legend(bounds)),
        note=note,
    )


def _bounds(counts: Iterable[int]) -> tuple[int, ...]:
    """Return the highest count of each shade: as many provinces in each, equal counts together."""
    held = sorted(count for count in counts if count)
    last = len(held) - 1
    return (
        tuple(sorted({held[last * step // STEPS] for step in range(1, STEPS + 1)})) if held else ()
    )


def _shade(count: int, bounds: tuple[int, ...]) -> int:
    """Return 0 for none, else the number of the first bound that holds the count."""
    if not count:
        return 0
    return next((n for n, bound in enumerate(bounds, start=1) if count <= bound), len(bounds))


def _legend(bounds: tuple[int, ...]) -> Iterable[Shade]:
    w = words().map
    yield Shade(0, w.none, wording.number(0))
    first = 1
    for shade, last in enumerate(bounds, start=1):
        number = "–".join(wording.number(one) for one in dict.fromkeys((first, last)))
        yield Shade(shade, w.articles.format(articles=number), number)
        first = last + 1
