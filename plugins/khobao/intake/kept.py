"""Answers kept for words and lines that come again, but none for those too long to be kept.

A syllable has seven letters at most, but a broken page may have a million signs without a blank;
caches full of such would fill the memory of an import of many pages.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

R = TypeVar("R")

LONGEST = 2_000
"""Characters of the longest text whose answer is kept; paragraphs have fewer."""


def kept(size: int, longest: int = LONGEST) -> Callable[[Callable[[str], R]], Callable[[str], R]]:
    """Keep that many answers of a function of a text no longer than `longest`."""

    def decorate(function: Callable[[str], R]) -> Callable[[str], R]:
        return _Answers(function, size, longest).__getitem__

    return decorate


class _Answers(dict[str, R]):
    """Text -> answer. One that is known is found without a line of Python: most words are."""

    def __init__(self, function: Callable[[str], R], size: int, longest: int) -> None:
        super().__init__()
        self.function = function
        self.size = size
        self.longest = longest

    def __missing__(self, text: str) -> R:
        answer = self.function(text)
        if len(text) <= self.longest:
            if len(self) >= self.size:
                self.clear()
            self[text] = answer
        return answer
