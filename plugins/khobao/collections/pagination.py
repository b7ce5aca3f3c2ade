"""A long list cut into pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """One page of a list: its number, counted from 1, of how many, and its items."""

    number: int
    count: int
    items: Sequence[T]


def paginate(items: Sequence[T], size: int) -> tuple[Leaf[T], ...]:
    """Return the pages of a list, `size` items each; an empty list has one empty page."""
    starts = range(0, max(len(items), 1), size)
    return tuple(
        Leaf(number, len(starts), items[start : start + size])
        for number, start in enumerate(starts, start=1)
    )
