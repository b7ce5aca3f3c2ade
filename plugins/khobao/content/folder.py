"""Where things stand in a content folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from khobao.record import Article

ARTICLES = "articles"
PAGES = "pages"
RAW = "raw"
IMAGES = "images"
TAGS = "tags.yaml"
COVERAGE = "coverage.yaml"
UNKNOWN = "khong-ro"
MARKDOWN = ".md"
PROPOSED = ".proposed.json"


@dataclass(frozen=True, slots=True)
class Listing:
    """The Markdown files of a folder by path, and what else lies there and isn't read."""

    files: tuple[Path, ...]
    strays: tuple[Path, ...]


def article_folder(article: Article) -> PurePosixPath:
    """Return the folder of an article under the content folder: by province, then first year."""
    year = f"{min(article.date.years):04d}" if article.date else UNKNOWN
    return PurePosixPath(ARTICLES, article.province or UNKNOWN, year)


def raw_path(root: Path, sha256: str) -> Path:
    return root / RAW / f"{sha256}.txt"


def proposal_path(root: Path, sha256: str) -> Path:
    """Return the file that tells what was proposed of a raw text, a digest a field."""
    return root / RAW / f"{sha256}{PROPOSED}"


def fetched(root: Path) -> Path:
    """Return the folder of the pages that were fetched; it's hidden, and no part of the archive."""
    return root / ".fetched"


def article_files(root: Path) -> tuple[Path, ...]:
    """Return every article file below `root`, by path."""
    return listing(root / ARTICLES).files


def images(root: Path) -> frozenset[str]:
    """Return the name below `root` of every picture, in the very letters it has on the disk."""
    return frozenset(
        Path(folder, name).relative_to(root).as_posix()
        for folder, _, names in os.walk(root / IMAGES)
        for name in names
    )


def listing(folder: Path) -> Listing:
    """Return what lies in a folder; what is hidden is left out.

    A link to a file is read as that file. A link to a folder is a stray: it may lead out of the
    archive, or round in a circle.
    """
    files: list[Path] = []
    strays: list[Path] = []
    for path, read in _entries(folder):
        (files if read else strays).append(path)
    return Listing(_by_path(files), _by_path(strays))


def _by_path(paths: list[Path]) -> tuple[Path, ...]:
    return tuple(sorted(paths, key=lambda path: path.as_posix()))


def _entries(folder: Path) -> Iterator[tuple[Path, bool]]:
    """Yield each file below a folder with whether it is read as Markdown.

    A folder that can't be opened is told of where it is read.
    """
    try:
        entries = [one for one in os.scandir(folder) if not one.name.startswith(".")]
    except FileNotFoundError:
        return
    except NotADirectoryError:
        yield folder, False
        return
    except OSError:
        yield folder, True
        return
    for entry in entries:
        named = entry.name.endswith(MARKDOWN)
        if entry.is_dir(follow_symlinks=False) and not named:
            yield from _entries(Path(entry.path))
        else:
            yield Path(entry.path), named and _readable(entry)


def _readable(entry: os.DirEntry[str]) -> bool:
    """Say whether to read it: a file, or a folder called like one, which is then told of."""
    return entry.is_file() or entry.is_dir(follow_symlinks=False)
