"""Whether the parts of a figure add up to it; computed from `part_of` and `by`, never stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from khobao.record.article import Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    """A total and its parts by one criterion, in the article's order."""

    total: Count
    by: str
    parts: tuple[Count, ...]

    @property
    def sum(self) -> Decimal:
        """The parts added up, in the total's unit."""
        return sum((part.value for part in self.parts), Decimal())

    @property
    def off(self) -> Decimal:
        """How much the parts exceed the total; negative if they fall short."""
        return self.sum - self.total.value

    @property
    def fits(self) -> bool:
        return self.off == 0


def breakdowns(counts: Iterable[Count]) -> tuple[Breakdown, ...]:
    """Return each total with its parts, a criterion each, in the order of their first part."""
    counts = tuple(counts)
    totals = {count.id: count for count in counts}
    groups: dict[tuple[str, str], list[Count]] = {}
    for count in counts:
        if count.part_of in totals and count.part_of and count.by:
            groups.setdefault((count.part_of, count.by), []).append(count)
    return tuple(
        Breakdown(total=totals[total], by=by, parts=tuple(parts))
        for (total, by), parts in groups.items()
    )
