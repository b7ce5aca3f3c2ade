"""Text → words, each in one spelling of its own: what the index holds and what a query asks for.

`theme/static/js/search/fold.js` does the same in the browser, from the same tables
(`data/tokens.json`); one table of cases holds both. The rules:

* A word is a run of letters and their marks. An apostrophe between letters goes: K'ré is kré.
* A number is a run of digits without leading zeros; thousands may be set apart by dots or spaces:
  4.494, 4 494 and 4494 are one. One or two digits after a comma belong to it: 95,5.
  With two commas or more it is a list: 2,5,7.
  Letters and digits beside each other are two words: 36A, 20kg.
* Lower case, NFC; Ð and ð are đ; a hat comes before a tone in whatever order they were typed; a
  tone stands on one letter (hoà and hòa, qúy and quý are one);
  after h, k, l, m, s, t and qu, a final i is y (kĩ and kỹ, sĩ and sỹ are one).
* What an abbreviation of the table stands for takes its place: UBND.

`folded` takes the marks off, with đ as d: đường, dương, duong.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

TABLES: dict[str, Any] = json.loads(
    (Path(__file__).parent / "data" / "tokens.json").read_text(encoding="utf-8")
)
LETTERS: str = TABLES["letters"]
MARK: str = TABLES["marks"]
APOSTROPHES: str = TABLES["apostrophes"]
GROUPS: str = TABLES["groups"]
TONES: str = TABLES["tones"]
ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    short: tuple(long.split()) for short, long in TABLES["abbreviations"].items()
}
STROKED = str.maketrans(TABLES["stroked"])

THOUSANDS = "|".join(f"(?:{re.escape(sign)}[0-9]{{3}})+" for sign in GROUPS)
LETTER_RUN = f"[{LETTERS}][{LETTERS}{MARK}]*"
TOKEN = re.compile(
    r"[0-9]+(?:,[0-9]+){2,}"
    rf"|(?:[1-9][0-9]{{0,2}}(?:{THOUSANDS})(?![0-9])|[0-9]+)(?:,[0-9]{{1,2}}(?![0-9,]))?"
    rf"|{LETTER_RUN}(?:[{APOSTROPHES}]+{LETTER_RUN})*"
)
NOT_NUMBER = re.compile(r"[^0-9,]")
LEADING_ZEROS = re.compile(r"^0+(?=[0-9])")
NOT_LETTER = re.compile(f"[{APOSTROPHES}]")
MARKS = re.compile(f"[{MARK}]")
LETTER = re.compile(f"[^{MARK}][{MARK}]*")

TONE = f"([{TONES}])"
SECOND = re.compile(f"(o)([ae]){TONE}$|((?:^|[^q])u)(y){TONE}$")
"""hoà, khoẻ, thuỳ: an open oa, oe, uy with its tone on the second letter"""

FIRST = re.compile(
    rf"(o){TONE}([ae])(?=[a-z])|(qu){TONE}([aeoyi])|(gi){TONE}([aeou])|(u){TONE}(y)(?=[a-z])"
)
"""hòan, qúy, gìa, hùynh: a tone before the letter that bears it"""

FINAL_I = re.compile(f"^([hklmst]|qu)i(?={TONE}?$)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word and where the text has it: `start` ≤ place in the NFC text < `end`.

    The words of an abbreviation share its place.
    """

    word: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text, normalised to NFC first, with their places."""
    for match in TOKEN.finditer(unicodedata.normalize("NFC", text)):
        for word in _words(match[0]):
            yield Token(word, match.start(), match.end())


def words(text: str) -> list[str]:
    """Return the words of a text, in its order."""
    normal = unicodedata.normalize("NFC", text)
    return [word for found in TOKEN.findall(normal) for word in _words(found)]


@lru_cache(maxsize=1 << 17)
def folded(word: str) -> str:
    """Return a word without its marks, with đ as d."""
    return MARKS.sub("", unicodedata.normalize("NFD", word)).replace("đ", "d")


@lru_cache(maxsize=1 << 17)
def _words(found: str) -> tuple[str, ...]:
    """Return what stands in the index for a stretch that TOKEN found: mostly one word."""
    if found[0] in "0123456789":
        number = NOT_NUMBER.sub("", found)
        numbers = number.split(",") if number.count(",") > 1 else [number]
        return tuple(LEADING_ZEROS.sub("", one) for one in numbers)
    word = _spelled(NOT_LETTER.sub("", found).lower())
    return ABBREVIATIONS.get(word, (word,))


def _spelled(word: str) -> str:
    """Return a lower-case word with its tone where most write it, and y for a lone final i."""
    apart = _with_hats(word.translate(STROKED))
    apart = SECOND.sub(_to_first, apart)
    apart = FIRST.sub(_to_second, apart)
    apart = FINAL_I.sub(r"\1y", apart)
    return unicodedata.normalize("NFC", apart)


@lru_cache(maxsize=1 << 12)
def _apart(letter: str) -> str:
    """Return a letter with its tone apart, and what else marks it left on it: ẩ as â and a tone."""
    decomposed = unicodedata.normalize("NFD", letter)
    tones = "".join(mark for mark in decomposed if mark in TONES)
    bare = "".join(mark for mark in decomposed if mark not in TONES)
    return unicodedata.normalize("NFC", bare) + tones


def _with_hats(word: str) -> str:
    return "".join(map(_apart, LETTER.findall(word)))


def _to_first(match: re.Match[str]) -> str:
    first, second, tone = (part for part in match.groups() if part)
    return first + tone + second


def _to_second(match: re.Match[str]) -> str:
    first, tone, second = (part for part in match.groups() if part)
    return first + second + tone
