"""A date as a page prints it above or below an article: 'Thứ tư - 24/07/2024 23:17'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from khobao import gazetteer
from khobao.intake.bylines import Byline, byline_line, names_nobody
from khobao.intake.kept import kept
from khobao.intake.tables import alternatives, openers, table
from khobao.intake.text import UPPER, fold, one_line, syllables

LONGEST = 22
LONGEST_SITE = 6
"""Syllables a line may have and still be a stamp: the longest seen has 14."""

LAST_SHORT_YEAR = 40
"""A year of two digits up to this one is of this century; later ones aren't read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A full date with what stood beside it; `weekday_fits` is None if no weekday is named.

    `is_clock`: the line says that it tells today's date. `byline` is who stands on the same line.
    """

    day: date
    time: str | None
    weekday_fits: bool | None
    says_published: bool
    text: str
    is_clock: bool = False
    byline: Byline | None = None


@cache
def _pattern() -> re.Pattern[str]:
    data = table("words")
    weekdays = alternatives(data["weekdays"])
    published = alternatives(data["published"])
    months = alternatives(data["months"])
    clock = r"\d{1,2}\s?[:hg]\s?\d{2}(?:\s?:\s?\d{2})?['’]?(?:\s*(?:[AP]M|SA|CH))?"
    return re.compile(
        rf"""
        (?<![\w/.])
        (?:(?P<today>{alternatives(data["today"])})[\s:,-]*)?
        (?P<published>(?:{published})[\s:,-]*)?
        (?P<clock1>(?:lúc\s+)?{clock}[\s,|-]+)?
        (?:(?P<weekday>{weekdays})[\s,-]+)?
        (?P<clock3>{clock}[\s,|-]+)?
        (?:ngày\s+)?
        (?:
            (?P<day>\d{{1,2}})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{{1,2}})
            (?:\s*[/.-]\s*|\s*,?\s+năm\s+|,?\s+)(?P<year>(?:19|20)\d{{2}})(?!\d)
          | (?P<day2>\d{{1,2}})\s+tháng\s+(?P<named>{months}),?\s+(?P<year2>(?:19|20)\d{{2}})(?!\d)
          | tháng\s+(?P<named3>{months}|\d{{1,2}})\s+(?P<day3>\d{{1,2}}),\s+
            (?P<year3>(?:19|20)\d{{2}})(?!\d)
          | (?P<day4>\d{{1,2}})([/.-])(?P<month4>\d{{1,2}})\16(?P<year4>\d{{2}})(?![\d/.-])
        )
        (?P<clock2>[\s,|-]+(?:lúc\s+)?{clock})?
        """,
        re.VERBOSE | re.IGNORECASE,
    )


SIGNED_IN = re.compile(
    r"[^\W\d_][^,\d]{1,40},\s*tháng\s+(?P<month>\d{1,2})\s*(?:năm\s+|[/-]\s*)(?P<year>(?:19|20)\d{2})",
    re.IGNORECASE,
)
"""How a letter or an essay is dated below its text: 'An Dương, tháng 5 năm 2012'."""

YEAR = re.compile(r"\d{4}|\d[/.-]\d{2}(?!\d)")
ISO = re.compile(r"\b((?:19|20)\d{2})-(\d{2})-(\d{2})\b(?:T(?=\d))?")
CLOCK = re.compile(r"(\d{1,2})\s?[:hg]\s?(\d{2})(?:\s?:\s?\d{2})?['’]?\s*([AP]M|SA|CH)?", re.I)
PARTS = re.compile(r"\s*(?:[|•·;()\[\]]|(?:^|\s)[-–](?:\s|$)|,(?:\s|$)|\s/\s)\s*")
"""What parts the things on a stamp's line."""

COUNTER = re.compile(
    r"(?:(?:tổng\s+)?(?:số\s+)?(?:lượt|lần)\s+(?:xem|đọc|truy\s+cập)|đã\s+(?:xem|đọc)|xem|views?|hits)"
    r"\s*:?\s*[\d.,]+|gmt\s*[+-]?\s*\d*(?::\d{2})?"
    r"|[\d.,:+\s]*(?:(?:lượt\s+xem|lượt\s+đọc|lượt|views?|bình\s+luận|phản\s+hồi))?",
    re.IGNORECASE,
)
"""What may stand beside a date on its line: counters of views and comments, a time zone."""

PLACE = re.compile(rf"(?!Thứ|Chủ|Ngày)[{UPPER}]\w*(?: [{UPPER}]\w*){{0,3}}")
"""A dateline's place before the date: 'Hà Nội, 05/03/2020'."""


@kept(256)
def read(line: str) -> Stamp | None:
    """Return the stamp if the line is nothing else; None for a date within a sentence."""
    if not YEAR.search(line) or syllables(line) > LONGEST:
        return None
    line = ISO.sub(r"\3/\2/\1", line.strip())
    match = _pattern().search(line)
    day = _date(match) if match else None
    if match is None or day is None:
        return None
    before, after = line[: match.start()], line[match.end() :]
    beside = [p for p in (*PARTS.split(before), *PARTS.split(after)) if p.strip(" ,:.-–|'’")]
    if not all(_may_stand_beside(part) for part in beside):
        return None
    if not _parted(before, after):
        return None
    weekday = match["weekday"]
    named = table("words")["weekdays"][" ".join(weekday.lower().split())] if weekday else None
    return Stamp(
        day=day,
        time=_time(match["clock1"] or match["clock3"] or match["clock2"]),
        weekday_fits=None if named is None else named == day.weekday(),
        says_published=bool(match["published"]) or any(_publishes(part) for part in beside),
        text=match[0].strip(" ,|-"),
        is_clock=bool(match["today"]),
        byline=next((who for part in beside if (who := _byline(part))), None),
    )


def _parted(before: str, after: str) -> bool:
    """Say whether a mark, not just a blank, parts the date from words: 'Hội nghị 24/7/2024'."""
    if re.search(r"[^\W\d]\s*$", before) and not _publishes(before.strip()):
        return False
    counted = COUNTER.match(after.strip(" "))
    return not re.match(r"\s+[^\W\d]", after) or bool(counted and counted[0])


def _may_stand_beside(part: str) -> bool:
    part = part.strip(" ,:.-–|'’")
    if COUNTER.fullmatch(part) or _publishes(part) or names_nobody(part):
        return True
    if fold(part) in _sections() or PLACE.fullmatch(part):
        return True
    opener = openers("furniture", "site_openers").match(part)
    return bool(opener and syllables(part) <= LONGEST_SITE) or _byline(part) is not None


@cache
def _sections() -> frozenset[str]:
    return frozenset(fold(name) for name in table("furniture")["sections"])


def _publishes(part: str) -> bool:
    return bool(_published().fullmatch(part.strip()))


@cache
def _published() -> re.Pattern[str]:
    words = alternatives(table("words")["published"])
    return re.compile(rf"(?:{words})\s*:?", re.IGNORECASE)


def _byline(part: str) -> Byline | None:
    """Return who is named on a stamp's line; a place is nobody."""
    part = part.strip(" ,:.-–|'’")
    byline = byline_line(part, by_shape=True)
    if byline is None or (byline.by_shape and len(part.split()) < 2):
        return None
    places = gazetteer.load()
    bare = one_line(part)
    known = places.lookup(bare) or places.districts_named(bare) or places.communes_named(bare)
    return None if byline.by_shape and known else byline


def _date(match: re.Match[str]) -> date | None:
    months: dict[str, int] = table("words")["months"]
    day = match["day"] or match["day2"] or match["day3"] or match["day4"]
    named = match["named"] or match["named3"]
    month = match["month"] or match["month4"]
    if month is None:
        month = named if named.isdigit() else months[" ".join(named.lower().split())]
    year = int(match["year"] or match["year2"] or match["year3"] or match["year4"])
    if match["year4"]:
        clock = match["clock1"] or match["clock2"] or match["clock3"]
        if year > LAST_SHORT_YEAR or not (clock or match["published"] or match["weekday"]):
            return None
        year += 2000
    try:
        return date(year, int(month), int(day))
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
