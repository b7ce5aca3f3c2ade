"""What a result shows of an article, as small as a host sends it: docs/search.md, “Files”.

JSON in windows-1258, the Vietnamese code page that every browser reads: a letter with its hat is a
byte, its tone another one, so that a host's gzip has a tenth less to send than of UTF-8.
"""

from __future__ import annotations

import codecs
import json
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

FACTS = ("id", "url", "title", "date", "edtf", "basis", "province", "source", "blocks")
ENCODING = "windows-1258"
ESCAPED = "khobao-json"
LETTERS = "aăâeêioôơuưy"
TONES = "\u0300\u0301\u0303\u0309\u0323"


def coded(card: Mapping[str, Any]) -> bytes:
    """Return a card's bytes; it reads back in NFC."""
    return _json([card[name] for name in FACTS])


def joined(cards: Sequence[bytes]) -> bytes:
    """Return a file of cards."""
    return b"[" + b",".join(cards) + b"]"


def read(file: bytes) -> list[dict[str, Any]]:
    """Return the cards of a file."""
    rows = json.loads(unicodedata.normalize("NFC", file.decode(ENCODING)))
    return [dict(zip(FACTS, row, strict=True)) for row in rows]


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.translate(APART).encode(ENCODING, ESCAPED)


def _apart() -> dict[int, str]:
    """Return by letter that the code page lacks the letter without its tone, and the tone."""
    found = {}
    for letter in LETTERS + LETTERS.upper():
        for tone in TONES:
            whole = unicodedata.normalize("NFC", letter + tone)
            try:
                whole.encode(ENCODING)
            except UnicodeEncodeError:
                found[ord(whole)] = letter + tone
    return found


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """Write what the code page lacks as JSON does in ASCII."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end


APART = _apart()
codecs.register_error(ESCAPED, _escaped)
