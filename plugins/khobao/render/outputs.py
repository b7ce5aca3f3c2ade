"""The files of one build: written where they are new, linked where the last build had the same.

A file that stays the same keeps its time of change, so that rsync and HTTP find it unchanged.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

DIGEST = 16

cache_log = logging.getLogger("khobao.cache")
"""Warns of what couldn't be kept for the next build, with the OSError."""


class Stamp(NamedTuple):
    """What tells a file on the disk from one that was changed or replaced."""

    size: int
    time: int
    inode: int

    @classmethod
    def of(cls, path: str) -> Stamp:
        """Return a file's stamp; raises OSError."""
        found = os.lstat(path)
        return cls(found.st_size, found.st_mtime_ns, found.st_ino)


class Kept(NamedTuple):
    """A file as it was published: its key, or none, and its stamp."""

    key: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Last:
    """The last build's files, as far as they are as it left them."""

    folder: Path
    files: Mapping[str, Kept] = field(default_factory=dict)
    note: bytes = b""
    """What the last build noted of itself."""
    _intact: dict[str, bool] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls, folder: Path, manifest: Path) -> Last:
        """Return what a manifest says of a folder; nothing if it's missing or torn."""
        try:
            digest, _, held = manifest.read_bytes().partition(b"\n")
        except OSError:
            return cls(folder)
        if _digest(held) != digest:
            return cls(folder)
        listed, _, note = held.partition(b"\n")
        files = {path: Kept(key, Stamp(*stamp)) for path, key, *stamp in json.loads(listed)}
        return cls(folder, files, note)

    def whole(self) -> bool:
        """Return whether every file is there as it was left; none at all is no build."""
        return bool(self.files) and all(self.has(output) for output in self.files)

    def stands_alone(self, marks: Set[str]) -> bool:
        """Return whether the folder holds these files as they were left, `marks`, and no other."""
        found = dict(_below(str(self.folder), ""))
        if found.keys() - marks != self.files.keys():
            return False
        return all(found[output] == kept.stamp for output, kept in self.files.items())

    def has(self, output: str, key: str | None = None) -> bool:
        """Return whether a file is there as it was left, made for this key if one is given."""
        kept = self.files.get(output)
        if kept is None or (key is not None and kept.key != key):
            return False
        if output not in self._intact:
            self._intact[output] = self._as_left(output, kept)
        return self._intact[output]

    def path(self, output: str) -> str:
        return f"{self.folder}/{output}"

    def _as_left(self, output: str, kept: Kept) -> bool:
        try:
            return Stamp.of(self.path(output)) == kept.stamp
        except OSError:
            return False

    def read(self, output: str) -> bytes:
        """Return a file's bytes; none if it isn't there as it was left."""
        return Path(self.path(output)).read_bytes() if self.has(output) else b""


@dataclass(slots=True)
class Outputs:
    """Puts files below a folder, each once.

    `written` counts those that are new or other than before, `kept` those that are the same.
    """

    folder: Path
    last: Last
    there: Mapping[str, Kept] = field(default_factory=dict)
    """What stands in the folder already, of a build before the last."""
    written: int = 0
    kept: int = 0
    files: dict[str, Kept] = field(default_factory=dict)
    _folders: set[str] = field(default_factory=set)

    def put(self, output: str, content: bytes) -> None:
        """Write a file; one that has the same bytes already is linked."""
        self.put_lazily(output, "", lambda: content)

    def put_lazily(self, output: str, key: str, make: Callable[[], bytes]) -> None:
        """Link the file that was made for this key, else make it; an empty key is none."""
        if key and self.last.has(output, key):
            self._link(output, key)
            return
        content = make()
        if self._same(output, content):
            self._link(output, key)
        else:
            path = self._path(output)
            self._clear(output, path)
            Path(path).write_bytes(content)
            self.files[output] = Kept(key, Stamp.of(path))
            self.written += 1

    def carry(self, output: str) -> None:
        """Link a file that is to stay as it was left; raises OSError if it isn't there."""
        self._link(output, self.last.files[output].key)

    def merge(self, other: Outputs) -> None:
        """Take on the files that another process put into the same folder."""
        self.files |= other.files
        self.written += other.written
        self.kept += other.kept

    def finish(self) -> None:
        """Remove what stands in the folder and wasn't put there, and folders left empty by that."""
        emptied = set()
        for output in self.there.keys() - self.files.keys():
            path = self.folder / output
            if not path.is_dir() and path.parent.is_dir():
                path.unlink(missing_ok=True)
            emptied.add(path.parent)
        for folder in emptied:
            while folder != self.folder and folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
                folder = folder.parent

    def gone(self) -> int:
        """Return how many files the last build had that this one hasn't."""
        return len(self.last.files.keys() - self.files.keys())

    def save(self, manifest: Path, note: bytes = b"") -> None:
        """Keep what was put there, with a note, for the next build; it goes well without."""
        listed = json.dumps(
            [[path, one.key, *one.stamp] for path, one in self.files.items()],
            ensure_ascii=False,
            separators=(",", ":"),
        ).encode()
        held = listed + b"\n" + note
        aside = manifest.with_name(f"{manifest.name}.tmp")
        try:
            manifest.parent.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(_digest(held) + b"\n" + held)
            aside.replace(manifest)
        except OSError:
            cache_log.warning("%s", manifest.parent, exc_info=True)
            with suppress(OSError):
                aside.unlink()

    def _same(self, output: str, content: bytes) -> bool:
        kept = self.last.files.get(output)
        if kept is None or kept.stamp.size != len(content):
            return False
        return self.last.has(output) and self.last.read(output) == content

    def _link(self, output: str, key: str) -> None:
        stamp = self.last.files[output].stamp
        if output in self.there and self.there[output].stamp == stamp:
            self.files[output] = Kept(key, stamp)
            self.kept += 1
            return
        old, path = self.last.path(output), self._path(output)
        self._clear(output, path)
        try:
            os.link(old, path)
            self.files[output] = Kept(key, stamp)
        except OSError:  # a file system without links, or one with too many of them
            shutil.copy2(old, path)
            self.files[output] = Kept(key, Stamp.of(path))
        self.kept += 1

    def _clear(self, output: str, path: str) -> None:
        """Unlink what stands there: the file it was may be a part of the site that is served."""
        if output in self.there:
            Path(path).unlink(missing_ok=True)
        elif self.there and Path(path).is_dir():
            shutil.rmtree(path)

    def _path(self, output: str) -> str:
        """Return where a file is put, its folder made."""
        folder = f"{self.folder}/{output}".rpartition("/")[0]
        if folder not in self._folders:
            try:
                Path(folder).mkdir(parents=True, exist_ok=True)
            except (FileExistsError, NotADirectoryError):
                self._make_room(Path(folder))
            self._folders.add(folder)
        return f"{self.folder}/{output}"

    def _make_room(self, folder: Path) -> None:
        """Make a folder where a file of a build before the last stands."""
        for path in (folder, *folder.parents):
            if path.is_file() and path.relative_to(self.folder).as_posix() in self.there:
                path.unlink()
        folder.mkdir(parents=True, exist_ok=True)


def _below(folder: str, within: str) -> Iterator[tuple[str, Stamp]]:
    """Yield the path of each file below a folder, and its stamp; an empty folder as a file."""
    empty = True
    with os.scandir(folder) as entries:
        for entry in entries:
            empty = False
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path, f"{within}{entry.name}/")
            else:
                found = entry.stat(follow_symlinks=False)
                yield within + entry.name, Stamp(found.st_size, found.st_mtime_ns, found.st_ino)
    if empty and within:
        yield within, Stamp(0, 0, 0)


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=DIGEST).hexdigest().encode()
