"""An article as Markdown with YAML front matter, as Hugo and Eleventy read it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from .archive import KINDS, Archive, Text

PLAIN = ("id", "name", "when", "basis", "added", "byline", "lead", "rights", "sha256")
MANY = ("captions", "figures", "places")


def page(text: Text) -> str:
    """Return an article's file. Each value is JSON, which YAML has within it."""
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in _front(text))
    return "\n".join(["---", *lines, "---", "", text.body, ""])


def labels(archive: Archive) -> str:
    """Return the names of all terms by their kind and address, as JSON."""
    named = {kind: {one.slug: one.label for one in terms} for kind, terms in archive.terms.items()}
    return json.dumps(named, ensure_ascii=False)


def _front(text: Text) -> Iterator[tuple[str, object]]:
    yield "title", text.title
    if text.day:
        yield "date", text.day
        yield "day", text.day
    held = {key: getattr(text, key) for key in (*PLAIN, *MANY)}
    yield from ((key, value) for key, value in held.items() if value)
    yield "people", [_told(one.slug, one.label, one.note) for one in text.terms["nguoi"]]
    yield from ((kind, [one.slug for one in text.terms[kind]]) for kind in KINDS)


def _told(slug: str, label: str, note: str | None) -> dict[str, str]:
    return {"slug": slug, "label": label} | ({"note": note} if note else {})
