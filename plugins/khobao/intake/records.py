"""The importer as one pure function of a dict: for pipelines over many machines."""

from __future__ import annotations

from datetime import date
from typing import Any

from khobao.intake.decode import RefusedError
from khobao.intake.inputs import provenance, record_bytes
from khobao.intake.propose import propose
from khobao.intake.recurring import Furniture, Recurring, key
from khobao.record import front_matter

UNDATED = date.max
"""Stands for the day of entry while none is known; never leaves this module."""


def import_record(record: dict[str, Any]) -> dict[str, Any]:
    """Return what intake reads out of one raw record; no files, no network, no clock.

    `record` has one of `text`, `html`, `bytes_b64`, and may have `id`, `url`, `retrieved` and
    `added` (days as YYYY-MM-DD), and `furniture`: the lines that recur on its site, as
    `{"head": [], "tail": []}`, which khobao.intake.recurring finds. The answer has `ok` and `id`;
    then `article`, the front matter with its `body`, and `markdown`, the file an archive keeps
    (only where the day of entry is known: `added`, else `retrieved`), and `review`, the words each
    review code rests on; or `error` with `code` and `message`. It never raises for what a record
    holds.
    """
    given = record.get("id") if isinstance(record, dict) else None
    try:
        url, retrieved = provenance(record)
        entry = _day(record.get("added")) or retrieved
        data = record_bytes(record)
        batch = Recurring(before=_furniture(record.get("furniture")))
        proposal = propose(data, entry or UNDATED, url=url, retrieved=retrieved, batch=batch)
    except RefusedError as refused:
        return _failed(given, refused.code, str(refused))
    except ValueError as error:
        return _failed(given, "record-form", str(error))
    article = proposal.article
    told = article.model_dump(mode="json", by_alias=True)
    if entry is None:
        told.pop("added")
    return {
        "ok": True,
        "id": given or article.id,
        "article": told,
        "markdown": front_matter.dumps(article) if entry else None,
        "review": [
            {"code": doubt.code, "evidence": list(doubt.evidence)} for doubt in proposal.review
        ],
    }


def _furniture(told: object) -> Furniture:
    """Return the lines that a record gives; raises ValueError for another shape."""
    ends: dict[str, Any] = told if isinstance(told, dict) else {} if told is None else {"": None}
    if set(ends) - {"head", "tail"} or not all(map(_are_lines, ends.values())):
        raise ValueError('furniture không phải {"head": [dòng, …], "tail": [dòng, …]}')
    head, tail = (frozenset(map(key, ends.get(end, ()))) for end in ("head", "tail"))
    return Furniture(head, tail)


def _are_lines(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(line, str) for line in value)


def _day(text: object) -> date | None:
    return date.fromisoformat(text[:10]) if isinstance(text, str) else None


def _failed(given: object, code: str, message: str) -> dict[str, Any]:
    return {"ok": False, "id": given, "error": {"code": code, "message": message}}
