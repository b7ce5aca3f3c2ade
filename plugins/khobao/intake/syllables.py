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
NOTHING = (0, 0, 0)
MARKED = re.compile("[ăâđêôơưÀ-ỹ]")


def share(text: str) -> float:
    """Return the share of the words that are Vietnamese syllables, 0 for a text without words.

    Prose has over 0.9; names and abbreviations make up the rest.
    """
    words, syllables, _ = _counted(text)
    return syllables / words if words else 0.0


def marked(text: str) -> float:
    """Return the share of the words that carry a Vietnamese mark; prose has over 0.6."""
    words, _, marks = _counted(text)
    return marks / words if words else 0.0


@lru_cache(maxsize=8)  # a text is judged as it's decoded, and again once it's clean
def _counted(text: str) -> tuple[int, int, int]:
    """Return how many words a text has, how many are syllables, and how many carry a mark."""
    words, syllables, marks = zip(NOTHING, *map(_counted_in_chunk, text.split()), strict=True)
    return sum(words), sum(syllables), sum(marks)


@kept(50_000, longest=60)  # a text's words are mostly known from the texts before it
def _counted_in_chunk(chunk: str) -> tuple[int, int, int]:
    words = WORD.findall(chunk.lower())
    marks = sum(MARKED.search(word) is not None for word in words)
    return len(words), sum(map(is_syllable, words)), marks


@kept(50_000, longest=60)
def is_syllable(word: str) -> bool:
    """Say whether a lower-case word has the shape of a syllable, whatever it means."""
    apart = unicodedata.normalize("NFD", word)
    if len(TONES.findall(apart)) > 1:
        return False
    bare = unicodedata.normalize("NFC", TONES.sub("", apart))
    return bool(SYLLABLE.fullmatch(bare))
