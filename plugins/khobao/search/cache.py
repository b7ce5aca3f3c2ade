"""What one build of the index keeps for the next; it may be lost at any time."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from khobao.search.build import PairTimes
from khobao.search.streams import Streams
from khobao.search.update import Index

DIGEST = 16
Arrays = Mapping[str, NDArray[Any]]

cache_log = logging.getLogger("khobao.cache")
"""Warns of what couldn't be kept for the next build, with the OSError."""


@dataclass
class Kept:
    """Streams by their documents' digests, and the index they gave."""

    streams: Streams = field(default_factory=Streams)
    index: Index | None = None


def load(path: Path, version: str) -> Kept:
    """Return what is kept in a file; nothing if it's missing, torn, or of another version."""
    try:
        whole = path.read_bytes()
    except OSError:
        return Kept()
    kept = memoryview(whole)[DIGEST:]
    if _digest(kept) != whole[:DIGEST]:
        return Kept()
    with np.load(BytesIO(kept), allow_pickle=False) as arrays:
        return _kept({name: arrays[name] for name in arrays}, version)


def save(kept: Kept, path: Path, version: str) -> None:
    """Keep it in a file, its digest before it, written aside and renamed; or warn and go on."""
    whole = BytesIO()
    np.savez(whole, **_arrays(kept, version))
    aside = path.with_name(f"{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("wb") as file:
            file.write(_digest(whole.getbuffer()))
            file.write(whole.getbuffer())
        aside.replace(path)
    except OSError:
        cache_log.warning("%s", path.parent, exc_info=True)
        with suppress(OSError):
            aside.unlink()


def _digest(data: memoryview) -> bytes:
    return hashlib.blake2b(data, digest_size=DIGEST).digest()


def _arrays(kept: Kept, version: str) -> dict[str, Any]:
    streams, index = kept.streams, kept.index
    arrays: dict[str, Any] = {
        "version": _bytes(version.encode()),
        "vocabulary": _bytes(json.dumps(streams.vocabulary).encode()),
        **_blobs("streams", {key: one.tobytes() for key, one in streams.held.items()}),
    }
    if index:
        numbers = {id(stream): number for number, stream in enumerate(streams.held.values())}
        arrays |= _blobs("files", {path.encode(): one for path, one in index.files.items()})
        arrays |= {
            "order": np.array([numbers[id(one)] for one in index.streams], dtype=np.int64),
            "codes": index.pairs.codes,
            "times": index.pairs.times,
            "alone": index.alone,
            "spellings": _bytes(json.dumps(index.spellings).encode()),
        }
    return arrays


def _kept(arrays: Arrays, version: str) -> Kept:
    """Return what the arrays hold."""
    if arrays["version"].tobytes().decode() != version:
        return Kept()
    vocabulary = json.loads(arrays["vocabulary"].tobytes())
    held = {
        key: np.frombuffer(one, dtype=np.int32) for key, one in _mapping("streams", arrays).items()
    }
    kept = Kept(Streams(vocabulary, held))
    if "order" in arrays:
        streams = list(held.values())
        kept.index = Index(
            streams=[streams[number] for number in arrays["order"].tolist()],
            files={path.decode(): one for path, one in _mapping("files", arrays).items()},
            pairs=PairTimes(arrays["codes"], arrays["times"]),
            alone=arrays["alone"],
            spellings=json.loads(arrays["spellings"].tobytes()),
        )
    return kept


def _blobs(name: str, held: Mapping[bytes, bytes]) -> dict[str, NDArray[Any]]:
    return {
        f"{name}.keys": _bytes(b"\0".join(key.hex().encode() for key in held)),
        f"{name}.ends": np.cumsum([len(one) for one in held.values()], dtype=np.int64),
        name: _bytes(b"".join(held.values())),
    }


def _mapping(name: str, arrays: Arrays) -> dict[bytes, bytes]:
    keys = arrays[f"{name}.keys"].tobytes()
    ends = arrays[f"{name}.ends"].tolist()
    whole = arrays[name].tobytes()
    names = [bytes.fromhex(key.decode()) for key in keys.split(b"\0")] if keys else []
    begins = [0, *ends[:-1]] if ends else []
    return {key: whole[a:b] for key, a, b in zip(names, begins, ends, strict=True)}


def _bytes(data: bytes) -> NDArray[np.uint8]:
    return np.frombuffer(data, dtype=np.uint8)
