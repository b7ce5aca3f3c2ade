"""Pelican, run for one build and listened to."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pelican
from jinja2 import TemplateError
from pelican.settings import read_settings

from khobao.record import KhoBaoError
from khobao.site.writer import PageWriter


class ShellError(KhoBaoError):
    """Pelican reported what would have left pages out; the message is all it reported."""


class Shell(pelican.Pelican):  # type: ignore[misc]  # pelican has no types
    """Pelican's run, without its own look into the working directory."""

    writer: PageWriter

    def _get_writer(self) -> PageWriter:
        self.writer = super()._get_writer()
        return self.writer

    def init_plugins(self) -> None:
        """Load them, and say so of an error: a plugin may raise anything while it is imported."""
        try:
            super().init_plugins()
        except Exception as error:
            raise ShellError(f"PLUGINS: {type(error).__name__}: {error}") from error

    def init_path(self) -> None:
        """Do nothing: Pelican would let a module of the working directory pass for a plugin."""


class Listener(logging.Handler):
    """Keeps what Pelican logs as an error; it goes on after most of them."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        cause = record.exc_info[1] if record.exc_info else None
        told = f": {type(cause).__name__}: {cause}" if cause else ""
        self.messages.append(record.getMessage() + told)

    def check(self) -> None:
        if self.messages:
            raise ShellError("\n".join(f"Pelican: {message}" for message in self.messages))


def settings(path: Path, override: dict[str, Any]) -> dict[str, Any]:
    """Read Pelican's settings; raises ShellError, which names the file."""
    try:
        read: dict[str, Any] = read_settings(str(path), override=override)
    except Exception as error:  # the file is code, and Pelican's own checks raise Exception
        raise ShellError(f"{path}: {type(error).__name__}: {error}") from error
    return read


def run(settings: dict[str, Any]) -> PageWriter:
    """Run Pelican and return the writer that wrote the pages; raises ShellError."""
    wanted = [str(name) for name in settings["PLUGINS"]]
    _check_names(wanted)
    with _listening() as listener:
        shell = Shell(settings)
        listener.check()
        _check_loaded(wanted, shell.settings["PLUGINS"])
        try:
            shell.run()
        except TemplateError as error:
            raise ShellError(f"THEME: {_place(error)}{type(error).__name__}: {error}") from error
        listener.check()
    return shell.writer


def _place(error: TemplateError) -> str:
    name, line = getattr(error, "name", None), getattr(error, "lineno", None)
    return f"{name}:{line}: " if name else ""


def _check_names(plugins: list[str]) -> None:
    for name in plugins:
        if "." not in name:
            raise ShellError(
                f"PLUGINS: “{name}” có thể trùng tên một mô-đun khác; "
                "cần tên đầy đủ có dấu chấm, như khobao.site"
            )


def _check_loaded(wanted: list[str], loaded: list[str]) -> None:
    if missing := [name for name in wanted if name not in loaded]:
        raise ShellError(f"PLUGINS: không nạp được {', '.join(missing)}")


@contextmanager
def _listening() -> Iterator[Listener]:
    listener = Listener()
    root, console = logging.getLogger(), pelican.console
    quiet, console.quiet = console.quiet, True
    root.addHandler(listener)
    try:
        yield listener
    finally:
        root.removeHandler(listener)
        console.quiet = quiet
