"""The articles' texts, held in little memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, MutableMapping

LEVEL = 1


class Texts(MutableMapping[str, str]):
    """Texts by id, each packed to a third or so: unpacking one takes 20 µs."""

    def __init__(self) -> None:
        self._packed: dict[str, bytes] = {}

    def __getitem__(self, id_: str) -> str:
        return zlib.decompress(self._packed[id_]).decode()

    def __setitem__(self, id_: str, text: str) -> None:
        self._packed[id_] = zlib.compress(text.encode(), LEVEL)

    def __delitem__(self, id_: str) -> None:
        del self._packed[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)
