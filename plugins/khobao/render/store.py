"""Values kept from build to build, by key, in one file that may be lost at any time."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path

CHECK = 8
"""Bytes of a value's own digest, which tell a torn one."""

PATIENCE = 20.0
"""Seconds to wait while another build writes."""

AT_ONCE = 500


class Store:
    """Values by key, of one version of whatever made them.

    What can't be read is as if it hadn't been kept, and what can't be written isn't kept: neither
    stops a build. A process forked from this one opens the file anew.
    """

    def __init__(self, path: Path, version: str) -> None:
        self._path = path
        self._version = version
        self._opened: sqlite3.Connection | None = None
        self._by = 0

    def get(self, key: bytes) -> bytes | None:
        return next((value for _, value in self.all([key])), None)

    def all(self, keys: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """Yield those of some keys that are held, with their values."""
        wanted = list(keys)
        for first in range(0, len(wanted), AT_ONCE):
            some = wanted[first : first + AT_ONCE]
            asked = ",".join("?" * len(some))
            try:
                rows = self._file().execute(
                    f"SELECT key, value FROM kept WHERE key IN ({asked})",
                    some,
                )
                found = rows.fetchall()
            except sqlite3.Error:
                self._drop()
                return
            for key, value in found:
                if _check(value[CHECK:]) == value[:CHECK]:
                    yield key, value[CHECK:]

    def held(self, keys: Iterable[bytes]) -> set[bytes]:
        """Return which of some keys are held; a value may still turn out to be torn."""
        try:
            rows = self._file().execute("SELECT key FROM kept")
            return {key for (key,) in rows} & set(keys)
        except sqlite3.Error:
            self._drop()
            return set()

    def put(self, values: Mapping[bytes, bytes]) -> None:
        try:
            with self._file() as file:
                file.executemany(
                    "INSERT OR REPLACE INTO kept VALUES (?, ?)",
                    ((key, _check(value) + value) for key, value in values.items()),
                )
        except sqlite3.Error:
            self._drop()

    def keep(self, keys: Iterable[bytes]) -> None:
        """Forget all other keys."""
        try:
            with self._file() as file:
                held = {key for (key,) in file.execute("SELECT key FROM kept")}
                gone = held - set(keys)
                file.executemany("DELETE FROM kept WHERE key = ?", ((key,) for key in gone))
        except sqlite3.Error:
            self._drop()

    def _file(self) -> sqlite3.Connection:
        if self._opened is None or self._by != os.getpid():
            self._opened, self._by = self._open(), os.getpid()
        return self._opened

    def _open(self) -> sqlite3.Connection:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            return _opened(str(self._path), self._version)
        except (OSError, sqlite3.Error):
            self._remove()
        try:
            return _opened(str(self._path), self._version)
        except (OSError, sqlite3.Error):
            return _opened(":memory:", self._version)

    def _drop(self) -> None:
        """Forget a file that can't be used."""
        if self._opened is not None:
            self._opened.close()
        self._opened = None
        self._remove()

    def _remove(self) -> None:
        for end in ("", "-wal", "-shm"):
            try:
                Path(f"{self._path}{end}").unlink(missing_ok=True)
            except OSError:
                return


def _opened(path: str, version: str) -> sqlite3.Connection:
    file = sqlite3.connect(path, timeout=PATIENCE)
    file.execute("PRAGMA journal_mode = WAL")
    file.execute("PRAGMA synchronous = OFF")  # a torn value is told by its digest
    file.execute("CREATE TABLE IF NOT EXISTS made_by (version TEXT)")
    file.execute("CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB)")
    if file.execute("SELECT version FROM made_by").fetchall() != [(version,)]:
        with file:
            file.execute("DELETE FROM kept")
            file.execute("DELETE FROM made_by")
            file.execute("INSERT INTO made_by VALUES (?)", (version,))
    return file


def _check(value: bytes) -> bytes:
    return blake2b(value, digest_size=CHECK).digest()
