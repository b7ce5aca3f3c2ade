"""Spans of time in a sentence: 'giai đoạn 2016 - 2020', '6 tháng đầu năm 2024', 'quý II/2016'."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from khobao.intake.kept import kept
from khobao.intake.tables import alternatives, table
from khobao.intake.text import lowered, one_line

DIGIT = re.compile(r"\d")
YEAR = r"(?:19|20)\d{2}"
A_YEAR = re.compile(YEAR)
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}

STAGE = re.compile(
    rf"(?:giai\s+đoạn|nhiệm\s+kỳ|từ\s+năm|trong\s+\d+\s+năm\s*\(?|các\s+năm)\s*\(?"
    rf"(?P<first>{YEAR})\s*(?:-|–|đến(?:\s+năm)?)\s*(?:năm\s+)?(?P<last>{YEAR})"
)
NUMBER_WORDS = {"ba": 3, "sáu": 6, "tám": 8, "chín": 9, "mười": 10, "mười một": 11}
MONTHS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
HALF = re.compile(
    rf"(?<![\d.,])(?P<n>1[0-2]|[1-9]|{MONTHS})\s+tháng(?P<which>\s+đầu|\s+cuối)?\s*,?\s*(?:của\s+)?năm\s+(?P<year>{YEAR})"
)
QUARTER = re.compile(rf"quý\s+(?P<n>iv|iii|ii|i|[1-4])\s*(?:/|-|năm|của\s+năm)\s*(?P<year>{YEAR})")
MONTH = re.compile(rf"tháng\s+(?P<month>\d{{1,2}})\s*(?:/|-|năm)\s*(?P<year>{YEAR})(?!\d)")
SINGLE = re.compile(rf"(?:trong\s+năm|năm)\s+(?P<year>{YEAR})(?!\s*[-–]\s*\d{{4}})(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A span of time, in EDTF, as the words at start:end state it; `first` and `last` are years."""

    start: int
    end: int
    edtf: str
    first: int
    last: int
    text: str

    @property
    def single(self) -> bool:
        return self.first == self.last

    @property
    def spans_years(self) -> bool:
        return self.first != self.last


@kept(1024)
def find(text: str) -> tuple[Period, ...]:
    """Return the periods stated in the text, longest reading first, in order of place."""
    if not A_YEAR.search(text):
        return ()
    taken: list[tuple[int, int]] = []
    found = []
    low = lowered(text)
    for word, pattern, write in FORMS:
        if word not in low:  # a word is found far faster than a pattern
            continue
        for match in pattern.finditer(low):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            edtf = write(match)
            if edtf is None:
                continue
            taken.append(match.span())
            years = [int(year) for year in A_YEAR.findall(edtf)]
            found.append(
                Period(
                    start=match.start(),
                    end=match.end(),
                    edtf=edtf,
                    first=min(years),
                    last=max(years),
                    text=one_line(text[match.start() : match.end()]),
                )
            )
    return tuple(sorted(found, key=lambda period: period.start))


def _stage(match: re.Match[str]) -> str | None:
    first, last = match["first"], match["last"]
    return f"{first}/{last}" if first < last else None


def _months(match: re.Match[str]) -> str | None:
    count = NUMBER_WORDS.get(match["n"]) or int(match["n"])
    year = match["year"]
    if (match["which"] or "").strip() == "cuối":
        return f"{year}-{13 - count:02d}/{year}-12"
    return f"{year}-01/{year}-{count:02d}"


def _quarter(match: re.Match[str]) -> str:
    number = ROMAN[match["n"]]
    year = match["year"]
    return f"{year}-{3 * number - 2:02d}/{year}-{3 * number:02d}"


def _month(match: re.Match[str]) -> str | None:
    month = int(match["month"])
    return f"{match['year']}-{month:02d}" if 1 <= month <= 12 else None


def _year(match: re.Match[str]) -> str:
    return match["year"]


FORMS: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    ("", STAGE, _stage),
    ("tháng", HALF, _months),
    ("quý", QUARTER, _quarter),
    ("tháng", MONTH, _month),
    ("năm", SINGLE, _year),
)
"""How periods are written in lower case, the longest reading first, with a word each always has."""


@cache
def plan_words() -> re.Pattern[str]:
    """Return what, shortly before a year, makes it a plan's year."""
    plans = alternatives(table("words")["plans"], ignore_case=True)
    return re.compile(rf"(?:{plans})", re.IGNORECASE)
