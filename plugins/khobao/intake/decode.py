"""Bytes -> text: the encoding found, hidden characters out, Unicode form C."""

from __future__ import annotations

import re

from khobao.record import KhoBaoError
from khobao.record.text import nfc

INVISIBLE = re.compile("[\u200b-\u200f\u2060-\u2064\u00ad\ufeff\u202a-\u202e\u2066-\u2069]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
SPACE = re.compile(r"[^\S\n]")
VIETNAMESE = re.compile(
    "[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.I
)
LETTER = re.compile(r"[^\W\d_]")

LOWEST_MARKED = 0.08
"""The least share of marked letters in Vietnamese prose; the five articles have 0.25 to 0.30."""


class RefusedError(KhoBaoError):
    """An input that is no article; `code` names the reason, the message tells it in Vietnamese."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


def decode(data: bytes) -> str:
    """Return the text of the bytes, without hidden characters, every blank a space or line feed.

    Raises RefusedError if they hold nothing, aren't UTF-8 or UTF-16, or aren't Vietnamese.
    """
    text = clean(_characters(data))
    if not text.strip():
        raise RefusedError("empty", "tệp trống")
    letters = len(LETTER.findall(text))
    if letters == 0 or len(VIETNAMESE.findall(text)) / letters < LOWEST_MARKED:
        raise RefusedError("not-vietnamese", "không phải văn bản tiếng Việt có dấu")
    return text


def clean(text: str) -> str:
    """Return the text in form C with plain spaces and line feeds, hidden characters removed."""
    text = CONTROL.sub("", INVISIBLE.sub("", LINE_END.sub("\n", text)))
    return SPACE.sub(" ", nfc(text).replace("Ð", "Đ").replace("ð", "đ"))


def _characters(data: bytes) -> str:
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise RefusedError(
            "encoding",
            f"không đọc được byte thứ {error.start + 1} theo mã {encoding.upper()[:6].rstrip('-')}",
        ) from None
