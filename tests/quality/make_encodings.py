"""Make the broken encodings: each clean text in clean/ becomes the bytes in pages/.

The label's `encoding` says which. A text that an encoding can't carry stops the run.
Run from the repository's root: python -m tests.quality.make_encodings
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import yaml

HERE = Path(__file__).parent
CLEAN = HERE / "clean"
PAGES = HERE / "pages"
LABELS = HERE / "labels"

TCVN3 = {
    "à": 0xB5, "ả": 0xB6, "ã": 0xB7, "á": 0xB8, "ạ": 0xB9,
    "ă": 0xA8, "ằ": 0xBB, "ẳ": 0xBC, "ẵ": 0xBD, "ắ": 0xBE, "ặ": 0xC6,
    "â": 0xA9, "ầ": 0xC7, "ẩ": 0xC8, "ẫ": 0xC9, "ấ": 0xCA, "ậ": 0xCB,
    "đ": 0xAE,
    "è": 0xCC, "ẻ": 0xCE, "ẽ": 0xCF, "é": 0xD0, "ẹ": 0xD1,
    "ê": 0xAA, "ề": 0xD2, "ể": 0xD3, "ễ": 0xD4, "ế": 0xD5, "ệ": 0xD6,
    "ì": 0xD7, "ỉ": 0xD8, "ĩ": 0xDC, "í": 0xDD, "ị": 0xDE,
    "ò": 0xDF, "ỏ": 0xE1, "õ": 0xE2, "ó": 0xE3, "ọ": 0xE4,
    "ô": 0xAB, "ồ": 0xE5, "ổ": 0xE6, "ỗ": 0xE7, "ố": 0xE8, "ộ": 0xE9,
    "ơ": 0xAC, "ờ": 0xEA, "ở": 0xEB, "ỡ": 0xEC, "ớ": 0xED, "ợ": 0xEE,
    "ù": 0xEF, "ủ": 0xF1, "ũ": 0xF2, "ú": 0xF3, "ụ": 0xF4,
    "ư": 0xAD, "ừ": 0xF5, "ử": 0xF6, "ữ": 0xF7, "ứ": 0xF8, "ự": 0xF9,
    "ỳ": 0xFA, "ỷ": 0xFB, "ỹ": 0xFC, "ý": 0xFD, "ỵ": 0xFE,
    "Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4, "Ơ": 0xA5, "Ư": 0xA6, "Đ": 0xA7,
}  # fmt: skip
"""TCVN 5712:1993 VN3, the fonts .VnTime. A capital with a tone mark needs another font."""

VNI_ALONE = {
    "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ", "ơ": "ô", "ư": "ö",
}  # fmt: skip
"""VNI-Windows letters of one byte, as windows-1252 shows them."""

VNI_TONES = {"": "", "\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
VNI_BREVE = {"": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
VNI_HAT = {"": "â", "\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
"""The mark after a plain vowel, after one with a breve (ă), after one with a hat (â, ê, ô)."""

WINDOWS_1252_SIGNS = "“”‘’–…"
TONES = frozenset("\u0301\u0300\u0309\u0303\u0323")


class UnwritableError(ValueError):
    """The encoding has no byte for a character of the text."""


def tcvn3(text: str) -> bytes:
    """Encode in TCVN3; raises UnwritableError."""
    return b"".join(_tcvn3(char) for char in text)


def _tcvn3(char: str) -> bytes:
    if char.isascii():
        return char.encode("ascii")
    if char in TCVN3:
        return bytes([TCVN3[char]])
    if char in WINDOWS_1252_SIGNS:
        return char.encode("windows-1252")
    raise UnwritableError(f"TCVN3 has no {char!r}")


def tcvn3_fonts(text: str) -> bytes:
    """Encode HTML in TCVN3; in the font .VnTimeH a capital with a tone has the small one's byte."""
    parts = re.split(r'(<font face="\.VnTimeH"[^>]*>[^<]*)', text)
    return b"".join(tcvn3(_small(part) if n % 2 else part) for n, part in enumerate(parts))


def _small(text: str) -> str:
    return "".join(
        char.lower() if char not in TCVN3 and char.lower() in TCVN3 else char for char in text
    )


def vni(text: str) -> bytes:
    """Encode in VNI-Windows, a letter and its marks as two bytes; raises UnwritableError."""
    return "".join(_vni(char) for char in text).encode("windows-1252")


def vni_as_utf8(text: str) -> bytes:
    """Encode UTF-8 of VNI-Windows read as windows-1252; raises UnwritableError."""
    return vni(text).decode("windows-1252").encode("utf-8")


def _vni(char: str) -> str:
    if char.isascii() or char in WINDOWS_1252_SIGNS:
        return char
    low = char.lower()
    if low in VNI_ALONE:
        return _like(char, VNI_ALONE[low])
    letter, shape, tone = "", "", ""
    for part in unicodedata.normalize("NFD", low):
        if part in TONES:
            tone = part
        elif part in "\u0306\u0302\u031b":
            shape = part
        else:
            letter += part
    if letter not in ("a", "e", "i", "o", "u", "y"):
        raise UnwritableError(f"VNI has no {char!r}")
    if shape == "\u031b":
        return _like(
            char, VNI_ALONE[unicodedata.normalize("NFC", letter + shape)] + VNI_TONES[tone]
        )
    marks = {"\u0306": VNI_BREVE, "\u0302": VNI_HAT}.get(shape, VNI_TONES)
    return _like(char, letter + marks[tone])


def _like(char: str, written: str) -> str:
    return written.upper() if char.isupper() else written


def mojibake(text: str) -> bytes:
    """Encode UTF-8 that was read as windows-1252 once and saved as UTF-8 again."""
    return "".join(_as_1252(byte) for byte in text.encode("utf-8")).encode("utf-8")


def _as_1252(byte: int) -> str:
    try:
        return bytes([byte]).decode("windows-1252")
    except UnicodeDecodeError:
        return chr(byte)


def invisible(text: str) -> bytes:
    """Encode UTF-8 with all that can't be seen.

    Soft hyphens in numbers, zero-width characters between words, no-break spaces, Ð for Đ,
    a C1 control in the title (the second line) and a C0 control in a later one.
    """
    lines = text.split("\n")
    lines[1] = lines[1].replace(" ", "\x81 ", 1)
    lines[4] = lines[4].replace(" ", "\x02 ", 1)
    text = re.sub(r"(?<=\d)\.(?=\d{3})", ".\u00ad", "\n".join(lines))
    zero_width = _cycle("\u200b\u200c\ufeff\u2060")
    spaces = 0

    def space(_: re.Match[str]) -> str:
        nonlocal spaces
        spaces += 1
        if spaces % 9 == 0:
            return next(zero_width) + " "
        return "\u00a0" if spaces % 5 == 0 else " "

    return re.sub(" ", space, text).replace("Đ", "Ð").encode("utf-8")


def _cycle(items: Iterable[str]) -> Iterator[str]:
    while True:
        yield from items


def nfd(text: str) -> bytes:
    """Encode UTF-8 with every mark as a character of its own."""
    return unicodedata.normalize("NFD", text).encode("utf-8")


def nfd_invisible(text: str) -> bytes:
    """Encode UTF-8 with every mark alone, and what can't be seen inside numbers and names.

    Each number of three digits or more is parted in its middle, each second capitalized word of
    four letters or more after its second.
    """
    in_numbers, in_names = _cycle("\u00ad\u200b\u00ad\u2060"), _cycle("\u200b\u00ad\u200c\ufeff")
    names = 0

    def number(match: re.Match[str]) -> str:
        middle = (len(match[0]) + 1) // 2
        return match[0][:middle] + next(in_numbers) + match[0][middle:]

    def name(match: re.Match[str]) -> str:
        nonlocal names
        names += match[0][0].isupper()
        if names % 2 or not match[0][0].isupper():
            return match[0]
        return match[0][:2] + next(in_names) + match[0][2:]

    text = re.sub(r"\d(?:[.,]?\d){2,}", number, text)
    return nfd(re.sub(r"(?<![^\W\d_])[^\W\d_a-z][^\W\d_]{3,}", name, text))


def windows_1258(text: str) -> bytes:
    """Encode in windows-1258, a tone as a byte of its own where no letter has it."""
    return b"".join(_windows_1258(char) for char in text)


def _windows_1258(char: str) -> bytes:
    try:
        return char.encode("windows-1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", char)
        letter = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
        return (letter + "".join(part for part in parts if part in TONES)).encode("windows-1258")


def references(text: str) -> bytes:
    """Encode HTML in ASCII: letters as references, no-break spaces, Ð for Đ.

    Text by text decimal, hexadecimal, and hexadecimal of the ASCII letters too.
    """
    forms, spaces = _cycle(("&#{};", "&#x{:X};", "&#X{:04x};")), _cycle(("&nbsp;", "&#160;", " "))

    def written(match: re.Match[str]) -> str:
        form = next(forms)
        every = form.startswith("&#X")
        return "".join(
            next(spaces)
            if char == " "
            else form.format(ord(char))
            if not char.isascii() or (every and char.isalpha())
            else char
            for char in match[0].replace("Đ", "Ð")
        )

    return re.sub(r"(?<=>)[^<>]*[^\s<>][^<>]*(?=<)", written, text).encode("ascii")


def utf16(text: str) -> bytes:
    """Encode UTF-16, little end first, with its mark."""
    return codecs.BOM_UTF16_LE + text.encode("utf-16-le")


def utf16_crlf(text: str) -> bytes:
    """Encode UTF-16 as Notepad saves it, a line ending in two characters."""
    return utf16(text.replace("\n", "\r\n"))


ENCODERS: dict[str, Callable[[str], bytes]] = {
    "invisible": invisible,
    "mojibake": mojibake,
    "nfd": nfd,
    "nfd-invisible": nfd_invisible,
    "references": references,
    "tcvn3": tcvn3,
    "tcvn3-fonts": tcvn3_fonts,
    "utf-16": utf16,
    "utf-16-crlf": utf16_crlf,
    "vni": vni,
    "vni-utf-8": vni_as_utf8,
    "windows-1258": windows_1258,
}


def made() -> dict[Path, bytes]:
    """Return each page with the bytes that its clean text gives."""
    pages = {}
    for clean in sorted(CLEAN.iterdir()):
        label = yaml.safe_load((LABELS / f"{clean.stem}.yaml").read_text(encoding="utf-8"))
        encode = ENCODERS[label["encoding"]]
        pages[PAGES / clean.name] = encode(clean.read_bytes().decode("utf-8"))
    return pages


if __name__ == "__main__":
    for path, data in made().items():
        path.write_bytes(data)
        print(f"{path.name}: {len(data)}")
