"""An article's figures as shown: with their sentences, their parts and whether these add up."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from khobao.gazetteer import Gazetteer
from khobao.record import Article, Breakdown, Count, breakdowns, wording
from khobao.site.pages.frame import Site
from khobao.site.pages.passages import Block, Passage, blocks, passages, sentence
from khobao.site.words import words


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
    text = tuple(blocks(article, site.texts[article.id]))
    making = _Making(site.places, article.province, sums, text)
    parts = {part.id for found in sums.values() for one in found for part in one.parts}
    heads = (count for count in article.counts if count.id not in parts)
    return tuple(making.group(list(counts)) for _, counts in groupby(heads, key=making.place))


@dataclass(frozen=True, slots=True)
class _Making:
    """What making an article's figures rests on: `here` is its province."""

    places: Gazetteer
    here: str | None
    sums: Mapping[str, Sequence[Breakdown]]
    text: Sequence[Block]

    def place(self, count: Count) -> Hashable:
        """Return what figures of one sentence have in common."""
        if count.quote:
            return sentence(count.quote, self.text)
        return count.id if count.at is None else count.at

    def group(self, counts: Sequence[Count]) -> Group:
        quotes = [quote for count in counts for quote in self._quotes(count)]
        first = counts[0]
        return Group(
            figures=tuple(self._figure(count) for count in counts),
            passages=passages(quotes, self.text),
            evidence=None if first.quote else _evidence(first.at),
        )

    def _quotes(self, count: Count) -> Iterator[str]:
        """Yield the quotes of a figure and of all its parts."""
        if count.quote:
            yield count.quote
        for one in self.sums.get(count.id, ()):
            for part in one.parts:
                yield from self._quotes(part)

    def _figure(self, count: Count, total: Count | None = None) -> Figure:
        said = tuple(self._notes(total)) if total else ()
        return Figure(
            id=count.id,
            qualifier=count.qualifier,
            value=value(count),
            unit=count.unit,
            what=count.what,
            notes=tuple(note for note in self._notes(count) if note not in said),
            target=count.kind == "target",
            sums=tuple(self._sum(one) for one in self.sums.get(count.id, ())),
        )

    def _notes(self, count: Count) -> Iterator[str]:
        measures = words().figures.measures
        if count.measure in measures:
            yield measures[count.measure]
        if count.period:
            yield wording.date_short(count.period)
        if count.place and count.place != self.here:
            yield self.places.province(count.place).name

    def _sum(self, one: Breakdown) -> Sum:
        w = words().figures
        total = " ".join(filter(None, (one.total.qualifier, wording.number(one.total.value))))
        off = w.off.format(off=wording.number(abs(one.off)), total=total)
        added = " + ".join(wording.number(part.value) for part in one.parts)
        return Sum(
            by=w.by.format(by=one.by),
            parts=tuple(self._figure(part, one.total) for part in one.parts),
            sum=f"{added} = {wording.number(one.sum)}",
            verdict=w.fits if one.fits else off,
            fits=one.fits,
        )


def value(count: Count) -> str:
    """Write the number: 4.494; 140/161; 9.360–12.100."""
    text = wording.number(count.value)
    if count.of is not None:
        return f"{text}/{wording.number(count.of)}"
    return f"{text}–{wording.number(count.max)}" if count.max is not None else text


def _evidence(at: int | None) -> str | None:
    if at is None:
        return None
    text: str = words().figures.at if at else words().figures.at_title
    return text.format(number=at)
