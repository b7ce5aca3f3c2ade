"""Slips of the source that a rule can see: a compound with the wrong mark on one syllable."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from khobao.intake.blocks import Block, Kind
from khobao.intake.tables import table
from khobao.intake.text import fold
from khobao.record import Slip

PAIR = re.compile(r"(?=(?<!\w)([^\W\d_]+)(\s+)([^\W\d_]+)(?!\w))")
TEXT_KINDS = (Kind.TITLE, Kind.LEAD, Kind.BODY, Kind.CAPTION, Kind.SUBHEADING)


@cache
def _compounds() -> dict[str, str]:
    return {fold(word): word for word in table("slips")["compounds"]}


@cache
def _neighbours() -> frozenset[str]:
    return frozenset(table("slips")["neighbours"])


def slips(blocks: Sequence[Block]) -> tuple[Slip, ...]:
    """Return each slip once, as it stands and as it's to be read, in the text's order."""
    found: dict[Slip, None] = {}
    for block in blocks:
        if block.kind in TEXT_KINDS:
            for slip in _in_text(block.text):
                found.setdefault(slip)
    return tuple(found)


def _in_text(text: str) -> list[Slip]:
    found = []
    words = text.split()
    neighbours = _neighbours() & {
        f"{a.strip('.,;:')} {b.strip('.,;:')}".lower() for a, b in pairwise(words)
    }
    for match in PAIR.finditer(text):
        pair = f"{match[1]} {match[3]}"
        right = _compounds().get(fold(pair))
        if right is None or _same(pair, right) or not _one_syllable_off(pair, right):
            continue
        if any(
            match[3].lower() == n.split()[0] or match[1].lower() == n.split()[1] for n in neighbours
        ):
            continue
        found.append(Slip(found=pair, read=_cased(pair, right)))
    return found


def _same(pair: str, right: str) -> bool:
    """Compare without case and without the place of the tone mark (hoà = hòa)."""
    return _tones(pair) == _tones(right)


def _tones(text: str) -> list[str]:
    return [
        "".join(sorted(unicodedata.normalize("NFD", word.lower().replace("đ", "d\u0335"))))
        for word in text.split()
    ]


def _one_syllable_off(pair: str, right: str) -> bool:
    return sum(a != b for a, b in zip(_tones(pair), _tones(right), strict=True)) == 1


def _cased(pair: str, right: str) -> str:
    if pair.isupper():
        return right.upper()
    return right[0].upper() + right[1:] if pair[0].isupper() else right
