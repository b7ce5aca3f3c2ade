"""The table an import closes with: how many of each, what was refused, what awaits review."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from khobao.intake.importer import REFUSED, STATUSES, Outcome

FEW = 3
"""Names that are told of each group; the rest are counted."""


class Tally:
    """Counts outcomes as they come, and keeps no more of each than the table tells."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.refused: dict[str, list[str]] = defaultdict(list)

    def add(self, outcome: Outcome) -> None:
        self.counts[outcome.status] += 1
        if outcome.status == REFUSED:
            self.refused[outcome.code or ""].append(outcome.name)

    def lines(
        self,
        awaiting: Mapping[str, tuple[str, ...]],
        refusals: Mapping[str, str],
        reviews: Mapping[str, str],
    ) -> Iterator[str]:
        """Yield the table's lines.

        `awaiting` has the review codes of each file; `refusals` and `reviews` say what the codes
        mean.
        """
        width = len(str(max(self.counts.values(), default=0)))
        yield ""
        yield from (f"{self.counts[status]:>{width}} {status}" for status in STATUSES)
        if self.refused:
            yield ""
            yield f"Từ chối {self.counts[REFUSED]} tệp, theo lý do:"
            yield from _groups(self.refused, refusals, "tệp")
        if groups := _by_code(awaiting):
            yield ""
            yield f"Cần xem lại {sum(1 for codes in awaiting.values() if codes)} bài, theo mã:"
            yield from _groups(groups, reviews, "bài")


def _by_code(awaiting: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(awaiting):
        for code in awaiting[name]:
            found[code].append(name)
    return found


def _groups(
    groups: Mapping[str, list[str]], sentences: Mapping[str, str], unit: str
) -> Iterator[str]:
    """Yield each code with what it means, how many it has and the first few; the most first."""
    for code in sorted(groups, key=lambda one: (-len(groups[one]), one)):
        names = groups[code]
        meaning = sentences.get(code, "")
        yield f"  {code} ({len(names)} {unit}): {meaning}".rstrip(" :")
        yield from (f"    {name}" for name in names[:FEW])
        if len(names) > FEW:
            yield f"    và {len(names) - FEW} {unit} nữa"
