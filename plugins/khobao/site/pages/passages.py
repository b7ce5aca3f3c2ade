"""The sentences that figures come from, with the figures' own words marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from khobao.record import Article
from khobao.record.text import one_spaced
from khobao.site import text
from khobao.site.text import shortened
from khobao.site.words import words

SENTENCE_END = re.compile(r"(?<![A-ZĐ])[.!?…][”\"’)]*\s+(?=(\S))")
"""After "… tập thể. " but not after "TP. "; a sentence only if what follows may begin one."""

CLAUSE_END = re.compile(r"[;:.!?…(]")
AND = re.compile(r"[\s,–-]*(?:\s(?:và|hoặc))?[\s,–-]*\Z")

WORD = re.compile(r"[^\W\d_]{3}")
"""What lets a figure begin a sentence: "dân vận. 10/10 huyện", but not "tr. 12"."""

NEAR = 130
SKIP = " … "


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, caption or headline: its number in the text, or the name of where it is."""

    words: str
    paragraph: int | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a quote stands: its sentence, which words of that are its own, and the block.

    A quote that runs over a block's end stands alone, without one. `nth` is the block's place
    among all, `at` the quote's first character in it.
    """

    sentence: str
    start: int
    stop: int
    block: Block | None = None
    nth: int = 0
    at: int = 0


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
        yield Block(one_spaced(article.lead), paragraph=1)
    for number, block in text.blocks(html):
        yield Block(block, paragraph=number)
    yield Block(one_spaced(article.title), place=w.in_title)
    for caption in article.captions:
        yield Block(one_spaced(caption), place=w.in_captions)


def passages(spots: Iterable[Spot]) -> tuple[Passage, ...]:
    """Return the sentences of these spots, each once, in the order of the first spot."""
    found: dict[tuple[str, Block | None], list[Spot]] = {}
    for spot in spots:
        found.setdefault((spot.sentence, spot.block), []).append(spot)
    return tuple(
        Passage(
            clipped(pieces(whole, [(one.start, one.stop) for one in marked])),
            block.paragraph if block else None,
            block.place if block else None,
        )
        for (whole, block), marked in found.items()
    )


def spots(quotes: Iterable[str], text: Sequence[Block]) -> tuple[Spot, ...]:
    """Return where each quote stands; of two that begin alike, the second stands further on."""
    taken: set[tuple[int, int]] = set()
    found = []
    for quote in map(one_spaced, quotes):
        places = [(nth, at) for nth, one in enumerate(text) for at in _places(quote, one.words)]
        if not places:
            found.append(Spot(quote, 0, len(quote)))
            continue
        nth, at = next((place for place in places if place not in taken), places[0])
        taken.add((nth, at))
        found.append(_spot(quote, at, text[nth], nth))
    return tuple(found)


def _places(quote: str, text: str) -> list[int]:
    """Return where the words begin; where they are part of longer ones, only if nowhere else."""
    begins = []
    at = text.find(quote)
    while at >= 0:
        begins.append(at)
        at = text.find(quote, at + 1)
    whole = [at for at in begins if not _inside(text, at, at + len(quote))]
    return whole or begins


def _inside(text: str, start: int, stop: int) -> bool:
    """Say whether a cut runs through a word or a number: 202 is no part of 1.202."""
    number = text[max(0, start - 2) : start]
    before = text[start - 1 : start].isalnum() and text[start].isalnum()
    grouped = number[:1].isdigit() and number[1:] in (".", ",") and text[start].isdigit()
    after = text[stop : stop + 1].isalnum() and text[stop - 1].isalnum()
    return before or grouped or after


def _spot(quote: str, at: int, block: Block, nth: int) -> Spot:
    ends = _ends(block.words)
    start = max((end for end in ends if end <= at), default=0)
    stop = min((end for end in ends if end >= at + len(quote)), default=len(block.words))
    sentence = block.words[start:stop].rstrip()
    return Spot(sentence, at - start, at - start + len(quote), block, nth, at)


def rest(spot: Spot, others: Iterable[Spot]) -> str | None:
    """Return how the sentence goes on behind a quote, up to the next mark or the clause's end.

    None if it doesn't: another figure or a sign follows at once.
    """
    here = (spot.sentence, spot.block)
    marks = [one.start for one in others if (one.sentence, one.block) == here]
    stop = min((at for at in marks if at >= spot.stop), default=len(spot.sentence))
    clause = CLAUSE_END.split(spot.sentence[spot.stop : stop], maxsplit=1)[0]
    told = AND.sub("", clause)
    begins = told[:1].isspace() and told[1:2].isalnum()
    return shortened(told.strip(), NEAR // 2) if begins else None


@lru_cache(maxsize=64)
def _ends(text: str) -> tuple[int, ...]:
    """Return where the sentences end; of one block they are asked for by each of its figures."""
    return tuple(_found_ends(text))


def _found_ends(text: str) -> Iterator[int]:
    for match in SENTENCE_END.finditer(text):
        before = text[max(0, match.start() - 3) : match.start()]
        figure = match[1].isdigit() and WORD.fullmatch(before)
        if match[1].isupper() or not match[1].isalnum() or figure:
            yield match.end()


def pieces(whole: str, marks: Iterable[tuple[int, int]]) -> tuple[Piece, ...]:
    """Cut a sentence at the marks in it; where two overlap, the earlier is marked."""
    made, done = [], 0
    for start, stop in sorted(set(marks)):
        if start < done:
            continue
        made += [Piece(whole[done:start], marked=False)]
        made += [Piece(whole[start:stop], marked=True)]
        done = stop
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
