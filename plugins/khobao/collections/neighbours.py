"""The articles just before and after each one, in the order of their dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from khobao.content import Entry


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The article before and the one after; None at an end."""

    before: Entry | None
    after: Entry | None


def in_time(entries: Iterable[Entry]) -> Mapping[str, Neighbours]:
    """Return the neighbours of each dated article, by its id.

    The order is that of the first day a date may mean, the narrower date first, then the id. An
    article without a date stands nowhere in it, so it has none and is none.
    """
    dated = (
        (one.article.date.sort_key, one.article.id, one) for one in entries if one.article.date
    )
    line = [entry for *_, entry in sorted(dated, key=lambda item: item[:2])]
    last = len(line) - 1
    return {
        entry.article.id: Neighbours(
            before=line[at - 1] if at > 0 else None, after=line[at + 1] if at < last else None
        )
        for at, entry in enumerate(line)
    }


def in_province(entries: Iterable[Entry]) -> Mapping[str, Neighbours]:
    """Return the same among the articles of one province, for those that have one."""
    placed = [(one.article.province, one) for one in entries if one.article.province]
    placed.sort(key=lambda item: (item[0], item[1].article.id))
    groups = groupby(placed, key=lambda item: item[0])
    found: dict[str, Neighbours] = {}
    for _, group in groups:
        found |= in_time(entry for _, entry in group)
    return found
