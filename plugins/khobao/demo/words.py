"""Words drawn as a language draws them: a word's share falls with its rank (Zipf's law)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from random import Random
from typing import Any, TypeVar

import yaml

T = TypeVar("T")

ZIPF_SHIFT = 2.7
"""Mandelbrot's shift, which flattens the first few ranks."""

CLASSES = {
    "B": "bodies",
    "N": "nouns",
    "V": "verbs",
    "A": "adjectives",
    "G": "groups",
    "T": "times",
    "F": "fields",
    "D": "areas",
}

BATCH = 48
"""Words drawn in one call; one call a word takes four times as long."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """Words from the most to the least frequent, with the running sum of their shares."""

    words: tuple[str, ...]
    shares: tuple[float, ...]


@cache
def word_lists() -> dict[str, tuple[str, ...]]:
    """Return each class of words.yaml by its name."""
    raw: dict[str, str] = data("words.yaml")
    return {name: tuple(word.strip() for word in text.split(",")) for name, text in raw.items()}


@cache
def shapes() -> dict[str, Any]:
    """Return what prose.yaml holds."""
    made: dict[str, Any] = data("prose.yaml")
    return made


def data(name: str) -> Any:
    """Return what a data file of this package holds."""
    return yaml.safe_load(files("khobao.demo").joinpath(name).read_text(encoding="utf-8"))


def ranked(words: Sequence[str]) -> Ranked:
    shares = accumulate(1 / (rank + ZIPF_SHIFT) for rank in range(1, len(words) + 1))
    return Ranked(tuple(words), tuple(shares))


@cache
def _classes() -> dict[str, Ranked]:
    return {letter: ranked(word_lists()[name]) for letter, name in CLASSES.items()}


class Deck:
    """A mapping for `str.format_map`: a class's letter gives its next word, a name its value."""

    def __init__(self, rng: Random, **values: object) -> None:
        self._rng = rng
        self._values = values
        self._drawn: dict[str, list[str]] = {letter: [] for letter in CLASSES}

    def __getitem__(self, key: str) -> object:
        drawn = self._drawn.get(key)
        if drawn is None:
            return self._values[key]
        if not drawn:
            words = _classes()[key]
            drawn.extend(self._rng.choices(words.words, cum_weights=words.shares, k=BATCH))
        return drawn.pop()

    def sentence(self, shape: str, **values: object) -> str:
        """Fill a shape, and begin it with a capital."""
        self._values.update(values)
        text = shape.format_map(self)
        return text[0].upper() + text[1:]

    def any(self, shapes: Sequence[str], **values: object) -> str:
        return self.sentence(self._rng.choice(shapes), **values)
