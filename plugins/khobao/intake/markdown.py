"""Blocks -> Markdown: paragraphs and subheadings, every sign of the source kept a sign."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khobao.intake.blocks import Block, Kind
from khobao.intake.text import one_line

SPECIAL = re.compile(r"[\\`*_\[\]]")
ENTITY = re.compile(r"&(?=#?\w+;)")
BLOCK_MARK = re.compile(r"#|>|[+-](?=\s)|-{3,}$")
NUMBERED = re.compile(r"(\d+)[.)](?=\s)")


def markdown(blocks: Sequence[Block]) -> str:
    """Return the body's text as Markdown, a paragraph a block."""
    parts = []
    for block in blocks:
        if block.kind is Kind.BODY:
            parts.append(escape(block.text))
        elif block.kind is Kind.SUBHEADING:
            parts.append(f"### {escape(block.text)}")
    return "\n\n".join(parts)


def escape(text: str) -> str:
    """Return one line of text that Markdown shows as it stands."""
    text = SPECIAL.sub(_escaped, one_line(text))
    text = ENTITY.sub("&amp;", text).replace("<", "&lt;")
    if BLOCK_MARK.match(text):
        return f"\\{text}"
    numbered = NUMBERED.match(text)
    return f"{numbered[1]}\\{text[numbered.end(1) :]}" if numbered else text


def _escaped(sign: re.Match[str]) -> str:
    return f"\\{sign[0]}"
