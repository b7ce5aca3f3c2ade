"""Which province an article is about, and the smaller places it names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from khobao import gazetteer
from khobao.gazetteer import Mention, trie
from khobao.intake.blocks import TEXT_KINDS, Block, Kind
from khobao.intake.kept import kept
from khobao.intake.people import place_words
from khobao.intake.tables import alternatives, openers, table
from khobao.intake.text import UPPER, fold, syllables
from khobao.record import Place

WEIGHTS = {
    "title": 100.0,
    "title's district": 40.0,
    "title's passing": 10.0,
    "tỉnh": 20.0,
    "head": 10.0,
    "body": 8.0,
    "district": 6.0,
    "bare": 3.0,
    "passing": 3.0,
    "site": 2.0,
}
"""What a mention weighs: the title beats "tỉnh X" beats "Tỉnh ủy X" beats a unique district.

`head`: 'tỉnh X' above the title, where the site tells whose it is. `passing`: 'từ tỉnh X vào',
and of two in the title the one behind 'với'.
"""

NAMES_TOLD = 3
"""Names that are told as evidence."""

DISTRICT_LEVELS = ("huyện", "thị xã", "quận", "thành phố")
NAME = rf"[{UPPER}][\w'’]*(?:[\s-][{UPPER}][\w'’]*){{0,5}}"
SMALL_LEVELS = (
    *("xã", "phường", "thị trấn", "thôn", "bản", "buôn", "làng", "ấp", "khóm", "khu phố"),
    *("tổ dân phố", "xóm"),
)
FARM = r"(?:Nông|Lâm)\s+[Tt]rường\s+"
SMALL = re.compile(
    rf"(?<!tác\s)(?<!Tác\s)(?<!thị\s)(?<!Thị\s)(?P<level>{trie.word_pattern(SMALL_LEVELS)})\s+(?P<name>(?:{FARM})?{NAME})"
)
WITHIN = re.compile(
    rf"\s*(?:\((?:(?P<level1>huyện|thị xã|quận|thành phố|TP|TX|H)\.?\s*)?(?P<name1>{NAME})\)"
    rf"|,\s*(?P<level2>xã|phường|thị trấn|huyện|thị xã|quận|thành phố)\s+(?P<name2>{NAME}))"
)
LIST = re.compile(
    r"các\s+(?P<level>xã|phường|thị trấn|thôn|bản|buôn)\s*:?\s+"
    rf"(?P<names>{NAME}(?:(?:,|;|\s+và)\s+{NAME})+)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """The province's id, or None; `by_district` when only districts' names decide it.

    `changed` when the text names the province as it was called on another day than its own.
    `evidence` holds the names that decide either, as they're written.
    """

    province: str | None
    by_district: bool
    changed: bool = False
    evidence: tuple[str, ...] = ()


@kept(256)
def _mentions(text: str) -> tuple[Mention, ...]:
    """Return the names in a block's text, found once for the province and the places alike."""
    return tuple(gazetteer.load().mentions(text))


def province(blocks: Sequence[Block], on: date | None, domain: str | None = None) -> Located:
    """Return the province the article is about, by the weight of all that names one.

    `on` is the article's day, which decides between provinces of one name. `domain`, the site's,
    is but a hint of where its home is.
    """
    weights: dict[str, float] = defaultdict(float)
    named = set()
    for id_, mention, block in _meant(blocks, on):
        kind = _weight(mention, block)
        weights[id_] += WEIGHTS[kind]
        if mention.kind != "district":
            named.add(id_)
    if head := _at_head(blocks, on):
        weights[head] += WEIGHTS["head"]
        named.add(head)
    for home in {home_province(domain), _site_home(blocks)} - {None}:
        weights[home or ""] += WEIGHTS["site"]
    if not weights:
        weights |= dict.fromkeys(_within_districts(blocks), WEIGHTS["district"])
    if not weights:
        return Located(province=None, by_district=False)
    best = max(weights, key=lambda id_: (weights[id_], id_))
    then = _then(best, on)
    by_district, changed = best not in named, then != best
    return Located(
        province=then,
        by_district=by_district,
        changed=changed,
        evidence=_written(blocks, on, best) if by_district or changed else (),
    )


def _meant(blocks: Sequence[Block], on: date | None) -> Iterator[tuple[str, Mention, Block]]:
    """Yield each name of the text that means one province, with the province's id."""
    for block in blocks:
        if block.kind not in TEXT_KINDS:
            continue
        for mention in _mentions(block.text):
            if mention.certain or _one_at(mention, on):
                yield _one_at(mention, on) or _holder(mention, on), mention, block


def _holder(mention: Mention, on: date | None) -> str:
    """Return the province that a name means, for a district the one that held it that day."""
    district = mention.districts[0] if len(mention.districts) == 1 else None
    if on and district and district.moved_from and district.moved_on and on < district.moved_on:
        return district.moved_from
    return mention.ids[0]


def _written(blocks: Sequence[Block], on: date | None, best: str) -> tuple[str, ...]:
    """Return the names that mean a province as they're written, each once, the first few."""
    meant = (mention for id_, mention, _ in _meant(blocks, on) if id_ == best)
    names: dict[str, str] = {}
    for one in meant:
        name = f"{one.prefix} {one.text}" if one.prefix else one.text
        names.setdefault(name.lower(), name)
    return tuple(names.values())[:NAMES_TOLD]


def _within_districts(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the provinces of districts that stand behind a commune: 'xã Đô Thành (Yên Thành)'."""
    places = gazetteer.load()
    for block in blocks:
        if block.kind not in TEXT_KINDS:
            continue
        for small in SMALL.finditer(block.text):
            within = WITHIN.match(block.text, small.end())
            name = (within["name1"] or within["name2"]) if within else None
            district = places.unique_district(name) if name else None
            if district:
                yield places.province_of(district).id


def _then(id_: str, on: date | None) -> str:
    """Return the province that held the named one's territory on the article's day."""
    places = gazetteer.load()
    if on is None or places.province(id_).valid(on):
        return id_
    return places.successor(id_, on).id


def home_province(domain: str | None) -> str | None:
    """Return a listed site's province, or the one whose name a domain spells: 'baonghean.vn'."""
    if not domain:
        return None
    known = table("words")["homes"].get(domain)
    if known:
        home = gazetteer.load().lookup(known)
        return home.id if home else None
    spelled = domain.removesuffix(".vn").replace("-", "")
    found = [
        province.id
        for province in gazetteer.load().provinces
        if fold(province.name).replace(" ", "") in spelled
    ]
    return max(found, key=len) if found else None


def _site_home(blocks: Sequence[Block]) -> str | None:
    """Return the province that the site's own name above the title holds, if one does."""
    for block in blocks:
        if block.kind is Kind.TITLE:
            return None
        named = openers("furniture", "site_openers").match(block.text)
        certain = [mention for mention in _mentions(block.text) if mention.certain] if named else []
        if certain:
            return certain[-1].ids[0]
    return None


def _at_head(blocks: Sequence[Block], on: date | None) -> str | None:
    """Return the province of the site's own line above the title: 'XÃ A - TỈNH B'."""
    for block in blocks:
        if block.kind is Kind.TITLE:
            return None
        if block.kind is not Kind.FURNITURE or syllables(block.text) > LONGEST_HEAD:
            continue
        said = [one for one in _mentions(block.text) if one.kind == "province" and _is_tinh(one)]
        if len(said) == 1:
            return _one_at(said[0], on) or said[0].ids[0]
    return None


LONGEST_HEAD = 16
"""Syllables of a site's name above the title."""


def _one_at(mention: Mention, on: date | None) -> str | None:
    """Return the one province of this name on that day, or the one there is."""
    if len(mention.ids) == 1:
        return _holder(mention, on) if mention.certain else None
    places = gazetteer.load()
    valid = [id_ for id_ in mention.ids if on and places.province(id_).valid(on)]
    return valid[0] if len(valid) == 1 else None


def _weight(mention: Mention, block: Block) -> str:
    if mention.kind == "district":
        return "title's district" if block.kind is Kind.TITLE else "district"
    if block.kind is Kind.TITLE:
        before = block.text[max(0, mention.start - NEAR) : mention.start].rstrip()
        before = before.removesuffix(mention.prefix or "")
        return "title's passing" if PASSING.search(before) else "title"
    if not mention.prefix:
        return "bare"
    if not _is_tinh(mention):
        return "body"
    before = block.text[max(0, mention.start - NEAR) : mention.start].rstrip()
    return "passing" if PASSING.search(before[: -len(mention.prefix)]) else "tỉnh"


def _is_tinh(mention: Mention) -> bool:
    return (mention.prefix or "").lower() in ("tỉnh", "thành phố")


NEAR = 40
"""Characters before a name in which its prefix stands, and what leads up to it."""

PASSING = re.compile(r"(?<!\w)(?:từ|sang|đi|giáp|với|giáp\s+ranh|như|các)\s+$", re.IGNORECASE)
"""What stands before a province where somebody comes from or goes to."""


def places(
    blocks: Sequence[Block], province_id: str | None, on: date | None = None
) -> tuple[Place, ...]:
    """Return the districts and smaller places named, each once, in the order they come.

    `on` is the article's day: a district's name alone means none once there were no districts.
    """
    known = None if on and on >= NO_DISTRICTS else province_id
    found: dict[Place, None] = {}
    for block in blocks:
        if block.kind in TEXT_KINDS:
            for place in _in_text(block.text, known):
                found.setdefault(place)
    return _without_doubles(tuple(found))


NO_DISTRICTS = date(2025, 7, 1)
"""The day from which provinces hold communes alone."""


def _in_text(text: str, province_id: str | None) -> Iterator[Place]:
    spotted: list[tuple[int, Place]] = []
    for mention in _mentions(text):
        level = _district_level(mention, province_id)
        if level:
            spotted.append((mention.start, _place(mention.text, level)))
    for match in SMALL.finditer(text):
        spotted.extend(_small(match, text))
    for match in LIST.finditer(text):
        behind = _not_of_place().search(text, match.start("names"), match.end() + NEAR)
        end = behind.start() if behind else match.end()
        for name in re.finditer(NAME, text[match.start("names") : min(end, match.end())]):
            place = _place(name[0], match["level"])
            spotted.append((match.start("names") + name.start(), place))
    yield from (place for _, place in sorted(spotted, key=lambda item: item[0]))


def _district_level(mention: Mention, province_id: str | None) -> str | None:
    """Return the level of a district that is meant: designated so, or known in the province."""
    if mention.level in DISTRICT_LEVELS and (
        mention.kind == "district" or mention.level != "thành phố"
    ):
        return mention.level
    if mention.kind != "district" or mention.level is not None:
        return None
    levels = {d.level for d in mention.districts if d.province_id == province_id}
    return levels.pop() if len(levels) == 1 else None


def _small(match: re.Match[str], text: str) -> Iterator[tuple[int, Place]]:
    """Yield the place a level's word names, with the one it lies in."""
    if NO_PLACE.match(text, match.start("name")):
        return
    said = match["name"]
    if behind := _not_of_place().search(text, match.start("name"), match.end() + NEAR):
        said = said[: behind.start() - match.start("name")]
    name = _place_name(said)
    if not name or name in table("words")["peoples"] or (name.isupper() and len(name) < SHORTEST):
        return
    end = match.start("name") + len(name)
    within = WITHIN.match(text, end)
    outer = _place_name(within["name1"] or within["name2"]) if within else None
    yield match.start(), _place(name, match["level"], outer or None)


NO_PLACE = re.compile(r"Nông thôn mới|NTM\b|ĐBKK\b")
"""What stands behind a level's word and is no name: 'xã Nông thôn mới nâng cao'."""

SHORTEST = 4
"""Letters of capitals that may be a place's name; fewer are initials of a sort: 'xã ATK'."""


@cache
def _not_of_place() -> re.Pattern[str]:
    """Match what begins a body's or a person's name right behind a place's: 'xã A Hội Nông dân'."""
    bodies = alternatives(table("words")["behind_places"])
    return re.compile(rf"\s(?:{bodies})(?!\w)")


def _place_name(run: str) -> str:
    """Return the part of a run of capitals that is a place's name."""
    words = run.split(" ")
    return " ".join(words[: place_words(words)])


def _place(name: str, level: str, within: str | None = None) -> Place:
    return Place.model_validate({"name": name, "level": level, "in": within})


def _without_doubles(found: tuple[Place, ...]) -> tuple[Place, ...]:
    """Drop a place that stands again with the place it lies in."""
    placed = {(place.name, place.level) for place in found if place.within}
    return tuple(
        place for place in found if place.within or (place.name, place.level) not in placed
    )
