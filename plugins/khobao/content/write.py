"""Write into a content folder: only what changed, whole files or nothing."""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

from khobao.content import folder
from khobao.record import Article, KhoBaoError
from khobao.record.text import slugify

ID_LINE = re.compile(rb"""^id:\s*["']?([0-9a-f]{12})\b""", re.MULTILINE)
HEAD = 400
"""Bytes of a file in which its id stands: it's the first key."""

PART = ".part"
"""The ending of a file that is being written; its name begins with a dot."""


class BusyError(KhoBaoError):
    """Another process is writing into this content folder."""


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold a content folder as its only writer; raises BusyError.

    The lock is the system's and goes with the process, however that ends. What one that was
    killed left half written is taken away first.
    """
    held = os.open(root, os.O_RDONLY)
    try:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(f"{root}: một lần nhập khác đang chạy; hãy đợi nó xong") from None
        for path in sorted(root.rglob(f".*{PART}")):
            path.unlink(missing_ok=True)
        yield
    finally:
        os.close(held)


def save(path: Path, data: bytes) -> bool:
    """Write the bytes in one step and return True, or return False if they stand there already."""
    if path.exists() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}{PART}")
    try:
        part.write_bytes(data)
        part.replace(path)
    except BaseException:  # a broken-off write leaves nothing behind, whatever broke it off
        part.unlink(missing_ok=True)
        raise
    return True


def article_ids(root: Path) -> dict[str, Path]:
    """Return the file of each article id below `root`, faulty files too."""
    found: dict[str, Path] = {}
    for path in folder.article_files(root):
        with path.open("rb") as file:
            match = ID_LINE.search(file.read(HEAD))
        if match:
            found.setdefault(match[1].decode(), path)
    return found


def new_path(root: Path, article: Article) -> Path:
    """Return a path for a new article that no file has; the id parts articles of one title."""
    place = root / folder.article_folder(article)
    slug = slugify(article.title) or article.id
    path = place / f"{slug}.md"
    return place / f"{slug}-{article.id[:6]}.md" if path.exists() else path


def complete(root: Path) -> tuple[Path, ...]:
    """Give a folder without tags or pages a start, and return the files written."""
    written = []
    with as_file(files("khobao.content").joinpath("starter")) as starter:
        for source in sorted(path for path in starter.rglob("*") if path.is_file()):
            name = source.relative_to(starter)
            present = root / (folder.PAGES if name.parts[0] == folder.PAGES else name)
            if not present.exists():
                save(root / name, source.read_bytes())
                written.append(root / name)
    return tuple(written)
