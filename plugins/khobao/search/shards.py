"""Postings → the bytes of index files. docs/search.md, “Files”."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from khobao.search import codec
from khobao.search.codec import varint
from khobao.search.names import coded
from khobao.search.postings import Ints, Postings

Entry = tuple[bytes, bytes]
"""A key, and what its shard holds of it."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What forms are called: by form its name and its key's number, by key its name."""

    form_names: Sequence[str]
    key_of: Ints
    names: Sequence[str]


def hashes(words: Iterable[str]) -> NDArray[np.uint32]:
    """Return CRC-32 of each word's UTF-8 bytes."""
    return np.array([zlib.crc32(word.encode()) for word in words], dtype=np.uint32)


def pair_hashes(first: NDArray[np.uint32], second: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return the hash of each pair from its words': first + 3 · second, modulo 2³²."""
    return first + np.uint32(3) * second


def entries(postings: Postings, keys: Keys, spread: int) -> list[Entry]:
    """Return an entry a key, by number; without documents it has no forms.

    `spread` is the number that the gaps' codes are chosen by: about that of all articles.
    """
    lists = _lists(postings, len(keys.form_names), spread)
    documents = np.bincount(postings.form, minlength=len(keys.form_names)).tolist()
    forms: list[list[tuple[str, int]]] = [[] for _ in keys.names]
    for form, key in enumerate(keys.key_of.tolist()):
        if documents[form]:
            forms[key].append((keys.form_names[form], form))
    made = []
    for name, held in zip(keys.names, forms, strict=True):
        parts = [varint(len(held))]
        for form_name, form in sorted(held):
            own = coded(form_name)
            parts += (varint(len(own)), own, varint(documents[form]), lists[form])
        made.append((name.encode(), b"".join(parts)))
    return made


def _lists(postings: Postings, forms: int, spread: int) -> list[bytes]:
    """Return each form's documents and counts in bits."""
    form, document = postings.form, postings.document
    documents = np.bincount(form, minlength=forms)
    order = codec.gap_order(spread, documents)[form]
    gaps = codec.exponential(_gaps(document, form), order)
    first, rest = codec.counts(*postings.counts.T)
    return codec.pack(codec.interleaved(gaps, first, rest), np.repeat(form, 3), forms)


def place_entries(key: Ints, document: Ints, place: Ints, names: Sequence[str]) -> list[Entry]:
    """Return an entry a key, by number, of where it stands; rows ascend by document and place."""
    narrow = key.astype(np.uint16) if len(names) <= 1 << 16 else key  # sorted by digits, not pairs
    order = np.argsort(narrow, kind="stable")
    key, document, place = key[order], document[order], place[order]
    one = np.concatenate(([0], np.cumsum((np.diff(key) != 0) | (np.diff(document) != 0))))
    codes = codec.exponential(_gaps(place, one[: key.size]), codec.POSITION_ORDER)
    lists = codec.pack(codes, key, len(names))
    return [(name.encode(), bits) for name, bits in zip(names, lists, strict=True)]


def _gaps(values: Ints, lists: Ints) -> Ints:
    """Return what each value adds to the one before it in its list, less 1; the first itself."""
    gaps = values.copy()
    gaps[1:] = np.where(lists[1:] == lists[:-1], values[1:] - values[:-1] - 1, values[1:])
    return gaps


def shards(made: Iterable[tuple[int, Entry]]) -> dict[int, bytes]:
    """Return the bytes of each shard that has entries, by number."""
    held: dict[int, list[Entry]] = defaultdict(list)
    for shard, entry in made:
        held[shard].append(entry)
    return {number: joined(sorted(own)) for number, own in sorted(held.items())}


def spliced(shard: bytes, changes: Mapping[bytes, bytes | None]) -> bytes:
    """Return a shard with these entries put in, or taken out where they are None.

    No bytes are a shard without entries.
    """
    kept, number, at = [], 0, 0
    if shard:
        number, at = _varint(shard, 0)
    new = sorted((key, rest) for key, rest in changes.items() if rest is not None)
    held, begin = number, at
    waiting = iter(new)
    following = next(waiting, None)
    for _ in range(number):
        length, after = _varint(shard, at)
        key = shard[after : after + length]
        rest, after = _varint(shard, after + length)
        end = after + rest
        if key in changes or (following and following[0] < key):
            kept.append(shard[begin:at])
            while following and following[0] <= key:
                kept.append(_entry(following))
                held += 1
                following = next(waiting, None)
            begin = end if key in changes else at
            held -= key in changes
        at = end
    kept.append(shard[begin:at])
    while following:
        kept.append(_entry(following))
        held += 1
        following = next(waiting, None)
    return varint(held) + b"".join(kept) if held else b""


def _entry(entry: Entry) -> bytes:
    key, rest = entry
    return varint(len(key)) + key + varint(len(rest)) + rest


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while data[at] > 0x7F:
        value |= (data[at] & 0x7F) << shift
        shift += 7
        at += 1
    return value | data[at] << shift, at + 1


def joined(made: Sequence[Entry]) -> bytes:
    """Return the bytes of a shard from its entries in order."""
    return varint(len(made)) + b"".join(map(_entry, made))
