"""Answers kept for words and lines that come again, but none for those too long to be kept.

A syllable has seven letters at most, but a broken page may have a million signs without a blank;
caches full of such would fill the memory of an import of many pages.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

R = TypeVar("R")

LONGEST = 2_000
"""Characters of the longest text whose answer is kept; paragraphs have fewer."""


def kept(size: int, longest: int = LONGEST) -> Callable[[Callable[[str], R]], Callable[[str], R]]:
    """Keep that many answers of a function of a text no longer than `longest`."""

    def decorate(function: Callable[[str], R]) -> Callable[[str], R]:
        cache = lru_cache(maxsize=size)(function)

        @wraps(function)
        def answer(text: str) -> R:
            return cache(text) if len(text) <= longest else function(text)

        return answer

    return decorate
