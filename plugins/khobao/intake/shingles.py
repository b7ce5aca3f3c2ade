"""The same story in two papers: texts that share most of their runs of words.

A text's sketch is the least of its shingles' hashes (bottom-k MinHash; A. Broder, "On the
resemblance and containment of documents", 1997). The share of hashes two sketches have in common
estimates the Jaccard index of the texts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b

from khobao.intake.text import fold
from khobao.record import Article

WORDS = 5
"""Words in a shingle: fewer are shared by all reports of one kind of event."""

SIZE = 96
"""Hashes in a sketch: the estimate is right to about one part in ten."""

ALIKE = 0.5
"""Estimated share of common shingles from which two articles tell the same story."""

FEWEST = 30
"""Shingles of a text too short to be compared."""

COMMON = 50
"""Groups of texts that may share a shingle that is more than a standing phrase."""

Sketch = tuple[int, ...]


def sketch(article: Article) -> Sketch:
    """Return the least hashes of the text's shingles, ascending; empty for a very short text."""
    return sketch_of(" ".join([article.lead or "", article.body]), fewest=FEWEST)


def sketch_of(text: str, *, fewest: int = 1) -> Sketch:
    """Return the least hashes of any text's shingles; empty if it has fewer than `fewest`."""
    words = fold(text).split()
    shingles = {" ".join(words[i : i + WORDS]) for i in range(len(words) - WORDS + 1)}
    if len(shingles) < fewest:
        return ()
    return tuple(sorted(_hash(shingle) for shingle in shingles)[:SIZE])


def _hash(shingle: str) -> int:
    return int.from_bytes(blake2b(shingle.encode(), digest_size=6).digest(), "big")


def resemblance(one: Sequence[int], other: Sequence[int]) -> float:
    """Return the estimated Jaccard index of the two texts, 0 to 1."""
    union = sorted({*one, *other})[:SIZE]
    common = {*one} & {*other} & {*union}
    return len(common) / len(union) if union else 0.0


def clusters(sketches: Sequence[Sequence[int]], alike: float) -> list[int]:
    """Return a number for each text, the same for those that resemble each other so much.

    A text joins the first group whose opening member it resembles. Hashes that more than COMMON
    groups hold are a site's standing phrases and lead to no group.
    """
    openers: list[Sequence[int]] = []
    holders: dict[int, list[int]] = defaultdict(list)
    found: dict[tuple[int, ...], int] = {}
    for values in sorted({tuple(one) for one in sketches}):
        lists = (holders[value] for value in values if value in holders)
        near = sorted({group for held in lists if len(held) <= COMMON for group in held})
        group = next((g for g in near if resemblance(values, openers[g]) >= alike), len(openers))
        if group == len(openers):
            openers.append(values)
            for value in values:
                holders[value].append(group)
        found[values] = group
    return [found[tuple(one)] for one in sketches]


def same_stories(
    new: Iterable[str], sketches: Mapping[str, Sequence[int]]
) -> Iterator[tuple[str, str]]:
    """Yield pairs of ids, a new one first, whose articles tell the same story, each pair once."""
    holders: dict[int, list[str]] = defaultdict(list)
    for id_ in sorted(sketches):
        for value in sketches[id_]:
            holders[value].append(id_)
    seen = set()
    for id_ in sorted(new):
        shared = Counter(other for value in sketches[id_] for other in holders[value])
        for other in sorted(shared):
            pair = (min(id_, other), max(id_, other))
            if other == id_ or pair in seen:
                continue
            seen.add(pair)
            if resemblance(sketches[id_], sketches[other]) >= ALIKE:
                yield id_, other
