"""The program itself, as a thing that pages depend on."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import khobao
from khobao.render import code


@lru_cache(maxsize=1)
def version() -> str:
    """Return what tells this program's sources and packages from any others."""
    return code.version([Path(khobao.__file__).parent])
