"""The lines of a page, grouped, and the kinds they are told apart by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    TITLE = "title"
    REPEAT = "repeat"
    STAMP = "stamp"
    LEAD = "lead"
    BODY = "body"
    SUBHEADING = "subheading"
    CAPTION = "caption"
    IMAGE = "image"
    BYLINE = "byline"
    SOURCE = "source"
    ATTACHMENT = "attachment"
    FURNITURE = "furniture"


TEXT_KINDS = (Kind.TITLE, Kind.LEAD, Kind.BODY, Kind.CAPTION, Kind.SUBHEADING)
"""The kinds that hold the article's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One or more lines that belong together; `line` counts from 1.

    `after_slot`: a line of blanks alone stood before it, as scrapers leave where a picture was.
    `cell`: the line ended in a table's bar. `wrapped`: it was broken over several lines.
    `meta`: it stood around the article on a page, where only dates, names and sources are read.
    """

    text: str
    line: int
    lines: int = 1
    kind: Kind | None = None
    after_slot: bool = False
    cell: bool = False
    wrapped: bool = False
    meta: bool = False

    def of(self, kind: Kind) -> Block:
        return Block(  # half the time of dataclasses.replace, for every line of every page
            text=self.text,
            line=self.line,
            lines=self.lines,
            kind=kind,
            after_slot=self.after_slot,
            cell=self.cell,
            wrapped=self.wrapped,
            meta=self.meta,
        )
