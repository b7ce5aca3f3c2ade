"""Articles by the province of their day, and by what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from khobao import gazetteer
from khobao.collections import alphabet, order
from khobao.content import Entry
from khobao.gazetteer import Gazetteer, Merge

Entries = tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Former:
    """A province that became part of another, with the articles from its own time."""

    place: gazetteer.Province
    entries: Entries


@dataclass(frozen=True, slots=True)
class Province:
    """A province with its articles, newest first, and those of the provinces it took in."""

    place: gazetteer.Province
    entries: Entries
    former: tuple[Former, ...] = ()
    predecessors: tuple[Merge, ...] = ()
    successors: tuple[Merge, ...] = ()

    @property
    def all_entries(self) -> Entries:
        """Its own articles, then those of each former province."""
        return self.entries + tuple(entry for one in self.former for entry in one.entries)


def by_province(entries: Iterable[Entry], places: Gazetteer) -> tuple[Province, ...]:
    """Return the provinces that a reader may meet, in alphabetical order.

    These are the ones with articles, those that took them in, and those that these took in.
    """
    found: dict[str, list[Entry]] = {}
    for entry in order.newest(entries):
        if entry.article.province:
            found.setdefault(entry.article.province, []).append(entry)
    return tuple(
        _province(places.province(one), found, places)
        for one in sorted(_met(found, places), key=lambda one: alphabet.key(_name(one, places)))
    )


def _name(province_id: str, places: Gazetteer) -> str:
    return f"{places.province(province_id).name} {province_id}"


def _met(with_articles: Iterable[str], places: Gazetteer) -> set[str]:
    met = set(with_articles)
    for one in tuple(met):
        met.update(_later(one, places))
    for one in tuple(met):
        met.update(_earlier(one, places))
    return met


def _later(province_id: str, places: Gazetteer) -> Iterator[str]:
    for merge in places.successors(province_id):
        if merge.successor_id != province_id:
            yield merge.successor_id
            yield from _later(merge.successor_id, places)


def _earlier(province_id: str, places: Gazetteer) -> Iterator[str]:
    for merge in places.predecessors(province_id):
        if merge.former_id != province_id:
            yield merge.former_id
            yield from _earlier(merge.former_id, places)


def _province(
    place: gazetteer.Province, found: Mapping[str, list[Entry]], places: Gazetteer
) -> Province:
    earlier = dict.fromkeys(_earlier(place.id, places))
    former = [Former(places.province(one), tuple(found.get(one, ()))) for one in earlier]
    return Province(
        place=place,
        entries=tuple(found.get(place.id, ())),
        former=tuple(sorted(former, key=lambda one: alphabet.key(one.place.name))),
        predecessors=tuple(places.predecessors(place.id)),
        successors=tuple(places.successors(place.id)),
    )
