"""A date as a page prints it above or below an article: 'Thứ tư - 24/07/2024 23:17'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from khobao.intake.tables import alternatives, table
from khobao.intake.text import UPPER, syllables

LONGEST = 22
"""Syllables a line may have and still be a stamp: the longest seen has 14."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A full date with what stood beside it; `weekday_fits` is None if no weekday is named."""

    day: date
    time: str | None
    weekday_fits: bool | None
    says_published: bool
    text: str


@cache
def _pattern() -> re.Pattern[str]:
    weekdays = alternatives(table("words")["weekdays"])
    published = alternatives(table("words")["published"])
    return re.compile(
        rf"""
        (?P<published>(?:{published})[\s:,-]*)?
        (?P<clock1>(?:lúc\s+)?\d{{1,2}}[:hg]\d{{2}}(?::\d{{2}})?(?:\s*[AP]M)?[\s,|-]+)?
        (?:(?P<weekday>{weekdays})[\s,-]+)?
        (?P<clock3>\d{{1,2}}[:hg]\d{{2}}[\s,|-]+)?
        (?:ngày\s+)?
        (?P<day>\d{{1,2}})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{{1,2}})
        (?:\s*[/.-]\s*|\s*,?\s+năm\s+)(?P<year>(?:19|20)\d{{2}})(?!\d)
        (?P<clock2>[\s,|-]+(?:lúc\s+)?\d{{1,2}}[:hg]\d{{2}}(?::\d{{2}})?(?:\s*(?:[AP]M|SA|CH))?)?
        """,
        re.VERBOSE | re.IGNORECASE,
    )


ISO = re.compile(r"\b((?:19|20)\d{2})-(\d{2})-(\d{2})\b")
PLACE = re.compile(rf"^(?!Thứ|Chủ|Ngày)[{UPPER}][\w ]{{1,20}}, (?=(?:ngày )?\d)")
"""A dateline's place before the date: 'Hà Nội, 05/03/2020'."""

CLOCK = re.compile(r"(\d{1,2})[:hg](\d{2})(?::\d{2})?\s*([AP]M|SA|CH)?", re.IGNORECASE)
REST = re.compile(
    r"[\s|:,.()\d+-]*(?:\(?GMT\s*[+-]?\s*\d*\)?|lượt\s+xem|\|)?[\s|:,.()\d+-]*", re.IGNORECASE
)
"""What may follow a stamp on its line: a time zone, counters of views and comments."""


def read(line: str) -> Stamp | None:
    """Return the stamp if the line is nothing else; None for a date within a sentence."""
    if syllables(line) > LONGEST:
        return None
    line = ISO.sub(r"\3/\2/\1", PLACE.sub("", line.strip()))
    match = _pattern().match(line)
    if not match or not REST.fullmatch(line[match.end() :]):
        return None
    day = _date(match)
    if day is None:
        return None
    weekday = match["weekday"]
    named = table("words")["weekdays"][" ".join(weekday.lower().split())] if weekday else None
    return Stamp(
        day=day,
        time=_time(match["clock1"] or match["clock3"] or match["clock2"]),
        weekday_fits=None if named is None else named == day.weekday(),
        says_published=bool(match["published"]),
        text=match[0].strip(" ,|-"),
    )


def _date(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _time(clock: str | None) -> str | None:
    match = CLOCK.search(clock or "")
    if not match:
        return None
    hour, minute, half = int(match[1]), int(match[2]), (match[3] or "").upper()
    if half in ("PM", "CH") and hour < 12:
        hour += 12
    if half in ("AM", "SA") and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None
