"""Which figures may stand side by side, and why others that look alike may not.

Like with like: one thing counted in one unit, of one measure, results or targets, over periods of
one length, each a whole and of a known province. Two spellings of a word are one; two words that
differ by a mark aren't. Everything here takes time in proportion to the figures: figures of one
basis are told apart from others by one of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from itertools import combinations, product
from typing import Any, Literal

import yaml

from khobao.collections import alphabet
from khobao.collections.figures import Figure
from khobao.gazetteer import names
from khobao.record import Edtf

Why = Literal[
    "untold", "place", "no-period", "open-period", "part", "unit", "thing", "scope",
    "measure", "kind", "length", "share",
]  # fmt: skip
"""In which way two figures differ, or what one of them lacks."""

CANDIDATES = 40
"""How many things with a word in common are looked at for one thing."""

PAIRS = 6
"""Up to how many pairs of samples of two things are all told of; of more, the most alike one is."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Length:
    """How long a period is: whole months, or else days."""

    unit: Literal["months", "days"]
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What two figures must have in common to be compared; `whole` if that's possible at all.

    `thing` is the unit and what is counted as words in lower case, without those that only repeat
    the measure.
    """

    thing: Words
    measure: str
    kind: str
    length: Length | None
    share: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two figures aren't compared; `first` and `second` say which of them it is true of.

    `words` is the narrower scope or how long the periods are, one for each that has it.
    """

    why: Why
    first: bool = True
    second: bool = True
    words: str | None = None

    @property
    def mirrored(self) -> Reason:
        return Reason(self.why, self.second, self.first, self.words)


@dataclass(frozen=True, slots=True)
class Miss:
    """Two figures that look alike and aren't."""

    first: Figure
    second: Figure
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that may be compared: of two provinces or two periods at least, in their order."""

    basis: Basis
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A thing counted: what may be compared of it, and what looks as if it could be.

    `first` is a figure that shows how it is written; `more` counts the misses left out.
    """

    thing: Words
    first: Figure
    groups: tuple[Group, ...]
    misses: tuple[Miss, ...]
    more: int = 0


def comparable(one: Figure, other: Figure) -> bool:
    """Say whether the two may stand in one table."""
    return basis(one) == basis(other) and basis(one).whole


def basis(figure: Figure) -> Basis:
    count = figure.count
    length = _length(figure.period) if figure.period else None
    thing = _thing(count.unit, count.what, count.measure)
    return Basis(
        thing=thing,
        measure=count.measure,
        kind=count.kind,
        length=length,
        share=count.of is not None,
        whole=bool(figure.province and length and figure.total is None and _told(figure)),
    )


def reasons(one: Figure, other: Figure) -> tuple[Reason, ...]:
    """Return why the two can't be compared; nothing if they can. Mirrored if they change places."""
    return tuple(_reasons(one, other, basis(one), basis(other)))


def _reasons(one: Figure, other: Figure, a: Basis, b: Basis) -> Iterator[Reason]:
    if a.measure != b.measure:
        yield Reason("measure")
    if a.kind != b.kind:
        yield Reason("kind")
    if a.thing != b.thing:
        yield from _things(one, other)
    if a.share != b.share:
        yield Reason("share", a.share, b.share)
    yield from _of_either("part", one.total is not None, other.total is not None)
    yield from _of_either("untold", not _told(one), not _told(other))
    yield from _of_either("place", one.province is None, other.province is None)
    yield from _of_either("no-period", one.period is None, other.period is None)
    lacking = [one.period is not None and not a.length, other.period is not None and not b.length]
    yield from _of_either("open-period", *lacking)
    if a.length and b.length and a.length != b.length:
        yield Reason("length")


def _of_either(why: Why, first: bool, second: bool) -> Iterator[Reason]:
    if first or second:
        yield Reason(why, first, second)


def _things(one: Figure, other: Figure) -> Iterator[Reason]:
    units = _words(one.count.unit), _words(other.count.unit)
    if units[0] != units[1]:
        yield Reason("unit")
    whats = _what(one), _what(other)
    if whats[0] == whats[1]:
        return
    for first, (wide, narrow) in ((False, whats), (True, (whats[1], whats[0]))):
        rest = " ".join(narrow[len(wide) :])
        if narrow[: len(wide)] == wide and rest.startswith(_scopes()):
            yield Reason("scope", first, not first, rest)
            return
    yield Reason("thing")


def topics(figures: Iterable[Figure], limit: int = 12) -> tuple[Topic, ...]:
    """Return the things of which something can be compared, or looks as if it could.

    Alphabetical; at most `limit` misses each, those with the fewest differences first. A figure
    stands in one group at most.
    """
    found: dict[Words, dict[Basis, list[Figure]]] = {}
    for figure in figures:
        own = basis(figure)
        found.setdefault(own.thing, {}).setdefault(own, []).append(figure)
    index = _Index(found)
    made = (_topic(thing, index, limit) for thing in found)
    return tuple(
        sorted(
            (topic for topic in made if topic.groups or topic.misses),
            key=lambda topic: alphabet.key(" ".join(topic.thing)),
        )
    )


@dataclass(frozen=True)
class _Index:
    """Things by the words of them, a unit of several names under each of these."""

    found: Mapping[Words, Mapping[Basis, Sequence[Figure]]]

    @cached_property
    def samples(self) -> dict[Words, tuple[Figure, ...]]:
        """One figure for each basis of a thing; two where they can't be compared themselves."""
        return {
            thing: tuple(
                figure
                for own, figures in bases.items()
                for figure in figures[: 1 if own.whole else 2]
            )
            for thing, bases in self.found.items()
        }

    @cached_property
    def things(self) -> dict[tuple[str, Words], list[Words]]:
        found: dict[tuple[str, Words], list[Words]] = {}
        for thing, (first, *_) in self.samples.items():
            for term in _terms(first):
                found.setdefault(term, []).append(thing)
        return found

    def near(self, thing: Words) -> tuple[Words, ...]:
        """Return other things of the same unit that share words, the most alike first."""
        shared: dict[Words, int] = {}
        for term in _terms(self.samples[thing][0]):
            for other in self.things[term][:CANDIDATES]:
                shared[other] = shared.get(other, 0) + 1
        shared.pop(thing, None)
        return tuple(sorted(shared, key=lambda other: (-shared[other], other)))[:CANDIDATES]


def _terms(figure: Figure) -> frozenset[tuple[str, Words]]:
    """Return the unit, each of its names, with each two neighbouring words of what is counted."""
    what = _what(figure)
    pairs = [what[at : at + 2] for at in range(max(1, len(what) - 1))] if what else []
    return frozenset((unit, pair) for unit in _units(figure.count.unit) for pair in pairs)


def _topic(thing: Words, index: _Index, limit: int) -> Topic:
    own = index.samples[thing]
    pairs = list(combinations(own, 2))
    for other in index.near(thing):
        theirs = list(product(own, index.samples[other]))
        if len(theirs) > PAIRS:
            theirs = [min(theirs, key=lambda pair: len(reasons(*pair)))]
        pairs.extend(theirs)
    misses = [
        Miss(one, two, why)
        for one, two in pairs
        if _tempting(one, two) and (why := reasons(one, two))
    ]
    misses.sort(key=lambda miss: len(miss.reasons))
    groups = (
        Group(own_basis, tuple(figures))
        for own_basis, figures in index.found[thing].items()
        if own_basis.whole and _many(figures)
    )
    return Topic(
        thing=thing,
        first=own[0],
        groups=tuple(sorted(groups, key=lambda group: _rank(group.basis))),
        misses=tuple(misses[:limit]),
        more=max(0, len(misses) - limit),
    )


def _rank(own: Basis) -> tuple[str, str, bool, str, int]:
    length = own.length or Length("days", 0)
    return (own.kind, own.measure, own.share, length.unit, length.number)


def _many(figures: Sequence[Figure]) -> bool:
    return len({(one.province, one.period and one.period.text) for one in figures}) > 1


def _tempting(one: Figure, other: Figure) -> bool:
    """Say whether a reader might compare them: of two provinces, or two periods of one thing."""
    if one.entry is other.entry:
        return one.total is None and other.total is None and _thing_of(one) == _thing_of(other)
    return True


def _thing_of(figure: Figure) -> Words:
    return _thing(figure.count.unit, figure.count.what, figure.count.measure)


@lru_cache(maxsize=65536)
def _length(period: Edtf) -> Length | None:
    """Return how long a period is; None if that isn't known."""
    if period.open_start or period.open_end or period.approximate or period.uncertain:
        return None
    if "X" in period.text:
        return None
    start, after = period.start, period.end
    if start.day == 1 and (after + timedelta(days=1)).day == 1:
        return Length("months", (after.year - start.year) * 12 + after.month - start.month + 1)
    return Length("days", (after - start).days + 1)


def _told(figure: Figure) -> bool:
    """Say whether the record tells what is counted, and not only in which unit."""
    return bool(_what(figure)) or not _bare(figure.count.unit)


def _what(figure: Figure) -> Words:
    count = figure.count
    return _without_measure(count.what, count.measure) if count.what else ()


@lru_cache(maxsize=65536)
def _thing(unit: str, what: str | None, measure: str) -> Words:
    return _words(unit) + (_without_measure(what, measure) if what else ())


@lru_cache(maxsize=65536)
def _without_measure(what: str, measure: str) -> Words:
    text = f" {' '.join(_words(what))} "
    for said in _table()["said"].get(measure, ()):
        text = text.replace(f" {said} ", " ")
    return tuple(text.split())


@lru_cache(maxsize=65536)
def _words(text: str) -> Words:
    return tuple(names.key(text).split())


@lru_cache(maxsize=65536)
def _units(unit: str) -> tuple[str, ...]:
    """Return the names of a unit: those of “mô hình, điển hình” are two."""
    return tuple(dict.fromkeys(" ".join(_words(one)) for one in unit.split(",")))


@lru_cache(maxsize=65536)
def _bare(unit: str) -> bool:
    """Say whether a unit is made of nothing but words that name no thing."""
    rest = f" {' '.join(_words(unit))} "
    for one in _table()["bare"]:
        rest = rest.replace(f" {one} ", "  ")
    return not rest.strip()


def _scopes() -> tuple[str, ...]:
    return tuple(f"{word} " for word in _table()["scopes"])


@cache
def _table() -> Any:
    """Return the words of comparison.yaml as figures' words are, the longest first."""
    text = (files("khobao.collections") / "comparison.yaml").read_text(encoding="utf-8")
    raw = yaml.load(text, Loader=yaml.CBaseLoader)
    return {
        "bare": _longest_first(raw["bare"]),
        "scopes": _longest_first(raw["scopes"]),
        "said": {measure: _longest_first(said) for measure, said in raw["said"].items()},
    }


def _longest_first(texts: Iterable[str]) -> tuple[str, ...]:
    keys = {" ".join(_words(text)) for text in texts}
    return tuple(sorted(keys, key=lambda key: (-len(key), key)))
