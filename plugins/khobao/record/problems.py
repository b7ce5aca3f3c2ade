"""What is wrong with an article, told so that an editor can mend it.

KhoBaoError
└── ContentError      one or more problems in content files; holds all of them
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

Location = tuple[str | int, ...]
"""Where in a record a value stands: keys and list positions, outermost first.

In the text below the front matter it is `("body", n)`, the character at which it stands.
"""


class KhoBaoError(Exception):
    """The root of every error that Kho Báo raises on purpose."""


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Problem:
    """One mistake, with its place and its cure; sorts by file, then line.

    `line` and `col` count from 1. `rule` is a name that never changes; `found` and `expected`
    are Vietnamese, for editors.
    """

    path: str
    line: int = 1
    col: int = 1
    rule: str
    found: str
    expected: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.col}: {self.rule}: {self.found}; {self.expected}"

    def at(self, line: int, col: int) -> Problem:
        return replace(self, line=line, col=col)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A mistake in a record before anyone knows its line: `loc` is turned into one later."""

    loc: Location
    rule: str
    found: str
    expected: str


class ContentError(KhoBaoError):
    """One or more problems in content files, sorted by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def shown(value: object, limit: int = 60) -> str:
    """Return the value as an error message quotes it, cut to `limit` characters."""
    text = " ".join(str(value).split())
    return f"“{text if len(text) <= limit else text[: limit - 1] + '…'}”"
