"""The orders that lists of articles stand in, each by a full key: none is left to chance."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from khobao.content import Entry
from khobao.record import Edtf


def newest_added(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries by the day they were added, the latest first; then by date, then id."""
    return tuple(sorted(entries, key=lambda one: (-_day(one.article.added), *_latest(one))))


def newest(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries by date, the latest first and the undated last; then by id."""
    return tuple(sorted(entries, key=_latest))


def oldest(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries by date, the latest last and the undated behind it; then by id."""
    return tuple(sorted(entries, key=_earliest))


def _earliest(entry: Entry) -> tuple[bool, int, int, str]:
    when = entry.article.date
    if when is None:
        return (True, 0, 0, entry.article.id)
    return (False, _day(when), when.end.toordinal(), entry.article.id)


def _latest(entry: Entry) -> tuple[int, int, str]:
    when = entry.article.date
    if when is None:
        return (0, 0, entry.article.id)
    return (-_day(when), -when.end.toordinal(), entry.article.id)


def _day(when: Edtf) -> int:
    known = when.end if when.start == date.min else when.start
    return known.toordinal()
