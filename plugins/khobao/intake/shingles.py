"""The same story in two papers: texts that share most of their runs of words.

A text's sketch is the least of its shingles' hashes (bottom-k MinHash; A. Broder, "On the
resemblance and containment of documents", 1997). The share of hashes two sketches have in common
estimates the Jaccard index of the texts.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from math import ceil

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

FEWEST_SHARED = 3
"""Hashes that two versions share at the least; different articles share one or two by chance."""

PLACE_BITS = 22
"""Bits of an article's place in an archive; what is left of 64 holds its hash, nearly whole."""

STANDING = 200
"""Articles that may share a hash before it is a standing phrase; agency news has 63 at most."""

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


def resemblance(one: Sequence[int], other: Sequence[int], size: int = SIZE) -> float:
    """Return the estimated Jaccard index of the two texts, 0 to 1, by sketches of that size."""
    union = sorted({*one, *other})[:size]
    common = {*one} & {*other} & {*union}
    return len(common) / len(union) if union else 0.0


def clusters(sketches: Sequence[Sequence[int]], alike: float, size: int = SIZE) -> list[int]:
    """Return a number for each text, the same for those that resemble each other so much.

    A text joins the first group whose opening member it resembles. Hashes that more than COMMON
    groups hold are a site's standing phrases and lead to no group.
    """
    openers: list[Sequence[int]] = []
    holders: dict[int, list[int]] = defaultdict(list)
    found: dict[tuple[int, ...], int] = {}
    for values in sorted({tuple(one) for one in sketches}):
        lists = (holders[value] for value in values if value in holders)
        shared = Counter(group for held in lists if len(held) <= COMMON for group in held)
        needed = min(FEWEST_SHARED, ceil(alike * len(values)))
        near = sorted(group for group, hashes in shared.items() if hashes >= needed)
        found_in = (g for g in near if resemblance(values, openers[g], size) >= alike)
        group = next(found_in, len(openers))
        if group == len(openers):
            openers.append(values)
            for value in values:
                holders[value].append(group)
        found[values] = group
    return [found[tuple(one)] for one in sketches]


def same_stories(
    new: Iterable[str], sketches: Mapping[str, Sequence[int]]
) -> Iterator[tuple[str, str]]:
    """Yield pairs of ids, a new one first, whose articles tell the same story, each pair once.

    Of two sketches that agree by half, the lower halves share a hash; so only these are indexed,
    in one array of 8 bytes a hash. A hash of very many articles is a standing phrase.
    """
    names = sorted(sketches)
    fresh = set(new)
    index = array("Q", sorted(_indexed(names, sketches)))
    for place, name in enumerate(names):
        if name not in fresh:
            continue
        for other in _sharing(index, sketches[name]):
            twin = names[other]
            if other == place or (twin in fresh and other < place):
                continue
            if _are_alike(sketches[name], sketches[twin]):
                yield name, twin


def _indexed(names: Sequence[str], sketches: Mapping[str, Sequence[int]]) -> Iterator[int]:
    """Yield each hash of each lower half, with the article's place in the bits below."""
    return (
        _key(value) | place for place, name in enumerate(names) for value in _lower(sketches[name])
    )


def _key(value: int) -> int:
    return (value << PLACE_BITS) & 0xFFFF_FFFF_FFFF_FFFF


def _lower(sketch: Sequence[int]) -> Sequence[int]:
    return sketch[: len(sketch) // 2 + 1]


def _sharing(index: Sequence[int], sketch: Sequence[int]) -> list[int]:
    """Return the places of the articles that share a hash, standing phrases left out."""
    found: set[int] = set()
    for value in _lower(sketch):
        start = bisect_left(index, _key(value))
        end = bisect_left(index, _key(value) + (1 << PLACE_BITS), start)
        if end - start <= STANDING:
            found.update(held & ((1 << PLACE_BITS) - 1) for held in index[start:end])
    return sorted(found)


def _are_alike(one: Sequence[int], other: Sequence[int]) -> bool:
    shared = len(set(one).intersection(other))
    return shared >= ALIKE * max(len(one), len(other)) and resemblance(one, other) >= ALIKE
