"""The archive as Hugo reads it: Markdown with YAML front matter, a taxonomy for each kind.

Terms are named by their addresses, since Hugo would make one page of names that differ in marks or
signs alone; their labels stand in a data file. Cards are made once an article and kept by its
page's `Store`: `partialCached` forgot most of them, and made twelve an article.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from .archive import Archive, Text
from .matter import labels, page

THEMES = Path(__file__).parent / "themes"


def path(folder: Path, text: Text) -> Path:
    """Return where an article stands in the folder of a Hugo site."""
    return folder / "content" / "bai" / f"{text.name}.md"


def put(folder: Path, text: Text) -> None:
    """Write an article's file."""
    path(folder, text).write_text(page(text), encoding="utf-8")


def write(archive: Archive, folder: Path) -> None:
    """Write a Hugo site, theme included, into a new folder."""
    shutil.copytree(THEMES / "hugo", folder)
    (folder / "static").mkdir()
    shutil.copy(THEMES / "kho.css", folder / "static")
    (folder / "content" / "bai").mkdir(parents=True)
    for text in archive.texts:
        put(folder, text)
    (folder / "data").mkdir()
    (folder / "data" / "labels.json").write_text(labels(archive), encoding="utf-8")
