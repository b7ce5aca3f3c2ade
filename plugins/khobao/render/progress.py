"""How far a build has come, told to whoever watches."""

from __future__ import annotations

from typing import Literal, Protocol

Stage = Literal["reading", "pages", "search", "publishing"]


class Progress(Protocol):
    """Hears of each stage as it begins, and of what is done of it."""

    def stage(self, name: Stage, total: int | None = None) -> None:
        """Begin a stage of so many steps, or of a number that isn't known; the last one ends."""

    def advance(self, n: int = 1) -> None:
        """Count steps of the stage."""


class Silent:
    """Tells nobody."""

    def stage(self, name: Stage, total: int | None = None) -> None:
        pass

    def advance(self, n: int = 1) -> None:
        pass
