"""Words that stand before a name and are no part of it: đồng chí, ông, bà, PGS.TS."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

SHORT = 2
"""Most syllables behind what may be the name's own first: Ông Ích Khiêm."""


def words() -> list[str]:
    """Return the honorifics, in small letters."""
    found: list[str] = _table()["honorifics"]
    return found


def before(name: str) -> str | None:
    """Return the honorifics that a name begins with, as they stand; None if it has none."""
    found = _leading().match(name)
    if not found or found.end() == len(name):
        return None
    return None if _is_name(found[0].strip(), name[found.end() :]) else found[0].strip()


def _is_name(word: str, rest: str) -> bool:
    """Say whether what may be an honorific is the name itself: Ông Ích Khiêm."""
    table, syllables = _table(), rest.split()
    if not word[0].isupper() or word.lower() not in table["may_stay"]:
        return False
    return len(syllables) <= SHORT or syllables[0].lower() in table["middle_names"]


@cache
def _leading() -> re.Pattern[str]:
    longest_first = sorted(words(), key=len, reverse=True)
    known = "|".join(re.escape(word) for word in longest_first)
    return re.compile(rf"(?:(?:{known})(?:[.:]\s*|\s+))+", re.IGNORECASE)


@cache
def _table() -> dict[str, Any]:
    text = (files("khobao.record") / "data" / "honorifics.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=yaml.CBaseLoader)
    return loaded
