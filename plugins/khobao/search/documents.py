"""What the search reads of an article."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b


@dataclass(frozen=True, slots=True)
class Document:
    """An article's headline; its lead, paragraphs and captions; the names it's filed under."""

    title: str
    text: tuple[str, ...]
    names: tuple[str, ...] = ()

    @property
    def digest(self) -> bytes:
        """Return 16 bytes that tell this text from any other."""
        parts = (self.title, "\1".join(self.text), "\1".join(self.names))
        return blake2b("\0".join(parts).encode(), digest_size=16).digest()

    def read(self) -> Document:
        return self

    def blocks(self) -> tuple[tuple[str, ...], ...]:
        """Return the blocks of each field, in the order of places: title, text, names."""
        return (self.title,), self.text, self.names
