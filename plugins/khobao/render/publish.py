"""Publish a folder whole: made beside the old one, then put in its place at once.

Whatever happens on the way, the folder that is served is all old or all new. Only a folder
that is empty, absent or carries our mark is ever replaced.
"""

from __future__ import annotations

import ctypes
import logging
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from khobao.render.lock import Holder, StrangersFileError, locked
from khobao.render.reasons import reason

MARK = ".khobao"
"""A file that says: this folder was made here, and may be replaced."""

AT_FDCWD, RENAME_EXCHANGE = -100, 2
"""From linux/fcntl.h and linux/fs.h; see renameat2(2)."""

log = logging.getLogger(__name__)
"""Warns, in Vietnamese, of a build that is waited for, and of an old site that can't be removed."""


class PublishError(Exception):
    """The output folder can't be replaced; the message names it and says why, in Vietnamese."""


Reuse = Callable[[Path], bool]
"""Says whether a site that was published before the last may be made into the next."""


@contextmanager
def publish(
    output: Path,
    sources: Iterable[Path] = (),
    apart: Iterable[Path] = (),
    reuse: Reuse | None = None,
) -> Iterator[Path]:
    """Yield a staging folder that becomes `output` when the block ends well.

    It is empty; with `reuse` the old site is kept beside the new one, and the next staging folder
    is that one, if `reuse` says so: making and removing tens of thousands of folders takes longer
    than changing what differs in them.

    If the block raises, the staging folder is removed and `output` stays as it was; an OSError
    becomes a PublishError. Of two builds into one place the second waits. `sources` must not lie
    inside `output`, nor `output` inside the folders of `apart`.
    """
    output = output.resolve()
    _check_place(output, sources, apart)
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with locked(_beside(output, "lock"), _waiting):
            _recover(output)
            _check(output)
            with _staged(output, reuse) as staging:
                yield staging
    except StrangersFileError as error:
        raise _taken(error.args[0]) from error
    except OSError as error:
        raise PublishError(f"{_place(error, output)}: {reason(error)}") from error


@contextmanager
def _staged(output: Path, reuse: Reuse | None) -> Iterator[Path]:
    """Yield a folder that is swapped with the output in the end."""
    staging, spare = _beside(output, "staging"), _beside(output, "spare")
    _remove(staging)
    try:
        if reuse and output.is_dir() and _held(spare) and reuse(spare):
            spare.rename(staging)
        else:
            _remove(spare)
            staging.mkdir()
            (staging / MARK).touch()
        yield staging
        _swap(staging, output)
    except BaseException:
        with suppress(OSError):  # then the next build removes it
            _remove(staging)
        raise
    try:
        for old in (staging, _beside(output, "old")):
            if reuse and old.is_dir():
                old.rename(spare)
            _remove(old)
    except OSError as error:
        log.warning("%s: bản cũ chưa xóa hết được: %s", error.filename, reason(error))


def _held(spare: Path) -> bool:
    return spare.is_dir() and not spare.is_symlink() and (spare / MARK).is_file()


def _waiting(holder: Holder | None) -> None:
    known = f" (tiến trình {holder.process}, từ {holder.since:%H:%M:%S %d-%m-%Y})" if holder else ""
    log.warning("một lần dựng khác vào cùng thư mục đang chạy%s; đợi nó xong…", known)


def _place(error: OSError, output: Path) -> str:
    """Return what an error is about: the output, if it is of the folder that would become it."""
    if not isinstance(error.filename, str | bytes):
        return str(output)
    path = Path(os.fsdecode(error.filename))
    if path == _beside(output, "lock"):
        return str(output.parent)
    return str(output) if path.is_relative_to(_beside(output, "staging")) else str(path)


def _beside(output: Path, end: str) -> Path:
    return output.with_name(f".{output.name}.{end}")


def _check_place(output: Path, sources: Iterable[Path], apart: Iterable[Path]) -> None:
    for source in sources:
        if source.resolve().is_relative_to(output):
            raise PublishError(f"{output}: thư mục này chứa {source}; cần OUTPUT ở chỗ khác")
    for folder in apart:
        if output.is_relative_to(folder.resolve()):
            raise PublishError(f"{output}: nằm trong {folder}; cần OUTPUT ở ngoài thư mục ấy")


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
    if not os.access(output, os.W_OK | os.X_OK):
        raise PublishError(f"{output}: không có quyền ghi; hãy cấp quyền hay chọn OUTPUT khác")


def _recover(output: Path) -> None:
    """Put back what an interrupted swap had moved away."""
    old = _beside(output, "old")
    if old.is_dir() and not output.exists():
        old.rename(output)
    _remove(old)


def _remove(folder: Path) -> None:
    """Remove a folder of ours, its mark last: what a kill leaves of it is still known as ours."""
    if not os.path.lexists(folder):
        return
    if folder.is_symlink() or not folder.is_dir() or not _ours(folder):
        raise _taken(folder)
    with os.scandir(folder) as entries:
        held = [entry for entry in entries if entry.name != MARK]
    for entry in held:
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        else:
            Path(entry.path).unlink()
    (folder / MARK).unlink(missing_ok=True)
    folder.rmdir()


def _taken(path: Path) -> PublishError:
    return PublishError(f"{path}: tên này cần cho việc dựng trang; hãy dời nó đi")


def _swap(staging: Path, output: Path) -> None:
    if not output.exists():
        staging.rename(output)
    elif not _exchange(staging, output):
        old = _beside(output, "old")
        output.rename(old)
        try:
            staging.rename(output)
        except BaseException:
            old.rename(output)
            raise


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step; False where the system or its file system can't."""
    if sys.platform != "linux":
        return False
    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None)
    names = os.fsencode(one), os.fsencode(other)
    return bool(
        renameat2 and renameat2(AT_FDCWD, names[0], AT_FDCWD, names[1], RENAME_EXCHANGE) == 0
    )
