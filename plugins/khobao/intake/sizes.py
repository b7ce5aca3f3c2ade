"""What is too large for one article, told before it is read."""

from __future__ import annotations

import re

from khobao.intake.decode import RefusedError
from khobao.record.wording import number

LONGEST = 150_000
"""Characters of the longest text that is one article; the longest reports have half of it."""

MOST_BLOCKS = 4_000
"""Lines and paragraphs of one article."""

LARGEST_TEXT = 5 * LONGEST
"""Bytes of a text that may be no longer than LONGEST in any encoding."""

LARGEST_PAGE = 4 * 2**20
"""Bytes of a page without the pictures and programs in it; news pages have up to 2 MiB."""

MOST_TAGS = 200_000
"""Tags in a page; news pages have up to a tenth."""

MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|table|p)\b", re.IGNORECASE)
HEAD = 4_000

EMBEDDED = re.compile(
    rb"data:[\w/+.;=-]{0,80},[\w+/=%\s-]{1000,}"
    rb"|<(style|svg)\b[^<>]*>.*?</\1\s*>"
    rb"|(?<=<script>)[^<>]{1000,}(?=</script)",
    re.IGNORECASE | re.DOTALL,
)
"""A picture or a font as base64, a style sheet, a drawing, a program: no words of an article."""


def slim(data: bytes) -> bytes:
    """Return the bytes; a large page's without what it embeds. Raises RefusedError."""
    page = MARKUP.search(data[:HEAD]) is not None
    if page and len(data) > LARGEST_PAGE:
        data = EMBEDDED.sub(b"", data)
    if len(data) > (LARGEST_PAGE if page else LARGEST_TEXT):
        raise _too_long(f"{number(len(data))} byte")
    if page and (tags := data.count(b"<")) > MOST_TAGS:
        raise _too_long(f"{number(tags)} thẻ")
    return data


def refuse_too_long(characters: int, blocks: int = 0) -> None:
    """Raise RefusedError for more than one article has."""
    if characters > LONGEST:
        raise _too_long(f"{number(characters)} ký tự")
    if blocks > MOST_BLOCKS:
        raise _too_long(f"{number(blocks)} dòng")


def _too_long(size: str) -> RefusedError:
    return RefusedError("too-long", f"{size}, dài quá một bài báo")
