"""Where things stand in a content folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from khobao.record import Article

ARTICLES = "articles"
PAGES = "pages"
RAW = "raw"
IMAGES = "images"
TAGS = "tags.yaml"
UNKNOWN = "khong-ro"


def article_folder(article: Article) -> PurePosixPath:
    """Return the folder of an article under the content folder: by province, then first year."""
    year = f"{min(article.date.years):04d}" if article.date else UNKNOWN
    return PurePosixPath(ARTICLES, article.province or UNKNOWN, year)


def raw_path(root: Path, sha256: str) -> Path:
    return root / RAW / f"{sha256}.txt"


def proposal_path(root: Path, sha256: str) -> Path:
    """Return the file that tells what was proposed of a raw text, a digest a field."""
    return root / RAW / f"{sha256}.proposed.json"


def article_files(root: Path) -> tuple[Path, ...]:
    """Return every article file below `root`, by path."""
    return _markdown(root / ARTICLES)


def page_files(root: Path) -> tuple[Path, ...]:
    """Return every page file below `root`, by path."""
    return _markdown(root / PAGES)


def _markdown(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(_visible(folder), key=lambda path: path.as_posix()))


def _visible(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*.md"):
        if not any(part.startswith(".") for part in path.relative_to(folder).parts):
            yield path
