"""The texts as they were collected, which lie outside the repository: where, and what they say.

`KHOBAO_ARTICLES` names their folder; else it is looked for beside the repository.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

BESIDE = Path(__file__).parents[2] / "shared" / "articles"


def _folder() -> Path | None:
    """Return the folder; raises FileNotFoundError if one is named that isn't there."""
    if named := os.environ.get("KHOBAO_ARTICLES"):
        if not Path(named, "facts.yaml").is_file():
            raise FileNotFoundError(f"KHOBAO_ARTICLES={named}: no folder with a facts.yaml")
        return Path(named)
    return BESIDE if (BESIDE / "facts.yaml").is_file() else None


FOLDER = _folder()

needed = pytest.mark.skipif(
    FOLDER is None, reason="the collected texts are not at hand; KHOBAO_ARTICLES names their folder"
)


@cache
def facts() -> dict[str, Any]:
    """Return what was read out of the texts by hand; nothing if they aren't at hand."""
    if FOLDER is None:
        return {}
    found: dict[str, Any] = yaml.safe_load((FOLDER / "facts.yaml").read_text(encoding="utf-8"))
    return found
