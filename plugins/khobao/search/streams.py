"""Documents → streams of word numbers, each document read once and kept by its content."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from khobao.search.documents import Document
from khobao.search.fold import words

BREAK = -1
"""Stands between two blocks of a stream."""

FIELDS = ("title", "names", "text")
OPENINGS = {"title": -2, "text": -3, "names": -4}
"""Each stands before the first block of its field."""

SOURCES = ("fold.py", "documents.py", "streams.py", "data/tokens.json")


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

    def of(self, documents: Iterable[Document]) -> list[NDArray[np.int32]]:
        """Return the streams of these documents, and hold these alone from now on."""
        held, streams = self.held, []
        self.held = {}
        for document in documents:
            digest = document.digest
            stream = held.get(digest)
            if stream is None:
                stream = self._stream(document)
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


def version() -> str:
    """Return what tells streams made by these rules from others: a digest of the sources."""
    here = Path(__file__).parent
    digest = hashlib.blake2b(digest_size=16)
    for name in SOURCES:
        digest.update((here / name).read_bytes())
    return digest.hexdigest()


def load(path: Path) -> Streams:
    """Return the streams kept in a file; none if it's missing, torn, or of other rules."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            if str(kept["version"]) != version():
                return Streams()
            vocabulary = bytes(kept["vocabulary"]).decode().split("\n")
            digests = kept["digests"].tobytes()
            streams = np.split(kept["numbers"], kept["ends"][:-1])
    except (OSError, ValueError, KeyError, EOFError, IndexError, BadZipFile, zlib.error):
        return Streams()
    keys = [digests[at : at + 16] for at in range(0, len(digests), 16)]
    if len(keys) != len(streams):
        return Streams()
    return Streams(vocabulary if vocabulary != [""] else [], dict(zip(keys, streams, strict=True)))


def save(streams: Streams, path: Path) -> None:
    """Keep the streams in a file, written aside and renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    arrays: Sequence[NDArray[np.int32]] = list(streams.held.values())
    aside = path.with_name(f"{path.name}.tmp.npz")
    np.savez(
        aside,
        version=np.array(version()),
        vocabulary=np.frombuffer("\n".join(streams.vocabulary).encode(), dtype=np.uint8),
        digests=np.frombuffer(b"".join(streams.held), dtype=np.uint8),
        numbers=np.concatenate(arrays) if arrays else np.empty(0, dtype=np.int32),
        ends=np.cumsum([len(one) for one in arrays], dtype=np.int64),
    )
    aside.replace(path)
