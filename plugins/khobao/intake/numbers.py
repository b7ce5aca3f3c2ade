"""Numbers as Vietnamese write them: dots for thousands, a decimal comma; 842,238 is a decimal."""

from __future__ import annotations

import re
from decimal import Decimal

BEHIND_FIRST = r"(?:\d{0,2}(?:\.\d{3})+|\d*)(?:,\d+)?"
NUMERAL = rf"\d{BEHIND_FIRST}"
FORM = re.compile(NUMERAL)
LONGEST = 15
"""Digits of a number that can be anything counted; longer runs are codes."""


def value(text: str) -> Decimal:
    """Return the number a numeral means: 4.494 -> 4494, 42,53 -> 42.53, 04 -> 4.

    Raises ValueError if the text isn't one numeral.
    """
    if not FORM.fullmatch(text):
        raise ValueError(text)
    return Decimal(text.replace(".", "").replace(",", "."))
