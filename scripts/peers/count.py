"""How many pages of each kind stand in a built site."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from .archive import KINDS

LIST = re.compile(r"(?:(?:{})/)?(?:trang/\d+/)?index\.html".format("|".join(KINDS)))
"""van-ban/trang/2/index.html"""

MONTH = re.compile(r"nam/\d{4}/\d\d/")
OTHER = "khác"


def pages(output: Path) -> Counter[str]:
    """Return the pages by kind; `index` are the lists of all articles and of all terms."""
    found = (path.relative_to(output).as_posix() for path in output.rglob("*.html"))
    return Counter(map(kind, found))


def kind(path: str) -> str:
    """Return the kind of the page at a path below the site's root."""
    if LIST.fullmatch(path):
        return "index"
    if MONTH.match(path):
        return "thang"
    first = path.partition("/")[0]
    return first if first in ("bai", *KINDS) else OTHER
