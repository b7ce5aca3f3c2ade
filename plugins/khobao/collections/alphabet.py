"""The Vietnamese alphabetical order: letters first, then tone marks (TCVN 6909's five)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from khobao.collections.spelling import canonical

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


PersonKey = tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


def person_key(name: str) -> tuple[PersonKey, str]:
    """Return a sort key for a person: by given name, then middle, then family name."""
    family, *middle, given = name.split() if " " in name.strip() else ("", name)
    parts = (canonical(part) for part in (given, " ".join(middle), family))
    return tuple(key(part)[:2] for part in parts), name


def initial(word: str) -> str | None:
    """Return a word's first letter in capitals, without its tone; None if it has no letter."""
    letter = next((one for one in unicodedata.normalize("NFC", word) if one.isalpha()), None)
    return _bare(letter.lower())[0].upper() if letter else None


@lru_cache(maxsize=1024)
def _split(letter: str) -> tuple[int, int]:
    marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in TONES), "")
    return _rank(_bare(letter)), TONES.index(tone) + 1 if tone else 0


def _bare(letter: str) -> str:
    marks = unicodedata.normalize("NFD", letter)
    bare = "".join(mark for mark in marks if mark not in TONES)
    return unicodedata.normalize("NFC", bare) or letter


def _rank(letter: str) -> int:
    if letter in _RANK:
        return _RANK[letter]
    return len(LETTERS) + ord(letter[0]) if letter.isalpha() else 0
