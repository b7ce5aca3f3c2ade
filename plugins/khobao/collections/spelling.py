"""Two spellings of one name as one text, for comparing."""

from __future__ import annotations

from functools import lru_cache

from khobao.gazetteer import names
from khobao.record.text import nfc, one_spaced


@lru_cache(maxsize=65536)
def canonical(text: str) -> str:
    """Return the text in lower case with one tone placement, one apostrophe, single spaces.

    "Hoà", "HÒA" and "hòa" are one; marks stay, so "Lan" and "Lân" are two.
    """
    return one_spaced(names.spelling(nfc(text).lower())).strip()
