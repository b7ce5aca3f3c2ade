"""Everything in a content folder that a site is made from, told by its bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from khobao.content import folder
from khobao.content.read import digest

UNREAD = b""
"""The digest of what isn't read: a folder, or a file that can't be opened."""


def inputs(root: Path) -> Mapping[str, bytes]:
    """Return a digest of each file by its path below the folder, even of what isn't to be there."""
    return {relative(path, root): _digest(path) for path in _paths(root)}


def relative(path: Path, root: Path) -> str:
    """Return a file's path below the folder."""
    return path.relative_to(root).as_posix()


def _paths(root: Path) -> Iterator[Path]:
    for name in (folder.ARTICLES, folder.PAGES):
        listing = folder.listing(root / name)
        yield from (*listing.files, *listing.strays)
    yield from (root / folder.TAGS, root / folder.COVERAGE)
    yield from (root / name for name in sorted(folder.images(root)))


def _digest(path: Path) -> bytes:
    try:
        with path.open("rb", buffering=0) as file:
            return digest(path, file.read())
    except OSError:
        return UNREAD
