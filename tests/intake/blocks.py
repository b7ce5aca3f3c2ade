"""Blocks for the tests of single stages."""

from khobao.intake.blocks import Block, Kind
from khobao.intake.classify import classify


def body(text: str) -> list[Block]:
    """Return one paragraph of body, as a stage would be handed it."""
    return [Block(text=text, line=1, kind=Kind.BODY)]


def kinds(text: str) -> list[tuple[str, str]]:
    """Return the kind and text of each block of an article."""
    return [(block.kind.value, block.text) for block in classify(text)]
