"""Place names in running text: one pass over all names, then the words before each."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from khobao.gazetteer import names, trie
from khobao.gazetteer.model import District, Province

ELSEWHERE = "elsewhere"
_PROVINCE_LEVELS = ("tỉnh", "thành phố")
_LOOK_BACK = 48  # characters; the longest prefix, "Hội đồng nhân dân thành phố ", has 28
_LISTED = re.compile(r"(?:,|;|,? và|,? cùng| -|-)? ")
_BEFORE = re.compile(r"(?:\w+ ){1,2}\Z")
# Whole words; "quận 1" isn't in "quận 1.200".
_NAME = r"(?:{})(?!\w|(?<=\d)[.,]\d)"
_HYPHENS = (" - ", "-", "- ", " -", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How the press writes names: the hand-edited table, each part as names.yaml explains it."""

    spellings: tuple[tuple[str, ...], ...]
    district_aliases: Mapping[str, tuple[str, ...]]
    designators: Mapping[str, tuple[str, ...]]
    bodies: tuple[str, ...]
    elsewhere: tuple[str, ...]
    not_places: tuple[str, ...]
    only_after: Mapping[str, tuple[str, frozenset[str]]]
    words_in_capitals: frozenset[str]
    only_designated: frozenset[str]
    surnames: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name found at text[start:end].

    `ids` are the provinces it may mean; for a district, those its namesakes lie in. `prefix` is the
    designating words just before it as written ("UBND tỉnh"), `level` the level they mean. In
    "huyện Lục Ngạn, Lục Nam" the second has no prefix but inherits the level.
    """

    start: int
    end: int
    text: str
    kind: Literal["province", "district"]
    ids: tuple[str, ...]
    districts: tuple[District, ...] = ()
    prefix: str | None = None
    level: str | None = None
    inherited: bool = False

    @property
    def certain(self) -> bool:
        """Whether it means one province, whose name the day decides ("Huế" has two ids).

        A district's bare name might be some commune's elsewhere.
        """
        if self.kind == "province":
            return True
        bare = self.level is None and any(d.homonyms for d in self.districts)
        return len(self.ids) == 1 and not bare


@dataclass(slots=True)
class _Entry:
    """What a written form may mean.

    `only_after` is the level that must stand before it, `level` one that is part of it ("Quận 1").
    """

    provinces: set[str] = field(default_factory=set)
    districts: list[District] = field(default_factory=list)
    designated: bool = False
    only_after: str | None = None
    level: str | None = None


class Matcher:
    """Built once from the data; `find` keeps no state."""

    def __init__(
        self, provinces: Iterable[Province], districts: Iterable[District], wording: Wording
    ) -> None:
        self._wording = wording
        self._entries = _entries(provinces, districts, wording)
        self._decoys = {
            names.spelling(cased) for n in wording.not_places for cased in (n, n.upper())
        }
        forms = {*self._entries, *self._decoys}
        self._pattern = re.compile(
            _NAME.format(trie.word_pattern(map(re.escape, form) for form in forms))
        )
        self._levels = _levels(wording)
        self._prefix = _prefix_pattern(wording, self._levels)
        self._surnames = wording.surnames | {s.upper() for s in wording.surnames}

    def find(self, text: str) -> Iterator[Mention]:
        """In order of place; `text` is NFC."""
        same = names.spelling(text)
        last: Mention | None = None
        for match in self._pattern.finditer(same):
            entry = self._entries.get(match[0])
            mention = self._mention(text, same, match, entry, last) if entry else None
            if mention:
                last = mention
                yield mention

    def _mention(
        self, text: str, same: str, match: re.Match[str], entry: _Entry, last: Mention | None
    ) -> Mention | None:
        start, end = match.span()
        prefix_start, level = self._designator(same, start)
        if level == ELSEWHERE:
            return None
        level = entry.level or level
        inherited = level is None and _inherits(same, start, entry, last)
        if inherited and last:
            level = last.level
        if not _allowed(entry, level, inherited=inherited):
            return None
        if level is None and self._is_person(same, start, last):
            return None
        ids, districts = _meant(entry, level)
        if not ids:
            return None
        return Mention(
            start=start,
            end=end,
            text=text[start:end],
            kind="district" if districts else "province",
            ids=ids,
            districts=districts,
            prefix=None if prefix_start is None else _trimmed(text[prefix_start:start]),
            level=level,
            inherited=inherited,
        )

    def _designator(self, same: str, start: int) -> tuple[int | None, str | None]:
        origin = max(0, start - _LOOK_BACK)
        found = self._prefix.search(same, origin, start)
        if not found:
            return None, None
        return found.start(), self._levels[found["word"].lower()]

    def _is_person(self, same: str, start: int, last: Mention | None) -> bool:
        """Whether a surname is one or two words before: "Nguyễn Hòa Bình", "Trần Thị Hà Nam"."""
        found = _BEFORE.search(same, max(0, start - _LOOK_BACK, last.end if last else 0), start)
        if not found:
            return False
        before = found[0].split()
        return before[-1] in self._surnames or (
            len(before) == 2 and before[0] in self._surnames and before[1].istitle()
        )


def _entries(
    provinces: Iterable[Province], districts: Iterable[District], wording: Wording
) -> dict[str, _Entry]:
    entries: dict[str, _Entry] = defaultdict(_Entry)
    for p in provinces:
        level, guarded = wording.only_after.get(p.id, (None, frozenset[str]()))
        for name in (p.name, *p.aliases):
            if level and name.lower().startswith(f"{level} "):
                continue  # found as the guarded name with its prefix, whatever that's spelled like
            for form, capitals in _forms(name, wording):
                entry = entries[form]
                entry.provinces.add(p.id)
                entry.designated |= capitals and p.name in wording.words_in_capitals
                entry.only_after = level if name in guarded else entry.only_after
    for d in districts:
        for name in (d.name, *wording.district_aliases.get(d.name, ())):
            for form, capitals in _district_forms(d, name, wording):
                entry = entries[form]
                entry.districts.append(d)
                entry.level = d.level if name.isdigit() else None
                entry.designated |= not entry.provinces and (
                    d.name in wording.only_designated
                    or (capitals and d.name in wording.words_in_capitals)
                )
    return dict(entries)


def _district_forms(d: District, name: str, wording: Wording) -> Iterator[tuple[str, bool]]:
    """A numbered district is named with its level: "Quận 1"."""
    if not name.isdigit():
        return _forms(name, wording)
    written = (f"{d.level} {name}", f"{d.level.capitalize()} {name}", f"Q.{name}", f"Q. {name}")
    return ((form, False) for form in (*written, written[0].upper()))


def _forms(name: str, wording: Wording) -> Iterator[tuple[str, bool]]:
    """Every written form with whether it is all capitals; an abbreviation is as it is."""
    hyphened = [name.replace(" - ", hyphen) for hyphen in _HYPHENS] if " - " in name else [name]
    spelled = (v for n in hyphened for v in names.variants(n, wording.spellings))
    for form in dict.fromkeys(names.spelling(v) for v in spelled):
        yield form, False
        if form.upper() != form:
            yield form.upper(), True


def _trimmed(prefix: str) -> str:
    return prefix.rstrip().removesuffix(":").rstrip()


def _levels(wording: Wording) -> dict[str, str]:
    """Every word that may stand before a name -> the level it means, or ELSEWHERE."""
    levels = {names.spelling(word).lower(): ELSEWHERE for word in wording.elsewhere}
    for level, words in wording.designators.items():
        levels |= {names.spelling(word).lower(): level for word in words}
    return levels


def _prefix_pattern(wording: Wording, levels: Iterable[str]) -> re.Pattern[str]:
    """Matches at the end of what is searched: "UBND tỉnh ", "TP.", "huyện: "; the longest wins."""
    bodies = trie.pattern(map(re.escape, names.spelling(b)) for b in wording.bodies)
    words = trie.pattern(map(re.escape, w) for w in levels)
    return re.compile(
        rf"(?<!\w)(?:(?:{bodies}) )?(?P<word>{words})(?::? +|(?<=\.)):?\Z", re.IGNORECASE
    )


def _inherits(same: str, start: int, entry: _Entry, last: Mention | None) -> bool:
    """Whether it continues a list: "huyện Lục Ngạn, Lục Nam", "các tỉnh Bắc Giang và Bắc Ninh"."""
    if last is None or last.level is None or not _LISTED.fullmatch(same, last.end, start):
        return False
    return bool(entry.provinces) == (last.kind == "province") and last.level != "thành phố"


def _allowed(entry: _Entry, level: str | None, *, inherited: bool) -> bool:
    if entry.only_after:
        return level == entry.only_after and not inherited
    return level is not None or not entry.designated


def _meant(entry: _Entry, level: str | None) -> tuple[tuple[str, ...], tuple[District, ...]]:
    """The provinces, and the districts if a district is meant.

    "thành phố Bắc Giang" means the province all the same; "huyện Quảng Ninh" is Quảng Bình's.
    """
    at_level = [d for d in entry.districts if d.level == level]
    if entry.provinces:
        abroad = level not in _PROVINCE_LEVELS and [
            d for d in at_level if d.province_id not in entry.provinces
        ]
        if not abroad:
            return tuple(sorted(entry.provinces)), ()
        at_level = abroad
    elif level == "tỉnh":
        return (), ()
    districts = tuple(at_level or entry.districts)
    return tuple(sorted({d.province_id for d in districts})), districts
