"""Work shared out to processes that are forked from this one, and see all that it holds."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

PR_SET_PDEATHSIG = 1
"""From linux/prctl.h; see prctl(2)."""

_work: Callable[[Any], Any]


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def shared(work: Callable[[T], R], items: Sequence[T], chunk: int = 1) -> Iterator[R]:
    """Yield what `work` gives for each item, in their order, a process a processor.

    Items and results are pickled, `work` needn't be: it is there when the processes are forked.
    They take `chunk` items at a time; fewer items than that are done here. What `work` raises is
    raised; concurrent.futures.process.BrokenProcessPool if a process was killed.
    """
    global _work
    number = processors()
    if number == 1 or len(items) <= chunk or not hasattr(os, "fork"):
        yield from map(work, items)
        return
    _work = work
    with ProcessPoolExecutor(
        number, multiprocessing.get_context("fork"), initializer=_end_with, initargs=(os.getpid(),)
    ) as pool:
        yield from pool.map(_call, items, chunksize=chunk)


def _call(item: Any) -> Any:
    return _work(item)


def _end_with(parent: int) -> None:
    """End this process when the one that forked it does, even if that was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent's to tell
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.2)
    os._exit(1)
