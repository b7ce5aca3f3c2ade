"""The data that the stages read: names of things, never written into code."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from khobao.gazetteer import trie


@cache
def table(name: str) -> dict[str, Any]:
    """Return a data file of this package, read once."""
    text = files("khobao.intake").joinpath("data", f"{name}.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return data


def alternatives(words: Iterable[str], *, ignore_case: bool = False) -> str:
    """Return the words as one regular expression, the longest first, any white space between.

    `ignore_case` says that it will be compiled so: then 'Hội' doesn't come before 'hội đồng'.
    """
    return trie.pattern(_pieces(word.lower() if ignore_case else word) for word in words)


def whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of the words, as whole words, in a text in lower case."""
    return re.compile(rf"(?:{beginning_words(words)})(?!\w)")


def beginning_words(words: Iterable[str]) -> str:
    """Return the words as alternatives in lower case that stand where a word begins."""
    return trie.word_pattern(_pieces(word.lower()) for word in words)


def _pieces(word: str) -> list[str]:
    return [r"\s+" if char == " " else re.escape(char) for char in word]


@cache
def words(name: str, *keys: str, lowered: bool = False) -> re.Pattern[str]:
    """Return a pattern that finds any word of a data file's lists, as whole words.

    `lowered`: only texts in lower case are searched with it, which takes a third of the time.
    """
    listed = [word for key in keys for word in table(name)[key]]
    if lowered:
        return whole_words(listed)
    either_case = alternatives(listed, ignore_case=True)
    return re.compile(rf"(?<!\w)(?:{either_case})(?!\w)", re.IGNORECASE)


@cache
def openers(name: str, key: str) -> re.Pattern[str]:
    """Return a pattern that finds any word of a data file's list at the very beginning."""
    listed = alternatives(table(name)[key], ignore_case=True)
    return re.compile(rf"(?:{listed})(?!\w)", re.IGNORECASE)


@cache
def _lines(name: str, key: str) -> re.Pattern[str]:
    signs = {"*": ".*", "#": r"[\d.,]+"}
    forms = trie.pattern(
        [signs.get(char) or re.escape(char) for char in line.lower()] for line in table(name)[key]
    )
    return re.compile(rf"(?:{forms})[\s!.:]*", re.IGNORECASE | re.DOTALL)


LONGEST_LINE = 50_000
"""Characters of a line that is compared with a list: a picture may stand in one as its bytes."""


def listed(key: str, text: str) -> bool:
    """Say whether a whole line is one of a list of furniture; `*` and `#` stand as there."""
    return len(text) <= LONGEST_LINE and bool(_lines("furniture", key).fullmatch(text))
