"""What occurs in the same articles most: tags, provinces, people, documents, sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Literal

from khobao.collections.documents import Documents
from khobao.collections.people import People
from khobao.collections.provinces import Province
from khobao.collections.sources import UNKNOWN, Sources
from khobao.collections.tags import Tag
from khobao.content import Entry

Kind = Literal["tags", "provinces", "people", "documents", "sources"]
KINDS: tuple[Kind, ...] = ("tags", "provinces", "people", "documents", "sources")
MOST = 8


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a collection: its key (a label, an id or a slug) and in how many."""

    key: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """Every article's tags, provinces and so on as numbers: their places in ordered lists of keys.

    Counting numbers that are in order already makes a collection's page cost its articles alone.
    """

    keys: Mapping[Kind, Sequence[str]]
    places: Mapping[Kind, Mapping[str, tuple[int, ...]]]

    def related(
        self, entries: Iterable[Entry], without: tuple[Kind, str] | None = None
    ) -> dict[Kind, tuple[Beside, ...]]:
        """Return what occurs with these articles most, the most first; ties in the lists' order.

        `without` is the collection itself.
        """
        ids = tuple({entry.article.id: None for entry in entries})
        return {kind: self._beside(kind, ids, without) for kind in KINDS}

    def _beside(
        self, kind: Kind, ids: Sequence[str], without: tuple[Kind, str] | None
    ) -> tuple[Beside, ...]:
        places, keys = self.places[kind], self.keys[kind]
        counts = Counter(place for id_ in ids for place in places.get(id_, ()))
        most = nsmallest(MOST + 1, counts.items(), key=lambda pair: (-pair[1], pair[0]))
        found = (Beside(keys[place], count) for place, count in most)
        return tuple(one for one in found if (kind, one.key) != without)[:MOST]


def facets(
    provinces: Iterable[Province],
    tags: Iterable[Tag],
    people: People,
    documents: Documents,
    sources: Sources,
) -> Facets:
    """Return the facets of these collections, in the order that each stands in."""
    held: dict[Kind, list[tuple[str, Iterable[Entry]]]] = {
        "tags": [(one.label, one.entries) for one in tags],
        "provinces": [(one.place.id, one.entries) for one in provinces],
        "people": [(one.slug, one.entries) for one in people.all],
        "documents": [(one.slug, one.entries) for one in documents.all],
        "sources": [(one.slug, one.entries) for one in sources.all if one.slug != UNKNOWN],
    }
    return Facets(
        keys={kind: [key for key, _ in collections] for kind, collections in held.items()},
        places={kind: _places(collections) for kind, collections in held.items()},
    )


def _places(collections: Iterable[tuple[str, Iterable[Entry]]]) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for place, (_, entries) in enumerate(collections):
        for entry in entries:
            found.setdefault(entry.article.id, []).append(place)
    return {id_: tuple(places) for id_, places in found.items()}
