"""The gazetteer itself: provinces by id, by name and by day, and the districts that decide them."""

import difflib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar, get_args

from khobao.gazetteer import names
from khobao.gazetteer.mentions import Matcher, Mention, Wording
from khobao.gazetteer.model import (
    Commune,
    District,
    Kind,
    Level,
    Merge,
    Province,
    Scheme,
    UnknownProvinceError,
    within,
)

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, eq=False)
class Gazetteer:
    """Immutable; ordered by id (provinces), by province and name (districts)."""

    provinces: tuple[Province, ...]
    merges: tuple[Merge, ...]
    districts: tuple[District, ...]
    schemes: tuple[Scheme, ...]
    wording: Wording
    read_communes: Callable[[tuple[District, ...]], tuple[Commune, ...]]

    # Provinces by id and by day

    def __contains__(self, id_: object) -> bool:
        return id_ in self._by_id

    def province(self, id_: str) -> Province:
        """Raises UnknownProvinceError, which names the nearest id."""
        try:
            return self._by_id[id_]
        except KeyError:
            near = difflib.get_close_matches(names.slug(id_), self._by_id, n=1)
            raise UnknownProvinceError(id_, near[0] if near else None) from None

    def provinces_on(self, on: date) -> tuple[Province, ...]:
        return tuple(p for p in self.provinces if p.valid(on))

    def valid(self, id_: str, on: date) -> bool:
        return self.province(id_).valid(on)

    @cached_property
    def last_division(self) -> date:
        """The day on which most provinces went into others."""
        days = [merge.on for merge in self.merges]
        return max(set(days), key=lambda on: (days.count(on), on))

    def successors(self, id_: str) -> tuple[Merge, ...]:
        """What the province went into; empty while it lasts."""
        self.province(id_)
        return tuple(m for m in self.merges if m.former_id == id_)

    def predecessors(self, id_: str) -> tuple[Merge, ...]:
        """What went into the province, by day; one that only kept its name isn't its own."""
        self.province(id_)
        return tuple(m for m in self.merges if m.successor_id == id_)

    def successor(self, id_: str, on: date) -> Province:
        """The province that holds this one's territory on that day; itself while it is valid.

        Looks back too: hue gives thua-thien-hue before 2025, dak-nong gives dak-lak before 2004.
        """
        province = self.province(id_)
        while not province.valid(on):
            later = province.valid_to is not None and on > province.valid_to
            other = self._into.get(province.id) if later else self._out_of(province)
            if other is None:
                break
            province = self.province(other)
        return province

    def by_code(self, scheme: str, value: str, on: date | None = None) -> Province | None:
        """The only province with that code in that scheme (on that day, if one is given)."""
        found = {
            p.id: p
            for p in self.provinces
            for c in p.codes
            if (c.scheme, c.value) == (scheme, value)
            and (on is None or within(on, c.valid_from, c.valid_to))
        }
        return _only(found.values())

    # Provinces by name

    def lookup(self, name: str, on: date | None = None) -> Province | None:
        """The one province so named (and valid on that day); None if there is none, or several.

        Takes any spelling, "tỉnh" or "TP" before it or not, and names typed without marks. A
        province's own name goes before another's alias: "Huế" is hue unless the day says otherwise.
        """
        own, others = self._named(name)
        for ids in (own, others):
            found = [self._by_id[i] for i in ids if on is None or self._by_id[i].valid(on)]
            if found:
                return _only(found)
        return None

    def _named(self, name: str) -> tuple[list[str], list[str]]:
        full = names.key(name)
        for wanted in (full, self._province_word.sub("", full)):
            tables = self._plain_keys if wanted.isascii() else self._keys
            own, others = (sorted(table.get(wanted, ())) for table in tables)
            if own or others:
                return own, others
        return [], []

    # Districts

    def districts_on(self, on: date) -> tuple[District, ...]:
        """Those that ended on that day or later; the data knows no first days."""
        return tuple(d for d in self.districts if d.valid_to is not None and on <= d.valid_to)

    def districts_named(self, name: str) -> tuple[District, ...]:
        """Every district so spelled, of any level and time; a designator before it is skipped."""
        full = names.key(name)
        for wanted in (full, self._district_word.sub("", full)):
            table = self._plain_districts if wanted.isascii() else self._district_keys
            if wanted in table:
                return table[wanted]
        return ()

    def unique_district(self, name: str, level: str | None = None) -> District | None:
        """The district of that name, if there is one only (at that level, where any is).

        Districts rose: "huyện Việt Yên" of 2017 is found as the thị xã it became.
        """
        found = self.districts_named(name)
        at_level = [d for d in found if d.level == level]
        return _only(at_level or found)

    def district_province(
        self, name: str, level: str | None = None, on: date | None = None
    ) -> Province | None:
        """The province that every district of that name lies in; None if they differ.

        Two districts of one name in one province (huyện and thị xã Kỳ Anh) decide it as well.
        """
        found = self.districts_named(name)
        at_level = [d for d in found if d.level == level]
        return _only(
            {p.id: p for p in (self.province_of(d, on) for d in at_level or found)}.values()
        )

    def province_of(self, district: District, on: date | None = None) -> Province:
        """Where it lay on that day, or its territory lies since; without a day, where it ended."""
        if on is None:
            return self.province(district.province_id)
        if district.moved_from and district.moved_on and on < district.moved_on:
            return self.province(district.moved_from)
        return self.successor(district.province_id, on)

    def communes_named(self, name: str) -> tuple[Commune, ...]:
        """Every commune so spelled; the first call reads their file."""
        return self._commune_keys.get(names.key(name), ())

    # Running text

    def written(self) -> Iterator[tuple[str, str]]:
        """Yield the names of provinces and districts with each other way they are written."""
        aliases = [(p.name, p.aliases) for p in self.provinces]
        aliases += self.wording.district_aliases.items()
        for name, others in aliases:
            for other in (*names.variants(name, self.wording.spellings), *others):
                if other != name:
                    yield name, other

    def mentions(self, text: str) -> Iterator[Mention]:
        """Every province and district named in NFC text, in order; the longest name at a place."""
        return self._matcher.find(text)

    # Tables, each made at its first use

    @cached_property
    def _by_id(self) -> Mapping[str, Province]:
        return {p.id: p for p in self.provinces}

    @cached_property
    def _into(self) -> Mapping[str, str]:
        return {m.former_id: m.successor_id for m in self.merges}

    def _out_of(self, province: Province) -> str | None:
        """What held the territory before the province began: it was split off, or renamed."""
        renamed = (
            m.former_id
            for m in self.merges
            if m.successor_id == province.id and m.on == province.valid_from
        )
        return province.split_from or _only(renamed)

    @cached_property
    def _keys(self) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
        own: dict[str, set[str]] = defaultdict(set)
        others: dict[str, set[str]] = defaultdict(set)
        for p in self.provinces:
            for variant in names.variants(p.name, self.wording.spellings):
                own[names.key(variant)].add(p.id)
            for alias in p.aliases:
                others[names.key(alias)].add(p.id)
        return own, others

    @cached_property
    def _plain_keys(self) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
        own, others = self._keys
        return _without_marks(own), _without_marks(others)

    @cached_property
    def _district_keys(self) -> Mapping[str, tuple[District, ...]]:
        table: dict[str, list[District]] = defaultdict(list)
        for d in self.districts:
            written = (d.name, *self.wording.district_aliases.get(d.name, ()))
            spelled = (v for n in written for v in names.variants(n, self.wording.spellings))
            for wanted in dict.fromkeys(names.key(v) for v in spelled):
                table[wanted].append(d)
        return {wanted: tuple(found) for wanted, found in table.items()}

    @cached_property
    def _plain_districts(self) -> Mapping[str, tuple[District, ...]]:
        table: dict[str, dict[District, None]] = defaultdict(dict)
        for wanted, found in self._district_keys.items():
            table[names.plain(wanted)].update(dict.fromkeys(found))
        return {wanted: tuple(found) for wanted, found in table.items()}

    @cached_property
    def _commune_keys(self) -> Mapping[str, tuple[Commune, ...]]:
        table: dict[str, list[Commune]] = defaultdict(list)
        for commune in self.read_communes(self.districts):
            table[names.key(commune.name)].append(commune)
        return {wanted: tuple(found) for wanted, found in table.items()}

    @cached_property
    def _province_word(self) -> re.Pattern[str]:
        return _leading(w for kind in get_args(Kind) for w in self.wording.designators[kind])

    @cached_property
    def _district_word(self) -> re.Pattern[str]:
        return _leading(w for level in get_args(Level) for w in self.wording.designators[level])

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self.provinces, self.districts, self.wording)


def _leading(words: Iterable[str]) -> re.Pattern[str]:
    """Matches one of the words, with marks or without, at the head of a key."""
    keys = {names.key(word) for word in words}
    either = sorted(keys | {names.plain(k) for k in keys}, key=lambda k: (-len(k), k))
    return re.compile(rf"\A(?:{'|'.join(either)}) (?=\S)")


def _only(found: Iterable[T]) -> T | None:
    first, *rest = [*found, None]
    return first if len(rest) == 1 else None


def _without_marks(table: Mapping[str, set[str]]) -> Mapping[str, set[str]]:
    merged: dict[str, set[str]] = defaultdict(set)
    for wanted, ids in table.items():
        merged[names.plain(wanted)] |= ids
    return merged
