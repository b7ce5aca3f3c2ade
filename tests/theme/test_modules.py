"""How the theme's modules hang together."""

import re
from pathlib import Path

from khobao.site.pages.search import MODULES
from tests.theme.node import SCRIPTS

IMPORT = re.compile(r'^(?:import|export)\b[^;]*?from "(\.[^"]+)";', re.MULTILINE)


def imported(path: Path, found: set[Path]) -> set[Path]:
    """Return a module with all that it imports, and they; not what is fetched later."""
    if path not in found:
        found.add(path)
        for name in IMPORT.findall(path.read_text(encoding="utf-8")):
            imported((path.parent / name).resolve(), found)
    return found


def test_the_search_page_asks_for_all_its_modules_at_once():
    script = SCRIPTS / "search.js"
    everywhere = {script, SCRIPTS / "find.js"}
    needed = imported(script, set()) - everywhere
    assert sorted(MODULES) == sorted(
        path.relative_to(SCRIPTS).with_suffix("").as_posix() for path in needed
    )
