"""What an editor has yet to confirm: a code, and the words of the source that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from khobao.intake import sensitive, stamps
from khobao.intake.blocks import Block, Kind
from khobao.intake.bylines import Byline
from khobao.intake.dates import FULL, Dating, impossible
from khobao.intake.places import Located
from khobao.intake.text import one_line
from khobao.record import Article, Count, breakdowns
from khobao.record.wording import number

LONGEST = 120
"""Characters of a source's words that are told; the rest is in the article."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A review code with its evidence: the source's own words, none where it says nothing.

    The sentence that explains a code is the site's.
    """

    code: str
    evidence: tuple[str, ...] = ()


def doubts(
    article: Article,
    blocks: Sequence[Block],
    dating: Dating,
    located: Located,
    byline: Byline | None,
    dropped: Sequence[Count] = (),
) -> tuple[Doubt, ...]:
    """Return what was inferred, not found, or doesn't add up.

    `dropped` are the figures that were left out because they broke a rule.
    """
    found = (
        *_dates(dating, blocks),
        *_place(located),
        *_origin(article, blocks, byline),
        *_text(article, blocks),
        *_figures(article, dropped),
        *_impossible(blocks),
        *_people(article, blocks),
    )
    return tuple(Doubt(one.code, tuple(map(_shown, one.evidence))) for one in found)


def _shown(words: str) -> str:
    text = one_line(words)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _dates(dating: Dating, blocks: Sequence[Block]) -> Iterator[Doubt]:
    if dating.basis != "stated":
        yield Doubt(f"date-{dating.basis}", dating.evidence)
    stamp = tuple(b.text for b in blocks if b.kind is Kind.STAMP and stamps.read(b.text))[:1]
    if dating.page_stamp:
        yield Doubt("page-clock", stamp)
    if dating.weekday_wrong:
        yield Doubt("weekday-wrong", stamp)


def _place(located: Located) -> Iterator[Doubt]:
    if located.province is None:
        yield Doubt("province-unknown")
    elif located.by_district:
        yield Doubt("province-by-district", located.evidence)
    if located.changed:
        yield Doubt("province-changed", located.evidence)


def _origin(article: Article, blocks: Sequence[Block], byline: Byline | None) -> Iterator[Doubt]:
    if article.source is None:
        yield Doubt("source-missing")
    if byline is not None and byline.by_shape:
        lines = (block.text for block in blocks if block.kind is Kind.BYLINE)
        line = tuple(text for text in lines if byline.text in text)[:1]
        yield Doubt("byline-by-shape", line)


def _text(article: Article, blocks: Sequence[Block]) -> Iterator[Doubt]:
    if any(block.kind is Kind.TITLE and not block.lines for block in blocks):
        yield Doubt("title-missing", (article.title,))
    if article.lead is None:
        opening = tuple(block.text for block in blocks if block.kind is Kind.BODY)[:1]
        yield Doubt("lead-missing", opening)
    off = tuple(
        f"{one.total.quote}: {' + '.join(number(part.value) for part in one.parts)}"
        f" = {number(one.sum)}"
        for one in breakdowns(article.counts)
        if not one.fits
    )
    if off:
        yield Doubt("sum-off", off)
    if tied := tuple(_tied(article)):
        yield Doubt("headline-parts", tied)
    if article.sic:
        yield Doubt("slip-suspected", tuple(slip.found for slip in article.sic))


def _tied(article: Article) -> Iterator[str]:
    """Yield the headline's figures to which parts were tied by their sum alone, with the parts."""
    for one in breakdowns(article.counts):
        parts = [part.quote or "" for part in one.parts if (part.quote or "") not in article.title]
        if parts and (one.total.quote or "") in article.title:
            yield f"{one.total.quote}: {' + '.join(parts)}"


def _figures(article: Article, dropped: Sequence[Count]) -> Iterator[Doubt]:
    if dropped:
        yield Doubt("figure-doubtful", tuple(count.quote or "" for count in dropped))


def _impossible(blocks: Sequence[Block]) -> Iterator[Doubt]:
    """Find days that no calendar has: 31/2/2020."""
    if not impossible(blocks):
        return
    written = [replace(b, text=m[0]) for b in blocks for m in FULL.finditer(b.text)]
    yield Doubt("impossible-date", tuple(one.text for one in written if impossible([one])))


def _people(article: Article, blocks: Sequence[Block]) -> Iterator[Doubt]:
    if named := sensitive.named(blocks, article.people):
        yield Doubt("sensitive-person", named)
