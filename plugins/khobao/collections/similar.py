"""Articles that have much in common: tags, people, documents, places, and words.

What two articles share counts the more, the fewer others have it (inverse document frequency).
Candidates come from an inverted index of what is rare alone, so the work grows with the number
of articles, not with their pairs.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from khobao.content import Entry
from khobao.record import Article

Feature = tuple[str, ...]
"""What an article has, its kind first: ("tag", "Dân vận khéo"), ("word", "xây", "dựng")."""

WEIGHTS = {"tag": 2.0, "person": 2.5, "document": 3.0, "place": 2.0, "province": 1.0, "word": 0.6}
"""How much each kind says of what an article is about."""

SAID = ("document", "person", "place", "tag")
"""The kinds that can be told to a reader as what two articles share, the most telling first."""

LONGEST = 50
"""Articles that may have a feature before it finds no candidates any more; in a small archive,
one in THIRD of them."""

THIRD = 3

RAREST = 16
"""Features of an article that find its candidates."""

MOST = 16
"""Candidates that are weighed whole."""

LEAST = 0.05
"""The cosine of two articles' weights from which they are similar."""

TOGETHER = 2
"""Features that two articles share at the least: one alone makes none similar."""

SHOWN = 5

WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """An article like another, how much (0 to 1), and what both have that can be told."""

    entry: Entry
    score: float
    shared: tuple[Feature, ...]


def similar(
    entries: Sequence[Entry], apart: Mapping[str, Iterable[Entry]] | None = None
) -> Mapping[str, tuple[Likeness, ...]]:
    """Return for each article's id those most like it, the likest first, at most SHOWN.

    `apart` names by id the articles that aren't to be compared: those of the same story.
    """
    return dict(_Index(entries).all(apart or {}))


def features(article: Article) -> Iterator[Feature]:
    """Yield all that an article is compared by, each once.

    A place and an undated document are the same only within a province: communes of one name are
    many, and each province numbers its own documents.
    """
    here = article.province or ""
    found: list[Feature] = [("tag", label) for label in article.tags]
    found += [("person", one.name) for one in article.people]
    found += [("place", f"{one.level} {one.name}", here) for one in article.places if here]
    for one in article.documents:
        named = f"{one.type} {one.number or one.title or ''}".rstrip()
        if one.date:
            found.append(("document", named, one.issuer or "", one.date.text))
        elif here and named != one.type:
            found.append(("document", named, one.issuer or "", here))
    if here:
        found.append(("province", here))
    for text in (article.title, article.lead or ""):
        found += [("word", *pair) for pair in pairwise(WORD.findall(text.lower()))]
    yield from dict.fromkeys(found)


class _Index:
    """The features of all articles as numbers, with their weights and postings."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = sorted(entries, key=lambda one: one.article.id)
        self.number = {one.article.id: at for at, one in enumerate(self.entries)}
        names: dict[Feature, int] = {}
        held = [
            [names.setdefault(feature, len(names)) for feature in features(one.article)]
            for one in self.entries
        ]
        self.names = list(names)
        often = Counter(chain.from_iterable(held))
        total = len(held) + 1
        self.longest = min(LONGEST, max(2, len(held) // THIRD))
        self.square = [
            (WEIGHTS[name[0]] * math.log(total / often[at])) ** 2
            for at, name in enumerate(self.names)
        ]
        self.norm = [math.sqrt(sum(self.square[one] for one in every)) for every in held]
        self.sets = [frozenset(every) for every in held]
        self.rare = [self._rarest(every, often) for every in held]
        self.postings: dict[int, list[int]] = {}
        for at, every in enumerate(held):
            for feature in every:
                if 1 < often[feature] <= self.longest:
                    self.postings.setdefault(feature, []).append(at)

    def _rarest(self, every: Iterable[int], often: Mapping[int, int]) -> list[int]:
        """Return the features that find candidates: of few articles, but not of one alone."""
        fit = (one for one in every if 1 < often[one] <= self.longest)
        return sorted(fit, key=lambda one: (-self.square[one], self.names[one]))[:RAREST]

    def all(
        self, apart: Mapping[str, Iterable[Entry]]
    ) -> Iterator[tuple[str, tuple[Likeness, ...]]]:
        for at, entry in enumerate(self.entries):
            name = entry.article.id
            never = {self.number[one.article.id] for one in apart.get(name, ())} | {at}
            likest = sorted(self._scores(at, never), key=lambda item: (-item[0], item[1]))
            found = tuple(self._likeness(at, other, score) for score, other in likest[:SHOWN])
            if found:
                yield name, found

    def _scores(self, at: int, never: set[int]) -> Iterator[tuple[float, int]]:
        """Yield how much the nearest candidates have in common, and which these are."""
        begun: dict[int, float] = {}
        for feature in self.rare[at]:
            gain = self.square[feature]
            for other in self.postings[feature]:
                begun[other] = begun.get(other, 0.0) + gain
        near = sorted(
            (-gain / self.norm[other], other) for other, gain in begun.items() if other not in never
        )
        for _, other in near[:MOST]:
            both = self.sets[at] & self.sets[other]
            common = math.fsum(self.square[one] for one in both)
            score = round(common / (self.norm[at] * self.norm[other]), 6)
            if score >= LEAST and len(both) >= TOGETHER:
                yield score, other

    def _likeness(self, at: int, other: int, score: float) -> Likeness:
        both = [one for one in self.sets[at] & self.sets[other] if self.names[one][0] in SAID]
        both.sort(key=lambda one: (self._place(one), -self.square[one], self.names[one]))
        return Likeness(self.entries[other], score, tuple(self.names[one] for one in both))

    def _place(self, feature: int) -> int:
        return SAID.index(self.names[feature][0])
