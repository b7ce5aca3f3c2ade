"""The data that the stages read: names of things, never written into code."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def table(name: str) -> dict[str, Any]:
    """Return a data file of this package, read once."""
    text = files("khobao.intake").joinpath("data", f"{name}.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return data


def alternatives(words: Iterable[str]) -> str:
    """Return the words as one regular expression, the longest first, any white space between."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


@cache
def words(name: str, key: str, *, ignore_case: bool = True) -> re.Pattern[str]:
    """Return a pattern that finds any word of a data file's list, as whole words."""
    flags = re.IGNORECASE if ignore_case else 0
    return re.compile(rf"(?<!\w)(?:{alternatives(table(name)[key])})(?!\w)", flags)


@cache
def openers(name: str, key: str) -> re.Pattern[str]:
    """Return a pattern that finds any word of a data file's list at the very beginning."""
    return re.compile(rf"(?:{alternatives(table(name)[key])})(?!\w)", re.IGNORECASE)


@cache
def _lines(name: str, key: str) -> re.Pattern[str]:
    forms = (
        re.escape(line).replace(r"\*", ".*").replace(r"\#", r"\d+") for line in table(name)[key]
    )
    return re.compile(rf"(?:{'|'.join(forms)})[\s!.:]*", re.IGNORECASE | re.DOTALL)


def listed(key: str, text: str) -> bool:
    """Say whether a whole line is one of a list of furniture; `*` and `#` stand as there."""
    return bool(_lines("furniture", key).fullmatch(text))
