"""A page before it is rendered, and a file that needs no template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A file to be made: its path below the output folder, its template, the values placed.

    The same template and the same values give the same bytes.
    """

    output: str
    template: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Data:
    """A file whose bytes are known: its path below the output folder, and these."""

    output: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Aside:
    """What is kept for the next build, and no part of the site."""

    name: str
    value: bytes


@dataclass(frozen=True, slots=True)
class Lazy:
    """A file that is made only if there is none of its key: the same key, the same bytes."""

    output: str
    key: str
    make: Callable[[], bytes]


Made = Page | Data | Lazy | Aside
"""What a part of a site consists of."""

Part = Callable[[], Iterable[Made]]
"""Makes some of a site's files, by itself."""
