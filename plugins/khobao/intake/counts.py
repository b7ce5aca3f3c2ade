"""Figures that a text states: value, unit, what is counted, period, target, parts of a total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import NamedTuple

from khobao.intake import numbers, periods, units
from khobao.intake.blocks import Block, Kind
from khobao.intake.figures import Figure
from khobao.intake.numbers import NUMERAL
from khobao.intake.parts import linked, stated_criterion
from khobao.intake.tables import alternatives, beginning_words, openers, table, whole_words, words
from khobao.intake.text import LOWER, fold, lowered, one_line, sentences
from khobao.intake.units import Unit
from khobao.record import Count
from khobao.record.dates import parse

LONGEST_WHAT = 12
FAR = 600
"""Characters before a figure in which a word can still open its list or make it an aim."""

MOST_ALIKE = 20
"""Equal figures that a further one is compared with; articles have two or three."""

SCALES = frozenset(n * 10**k for n in (1, 2, 5, 25) for k in range(2, 6))
"""What a map's scale has below its line: 1/500, 1/25.000."""

REACH = 4
"""Words before a figure in which a verb still speaks of it."""

COUNTED_KINDS = (Kind.TITLE, Kind.LEAD, Kind.BODY)


NUMBER = re.compile(
    rf"""
    (?P<value>\d(?<![\w.,]\d)(?<![\dA-ZĐ]/\d)(?<!\d[-–]\d){numbers.BEHIND_FIRST})
    (?:\s*/\s*(?P<of>{NUMERAL})|\s*(?:-|–|đến)\s*(?P<max>{NUMERAL}))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A number that no letter or digit belongs to: '4.494', '10/10', '9.360 - 12.100'.

What stands before is looked at behind the first digit: so a search skips from digit to digit.
"""

LONGEST_QUALIFIER = 16
"""Characters of a qualifier and the blanks behind it: 'không dưới '."""


@cache
def _qualifier() -> re.Pattern[str]:
    """Match what stands right before a number: 'hơn', 'gần', '≥'."""
    qualifiers = alternatives(table("counts")["qualifiers"], ignore_case=True)
    return re.compile(rf"(?<!\w)({qualifiers})\s*\Z", re.IGNORECASE)


def counts(blocks: Sequence[Block]) -> tuple[Count, ...]:
    """Return the figures of title, lead and body in their order, with ids c1, c2 …"""
    found: list[Figure] = []
    carried: str | None = None
    aims = False
    whole = "\n".join(block.text.lower() for block in blocks if block.kind in COUNTED_KINDS)
    for number, block in enumerate(blocks):
        if block.kind in COUNTED_KINDS:
            carried = _carried(block.text, carried)
            aims = _aims(block.text, aims)
            figures = _in_block(block, number, carried, whole)
            found.extend(replace(one, target=True) if aims else one for one in figures)
    found = _without_doubles(found)
    found = linked(found, blocks)
    return tuple(_count(figure, position, found) for position, figure in enumerate(found))


LISTED = re.compile(r"\s*(?:[-–+•*]|[a-zđ][).]|\d{1,2}[).])\s")


def _aims(text: str, before: bool) -> bool:
    """Say whether a line is of a list of aims: one that a line of aims opens with a colon."""
    if LISTED.match(text):
        return before
    return text.rstrip().endswith(":") and bool(words("counts", "targets").search(text))


def _carried(text: str, before: str | None) -> str | None:
    """Return the year that a paragraph opens with, or the one an earlier paragraph opened with."""
    if openers("counts", "present").match(text):
        return None
    opening = next((p for p in periods.find(text[:60]) if p.start == 0), None)
    if opening is None:
        return before
    return opening.edtf if not opening.spans_years else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with a digit, and what holds for all its figures: its place, times, and year.

    `whole` is the article's text in lower case; `cues` are what the sentence was scanned for.
    """

    block: int
    position: int
    text: str
    lowered: str
    spans: Sequence[periods.Period]
    cues: Sequence[Cue]
    carried: str | None
    whole: str


class Cue(NamedTuple):
    """A word or mark at a place of a sentence that says something of the figures around it."""

    sign: str
    start: int
    end: int


AIM, OPENS, ENDS_CLAUSE = "aim", "opens", "ends clause"
"""What a cue does where it tells no measure: opens a breakdown, ends a clause, makes aims."""

WIDE_MEASURES = ("new", "awarded")
"""Measures that a word tells from anywhere in the clause."""


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of every cue, and what each does by its words in lower case."""
    data = table("counts")
    lists = [(AIM, data["targets"]), (OPENS, data["part_openers"])]
    lists += [(name, signs) for name, signs in data["measures"] if name in WIDE_MEASURES]
    does = {word.lower(): sign for sign, listed in lists for word in listed}
    marks = rf"{REACHED}|{CLAUSE_END}|:"
    pattern = rf"(?:{marks}|{beginning_words(does)})(?:(?<=[;:])|(?!\w))"
    return re.compile(pattern), {**does, ":": OPENS, ";": ENDS_CLAUSE, ".": ENDS_CLAUSE}


REACHED = r"tính\s+đến\s+năm"
"""No aim: 'tính đến năm 2020'."""

CLAUSE_END = r"\.(?!\w)|;"


def _cued(text: str) -> list[Cue]:
    """Return the cues of a sentence in lower case, in their order."""
    pattern, does = _cues()
    found = ((does.get(one_line(match[0])), match) for match in pattern.finditer(text))
    return [Cue(sign, *match.span()) for sign, match in found if sign]


def _in_block(block: Block, number: int, carried: str | None, whole: str) -> Iterator[Figure]:
    for position, (start, end) in enumerate(sentences(block.text)):
        text = block.text[start:end]
        if openers("counts", "present").match(text):
            carried = None
        low = lowered(text)
        sentence = Sentence(
            block=number,
            position=position,
            text=text,
            lowered=low,
            spans=periods.find(text),
            cues=_cued(low),
            carried=carried,
            whole=whole,
        )
        for match in NUMBER.finditer(text):
            figure = _figure(match, sentence)
            if figure:
                yield figure


def _figure(match: re.Match[str], sentence: Sentence) -> Figure | None:
    if any(s.start <= match.start() < s.end for s in sentence.spans):
        return None
    text = sentence.text
    unit = units.read(text, match.end())
    if unit is None or _is_name(match, unit):
        return None
    unit = _compound(unit, text, sentence.whole)
    qualifier = _qualifier().search(text, max(0, match.start() - LONGEST_QUALIFIER), match.start())
    start = qualifier.start() if qualifier else match.start()
    if match.end() - start > 2 * numbers.LONGEST or _in_slogan(match, sentence, unit):
        return None
    value = numbers.value(match["value"])
    of = numbers.value(match["of"]) if match["of"] else None
    upper = numbers.value(match["max"]) if match["max"] else None
    next_ = NEXT.match(text, unit.end)
    if of is not None and (value > of or units.compares(unit, next_[1] if next_ else None)):
        return None
    if of is not None and unit.kind == "guessed" and value == 1 and of in SCALES:
        return None
    if upper is not None and upper <= value:
        return None
    what, end = _what(text, start, unit)
    is_rate = of is not None or unit.kind == "percent"
    return Figure(
        block=sentence.block,
        sentence=sentence.position,
        start=start,
        end=unit.end,
        value=value,
        of=of,
        max=upper,
        qualifier=one_line(qualifier[1]).lower() if qualifier else None,
        unit=unit.text,
        what=what,
        measure="rate" if is_rate else _measure(sentence, start, unit.end),
        target=_is_target(sentence, start),
        period=_period(unit.end, sentence.spans, sentence.carried),
        quote=one_line(text[start:end]),
        opened=_opened(sentence, start),
    )


def _compound(unit: Unit, sentence: str, whole: str) -> Unit:
    """Take the next syllable into a noun of one, if the article nearly always writes both.

    An article on "hội quán" counts these, not "hội"; `whole` is its text in lower case.
    """
    behind = NEXT.match(sentence, unit.end)
    if unit.kind != "noun" or " " in unit.text or behind is None:
        return unit
    if units.begins_no_noun(behind[1]):
        return unit
    both = whole.count(f"{unit.text.lower()} {behind[1]}")
    if both < OFTEN:
        return unit
    alone = len(_word(unit.text.lower()).findall(whole))
    if both < MOSTLY * alone:
        return unit
    return replace(unit, text=f"{unit.text} {behind[1]}", end=behind.end(1))


@lru_cache(maxsize=1024)
def _word(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")


NEXT = re.compile(rf"\s+([{LOWER}]+)(?![\w’'])")
OFTEN, MOSTLY = 4, 0.6
"""How often, and in what share, two syllables stand together to be one noun."""

SLOGAN = re.compile(r"[“\"]\d{1,2}\s[^“”\"]{2,40}[”\"]|\d\sca,?\s\d\skíp", re.IGNORECASE)
"""What counts nothing: “4 xin, 4 luôn”, 3 ca, 4 kíp."""


def _in_slogan(match: re.Match[str], sentence: Sentence, unit: Unit) -> bool:
    """Say whether a small number belongs to a catchword, where its unit isn't a known thing."""
    if len(match["value"]) > 2 or unit.kind not in ("guessed", "noun"):
        return False
    if unit.kind == "guessed" and unit.text.split()[0] in table("counts")["catchwords"]:
        return True
    if not any(sign in sentence.lowered for sign in ("“", '"', "kíp")):
        return False
    around = (m for m in SLOGAN.finditer(sentence.text) if m.start() <= match.start() < m.end())
    return any(unit.kind == "guessed" or "kíp" in m[0] for m in around)


def _is_name(match: re.Match[str], unit: Unit) -> bool:
    """Say whether the word before makes the number a name or an order: 'số 5', 'khóa 13'."""
    if unit.kind == "percent":
        return False
    before = match.string[: match.start()].rstrip()
    if _ends_in_name(before, "names_before"):
        return True
    if unit.kind != "guessed":
        return False
    year = match["value"].isdigit() and len(match["value"]) == 4
    return year or _ends_in_name(before, "labels_before")


def _ends_in_name(before: str, key: str) -> bool:
    """Say whether a text ends in a word of the list; no more than its last words are searched."""
    most, pattern = _names_before(key)
    parts = before.rsplit(maxsplit=most)
    start = len(parts[0]) if len(parts) > most else 0
    return pattern.search(before, start) is not None


@cache
def _names_before(key: str) -> tuple[int, re.Pattern[str]]:
    """Return the most words that one name has, and a pattern of all that end a text."""
    names = table("counts")[key]
    listed = alternatives(names, ignore_case=True)
    return max(len(name.split()) for name in names), re.compile(
        rf"(?<!\w)(?<!tổng\s)(?<!mỗi\s)(?<!hằng\s)(?<!hàng\s)(?:{listed})$", re.IGNORECASE
    )


@cache
def _what_end() -> re.Pattern[str]:
    stops = alternatives(table("counts")["what_stops"], ignore_case=True)
    return re.compile(rf"[,;.:()…\n]|\s(?:{stops})(?!\w)|\s\d", re.IGNORECASE)


def _what(sentence: str, begin: int, unit: Unit) -> tuple[str | None, int]:
    """Return what is counted, from the words after the unit, and where the quote ends.

    `begin` is where the figure begins, its qualifier with it.
    """
    things = units.things(sentence, unit.end) if unit.kind == "percent" else None
    start = things or unit.end
    stop = _what_end().search(sentence, start)
    said = WORDS.match(sentence, start, stop.start() if stop else len(sentence))
    end = said.end() if said else start
    phrase = one_line(sentence[unit.end : end])
    if unit.kind == "percent" and not phrase:
        return _rate_of(sentence[:begin]), end
    return _without_quotes(stated_criterion(phrase)[1]) or None, end


def _without_quotes(phrase: str) -> str:
    """Return what a phrase quotes, if it opens with a quotation, else the phrase itself."""
    quoted = QUOTED.match(phrase)
    return (quoted[1] if quoted else phrase).strip(" \"“”'-–")


QUOTED = re.compile(r"""["“]([^"“”]+)["”]""")
WORDS = re.compile(rf"(?:\s*\S+){{1,{LONGEST_WHAT}}}")
RATE_OF = re.compile(
    r"tỷ\s+lệ\s+(?P<what>(?:[^\W\d_]+\s+){1,6}?)(?=toàn|từ|đạt|là|giảm|tăng|còn|trên|$)"
)


def _rate_of(before: str) -> str | None:
    """Return what a bare percentage is of: 'tỷ lệ hộ nghèo … từ 42,53%'."""
    found = list(RATE_OF.finditer(before))
    return found[-1]["what"].strip() if found else None


def _measure(sentence: Sentence, start: int, end: int) -> str:
    """Return the kind of figure, by the words that lead up to it and, for awards, its clause."""
    ends = [cue for cue in sentence.cues if cue.sign == ENDS_CLAUSE]
    first = max((cue.end for cue in ends if cue.end <= start), default=0)
    last = min((cue.start for cue in ends if cue.start >= end), default=len(sentence.text))
    before = {cue.sign for cue in sentence.cues if first <= cue.start and cue.end <= start}
    after = {cue.sign for cue in sentence.cues if end <= cue.start and cue.end <= last}
    told = {"new": before, "awarded": before | after}
    comma, colon = (sentence.lowered.rfind(mark, first, start) for mark in ",:")
    near = " ".join(sentence.lowered[max(first, comma + 1, colon + 1) : start].split()[-REACH:])
    for measure, signs in _signs():
        if measure in told[measure] if measure in told else signs.search(near):
            return measure
    return "other"


@cache
def _signs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the measures and the words that tell each, in the order they are tried."""
    return tuple(
        (str(measure), whole_words(signs)) for measure, signs in table("counts")["measures"]
    )


def _is_target(sentence: Sentence, start: int) -> bool:
    """Say whether a word of aims stands before the figure that begins at `start`."""
    return any(cue.sign == AIM and start - FAR <= cue.start < start for cue in sentence.cues)


def _opened(sentence: Sentence, start: int) -> int:
    """Return where a word, colon or bracket opens a breakdown before the figure, else -1."""
    far = max(0, start - FAR)
    said = [cue.start for cue in sentence.cues if cue.sign == OPENS and far <= cue.start < start]
    bracket = sentence.text.rfind("(", far, start)
    if bracket > sentence.text.rfind(")", far, start):
        said.append(bracket)
    return max(said, default=-1)


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
    if (
        figure.unit in units.RATES
        or figure.of is not None
        or (figure.opened < 0) != (other.opened < 0)
    ):
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
