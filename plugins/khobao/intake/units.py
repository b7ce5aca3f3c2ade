"""What stands behind a number: the thing counted, a measure, money, or nothing countable."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from khobao.intake.tables import alternatives, table
from khobao.intake.text import LOWER, one_line

RATES = ("%", "‰")
SYLLABLE = rf"[{LOWER}]+(?![\w’'])"
GUESSED = re.compile(rf"\s+({SYLLABLE})(?:\s+({SYLLABLE}))?")
JOINT = re.compile(r"(,\s+|,?\s+và\s+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """The unit as written, where it ends, and how it was told."""

    text: str
    end: int
    kind: Literal["percent", "money", "noun", "measure", "guessed"]


def read(text: str, position: int) -> Unit | None:
    """Return the unit that stands right behind a number ending at `position`, if any."""
    for kind, pattern in _patterns():
        match = pattern.match(text, position)
        if match:
            whole = one_line(match[0])
            unit = _cut(whole)
            return Unit(text=unit, end=match.end() - (len(whole) - len(unit)), kind=kind)
    return _guessed(text, position)


def things(text: str, position: int) -> int | None:
    """Return where the nouns end that stand behind a percentage, if any do."""
    match = _nouns().match(text, position)
    return match.end() if match else None


def begins_no_noun(syllable: str) -> bool:
    """Say whether a syllable behind a noun belongs to something else."""
    return syllable in _words("no_nouns")


def compares(unit: Unit, behind: str | None) -> bool:
    """Say whether n/m of this is no share: two weeks set side by side, or marks out of ten.

    `behind` is the next syllable: what goes on to a noun are places, not marks.
    """
    if unit.text.lower() in _words("scores"):
        return behind is None or begins_no_noun(behind)
    return unit.text.lower() in _words("not_shares")


def _cut(unit: str) -> str:
    """End a list of nouns before one that stands in it already: 'ý kiến, ý kiến'."""
    parts = JOINT.split(unit)
    seen: set[str] = set()
    for i in range(0, len(parts), 2):
        if parts[i].lower() in seen:
            return "".join(parts[: i - 1])
        seen.add(parts[i].lower())
    return unit


@cache
def _patterns() -> tuple[
    tuple[Literal["percent", "money", "noun", "measure"], re.Pattern[str]], ...
]:
    data = table("counts")
    multiplier, currency = _any(data["multipliers"]), _any(data["currencies"])
    classifier = _any(data["classifiers"])
    nouns = _nouns().pattern
    of = rf"\s+(?:{currency})(?!\w)|\s*{nouns}|\s+(?:{classifier}|{_any(data['measured'])})"
    money = rf"\s*(?:{multiplier})(?:{of})?(?!\w)"
    measures = alternatives(data["measured"])
    return (
        ("percent", re.compile(r"\s*[%‰]")),
        ("money", re.compile(money, re.IGNORECASE)),
        ("noun", re.compile(nouns, re.IGNORECASE)),
        ("measure", re.compile(rf"\s*(?:{measures})(?!\w)")),
        ("noun", re.compile(rf"\s+(?:{classifier})(?!\w)", re.IGNORECASE)),
    )


@cache
def _nouns() -> re.Pattern[str]:
    """Match known nouns, counted together where they are of one sort."""
    data = table("counts")
    classifier = rf"(?:(?:{_any(data['classifiers'])})\s+)?"
    first = _any(noun for sort in data["joined"] for noun in sort)
    sorts = []
    for sort in data["joined"]:
        noun = rf"(?:{_any(sort)})(?!\w)"
        sorts.append(rf"{noun}(?:,\s+{noun})+(?:,?\s+và\s+{noun})?|{noun}\s+và\s+{noun}")
    single = _any(data["nouns"])
    # A look at the first noun and its joint spares trying every sort behind most numbers.
    joined = rf"(?=(?:{first})(?:,\s|\s+và\s))(?:{'|'.join(sorts)})"
    return re.compile(
        rf"\s+{classifier}(?:{joined}|(?:{single})(?!\w)(?!(?<=dân)\s+tộc))", re.IGNORECASE
    )


def _any(words: Iterable[str]) -> str:
    return alternatives(words, ignore_case=True)


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("counts")[key])


def _guessed(text: str, position: int) -> Unit | None:
    """Take the next one or two words for the thing counted: most nouns have no more."""
    match = GUESSED.match(text, position)
    if match is None or match[1] in _words("no_nouns"):
        return None
    alone = match[1] in _words("alone") or match[2] is None or match[2] in _words("no_nouns")
    end = match.end(1) if alone else match.end()
    return Unit(text=one_line(text[position:end]), end=end, kind="guessed")
