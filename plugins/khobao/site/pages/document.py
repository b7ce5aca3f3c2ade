"""The documents cited: the list by type and year, and each with who states what of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice

from khobao import record
from khobao.collections import Document, issuers
from khobao.collections.issuers import CENTRAL
from khobao.collections.spelling import canonical
from khobao.content import Entry
from khobao.record import urls, wording
from khobao.render import Page
from khobao.site.pages import labels
from khobao.site.pages.cards import Item
from khobao.site.pages.catalogue import Listed, catalogue
from khobao.site.pages.collection import Shelf, collection_pages
from khobao.site.pages.frame import DOCUMENTS, Link, Site, home
from khobao.site.pages.gathered import Fact, Kin, crossroad, holds, row
from khobao.site.text import capitalised
from khobao.site.words import words

SHOWN = 8
"""Documents of the same number that a page names."""


def document_index(site: Site) -> Iterator[Page]:
    w = words().documents
    items = []
    by_type = groupby(site.archive.documents.all, key=lambda one: canonical(one.type))
    for number, (_, group) in enumerate(by_type, start=1):
        alike = list(group)
        heading, anchor = capitalised(alike[0].type), f"loai-{number}"
        items += [
            Listed(heading, anchor, labels.document(site, one), str(one.year or w.no_year))
            for one in alike
        ]
    yield from catalogue(site, DOCUMENTS, words().documents, items)


def document_pages(site: Site) -> Iterator[Page]:
    w = words().documents
    for one in site.archive.documents.all:
        yield from collection_pages(site, _shelf(site, one))
    for slug, alike in site.archive.documents.crossroads:
        links = [labels.document(site, one) for one in alike]
        note = w.crossroad.format(count=wording.number(len(links)))
        title = _shared_name(alike[0])
        yield crossroad(site, urls.document(slug), title, note, Link(w.title, DOCUMENTS), links)


def _shared_name(one: Document) -> str:
    """Name what several documents share, without what only one of them has: Chỉ thị số 05."""
    figure = issuers.number(one.number).figure if one.number else None
    return labels.document_number(replace(one, number=figure))


def _shelf(site: Site, one: Document) -> Shelf:
    w = words().documents
    title = labels.document_name(site, one)
    return Shelf(
        base=urls.document(one.slug),
        title=title,
        holds=holds(one.entries),
        description=w.of.format(name=title),
        section=DOCUMENTS,
        above=(home(), Link(w.title, DOCUMENTS)),
        items=_items(one),
        itself=("documents", one.slug),
        template="gathered.html",
        values={
            "notes": tuple(_notes(site, one)),
            "facts": tuple(_facts(one)),
            "kin": tuple(_kin(site, one)),
        },
    )


def _items(one: Document) -> list[Item]:
    """Return the articles that state which document it is, then those where that is inferred."""
    w = words().documents
    stated = {c.entry.article.id: c.entry for c in one.citations if not c.inferred}
    rest = {c.entry.article.id: c.entry for c in one.citations if c.inferred}
    heading = w.stated if rest else None
    items: list[Item] = [(heading, entry) for entry in stated.values()]
    items += [(w.inferred, entry) for id_, entry in rest.items() if id_ not in stated]
    return items


def _notes(site: Site, one: Document) -> Iterator[str]:
    w = words().documents
    if not one.known:
        yield w.no_issuer
    elif one.issuer is None:
        yield w.by_sign.format(series=one.series)
    if one.scope not in (None, CENTRAL) and not one.placed:
        yield w.province.format(place=site.places.province(str(one.scope)).name)


def _facts(one: Document) -> Iterator[Fact]:
    w = words().documents
    readers: tuple[tuple[str, Callable[[record.Document], str | None]], ...] = (
        (w.numbers, lambda stated: stated.number),
        (w.titles, lambda stated: stated.title),
        (w.issuers, lambda stated: stated.issuer),
        (w.dates, lambda stated: wording.date_short(stated.date) if stated.date else None),
    )
    for label, read in readers:
        found: dict[str, list[Entry]] = {}
        for citation in one.citations:
            if text := read(citation.stated):
                found.setdefault(text, []).append(citation.entry)
        if found:
            yield Fact(label, tuple(row(text, entries) for text, entries in found.items()))


def _kin(site: Site, one: Document) -> Iterator[Kin]:
    """Yield those it may be, and others of its number: the first, with a way to all of them.

    The page that the way leads to, and one that has none, names all itself.
    """
    w, found = words().documents, site.archive.documents
    group, together = found.numbers[one.group], found.together.get(one.group)
    most = SHOWN if together not in (None, one.slug) else len(group)
    whole = _all(group, together) if len(group) > most + 1 else None
    rivals = [labels.document(site, found.by_slug[slug]) for slug in one.may_be[:most]]
    kin = [Kin(w.may_be, tuple(rivals))] if rivals else []
    rest = (two for two in group if two.slug not in (one.slug, *one.may_be))
    others = list(islice(rest, most))
    for label, same in ((w.other_date, True), (w.other_issuer, False)):
        alike = [two for two in others if _same_issuer(one, two) == same]
        if alike:
            kin.append(Kin(label, tuple(labels.document(site, two) for two in alike)))
    yield from kin[:-1]
    if kin:
        yield replace(kin[-1], all=whole)


def _same_issuer(one: Document, two: Document) -> bool:
    return one.known and (one.scope, one.series) == (two.scope, two.series)


def _all(group: Sequence[Document], slug: str | None) -> Link | None:
    label = words().documents.all_of_number.format(count=wording.number(len(group)))
    return Link(label, urls.document(slug)) if slug else None
