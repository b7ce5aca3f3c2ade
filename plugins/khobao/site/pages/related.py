"""What stands beside a collection in the same articles, as links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from khobao.collections.related import KINDS, Kind
from khobao.content import Entry
from khobao.record import urls, wording
from khobao.site.pages import labels
from khobao.site.pages.frame import Link, Site
from khobao.site.words import words


@dataclass(frozen=True, slots=True)
class Related:
    """Links of one kind, those that occur most first, each with its number of articles."""

    label: str
    links: tuple[Link, ...]


def related(
    site: Site, entries: Iterable[Entry], itself: tuple[Kind, str] | None
) -> tuple[Related, ...]:
    """Return what occurs with these articles most, but for the collection itself."""
    found = site.archive.facets.related(entries, itself)
    return tuple(
        Related(
            words().related[kind],
            tuple(_link(site, kind, one.key, one.count) for one in found[kind]),
        )
        for kind in KINDS
        if found[kind]
    )


def _link(site: Site, kind: Kind, key: str, count: int) -> Link:
    archive = site.archive
    if kind == "tags":
        label, url = key, urls.tag(key)
    elif kind == "provinces":
        label, url = site.places.province(key).name, urls.province(key)
    elif kind == "people":
        label, url = labels.person_name(archive.people.by_slug[key]), urls.person(key)
    elif kind == "documents":
        document = archive.documents.by_slug[key]
        label, url = labels.document_name(site, document), urls.document(key)
    else:
        label, url = labels.source_name(archive.sources.by_slug[key]), urls.source(key)
    return Link(label, url, wording.number(count))
