"""Files that lie among the articles or pages and aren't read: each is a problem, with its cure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from khobao.content.folder import ARTICLES, IMAGES, MARKDOWN, PAGES
from khobao.record import Problem
from khobao.record.problems import shown

RENAMED = {".md", ".markdown", ".mdown", ".mkd"}
RAW_TEXTS = {".txt", ".html", ".htm", ".jsonl", ".warc", ".gz"}
PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".avif"}


def problems(paths: Iterable[Path]) -> Iterator[Problem]:
    """Yield a problem for each file that nobody would read."""
    for path in paths:
        yield Problem(
            path=str(path), rule="stray-file", found=_found(path), expected=_expected(path)
        )


def _found(path: Path) -> str:
    if path.is_symlink() and not path.is_file():
        return f"liên kết {shown(path.name)} không dẫn tới tệp nào, không được đọc"
    return f"tệp {shown(path.name)} không phải {MARKDOWN}, không được đọc"


def _expected(path: Path) -> str:
    kind = path.suffix.lower()
    if path.is_symlink() and not path.is_file():
        return "cần thư mục thật hoặc tệp thật thay cho liên kết"
    if kind in RENAMED:
        return f"cần đổi tên thành {path.stem}{MARKDOWN}"
    if kind in RAW_TEXTS:
        return "cần chuyển ra ngoài kho, rồi chạy make import FROM=<tệp ấy> để thành bài"
    if kind in PICTURES:
        return f"cần chuyển vào {IMAGES}/ và ghi ở khóa images của bài"
    return f"cần chuyển ra ngoài {ARTICLES}/ và {PAGES}/, hoặc xóa"
