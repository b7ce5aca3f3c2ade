"""An index from the one before it: after a few articles have changed, only what they touch."""

from __future__ import annotations

import json
import operator
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from khobao.search import build, shards
from khobao.search.build import PairTimes, Plan, Spellings
from khobao.search.postings import Corpus, Ints, blocks_of, fields_of, places_of

Stream = NDArray[np.int32]

MOST = 40
"""Changed articles up to which a change is cheaper than a new index."""

DIGEST = 16

TABLE_BITS = 20
"""Of the table in which pairs are looked up: as large as a processor's cache holds."""


@dataclass(frozen=True)
class Index:
    """What is known of an index that was made, without its files' bytes.

    `streams` are its corpus' by document, `files` the digest of each file by path, `alone` says by
    word how often it stands, `spellings` how often each other spelling does.
    """

    streams: Sequence[Stream]
    files: Mapping[str, bytes]
    pairs: PairTimes
    alone: Ints
    spellings: Mapping[str, int]


Changed = tuple[str, bytes | None]
"""A file that is new or other than before; None if it's gone."""


class Making:
    """The index of some streams, made from the one before it, if there is one.

    `before` may be any index whose streams use the numbers of the same vocabulary; `read` gives the
    bytes of one of its files. The same streams give the same files whether there was one or not.
    """

    index: Index
    """The index as made, once all `files` were taken."""

    def __init__(
        self,
        streams: Sequence[Stream],
        vocabulary: Sequence[str],
        variants: Iterable[tuple[str, str]] = (),
        before: Index | None = None,
        read: Callable[[str], bytes] = lambda path: b"",
    ) -> None:
        self._corpus = Corpus.of(streams, vocabulary)
        self._streams = streams
        self._variants = build.both_ways(variants)
        self._before = before
        self._read = read

    def files(self) -> Iterator[Changed]:
        """Yield the files to write and the ones to remove."""
        before, changed = self._before, None
        if before and before.spellings.keys() == {other for _, other in self._variants}:
            changed = _changed(before.streams, self._streams)
        if before is None or changed is None:
            yield from self._anew()
        elif not changed:
            same = all(map(operator.is_, before.streams, self._streams))
            self.index = before if same else replace(before, streams=self._streams)
        else:
            yield from self._updated(before, changed)

    def _anew(self) -> Iterator[Changed]:
        corpus, files = self._corpus, {}
        times = corpus.times(other for _, other in self._variants)
        made = build.whole(corpus, self._stands(times))
        while True:
            try:
                path, content = next(made)
            except StopIteration as end:
                pairs: PairTimes = end.value
                break
            files[path] = digest(content)
            yield path, content
        if self._before:
            yield from ((path, None) for path in self._before.files.keys() - files.keys())
        self.index = Index(self._streams, files, pairs, corpus.exact_times, times)

    def _updated(self, before: Index, changed: Sequence[int]) -> Iterator[Changed]:
        corpus = self._corpus
        gone = [(one, before.streams[one]) for one in changed if one < len(before.streams)]
        come = [(one, self._streams[one]) for one in changed]
        words = len(corpus.vocabulary)
        alone = _alone(come, words) - _alone(gone, words)
        alone[: before.alone.size] += before.alone
        times = Counter(before.spellings)
        times.subtract(self._spellings(gone))
        times.update(self._spellings(come))
        pairs = _pair_times(before.pairs, gone, come)
        now = Index(self._streams, {}, pairs, alone, dict(times))
        update = _Update(Plan.of(corpus), before, now, gone, come)
        try:
            made = dict(update.files(self._stands(times), self._old))
        except _TornError:
            yield from self._anew()
            return
        files = dict(before.files)
        for path, content in made.items():
            if content:
                files[path] = digest(content)
            else:
                files.pop(path, None)
        yield from ((path, content or None) for path, content in made.items())
        self.index = Index(self._streams, files, pairs, alone, dict(times))

    def _old(self, path: str) -> bytes:
        """Return the bytes that a file had; none if there was no such file."""
        assert self._before is not None
        if path not in self._before.files:
            return b""
        content = self._read(path)
        if digest(content) != self._before.files[path]:
            raise _TornError
        return content

    def _spellings(self, documents: Numbered) -> Mapping[str, int]:
        own = Corpus.of([stream for _, stream in documents], self._corpus.vocabulary)
        return own.times(other for _, other in self._variants)

    def _stands(self, times: Mapping[str, int]) -> Spellings:
        return [(typed, other) for typed, other in self._variants if times[other]]


class _TornError(Exception):
    """A file of the index before isn't as it was made."""


def digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=DIGEST).digest()


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


Numbered = Sequence[tuple[int, Stream]]
"""Documents by number."""


@dataclass(frozen=True)
class _Update:
    """What becomes of the files when some documents go and others come in their place."""

    plan: Plan
    before: Index
    now: Index
    gone: Numbered
    come: Numbered

    def files(self, stands: Spellings, old: Callable[[str], bytes]) -> Iterator[build.File]:
        """Yield the files that may have changed; one without bytes is gone."""
        changes = _Changes(self.plan)
        yield build.core(self.plan, stands)
        yield self._words(changes, old(build.VOCABULARY))
        counted = self._folded(_pairs(self.gone) ^ _pairs(self.come)) | self._turned()
        moved = self._folded(_places(self.gone) ^ _places(self.come)) | counted
        at = _at_pairs(self.plan.corpus, moved)
        self._put(changes, moved, at, build.pair_places, (build.PLACES,))
        at = at[_held(self.plan.corpus, at, counted)]
        self._put(changes, counted, at, build.pair_postings, (build.PAIRS, build.OTHERS))
        yield from changes.files(old)

    def _words(self, changes: _Changes, vocabulary: bytes) -> build.File:
        plan, corpus = self.plan, self.plan.corpus
        rows = _counts(self.gone) ^ _counts(self.come)
        folds = sorted({int(corpus.fold_of[word]) for _, word, *_ in rows})
        names = [corpus.folds[fold] for fold in folds]
        changes.drop(build.WORDS, names, plan.hashes[folds])
        made, documents = build.words(plan, _at_words(corpus, folds))
        changes.put(made)
        held = json.loads(vocabulary)
        having = dict(zip(held["words"], held["documents"], strict=True))
        for name in names:
            having.pop(name, None)
        return build.vocabulary(having | documents)

    def _put(
        self,
        changes: _Changes,
        pairs: set[tuple[int, int]],
        at: Ints,
        make: Callable[[build.Pairs], Iterable[build.Made]],
        folders: Iterable[str],
    ) -> None:
        folds = self.plan.corpus.folds
        first, second = _columns(pairs)
        names = [f"{folds[a]} {folds[b]}" for a, b in sorted(pairs)]
        hashed = shards.pair_hashes(self.plan.hashes[first], self.plan.hashes[second])
        for folder in folders:
            changes.drop(folder, names, hashed)
        for one in make(build.Pairs.at_places(self.plan, at)):
            changes.put(one)

    def _folded(self, pairs: Iterable[tuple[int, ...]]) -> set[tuple[int, int]]:
        fold_of = self.plan.corpus.fold_of
        return {(int(fold_of[first]), int(fold_of[second])) for _, first, second, *_ in pairs}

    def _turned(self) -> set[tuple[int, int]]:
        """Return the folded pairs that were cohesive and aren't, or are and weren't."""
        fold_of, old, new = self.plan.corpus.fold_of, self.before.pairs, self.now.pairs
        times = np.zeros(new.codes.size, dtype=np.int64)
        times[np.searchsorted(new.codes, old.codes)] = old.times
        alone = np.zeros(self.now.alone.size, dtype=np.int64)
        alone[: self.before.alone.size] = self.before.alone
        folds = fold_of[new.first].astype(np.int64) << 32 | fold_of[new.second]
        keys, key_of = np.unique(folds, return_inverse=True)
        was = build.cohesive(alone, new.first, new.second, times, key_of)
        now = build.cohesive(self.now.alone, new.first, new.second, new.times, key_of)
        return {(key >> 32, key & 0xFFFFFFFF) for key in keys[was != now].tolist()}


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

    def files(self, old: Callable[[str], bytes]) -> Iterator[build.File]:
        for path, changes in self._by_path.items():
            yield path, shards.spliced(old(path), changes)


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
    return np.flatnonzero(corpus.by_word(wanted[corpus.fold_of]))


def _columns(pairs: Iterable[tuple[int, int]]) -> tuple[Ints, Ints]:
    first, second = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2).T
    return first, second


def _at_pairs(corpus: Corpus, pairs: set[tuple[int, int]]) -> Ints:
    """Return the places that hold one of these folded pairs."""
    folds = corpus.by_word(corpus.fold_of.astype(np.uint32) + np.uint32(1))
    table = np.zeros(1 << TABLE_BITS, dtype=np.bool_)
    first, second = _columns(pairs)
    table[_slot((first + 1).astype(np.uint32), (second + 1).astype(np.uint32))] = True
    at = np.flatnonzero(table[_slot(folds[:-1], folds[1:])])
    return at[(folds[at] > 0) & (folds[at + 1] > 0) & _held(corpus, at, pairs)]


def _slot(first: NDArray[np.uint32], second: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return where a pair stands in the table; others may stand there as well."""
    return (first * np.uint32(0x9E3779B1) + second * np.uint32(0x85EBCA77)) >> np.uint32(
        32 - TABLE_BITS
    )


def _held(corpus: Corpus, at: Ints, pairs: set[tuple[int, int]]) -> NDArray[np.bool_]:
    """Return which of these places hold one of some folded pairs."""
    fold_of, words = corpus.fold_of, corpus.word
    first, second = _columns(pairs)
    wanted = first << 32 | second
    codes = fold_of[words[at]].astype(np.int64) << 32 | fold_of[words[at + 1]]
    return _among(wanted, codes)


def _among(held: Ints, values: Ints) -> NDArray[np.bool_]:
    """Return which values are held; those held ascend."""
    if not held.size:
        return np.zeros(values.size, dtype=np.bool_)
    found: NDArray[np.bool_] = (
        held[np.minimum(np.searchsorted(held, values), held.size - 1)] == values
    )
    return found


def _pair_times(before: PairTimes, gone: Numbered, come: Numbered) -> PairTimes:
    """Return how often each pair stands now; one that no longer does keeps its row, with 0."""
    less, more = _codes(gone), _codes(come)
    new = np.unique(more)
    new = new[~_among(before.codes, new)]
    at = np.searchsorted(before.codes, new)
    codes, times = np.insert(before.codes, at, new), np.insert(before.times, at, 0)
    np.subtract.at(times, np.searchsorted(codes, less), 1)
    np.add.at(times, np.searchsorted(codes, more), 1)
    return PairTimes(codes, times)


def _codes(documents: Numbered) -> Ints:
    found = [np.empty(0, dtype=np.int64)]
    for _, stream in documents:
        at = _beside(stream)
        found.append(stream[at].astype(np.int64) << 32 | stream[at + 1])
    return np.concatenate(found)


def _alone(documents: Numbered, size: int) -> Ints:
    times = np.zeros(size, dtype=np.int64)
    for _, stream in documents:
        times += np.bincount(stream[stream >= 0], minlength=size)
    return times
