"""The sentences that figures come from, with the figures' own words marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from khobao.record import Article
from khobao.site import text
from khobao.site.words import words

SENTENCE_END = re.compile(r"(?<![A-ZĐ])[.!?…][”\"’)]*\s+(?=(\S))")
"""After "… tập thể. " but not after "TP. "; a sentence only if what follows may begin one."""

NEAR = 130
SKIP = " … "

SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, caption or headline: its number in the text, or the name of where it is."""

    words: str
    paragraph: int | None = None
    place: str | None = None


Sentence = tuple[str, Block | None]
"""A sentence and the block it stands in."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; `marked` if it is a figure's own words."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence in pieces, and where it stands."""

    pieces: tuple[Piece, ...]
    paragraph: int | None
    place: str | None


def blocks(article: Article, html: str) -> Iterator[Block]:
    """Yield all that a quote may come from: lead, body, headline, captions."""
    w = words().figures
    if article.lead:
        yield Block(article.lead, paragraph=1)
    for number, block in text.blocks(html):
        yield Block(block, paragraph=number)
    yield Block(article.title, place=w.in_title)
    for caption in article.captions:
        yield Block(caption, place=w.in_captions)


def passages(quotes: Sequence[str], text: Sequence[Block]) -> tuple[Passage, ...]:
    """Return the sentences with these quotes, each once, in the order of the first quote."""
    found: dict[Sentence, list[str]] = {}
    for quote in quotes:
        found.setdefault(sentence(quote, text), []).append(SPACES.sub(" ", quote))
    return tuple(
        Passage(
            clipped(pieces(whole, marks)),
            block.paragraph if block else None,
            block.place if block else None,
        )
        for (whole, block), marks in found.items()
    )


def sentence(quote: str, text: Sequence[Block]) -> Sentence:
    """Return the sentence a quote stands in; one that runs over a block's end stands alone."""
    quote = SPACES.sub(" ", quote)
    block = next((one for one in text if quote in one.words), None)
    if block is None:
        return quote, None
    at = block.words.index(quote)
    ends = list(_ends(block.words))
    start = max((end for end in ends if end <= at), default=0)
    stop = min((end for end in ends if end >= at + len(quote)), default=len(block.words))
    return block.words[start:stop].strip(), block


def _ends(text: str) -> Iterator[int]:
    for match in SENTENCE_END.finditer(text):
        if match[1].isupper() or not match[1].isalnum():
            yield match.end()


def pieces(whole: str, marks: Sequence[str]) -> tuple[Piece, ...]:
    """Cut a sentence at the quotes in it; where two overlap, the earlier is marked."""
    cuts = sorted((whole.index(mark), len(mark)) for mark in set(marks) if mark in whole)
    made, done = [], 0
    for start, length in cuts:
        if start < done:
            continue
        made += [Piece(whole[done:start], marked=False)]
        made += [Piece(whole[start : start + length], marked=True)]
        done = start + length
    made.append(Piece(whole[done:], marked=False))
    return tuple(piece for piece in made if piece.text)


def clipped(made: Sequence[Piece]) -> tuple[Piece, ...]:
    """Shorten what stands far from the marks; the paragraph itself is one step away."""
    last = len(made) - 1
    return tuple(
        piece if piece.marked else Piece(_clip(piece.text, at > 0, at < last), marked=False)
        for at, piece in enumerate(made)
    )


def _clip(stretch: str, after_mark: bool, before_mark: bool) -> str:
    """Keep NEAR characters, to whole words, on each side that touches a mark."""
    if len(stretch) <= NEAR * (after_mark + before_mark) + len(SKIP):
        return stretch
    head = stretch[:NEAR].rpartition(" ")[0] if after_mark else ""
    tail = stretch[-NEAR:].partition(" ")[2] if before_mark else ""
    if after_mark and before_mark:
        return f"{head}{SKIP}{tail}"
    return f"{head}{SKIP}".rstrip() if after_mark else f"{SKIP}{tail}".lstrip()
