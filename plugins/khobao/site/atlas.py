"""The country's shapes, read from an npm package and drawn with as few points as a page shows."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from khobao.record import KhoBaoError

GRID = 1.5
"""Units of the source between the points that are kept: less than a pixel where it is shown."""

SMALLEST = 4.0
"""Square units of the grid: a smaller island than this isn't drawn."""

CAPTION = 28
"""Steps of the grid below the country, for the name of the southernmost islands."""

ISLE = 5
"""Steps of the grid by which the isles of an archipelago are drawn apart, as dots."""

TOKEN = re.compile(r"[a-zA-Z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
TAKES = {"m": 2, "l": 2, "c": 6, "h": 1, "v": 1}

Point = tuple[float, float]
Step = tuple[int, int]


class AtlasError(KhoBaoError):
    """The package with the country's shapes isn't there, or isn't as expected."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A province of before July 2025: its id, and its closed lines on the grid."""

    province: str
    rings: tuple[tuple[Step, ...], ...]


@dataclass(frozen=True, slots=True)
class Islands:
    """An archipelago: its name, its province, its isles as dots, and where the name stands."""

    label: str
    province: str
    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Atlas:
    """All shapes, in units of one grid step; `width` and `height` hold them."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    islands: tuple[Islands, ...]


def load(path: Path, provinces: Sequence[str]) -> Atlas:
    """Return the shapes of these provinces from the package's module; raises AtlasError."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise AtlasError(f"{path}: chưa có bản đồ này; hãy chạy: make setup") from error
    try:
        data = json.loads(text[text.index("{") : text.rindex("}") + 1])
        left, top, width, height = map(float, data["viewBox"].split())
        outlines = {one["id"]: _rings(one["path"]) for one in data["locations"]}
    except (ValueError, KeyError, TypeError) as error:
        raise AtlasError(f"{path}: không đọc được bản đồ ({error})") from error
    named = _named(provinces)
    if missing := sorted(set(provinces) - {named.get(key) for key in outlines}):
        raise AtlasError(f"{path}: thiếu hình của {', '.join(missing)}")
    islands = _names()["islands"]
    return Atlas(
        width=round((width - left) / GRID) + 1,
        height=round((height - top) / GRID) + 1 + CAPTION,
        shapes=tuple(
            Shape(named[key], tuple(_snapped(ring) for ring in rings))
            for key, rings in outlines.items()
            if key in named
        ),
        islands=tuple(
            _islands(told["label"], told["province"], outlines[key])
            for key, told in islands.items()
            if key in outlines
        ),
    )


@cache
def _names() -> Mapping[str, Any]:
    text = (files("khobao.site") / "atlas.yaml").read_text(encoding="utf-8")
    told: Mapping[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return told


def _named(provinces: Sequence[str]) -> dict[str, str]:
    """Return each province by its id in the package."""
    own = {one.replace("-", ""): one for one in provinces}
    return own | {key: one for key, one in _names()["names"].items() if one in provinces}


def _rings(path: str) -> list[list[Point]]:
    """Return the closed lines of an SVG path, curves as their ends; raises ValueError."""
    rings: list[list[Point]] = []
    x = y = 0.0
    command, numbers = "", []
    for token in TOKEN.findall(path):
        if not token.isalpha():
            numbers.append(float(token))
            if len(numbers) < TAKES[command.lower()]:
                continue
            x, y = _moved(command, numbers, x, y)
            if command in "mM":
                rings.append([])
                command = "l" if command == "m" else "L"
            rings[-1].append((x, y))
            numbers = []
        elif token in "zZ":
            if rings and rings[-1]:
                x, y = rings[-1][0]
        elif token.lower() in TAKES:
            command = token
        else:
            raise ValueError(f"lệnh vẽ {token!r}")
    return rings


def _moved(command: str, numbers: Sequence[float], x: float, y: float) -> Point:
    if command in "hH":
        return (numbers[0] + (x if command == "h" else 0), y)
    if command in "vV":
        return (x, numbers[0] + (y if command == "v" else 0))
    dx, dy = numbers[-2:]
    return (x + dx, y + dy) if command.islower() else (dx, dy)


def outline(shapes: Iterable[Shape]) -> str:
    """Return the path around these shapes together: what lies between two of them isn't drawn."""
    return "".join(_drawn(ring) for ring in _kept(shapes))


def middle(shapes: Iterable[Shape]) -> Step:
    """Return the centre of gravity of the largest part of these shapes."""
    return _centre(max(_kept(shapes), key=lambda ring: abs(_area(ring))))


def _kept(shapes: Iterable[Shape]) -> list[list[Step]]:
    rings = [turns for ring in _around(shapes) if len(turns := _straightened(ring)) > 2]
    large = [ring for ring in rings if abs(_area(ring)) >= SMALLEST]
    return large or rings[:1]


def _around(shapes: Iterable[Shape]) -> Iterator[list[Step]]:
    """Yield the rings that are left when borders passed in both directions are taken out."""
    edges = [
        edge for shape in shapes for ring in shape.rings for edge in pairwise([*ring, ring[0]])
    ]
    there = Counter(edges)
    onward: dict[Step, list[Step]] = {}
    for start, end in edges:
        if there[start, end] > there[end, start]:
            onward.setdefault(start, []).append(end)
    for first in list(onward):
        while onward[first]:
            ring = [first]
            while onward.get(ring[-1]) and (len(ring) == 1 or ring[-1] != first):
                ring.append(onward[ring[-1]].pop())
            yield ring[:-1]


def _islands(label: str, province: str, rings: Sequence[Sequence[Point]]) -> Islands:
    """Draw an archipelago as dots: to scale its isles would be smaller than a pixel."""
    spots = sorted(
        {tuple(round(n / (GRID * ISLE)) * ISLE for n in _middle_of(ring)) for ring in rings}
    )
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    path = "".join(f"M{x} {y}h0" for x, y in spots)
    return Islands(label, province, path, (min(xs) + max(xs)) // 2, max(ys))


def _middle_of(ring: Sequence[Point]) -> Point:
    return (sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring))


def _snapped(ring: Sequence[Point]) -> tuple[Step, ...]:
    """Return the ring on the grid, clockwise: neighbours pass their common border both ways."""
    steps = [(round(x / GRID), round(y / GRID)) for x, y in ring]
    kept = [one for one, after in pairwise([*steps, steps[0]]) if one != after] or steps[:1]
    return tuple(kept if _area(kept) >= 0 else reversed(kept))


def _straightened(ring: Sequence[Step]) -> list[Step]:
    """Drop the points at which a ring doesn't turn."""
    around = zip([*ring[-1:], *ring[:-1]], ring, [*ring[1:], *ring[:1]], strict=True)
    return [here for before, here, after in around if _turns(before, here, after)]


def _turns(before: Step, here: Step, after: Step) -> bool:
    ahead = (here[0] - before[0]) * (after[1] - here[1])
    aside = (here[1] - before[1]) * (after[0] - here[0])
    return ahead != aside


def _area(ring: Sequence[Step]) -> float:
    closed = pairwise([*ring, ring[0]])
    return sum(x * after_y - after_x * y for (x, y), (after_x, after_y) in closed) / 2


def _centre(ring: Sequence[Step]) -> Step:
    """Return the centre of gravity of a ring."""
    area = _area(ring) or 1.0
    sums = [0.0, 0.0]
    for (x, y), (after_x, after_y) in pairwise([*ring, ring[0]]):
        cross = x * after_y - after_x * y
        sums[0] += (x + after_x) * cross
        sums[1] += (y + after_y) * cross
    return round(sums[0] / (6 * area)), round(sums[1] / (6 * area))


def _drawn(ring: Sequence[Step]) -> str:
    return f"M{ring[0][0]} {ring[0][1]}l{' '.join(_deltas(ring))}z"


def _deltas(ring: Sequence[Step]) -> Iterator[str]:
    for (x, y), (after_x, after_y) in pairwise(ring):
        yield f"{after_x - x} {after_y - y}"
