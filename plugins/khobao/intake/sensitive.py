"""Private people named where it may hurt them: as a victim, an accused, a child, a patient."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from khobao import gazetteer
from khobao.intake.blocks import TEXT_KINDS, Block
from khobao.intake.people import CAPITAL
from khobao.intake.tables import alternatives, table, words
from khobao.intake.text import lowered, sentences
from khobao.record import Person

NEAR = 90
"""Characters between a name and what happened; an age and a home in brackets have up to 80."""

LINKS = 12
"""Words and blanks that may stand between 'nạn nhân' and the name."""

LONGEST_WORD = 40
"""Characters before a name in which an institution's or a profession's word ends."""

TOLD = 3
"""Places in the text that are told as evidence."""

ASIDE = r"(?:\s*\([^()]{1,80}\)|,[^,.;]{1,60},)?"
"""What is said of someone between his name and the verb: '(32 tuổi)', ', ở thôn Trung,'."""


def named(blocks: Sequence[Block], people: Sequence[Person]) -> tuple[str, ...]:
    """Return the words in which private people are named so, the first few; `people` hold office.

    A name counts behind a word such as "nạn nhân", or in one sentence with a word such as
    "tử vong" and no other name between.
    """
    known = {person.name for person in people}
    found = (
        said
        for block in blocks
        if block.kind in TEXT_KINDS and _tells(block.text)
        for start, end in sentences(block.text)
        for said in _in_sentence(block.text[start:end], known)
    )
    return tuple(dict.fromkeys(found))[:TOLD]


def _tells(text: str) -> bool:
    """Say whether a text holds any of the words at all: most hold none."""
    telling = words("sensitive", "roles", "roles_of_full_names", "events", lowered=True)
    return telling.search(lowered(text)) is not None


def _in_sentence(text: str, known: set[str]) -> Iterator[str]:
    if not _tells(text):
        return
    plain = words("sensitive", "harmless").sub(lambda match: "_" * len(match[0]), text)
    for match in _behind_role().finditer(plain):
        name = match["any"] or match["full"]
        named = max(map(len, name.split())) > 1 and not _is_other(name)
        if named and name not in known and not _is_in_name(plain, match):
            yield text[match.start() : match.end()]
    events = list(words("sensitive", "events").finditer(plain))
    names = list(_people_in(plain)) if events else []
    starts = [event.start() for event in events]
    ends = [0, *(name.end() for name in names)]
    begins = [*(name.start() for name in names[1:]), len(plain)]
    for name, left, right in zip(names, ends, begins, strict=False):
        if name[0] not in known and _is_private(plain, name):
            first, last = max(left, name.start() - 2 * NEAR), min(right, name.end() + NEAR + 1)
            for event in events[bisect_left(starts, first) : bisect_left(starts, last)]:
                yield from _together(text, name, event)


def _together(text: str, name: re.Match[str], event: re.Match[str]) -> Iterator[str]:
    """Yield the words from a name to what happened, or the other way round, if they're near."""
    start, end = min(name.start(), event.start()), max(name.end(), event.end())
    if end - start - len(name[0]) - len(event[0]) <= NEAR:
        yield text[start:end]


def _people_in(text: str) -> Iterator[re.Match[str]]:
    """Yield the full names that are no place's and no institution's."""
    for name in _full_name().finditer(text):
        communes = gazetteer.load().communes_named(name[0])
        if not (communes or _is_other(name[0]) or _named_after().search(_before(text, name))):
            yield name


def _is_in_name(text: str, role: re.Match[str]) -> bool:
    """Say whether what looks like a role is part of a name: 'bà Nguyễn Thị | Bé Sáu'."""
    before = text[: role.start()].rstrip()[-1:]
    return role[0][0].isupper() and (before.isalnum() or before == ",")


def _is_other(name: str) -> bool:
    """Say whether a name is a province's, a district's, an institution's, or one of history."""
    if name in table("people")["never"] or words("sensitive", "named_after").match(name):
        return True
    places = gazetteer.load()
    return bool(places.lookup(name) or places.districts_named(name))


def _is_private(text: str, name: re.Match[str]) -> bool:
    """Say whether neither what stands before a name nor what follows makes it another's."""
    return not (_at_work().search(_before(text, name)) or _speaks().match(text, name.end()))


def _before(text: str, name: re.Match[str]) -> str:
    return text[max(0, name.start() - LONGEST_WORD) : name.start()]


@cache
def _full_name() -> re.Pattern[str]:
    families = alternatives(table("people")["family_names"])
    return re.compile(rf"(?<![\w.'’&])(?:{families})(?:[ ]{CAPITAL}){{1,4}}")


@cache
def _behind_role() -> re.Pattern[str]:
    """Match a role's word, what may link it to a name, and the name."""
    data = table("sensitive")
    linked = alternatives(data["links"])
    links = rf"(?!\w)(?i:(?:[\s:,(“\"]|(?<!\w)(?:{linked})(?!\w)){{0,{LINKS}}})"
    any_, whole = (alternatives(data[key]) for key in ("roles", "roles_of_full_names"))
    full = _full_name().pattern
    run = rf"(?<=[\s(“\"]){CAPITAL}(?:[ ]{CAPITAL}){{0,4}}"
    return re.compile(
        rf"(?<!\w)(?:(?i:{any_}){links}(?P<any>{full}|{run})|(?i:{whole}){links}(?P<full>{full}))"
    )


@cache
def _named_after() -> re.Pattern[str]:
    return _ends(table("sensitive")["named_after"])


@cache
def _at_work() -> re.Pattern[str]:
    return _ends(table("sensitive")["at_work"])


def _ends(said: Sequence[str]) -> re.Pattern[str]:
    """Match any of the words at the end of a text."""
    return re.compile(rf"(?<!\w)(?:{alternatives(said)})\.?\s*$", re.IGNORECASE)


@cache
def _speaks() -> re.Pattern[str]:
    speaks = alternatives(table("sensitive")["speaks"])
    return re.compile(rf"{ASIDE}\s*(?:đã\s+|cũng\s+)?(?:{speaks})(?!\w)", re.IGNORECASE)
