"""What a text in a record may hold, and how a name becomes part of a URL."""

from __future__ import annotations

import re
import unicodedata

from unidecode import unidecode

CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff\U0010ffff]"
)
"""Characters that break XML feeds or hide in text; a tab and a line feed are neither."""

ONE_LINE = re.compile(r"[\t\n]|" + CONTROL.pattern)

NOT_SLUG = re.compile(r"[^a-z0-9]+")

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def nfc(text: str) -> str:
    """Return the text in Unicode form C, the one form inside Kho Báo."""
    return unicodedata.normalize("NFC", text)


def plain_lines(text: str) -> str:
    """Return a file's text in form C, with line feeds alone and without a byte order mark."""
    return nfc(text.removeprefix("\ufeff")).replace("\r\n", "\n").replace("\r", "\n")


def slugify(text: str, limit: int = 96) -> str:
    """Return the text as ASCII words with hyphens, cut between words to `limit` characters.

    Empty if nothing of it can be written so.
    """
    whole = nfc(text).encode(errors="ignore").decode()  # without half code points
    slug = NOT_SLUG.sub("-", unidecode(whole).lower()).strip("-")
    if len(slug) <= limit:
        return slug
    head, _, _ = slug[: limit + 1].rpartition("-")
    return head or slug[:limit]
