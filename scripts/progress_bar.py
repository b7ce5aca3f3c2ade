"""A build's progress on a terminal."""

import sys
import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)

from khobao.render.progress import Stage

LABELS: dict[Stage, str] = {
    "reading": "Đọc bài",
    "pages": "Dựng trang",
    "search": "Lập chỉ mục tìm",
    "publishing": "Đưa lên",
}

PATIENCE, PAUSE = 0.4, 0.1
"""Seconds before anything is drawn, so that a short build shows nothing, and between drawings."""


class ProgressBar:
    """A bar with counts for each stage, on stderr, gone when the build is over.

    It draws when it's told something, and not from a thread: a build forks processes.
    """

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(stderr=True)
        self._bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self.console,
            auto_refresh=False,
            transient=True,
        )
        self._task: TaskID | None = None
        self._due = time.monotonic() + PATIENCE
        self._drawn = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._drawn:
            self._bars.stop()

    def stage(self, name: Stage, total: int | None = None) -> None:
        self._end()
        self._task = self._bars.add_task(LABELS[name], total=total)
        self._draw()

    def advance(self, n: int = 1) -> None:
        if self._task is not None:
            self._bars.advance(self._task, n)
            self._draw()

    def say(self, line: str) -> None:
        """Print a line above the bars."""
        self.console.print(line, markup=False, highlight=False, emoji=False, soft_wrap=True)

    def _end(self) -> None:
        """Show the stage that is over as done."""
        if self._task is None:
            return
        task = self._bars.tasks[-1]
        self._bars.update(self._task, total=task.total or task.completed or 1)
        self._bars.update(self._task, completed=self._bars.tasks[-1].total)
        self._bars.stop_task(self._task)

    def _draw(self) -> None:
        now = time.monotonic()
        if now < self._due:
            return
        self._due = now + PAUSE
        if not self._drawn:
            self._bars.start()
            self._drawn = True
        self._bars.refresh()


def on_terminal() -> ProgressBar | None:
    """Return a bar if somebody watches."""
    console = Console(stderr=True)
    shown = sys.stderr.isatty() and not console.is_dumb_terminal
    return ProgressBar(console) if shown else None
