"""Slips of the source that a rule can see: a compound with the wrong mark on one syllable."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import compress, pairwise

from khobao.intake.blocks import TEXT_KINDS, Block
from khobao.intake.kept import kept
from khobao.intake.tables import table
from khobao.intake.text import WORD, fold, folded_chunks
from khobao.record import Slip

PAIR = re.compile(r"(?=(?<!\w)([^\W\d_]+)(\s+)([^\W\d_]+)(?!\w))")


@cache
def _compounds() -> dict[str, str]:
    return {fold(word): word for word in table("slips")["compounds"]}


@cache
def _first_syllables() -> frozenset[str]:
    return frozenset(compound.split()[0] for compound in _compounds())


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
    opening = compress(pairwise(text.split()), map(_opens_compound, folded_chunks(text)))
    if not any(map(_is_slip, map(" ".join, opening))):
        return []
    found = []
    for match in PAIR.finditer(text):
        right = _meant(f"{match[1]} {match[3]}".lower())
        if right and not _belongs_elsewhere(match, text):
            pair = f"{match[1]} {match[3]}"
            found.append(Slip(found=pair, read=_cased(pair, right)))
    return found


@kept(50_000, longest=60)
def _opens_compound(folded: str) -> bool:
    """Say whether the last word of a folded chunk is a compound's first syllable."""
    return folded.rpartition(" ")[2] in _first_syllables()


@kept(100_000, longest=120)
def _is_slip(chunks: str) -> bool:
    pair = PAIR.search(chunks)
    return pair is not None and _meant(f"{pair[1]} {pair[3]}".lower()) is not None


def _meant(pair: str) -> str | None:
    """Return the compound of which a pair of words is a slip, if it is one."""
    right = _compounds().get(fold(pair))
    wrong = right and not _same(pair, right) and _one_syllable_off(pair, right)
    return right if wrong else None


def _belongs_elsewhere(match: re.Match[str], text: str) -> bool:
    """Say whether a half of the pair makes a word with its other neighbour: 'thành | kinh tế'."""
    before = WORD.findall(text[max(0, match.start() - 20) : match.start()])[-1:]
    after = WORD.findall(text[match.end(3) : match.end(3) + 20])[:1]
    around = {
        " ".join([*before, match[1]]).lower(),
        " ".join([match[3], *after]).lower(),
    }
    return bool(around & _neighbours())


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
