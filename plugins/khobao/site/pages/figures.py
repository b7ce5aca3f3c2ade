"""An article's figures as shown: with their sentences, their parts and whether these add up."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from khobao.record import Article, Breakdown, Count, breakdowns, wording
from khobao.site.pages.frame import Site
from khobao.site.pages.passages import Block, Passage, blocks, passages, sentence
from khobao.site.words import words

Sums = Mapping[str, Sequence[Breakdown]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A figure's parts by one criterion, added up."""

    by: str
    parts: tuple[Figure, ...]
    sum: str
    verdict: str
    fits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure: `value` as Vietnamese write it; `notes` say of what kind, when and where."""

    id: str
    qualifier: str | None
    value: str
    unit: str
    what: str | None
    notes: tuple[str, ...]
    target: bool
    sums: tuple[Sum, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Neighbouring figures from one sentence, which is shown once with all of them marked.

    Where the text isn't carried, `evidence` names the paragraph instead.
    """

    figures: tuple[Figure, ...]
    passages: tuple[Passage, ...]
    evidence: str | None


def figures(site: Site, article: Article) -> tuple[Group, ...]:
    """Return the article's figures in its order; a part stands below its total only."""
    sums: dict[str, list[Breakdown]] = {}
    for one in breakdowns(article.counts):
        sums.setdefault(one.total.id, []).append(one)
    parts = {part.id for found in sums.values() for one in found for part in one.parts}
    text = tuple(blocks(article, site.texts[article.id]))
    heads = (count for count in article.counts if count.id not in parts)
    return tuple(
        _group(site, list(counts), sums, text)
        for _, counts in groupby(heads, key=lambda count: _place(count, text))
    )


def _place(count: Count, text: Sequence[Block]) -> Hashable:
    """Return what figures of one sentence have in common."""
    if count.quote:
        return sentence(count.quote, text)
    return count.id if count.at is None else count.at


def _group(site: Site, counts: Sequence[Count], sums: Sums, text: Sequence[Block]) -> Group:
    quotes = [quote for count in counts for quote in _quotes(count, sums)]
    first = counts[0]
    return Group(
        figures=tuple(_figure(site, count, sums) for count in counts),
        passages=passages(quotes, text),
        evidence=None if first.quote else _evidence(first.at),
    )


def _quotes(count: Count, sums: Sums) -> Iterator[str]:
    """Yield the quotes of a figure and of all its parts."""
    if count.quote:
        yield count.quote
    for one in sums.get(count.id, ()):
        for part in one.parts:
            yield from _quotes(part, sums)


def _figure(site: Site, count: Count, sums: Sums, total: Count | None = None) -> Figure:
    said = _notes(site, total) if total else []
    return Figure(
        id=count.id,
        qualifier=count.qualifier,
        value=value(count),
        unit=count.unit,
        what=count.what,
        notes=tuple(note for note in _notes(site, count) if note not in said),
        target=count.kind == "target",
        sums=tuple(_sum(site, one, sums) for one in sums.get(count.id, ())),
    )


def value(count: Count) -> str:
    """Write the number: 4.494; 140/161; 9.360–12.100."""
    text = wording.number(count.value)
    if count.of is not None:
        return f"{text}/{wording.number(count.of)}"
    return f"{text}–{wording.number(count.max)}" if count.max is not None else text


def _notes(site: Site, count: Count) -> list[str]:
    w = words().figures
    notes = [w.measures[count.measure]] if count.measure in w.measures else []
    if count.period:
        notes.append(wording.date_short(count.period))
    if count.place:
        notes.append(site.places.province(count.place).name)
    return notes


def _evidence(at: int | None) -> str | None:
    if at is None:
        return None
    text: str = words().figures.at if at else words().figures.at_title
    return text.format(number=at)


def _sum(site: Site, one: Breakdown, sums: Sums) -> Sum:
    w = words().figures
    added = " + ".join(wording.number(part.value) for part in one.parts)
    total = " ".join(filter(None, (one.total.qualifier, wording.number(one.total.value))))
    return Sum(
        by=w.by.format(by=one.by),
        parts=tuple(_figure(site, part, sums, one.total) for part in one.parts),
        sum=f"{added} = {wording.number(one.sum)}",
        verdict=w.fits if one.fits else w.off.format(off=wording.number(abs(one.off)), total=total),
        fits=one.fits,
    )
