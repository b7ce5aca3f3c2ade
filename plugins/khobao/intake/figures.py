"""A figure as it stands in a text, before it has its id."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A count before it has its id.

    `opened` is where a breakdown was opened before it in its sentence, -1 if none was; `total` is
    a position in the list of figures.
    """

    block: int
    sentence: int
    start: int
    end: int
    value: Decimal
    of: Decimal | None
    max: Decimal | None
    qualifier: str | None
    unit: str
    what: str | None
    measure: str
    target: bool
    period: str | None
    quote: str
    opened: int
    total: int | None = None
    by: str | None = None
