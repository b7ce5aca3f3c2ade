"""Spellings of names that stand for each other in a query: Bắc Kạn and Bắc Cạn."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from khobao.search.fold import folded, words

LIKENESS = 0.6
"""Of the letters: Công Tum is Kon Tum, BR-VT no spelling of Bà Rịa – Vũng Tàu."""


def variants(written: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return folded spellings, in order: those of a name that aren't a part of it or the like."""
    found = set()
    for name, other in written:
        one, two = _folded(name), _folded(other)
        if one != two and not set(one) <= set(two) and not set(two) <= set(one):
            letters = "".join(one), "".join(two)
            if letters[0] == letters[1] or SequenceMatcher(None, *letters).ratio() >= LIKENESS:
                found.add((" ".join(one), " ".join(two)))
    return tuple(sorted(found))


def _folded(name: str) -> list[str]:
    return [folded(word) for word in words(name)]
