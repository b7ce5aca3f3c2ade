"""The whole archive: what is published, gathered every way that it is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from khobao.collections import figures, order
from khobao.collections.figures import ProvinceFigures
from khobao.collections.provinces import Province, by_province
from khobao.collections.tags import Tag, by_tag
from khobao.collections.timeline import Timeline, timeline
from khobao.content import Entry
from khobao.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """The published articles, newest added first, with their collections; and the withdrawn."""

    entries: tuple[Entry, ...]
    withdrawn: tuple[Entry, ...]
    provinces: tuple[Province, ...]
    tags: tuple[Tag, ...]
    timeline: Timeline
    figures: tuple[ProvinceFigures, ...]


def collect(entries: Iterable[Entry], places: Gazetteer) -> Archive:
    """Return the archive of these entries; drafts are left out of it."""
    entries = tuple(entries)
    published = order.newest_added(one for one in entries if one.article.status == "published")
    withdrawn = order.newest_added(one for one in entries if one.article.status == "withdrawn")
    return Archive(
        entries=published,
        withdrawn=withdrawn,
        provinces=by_province(published, places),
        tags=by_tag(published),
        timeline=timeline(published),
        figures=figures.by_province(published, places),
    )
