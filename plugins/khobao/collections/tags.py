"""Articles by tag."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from khobao.collections import alphabet, order
from khobao.content import Entry


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that articles carry, with these, newest first."""

    label: str
    entries: tuple[Entry, ...]


def by_tag(entries: Iterable[Entry]) -> tuple[Tag, ...]:
    """Return the tags in use, in alphabetical order."""
    found: dict[str, list[Entry]] = {}
    for entry in order.newest(entries):
        for label in entry.article.tags:
            found.setdefault(label, []).append(entry)
    return tuple(Tag(label, tuple(found[label])) for label in sorted(found, key=alphabet.key))
