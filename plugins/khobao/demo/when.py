"""When an invented article was published, and how much of that it lets one know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from khobao.demo.words import Deck
from khobao.record import Edtf, dates
from khobao.record.wording import Basis

FIRST = date(2011, 1, 1)
LAST = date(2025, 12, 31)

KINDS = ("stated", "day", "month", "year", "range", "unknown")
SHARES = (68, 12, 8, 6, 3, 3)
"""Of a hundred articles: the day stated, the day computed, a month, a year, two years, nothing."""

EVENTS = ("day", "month", "year", "range", "unknown")
EVENT_SHARES = (30, 8, 4, 3, 55)
"""Of a hundred articles: what they tell of is known to the day, month, year, two years, or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The day it is set on, and what the record knows of it."""

    day: date
    known: Edtf | None
    basis: Basis
    evidence: tuple[str, ...] = ()
    sentence: str = ""
    time: str | None = None


def day(rng: Random) -> date:
    return FIRST + timedelta(days=rng.randrange((LAST - FIRST).days + 1))


def draw(rng: Random, on: date, deck: Deck, shapes: Mapping[str, Any]) -> When:
    """Return when an article was published; `shapes` has the words that tell it."""
    (kind,) = rng.choices(KINDS, SHARES)
    if kind == "unknown":
        return When(day=on, known=None, basis="unknown")
    if kind == "stated":
        time = f"{rng.randint(5, 22):02d}:{rng.randint(0, 59):02d}" if rng.random() < 0.4 else None
        return When(day=on, known=dates.day(on), basis="stated", time=time)
    values = {"day": on.day, "month": on.month, "year": on.year, "first": on.year - 4}
    return When(
        day=on,
        known=dates.parse(_text(rng, kind, on)),
        basis="computed" if kind == "day" else "inferred",
        evidence=tuple(shape.format_map(values) for shape in shapes["evidence"][kind]),
        sentence=deck.sentence(shapes["evidence_sentences"][kind], **values),
    )


def event(number: int, known: Edtf | None) -> Edtf | None:
    """Return when what a dated article tells of took place; drawn apart from all else of it."""
    rng = Random(f"event {number}")
    (kind,) = rng.choices(EVENTS, EVENT_SHARES)
    if known is None or kind == "unknown":
        return None
    on = known.start - timedelta(days=rng.randint(0, 9))
    return dates.day(on) if kind == "day" else dates.parse(_text(rng, kind, on))


def _text(rng: Random, kind: str, on: date) -> str:
    if kind == "day":
        return f"{on}"
    if kind == "month":
        return f"{on:%Y-%m}{rng.choice(['', '~'])}"
    if kind == "year":
        return f"{on.year}"
    return f"{on.year - 1}/{on.year}" if on.year == LAST.year else f"{on.year}/{on.year + 1}"
