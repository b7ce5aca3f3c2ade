"""Breakdowns: which figures are parts of which, told by words or by sums alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from khobao.intake.blocks import Block, Kind
from khobao.intake.figures import Figure
from khobao.intake.tables import table
from khobao.intake.text import fold
from khobao.intake.units import RATES


def linked(found: Sequence[Figure], blocks: Sequence[Block]) -> list[Figure]:
    """Return the figures, each part with its total's position and what the parts go by."""
    return _parts_of_headline(_with_sums(_with_totals(found)), blocks)


def stated_criterion(phrase: str) -> tuple[str | None, str]:
    begun = phrase.lower()
    for opening, criterion in _stated_criteria():
        if begun.startswith(opening):
            return criterion, phrase[len(opening) :]
    return None, phrase


@cache
def _stated_criteria() -> tuple[tuple[str, str], ...]:
    named = table("counts")["stated_criteria"].items()
    return tuple((f"{words} ", criterion) for words, criterion in named)


def _with_totals(found: Sequence[Figure]) -> list[Figure]:
    """Link each part of a breakdown to its total, in the same sentence or the one before."""
    linked: list[Figure] = []
    for position, figure in enumerate(found):
        total = _total_of(figure, linked) if figure.opened >= 0 else None
        if total is None:
            total = _adding_up(found, position, linked)
        if total is None:
            linked.append(figure)
            continue
        whole = linked[total]
        before = linked[-1] if linked[-1].total == total else None
        linked.append(
            replace(
                figure,
                total=total,
                by=_criterion(figure, before),
                measure=whole.measure if figure.measure != "rate" else figure.measure,
                period=figure.period or whole.period,
            )
        )
    return linked


def _adding_up(found: Sequence[Figure], position: int, linked: Sequence[Figure]) -> int | None:
    """Return the total of a row of figures that follows it and adds up to it exactly.

    In '99 đơn vị hành chính, gồm 66 xã và 33 phường' units differ; the sum tells all the same.
    """
    figure = found[position]
    if linked and linked[-1].total is not None:
        total = linked[-1].total
        row = [f for f in linked if f.total == total]
        rest = linked[total].value - sum(f.value for f in row)
        same = (linked[-1].block, linked[-1].sentence) == (figure.block, figure.sentence)
        if same and 0 < figure.value <= rest and _row(found, position, rest):
            return total
        return None
    if not linked or (linked[-1].block, linked[-1].sentence) != (figure.block, figure.sentence):
        return None
    whole = linked[-1]
    countable = whole.total is None and whole.unit not in RATES and whole.of is None
    return len(linked) - 1 if countable and _row(found, position, whole.value, 2) else None


def _with_sums(found: Sequence[Figure]) -> list[Figure]:
    """Link figures of one unit that add up to one before them exactly, whatever stands between.

    '127 trạm bơm điện. Trong số đó, 38 trạm do Nhà nước đầu tư, 89 trạm do tư nhân …'
    """
    linked = list(found)
    for position, whole in enumerate(found):
        if linked[position].total is not None or whole.unit in RATES or whole.of is not None:
            continue
        like = [
            at
            for at in range(position + 1, len(linked))
            if linked[at].block == whole.block
            and linked[at].sentence - whole.sentence <= 1
            and _counts_alike(linked[at], whole)
        ]
        for at in _summing(linked, like, whole.value):
            by = _criterion(linked[at], None)
            measure = whole.measure if linked[at].measure != "rate" else linked[at].measure
            linked[at] = replace(linked[at], total=position, by=by, measure=measure)
    return linked


def _summing(found: Sequence[Figure], like: Sequence[int], total: Decimal) -> Sequence[int]:
    """Return the first figures of those alike that add up to the total, two and more."""
    for first in range(len(like)):
        sum_ = Decimal()
        for last in range(first, len(like)):
            sum_ += found[like[last]].value
            if sum_ == total and last > first:
                return like[first : last + 1]
            if sum_ >= total:
                break
    return ()


def _counts_alike(part: Figure, whole: Figure) -> bool:
    """Say whether a figure may be a part by its unit's first word, and is no other's part."""
    if part.total is not None or part.unit in RATES or part.of is not None:
        return False
    counted, total = fold(part.unit).split(), fold(whole.unit).split()
    return counted[:1] == total[:1] != [] and (counted[0] not in MULTIPLIERS or counted == total)


MULTIPLIERS = frozenset({"nghin", "ngan", "trieu", "ty"})
"""What a unit may begin with without saying what is counted: 'tỷ đồng'."""


def _row(found: Sequence[Figure], position: int, total: Decimal, least: int = 1) -> bool:
    """Say whether the figures from here on, in this sentence, add up to the total exactly."""
    first = found[position]
    sum_ = Decimal()
    for count, figure in enumerate(found[position:], start=1):
        same = (figure.block, figure.sentence) == (first.block, first.sentence)
        if not same or figure.unit in RATES or figure.of is not None:
            return False
        sum_ += figure.value
        if sum_ == total:
            return count >= least
        if sum_ > total:
            return False
    return False


def _total_of(figure: Figure, earlier: Sequence[Figure]) -> int | None:
    for position in range(len(earlier) - 1, -1, -1):
        other = earlier[position]
        near = other.block == figure.block and figure.sentence - other.sentence <= 1
        if not near:
            return None
        before = other.sentence < figure.sentence or other.start < figure.opened
        if other.total is None and before:
            fits = other.value >= figure.value and _same_things(figure, other)
            return position if fits else None
    return None


def _same_things(part: Figure, total: Figure) -> bool:
    """Say whether one may be a part of the other by its unit; shares are parts of nothing."""
    if part.unit in RATES or total.unit in RATES or part.of is not None or total.of is not None:
        return False
    a, b = f"{fold(part.unit)} ", f"{fold(total.unit)} "
    return a.startswith(b) or b.startswith(a) or _criterion_of(part.unit) is not None


def _criterion(figure: Figure, before: Figure | None) -> str:
    words_after = figure.quote[figure.quote.find(figure.unit) + len(figure.unit) :].strip()
    stated = stated_criterion(words_after)[0]
    known = stated or _criterion_of(figure.what or "") or _criterion_of(figure.unit)
    if known:
        return known
    if before is not None and before.by and before.unit == figure.unit:
        return before.by
    return str(table("counts")["other_criterion"])


def _criterion_of(name: str) -> str | None:
    return _criteria().get(fold(name))


@cache
def _criteria() -> dict[str, str]:
    named = table("counts")["criteria"].items()
    return {fold(name): str(criterion) for criterion, names in named for name in names}


def _parts_of_headline(found: Sequence[Figure], blocks: Sequence[Block]) -> list[Figure]:
    """Link 'x tập thể, y cá nhân' to the headline's figure where they add up to it exactly."""
    linked = list(found)
    for position, head in enumerate(linked):
        if blocks[head.block].kind is not Kind.TITLE or head.unit in RATES or head.of:
            continue
        for first in range(position + 1, len(linked) - 1):
            pair = linked[first : first + 2]
            criteria = {_criterion_of(figure.unit) for figure in pair}
            if (
                all(f.total is None for f in pair)
                and pair[0].block == pair[1].block
                and pair[0].sentence == pair[1].sentence
                and len(criteria) == 1
                and None not in criteria
                and sum(f.value for f in pair) == head.value
            ):
                criterion = criteria.pop()
                for offset, figure in enumerate(pair):
                    linked[first + offset] = replace(figure, total=position, by=criterion)
    return linked
