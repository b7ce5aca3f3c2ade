"""An index after a few articles have changed: only what they touch is made anew."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from khobao.search import build, shards
from khobao.search.build import File, PairTimes, Plan
from khobao.search.postings import Corpus, Ints, blocks_of, fields_of, places_of

Stream = NDArray[np.int32]

MOST = 40
"""Changed articles up to which a change is cheaper than a new index."""


@dataclass(frozen=True)
class Index:
    """An index as it was made: its corpus' streams by document, and its files."""

    streams: Sequence[Stream]
    files: Mapping[str, bytes]
    pairs: PairTimes


def index(
    corpus: Corpus,
    streams: Sequence[Stream],
    variants: Sequence[tuple[str, str]] = (),
    before: Index | None = None,
) -> Index:
    """Return the index of these streams; the same bytes whether there was one before or not.

    `before` may be any index whose streams use the numbers of the same vocabulary.
    """
    changed = _changed(before.streams, streams) if before else None
    if before is None or changed is None:
        return Index(streams, *build.whole(corpus, variants))
    if not changed:
        held = dict((*before.files.items(), build.core(Plan.of(corpus), variants)))
        return Index(streams, held, before.pairs)
    pairs = _pair_times(before, changed, streams)
    files = dict(before.files)
    for path, content in _updates(Plan.of(corpus), before, changed, pairs, variants):
        if content:
            files[path] = content
        else:
            files.pop(path, None)
    return Index(streams, dict(sorted(files.items())), pairs)


def _changed(old: Sequence[Stream], new: Sequence[Stream]) -> list[int] | None:
    """Return the documents that differ; None if all is to be made anew."""
    if build.Sizes.of(len(old)) != build.Sizes.of(len(new)) or len(new) < len(old):
        return None
    if (len(old) <= build.FEW) != (len(new) <= build.FEW) or len(new) - len(old) > MOST:
        return None
    same = (a is b or np.array_equal(a, b) for a, b in zip(old, new, strict=False))
    changed = [number for number, one in enumerate(same) if not one]
    changed += range(len(old), len(new))
    return changed if len(changed) <= MOST else None


def _updates(
    plan: Plan,
    before: Index,
    changed: Sequence[int],
    times: PairTimes,
    variants: Sequence[tuple[str, str]],
) -> Iterator[File]:
    """Yield the files that may have changed; one without bytes is gone."""
    corpus = plan.corpus
    gone = [(one, before.streams[one]) for one in changed if one < len(before.streams)]
    come = [(one, corpus.stream(one)) for one in changed]
    changes = _Changes(plan)
    yield build.core(plan, variants)

    folds = sorted({int(corpus.fold_of[word]) for _, word, *_ in _counts(gone) ^ _counts(come)})
    names = [corpus.folds[fold] for fold in folds]
    changes.drop(build.WORDS, names, plan.hashes[folds])
    made, documents = build.words(plan, _at_words(corpus, folds))
    changes.put(made)
    held = json.loads(before.files[build.VOCABULARY])
    having = dict(zip(held["words"], held["documents"], strict=True))
    for name in names:
        having.pop(name, None)
    yield build.vocabulary(having | documents)

    counted = _folded(corpus, _pairs(gone) ^ _pairs(come))
    counted |= _turned(corpus, before.pairs, times, gone, come)
    moved = _folded(corpus, _places(gone) ^ _places(come)) | counted
    at = _at_pairs(corpus, corpus.pairs, moved)
    for pairs, make, folders in (
        (moved, build.pair_places, (build.PLACES,)),
        (counted, build.pair_postings, (build.PAIRS, build.OTHERS)),
    ):
        first, second = _columns(pairs)
        names = [f"{corpus.folds[a]} {corpus.folds[b]}" for a, b in sorted(pairs)]
        hashed = shards.pair_hashes(plan.hashes[first], plan.hashes[second])
        for folder in folders:
            changes.drop(folder, names, hashed)
        at = at if pairs is moved else _at_pairs(corpus, at, pairs)
        for one in make(build.Pairs.at_places(plan, at)):
            changes.put(one)
    yield from changes.files(before.files)


def _folded(corpus: Corpus, pairs: Iterable[tuple[int, ...]]) -> set[tuple[int, int]]:
    fold_of = corpus.fold_of
    return {(int(fold_of[first]), int(fold_of[second])) for _, first, second, *_ in pairs}


class _Changes:
    """Entries to put into their shards, or to take out."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._by_path: dict[str, dict[bytes, bytes | None]] = defaultdict(dict)

    def drop(self, folder: str, names: Iterable[str], hashes: NDArray[np.uint32]) -> None:
        for name, hashed in zip(names, hashes.tolist(), strict=True):
            self._by_path[self._plan.path(folder, hashed)][name.encode()] = None

    def put(self, made: build.Made) -> None:
        for (key, rest), hashed in zip(made.entries, made.hashes.tolist(), strict=True):
            self._by_path[self._plan.path(made.folder, hashed)][key] = rest

    def files(self, before: Mapping[str, bytes]) -> Iterator[File]:
        for path, changes in self._by_path.items():
            yield path, shards.spliced(before.get(path, b""), changes)


Numbered = Sequence[tuple[int, Stream]]
"""Documents by number."""


def _counts(documents: Numbered) -> set[tuple[int, ...]]:
    """Return document, word, field and how often it stands there."""
    found: set[tuple[int, ...]] = set()
    for number, stream in documents:
        there = stream >= 0
        rows = np.stack((stream[there], fields_of(stream)[there]), axis=1)
        held, times = np.unique(rows, axis=0, return_counts=True)
        for (word, field), often in zip(held.tolist(), times.tolist(), strict=True):
            found.add((number, word, field, often))
    return found


def _pairs(documents: Numbered) -> set[tuple[int, ...]]:
    """Return document, first and second word, field and how often they stand there."""
    found = Counter(
        (number, first, second, field)
        for number, stream in documents
        for first, second, field in _rows(stream, fields_of(stream))
    )
    return {(*pair, times) for pair, times in found.items()}


def _places(documents: Numbered) -> set[tuple[int, ...]]:
    """Return document, first and second word, and place."""
    return {
        (number, *row) for number, stream in documents for row in _rows(stream, _numbers(stream))
    }


def _numbers(stream: Stream) -> Ints:
    """Return the number of each place of one document's stream."""
    blocks = blocks_of(stream, np.zeros(1, dtype=np.int64))
    return places_of(*blocks, np.arange(stream.size))


def _rows(stream: Stream, value: NDArray[np.integer[Any]]) -> Iterator[tuple[int, int, int]]:
    at = _beside(stream)
    columns = (stream[at], stream[at + 1], value[at])
    return zip(*(column.tolist() for column in columns), strict=True)


def _beside(stream: Stream) -> Ints:
    return np.flatnonzero((stream[:-1] >= 0) & (stream[1:] >= 0))


def _at_words(corpus: Corpus, folds: Sequence[int]) -> Ints:
    """Return the places of these folded words."""
    wanted = np.zeros(len(corpus.folds), dtype=np.bool_)
    wanted[folds] = True
    return corpus.words[wanted[corpus.fold_of][corpus.word[corpus.words]]]


def _columns(pairs: Iterable[tuple[int, int]]) -> tuple[Ints, Ints]:
    first, second = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2).T
    return first, second


def _at_pairs(corpus: Corpus, among: Ints, pairs: Iterable[tuple[int, int]]) -> Ints:
    """Return those of some pairs' places that hold one of these folded pairs."""
    fold_of, words = corpus.fold_of, corpus.word
    first, second = _columns(pairs)
    begins, ends = np.zeros((2, len(corpus.folds)), dtype=np.bool_)
    begins[first], ends[second] = True, True
    at = among[begins[fold_of][words[among]]]
    at = at[ends[fold_of][words[at + 1]]]
    codes = fold_of[words[at]].astype(np.int64) << 32 | fold_of[words[at + 1]]
    wanted = first << 32 | second
    found = np.minimum(np.searchsorted(wanted, codes), max(wanted.size - 1, 0))
    return at[wanted[found] == codes] if wanted.size else at[:0]


def _pair_times(before: Index, changed: Sequence[int], streams: Sequence[Stream]) -> PairTimes:
    """Return how often each pair stands now; one that no longer does keeps its row, with 0."""
    old = [before.streams[one] for one in changed if one < len(before.streams)]
    less, more = _codes(old), _codes([streams[one] for one in changed])
    both = np.sort(np.concatenate((before.pairs.codes, less, more)))
    codes = both[np.append(True, both[1:] != both[:-1])[: both.size]]
    times = np.zeros(codes.size, dtype=np.int64)
    times[np.searchsorted(codes, before.pairs.codes)] = before.pairs.times
    np.subtract.at(times, np.searchsorted(codes, less), 1)
    np.add.at(times, np.searchsorted(codes, more), 1)
    return PairTimes(codes, times)


def _codes(streams: Iterable[Stream]) -> Ints:
    found = [np.empty(0, dtype=np.int64)]
    for stream in streams:
        at = _beside(stream)
        found.append(stream[at].astype(np.int64) << 32 | stream[at + 1])
    return np.concatenate(found)


def _turned(
    corpus: Corpus, old: PairTimes, new: PairTimes, gone: Numbered, come: Numbered
) -> set[tuple[int, int]]:
    """Return the folded pairs that were cohesive and aren't, or are and weren't."""
    alone = corpus.exact_times
    was = alone - _alone(come, alone.size) + _alone(gone, alone.size)
    times = np.zeros(new.codes.size, dtype=np.int64)
    times[np.searchsorted(new.codes, old.codes)] = old.times
    folds = corpus.fold_of[new.first].astype(np.int64) << 32 | corpus.fold_of[new.second]
    keys, key_of = np.unique(folds, return_inverse=True)
    before = build.cohesive(was, new.first, new.second, times, key_of)
    now = build.cohesive(alone, new.first, new.second, new.times, key_of)
    return {(key >> 32, key & 0xFFFFFFFF) for key in keys[before != now].tolist()}


def _alone(documents: Numbered, size: int) -> Ints:
    times = np.zeros(size, dtype=np.int64)
    for _, stream in documents:
        times += np.bincount(stream[stream >= 0], minlength=size)
    return times
