"""Tags that an article's own words propose, from the archive's vocabulary alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from khobao.content import Vocabulary
from khobao.intake.blocks import Block, Kind
from khobao.intake.tables import alternatives

OFTEN = 3
"""Times a label must stand in the body to be proposed without standing in title or lead."""


def tags(blocks: Sequence[Block], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return labels that title or lead name, or the body often, in the vocabulary's order."""
    head = _joined(blocks, Kind.TITLE, Kind.LEAD)
    body = _joined(blocks, Kind.BODY)
    proposed = []
    for tag in vocabulary.tags:
        names = _names(tag.label, *tag.variants)
        if names.search(head) or len(names.findall(body)) >= OFTEN:
            proposed.append(tag.label)
    return tuple(proposed)


@lru_cache(maxsize=4096)
def _names(*names: str) -> re.Pattern[str]:
    listed = alternatives(names, ignore_case=True)
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)


def _joined(blocks: Sequence[Block], *kinds: Kind) -> str:
    return "\n".join(block.text for block in blocks if block.kind in kinds)
