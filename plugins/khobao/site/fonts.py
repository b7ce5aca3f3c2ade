"""Typefaces from npm packages into the site."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from khobao.record import KhoBaoError


class MissingFontError(KhoBaoError):
    """A font file of the settings isn't there."""


def copy(files: Iterable[str], packages: Path, folder: Path) -> None:
    """Copy font files, named by their path below node_modules; raises MissingFontError."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in files:
        source = packages / name
        if not source.is_file():
            raise MissingFontError(f"{source}: chưa có phông chữ này; hãy chạy: make setup")
        shutil.copyfile(source, folder / source.name)
