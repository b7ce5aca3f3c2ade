"""Read one file of a content folder; raises ContentError with all its problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from khobao.content.entry import Entry, PageEntry
from khobao.record import ContentError, Problem, front_matter
from khobao.record.problems import shown
from khobao.record.text import SLUG, slugify

T = TypeVar("T")

DIGEST = 16


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes; one that can't be read is a problem."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ContentError(
            [
                Problem(
                    path=str(path),
                    rule="unreadable",
                    found=f"không mở được tệp: {error.strerror}",
                    expected="cần một tệp đọc được",
                )
            ]
        ) from error


def read_text(path: Path) -> str:
    """Return a file's text; one that can't be read or isn't UTF-8 is a problem."""
    return _text(path, read_bytes(path))


def _text(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ContentError(
            [
                Problem(
                    path=str(path),
                    line=line,
                    rule="encoding",
                    found=f"byte 0x{data[error.start]:02x} không phải UTF-8",
                    expected="cần lưu tệp theo mã UTF-8",
                )
            ]
        ) from None


def read_article(path: Path) -> Entry:
    article, data = _read(path, front_matter.loads)
    return Entry(article=article, slug=path.stem, path=str(path), digest=digest(path, data))


def digest(path: Path, data: bytes) -> bytes:
    """Return what tells a file's bytes and its name from any others."""
    return blake2b(path.stem.encode() + b"\0" + data, digest_size=DIGEST).digest()


def read_page(path: Path) -> PageEntry:
    page, _ = _read(path, front_matter.loads_page)
    return PageEntry(page=page, slug=path.stem, path=str(path))


def _read(path: Path, loads: Callable[[str, str], T]) -> tuple[T, bytes]:
    problems = list(_name(path))
    try:
        data = read_bytes(path)
        record = loads(_text(path, data), str(path))
    except ContentError as error:
        raise ContentError([*problems, *error.problems]) from error
    if problems:
        raise ContentError(problems)
    return record, data


def _name(path: Path) -> Iterator[Problem]:
    if not SLUG.fullmatch(path.stem):
        yield Problem(
            path=str(path),
            rule="file-name",
            found=f"tên tệp {shown(path.name)}",
            expected=f"cần chữ thường không dấu, số và gạch nối: {slugify(path.stem) or 'bai'}.md",
        )
