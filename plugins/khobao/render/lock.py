"""A lock by a file: one process at a time, and a way to learn which.

The system holds it for as long as the process lives, so that a killed one leaves none behind; a
process that it forked lives on with it. The file goes when the lock does.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

MARK = "khobao"
"""The first word of a lock's file."""

LENGTH = 200
GLANCES, GLANCE = 20, 0.05
"""How often, after how many seconds, to look who it is: a file is signed after it is locked."""


class StrangersFileError(Exception):
    """Something else has the lock's name."""


class Holder(NamedTuple):
    """Who holds a lock."""

    process: int
    since: datetime
    """In local time."""

    @property
    def alive(self) -> bool:
        try:
            os.kill(self.process, 0)
        except ProcessLookupError:
            return False
        except OSError:  # another user's
            return True
        return True


Waiting = Callable[[Holder | None], None]
"""Called once before waiting, with the holder if it is known."""


@contextmanager
def locked(path: Path, waiting: Waiting) -> Iterator[None]:
    """Hold the lock of a path, waiting for it; raises OSError and StrangersFileError."""
    handle = _acquire(path, waiting)
    owner = os.getpid()
    try:
        _sign(handle)
        yield
    finally:
        if os.getpid() == owner:
            with suppress(OSError):
                path.unlink()
        os.close(handle)


def _acquire(path: Path, waiting: Waiting) -> int:
    """Return the locked file; one that its holder has meanwhile removed is opened anew."""
    told = False
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)
        try:
            _check(handle, path)
            if not _free(handle):
                if not told:
                    waiting(_holder(handle))
                    told = True
                fcntl.flock(handle, fcntl.LOCK_EX)
            if _stands(path, handle):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _free(handle: int) -> bool:
    """Take the lock if nobody has it."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _stands(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.lstat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _check(handle: int, path: Path) -> None:
    held = os.pread(handle, LENGTH, 0)
    if held and not held.startswith(MARK.encode()):
        raise StrangersFileError(path)


def _sign(handle: int) -> None:
    """Say who holds it; on a full disk, it is held all the same."""
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    with suppress(OSError):
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{MARK} {os.getpid()} {now}\n".encode(), 0)


def _holder(handle: int) -> Holder | None:
    """Return who holds the lock; none if that can't be told, or only of one that is no more."""
    for _ in range(GLANCES):
        try:
            _, process, since = os.pread(handle, LENGTH, 0).decode().split()
            holder = Holder(int(process), datetime.fromisoformat(since))
        except ValueError:
            holder = None
        if holder and holder.alive:
            return holder
        time.sleep(GLANCE)
    return None
