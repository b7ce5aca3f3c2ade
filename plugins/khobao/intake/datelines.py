"""A paper's sign before the first words of a text: '(BĐ) - Sáng 22.4 …', 'BHG - Từ một huyện …'."""

from __future__ import annotations

import re
from functools import cache

from khobao import gazetteer
from khobao.intake.tables import alternatives, table
from khobao.intake.text import LOWER, UPPER

LONGEST = 60
"""Characters among which a dateline ends."""


def cut(text: str) -> str:
    """Return the text without the dateline that it opens with; what is left is never empty."""
    place = PLACE.match(text, 0, LONGEST)
    if place and gazetteer.load().lookup(place["name"].title()):
        return text[place.end() :]
    match = _opening().match(text, 0, LONGEST)
    if match is None or (match["sign"] or match["glued"]) in _bodies():
        return text
    return text[match.end() :]


def cut_sign(text: str) -> str:
    """Return a headline without the paper's sign in brackets before it: '(TTV) Người dân …'."""
    match = _opening().match(text, 0, LONGEST) if text.startswith("(") else None
    return text if match is None else text[match.end() :]


def is_dateline(line: str) -> bool:
    """Say whether a whole line is a dateline that lost its text: '(BĐ) -'."""
    return len(line) <= LONGEST and _alone().fullmatch(line) is not None


PLACE = re.compile(
    rf"(?P<name>[{UPPER}]{{2,}}(?:\s[{UPPER}]{{2,}}){{1,3}})\s+[-–—]\s+(?=[“\"]?[{UPPER}][{LOWER}]*\s)"
)
"""A province in capitals where a text opens: 'BẮC GIANG - Không chờ thương lái …'."""

DOMAIN = r"(?:[\w-]+\.)+(?:vn|com|net|org)"


@cache
def _bracketed() -> str:
    papers = alternatives([*table("words")["papers"], *table("words")["agencies"]])
    initials = r"[A-ZĐ]{2,8}(?:-[A-ZĐ]{2,8}|[ .-]?(?:[Oo]nline|ONLINE|TV))?"
    day = r"(?:,?\s*(?:ngày\s+)?\d{1,2}[/.-]\d{1,2})?"
    return rf"\(\s*(?:{initials}|(?i:{DOMAIN})|{papers}|Báo\s+[^()]{{2,30}}){day}\s*\)"


@cache
def _opening() -> re.Pattern[str]:
    place = rf"(?:[{UPPER}]\w*(?:\s[{UPPER}]\w*){{0,3}},?\s*)"
    begins = rf"(?=[\"“‘(\[]?[{UPPER}\d])"
    return re.compile(
        rf"(?:{_bracketed()}\s*[-–—:.]*\s*|{place}{_bracketed()}\s*[-–—]+\s*"
        rf"|(?P<glued>[A-ZĐ]{{3,6}})[-–](?=[{UPPER}][{LOWER}]+[\s,])"
        rf"|(?i:{DOMAIN})\s*[-–—]+\s*|(?P<sign>[A-ZĐ]{{2,6}})(?:\s*[-–—]\s+|\s+[-–—]\s*)){begins}"
    )


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(rf"{_bracketed()}\s*[-–—:]+|[A-ZĐ]{{2,6}}\s*[-–—]")


@cache
def _bodies() -> frozenset[str]:
    """Return initials of bodies and things that may open a sentence: 'HTX - chỗ dựa của …'."""
    return frozenset(table("words")["no_datelines"])
