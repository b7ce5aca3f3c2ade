"""Mutated pages for the importer: cut, doubled, spliced, filled with what breaks parsers.

python -m tests.intake.fuzz 10000      how each ended, and the peak memory
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from khobao.intake import RefusedError, propose

PAGES = Path(__file__).parents[1] / "quality" / "pages"
ADDED = date(2026, 1, 2)
POISON = (
    b"&#" + b"9" * 5000 + b";",
    b"<div>" * 3000,
    b"<table><tr><td>" * 800,
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>&b;',
    b"&#x110000;&#0;&lt;" * 50,
    b"\x00\xff\xfe\x80",
    "ế".encode() * 20_000,
    b"9" * 5000,
    b"1.000" * 2000,
    "năm 2024, ".encode() * 2000,
    "đồng chí A, Bí thư; ".encode() * 500,
    ("(" * 2000).encode(),
    b'{"@type":"NewsArticle","headline":' * 300,
    "trong đó 5 hộ, ".encode() * 1500,
    "\u202e\u200b\u0301".encode() * 300,
    b"![](" * 1500,
    ("a" * 200_000).encode(),
    ("Nghị quyết số 1/" * 800).encode(),
)


def pages() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted(PAGES.iterdir()) if path.suffix != ".json")


def mutants(count: int, seed: int = 1) -> Iterator[bytes]:
    """Yield that many mutated pages, the same for the same seed."""
    chance = random.Random(seed)
    originals = pages()
    for _ in range(count):
        data = bytearray(chance.choice(originals))
        for _ in range(chance.randint(1, 4)):
            _mutate(data, chance, originals)
        yield bytes(data)


def _mutate(data: bytearray, chance: random.Random, originals: tuple[bytes, ...]) -> None:
    start = chance.randrange(len(data) + 1)
    end = min(len(data), start + chance.randrange(400))
    match chance.randrange(6):
        case 0:
            del data[start:end]
        case 1:
            data[start:start] = data[start:end] * chance.randint(1, 20)
        case 2:
            other = chance.choice(originals)
            cut = chance.randrange(len(other) + 1)
            data[start:start] = other[cut : cut + 600]
        case 3:
            data[start:start] = chance.choice(POISON)
        case 4:
            data[start:end] = chance.randbytes(end - start)
        case _:
            data[start:end] = bytes(reversed(data[start:end]))


def outcome(data: bytes) -> str:
    """Return how an input ended: 'article', or the code of its refusal."""
    try:
        propose(data, ADDED)
    except RefusedError as refused:
        return refused.code
    return "article"


def main(count: int) -> None:
    ends: Counter[str] = Counter()
    longest = 0.0
    for data in mutants(count):
        start = time.perf_counter()
        ends[outcome(data)] += 1
        longest = max(longest, time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(dict(ends.most_common()))
    print(f"slowest {longest:.2f} s, peak {peak:.0f} MiB")


if __name__ == "__main__":
    main(int(sys.argv[1]))
