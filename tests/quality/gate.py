"""Floors for the quality set: raised by a command, lowered only when told to.

python -m tests.quality.gate            what is below its floor
python -m tests.quality.gate --raise    floors up to today's measures
python -m tests.quality.gate --lower    floors down to them as well
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.quality.adapter import propose
from tests.quality.score import load_pages, run, score

FLOORS = Path(__file__).with_name("floors.json")
COLUMNS = ("all", "held")
FEWER_IS_BETTER = frozenset({"invented days", "furniture surviving"})
PLACES = 3
"""Decimals of a floor: a page more or less shows in the third."""

Measures = dict[str, dict[str, float]]


def measured() -> Measures:
    """Return today's measures by column, each rounded to the safe side."""
    pages = load_pages()
    table, _ = score(pages, run(pages, propose))
    return {
        column: {name: _safe(name, value) for name, value in table[column].values().items()}
        for column in COLUMNS
    }


def _safe(name: str, value: float) -> float:
    scale = 10**PLACES
    if name in FEWER_IS_BETTER:
        return math.ceil(value * scale) / scale
    return math.floor(value * scale) / scale


def floors() -> Measures:
    found: Measures = json.loads(FLOORS.read_text(encoding="utf-8"))
    return found


def below(now: Measures, pinned: Mapping[str, Mapping[str, float]]) -> list[str]:
    """Return a line for each measure that is worse than its floor, or missing."""
    lines = []
    for column, names in pinned.items():
        for name, floor in names.items():
            value = now.get(column, {}).get(name)
            if value is None or _worse(name, value, floor):
                lines.append(f"{column}: {name}: {value}, floor {floor}")
    return lines


def _worse(name: str, value: float, floor: float) -> bool:
    return value > floor if name in FEWER_IS_BETTER else value < floor


def better(now: Measures, pinned: Measures) -> Measures:
    """Return the floors, each raised to today's measure where that is better."""
    return {
        column: {
            name: value
            if name not in pinned.get(column, {}) or not _worse(name, value, pinned[column][name])
            else pinned[column][name]
            for name, value in names.items()
        }
        for column, names in now.items()
    }


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raise", dest="up", action="store_true", help="raise floors")
    parser.add_argument("--lower", action="store_true", help="lower floors too, knowingly")
    options = parser.parse_args(arguments)
    now = measured()
    pinned = floors() if FLOORS.exists() else {}
    if options.up or options.lower:
        wanted = now if options.lower else better(now, pinned)
        FLOORS.write_text(json.dumps(wanted, indent=1) + "\n", encoding="utf-8")
        pinned = wanted
    lines = below(now, pinned)
    print("\n".join(lines) or "nothing is below its floor")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
