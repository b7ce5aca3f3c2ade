"""The Vietnamese alphabetical order: letters first, then tone marks (TCVN 6909's five)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

LETTERS = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng: the order of dictionaries."""

Key = tuple[tuple[int, ...], tuple[int, ...], str]

_RANK = {letter: position + 1 for position, letter in enumerate(LETTERS)}


def key(text: str) -> Key:
    """Return a sort key: spaces and punctuation, digits, letters; then tones; then the text."""
    letters = unicodedata.normalize("NFC", text).lower()
    pairs = [_split(letter) for letter in letters]
    return (tuple(rank for rank, _ in pairs), tuple(tone for _, tone in pairs), text)


@lru_cache(maxsize=1024)
def _split(letter: str) -> tuple[int, int]:
    marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in TONES), "")
    bare = unicodedata.normalize("NFC", marks.replace(tone, "") if tone else marks)
    return _rank(bare), TONES.index(tone) + 1 if tone else 0


def _rank(letter: str) -> int:
    if letter in _RANK:
        return _RANK[letter]
    return len(LETTERS) + ord(letter[0]) if letter.isalpha() else 0
