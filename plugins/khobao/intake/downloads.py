"""Pages that were fetched are kept, so that a list of addresses goes on where it was broken off.

A page is asked for once. It lies in a hidden folder, under a hash of the address that was asked
for, and is taken from there until someone wants it fetched again.
"""

from __future__ import annotations

import gzip
import json
import zlib
from datetime import date
from hashlib import sha256
from pathlib import Path

from khobao.content import write
from khobao.intake.fetch import Fetched, Fetcher, FetchError

IGNORED = b"*\n"
"""The folder's own .gitignore: what is in it can be had again."""


class Downloads:
    """Gets pages from where they're kept, else by the fetcher; `anew`: each once more."""

    def __init__(self, folder: Path, fetcher: Fetcher, *, anew: bool = False) -> None:
        self.folder = folder
        self.fetcher = fetcher
        self.anew = anew
        self.asked: set[str] = set()
        self.failed: dict[str, str] = {}

    def get(self, url: str) -> Fetched:
        """Return the page at an address; raises FetchError, the same as before in this run."""
        if url in self.failed:
            raise FetchError(self.failed[url])
        kept = None if self.anew and url not in self.asked else self._kept(url)
        return kept or self._fetched(url)

    def _fetched(self, url: str) -> Fetched:
        try:
            fetched = self.fetcher.get(url)
        except FetchError as error:
            self.failed[url] = str(error)
            raise
        told = {"asked": url, "url": fetched.url, "day": fetched.day.isoformat()}
        head = json.dumps(told, sort_keys=True).encode()
        write.save(self.folder / ".gitignore", IGNORED)
        write.save(self._path(url), gzip.compress(head + b"\n" + fetched.data, mtime=0))
        self.asked.add(url)
        return fetched

    def _kept(self, url: str) -> Fetched | None:
        """Return the page as it's kept; None if it isn't, or can't be read."""
        try:
            head, _, data = gzip.decompress(self._path(url).read_bytes()).partition(b"\n")
            told = json.loads(head)
            return Fetched(url=str(told["url"]), data=data, day=date.fromisoformat(told["day"]))
        except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError):
            return None

    def _path(self, url: str) -> Path:
        return self.folder / f"{sha256(url.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.gz"
