"""People in office, with the office as the article states it; private citizens are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from khobao import gazetteer
from khobao.intake.blocks import Block, Kind
from khobao.intake.tables import alternatives, table
from khobao.intake.text import LOWER, UPPER, one_line
from khobao.record import Person, Slip

CAPITAL = rf"[{UPPER}][{LOWER}]*(?:['’][{UPPER}{LOWER}]+)?"
RUN = re.compile(rf"{CAPITAL}(?:\s+{CAPITAL})*")
LONGEST_OFFICE = 30
PEOPLE_KINDS = (Kind.LEAD, Kind.BODY, Kind.CAPTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A person at a place in the text; `gap` is a syllable that stood lost before the name."""

    start: int
    name: str
    office: str
    gap: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Everyone in office, in order of appearance, and places' names that lost a syllable."""

    people: tuple[Person, ...]
    slips: tuple[Slip, ...]


def people(blocks: Sequence[Block], province_name: str | None) -> People:
    """Return the people in office that lead, body and captions name.

    `province_name` lets a province's name that lost its end be told from a person's.
    """
    found = [
        one
        for block in blocks
        if block.kind in PEOPLE_KINDS
        for one in _in_text(block.text, province_name)
    ]
    offices: dict[str, list[str]] = {}
    for one in found:
        offices.setdefault(one.name, []).append(one.office)
    slips = {
        Slip(
            found=f"{_last_word(one.office)} {one.gap} {one.name}",
            read=f"{_last_word(one.office)} {province_name} {one.name}",
        ): None
        for one in found
        if one.gap
    }
    return People(
        people=tuple(Person(name=name, office=_fullest(all_)) for name, all_ in offices.items()),
        slips=tuple(slips),
    )


def begins_with_office(text: str) -> bool:
    """Say whether the text opens with an office."""
    return bool(_head().match(text))


def _last_word(office: str) -> str:
    return " ".join(office.split()[-2:])


def _fullest(offices: Sequence[str]) -> str:
    """Return the longest wording: later mentions shorten an office."""
    return max(offices, key=len)


@cache
def _head() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(table('people')['heads'])})(?!\w)")


@cache
def _honorific() -> re.Pattern[str]:
    words = alternatives(table("people")["honorifics"])
    return re.compile(rf"(?:(?:{words})(?!\w)\.?\s*:?\s*)+", re.IGNORECASE)


@cache
def _stop() -> re.Pattern[str]:
    words = alternatives(table("people")["stops"])
    return re.compile(
        rf"\.(?!\w)|[;:()\n…!?|\"“”]|\s(?:{words})(?!\w)|,(?!\s*(?:{alternatives(table('people')['heads'])})(?!\w))"
    )


@cache
def _family_names() -> frozenset[str]:
    return frozenset(table("people")["family_names"])


@cache
def _never() -> frozenset[str]:
    return frozenset(table("people")["never"])


def _in_text(text: str, province_name: str | None) -> Iterator[Found]:
    """Yield people whose office stands after the name, then those whose office stands before."""
    seen: set[int] = set()
    for shared, start, end in _clauses(text):
        for one in _office_after(text, start, end, shared):
            seen.update(range(one.start, one.start + len(one.name)))
            yield one
    for one in _office_before(text, province_name):
        if one.start not in seen:
            yield one


SHARED = re.compile(r"các\s+đồng\s+chí\s+(?P<office>[^:;.]{5,80}):\s*")


def _clauses(text: str) -> Iterator[tuple[str | None, int, int]]:
    """Yield the parts of a text between semicolons, with the office a list shares, if any."""
    shared: str | None = None
    start = 0
    for match in re.finditer(rf";|(?<=[^T]\.)\s+(?=[{UPPER}])|\n|$", text):
        opening = SHARED.search(text, start, match.start())
        if opening and _head().match(opening["office"]):
            shared = one_line(opening["office"])
        yield shared, start, match.start()
        if match[0] != ";":
            shared = None
        start = match.end()


AFTER = re.compile(r"\s*(?:,|-|–)\s+")


def _office_after(text: str, start: int, end: int, shared: str | None) -> Iterator[Found]:
    """'A, office' and 'A - office' within one clause."""
    for run in RUN.finditer(text, start, end):
        name = _whole_name(run[0])
        joint = AFTER.match(text, run.end(), end)
        if name is None or joint is None or not _head().match(text, joint.end(), end):
            continue
        if not _begins_name(text, run.start()):
            continue
        office = _office(text[joint.end() : end])
        yield Found(
            start=run.start(), name=name, office=f"{shared}, {office}" if shared else office
        )


def _begins_name(text: str, start: int) -> bool:
    """Say whether a name may begin here: after an honorific, a mark, or the text's beginning."""
    before = text[:start].rstrip()
    if not before or before[-1] in ':;,-–(“"':
        return True
    return bool(re.search(rf"(?:{_honorific().pattern})$", before, re.IGNORECASE)) or bool(
        re.search(r"(?<!\w)(?:và|cùng|với|có|của|gồm|là|do)$", before)
    )


def _office(text: str) -> str:
    """Cut an office off where a verb, a mark or another person begins."""
    stop = _stop().search(text)
    office = text[: stop.start()] if stop else text
    return " ".join(office.split()[:LONGEST_OFFICE]).rstrip(" ,-–")


def _whole_name(run: str) -> str | None:
    """Return the run of capitals as a name, if it is one from its first word to its last."""
    words = run.split()
    if not 2 <= len(words) <= 5 or words[0] not in _family_names():
        return None
    name = " ".join(words)
    return None if name in _never() or gazetteer.load().lookup(name) else name


def _office_before(text: str, province_name: str | None) -> Iterator[Found]:
    """'office A': the office ends where a family name begins."""
    position = 0
    while match := _head().search(text, position):
        position = match.end()
        if match.start() and text[match.start() - 1].isalnum():
            continue
        head_end = _heads_end(text, match.end())
        for run in RUN.finditer(text, match.end(), head_end):
            split = _split(text, run, province_name)
            if split is None:
                continue
            at, name, gap = split
            office = one_line(text[match.start() : at - (len(gap) + 1 if gap else 0)])
            yield Found(start=at, name=name, office=office.strip(" ,-–:"), gap=gap)
            position = at + len(name)
            break


def _heads_end(text: str, position: int) -> int:
    """Return the end of the clause that an office may stretch over."""
    stop = _stop().search(text, position)
    return stop.start() if stop else len(text)


def _split(
    text: str, run: re.Match[str], province_name: str | None
) -> tuple[int, str, str | None] | None:
    """Split a run of capitals into the office's tail and a name: 'Ban Dân vận | Ngọc Kim Nam'.

    Returns where the name begins, the name, and the syllable lost before it, if any.
    """
    words = list(re.finditer(r"\S+", run[0]))
    for i in range(len(words)):
        rest = words[i:]
        if not 2 <= len(rest) <= 4 or rest[0][0] not in _family_names():
            continue
        name = " ".join(word[0] for word in rest)
        at = run.start() + rest[0].start()
        if name in _never() or gazetteer.load().lookup(name) or not _ends_office(text, at):
            continue
        tail = [word[0] for word in words[:i]]
        return at, name, _gap(tail, province_name)
    return None


def _ends_office(text: str, at: int) -> bool:
    """Say whether an office may end just before: no mark stands between it and the name."""
    before = text[:at].rstrip()
    return bool(before) and before[-1].isalnum()


def _gap(tail: Sequence[str], province_name: str | None) -> str | None:
    """Return the first syllable of the province's name if it stands alone before a name."""
    if province_name is None or not tail or " " not in province_name:
        return None
    first, *_ = province_name.split()
    alone = tail[-1] == first and " ".join(tail[-2:]) != province_name
    return first if alone else None
