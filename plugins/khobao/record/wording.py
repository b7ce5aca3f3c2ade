"""How dates and numbers are written for Vietnamese readers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from khobao.record.dates import Edtf

Basis = Literal["stated", "computed", "inferred", "unknown"]

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
UNKNOWN_DATE = "không rõ ngày"
BASIS = {
    "stated": "ghi rõ trong bài",
    "computed": "tính từ nội dung",
    "inferred": "suy ra từ nội dung",
    "unknown": "không rõ",
}


@lru_cache(maxsize=65536)
def date_short(value: Edtf | None) -> str:
    """Write a date for a list: 24/7/2024, 10/2018, khoảng 10/2018, 2017, 2020–2021."""
    if value is None:
        return UNKNOWN_DATE
    return _qualified(value, _span(value, _short))


def date_long(value: Edtf | None) -> str:
    """Write a date for a sentence: Thứ Tư, 24 tháng 7 năm 2024; khoảng tháng 10 năm 2018."""
    if value is None:
        return UNKNOWN_DATE
    return _qualified(value, _span(value, _long))


def date_with_basis(value: Edtf | None, basis: Basis) -> str:
    """Write a date with what it rests on: năm 2017, suy ra từ nội dung."""
    if value is None or basis in ("stated", "unknown"):
        return date_long(value)
    return f"{date_long(value)}, {BASIS[basis]}"


@lru_cache(maxsize=65536)
def number(value: Decimal | int) -> str:
    """Write a number with dots for thousands and a decimal comma: 4.494; 42,53."""
    text = f"{Decimal(value):f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    sign = "-" if value < 0 else ""
    whole, _, fraction = text.lstrip("-").partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{sign}{grouped},{fraction}" if fraction else f"{sign}{grouped}"


def _qualified(value: Edtf, text: str) -> str:
    return text if value.precision == "interval" else _marked(value.text, text)


def _marked(edtf: str, text: str) -> str:
    about = "khoảng " if edtf[-1] in "~%" else ""
    return f"{about}{text}{' (chưa chắc)' if edtf[-1] in '?%' else ''}"


def _span(value: Edtf, write: Callable[[str], str]) -> str:
    if value.precision != "interval":
        return write(value.text.rstrip("~?%"))
    first, last = value.ends
    if first == "..":
        return f"đến {_end(last, write)}"
    if last == "..":
        return f"từ {_end(first, write)}"
    joined = "–" if write is _short else " đến "
    return f"{_end(first, write)}{joined}{_end(last, write)}"


def _end(text: str, write: Callable[[str], str]) -> str:
    return _marked(text, write(text.rstrip("~?%")))


def _short(text: str) -> str:
    parts = [part for part in reversed(text.split("-")) if part != "XX"]
    year = _open_year(parts[-1], "thập niên ", "thế kỷ ")
    return "/".join([*(part.lstrip("0") for part in parts[:-1]), year])


def _long(text: str) -> str:
    year, *rest = [part for part in text.split("-") if part != "XX"]
    if not year.isdigit():
        return _open_year(year, "thập niên ", "thế kỷ ")
    if not rest:
        return f"năm {year}"
    if len(rest) == 1:
        return f"tháng {int(rest[0])} năm {year}"
    weekday = WEEKDAYS[date.fromisoformat(text).weekday()]
    return f"{weekday}, {int(rest[1])} tháng {int(rest[0])} năm {year}"


def _open_year(year: str, decade: str, century: str) -> str:
    if year.endswith("XX"):
        return f"{century}{int(year[:2]) + 1}"
    return f"{decade}{year[:3]}0" if year.endswith("X") else year
