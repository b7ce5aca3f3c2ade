"""Blocks -> Markdown: paragraphs and subheadings, every sign of the source kept a sign."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khobao.intake.blocks import Block, Kind

SPECIAL = re.compile(r"([\\`*_\[\]])")
ENTITY = re.compile(r"&(?=#?\w+;)")
LINE_START = re.compile(r"^(\s*)(#|>|[+-](?=\s)|-{3,}$)")
NUMBERED = re.compile(r"^(\s*\d+)([.)])(?=\s)")


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
    text = SPECIAL.sub(r"\\\1", " ".join(text.split()))
    text = ENTITY.sub("&amp;", text).replace("<", "&lt;")
    text = LINE_START.sub(r"\1\\\2", text)
    return NUMBERED.sub(r"\1\\\2", text)
