"""The theme's own files into the site: scripts without their comments, all else as it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import rjsmin


def copy(folder: Path, target: Path) -> None:
    """Copy what is below a folder; a script keeps its code and its imports' names."""
    for source in sorted(folder.rglob("*")):
        if source.is_dir():
            continue
        path = target / source.relative_to(folder)
        path.parent.mkdir(parents=True, exist_ok=True)
        if source.suffix == ".js":
            script = rjsmin.jsmin(source.read_text(encoding="utf-8"))
            path.write_text(script + "\n", encoding="utf-8", newline="\n")
        else:
            shutil.copyfile(source, path)
