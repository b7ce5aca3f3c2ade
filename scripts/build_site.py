"""Build the site of a content folder."""

import gc
import json
import logging
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, redirect_stdout
from dataclasses import replace
from pathlib import Path

import click

from khobao.record import ContentError, KhoBaoError, Problem
from khobao.render import PublishError
from khobao.render.reasons import reason
from khobao.site.build import build
from progress_bar import on_terminal

SETTINGS = Path(__file__).resolve().parent.parent / "pelicanconf.py"
CACHE = "khobao.cache"
"""The logger that hears of what couldn't be kept for the next build."""

STOPPED = 130

Say = Callable[[str], None]


def told(error: BaseException) -> list[str]:
    """Return what an editor reads of an error: a line for each problem, then how many."""
    if isinstance(error, ContentError):
        problems = error.problems
        files = {problem.path for problem in problems}
        return [*map(_line, problems), f"{len(problems)} lỗi trong {len(files)} tệp"]
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        return [place + reason(error)]
    if isinstance(error, MemoryError):
        return ["hết bộ nhớ; hãy đóng bớt chương trình rồi chạy lại"]
    if isinstance(error, KhoBaoError | PublishError):
        return str(error).splitlines() or [type(error).__name__]
    return [f"lỗi của chương trình, không phải của bài: {_program_error(error)}"]


def _program_error(error: BaseException) -> str:
    at = traceback.extract_tb(error.__traceback__)[-1]
    what = " ".join([f"{type(error).__name__}:", *str(error).split()])
    return f"{what} ({Path(at.filename).name}:{at.lineno})"


def _line(problem: Problem) -> str:
    path = Path(problem.path)
    here = Path.cwd()
    shown = path.relative_to(here) if path.is_relative_to(here) else path
    return str(replace(problem, path=str(shown)))


def _kept(output: Path) -> str:
    return "trang đang có được giữ nguyên" if output.is_dir() else "chưa có trang nào được dựng"


class Warnings(logging.Handler):
    """Says at once what a build warns of; of the cache, only once."""

    def __init__(self, say: Say) -> None:
        super().__init__(logging.WARNING)
        self._say = say
        self._said_of_cache = False

    def emit(self, record: logging.LogRecord) -> None:
        line = record.getMessage()
        if record.name == CACHE:
            if self._said_of_cache:
                return
            self._said_of_cache = True
            cause = record.exc_info[1] if record.exc_info else None
            why = reason(cause) if isinstance(cause, OSError) else str(cause)
            line = f"{line}: không giữ lại được gì cho lần dựng sau, nên sẽ chậm hơn: {why}"
        self._say(f"Lưu ý: {line}")


@contextmanager
def _heard(say: Say) -> Iterator[None]:
    logger, handler = logging.getLogger("khobao"), Warnings(say)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


def _say(line: str) -> None:
    click.echo(line, err=True)


def attempt(content: Path, output: Path, siteurl: str) -> tuple[bool, list[str]]:
    """Build, and return whether it went well, and what there is to say of it."""
    with on_terminal() or nullcontext() as bar, _heard(bar.say if bar else _say):
        try:
            report = build(SETTINGS, content, output, siteurl, bar)
        except Exception as error:  # no traceback ever reaches an editor
            *lines, last = told(error)
            return False, [*lines, f"{last}; {_kept(output)}"]
    return True, [f"{report} -> {os.fspath(output)}"]


def _again(content: Path, output: Path, siteurl: str) -> None:
    answers = sys.stdout
    for _ in sys.stdin:
        with redirect_stdout(sys.stderr):  # whatever code prints is no answer
            done, lines = attempt(content, output, siteurl)
        click.echo(json.dumps({"done": done, "lines": lines}), file=answers)
        gc.collect()  # while nobody waits: a build leaves cycles behind


@click.command()
@click.option("--content", type=click.Path(path_type=Path), default="content", show_default=True)
@click.option("--output", type=click.Path(path_type=Path), default="output", show_default=True)
@click.option("--siteurl", default="", help="The site's address, for canonical links.")
@click.option("--again", is_flag=True, help="Build at each line of stdin, answered with JSON.")
def main(content: Path, output: Path, siteurl: str, again: bool) -> None:
    """Build the site of CONTENT at OUTPUT; if anything is wrong, OUTPUT stays as it was."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if again:
            _again(content, output, siteurl)
            return
        done, lines = attempt(content, output, siteurl)
    except KeyboardInterrupt:
        if not again:
            _say(f"Đã dừng; {_kept(output)}")
        sys.exit(STOPPED)
    click.echo("\n".join(lines), err=not done)
    if not done:
        sys.exit(1)


if __name__ == "__main__":
    main()
