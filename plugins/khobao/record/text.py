"""What a text in a record may hold, and how a name becomes part of a URL."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from unidecode import unidecode

CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff\U0010ffff]"
)
"""Characters that break XML feeds or hide in text; a tab and a line feed are neither."""

MARK = r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
"""A mark on the letter before it. In form C no Vietnamese letter needs one, and none takes five."""

PICTURE = r"\u203c-\u3299\U0001f000-\U0001faff"
INVISIBLE = re.compile(
    r"[\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    r"\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\uffa0\ufff0-\ufffb"
    r"\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e0fff]"
    rf"|(?<![\ufe0f{PICTURE}])\u200d|\u200d(?![{PICTURE}])"
    rf"|(?<={MARK}{{4}}){MARK}"
)
"""Characters no one sees: Unicode's class Cf and its fillers, soft hyphens among them.

They turn a line round, hide a word from the search, or make two words of one. A joiner may
stand within an emoji made of several. A fifth mark on one letter is among them: it only covers the
lines above and below.
"""

HIDDEN = re.compile(f"{CONTROL.pattern}|{INVISIBLE.pattern}")

ONE_LINE = re.compile(r"[\t\n]|" + HIDDEN.pattern)

UNUSUAL = re.compile(
    r"[^\t\n -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u05ff"
    r"\u1e00-\u1fff\u2010-\u2027\u2030-\u205f]"
)
"""A character outside the blocks that Vietnamese is written with: a third of the time of HIDDEN."""

SPACES = re.compile(r"[^\S ]\s*| \s+")
"""White space that isn't one plain space."""

NOT_SLUG = re.compile(r"[^a-z0-9]+")

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


LONG_REFERENCE = re.compile(r"&(?=#[xX]?[0-9a-fA-F]{8})")
"""A character reference with more digits than any character has; Python refuses to read 4,300."""


def unescaped(text: str) -> str:
    """Return HTML's text with character references read, those of no character left as signs."""
    return html.unescape(LONG_REFERENCE.sub("&amp;", text))


def nfc(text: str) -> str:
    """Return the text in Unicode form C, the one form inside Kho Báo."""
    return unicodedata.normalize("NFC", text)


def hidden(text: str) -> Iterator[re.Match[str]]:
    """Return a match for each character that has no place in a text."""
    return HIDDEN.finditer(text) if UNUSUAL.search(text) else iter(())


def out_of_line(text: str) -> re.Match[str] | None:
    """Return the first character that has no place in a line: a hidden one, a line's end."""
    clean = "\n" not in text and "\t" not in text and not UNUSUAL.search(text)
    return None if clean else ONE_LINE.search(text)


def shown_only(text: str) -> str:
    """Return the text with a space for each character that has no place in it."""
    return HIDDEN.sub(" ", text) if UNUSUAL.search(text) else text


def hidden_rule(character: str) -> str:
    """Return the rule that a character out of place breaks."""
    if INVISIBLE.match(character):
        return "invisible-character"
    return "mark-flood" if re.match(MARK, character) else "control-character"


def one_spaced(text: str) -> str:
    """Return the text with one space wherever it has white space."""
    if "  " not in text and text.isprintable():  # its only white space is the single space
        return text
    return SPACES.sub(" ", text)


def plain_lines(text: str) -> str:
    """Return a file's text in form C, with line feeds alone and without a byte order mark."""
    return nfc(text.removeprefix("\ufeff")).replace("\r\n", "\n").replace("\r", "\n")


@lru_cache(maxsize=16384)
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
