"""Comparing names: two spellings of one name have one key."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import product

from khobao.gazetteer import trie

_TONES = "\u0300\u0301\u0309\u0303\u0323"  # grave, acute, hook, tilde, dot below
_GLIDES = (("o", "a"), ("o", "e"), ("u", "y"))
_SAME = {
    "Ð": "Đ",  # U+00D0, typed for U+0110
    "ð": "đ",
    "\u00a0": " ",
    "\u202f": " ",
    "–": "-",
    "—": "-",
    "‐": "-",
    "‑": "-",
    "−": "-",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
}
_PUNCTUATION = re.compile(r"[\s.,;:/()_-]+")


def _tone_pairs() -> Iterator[tuple[str, str]]:
    """("hoà"'s "oà", "hòa"'s "òa") and the like, in the three casings."""
    for (first, second), tone in product(_GLIDES, _TONES):
        new = first + unicodedata.normalize("NFC", second + tone)
        old = unicodedata.normalize("NFC", first + tone) + second
        for case in (str.lower, str.capitalize, str.upper):
            yield case(new), case(old)


_READ = _SAME | dict(_tone_pairs())
_TYPED = re.compile(trie.pattern(map(re.escape, typed) for typed in _READ))


def spelling(text: str) -> str:
    """One spelling for what is typed in several ways; NFC text keeps its length and offsets.

    Only for comparing: "khoái" becomes "khóai" on both sides.
    """
    return _TYPED.sub(lambda match: _READ[match[0]], text)


def key(name: str) -> str:
    """Lower case, one spelling, punctuation as single spaces: "TP.HCM" -> "tp hcm"."""
    text = spelling(unicodedata.normalize("NFC", name)).lower()
    return _PUNCTUATION.sub(" ", text).strip()


def plain(text: str) -> str:
    """Without marks: "đắk lắk" -> "dak lak"."""
    marked = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in marked if not unicodedata.combining(c))


def slug(name: str) -> str:
    return plain(key(name)).replace("'", "").replace(" ", "-")


def variants(name: str, spellings: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """The name in every mix of its syllables' spellings, itself first."""
    alike = {syllable: group for group in spellings for syllable in group}
    choices = []
    for syllable in name.split(" "):
        group = alike.get(syllable, ())
        choices.append((syllable, *(other for other in group if other != syllable)))
    return (" ".join(chosen) for chosen in product(*choices))
