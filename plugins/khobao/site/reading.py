"""Articles read once: what was read of the same bytes before is taken as it was kept."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from khobao.content import Entry
from khobao.content.read import digest, read_bytes
from khobao.record import ContentError
from khobao.render.store import Store
from khobao.render.workers import shared
from khobao.site.text import opening, pictures

CHUNK = 32
AT_ONCE = 512
ENTRY, TEXT = b"e", b"t"
"""What keys in the store begin with."""

LEVEL = 1

Read = Callable[[Path], tuple[Entry, str]]
"""An article's file → its record and its text in HTML; raises ContentError."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What other pages than its own show of a text: how it opens, and which pictures it names.

    An article with a lead is shown by that.
    """

    opening: str
    pictures: tuple[str, ...]


def excerpt(entry: Entry, html: str) -> Excerpt:
    return Excerpt("" if entry.article.lead else opening(html), tuple(pictures(html)))


def kept_entry(store: Store, digest: bytes) -> tuple[Entry, Excerpt] | None:
    """Return an article as it was read of these bytes, if that is kept."""
    held = store.get(ENTRY + digest)
    return pickle.loads(held) if held is not None else None


def kept_text(store: Store, digest: bytes) -> str | None:
    """Return the HTML that was made of these bytes, if that is kept."""
    held = store.get(TEXT + digest)
    return zlib.decompress(held).decode() if held is not None else None


class Texts(Mapping[str, str]):
    """The articles' HTML by id, read from the store when it's asked for."""

    def __init__(
        self, store: Store, digests: Mapping[str, bytes], render: Callable[[str], str]
    ) -> None:
        self._store, self._digests, self._render = store, digests, render

    def __getitem__(self, id_: str) -> str:
        kept = kept_text(self._store, self._digests[id_])
        return kept if kept is not None else self._render(id_)

    def __iter__(self) -> Iterator[str]:
        return iter(self._digests)

    def __len__(self) -> int:
        return len(self._digests)


class Reading:
    """Reads articles' files: those whose bytes are new by `read`, in several processes."""

    def __init__(self, store: Store, read: Read) -> None:
        self.excerpts: dict[str, Excerpt] = {}
        """By the article's id."""
        self.read = 0
        """How many files had to be read anew."""
        self.store, self._read = store, read
        self._entries: dict[str, Entry] = {}

    def __call__(self, paths: Sequence[Path]) -> Iterator[Entry | ContentError]:
        """Yield for each file its entry, or what is wrong with it."""
        digests = [_digest(path) for path in paths]
        held = self.store.held(ENTRY + one for one in digests if isinstance(one, bytes))
        new = [
            path
            for path, one in zip(paths, digests, strict=True)
            if isinstance(one, bytes) and ENTRY + one not in held
        ]
        self.read = len(new)
        made = shared(self._packed, new, CHUNK)
        for first in range(0, len(paths), AT_ONCE):
            some = list(zip(paths, digests, strict=True))[first : first + AT_ONCE]
            keys = [ENTRY + one for _, one in some if isinstance(one, bytes)]
            kept = dict(self.store.all(held.intersection(keys)))
            fresh: dict[bytes, bytes] = {}
            for path, one in some:
                if not isinstance(one, bytes):
                    yield one
                    continue
                packed = kept.get(ENTRY + one)
                if packed is not None:
                    yield self._entry(packed, path)
                    continue
                anew = self._packed(path) if ENTRY + one in held else next(made)
                if isinstance(anew, ContentError):
                    yield anew
                    continue
                packed, text = anew
                entry = self._entry(packed, path)
                fresh |= {ENTRY + entry.digest: packed, TEXT + entry.digest: text}
                yield entry
            self.store.put(fresh)

    def opened(self, path: Path, digest: bytes) -> tuple[Entry, str]:
        """Return an article and its HTML, of these bytes; read anew only if it isn't kept.

        Raises ContentError.
        """
        entry, html = kept_entry(self.store, digest), kept_text(self.store, digest)
        return self._read(path) if entry is None or html is None else (entry[0], html)

    def forget(self) -> None:
        """Keep nothing but what was read now."""
        held = [entry.digest for entry in self._entries.values()]
        self.store.keep([kind + one for one in held for kind in (ENTRY, TEXT)])

    @property
    def texts(self) -> Texts:
        digests = {id_: entry.digest for id_, entry in self._entries.items()}
        return Texts(self.store, digests, self._text)

    def _text(self, id_: str) -> str:
        return self._read(Path(self._entries[id_].path))[1]

    def _packed(self, path: Path) -> tuple[bytes, bytes] | ContentError:
        try:
            entry, html = self._read(path)
        except ContentError as error:
            return error
        return pickle.dumps((entry, excerpt(entry, html))), zlib.compress(html.encode(), LEVEL)

    def _entry(self, held: bytes, path: Path) -> Entry:
        entry: Entry
        entry, excerpt = pickle.loads(held)
        if entry.path != str(path):
            entry = replace(entry, path=str(path))
        self.excerpts[entry.article.id] = excerpt
        self._entries[entry.article.id] = entry
        return entry


def _digest(path: Path) -> bytes | ContentError:
    try:
        return digest(path, read_bytes(path))
    except ContentError as error:
        return error
