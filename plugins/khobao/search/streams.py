"""Documents → streams of word numbers, each document read once and kept by its content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from khobao.search.documents import Document
from khobao.search.fold import words

BREAK = -1
"""Stands between two blocks of a stream."""

FIELDS = ("title", "names", "text")
OPENINGS = {"title": -2, "text": -3, "names": -4}
"""Each stands before the first block of its field."""


class Source(Protocol):
    """Where a document comes from: what tells its text from any other, and a way to read it."""

    @property
    def digest(self) -> bytes: ...

    def read(self) -> Document: ...


@dataclass
class Streams:
    """Numbers of words by document, and the words by number.

    A stream is the number of each word in its order, `BREAK` between blocks, and before the first
    block of a field its opening.
    """

    vocabulary: list[str] = field(default_factory=list)
    held: dict[bytes, NDArray[np.int32]] = field(default_factory=dict)
    changed: bool = False
    """Whether a document had to be read, or one is no longer held."""

    def __post_init__(self) -> None:
        self._numbers = {word: number for number, word in enumerate(self.vocabulary)}

    def of(self, documents: Iterable[Source]) -> list[NDArray[np.int32]]:
        """Return the streams of these documents, and hold these alone from now on.

        Only those that weren't held are read.
        """
        held, streams = self.held, []
        self.held = {}
        for document in documents:
            digest = document.digest
            stream = self.held.get(digest, held.get(digest))
            if stream is None:
                stream = self._stream(document.read())
                self.changed = True
            self.held[digest] = stream
            streams.append(stream)
        self.changed |= len(held) != len(self.held)
        return streams

    def _stream(self, document: Document) -> NDArray[np.int32]:
        numbers, vocabulary = self._numbers, self.vocabulary
        out: list[int] = []
        for opening, blocks in zip(OPENINGS.values(), document.blocks(), strict=True):
            out.append(opening)
            for block in blocks:
                for word in words(block):
                    number = numbers.get(word)
                    if number is None:
                        number = numbers[word] = len(vocabulary)
                        vocabulary.append(word)
                    out.append(number)
                out.append(BREAK)
        return np.array(out, dtype=np.int32)
