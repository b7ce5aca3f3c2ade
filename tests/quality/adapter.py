"""What the scorer asks of the program: bytes in, a plain record or a refusal out."""

from __future__ import annotations

import inspect
import re
from datetime import date
from typing import Any

from khobao import intake
from khobao.record import Article

ADDED = date(2026, 11, 21)
MARKUP = re.compile(r"^(?:#{1,6} |> |[-*+] )|!\[[^\]]*\]\([^)]*\)|\*\*|\\(?=[^\w\s])", re.MULTILINE)
"""The Markdown that an article's body may hold: ## headings, quotations, lists, \\- escapes."""


def propose(data: bytes, url: str | None = None, retrieved: str | None = None) -> dict[str, Any]:
    """Return the record of the page as plain values, or {"refused": code}."""
    function: Any = intake.propose
    takes = inspect.signature(function).parameters
    given = {"url": url, "retrieved": _day(retrieved)}
    hints = {name: value for name, value in given.items() if value is not None and name in takes}
    try:
        proposal = function(data, ADDED, **hints)
    except intake.RefusedError as refusal:
        return {"refused": refusal.code}
    return plain(proposal.article)


def plain(article: Article) -> dict[str, Any]:
    """Return the article as JSON values, its body as lines without Markdown."""
    record: dict[str, Any] = article.model_dump(mode="json", by_alias=True)
    lines = (line.strip() for line in MARKUP.sub("", article.body).split("\n"))
    record["body"] = [line for line in lines if line]
    return record


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
