"""What a command takes: time on the wall, of the processors, and memory of all its processes."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
SAMPLED_EVERY = 0.2
"""Seconds. A peak between two samples is seen only as that of the largest process."""

SESSION = 3
"""Where /proc/PID/stat has the session, counted from the state on."""


class CommandError(Exception):
    """A command that was to be measured failed; the message has the end of what it printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Seconds on the wall and of the processors; MiB at the peak, of all processes together."""

    wall: float
    processor: float
    memory: float

    def __add__(self, other: Measure) -> Measure:
        """Return what two commands take, one after the other."""
        return Measure(
            wall=self.wall + other.wall,
            processor=self.processor + other.processor,
            memory=max(self.memory, other.memory),
        )

    def __str__(self) -> str:
        return f"{self.wall:.1f} s ({self.processor:.1f} s CPU), {self.memory:.0f} MiB"


def median(measures: Sequence[Measure]) -> Measure:
    """Return the medians, each of its own."""
    return Measure(
        wall=statistics.median(one.wall for one in measures),
        processor=statistics.median(one.processor for one in measures),
        memory=statistics.median(one.memory for one in measures),
    )


def run(command: Sequence[object], folder: Path, env: Mapping[str, str] | None = None) -> Measure:
    """Run a command to its end in a folder; raises CommandError if it fails.

    What earlier commands wrote is put to the disk first, so that this one doesn't pay for it.
    """
    os.sync()
    with tempfile.TemporaryFile() as printed:
        started = time.perf_counter()
        process = subprocess.Popen(
            list(map(str, command)),
            cwd=folder,
            env=os.environ | (env or {}),
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        sampler = _Sampler(process.pid)
        sampler.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        sampler.stop()
        if process.returncode:
            printed.seek(0)
            said = printed.read().decode(errors="replace")[-2000:]
            raise CommandError(f"{' '.join(map(str, command))}: {process.returncode}\n{said}")
    return Measure(
        wall=wall,
        processor=usage.ru_utime + usage.ru_stime,
        memory=max(sampler.peak, _largest(usage)) / 2**20,
    )


def _largest(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 2**10)


class _Sampler(threading.Thread):
    """Looks again and again how much memory the processes of a session hold, in bytes."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.session, self.peak, self.ended = session, 0.0, threading.Event()

    def run(self) -> None:
        while PROC.is_dir() and not self.ended.wait(SAMPLED_EVERY):
            self.peak = max(self.peak, sum(map(_memory, _members(self.session))))

    def stop(self) -> None:
        self.ended.set()
        self.join()


def _members(session: int) -> Iterator[Path]:
    for process in PROC.iterdir():
        if process.name.isdigit() and _session(process) == session:
            yield process


def _session(process: Path) -> int | None:
    try:
        stat = (process / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:  # it has ended
        return None
    return int(stat.rpartition(")")[2].split()[SESSION])


def _memory(process: Path) -> float:
    """Return the bytes a process holds, its share alone of what it has in common with others."""
    try:
        told = (process / "smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    shares = (line.split() for line in told.splitlines() if line.startswith("Pss:"))
    return sum(int(share[1]) for share in shares) * 2**10
