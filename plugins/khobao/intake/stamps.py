"""A date as a page prints it above or below an article: 'Thứ tư - 24/07/2024 23:17'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from khobao import gazetteer
from khobao.intake.bylines import Byline, byline_line, names_nobody, source_line
from khobao.intake.kept import kept
from khobao.intake.tables import alternatives, listed, openers, table
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
    `month_first`: read as American systems write, because it can't be read otherwise; `turned` is
    the day it would be then, if both are possible.
    """

    day: date
    time: str | None
    weekday_fits: bool | None
    says_published: bool
    text: str
    is_clock: bool = False
    byline: Byline | None = None
    month_first: bool = False
    turned: date | None = None


@cache
def _pattern() -> re.Pattern[str]:
    data = table("words")
    weekdays = alternatives(data["weekdays"])
    published = alternatives(data["published"])
    months = alternatives(data["months"])
    english = alternatives(data["english_months"])
    clock = (
        r"(?:\d{1,2}\s?[:hg]\s?\d{1,2}(?!\d)(?:\s?:\s?\d{2})?['’]?(?:\s*(?:[AP]M|SA|CH))?"
        r"|\d{1,2}\s+giờ(?:\s+\d{1,2}(?:\s+phút)?)?)"
    )
    return re.compile(
        rf"""
        (?<![\w/.])
        (?:(?P<today>{alternatives(data["today"])})[\s:,-]*)?
        (?P<published>(?:{published})[\s:,-]*)?
        (?P<clock1>(?:lúc\s+)?{clock}[\s,|•·:–-]+)?
        (?:(?P<weekday>{weekdays})[\s,-]+)?
        (?P<clock3>{clock}[\s,|•·:–-]+)?
        (?:ngày\s*:?\s+)?
        (?:
            (?P<day>\d{{1,2}})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{{1,2}})
            (?:\s*[/.-]\s*|\s*,?\s+năm\s+|,?\s+)(?P<year>(?:19|20)\d{{2}})(?!\d)
          | (?P<day2>\d{{1,2}})\s+tháng\s+(?P<named>{months}),?\s+(?P<year2>(?:19|20)\d{{2}})(?!\d)
          | tháng\s+(?P<named3>{months}|\d{{1,2}})\s+(?P<day3>\d{{1,2}}),\s+
            (?P<year3>(?:19|20)\d{{2}})(?!\d)
          | (?P<named5>{english})\.?\s+(?P<day5>\d{{1,2}})(?:st|nd|rd|th)?,?\s+
            (?P<year5>(?:19|20)\d{{2}})(?!\d)
          | (?P<day6>\d{{1,2}})(?:\s+|-)(?P<named6>{english})\.?(?:,?\s+|-)
            (?P<year6>(?:19|20)\d{{2}})(?!\d)
          | (?P<day4>\d{{1,2}})(?P<mark>[/.-])(?P<month4>\d{{1,2}})(?P=mark)
            (?P<year4>\d{{2}})(?![\d/.-])
        )
        (?P<clock2>[\s,|•·:–-]+(?:(?:vào\s+)?lúc\s+)?{clock}|\s*\(\s*(?:lúc\s+)?{clock}(?=\s*\)))?
        """,
        re.VERBOSE | re.IGNORECASE,
    )


SIGNED_IN = re.compile(
    r"[^\W\d_][^,\d]{1,40},\s*tháng\s+(?P<month>\d{1,2})\s*(?:năm\s+|[/-]\s*)(?P<year>(?:19|20)\d{2})",
    re.IGNORECASE,
)
"""How a letter or an essay is dated below its text: 'An Dương, tháng 5 năm 2012'."""

YEAR = re.compile(r"\d{4}|\d[/.-]\d{2}(?!\d)")
ISO = re.compile(r"(?<![\d/.-])((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/.-])(?:T(?=\d))?")
CLOCK = re.compile(
    r"(\d{1,2})(?:\s+giờ\s*|\s?[:hg]\s?)(\d{1,2})?(?:\s?:\s?\d{2})?['’]?\s*([AP]M|SA|CH)?",
    re.IGNORECASE,
)
PARTS = re.compile(r"\s*(?:[|•·;()\[\]]|(?:^|\s)[-–](?:\s|$)|,(?:\s|$)|\s/\s)\s*")
"""What parts the things on a stamp's line."""

COUNTER = re.compile(
    r"(?:(?:tổng\s+)?(?:số\s+)?(?:lượt|lần)\s+(?:xem|đọc|truy\s+cập)|đã\s+(?:xem|đọc)|xem|views?|hits)"
    r"\s*:?\s*[\d.,]+|gmt\s*[+-]?\s*\d*(?::\d{2})?"
    r"|\d+\s+(?:giây|phút|giờ|ngày|tuần|tháng|năm)\s+trước"
    r"|[\d.,]*\s*(?:xem\s+)?(?:cỡ|kích\s+thước|tăng|giảm)\s+(?:cỡ\s+)?chữ[\s:aA+-]*"
    r"|(?:(?:được\s+)?(?:gửi|đăng|viết|tạo|posted|submitted|created|written)\s+)?"
    r"(?:bởi|by)\s*:?\s*(?-i:[a-z0-9][\w.@-]*)"
    r"|[\d.,:+\s]*(?:(?:lượt\s+xem|lượt\s+đọc|lượt|views?|bình\s+luận|phản\s+hồi))?",
    re.IGNORECASE,
)
"""What may stand beside a date on its line: counters, a time zone, a button, an account's name."""

AROUND = " ,:.-–|'’👁🕔🕒🕐⏰📅🗓•·"
"""Marks and pictures around the things on a stamp's line."""

SOURCE = re.compile(r"nguồn", re.IGNORECASE)

PLACE = re.compile(rf"(?!Thứ|Chủ|Ngày)[{UPPER}]\w*(?: [{UPPER}]\w*){{0,3}}")
"""A dateline's place before the date: 'Hà Nội, 05/03/2020'."""


@kept(4096)  # a batch is looked through for furniture before it is read
def read(line: str) -> Stamp | None:
    """Return the stamp if the line is nothing else; None for a date within a sentence."""
    if not YEAR.search(line) or syllables(line) > LONGEST:
        return None
    line = ISO.sub(r"\4/\3/\1", line.strip())
    match = _pattern().search(line)
    day, turned = _readings(match) if match else (None, None)
    if match is None or (day is None and turned is None):
        return None
    before, after = line[: match.start()], line[match.end() :]
    beside = [p for p in (*PARTS.split(before), *PARTS.split(after)) if p.strip(AROUND)]
    if not all(_may_stand_beside(part) for part in beside):
        return None
    clock = match["clock1"] or match["clock3"] or match["clock2"]
    if not _parted(before, after, weekday=match["weekday"] is not None, clock=clock is not None):
        return None
    named = _weekday(match)
    month_first = turned is not None and (day is None or turned.weekday() == named != day.weekday())
    read_ = turned if month_first or day is None else day
    if read_ is None:
        return None
    return Stamp(
        day=read_,
        time=_time(clock),
        weekday_fits=None if named is None else named == read_.weekday(),
        says_published=bool(match["published"]) or any(_publishes(part) for part in beside),
        text=match[0].strip(" ,|-"),
        is_clock=bool(match["today"]),
        byline=_bylines(before, after, beside),
        month_first=month_first,
        turned=None if month_first or named is not None else turned,
    )


def _readings(match: re.Match[str]) -> tuple[date | None, date | None]:
    """Return the day that is read day first, and month first: 6/7/2014 may be two days.

    Only what American systems write is read so: with slashes or hyphens.
    """
    day = _date(match)
    first, second = match["day"] or match["day4"], match["month"] or match["month4"]
    if first is None or not SLASHED.search(match[0]):
        return day, None
    year = int(match["year"] or match["year4"])
    if match["year4"] and (day is None or year > LAST_SHORT_YEAR):
        return day, None
    try:
        return day, date(year + 2000 if match["year4"] else year, int(first), int(second))
    except ValueError:
        return day, None


SLASHED = re.compile(r"\d{1,2}([/-])\d{1,2}\1\d{2,4}")


NUMERIC = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/20\d{2}(?!\d)")


def month_first(dates: Iterable[Sequence[str]]) -> bool:
    """Say whether dates in figures, each its first and second number, have their month first.

    One of them must be none otherwise, and none a date that can't be so read.
    """
    pairs = [(int(first), int(second)) for first, second in dates]
    fits = all(first <= MONTHS for first, _ in pairs)
    return fits and any(second > MONTHS for _, second in pairs)


MONTHS = 12


def _weekday(match: re.Match[str]) -> int | None:
    """Return the weekday named, Monday 0."""
    weekday = match["weekday"]
    named = table("words")["weekdays"]
    return named[" ".join(weekday.lower().split())] if weekday else None


def _bylines(before: str, after: str, beside: list[str]) -> Byline | None:
    """Return who is named beside a date, all of them where a dash joins two: 'Lan Anh - Minh'."""
    first = next((who for part in beside if (who := _byline(part))), None)
    if first is None or not first.by_shape:
        return first
    for side in (before, after):
        parts = [p for p in JOINED.split(side.strip(AROUND)) if p]
        if len(parts) > 1 and all(map(_byline, parts)):
            return _byline(side) or first
    return first


JOINED = re.compile(r"\s+[-–]\s+")


def _parted(before: str, after: str, *, weekday: bool, clock: bool) -> bool:
    """Say whether a mark, not just a blank, parts the date from words: 'Hội nghị 24/7/2024'.

    Sections, and who is said to have written it, need no mark; before a weekday no name does, nor
    one in capitals where the hour is told: 'LAN ANH - MINH 30/04/2016 11:39'.
    """
    said = JOINT.sub("", before).strip()
    known = _publishes(said) or fold(said) in _sections() or COUNTER.fullmatch(said)
    if re.search(r"[^\W\d]\s*$", said) and not known:
        byline = _byline(said)
        marked = weekday or (clock and said.isupper()) or said != before.strip()
        if byline is None or (byline.by_shape and not marked):
            return False
    if not re.match(r"\s+[^\W\d]", after):
        return True
    counted = COUNTER.match(after.strip(" "))
    byline = _byline(after.strip())
    stated = byline is not None and not byline.by_shape
    return bool(counted and counted[0]) or fold(after) in _sections() or stated


JOINT = re.compile(r"\s+(?:vào|vào\s+lúc|vào\s+ngày|lúc|on|at)\s*$", re.IGNORECASE)
"""What may stand between who posted it and when: 'Đăng bởi Lan Anh vào 10/03/2021'."""


def _may_stand_beside(part: str) -> bool:
    part = JOINT.sub("", f" {part.strip(AROUND)}").strip()
    if COUNTER.fullmatch(part) or _publishes(part) or names_nobody(part) or not part:
        return True
    if fold(part) in _sections() or PLACE.fullmatch(part) or listed("lines", part):
        return True
    if SOURCE.match(part) and source_line(part):
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
    bulletins = alternatives(table("words")["bulletins"])
    return re.compile(
        rf"(?:(?:{words})|(?:(?:phát|phát\s+sóng|phát\s+thanh)\s+)?(?:trong\s+)?"
        rf"(?:{bulletins})(?:\s+(?:số\s*)?\d{{1,4}}|\s+[^\W\d]+){{0,4}}\s*,?(?:\s+ngày)?)\s*:?",
        re.IGNORECASE,
    )


def _byline(part: str) -> Byline | None:
    """Return who is named on a stamp's line; a place is nobody."""
    part = JOINT.sub("", part.strip(AROUND))
    byline = byline_line(part, by_shape=True)
    if byline is None or (byline.by_shape and len(part.split()) < 2):
        return None
    if fold(part) in _sections() or openers("furniture", "site_openers").match(part):
        return None
    places = gazetteer.load()
    bare = one_line(part)
    known = places.lookup(bare) or places.districts_named(bare) or places.communes_named(bare)
    return None if byline.by_shape and known else byline


DAYS = ("day", "day2", "day3", "day4", "day5", "day6")
NAMED_MONTHS = ("named", "named3", "named5", "named6")
YEARS = ("year", "year2", "year3", "year4", "year5", "year6")
"""The pattern's groups, of which each date has one."""


def _date(match: re.Match[str]) -> date | None:
    data = table("words")
    months: dict[str, int] = data["months"] | data["english_months"]
    day = next(match[name] for name in DAYS if match[name])
    named = next((match[name] for name in NAMED_MONTHS if match[name]), "")
    month = match["month"] or match["month4"]
    if month is None:
        month = named if named.isdigit() else months[" ".join(named.lower().split())]
    year = int(next(match[name] for name in YEARS if match[name]))
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
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").upper()
    if half in ("PM", "CH") and hour < 12:
        hour += 12
    if half in ("AM", "SA") and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None
