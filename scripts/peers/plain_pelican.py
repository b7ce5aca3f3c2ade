"""The archive as plain Pelican reads it: Markdown with its own metadata, and no plugin.

Provinces are categories, people are authors, tags are tags, years and months are its archives,
which it doesn't page. It has nothing for documents and sources, no articles before and after, and
every article needs a day: those without get the first of 1900.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from .archive import Archive, Text

THEMES = Path(__file__).parent / "themes"
NO_DAY = "1900-01-01"
NO_PROVINCE = "Không rõ tỉnh"


def page(text: Text) -> str:
    """Return an article's file."""
    lines = (f"{key}: {value}" for key, value in _front(text))
    return "\n".join([*lines, "", text.body, ""])


def _front(text: Text) -> Iterator[tuple[str, str]]:
    yield "Title", text.title
    yield "Slug", text.name
    yield "Date", text.day or NO_DAY
    yield "Category", next((one.label for one in text.terms["tinh"]), NO_PROVINCE)
    for key, kind in (("Tags", "chu-de"), ("Authors", "nguoi")):
        if terms := text.terms[kind]:
            yield key, "".join(f"{one.label};" for one in terms)
    yield "Source", "; ".join(one.label for one in text.terms["nguon"])
    yield "When", text.when
    yield "Basis", text.basis
    for key, value in (("Lead", text.lead), ("Byline", text.byline), ("Sha256", text.sha256)):
        if value:
            yield key, value
    for key, values in (
        ("Captions", text.captions),
        ("Figures", text.figures),
        ("Places", text.places),
        ("Documents", [one.label for one in text.terms["van-ban"]]),
    ):
        if values:
            yield key, f"\n{' ' * 4}".join(values)


def put(folder: Path, text: Text) -> None:
    """Write an article's file."""
    (folder / "content" / f"{text.name}.md").write_text(page(text), encoding="utf-8")


def write(archive: Archive, folder: Path) -> None:
    """Write a Pelican site, theme included, into a new folder."""
    shutil.copytree(THEMES / "pelican", folder)
    (folder / "theme" / "static").mkdir()
    shutil.copy(THEMES / "kho.css", folder / "theme" / "static")
    (folder / "content").mkdir()
    for text in archive.texts:
        put(folder, text)
