"""Documents → the index's files, one group of shards after the other."""

from __future__ import annotations

import json
import math
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from khobao.search import fold, shards
from khobao.search.postings import Corpus, Ints
from khobao.search.shards import Keys

VERSION = 2
BOOSTS = {"title": 4, "names": 2, "text": 1}
K1 = 1.2
FEW = 2000
"""Articles up to which pairs that only one of them has are kept."""

COHESION = 6
"""How many times as often as by chance the words of a cohesive pair stand side by side."""

MAIN = 0.25
"""The share of a folded pair that an exact form must have to make it cohesive."""

CARDS = 4
CORE, VOCABULARY = "goc.json", "chu.json"
WORDS, PAIRS, OTHERS, PLACES = "tu", "cap", "cap-khac", "vi-tri"
GROUPS = 16
"""Groups of shards that are made one after the other, to spare memory."""

File = tuple[str, bytes]
"""A path below the index's folder, and the bytes."""

Spellings = Sequence[tuple[str, str]]
"""What may be typed, and another spelling of it, both folded."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many shards an index has of words, cohesive pairs, other pairs, and places.

    They change by steps, so that another article leaves them as they are.
    """

    words: int
    pairs: int
    others: int
    places: int
    spread: int
    """What the gaps' codes are chosen by."""

    @classmethod
    def of(cls, articles: int) -> Sizes:
        return cls(
            words=_step(articles / 50, 1024),
            pairs=_step(articles / 14, 3072),
            others=_step(articles / 80, 1024),
            places=_step(articles / 40, 1024),
            spread=_step(articles / 1.25, 1 << 24),
        )

    @property
    def groups(self) -> int:
        """Groups of pairs' shards: each shard of any kind is of one group alone."""
        return math.gcd(GROUPS, self.pairs, self.others, self.places)


def _step(least: float, most: int) -> int:
    """Return the first of 1, 2, 3, 4, 6, 8, 12, 16 … that isn't below `least`, or `most`."""
    power = 1
    while power < least and power < most:
        if power * 3 / 2 >= least and power > 1:
            return power * 3 // 2
        power *= 2
    return power


@dataclass(frozen=True, slots=True)
class Made:
    """Entries of a folder, and the hash of each one's key."""

    folder: str
    hashes: NDArray[np.uint32]
    entries: Sequence[shards.Entry]


@dataclass(frozen=True, slots=True)
class PairTimes:
    """How often each exact pair stands: its words' numbers as first · 2³² + second, ascending."""

    codes: Ints
    times: Ints

    @property
    def first(self) -> Ints:
        return self.codes >> 32

    @property
    def second(self) -> Ints:
        return self.codes & 0xFFFFFFFF


@dataclass(frozen=True)
class Plan:
    """What every step needs to know: the corpus, its sizes, the hashes of its folded words."""

    corpus: Corpus
    sizes: Sizes
    least: int
    hashes: NDArray[np.uint32]

    @classmethod
    def of(cls, corpus: Corpus) -> Plan:
        return cls(
            corpus=corpus,
            sizes=Sizes.of(corpus.documents),
            least=1 if corpus.documents <= FEW else 2,
            hashes=shards.hashes(corpus.folds),
        )

    def number(self, folder: str) -> int:
        """Return how many shards a folder has."""
        sizes = self.sizes
        return {
            WORDS: sizes.words,
            PAIRS: sizes.pairs,
            OTHERS: sizes.others,
            PLACES: sizes.places,
        }[folder]

    def path(self, folder: str, hashed: int) -> str:
        """Return the path of the shard that a key of this hash is in."""
        number = self.number(folder)
        return f"{folder}/{hashed % number:0{len(f'{number - 1:x}')}x}.bin"


def whole(corpus: Corpus, stands: Spellings) -> Generator[File, None, PairTimes]:
    """Yield every file of words, pairs and places; return how often each pair stands.

    The same documents give the same bytes. `stands` says which spellings are looked for.
    """
    times: list[PairTimes] = []
    plan = Plan.of(corpus)
    sizes, hashes = plan.sizes, plan.hashes
    yield core(plan, stands)
    documents: dict[str, int] = {}
    groups = math.gcd(GROUPS, sizes.words)
    word_group = (hashes % np.uint32(groups))[corpus.fold_of][corpus.word[corpus.words]]
    for group in range(groups):
        made, having = words(plan, corpus.words[word_group == group])
        documents |= having
        yield from _written(plan, made)
    yield vocabulary(documents)
    pair_group = pair_hashes(plan, corpus.pairs) % np.uint32(sizes.groups)
    for group in range(sizes.groups):
        pairs = Pairs.at_places(plan, corpus.pairs[pair_group == group])
        times.append(pairs.all_times)
        for made in (*pair_postings(pairs), *pair_places(pairs)):
            yield from _written(plan, made)
    codes = np.concatenate([one.codes for one in times])
    order = np.argsort(codes)
    return PairTimes(codes[order], np.concatenate([one.times for one in times])[order])


def pair_hashes(plan: Plan, at: Ints) -> NDArray[np.uint32]:
    """Return the hash of the pair at each of these places."""
    corpus, hashes = plan.corpus, plan.hashes[plan.corpus.fold_of]
    return shards.pair_hashes(hashes[corpus.word[at]], hashes[corpus.word[at + 1]])


def words(plan: Plan, at: Ints) -> tuple[Made, dict[str, int]]:
    """Return the entries of the words at these places, and in how many documents each stands."""
    corpus = plan.corpus
    found, form = np.unique(corpus.word[at], return_inverse=True)
    folds, key_of = np.unique(corpus.fold_of[found], return_inverse=True)
    names = [corpus.folds[one] for one in folds.tolist()]
    postings = corpus.postings(form, at)
    documents = _documents(key_of[postings.form], postings.document, folds.size)
    keys = Keys([corpus.vocabulary[word] for word in found.tolist()], key_of, names)
    made = shards.entries(postings, keys, plan.sizes.spread)
    return Made(WORDS, plan.hashes[folds], made), dict(zip(names, documents.tolist(), strict=True))


@dataclass(frozen=True)
class Pairs:
    """The pairs at some places: all places of each pair that stands at one of them.

    A form is an exact pair, `first` and `second` its words; `keys` are folded pairs.
    """

    plan: Plan
    at: Ints
    form: Ints
    """By place."""
    first: Ints
    second: Ints
    times: Ints
    key_of: Ints
    """By form."""
    keys: Ints
    names: Sequence[str]
    hashes: NDArray[np.uint32]

    @classmethod
    def at_places(cls, plan: Plan, at: Ints) -> Pairs:
        corpus = plan.corpus
        base, fold_base = np.int64(len(corpus.vocabulary)), np.int64(len(corpus.folds))
        found, form = np.unique(corpus.word[at] * base + corpus.word[at + 1], return_inverse=True)
        first, second = found // base, found % base
        coded = corpus.fold_of[first] * fold_base + corpus.fold_of[second]
        keys, key_of = np.unique(coded, return_inverse=True)
        a, b = keys // fold_base, keys % fold_base
        folds = corpus.folds
        return cls(
            plan=plan,
            at=at,
            form=form,
            first=first,
            second=second,
            times=np.bincount(form, minlength=found.size),
            key_of=key_of,
            keys=keys,
            names=[f"{folds[x]} {folds[y]}" for x, y in zip(a.tolist(), b.tolist(), strict=True)],
            hashes=shards.pair_hashes(plan.hashes[a], plan.hashes[b]),
        )

    @cached_property
    def kept(self) -> NDArray[np.bool_]:
        """By key, whether enough documents have it."""
        document = self.plan.corpus.document[self.at].astype(np.int64)
        return _documents(self.key_of[self.form], document, self.keys.size) >= self.plan.least

    @property
    def all_times(self) -> PairTimes:
        return PairTimes(self.first << 32 | self.second, self.times)


def pair_postings(pairs: Pairs) -> list[Made]:
    """Return the entries of cohesive pairs, and of the others."""
    corpus, kept = pairs.plan.corpus, pairs.kept
    at = kept[pairs.key_of[pairs.form]]
    postings = corpus.postings(pairs.form[at], pairs.at[at])
    exact = corpus.vocabulary
    names = [
        f"{exact[a]} {exact[b]}"
        for a, b in zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)
    ]
    made = shards.entries(postings, Keys(names, pairs.key_of, pairs.names), pairs.plan.sizes.spread)
    together = cohesive(corpus.exact_times, pairs.first, pairs.second, pairs.times, pairs.key_of)
    return [
        Made(folder, pairs.hashes[own], [made[one] for one in np.flatnonzero(own).tolist()])
        for folder, own in ((PAIRS, kept & together), (OTHERS, kept & ~together))
    ]


def pair_places(pairs: Pairs) -> list[Made]:
    """Return the entries of where pairs stand."""
    corpus, kept = pairs.plan.corpus, pairs.kept
    own = kept[pairs.key_of[pairs.form]]
    at = pairs.at[own]
    document = corpus.document[at].astype(np.int64)
    made = shards.place_entries(
        pairs.key_of[pairs.form[own]], document, corpus.place(at), pairs.names
    )
    return [Made(PLACES, pairs.hashes[kept], [made[one] for one in np.flatnonzero(kept).tolist()])]


def _documents(key: Ints, document: Ints, keys: int) -> Ints:
    """Return in how many documents each key stands."""
    coded = np.sort(key << 32 | document)
    first = np.append(True, coded[1:] != coded[:-1])[: coded.size]
    return np.bincount(coded[first] >> 32, minlength=keys)


def cohesive(
    alone: Ints, first: Ints, second: Ints, times: Ints, key_of: Ints
) -> NDArray[np.bool_]:
    """Return by folded pair whether one of its main forms stands far above chance.

    `alone` says by word how often it stands, `times` how often each pair of `first` and `second`.
    The measure is the ratio of that to what chance would give, alone(a) · alone(b) / words.
    """
    each = alone.astype(np.float64)
    by_chance = each[first] * each[second] / max(int(alone.sum()), 1)
    own = np.bincount(key_of, weights=times)
    main = (times > 1) & (times >= MAIN * own[key_of]) & (times >= COHESION * by_chance)
    return np.bincount(key_of, weights=main) > 0


def _written(plan: Plan, made: Made) -> Iterator[File]:
    number = plan.number(made.folder)
    into = (made.hashes % np.uint32(number)).tolist()
    for shard, content in shards.shards(zip(into, made.entries, strict=True)).items():
        yield plan.path(made.folder, shard), content


def core(plan: Plan, stands: Spellings) -> File:
    """Return the file that is read before all others."""
    sizes = plan.sizes
    content = {
        "version": VERSION,
        "articles": plan.corpus.documents,
        "words": sizes.words,
        "pairs": sizes.pairs,
        "others": sizes.others,
        "places": sizes.places,
        "spread": sizes.spread,
        "least": plan.least,
        "boosts": BOOSTS,
        "k1": K1,
        "cards": CARDS,
        "variants": stands,
        "tokens": fold.TABLES,
    }
    return CORE, _json(content)


def both_ways(variants: Iterable[tuple[str, str]]) -> Spellings:
    """Return who types which spelling also wants which other one."""
    return sorted({one for a, b in variants for one in ((a, b), (b, a))})


def vocabulary(documents: Mapping[str, int]) -> File:
    """Return the file of the folded words in order, and in how many articles each stands."""
    held = sorted(documents)
    return VOCABULARY, _json({"words": held, "documents": [documents[word] for word in held]})


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
