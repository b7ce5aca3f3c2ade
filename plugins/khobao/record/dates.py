"""Dates as precise as they are known, written in EDTF (ISO 8601-2:2019).

The profile: a year, a month or a day; `~` (approximate), `?` (uncertain), `%` (both); digits
left open as `X`; intervals with `/`, open ends as `..`. Nothing missing is ever filled in.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from pydantic_core import PydanticCustomError

Precision = Literal["day", "month", "year", "decade", "century", "interval"]

PLAIN = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)
"""A calendar date without a qualifier: 2024, 2024-07, 2024-07-24."""

PROFILE = re.compile(
    r"[0-9]{2}(?:XX|[0-9]X|[0-9]{2}(?:-(?:XX|(?:0[1-9]|1[0-2])(?:-(?:XX|[0-9]{2}))?))?)[~?%]?",
    re.ASCII,
)
"""What one end of an interval, or a date alone, may look like: 2018-10~, 201X, 2018-XX.

EDTF's seasons (2018-21) are no part of it: the country's north and south have others.
"""

DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?", re.ASCII)
"""A date as Vietnamese write it, 9/10/2023: right on a page, wrong in a record."""

FORMS = "YYYY-MM-DD, YYYY-MM hoặc YYYY (thêm ~ khi là khoảng, A/B khi là một quãng)"


class DateError(ValueError):
    """A text that isn't a date of the profile; the message is what is expected instead."""


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date with its precision; `start` and `end` are the first and last day it may mean.

    Where an interval is open, `open_start` or `open_end` says so, and the day is the calendar's
    first or last. Two dates are equal if they are written alike.
    """

    text: str
    start: date
    end: date
    precision: Precision
    approximate: bool = False
    uncertain: bool = False

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Order by first possible day, the narrower span first: 2017-01-01 before 2017."""
        return (self.start, self.end, self.text)

    @property
    def exact(self) -> bool:
        """Say whether this is one known day."""
        return self.precision == "day" and not (self.approximate or self.uncertain)

    @property
    def open_start(self) -> bool:
        """Say whether it is an interval whose beginning is unknown: ../2020."""
        return self.text.startswith("..")

    @property
    def open_end(self) -> bool:
        """Say whether it is an interval whose end is unknown: 2020/..."""
        return self.text.endswith("..")

    @property
    def years(self) -> range:
        """The calendar years it touches; an open end counts as the year of the other end."""
        first = self.end.year if self.open_start else self.start.year
        last = self.start.year if self.open_end else self.end.year
        return range(first, last + 1)

    @property
    def ends(self) -> tuple[str, str]:
        """The two ends of an interval as written; a date alone is both its ends."""
        first, _, last = self.text.partition("/")
        return (first, last or first)

    def __str__(self) -> str:
        return self.text

    def __hash__(self) -> int:
        return hash(self.text)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            _validated, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        one = PROFILE.pattern
        end = rf"(?:{one}|\.\.)"
        return {
            "type": "string",
            "pattern": f"^(?:{one}|{end}/{end})$",
            "examples": ["2020-01-13", "2018-10~", "2017", "2020/2021"],
        }


@lru_cache(maxsize=65536)
def parse(text: str) -> Edtf:
    """Return the date that `text` writes in EDTF; raises DateError.

    Plain calendar dates are read here, all else by the edtf library, whose grammar takes
    5 to 25 ms a date; a test holds the two equal.
    """
    if "/" in text:
        return _interval(text)
    plain = PLAIN.fullmatch(text)
    return _plain(text, plain) if plain else _qualified(text)


def _plain(text: str, match: re.Match[str]) -> Edtf:
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        start = date(year, month, day)
    except ValueError:
        raise DateError(f"không có ngày ấy trong lịch; cần {FORMS}") from None
    if match["day"]:
        return Edtf(text, start, start, "day")
    if match["month"]:
        last = calendar.monthrange(year, month)[1]
        return Edtf(text, start, date(year, month, last), "month")
    return Edtf(text, start, date(year, 12, 31), "year")


def _qualified(text: str) -> Edtf:
    if not PROFILE.fullmatch(text):
        raise DateError(f"cần {_cure(text)}")
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = parse_edtf(text)
        start, end = date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])
    except (EDTFParseException, ValueError):
        raise DateError(f"không có ngày ấy trong lịch; cần {FORMS}") from None
    mark = text[-1]
    return Edtf(text, start, end, _precision(text), mark in "~%", mark in "?%")


def _precision(text: str) -> Precision:
    year, *rest = text.rstrip("~?%").split("-")
    if year.endswith("X"):
        return "century" if year.endswith("XX") else "decade"
    known = [part for part in rest if part != "XX"]
    return ("year", "month", "day")[len(known)]


def _interval(text: str) -> Edtf:
    first, _, last = text.partition("/")
    if DAY_FIRST.fullmatch(text):
        raise DateError(f"cần {_cure(text)}")
    if first == last == ".." or "" in (first, last) or "/" in last:
        raise DateError(f"một quãng có hai đầu; cần {FORMS}")
    start = None if first == ".." else parse(first)
    end = None if last == ".." else parse(last)
    if start and end and start.start > end.end:
        raise DateError("quãng này kết thúc trước khi bắt đầu; cần đầu trước nhỏ hơn đầu sau")
    ends = [one for one in (start, end) if one]
    return Edtf(
        text,
        start.start if start else date.min,
        end.end if end else date.max,
        "interval",
        any(one.approximate for one in ends),
        any(one.uncertain for one in ends),
    )


def _cure(text: str) -> str:
    match = DAY_FIRST.fullmatch(text.strip())
    if not match:
        return FORMS
    day, month, year = match.groups()
    if year is None:
        return f"{FORMS}; thiếu năm thì không đoán: để date: null và ghi lời văn vào date_evidence"
    return f'{FORMS}: ngày {day} tháng {month} năm {year} là "{year}-{month:0>2}-{day:0>2}"'


def _validated(value: object) -> Edtf:
    if isinstance(value, Edtf):
        return value
    try:
        return parse(str(value))
    except DateError as error:
        raise PydanticCustomError(
            "date-form", "{expected}", {"expected": str(error), "found": str(value)}
        ) from None


def day(value: date) -> Edtf:
    """Return the date of one known day."""
    return parse(value.isoformat())
