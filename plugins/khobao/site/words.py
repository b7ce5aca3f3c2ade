"""The interface's wording, read from one catalogue."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


class Words(dict[str, Any]):
    """A part of the catalogue; an entry that isn't there is an error, in templates too.

    Entries are attributes too, so that reading one costs no call.
    """

    def __init__(self, entries: dict[str, Any]) -> None:
        super().__init__(entries)
        self.__dict__ = self

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(f"no wording for {name!r}")


@cache
def words() -> Words:
    """Return the catalogue."""
    text = (files("khobao.site") / "words.yaml").read_text(encoding="utf-8")
    loaded: Words = _wrapped(yaml.load(text, Loader=yaml.CBaseLoader))
    return loaded


def _wrapped(value: Any) -> Any:
    if isinstance(value, dict):
        return Words({key: _wrapped(one) for key, one in value.items()})
    return value
