"""Old and broken encodings, undone: TCVN3, VNI, and UTF-8 that was encoded twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import ftfy
from bs4.dammit import EncodingDetector

from khobao.intake import syllables
from khobao.intake.kept import kept
from khobao.intake.tables import table
from khobao.record.text import unescaped

SAMPLE = 4000
"""Characters that are enough to tell encodings apart."""

LATIN = ("windows-1252", "cp1252", "iso-8859-1", "latin-1", "us-ascii", "ascii")
"""Encodings that pages declare when their bytes are TCVN3 or VNI."""

PAGE = 400_000
"""Characters of a page in which its words are looked for."""

SCRIPT = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
"""A script or style; one that isn't closed runs to the end, else each would be searched so far."""

MARKUP = re.compile(r"<[^<>]*>")

ENOUGH = 0.75
"""The least share of Vietnamese syllables for a repaired text to be believed."""


def from_bytes(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield every reading of the bytes that may be meant, with its name, the likeliest first."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield from _strict(data, "utf-16")
        return
    yield from _strict(data, "utf-8-sig")
    declared = EncodingDetector.find_declared_encoding(data[:2048], is_html=True)
    if declared and declared not in ("utf-8", *LATIN):
        yield from _strict(data, declared)
    latin = data.decode("latin-1")
    yield "tcvn3", _typographic(from_tcvn3(latin))
    yield "vni", _typographic(from_vni(latin))
    yield from _strict(data, "cp1258")


@cache
def _windows() -> dict[int, str]:
    """Return what Windows fonts put in place of the C1 control characters: quotes and dashes."""
    known = {}
    for code in range(0x80, 0xA0):
        try:
            known[code] = bytes([code]).decode("cp1252")
        except UnicodeDecodeError:
            continue
    return known


def _typographic(text: str) -> str:
    return text.translate(_windows())


def _strict(data: bytes, encoding: str) -> Iterator[tuple[str, str]]:
    try:
        yield encoding, data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return


def repaired(text: str) -> str:
    """Return the text with a doubled or old encoding undone if that makes it Vietnamese.

    Such text reached us as valid UTF-8 that shows the bytes of another encoding as Latin letters.
    """
    if _is_vietnamese(text):
        return text
    old = (_typographic(from_tcvn3(text)), _typographic(from_vni(text)))
    for candidate in (ftfy.fix_encoding(text), *old):
        if candidate != text and _is_vietnamese(candidate):
            return candidate
    return text


def prose(text: str) -> str:
    """Return a sample of the text's words without a page's markup."""
    if "<" not in text:
        return text[:SAMPLE]
    bare = MARKUP.sub(" ", SCRIPT.sub(" ", text[:PAGE]))
    return unescaped(bare)[:SAMPLE]


def _is_vietnamese(text: str) -> bool:
    sample = prose(text)
    return syllables.share(sample) >= ENOUGH and syllables.marked(sample) >= 0.2


@cache
def _tcvn3() -> dict[int, str]:
    data = table("encodings")["tcvn3"]
    return {ord(a): b for a, b in zip(data["from"], data["to"], strict=True)}


def from_tcvn3(latin: str) -> str:
    """Return TCVN3 text, given as the Latin-1 characters of its bytes, in Unicode."""
    words = re.split(r"(\W+)", latin.translate(_tcvn3()))
    return "".join(_capitals(word) for word in words)


@kept(20_000, longest=60)
def _capitals(word: str) -> str:
    """Raise the toned letters of a word in capitals: the old fonts had no codes for them."""
    plain = [c for c in word if c.isascii() and c.isalpha()]
    capital = len(plain) > 1 and all(c.isupper() for c in plain)
    return word.upper() if capital else word


@cache
def _vni() -> tuple[re.Pattern[str], dict[str, str], dict[int, str]]:
    data = table("encodings")["vni"]
    after: dict[str, str] = data["after"]
    marks = "".join([*after, *(mark.upper() for mark in after)])
    alone = {ord(a): b for a, b in zip(data["alone"]["from"], data["alone"]["to"], strict=True)}
    return re.compile(rf"([{data['letters']}])([{marks}])"), after, alone


def from_vni(latin: str) -> str:
    """Return VNI Windows text, given as the Latin-1 characters of its bytes, in Unicode."""
    pattern, after, alone = _vni()

    def joined(match: re.Match[str]) -> str:
        letter = match[1].translate(alone)
        return unicodedata.normalize("NFC", letter + after[match[2].lower()])

    pieces = []
    end = 0
    for match in pattern.finditer(latin):
        pieces.append(latin[end : match.start()].translate(alone))
        pieces.append(joined(match))
        end = match.end()
    pieces.append(latin[end:].translate(alone))
    return "".join(pieces)
