"""What was proposed of a raw text, kept beside it.

It tells later what an editor has changed, and gives the words that each review code rests on.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from khobao.content import write
from khobao.intake.recurring import NONE, Furniture
from khobao.intake.review import Doubt


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A proposal, as it's remembered.

    `digests`: one of each field. `sketch`: of the text, to tell the same story by. `furniture`:
    the lines that recurred on its site. `compared`: whether the same story was looked for.
    """

    digests: Mapping[str, str] = field(default_factory=dict)
    sketch: Sequence[int] = ()
    review: tuple[Doubt, ...] = ()
    furniture: Furniture = NONE
    compared: bool = False


def load(path: Path) -> Proposed | None:
    """Return what a file remembers; None if there is none, or none that can be read."""
    try:
        told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        furniture = told.get("furniture", {})
        return Proposed(
            digests={str(name): str(digest) for name, digest in told["digests"].items()},
            sketch=array("Q", told["sketch"]),
            review=tuple(
                Doubt(str(one["code"]), tuple(map(str, one["evidence"])))
                for one in told.get("review", [])
            ),
            furniture=Furniture(*(frozenset(furniture.get(end, ())) for end in ("head", "tail"))),
            compared=told.get("compared", True),
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return None


def save(path: Path, proposed: Proposed, sentences: Mapping[str, str]) -> None:
    """Write what is remembered; `sentences` say what each review code means."""
    told: dict[str, Any] = {
        "digests": dict(proposed.digests),
        "review": [
            {
                "code": one.code,
                "reason": sentences.get(one.code, ""),
                "evidence": list(one.evidence),
            }
            for one in proposed.review
        ],
        "sketch": list(proposed.sketch),
    }
    if proposed.furniture != NONE:
        told["furniture"] = _lines(proposed.furniture)
    if not proposed.compared:
        told["compared"] = False
    lines = json.dumps(told, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    write.save(path, lines.encode("utf-8", "backslashreplace"))


def _lines(furniture: Furniture) -> dict[str, list[str]]:
    ends: Iterable[tuple[str, frozenset[str]]] = (
        ("head", furniture.head),
        ("tail", furniture.tail),
    )
    return {end: sorted(lines) for end, lines in ends if lines}
