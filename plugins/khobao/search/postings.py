"""Streams → postings: how often each word and each pair stands in each field of each document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from khobao.search.fold import folded
from khobao.search.streams import BREAK, FIELDS, OPENINGS

Ints = NDArray[np.int64]
BLOCK = 64
BLANKS = 8
"""More than a variant spelling has words, and than there are numbers below 0 in a stream."""

CODES = {OPENINGS[name]: number for number, name in enumerate(FIELDS)}


@dataclass(frozen=True)
class Postings:
    """Rows ascending by `form`, then `document`; `counts` has a column a field, as in FIELDS."""

    form: Ints
    document: Ints
    counts: Ints


@dataclass(frozen=True)
class Corpus:
    """All streams end to end: the word that stands at each place, its document, its field.

    A place that holds no word has a number below 0.
    """

    vocabulary: Sequence[str]
    documents: int
    word: NDArray[np.int32]
    document: NDArray[np.int32]
    field: NDArray[np.uint8]
    begins: Ints
    """By document, where its stream begins."""

    @classmethod
    def of(cls, streams: Sequence[NDArray[np.int32]], vocabulary: Sequence[str]) -> Corpus:
        word = np.concatenate(streams) if streams else np.empty(0, dtype=np.int32)
        lengths = np.array([len(one) for one in streams], dtype=np.int64)
        return cls(
            vocabulary=vocabulary,
            documents=len(streams),
            word=word,
            document=np.repeat(np.arange(len(streams), dtype=np.int32), lengths),
            field=fields_of(word),
            begins=np.cumsum(lengths) - lengths,
        )

    def stream(self, document: int) -> NDArray[np.int32]:
        """Return a document's own stream."""
        ends = np.append(self.begins[1:], self.word.size)
        return self.word[self.begins[document] : ends[document]]

    @cached_property
    def folds(self) -> list[str]:
        """The folded words, each once, in the order in which they come up."""
        return list(dict.fromkeys(map(folded, self.vocabulary)))

    @cached_property
    def fold_of(self) -> NDArray[np.int32]:
        """By word, the number of its folded form."""
        numbers = {fold: number for number, fold in enumerate(self.folds)}
        return np.array([numbers[folded(word)] for word in self.vocabulary], dtype=np.int32)

    @cached_property
    def words(self) -> Ints:
        """The places that hold a word."""
        return np.flatnonzero(self.word >= 0)

    @cached_property
    def pairs(self) -> Ints:
        """The places whose word has another one beside it, on its right."""
        return np.flatnonzero((self.word[:-1] >= 0) & (self.word[1:] >= 0))

    @cached_property
    def _blocks(self) -> tuple[Ints, Ints]:
        return blocks_of(self.word, self.begins)

    def place(self, at: Ints) -> Ints:
        """Return the number that each of these places has in its document."""
        return places_of(*self._blocks, at)

    @cached_property
    def exact_times(self) -> Ints:
        """By word, how often it stands in all documents."""
        return np.bincount(self.word[self.word >= 0], minlength=len(self.vocabulary))

    def times(self, phrases: Iterable[str]) -> dict[str, int]:
        """Return how often each of some folded phrases, of a few words each, stands."""
        found = dict.fromkeys(phrases, 0)
        wanted = {word for phrase in found for word in phrase.split(" ")}
        numbers = {fold: number for number, fold in enumerate(self.folds) if fold in wanted}
        ids = {fold: own for own, fold in enumerate(numbers, start=1)}
        by_fold = np.zeros(len(self.folds), dtype=np.int16)
        by_fold[list(numbers.values())] = range(1, len(ids) + 1)
        blanks = np.zeros(BLANKS, dtype=np.int16)
        stream = np.append(self.by_word(by_fold[self.fold_of]), blanks)
        for phrase in found:
            words = phrase.split(" ")
            if ids.keys() >= set(words):
                at = np.flatnonzero(stream == ids[words[0]])
                for place, word in enumerate(words):
                    at = at[stream[at + place] == ids[word]]
                found[phrase] = at.size
        return found

    def by_word(self, value: NDArray[Any]) -> NDArray[Any]:
        """Return at each place what `value` has for its word; 0 where there is none."""
        # What is no word has a number below 0, and so reads the zeros at the end.
        return np.append(value, np.zeros(BLANKS, dtype=value.dtype))[self.word]

    def postings(self, form: Ints, at: Ints) -> Postings:
        """Return what `form` gives for the places `at`, counted by document and field."""
        coded = (form * self.documents + self.document[at]) * len(FIELDS) + self.field[at]
        found, times = np.unique(coded, return_counts=True)
        held, first = np.unique(found // len(FIELDS), return_index=True)
        rows = np.repeat(np.arange(held.size), np.diff(np.append(first, found.size)))
        counts = np.zeros((held.size, len(FIELDS)), dtype=np.int64)
        counts[rows, found % len(FIELDS)] = times
        documents = max(self.documents, 1)
        return Postings(held // documents, held % documents, counts)


def fields_of(word: NDArray[np.int32]) -> NDArray[np.uint8]:
    """Return the field that each place belongs to."""
    at = np.flatnonzero(word < BREAK)
    if not at.size:
        return np.zeros(word.size, dtype=np.uint8)
    lowest = min(CODES)
    opened = np.array([CODES[code] for code in range(lowest, BREAK)], dtype=np.uint8)
    return np.repeat(opened[word[at] - lowest], np.diff(np.append(at, word.size)))


def blocks_of(word: NDArray[np.int32], begins: Ints) -> tuple[Ints, Ints]:
    """Return where each block begins in all streams, and the number of that place in its document.

    Each block begins at a multiple of BLOCK, so that a word more moves few others.
    """
    starts = np.flatnonzero(word < 0)
    rounded = -(-np.diff(np.append(starts, word.size)) // BLOCK) * BLOCK
    first = np.cumsum(rounded) - rounded
    document = np.searchsorted(begins, starts, side="right") - 1
    own: Ints = first - first[np.searchsorted(starts, begins[document])]
    return starts, own


def places_of(starts: Ints, numbers: Ints, at: Ints) -> Ints:
    """Return the number of each place, from those of the blocks' beginnings."""
    block = np.searchsorted(starts, at, side="right") - 1
    places: Ints = numbers[block] + at - starts[block]
    return places
