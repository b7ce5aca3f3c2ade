"""Figures that a text states: value, unit, what is counted, period, target, parts of a total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from khobao.intake import numbers, periods, units
from khobao.intake.blocks import Block, Kind
from khobao.intake.figures import Figure
from khobao.intake.numbers import NUMERAL
from khobao.intake.parts import linked, stated_criterion
from khobao.intake.tables import alternatives, openers, table, words
from khobao.intake.text import fold, one_line, sentences
from khobao.intake.units import Unit
from khobao.record import Count
from khobao.record.dates import parse

LONGEST_WHAT = 12
FAR = 600
"""Characters before a figure in which a word can still open its list or make it an aim."""

MOST_ALIKE = 20
"""Equal figures that a further one is compared with; articles have two or three."""

REACH = 4
"""Words before a figure in which a verb still speaks of it."""

COUNTED_KINDS = (Kind.TITLE, Kind.LEAD, Kind.BODY)


@cache
def _pattern() -> re.Pattern[str]:
    qualifiers = alternatives(table("counts")["qualifiers"], ignore_case=True)
    return re.compile(
        rf"""
        (?:(?<!\w)(?P<qualifier>{qualifiers})\s*)?
        (?<![\w.,/])(?<!\d[-–])(?P<value>{NUMERAL})
        (?:\s*/\s*(?P<of>{NUMERAL})|\s*(?:-|–|đến)\s*(?P<max>{NUMERAL}))?
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def counts(blocks: Sequence[Block]) -> tuple[Count, ...]:
    """Return the figures of title, lead and body in their order, with ids c1, c2 …"""
    found: list[Figure] = []
    carried: str | None = None
    for number, block in enumerate(blocks):
        if block.kind in COUNTED_KINDS:
            carried = _carried(block.text, carried)
            found.extend(_in_block(block, number, carried))
    found = _without_doubles(found)
    found = linked(found, blocks)
    return tuple(_count(figure, position, found) for position, figure in enumerate(found))


def _carried(text: str, before: str | None) -> str | None:
    """Return the year that a paragraph opens with, or the one an earlier paragraph opened with."""
    if openers("counts", "present").match(text):
        return None
    opening = next((p for p in periods.find(text[:60]) if p.start == 0), None)
    if opening is None:
        return before
    return opening.edtf if not opening.spans_years else None


def _in_block(block: Block, number: int, carried: str | None) -> Iterator[Figure]:
    for position, (start, end) in enumerate(sentences(block.text)):
        sentence = block.text[start:end]
        if not periods.DIGIT.search(sentence):
            continue
        spans = periods.find(sentence)
        if openers("counts", "present").match(sentence):
            carried = None
        for match in _pattern().finditer(sentence):
            figure = _figure(match, sentence, spans, carried)
            if figure:
                yield replace(figure, block=number, sentence=position)


def _figure(
    match: re.Match[str],
    sentence: str,
    spans: Sequence[periods.Period],
    carried: str | None,
) -> Figure | None:
    if any(s.start <= match.start("value") < s.end for s in spans):
        return None
    unit = units.read(sentence, match.end())
    if unit is None or _is_name(match, sentence, unit):
        return None
    if len(match[0]) > 2 * numbers.LONGEST:
        return None
    value = numbers.value(match["value"])
    of = numbers.value(match["of"]) if match["of"] else None
    upper = numbers.value(match["max"]) if match["max"] else None
    if of is not None and (value > of or units.compares(unit)):
        return None
    if upper is not None and upper <= value:
        return None
    what, end = _what(match, sentence, unit)
    return Figure(
        block=0,
        sentence=0,
        start=match.start(),
        end=unit.end,
        value=value,
        of=of,
        max=upper,
        qualifier=one_line(match["qualifier"]).lower() if match["qualifier"] else None,
        unit=unit.text,
        what=what,
        measure=_measure(sentence, match.start(), unit, of),
        target=_is_target(sentence, match.start()),
        period=_period(unit.end, spans, carried),
        quote=one_line(sentence[match.start() : end]),
        opened=_opened(sentence, match.start()),
    )


def _is_name(match: re.Match[str], sentence: str, unit: Unit) -> bool:
    """Say whether the word before makes the number a name or an order: 'số 5', 'khóa 13'."""
    if unit.kind == "percent":
        return False
    before = sentence[: match.start("value")].rstrip()
    if _names_before("names_before").search(before):
        return True
    if unit.kind != "guessed":
        return False
    year = match["value"].isdigit() and len(match["value"]) == 4
    return year or bool(_names_before("labels_before").search(before))


@cache
def _names_before(key: str) -> re.Pattern[str]:
    names = alternatives(table("counts")[key], ignore_case=True)
    return re.compile(
        rf"(?<!\w)(?<!tổng\s)(?<!mỗi\s)(?<!hằng\s)(?<!hàng\s)(?:{names})$", re.IGNORECASE
    )


@cache
def _what_end() -> re.Pattern[str]:
    stops = alternatives(table("counts")["what_stops"], ignore_case=True)
    return re.compile(rf"[,;.:()…\n]|\s(?:{stops})(?!\w)|\s\d", re.IGNORECASE)


def _what(match: re.Match[str], sentence: str, unit: Unit) -> tuple[str | None, int]:
    """Return what is counted, from the words after the unit, and where the quote ends."""
    things = units.things(sentence, unit.end) if unit.kind == "percent" else None
    start = things or unit.end
    rest = sentence[start:]
    stop = _what_end().search(rest)
    words_ = list(re.finditer(r"\S+", rest[: stop.start()] if stop else rest))[:LONGEST_WHAT]
    end = start + (words_[-1].end() if words_ else 0)
    phrase = one_line(sentence[unit.end : end])
    if unit.kind == "percent" and not phrase:
        return _rate_of(sentence[: match.start()]), end
    return _without_quotes(stated_criterion(phrase)[1]) or None, end


def _without_quotes(phrase: str) -> str:
    """Return what a phrase quotes, if it opens with a quotation, else the phrase itself."""
    quoted = QUOTED.match(phrase)
    return (quoted[1] if quoted else phrase).strip(" \"“”'-–")


QUOTED = re.compile(r"""["“]([^"“”]+)["”]""")
RATE_OF = re.compile(
    r"tỷ\s+lệ\s+(?P<what>(?:[^\W\d_]+\s+){1,6}?)(?=toàn|từ|đạt|là|giảm|tăng|còn|trên|$)"
)


def _rate_of(before: str) -> str | None:
    """Return what a bare percentage is of: 'tỷ lệ hộ nghèo … từ 42,53%'."""
    found = list(RATE_OF.finditer(before))
    return found[-1]["what"].strip() if found else None


def _measure(sentence: str, start: int, unit: Unit, of: Decimal | None) -> str:
    """Return the kind of figure, by the words that lead up to it and, for awards, its clause."""
    if of is not None or unit.kind == "percent":
        return "rate"
    before = re.split(r"\.(?!\w)|;", sentence[max(0, start - FAR) : start])[-1]
    after = re.split(r"\.(?!\w)|;", sentence[unit.end : unit.end + FAR])[0]
    near = " ".join(re.split(r"[,:]", before)[-1].split()[-REACH:])
    where = {"new": before, "awarded": f"{before} {after}"}
    for measure, signs in table("counts")["measures"]:
        if _signs(tuple(signs)).search(where.get(measure, near)):
            return str(measure)
    return "other"


@cache
def _signs(signs: tuple[str, ...]) -> re.Pattern[str]:
    listed = alternatives(signs, ignore_case=True)
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)


def _is_target(sentence: str, start: int) -> bool:
    """Say whether a word of aims stands before; 'tính đến năm 2020' is no aim."""
    before = re.sub(
        r"tính\s+đến\s+năm", "", sentence[max(0, start - FAR) : start], flags=re.IGNORECASE
    )
    return bool(words("counts", "targets").search(before))


def _opened(sentence: str, start: int) -> int:
    """Return where a word, colon or bracket opens a breakdown before the figure, else -1."""
    first = max(0, start - FAR)
    before = sentence[first:start]
    said = [match.start() for match in words("counts", "part_openers").finditer(before)]
    bracket = before.rfind("(")
    if bracket > before.rfind(")"):
        said.append(bracket)
    found = max([*said, before.rfind(":")], default=-1)
    return first + found if found >= 0 else -1


def _period(end: int, spans: Sequence[periods.Period], carried: str | None) -> str | None:
    """Return the period right behind, else the last before, else a span later in the sentence."""
    behind = next((s for s in spans if 0 <= s.start - end <= 3), None)
    before = [s for s in spans if s.end <= end]
    later = [s for s in spans if s.start >= end and s.spans_years]
    chosen = behind or (before[-1] if before else None) or (later[0] if later else None)
    return chosen.edtf if chosen else carried


def _without_doubles(found: Sequence[Figure]) -> list[Figure]:
    """Keep the first of a figure that other paragraphs repeat."""
    kept: list[Figure] = []
    alike: dict[tuple[object, ...], list[Figure]] = {}
    for figure in found:
        others = alike.setdefault((figure.value, figure.of, figure.max), [])
        if any(_repeats(figure, other) for other in others):
            continue
        kept.append(figure)
        if len(others) < MOST_ALIKE:
            others.append(figure)
    return kept


def _repeats(figure: Figure, other: Figure) -> bool:
    """Say whether a figure of the same value is the other one told again."""
    if figure.block == other.block:
        return False
    if figure.unit == "%" or figure.of is not None or (figure.opened < 0) != (other.opened < 0):
        return (figure.unit, figure.what) == (other.unit, other.what)
    a, b = fold(figure.unit), fold(other.unit)
    return a.startswith(b) or b.startswith(a)


def _count(figure: Figure, position: int, found: Sequence[Figure]) -> Count:
    return Count.model_validate(
        {
            "id": f"c{position + 1}",
            "value": figure.value,
            "of": figure.of,
            "max": figure.max,
            "qualifier": figure.qualifier,
            "unit": figure.unit,
            "what": figure.what,
            "measure": figure.measure,
            "kind": "target" if figure.target else "result",
            "period": parse(figure.period) if figure.period else None,
            "part_of": None if figure.total is None else f"c{figure.total + 1}",
            "by": figure.by,
            "quote": figure.quote,
        }
    )
