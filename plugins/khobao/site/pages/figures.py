"""An article's figures as shown: with their sentences, their parts and whether these add up."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from khobao.gazetteer import Gazetteer
from khobao.record import Article, Breakdown, Count, breakdowns, wording
from khobao.site.pages.passages import Block, Passage, Spot, passages, rest, spots
from khobao.site.words import words

PERCENT = "%"


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
    """A figure: `value` as Vietnamese write it; `notes` say of what kind, when and where.

    `rest` is how its sentence goes on, where the record doesn't say what is counted. `anchor` is
    the id of its words in the text, if they are marked there. A leading figure is shown large:
    one with parts, or of the headline.
    """

    id: str
    qualifier: str | None
    value: str
    unit: str | None
    what: str | None
    rest: str | None
    notes: tuple[str, ...]
    anchor: str | None
    target: bool
    leading: bool
    sums: tuple[Sum, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Neighbouring figures from one sentence, which is shown once with all of them marked.

    Where the text isn't carried, `evidence` names the paragraphs instead.
    """

    figures: tuple[Figure, ...]
    passages: tuple[Passage, ...]
    evidence: str | None


def figures(
    places: Gazetteer,
    article: Article,
    spots: Mapping[str, Spot],
    anchors: Mapping[str, str],
) -> tuple[Group, ...]:
    """Return the article's figures in its order; a part stands below its total only.

    `spots` are where they stand in the text, `anchors` the ids of the marked ones, both by the
    figure's id.
    """
    sums: dict[str, list[Breakdown]] = {}
    for one in breakdowns(article.counts):
        sums.setdefault(one.total.id, []).append(one)
    parts = {part.id for found in sums.values() for one in found for part in one.parts}
    heads = [count for count in article.counts if count.id not in parts]
    making = _Making(
        places=places,
        here=article.province,
        sums=sums,
        spots=spots,
        anchors=anchors,
        leading=_leading(heads, sums, article.title),
    )
    return tuple(making.group(list(counts)) for _, counts in groupby(heads, key=making.place))


def spots_of(article: Article, text: Sequence[Block]) -> Mapping[str, Spot]:
    """Return where each quoted figure stands in the text's blocks, by its id."""
    quoted = [(count.id, count.quote) for count in article.counts if count.quote]
    found = spots([quote for _, quote in quoted], text)
    return {name: spot for (name, _), spot in zip(quoted, found, strict=True)}


def leads(article: Article) -> tuple[Count, ...]:
    """Return the figures that are shown large: wholes with parts, or of the headline."""
    heads = [count for count in article.counts if count.part_of is None]
    sums: dict[str, list[Breakdown]] = {}
    for one in breakdowns(article.counts):
        sums.setdefault(one.total.id, []).append(one)
    leading = _leading(heads, sums, article.title)
    return tuple(count for count in heads if count.id in leading)


def _leading(
    heads: Sequence[Count], sums: Mapping[str, Sequence[Breakdown]], title: str
) -> frozenset[str]:
    """Return the ids of those with parts or in the headline; else of the first that may lead."""
    may = [one.id for one in heads if one.kind == "result" and not share(one)]
    named = {one.id for one in heads if one.at == 0 or (one.quote and one.quote in title)}
    first = {one.id for one in heads if one.id in sums} | (named & set(may))
    return frozenset(first or may[:1])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Making:
    """What making an article's figures rests on: `here` is its province, the rest by figure."""

    places: Gazetteer
    here: str | None
    sums: Mapping[str, Sequence[Breakdown]]
    spots: Mapping[str, Spot]
    anchors: Mapping[str, str]
    leading: frozenset[str]

    def place(self, count: Count) -> Hashable:
        """Return what figures of one sentence have in common."""
        if count.id in self.spots:
            spot = self.spots[count.id]
            return (spot.sentence, spot.block)
        return count.id if count.at is None else count.at

    def group(self, counts: Sequence[Count]) -> Group:
        every = [one for count in counts for one in self._with_parts(count)]
        unquoted = {one.at for one in every if not one.quote and one.at is not None}
        return Group(
            figures=tuple(self._figure(count) for count in counts),
            passages=passages(self.spots[one.id] for one in every if one.quote),
            evidence=evidence(sorted(unquoted)) if unquoted else None,
        )

    def _with_parts(self, count: Count) -> Iterator[Count]:
        """Yield a figure and all its parts."""
        yield count
        for one in self.sums.get(count.id, ()):
            for part in one.parts:
                yield from self._with_parts(part)

    def _figure(self, count: Count, total: Count | None = None) -> Figure:
        behind = None if total or count.what else self._rest(count)
        said = tuple(self._notes(total, None)) if total else ()
        return Figure(
            id=count.id,
            qualifier=count.qualifier,
            value=value(count),
            unit=None if count.unit == PERCENT else count.unit,
            what=count.what,
            rest=behind,
            notes=tuple(note for note in self._notes(count, behind) if note not in said),
            anchor=self.anchors.get(count.id),
            target=count.kind == "target",
            leading=count.id in self.leading,
            sums=tuple(self._sum(one) for one in self.sums.get(count.id, ())),
        )

    def _rest(self, count: Count) -> str | None:
        spot = self.spots.get(count.id)
        return rest(spot, self.spots.values()) if spot else None

    def _notes(self, count: Count, behind: str | None) -> Iterator[str]:
        if measure := measured(count, behind):
            yield measure
        if count.period:
            yield wording.date_short(count.period)
        if count.place and count.place != self.here:
            yield self.places.province(count.place).name

    def _sum(self, one: Breakdown) -> Sum:
        return Sum(
            by=words().figures.by.format(by=one.by),
            parts=tuple(self._figure(part, one.total) for part in one.parts),
            sum=added(one),
            verdict=verdict(one),
            fits=one.fits,
        )


def added(one: Breakdown) -> str:
    """Write the parts added up: 3.729 + 765 = 4.494."""
    parts = " + ".join(wording.number(part.value) for part in one.parts)
    return f"{parts} = {wording.number(one.sum)}"


def verdict(one: Breakdown) -> str:
    """Say whether the parts add up, and if not, by how much they don't."""
    w = words().figures
    total = " ".join(filter(None, (one.total.qualifier, wording.number(one.total.value))))
    return str(w.fits if one.fits else w.off.format(off=wording.number(abs(one.off)), total=total))


def share(count: Count) -> bool:
    """Say whether it shows by its own signs that it is a share: 89,4 %; 140/161."""
    return count.unit == PERCENT or count.of is not None


def measured(count: Count, behind: str | None = None) -> str | None:
    """Return the words for what was measured, unless the figure says them already."""
    w = words().figures
    if count.measure not in w.measures or (count.measure == "rate" and share(count)):
        return None
    told = " ".join(filter(None, (count.unit, count.what, behind))).lower()
    said = any(one in told for one in w.said[count.measure])
    return None if said else str(w.measures[count.measure])


def value(count: Count) -> str:
    """Write the number: 4.494; 140/161; 9.360–12.100; 89,4 %, with a space that holds."""
    text = wording.number(count.value)
    if count.of is not None:
        text = f"{text}/{wording.number(count.of)}"
    elif count.max is not None:
        text = f"{text}–{wording.number(count.max)}"
    return f"{text}\N{NO-BREAK SPACE}{PERCENT}" if count.unit == PERCENT else text


def evidence(paragraphs: Sequence[int]) -> str:
    """Name paragraphs of the source, 0 its headline: Theo tiêu đề và đoạn 6 của nguyên văn."""
    w = words().figures
    *others, last = [w.paragraph.format(number=one) if one else w.in_title for one in paragraphs]
    places = w["and"].format(places=", ".join(others), last=last) if others else last
    return str(w.at.format(places=places))
