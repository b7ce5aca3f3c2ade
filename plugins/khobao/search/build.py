"""Documents → the index's files, one group of shards after the other."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from khobao.search import fold, shards
from khobao.search.postings import Corpus, Ints, Postings
from khobao.search.shards import Keys

VERSION = 1
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


def files(corpus: Corpus, variants: Sequence[tuple[str, str]] = ()) -> Iterator[File]:
    """Yield every file of words, pairs and places; the same documents give the same bytes.

    `variants` are spellings, folded, that stand for each other.
    """
    sizes = Sizes.of(corpus.documents)
    least = 1 if corpus.documents <= FEW else 2
    yield CORE, _core(corpus.documents, sizes, least, variants)
    vocabulary: dict[str, int] = {}
    hashes = shards.hashes(corpus.folds)
    for group in range(math.gcd(GROUPS, sizes.words)):
        yield from _words(corpus, hashes, sizes, group, vocabulary)
    yield VOCABULARY, _vocabulary(vocabulary)
    pair_hash = shards.pair_hashes(
        hashes[corpus.fold_of[corpus.word[corpus.pairs]]],
        hashes[corpus.fold_of[corpus.word[corpus.pairs + 1]]],
    )
    for group in range(sizes.groups):
        at = corpus.pairs[pair_hash % np.uint32(sizes.groups) == group]
        yield from _pairs(corpus, hashes, sizes, at, least)


def _words(
    corpus: Corpus,
    hashes: NDArray[np.uint32],
    sizes: Sizes,
    group: int,
    vocabulary: dict[str, int],
) -> Iterator[File]:
    """Yield a group's shards; put its folded words and their documents into `vocabulary`."""
    mine = hashes % np.uint32(math.gcd(GROUPS, sizes.words)) == group
    at = corpus.words[mine[corpus.fold_of[corpus.word[corpus.words]]]]
    found, form = np.unique(corpus.word[at], return_inverse=True)
    folds, key_of = np.unique(corpus.fold_of[found], return_inverse=True)
    names = [corpus.folds[one] for one in folds.tolist()]
    postings = corpus.postings(form, at)
    documents = _documents(key_of[postings.form], postings.document, folds.size)
    vocabulary.update(zip(names, documents.tolist(), strict=True))
    keys = Keys([corpus.vocabulary[word] for word in found.tolist()], key_of, names)
    made = shards.entries(postings, keys, sizes.spread)
    yield from _written(WORDS, sizes.words, hashes[folds], made)


def _pairs(
    corpus: Corpus, hashes: NDArray[np.uint32], sizes: Sizes, at: Ints, least: int
) -> Iterator[File]:
    base = np.int64(len(corpus.vocabulary))
    exact = corpus.word[at] * base + corpus.word[at + 1]
    found, form = np.unique(exact, return_inverse=True)
    fold_base = np.int64(len(corpus.folds))
    coded = corpus.fold_of[found // base] * fold_base + corpus.fold_of[found % base]
    folds, key_of = np.unique(coded, return_inverse=True)

    postings = corpus.postings(form, at)
    documents = _documents(key_of[postings.form], postings.document, folds.size)
    kept = documents >= least
    rows = kept[key_of[postings.form]]
    postings = Postings(postings.form[rows], postings.document[rows], postings.counts[rows])
    words, base_words = corpus.vocabulary, corpus.folds
    names = [f"{base_words[a]} {base_words[b]}" for a, b in _split(folds, fold_base)]
    form_names = [f"{words[a]} {words[b]}" for a, b in _split(found, base)]
    made = shards.entries(postings, Keys(form_names, key_of, names), sizes.spread)

    cohesive = _cohesive(corpus, found, np.bincount(form, minlength=found.size), key_of)
    hashed = shards.pair_hashes(hashes[folds // fold_base], hashes[folds % fold_base])
    for folder, number, own in (
        (PAIRS, sizes.pairs, np.flatnonzero(kept & cohesive)),
        (OTHERS, sizes.others, np.flatnonzero(kept & ~cohesive)),
    ):
        yield from _written(folder, number, hashed[own], [made[one] for one in own.tolist()])

    standing = kept[key_of[form]]
    place, document = at - corpus.begins[corpus.document[at]], corpus.document[at].astype(np.int64)
    placed = shards.place_entries(
        key_of[form][standing], document[standing], place[standing], names
    )
    own = np.flatnonzero(kept)
    yield from _written(PLACES, sizes.places, hashed[own], [placed[one] for one in own.tolist()])


def _split(coded: Ints, base: np.int64) -> Iterator[tuple[int, int]]:
    return zip((coded // base).tolist(), (coded % base).tolist(), strict=True)


def _documents(key: Ints, document: Ints, keys: int) -> Ints:
    """Return in how many documents each key stands."""
    coded = np.sort(key << 32 | document)
    first = np.append(True, coded[1:] != coded[:-1])[: coded.size]
    return np.bincount(coded[first] >> 32, minlength=keys)


def _cohesive(corpus: Corpus, pairs: Ints, times: Ints, key_of: Ints) -> NDArray[np.bool_]:
    """Return by folded pair whether one of its main forms stands far above chance.

    `times` says by exact pair how often it stands. The measure is the ratio of that to what
    chance would give, times(a) · times(b) / words.
    """
    base = np.int64(len(corpus.vocabulary))
    alone = corpus.exact_times.astype(np.float64)
    by_chance = alone[pairs // base] * alone[pairs % base] / max(corpus.words.size, 1)
    own = np.bincount(key_of, weights=times)
    main = (times > 1) & (times >= MAIN * own[key_of]) & (times >= COHESION * by_chance)
    return np.bincount(key_of, weights=main) > 0


def _written(
    folder: str, number: int, hashes: NDArray[np.uint32], made: Sequence[shards.Entry]
) -> Iterator[File]:
    digits = len(f"{number - 1:x}")
    into = (hashes % np.uint32(number)).tolist()
    for shard, content in shards.shards(zip(into, made, strict=True)).items():
        yield f"{folder}/{shard:0{digits}x}.bin", content


def _core(articles: int, sizes: Sizes, least: int, variants: Sequence[tuple[str, str]]) -> bytes:
    return _json(
        {
            "version": VERSION,
            "articles": articles,
            "words": sizes.words,
            "pairs": sizes.pairs,
            "others": sizes.others,
            "places": sizes.places,
            "spread": sizes.spread,
            "least": least,
            "boosts": BOOSTS,
            "k1": K1,
            "cards": CARDS,
            "variants": [list(pair) for pair in variants],
            "tokens": fold.TABLES,
        }
    )


def _vocabulary(documents: Mapping[str, int]) -> bytes:
    """Return the folded words in order, and in how many articles each stands."""
    words = sorted(documents)
    return _json({"words": words, "documents": [documents[word] for word in words]})


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
