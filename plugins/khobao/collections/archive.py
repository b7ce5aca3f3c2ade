"""The whole archive: what is published, gathered every way that it is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from khobao.collections import figures, order
from khobao.collections.documents import Documents, by_document
from khobao.collections.figures import ProvinceFigures
from khobao.collections.people import People, by_person
from khobao.collections.provinces import Province, by_province
from khobao.collections.related import Facets, facets
from khobao.collections.sources import Sources, by_source
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
    people: People
    documents: Documents
    sources: Sources
    facets: Facets
    figures: tuple[ProvinceFigures, ...]


def collect(entries: Iterable[Entry], places: Gazetteer) -> Archive:
    """Return the archive of these entries; drafts are left out of it."""
    entries = tuple(entries)
    published = order.newest_added(one for one in entries if one.article.status == "published")
    withdrawn = order.newest_added(one for one in entries if one.article.status == "withdrawn")
    provinces, tags = by_province(published, places), by_tag(published)
    people, documents = by_person(published), by_document(published, places)
    sources = by_source(published)
    return Archive(
        entries=published,
        withdrawn=withdrawn,
        provinces=provinces,
        tags=tags,
        timeline=timeline(published),
        people=people,
        documents=documents,
        sources=sources,
        facets=facets(provinces, tags, people, documents, sources),
        figures=figures.by_province(published, places),
    )
