"""What a page's script imports, so that the page can ask for it all at once."""

from __future__ import annotations

import os
import re
from pathlib import Path

IMPORT = re.compile(r'^(?:import|export)\b[^;]*?from "(\.[^"]+)\.js";', re.MULTILINE)
"""import { open } from "./search/engine.js"; not what a script fetches later, by import()"""


def imported(folder: Path, *names: str) -> tuple[str, ...]:
    """Return the modules that these import, and what those import, by name: `search/engine`.

    Names are paths below `folder` without their suffix, in alphabetical order. A theme may have no
    such script: then nothing is imported.
    """
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        script = folder / f"{name}.js"
        text = script.read_text(encoding="utf-8") if script.is_file() else ""
        above = Path(name).parent
        for one in IMPORT.findall(text):
            near = Path(os.path.normpath(above / one)).as_posix()
            if near not in found:
                found.add(near)
                waiting.append(near)
    return tuple(sorted(found - set(names)))
