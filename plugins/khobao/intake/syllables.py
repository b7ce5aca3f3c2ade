"""Whether words are built like Vietnamese syllables: onset, vowels, coda, one tone."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from khobao.intake.kept import kept

ONSET = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx]"
VOWELS = (
    "uyê|uya|uyu|uây|uôi|iêu|yêu|oai|oay|oeo|ươi|ươu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|"
    "ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy]"
)
CODA = "ch|ng|nh|[cmnpt]"
SYLLABLE = re.compile(rf"(?:{ONSET})?(?:{VOWELS})(?:{CODA})?")
TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
WORD = re.compile(r"[^\W\d_]+")
MARK = re.compile("[ăâđêôơưÀ-ỹ]")


def share(text: str) -> float:
    """Return the share of the words that are Vietnamese syllables, 0 for a text without words.

    Prose has over 0.9; names and abbreviations make up the rest.
    """
    sorts = _sorted(text)
    return (sorts.count(BOTH) + sorts.count(SHAPED)) / len(sorts) if sorts else 0.0


def marked(text: str) -> float:
    """Return the share of the words that carry a Vietnamese mark; prose has over 0.6."""
    sorts = _sorted(text)
    return (sorts.count(BOTH) + sorts.count(MARKED)) / len(sorts) if sorts else 0.0


BOTH, SHAPED, MARKED, NEITHER = "bsmn"
"""Sorts of words: a syllable with a mark, one without, a mark on what is no syllable, neither."""


@lru_cache(maxsize=8)  # a text is judged as it's decoded, and again once it's clean
def _sorted(text: str) -> str:
    """Return a letter for each word of a text, its sort: counting them is a matter for C."""
    return "".join(map(_sorts, text.split()))


@kept(50_000, longest=60)  # a text's words are mostly known from the texts before it
def _sorts(chunk: str) -> str:
    return "".join(map(_sort, WORD.findall(chunk.lower())))


def _sort(word: str) -> str:
    if MARK.search(word):
        return BOTH if is_syllable(word) else MARKED
    return SHAPED if is_syllable(word) else NEITHER


@kept(50_000, longest=60)
def is_syllable(word: str) -> bool:
    """Say whether a lower-case word has the shape of a syllable, whatever it means."""
    apart = unicodedata.normalize("NFD", word)
    if len(TONES.findall(apart)) > 1:
        return False
    bare = unicodedata.normalize("NFC", TONES.sub("", apart))
    return bool(SYLLABLE.fullmatch(bare))
