"""Articles of several papers that tell the same story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from khobao.content import Entry

Story = tuple[Entry, ...]


def stories(entries: Iterable[Entry]) -> Mapping[str, Story]:
    """Return the story that each article belongs to, by the article's id.

    Articles are of one story if either names the other, or both are of one with a third. Those
    that are alone are left out. A story goes from the earliest date to the latest, the undated
    last.
    """
    known = {entry.article.id: entry for entry in entries}
    head = {name: name for name in known}

    def root(name: str) -> str:
        while head[name] != name:
            head[name] = head[head[name]]
            name = head[name]
        return name

    for name, entry in known.items():
        for other in entry.article.same_story:
            if other in known:
                head[root(other)] = root(name)
    groups: dict[str, list[Entry]] = {}
    for name, entry in known.items():
        groups.setdefault(root(name), []).append(entry)
    told = (tuple(sorted(group, key=_order)) for group in groups.values() if len(group) > 1)
    return {entry.article.id: story for story in told for entry in story}


def earliest(story: Sequence[Entry]) -> Entry | None:
    """Return the article that came first, if the dates say so: each stated, none overlapping it.

    A date that is inferred, unknown or not known to the day it would take leaves it open.
    """
    first, *others = story
    if any(one.article.date is None or one.article.date_basis != "stated" for one in story):
        return None
    last_day = first.article.date.end if first.article.date else None
    later = (one.article.date.start for one in others if one.article.date)
    return first if last_day and all(last_day < day for day in later) else None


def _order(entry: Entry) -> tuple[bool, object, str]:
    when = entry.article.date
    return (when is None, when.sort_key if when else (), entry.article.id)
