"""Publish a folder whole: made beside the old one, then put in its place at once.

Whatever happens on the way, the folder that is served is all old or all new. Only a folder
that is empty, absent or carries our mark is ever replaced.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

MARK = ".khobao"
"""A file that says: this folder was made here, and may be replaced."""

AT_FDCWD, RENAME_EXCHANGE = -100, 2
"""From linux/fcntl.h and linux/fs.h; see renameat2(2)."""


class PublishError(Exception):
    """The output folder can't be replaced; the message names it and says why, in Vietnamese."""


@contextmanager
def publish(
    output: Path, sources: Iterable[Path] = (), apart: Iterable[Path] = ()
) -> Iterator[Path]:
    """Yield a staging folder that becomes `output` when the block ends well.

    If the block raises, the staging folder is removed and `output` stays as it was. Two
    builds into one place wait for each other. `sources` must not lie inside `output`, nor
    `output` inside the folders of `apart`.
    """
    output = output.resolve()
    _check_place(output, sources, apart)
    with _alone(output.parent):
        _recover(output)
        _check(output)
        staging = _staging(output)
        _remove(staging)
        try:
            staging.mkdir()
            (staging / MARK).touch()
            yield staging
            _swap(staging, output)
        finally:
            _remove(staging)


def _check_place(output: Path, sources: Iterable[Path], apart: Iterable[Path]) -> None:
    for source in sources:
        if source.resolve().is_relative_to(output):
            raise PublishError(f"{output}: thư mục này chứa {source}; cần OUTPUT ở chỗ khác")
    for folder in apart:
        if output.is_relative_to(folder.resolve()):
            raise PublishError(f"{output}: nằm trong {folder}; cần OUTPUT ở ngoài thư mục ấy")


def _staging(output: Path) -> Path:
    return output.with_name(f".{output.name}.staging")


def _old(output: Path) -> Path:
    return output.with_name(f".{output.name}.old")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _ours(folder: Path) -> bool:
    return (folder / MARK).is_file() or not any(folder.iterdir())


def _check(output: Path) -> None:
    if not output.exists():
        return
    if not output.is_dir():
        raise PublishError(f"{output}: không phải thư mục; cần một thư mục trống hoặc chưa có")
    if not _ours(output):
        raise PublishError(
            f"{output}: thư mục này không do Kho Báo dựng nên không được thay; "
            "cần OUTPUT là thư mục trống, chưa có, hoặc đã dựng trước đây"
        )


def _recover(output: Path) -> None:
    """Put back what an interrupted swap had moved away."""
    old = _old(output)
    if old.is_dir() and not output.exists():
        old.rename(output)
    _remove(old)


def _remove(folder: Path) -> None:
    if not folder.exists():
        return
    if not (folder.is_dir() and _ours(folder)):
        raise PublishError(f"{folder}: tên này cần cho việc dựng trang; hãy dời nó đi")
    shutil.rmtree(folder)


def _swap(staging: Path, output: Path) -> None:
    if not output.exists():
        staging.rename(output)
    elif not _exchange(staging, output):
        old = _old(output)
        output.rename(old)
        staging.rename(output)
        _remove(old)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step; False where the system or its file system can't."""
    if sys.platform != "linux":
        return False
    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None)
    names = os.fsencode(one), os.fsencode(other)
    return bool(
        renameat2 and renameat2(AT_FDCWD, names[0], AT_FDCWD, names[1], RENAME_EXCHANGE) == 0
    )
