"""Numbers → bits: the codes in which an index file holds its postings. docs/search.md, “Files”.

Many lists are coded at once, as arrays; each list begins at a byte.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Codes = tuple[NDArray[np.uint64], Ints]
"""Codes of up to 57 bits, right-aligned, and how many bits each has; 0 bits write nothing."""

LONGEST = 57
"""Bits of a code that may begin anywhere in a byte and still end within eight."""

POSITION_ORDER = 8


def varint(value: int) -> bytes:
    """Return LEB128: seven bits a byte, the lowest first, the top bit where more follow."""
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def gamma(values: Ints) -> Codes:
    """Return Elias's gamma codes of numbers from 1 on."""
    return values.astype(np.uint64), 2 * _log2(values) + 1


def exponential(values: Ints, order: Ints | int) -> Codes:
    """Return exponential Golomb codes of numbers from 0 on: gamma of all but `order` bits."""
    heads = (values >> order) + 1
    code = (heads << order) | (values & ((np.int64(1) << order) - 1))
    return code.astype(np.uint64), 2 * _log2(heads) + 1 + order


def gap_order(spread: int, documents: Ints) -> Ints:
    """Return the order for the gaps of lists of n documents: max(0, ⌊log2(spread/n)⌋ − 1)."""
    return np.maximum(_log2(np.maximum(spread // np.maximum(documents, 1), 1)) - 1, 0)


def counts(title: Ints, names: Ints, text: Ints) -> tuple[Codes, Codes]:
    """Return the codes of how often a word stands in each field, in two parts.

    In the text alone: `1` for once, else `01` and gamma(text − 1). Else `00` and gamma of each and
    one.
    """
    alone = (title == 0) & (names == 0)
    once = alone & (text == 1)
    often, often_bits = gamma(np.maximum(text - 1, 1))
    often |= np.uint64(1) << often_bits.astype(np.uint64)
    first, first_bits = gamma(title + 1)
    second, second_bits = gamma(names + 1)
    third, third_bits = gamma(text + 1)
    rest = (second << third_bits.astype(np.uint64)) | third
    return (
        (
            np.where(once, np.uint64(1), np.where(alone, often, first)),
            np.where(once, 1, np.where(alone, often_bits, first_bits) + 2),
        ),
        (np.where(alone, np.uint64(0), rest), np.where(alone, 0, second_bits + third_bits)),
    )


def pack(codes: Codes, lists: Ints, number: int) -> list[bytes]:
    """Return `number` lists' codes as bytes; `lists` says, ascending, whose each code is.

    Raises ValueError for a code of more than 57 bits.
    """
    values, lengths = codes
    if lengths.size and int(lengths.max()) > LONGEST:
        raise ValueError(f"a code of {int(lengths.max())} bits; at most {LONGEST}")
    bits = np.bincount(lists, weights=lengths, minlength=number).astype(np.int64)
    ends = np.cumsum((bits + 7) >> 3)
    begins = ends - ((bits + 7) >> 3)
    before = np.cumsum(lengths) - lengths
    within = before - (np.cumsum(bits) - bits)[lists]
    starts = begins[lists] * 8 + within
    out = np.zeros(int(ends[-1]) + 8 if number else 0, dtype=np.uint8)
    _write(out, values, lengths, starts)
    whole = out.tobytes()
    return [whole[a:b] for a, b in zip(begins.tolist(), ends.tolist(), strict=True)]


def interleaved(*parts: Codes) -> Codes:
    """Return the codes of each item one after the other: all of the first item's, and so on."""
    values = np.stack([part[0] for part in parts], axis=1).ravel()
    lengths = np.stack([part[1] for part in parts], axis=1).ravel()
    return values, lengths


def _write(out: NDArray[np.uint8], values: NDArray[np.uint64], lengths: Ints, starts: Ints) -> None:
    shifts = (64 - lengths - (starts & 7)).astype(np.uint64)
    words = np.where(lengths > 0, values << np.minimum(shifts, np.uint64(63)), np.uint64(0))
    first = starts >> 3
    reach = ((starts & 7) + lengths + 7) >> 3
    for byte in range(8):
        there = reach > byte
        if not there.any():
            break
        part = (words[there] >> np.uint64(56 - 8 * byte)) & np.uint64(0xFF)
        np.add.at(out, first[there] + byte, part.astype(np.uint8))


def _log2(values: Ints) -> Ints:
    """Return ⌊log2⌋ of numbers from 1 to 2⁵³, exactly."""
    return np.frexp(values.astype(np.float64))[1].astype(np.int64) - 1
