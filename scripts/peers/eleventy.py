"""The archive as Eleventy reads it: the files that Hugo reads, and templates in JavaScript.

Its collections are made in its configuration, a pass over the articles each; lists are one
template that is paginated over the pages of all lists. Template literals are the fastest of its
languages, and Markdown isn't run through another one first.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from .archive import Archive, Text
from .matter import labels, page

THEMES = Path(__file__).parent / "themes"


def put(folder: Path, text: Text) -> None:
    """Write an article's file."""
    path = folder / "content" / "bai" / f"{text.name}.md"
    path.write_text(page(text), encoding="utf-8")


def write(archive: Archive, folder: Path) -> None:
    """Write an Eleventy site, theme included, into a new folder."""
    shutil.copytree(THEMES / "eleventy", folder)
    shutil.copy(THEMES / "kho.css", folder / "content")
    for text in archive.texts:
        put(folder, text)
    (folder / "labels.json").write_text(labels(archive), encoding="utf-8")
