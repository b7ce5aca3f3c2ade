"""A page before it is rendered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A file to be made: its path below the output folder, its template, the values placed.

    The same template and the same values give the same bytes.
    """

    output: str
    template: str
    values: Mapping[str, object]
