"""Articles by the day of the year that they tell of, or were published on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from khobao.collections.timeline import By
from khobao.content import Entry

SHOWN = 6
"""As many years as a day of the year shows, an article each."""

Occasion = tuple[int, By, Entry]
"""The year, what happened on the day (the event, or the publication), and the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of the year: an article of each of its latest years, and how many there are beside."""

    month: int
    day: int
    shown: tuple[Occasion, ...]
    more: int


def day_of(entry: Entry) -> tuple[date, By] | None:
    """Return the one known day of an article: of its event, else of its publication.

    None if neither is known to the day; a publication's day that is inferred is not known.
    """
    article = entry.article
    if article.event_date and article.event_date.exact:
        return article.event_date.start, "event_date"
    if article.date and article.date.exact and article.date_basis in ("stated", "computed"):
        return article.date.start, "date"
    return None


def by_day(entries: Iterable[Entry]) -> tuple[Day, ...]:
    """Return the days of the year that articles fall on, in order; each article on one at most.

    Of a year with several articles an event goes before a publication, then the lesser id.
    """
    found: dict[tuple[int, int], list[Occasion]] = {}
    for entry in entries:
        if known := day_of(entry):
            day, by = known
            found.setdefault((day.month, day.day), []).append((day.year, by, entry))
    return tuple(_day(*one, found[one]) for one in sorted(found))


def _day(month: int, day: int, held: list[Occasion]) -> Day:
    held.sort(key=lambda one: (-one[0], one[1] == "date", one[2].article.id))
    first: dict[int, Occasion] = {}
    for one in held:
        first.setdefault(one[0], one)
    shown = tuple(first.values())[:SHOWN]
    return Day(month=month, day=day, shown=shown, more=len(held) - len(shown))
