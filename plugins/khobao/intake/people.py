"""People in office, with the office as the article states it; private citizens are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from khobao import gazetteer
from khobao.intake.blocks import Block, Kind
from khobao.intake.kept import kept
from khobao.intake.tables import alternatives, table
from khobao.intake.text import LOWER, UPPER, fold, one_line, pieces
from khobao.record import Person, Slip, honorifics

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
ENDS_LIST = re.compile(
    r"\s*(?:cùng|và)\s+(?:dự\s+)?(?:có\s+)?(?:các\s+)?(?:đồng\s+chí|đ/c)", re.IGNORECASE
)
"""What ends a list under one office: '…; cùng đồng chí B, office'."""

PLURAL = re.compile(r"\bcác\s+(?:đồng\s+chí\s+)?$", re.IGNORECASE)
ALIKE = re.compile(r"(?:,|;|\s+và|,\s+và)\s+(?:đồng\s+chí\s+)?")
"""What stands before an office in the plural, and between those who share it."""

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
        for text in pieces(block.text)
        if _head().search(text)  # most paragraphs name no office
        for one in _Text(text, province_name).people()
    ]
    found += _signatures(blocks)
    offices: dict[str, list[str]] = {}
    for one in found:
        offices.setdefault(one.name, []).append(one.office)
    slips = {_slip(one, province_name): None for one in found if one.gap}
    return People(
        people=tuple(Person(name=name, office=_fullest(all_)) for name, all_ in offices.items()),
        slips=tuple(slips),
    )


def _signatures(blocks: Sequence[Block]) -> Iterator[Found]:
    """Yield who signs as a document is signed: an office in a line, the name in the next."""
    for above, below in pairwise(block for block in blocks if block.kind in PEOPLE_KINDS):
        office = _signed_as(above.text) if len(above.text) <= LONGEST_HEAD else None
        if office is None:
            continue
        name = _name([word.capitalize() for word in below.text.split()])
        if name:
            yield Found(start=0, name=name, office=office)


LONGEST_HEAD = 60
"""Letters of an office that stands alone in its line, with its body."""


def _signed_as(line: str) -> str | None:
    """Return the office that a line above a name states, not in capitals: 'CHỦ TỊCH UBND TỈNH'."""
    heads = _heads_by_fold()
    text = one_line(line)
    spoken = text.split(" ")
    for size in range(len(spoken), 0, -1):
        head = heads.get(fold(" ".join(spoken[:size])))
        if head is None or (size == 1 and len(spoken) > 1):
            continue
        behind = spoken[size:]
        if not text.isupper():
            return " ".join([head, *behind])
        if all(word in BODIES or word.lower() in table("people")["levels"] for word in behind):
            return " ".join([head, *(w if w in BODIES else w.lower() for w in behind)])
        return None
    return None


BODIES = frozenset({"UBND", "HĐND", "MTTQ", "LĐLĐ"})
"""Bodies whose short names are capitals everywhere."""


@cache
def _heads_by_fold() -> dict[str, str]:
    return {fold(head): head for head in table("people")["heads"]}


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
def _heads() -> tuple[str, ...]:
    """Return the words an office begins with, in both places that the tone of "ủy" may have."""
    heads = table("people")["heads"]
    return (*heads, *(other for head in heads if (other := head.replace("ủy", "uỷ")) != head))


def _small(head: str) -> str:
    return head[0].lower() + head[1:]


@cache
def _small_heads() -> re.Pattern[str]:
    """Match an office in lower case that no mark parts from the name before it."""
    small = alternatives([head for head in map(_small, _heads()) if " " in head])
    return re.compile(rf"\s+(?=(?:{small})(?!\w))")


@cache
def _head() -> re.Pattern[str]:
    heads = _heads()
    known = alternatives([*heads, *map(_small, heads)])
    return re.compile(rf"(?![Nn]guyên\s(?!{known}))(?:{known})(?!\w)")


@cache
def _honorific() -> re.Pattern[str]:
    words = alternatives(honorifics.words())
    return re.compile(rf"(?<!\w)(?:(?:{words})(?!\w)\.?\s*:?\s*)+", re.IGNORECASE)


@cache
def _honorific_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{_honorific().pattern})$", re.IGNORECASE)


@cache
def _honorific_behind() -> re.Pattern[str]:
    return re.compile(rf"\s*[,:–-]\s*(?:{_honorific().pattern})", re.IGNORECASE)


@cache
def _stop() -> re.Pattern[str]:
    """Match where an office ends: a mark, a verb, or a level's word that no place follows."""
    data = table("people")
    stops = alternatives(set(data["stops"]) - {"và"})
    tasks = alternatives(data["tasks"])
    heads = alternatives(_heads())
    any_heads = alternatives([*_heads(), *map(_small, _heads())])
    families = alternatives(data["family_names"])
    within = rf"(?=[{UPPER}])(?!(?:{heads})(?!\w)|(?:{families})\s[{UPPER}])"
    level = alternatives(data["levels"])
    other = alternatives(data["not_levels"])
    return re.compile(
        rf"\.(?!\w)|[;:()\n…!?|\"“”]|\s(?!(?<=[Bb]an\s)(?:{tasks})(?!\w))(?:{stops})(?!\w)|\s(?:và|[-–])\s(?!{within}|(?<=[-–]\s)(?:{heads})(?!\w))"
        rf"|,(?!\s*(?:(?:{any_heads})(?!\w)|chống\s))"
        rf"|(?<!\w)(?<!tác\s)(?:{level})(?P<level>)(?=\s(?!(?:{other})(?!\w))[{LOWER}])"
        rf"|(?<!\w)(?<!tác\s)(?:{level})(?:\s[{UPPER}][{LOWER}]*)+(?P<place>)(?=\s[{LOWER}])"
    )


def _stops_at(match: re.Match[str]) -> int:
    """Return where the office ends: before a mark or verb, behind a level or its place."""
    behind = match["level"] is not None or match["place"] is not None
    return match.end() if behind else match.start()


@cache
def _fields() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(table('people')['fields'])})(?!\w)")


@cache
def _family_names() -> frozenset[str]:
    return frozenset(table("people")["family_names"])


@cache
def _never() -> frozenset[str]:
    return frozenset(table("people")["never"])


@cache
def _level_before() -> re.Pattern[str]:
    levels = [level for level in table("people")["levels"] if level.islower()]
    return re.compile(rf"(?<!\w)(?:{alternatives(levels)})$")


def _is_family(word: str) -> bool:
    return word in _family_names() or bool(CLAN.match(word))


@kept(20_000, longest=60)
def _is_place(name: str) -> bool:
    places = gazetteer.load()
    return bool(places.lookup(name) or places.districts_named(name) or places.communes_named(name))


@kept(20_000, longest=60)
def _is_province(name: str) -> bool:
    return gazetteer.load().lookup(name) is not None


def _name(words: Sequence[str]) -> str | None:
    """Return the words as a person's name, if they can be one."""
    if not words or not _is_family(words[0]):
        return None
    shortest = 1 if CLAN.match(words[0]) else SHORTEST_NAME
    return _full_name(words) if shortest <= len(words) <= LONGEST_NAME else None


def _full_name(words: Sequence[str]) -> str | None:
    """Return the words as a name unless they're a place's or belong to history."""
    name = " ".join(words)
    if name in _never() or LUNAR_YEAR.fullmatch(name):
        return None
    return None if _is_province(name) else name


LUNAR_YEAR = re.compile(
    r"(?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý)"
    r" (?:Tý|Sửu|Dần|Mão|Mẹo|Thìn|Tỵ|Tị|Ngọ|Mùi|Thân|Dậu|Tuất|Hợi)"
)
"""What looks like a person's name behind 'Tết Nguyên đán': 'Đinh Dậu'."""


def _any_name(words: Sequence[str]) -> str | None:
    """Return the words as a name if they can be one, be the family's name known or not."""
    if name := _name(words):
        return name
    if not SHORTEST_NAME <= len(words) <= LONGEST_NAME or _is_place(" ".join(words)):
        return None
    return None if _head().match(" ".join(words)) else _full_name(words)


def place_words(words: Sequence[str]) -> int:
    """Return how many of a run of capitals behind a level's word belong to the place's name.

    The rest names a person: 'xã Lục Sơn | Vi Văn Thẩm'; 0 if all of it does.
    """
    for size in range(min(len(words), 4), 0, -1):
        if _is_place(" ".join(words[:size])) and (size == len(words) or _name(words[size:])):
            return size
    names = [i for i in range(1, len(words)) if _name(words[i:])]
    if any(CLAN.match(word) for word in words[1:2]) and len(words) == SHORTEST_NAME:
        return 0
    if names:
        return 2 if 2 in names else names[0]
    return 0 if len(words) > SHORTEST_NAME and _name(words) else len(words)


ISSUED_BY = re.compile(r"[\d/][\w-]*\s+của\s+$")
"""What stands before a document's issuer: the office behind the next comma is another's."""


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
            if match[0] != ";" or ENDS_LIST.match(self.text, match.end()):
                shared = None
            start = match.end()

    def _office_after(self, start: int, end: int, shared: str | None) -> Iterator[Found]:
        """Find 'A, office', 'A - office', 'A (office)', and 'các đồng chí office: A, B'."""
        if not shared and not _head().search(self.text, start, end):
            return
        for run in RUN.finditer(self.text, start, end):
            joint = JOINT.match(self.text, run.end(), end) or self._blank_joint(run, end)
            in_office = joint is not None and _head().match(self.text, joint.end(), end)
            if not (in_office or shared):
                continue
            title = _honorific().match(run[0])
            begin = run.start() + (title.end() if title else 0)
            said = self.text[begin : run.end()].split()
            name = _any_name(said)
            if name is None or not self._begins_name(begin):
                continue
            if joint and in_office:
                office = self._office(joint.end(), end)
                whole = f"{shared}, {office}" if shared else office
                yield Found(start=begin, name=name, office=whole)
            elif shared and _name(said) and not (joint and joint[0].strip() in ("-", "–", "(")):
                yield Found(start=begin, name=name, office=shared)

    def _blank_joint(self, run: re.Match[str], end: int) -> re.Match[str] | None:
        """Match the blank alone between 'đồng chí A' and an office in lower case."""
        titled = _honorific_before().search(self.text[max(0, run.start() - 40) : run.start()])
        return _small_heads().match(self.text, run.end(), end) if titled else None

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
        finish = _stops_at(stop) if stop else end
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
                if PLURAL.search(self.text, max(0, start - 20), start):
                    yield from self._listed_after(found)

    def _listed_after(self, first: Found) -> Iterator[Found]:
        """Find who shares an office in the plural: 'các Phó Chủ tịch HĐND tỉnh A, B và C'."""
        position = first.start + len(first.name)
        while joint := ALIKE.match(self.text, position):
            run = RUN.match(self.text, joint.end())
            name = _name(run[0].split()) if run else None
            if run is None or name is None:
                return
            own = JOINT.match(self.text, run.end())
            if own and _head().match(self.text, own.end()):
                return
            yield Found(start=run.start(), name=name, office=first.office)
            position = run.end()

    def _named_after(self, head: re.Match[str]) -> Found | None:
        stop = _stop().search(self.text, head.end())
        end = _stops_at(stop) if stop else len(self.text)
        if ISSUED_BY.search(self.text, max(0, head.start() - 12), head.start()):
            comma = self.text.find(",", head.end(), end)
            end = comma if comma > 0 else end
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
        honorific = _honorific_behind().match(self.text, end)
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
        i = self._name_begins(spelled, names, run.start())
        if i is None:
            return None
        middle = table("people")["middle_names"][:2]
        if i == 1 and spelled[1] in middle and len(spelled) == 3 and _full_name(spelled):
            i = 0  # nobody listed the family's name: 'Bí thư Huyện ủy Quảng Văn Ngân'
        at = run.start() + words[i].start()
        gap = self._gap(spelled[0]) if i == 1 else None
        return at, " ".join(spelled[i:]), gap

    def _name_begins(self, spelled: list[str], names: list[int], start: int) -> int | None:
        """Choose the word a person's name begins with, where a place's may stand before it."""
        middle = table("people")["middle_names"][:2]
        told = [i for i in names if i + 2 < len(spelled) + 1 and spelled[i + 1] in middle]
        if told:
            return told[-1]
        women = table("people")["middle_names"][0]
        if women in spelled[1:-1]:  # a family's name that nobody listed
            own = spelled.index(women, 1) - 1
            if not _is_place(" ".join(spelled[: own + 1])) and _full_name(spelled[own:]):
                return own
        known = [i for i in names if i > 1 and _is_place(" ".join(spelled[:i]))]
        if known:
            return max(known)
        level = _level_before().search(self.text[:start].rstrip()[-12:])
        if level and level[0] in table("people")["known_levels"]:
            sizes = range(len(spelled) - SHORTEST_NAME, 0, -1)
            place = next((n for n in sizes if _is_place(" ".join(spelled[:n]))), None)
            if place and _any_name(spelled[place:]):
                return place
        if level is None:
            return names[0] if names else None
        if len(spelled) < 3 or _is_place(" ".join(spelled)):
            return None
        order = (0, 1, 2, 3) if level[0] in table("people")["known_levels"] else (2, 0, 1, 3)
        return next((i for i in order if i in names), None)

    def _gap(self, alone: str) -> str | None:
        """Return a syllable alone before a name, if it begins the province's: its end was lost."""
        if self.province_name is None or " " not in self.province_name:
            return None
        return alone if alone == self.province_name.split()[0] else None
