"""The theme's own files into the site: scripts without their comments, all else as it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import rjsmin

from khobao.render import Data


def files(folder: Path, target: str) -> Iterator[Data]:
    """Yield what is below a folder; a script keeps its code and its imports' names."""
    for source in sorted(folder.rglob("*")):
        if not source.is_dir():
            content = source.read_bytes()
            if source.suffix == ".js":
                content = (rjsmin.jsmin(content.decode("utf-8")) + "\n").encode("utf-8")
            yield Data(target + source.relative_to(folder).as_posix(), content)
