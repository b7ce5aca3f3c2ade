"""People in office, with the office as the article states it; private citizens are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from khobao import gazetteer
from khobao.intake.blocks import Block, Kind
from khobao.intake.tables import alternatives, table
from khobao.intake.text import LOWER, UPPER, one_line
from khobao.record import Person, Slip

CAPITAL = rf"[{UPPER}][{LOWER}]*(?:['’][{UPPER}{LOWER}]+)?(?![\w'’])"
RUN = re.compile(rf"(?<![\w.'’&]){CAPITAL}(?:[ ]{CAPITAL})*")
"""Words with capitals in a row: a name, or an office's tail and a name."""

CLAN = re.compile(r"[HK]['’]")
"""What opens many names of the Central Highlands: H'Yim, K'Brêu."""

SHORTEST_NAME, LONGEST_NAME = 2, 5
LONGEST_OFFICE = 30
PEOPLE_KINDS = (Kind.LEAD, Kind.BODY, Kind.CAPTION)

JOINT = re.compile(r"\s*(?:,|-|–|\()\s*(?=\S)")
"""What stands between a name and its office: 'A, office', 'A - office', 'A (office)'."""

CLAUSE_END = re.compile(rf";|(?<=[^T]\.)\s+(?=[{UPPER}])|\n|$")
SHARED = re.compile(r"các\s+(?:đồng\s+chí\s+)?(?P<office>[^:;.]{5,90}):\s*", re.IGNORECASE)
LISTED = re.compile(r"(?<!\w)(?:và|cùng|với|có|của|gồm|là|do)$")


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
        for one in _Text(block.text, province_name).people()
    ]
    offices: dict[str, list[str]] = {}
    for one in found:
        offices.setdefault(one.name, []).append(one.office)
    slips = {_slip(one, province_name): None for one in found if one.gap}
    return People(
        people=tuple(Person(name=name, office=_fullest(all_)) for name, all_ in offices.items()),
        slips=tuple(slips),
    )


def begins_with_office(text: str) -> bool:
    """Say whether the text opens with an office."""
    return bool(_head().match(text))


def _slip(one: Found, province_name: str | None) -> Slip:
    body = " ".join(one.office.split()[-2:])
    return Slip(found=f"{body} {one.gap} {one.name}", read=f"{body} {province_name} {one.name}")


def _fullest(offices: Sequence[str]) -> str:
    """Return the longest wording: later mentions shorten an office."""
    return max(offices, key=len)


@cache
def _head() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(table('people')['heads'])})(?!\w)")


@cache
def _honorific() -> re.Pattern[str]:
    words = alternatives(table("people")["honorifics"])
    return re.compile(rf"(?<!\w)(?:(?:{words})(?!\w)\.?\s*:?\s*)+", re.IGNORECASE)


@cache
def _honorific_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{_honorific().pattern})$", re.IGNORECASE)


@cache
def _stop() -> re.Pattern[str]:
    data = table("people")
    stops, heads = alternatives(data["stops"]), alternatives(data["heads"])
    return re.compile(
        rf"\.(?!\w)|[;:()\n…!?|\"“”]|\s(?:{stops})(?!\w)|\s[-–]\s|,(?!\s*(?:{heads})(?!\w))"
    )


@cache
def _fields() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(table('people')['fields'])})(?!\w)", re.IGNORECASE)


@cache
def _family_names() -> frozenset[str]:
    return frozenset(table("people")["family_names"])


@cache
def _never() -> frozenset[str]:
    return frozenset(table("people")["never"])


def _is_family(word: str) -> bool:
    return word in _family_names() or bool(CLAN.match(word))


@lru_cache(maxsize=20_000)
def _is_place(name: str) -> bool:
    places = gazetteer.load()
    return bool(places.lookup(name) or places.districts_named(name) or places.communes_named(name))


def _name(words: Sequence[str]) -> str | None:
    """Return the words as a person's name, if they can be one."""
    if not SHORTEST_NAME <= len(words) <= LONGEST_NAME or not _is_family(words[0]):
        return None
    name = " ".join(words)
    return None if name in _never() or gazetteer.load().lookup(name) else name


class _Text:
    """One block's text, with the fields of work in offices taken as single words."""

    def __init__(self, text: str, province_name: str | None) -> None:
        self.whole = text
        self.text = _fields().sub(lambda match: re.sub(r"[\s,&-]", "_", match[0]), text)
        self.province_name = province_name
        self.offices: list[tuple[int, int]] = []

    def people(self) -> list[Found]:
        """Return everyone in office, those whose office stands after the name first found."""
        after = [one for clause in self._clauses() for one in self._office_after(*clause)]
        taken = {one.start for one in after}
        before = [one for one in self._office_before() if one.start not in taken]
        return sorted([*after, *before], key=lambda one: one.start)

    def _clauses(self) -> Iterator[tuple[int, int, str | None]]:
        """Yield the parts between semicolons and stops, with the office a list shares, if any."""
        shared: str | None = None
        start = 0
        for match in CLAUSE_END.finditer(self.text):
            opening = SHARED.search(self.text, start, match.start())
            if opening and _head().match(opening["office"]):
                shared = one_line(self.whole[opening.start("office") : opening.end("office")])
                start = opening.end()
            yield start, match.start(), shared
            if match[0] != ";":
                shared = None
            start = match.end()

    def _office_after(self, start: int, end: int, shared: str | None) -> Iterator[Found]:
        """Find 'A, office', 'A - office', 'A (office)', and 'các đồng chí office: A, B'."""
        for run in RUN.finditer(self.text, start, end):
            title = _honorific().match(run[0])
            begin = run.start() + (title.end() if title else 0)
            name = _name(self.text[begin : run.end()].split())
            if name is None or not self._begins_name(begin):
                continue
            joint = JOINT.match(self.text, run.end(), end)
            if joint and _head().match(self.text, joint.end(), end):
                office = self._office(joint.end(), end)
                whole = f"{shared}, {office}" if shared else office
                yield Found(start=begin, name=name, office=whole)
            elif shared and not (joint and joint[0].strip() in ("-", "–", "(")):
                yield Found(start=begin, name=name, office=shared)

    def _begins_name(self, start: int) -> bool:
        """Say whether a name may begin here: after an honorific, a mark, a word of listing."""
        before = self.text[:start].rstrip()
        if not before or before[-1] in ':;,-–(“".':
            return True
        tail = before[-40:]
        return bool(_honorific_before().search(tail) or LISTED.search(tail))

    def _office(self, start: int, end: int) -> str:
        """Cut an office off where a verb, a mark or another person begins."""
        stop = _stop().search(self.text, start, end)
        finish = stop.start() if stop else end
        self.offices.append((start, finish))
        words = self.whole[start:finish].split()[:LONGEST_OFFICE]
        return " ".join(words).rstrip(" ,-–")

    def _office_before(self) -> Iterator[Found]:
        """Find 'office A' and 'office, ông A': the office ends where a name begins."""
        position = 0
        while match := _head().search(self.text, position):
            position = match.end()
            start = match.start()
            inside = any(first <= start < last for first, last in self.offices)
            if inside or (start and self.text[start - 1].isalnum()):
                continue
            found = self._named_after(match)
            if found:
                yield found
                position = found.start + len(found.name)

    def _named_after(self, head: re.Match[str]) -> Found | None:
        stop = _stop().search(self.text, head.end())
        end = stop.start() if stop else len(self.text)
        for run in RUN.finditer(self.text, head.end(), end):
            split = self._split(run)
            if split:
                at, name, gap = split
                cut = at - (len(gap) + 1 if gap else 0)
                office = _honorific_before().sub("", self.whole[head.start() : cut].rstrip())
                return Found(start=at, name=name, office=one_line(office).strip(" ,-–:"), gap=gap)
        return self._titled(head.start(), end) if stop else None

    def _titled(self, start: int, end: int) -> Found | None:
        """Find the name that an honorific opens right behind an office and a mark."""
        honorific = re.compile(rf"\s*[,:–-]\s*(?:{_honorific().pattern})", re.IGNORECASE).match(
            self.text, end
        )
        run = RUN.match(self.text, honorific.end()) if honorific else None
        name = _name(run[0].split()) if run else None
        if run is None or name is None:
            return None
        return Found(start=run.start(), name=name, office=one_line(self.whole[start:end]))

    def _split(self, run: re.Match[str]) -> tuple[int, str, str | None] | None:
        """Split a run of capitals into an office's tail and a name: 'Lục Nam | Trần Văn An'.

        Returns where the name begins, the name, and the syllable lost before it, if any.
        """
        if not self.text[: run.start()].rstrip()[-1:].isalnum():
            return None
        words = list(re.finditer(r"\S+", run[0]))
        spelled = [word[0] for word in words]
        names = [i for i in range(len(words)) if _name(spelled[i:])]
        if not names:
            return None
        behind_place = [i for i in names if i > 1 and _is_place(" ".join(spelled[:i]))]
        i = max(behind_place, default=names[0])
        at = run.start() + words[i].start()
        return at, " ".join(spelled[i:]), self._gap(spelled[:i])

    def _gap(self, tail: Sequence[str]) -> str | None:
        """Return the first syllable of the province's name if it stands alone before a name."""
        if self.province_name is None or not tail or " " not in self.province_name:
            return None
        first, *_ = self.province_name.split()
        alone = tail[-1] == first and " ".join(tail[-2:]) != self.province_name
        return first if alone else None
