"""An exact word or pair as the marks that its folded letters bear: docs/search.md, “Files”."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import product

HATS = ("", "\u0306", "\u0302", "\u031b")
"""Breve, circumflex, horn; after them comes the stroke of đ, which no combining mark writes."""

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
MARKS = {hat + tone: number for number, (hat, tone) in enumerate(product(HATS, TONES))}
STROKE = len(HATS) * len(TONES)
WHOLE = 30
"""In front of a name that bears other marks and stands as it is."""

FARTHEST = 7
"""Letters without marks that a byte may pass over before its own."""

Marks = tuple[tuple[int, int], ...]
"""Places of letters, and the number of what each bears."""


def coded(name: str) -> bytes:
    """Return what a folded key lacks of this name: a byte for each letter that bears marks."""
    marks: list[tuple[int, int]] = []
    begin = 0
    for word in name.split(" "):
        own, length = _marks(word)
        if own is None:
            return bytes((WHOLE,)) + name.encode()
        marks += [(begin + place, mark) for place, mark in own]
        begin += length + 1
    found = bytearray()
    at = 0
    for place, mark in marks:
        while place - at > FARTHEST:
            found.append(FARTHEST << 5)
            at += FARTHEST + 1
        found.append((place - at) << 5 | mark)
        at = place + 1
    return bytes(found)


@lru_cache(maxsize=1 << 16)
def _marks(word: str) -> tuple[Marks | None, int]:
    """Return the marks of a word, None if there are others, and how many letters it has."""
    letters: list[str] = []
    borne: list[str] = []
    for one in unicodedata.normalize("NFD", word):
        if "\u0300" <= one <= "\u036f" and letters:
            borne[-1] += one
        else:
            letters.append(one)
            borne.append("")
    marks = []
    for place, (letter, own) in enumerate(zip(letters, borne, strict=True)):
        # A dot below stands before a hat in NFD, though it's a tone.
        number = MARKS.get(own, MARKS.get(own[::-1]))
        if letter == "đ":
            number = STROKE if not own else None
        if number is None:
            return None, len(letters)
        if number:
            marks.append((place, number))
    return tuple(marks), len(letters)
