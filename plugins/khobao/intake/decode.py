"""Bytes -> text: the encoding found, hidden characters out, Unicode form C."""

from __future__ import annotations

import re

from khobao.intake import encodings, syllables
from khobao.intake.tables import table, words
from khobao.intake.text import lowered
from khobao.record import KhoBaoError
from khobao.record.text import INVISIBLE, UNUSUAL, nfc

ZERO_WIDTH_JOINER = "\u200d"
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
SPACE = re.compile(r"[^\S\n ]")
"""A blank that is neither a plain space nor a line feed."""

SAMPLE = 6000
"""Characters by which a text is judged to be Vietnamese prose."""

FEWEST_SYLLABLES = 0.6
"""The least share of words that are Vietnamese syllables: English has 0.4, scrambled pages 0.5."""

FEWEST_MARKED = 0.25
"""The least share of words with a Vietnamese mark; the five articles have 0.75 and more."""


class RefusedError(KhoBaoError):
    """An input that is no article; `code` names the reason, the message tells it in Vietnamese."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


def decode(data: bytes) -> str:
    """Return the text of the bytes, without hidden characters, every blank a space or line feed.

    Raises RefusedError if they hold nothing, are in no known encoding, or aren't Vietnamese prose.
    """
    text = characters(data)
    refuse_if_no_article(text)
    return text


def characters(data: bytes) -> str:
    """Return the bytes as clean text in the likeliest encoding; raises RefusedError."""
    if not data.strip():
        raise RefusedError("empty", "tệp trống")
    best = None
    for name, text in encodings.from_bytes(data):
        candidate = clean(encodings.repaired(text))
        if name.startswith("utf") or _is_prose(candidate):
            best = candidate
            break
    if best is None:
        raise RefusedError("encoding", "không rõ tệp ghi theo bảng mã nào (UTF-8, TCVN3, VNI)")
    if not best.strip():
        raise RefusedError("empty", "tệp trống")
    return best


def _is_prose(text: str) -> bool:
    return syllables.share(encodings.prose(text)) >= encodings.ENOUGH


def refuse_if_no_article(text: str) -> None:
    """Raise RefusedError for what isn't Vietnamese prose, or only advertises."""
    sample = text[:SAMPLE]
    if syllables.marked(sample) < FEWEST_MARKED:
        raise RefusedError("not-vietnamese", "không phải văn bản tiếng Việt có dấu")
    if syllables.share(sample) < FEWEST_SYLLABLES:
        raise RefusedError("scrambled", "phần lớn chữ không thành tiếng Việt (trang bị xáo chữ?)")
    low = lowered(text)
    if not words("words", "machine", "literal", "spam", lowered=True).search(low):
        return
    if machine := _translated(low):
        found = ", ".join(sorted(machine)[:3])
        raise RefusedError("machine-translation", f"văn dịch máy: {found}")
    spam = [word.lower() for word in words("words", "spam").findall(text)]
    if len(set(spam)) >= table("words")["spam_limit"] and not _is_reported(low):
        raise RefusedError("spam", f"quảng cáo: {', '.join(sorted(set(spam))[:3])}")


def _is_reported(low: str) -> bool:
    """Say whether a text tells of crimes: what was advertised is quoted in it."""
    told = set(words("words", "reported", lowered=True).findall(low))
    return len(told) >= int(table("words")["reported_limit"])


def _translated(low: str) -> set[str]:
    """Return what shows that a text was translated by a machine; nothing if too little does.

    Few phrases are a machine's alone. More are only literal: they count where the text also says
    'bạn' and 'nó' as no paper does, or where there are very many.
    """
    data = table("words")
    machine = set(words("words", "machine", lowered=True).findall(low))
    if len(machine) >= data["machine_limit"]:
        return machine
    literal = machine | set(words("words", "literal", lowered=True).findall(low))
    if len(literal) < data["machine_limit"]:
        return set()
    said = len(words("words", "pronouns", lowered=True).findall(low))
    often = said >= MOST_PRONOUNS * (low.count(" ") + low.count("\n") + 1)
    return literal if often or len(literal) >= data["literal_limit"] else set()


MOST_PRONOUNS = 0.012
"""The share of words that address the reader, or stand for what English calls it: translations
have from 0.02 on, the papers' pages up to 0.005.
"""


def clean(text: str) -> str:
    """Return the text in form C with plain spaces and line feeds, hidden characters removed."""
    unusual = UNUSUAL.search(text)  # most texts hold nothing that has to go
    if unusual:
        text = INVISIBLE.sub("", LINE_END.sub("\n", text)).replace(ZERO_WIDTH_JOINER, "")
    text = nfc(text).replace("Ð", "Đ").replace("ð", "đ")
    return SPACE.sub(" ", CONTROL.sub("", text) if unusual else text)
