"""Read the same raw text again, and leave alone what an editor has changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256

from khobao.record import Article, rules

EDITORS = {"id", "added", "rights", "status", "withdrawn", "images", "aliases", "same_story"}
"""Fields that are never proposed anew: identity, and what only an editor decides."""

FIELDS = tuple(name for name in Article.model_fields if name not in EDITORS)


def digests(article: Article) -> dict[str, str]:
    """Return a short digest of each field, to tell later whether an editor changed it."""
    values = article.model_dump(mode="json", by_alias=True)
    return {name: _digest(values[name]) for name in FIELDS}


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return sha256(text.encode()).hexdigest()[:16]


def merge(existing: Article, proposed: Article, base: Mapping[str, str]) -> Article:
    """Return the existing article with the fields renewed that nobody changed.

    `base` holds the digests of the last proposal. A field whose value no longer has its digest
    is the editor's. Nothing is renewed if the whole would break a rule, or carries a summary.
    """
    if existing.rights != "full":
        return existing
    now = digests(existing)
    untouched = [name for name in FIELDS if base.get(name) == now[name]]
    merged = existing.model_copy(update={name: getattr(proposed, name) for name in untouched})
    return existing if any(rules.check(merged)) else merged
