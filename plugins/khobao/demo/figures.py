"""Invented figures, with the sentences that state them; some breakdowns don't add up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import Any

from khobao.demo.words import Deck, shapes
from khobao.record import Count, dates
from khobao.record.wording import number

WRONG_SUMS = 0.05
FEWEST_IN_A_PART = 5


@dataclass
class Figures:
    """The figures of one article while it is being made; each call returns their sentence."""

    rng: Random
    deck: Deck
    province_id: str
    year: int | None
    shapes: Mapping[str, Any] = field(default_factory=shapes)
    counts: list[Count] = field(default_factory=list)

    def sentences(self) -> list[str]:
        """State a total, often broken down, and up to four other figures."""
        others = [self.money, self.rate, self.share, self.range, self.target, self.total]
        chosen = self.rng.sample(others, k=self.rng.randint(0, 4))
        first = self.broken if self.rng.random() < 0.5 else self.total
        return [first(), *(make() for make in chosen)]

    def total(self) -> str:
        what, value = self._counted()
        quote = f"{number(value)} {what['unit']}"
        qualifier = self.rng.choice(self.shapes["qualifiers"]) if self.rng.random() < 0.3 else None
        quote = f"{qualifier} {quote}" if qualifier else quote
        self._add(value, what["unit"], quote, measure=what["measure"], qualifier=qualifier)
        return self.deck.sentence(self.shapes["total"], verb=what["verb"], figure=quote)

    def broken(self) -> str:
        what, value = self._counted()
        by, names = self.rng.choice(list(self.shapes["breakdowns"].items()))
        names = names[: max(2, min(len(names), value // FEWEST_IN_A_PART))]
        parts = split(self.rng, value, len(names))
        if self.rng.random() < WRONG_SUMS:
            parts[0] += self.rng.randint(1, 9)
        unit, quote = what["unit"], f"{number(value)} {what['unit']}"
        whole = self._add(value, unit, quote, measure=what["measure"])
        told = []
        for name, part in zip(names, parts, strict=True):
            told.append(f"{number(part)} {unit} {name}")
            self._add(
                part, unit, told[-1], what=name, measure=what["measure"], part_of=whole, by=by
            )
        listed = f"{', '.join(told[:-1])} và {told[-1]}"
        return self.deck.sentence(
            self.shapes["broken"], verb=what["verb"], figure=quote, parts=listed
        )

    def money(self) -> str:
        value = Decimal(self.rng.randint(1_200, 2_400_000)).scaleb(-self.rng.choice([0, 1, 3]))
        unit = self.rng.choice(self.shapes["money_units"])
        quote = f"{number(value)} {unit}"
        self._add(value, unit, quote, measure="new")
        return self.deck.sentence(self.shapes["money"], figure=quote)

    def rate(self) -> str:
        value = Decimal(self.rng.randint(500, 9_990)).scaleb(-2)
        quote = f"{number(value)}%"
        self._add(value, "%", quote, measure="rate")
        return self.deck.sentence(self.shapes["rate"], figure=quote)

    def share(self) -> str:
        of = self.rng.randint(8, 320)
        value = self.rng.randint(of // 2, of)
        unit = self.rng.choice(self.shapes["share_units"])
        quote = f"{value}/{of} {unit}"
        self._add(value, unit, quote, of=Decimal(of), measure="existing")
        return self.deck.sentence(self.shapes["share"], figure=quote)

    def range(self) -> str:
        low = self.rng.randint(3, 14)
        high, unit = low + self.rng.randint(1, 6), self.shapes["range_unit"]
        quote = f"từ {low} đến {high} {unit}"
        self._add(low, unit, quote, max=Decimal(high))
        return self.deck.sentence(self.shapes["range"], figure=quote)

    def target(self) -> str:
        what, value = self._counted()
        quote = f"có {number(value)} {what['unit']}"
        self._add(value, what["unit"], quote, kind="target", measure=what["measure"])
        following = (self.year or 2020) + self.rng.randint(1, 5)
        return self.deck.sentence(self.shapes["target"], next=following, figure=quote)

    def _counted(self) -> tuple[dict[str, Any], int]:
        what: dict[str, Any] = self.rng.choice(self.shapes["figures"])
        spread = (what["most"] / what["least"]) ** self.rng.random()
        return what, round(what["least"] * spread)

    def _add(self, value: int | Decimal, unit: str, quote: str, **fields: Any) -> str:
        id_ = f"c{len(self.counts) + 1}"
        dated = self.year is not None and fields.get("kind") != "target"
        self.counts.append(
            Count(
                id=id_,
                value=Decimal(value),
                unit=unit,
                quote=quote,
                period=dates.parse(str(self.year)) if dated else None,
                place=self.province_id,
                **fields,
            )
        )
        return id_


def split(rng: Random, total: int, count: int) -> list[int]:
    """Return `count` whole numbers above zero that add up to `total`, which is no less than it."""
    cuts = sorted(rng.sample(range(1, total), count - 1))
    return [end - start for start, end in zip([0, *cuts], [*cuts, total], strict=True)]
