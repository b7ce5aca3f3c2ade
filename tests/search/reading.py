"""The index's files read back, from what docs/search.md says of them and nothing else."""

import json
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

Counts = tuple[int, int, int]
"""How often a word stands in title, names and text."""


@dataclass
class Read:
    """What an index holds: by folded key, by exact form, by document."""

    core: dict
    words: dict[str, dict[str, dict[int, Counts]]] = field(default_factory=dict)
    pairs: dict[str, dict[str, dict[int, Counts]]] = field(default_factory=dict)
    cohesive: set[str] = field(default_factory=set)
    places: dict[str, dict[int, list[int]]] = field(default_factory=dict)
    vocabulary: dict[str, int] = field(default_factory=dict)


class Bits:
    def __init__(self, data: bytes) -> None:
        self.bits = "".join(f"{byte:08b}" for byte in data)
        self.at = 0

    def take(self, number: int) -> int:
        self.at += number
        return int(self.bits[self.at - number : self.at] or "0", 2)

    def gamma(self) -> int:
        zeros = 0
        while self.take(1) == 0:
            zeros += 1
        return (1 << zeros) | self.take(zeros)

    def exponential(self, order: int) -> int:
        head = self.gamma() - 1
        return (head << order) | self.take(order)


class Bytes:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, number: int) -> bytes:
        self.at += number
        assert self.at <= len(self.data)
        return self.data[self.at - number : self.at]

    def varint(self) -> int:
        value = shift = 0
        while True:
            byte = self.take(1)[0]
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    @property
    def ended(self) -> bool:
        return self.at == len(self.data)


def read(files: Mapping[str, bytes]) -> Read:
    """Read all files; fails where one isn't as it should be, or stands in the wrong shard."""
    found = Read(core=json.loads(files["goc.json"]))
    spread = found.core["spread"]
    for path, data in sorted(files.items()):
        folder, _, name = path.partition("/")
        for key, rest in entries(data) if name.endswith(".bin") else ():
            assert name == where(found.core, folder, key), (path, key)
            if folder == "tu":
                found.words[key] = dict(forms(key, rest, spread))
            elif folder in ("cap", "cap-khac"):
                assert key not in found.pairs
                found.pairs[key] = dict(forms(key, rest, spread))
                if folder == "cap":
                    found.cohesive.add(key)
    for path, data in files.items():
        if path.startswith("vi-tri/"):
            for key, rest in entries(data):
                found.places[key] = dict(places(rest, total(found.pairs[key])))
    held = json.loads(files["chu.json"])
    found.vocabulary = dict(zip(held["words"], held["documents"], strict=True))
    return found


def where(core: dict, folder: str, key: str) -> str:
    hashes = [zlib.crc32(word.encode()) for word in key.split(" ")]
    hashed = hashes[0] if len(hashes) == 1 else (hashes[0] + 3 * hashes[1]) % 2**32
    number = {"tu": "words", "cap": "pairs", "cap-khac": "others", "vi-tri": "places"}[folder]
    return f"{hashed % core[number]:0{len(f'{core[number] - 1:x}')}x}.bin"


def entries(data: bytes) -> Iterator[tuple[str, bytes]]:
    shard = Bytes(data)
    keys = []
    for _ in range(shard.varint()):
        key = shard.take(shard.varint())
        keys.append(key)
        yield key.decode(), shard.take(shard.varint())
    assert shard.ended
    assert keys == sorted(set(keys))


def forms(key: str, rest: bytes, spread: int) -> Iterator[tuple[str, dict[int, Counts]]]:
    held = Bytes(rest)
    for _ in range(held.varint()):
        name = named(key, held.take(held.varint()))
        documents = held.varint()
        bits = Bits(held.data[held.at :])
        yield name, postings(bits, documents, spread)
        held.take((bits.at + 7) // 8)
    assert held.ended


def named(key: str, marks: bytes) -> str:
    if marks[:1] == b"\x1e":
        return marks[1:].decode()
    letters, at = list(key), -1
    for byte in marks:
        at += (byte >> 5) + 1
        hat, tone = divmod(byte & 31, 6)
        if hat == 4:
            letters[at] = "đ"
        letters[at] += ("", "\u0306", "\u0302", "\u031b", "")[hat]
        letters[at] += ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")[tone]
    return unicodedata.normalize("NFC", "".join(letters))


def postings(bits: Bits, documents: int, spread: int) -> dict[int, Counts]:
    order = max(0, (spread // documents).bit_length() - 2)
    found, last = {}, -1
    for _ in range(documents):
        last += bits.exponential(order) + 1
        found[last] = counts(bits)
    return found


def counts(bits: Bits) -> Counts:
    if bits.take(1):
        return (0, 0, 1)
    if bits.take(1):
        return (0, 0, bits.gamma() + 1)
    title, names, text = (bits.gamma() - 1 for _ in range(3))
    return (title, names, text)


def total(exact: Mapping[str, Mapping[int, Counts]]) -> dict[int, int]:
    """Return how often all forms stand in each document, in all fields."""
    found: dict[int, int] = {}
    for held in exact.values():
        for document, counts in held.items():
            found[document] = found.get(document, 0) + sum(counts)
    return dict(sorted(found.items()))


def places(rest: bytes, times: Mapping[int, int]) -> Iterator[tuple[int, list[int]]]:
    bits = Bits(rest)
    for document, number in times.items():
        held, last = [], -1
        for _ in range(number):
            last += bits.exponential(8) + 1
            held.append(last)
        yield document, held
    assert (bits.at + 7) // 8 == len(rest)
