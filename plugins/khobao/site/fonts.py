"""Typefaces from npm packages into the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from khobao.record import KhoBaoError
from khobao.render import Data


class MissingFontError(KhoBaoError):
    """A font file of the settings isn't there."""


def files(names: Iterable[str], packages: Path, target: str) -> Iterator[Data]:
    """Yield font files, named by their path below node_modules; raises MissingFontError."""
    for name in names:
        source = packages / name
        if not source.is_file():
            raise MissingFontError(f"{source}: chưa có phông chữ này; hãy chạy: make setup")
        yield Data(target + source.name, source.read_bytes())
