"""How people, documents and sources are named in lists, with the way to their pages."""

from __future__ import annotations

from khobao.collections import Document, Person, Source
from khobao.collections.spelling import canonical
from khobao.record import urls, wording
from khobao.site.pages.frame import Link, Site
from khobao.site.text import capitalised
from khobao.site.words import words


def person(one: Person) -> Link:
    return Link(person_name(one), urls.person(one.slug), wording.number(len(one.entries)))


def person_name(one: Person) -> str:
    """Name a person; one whom an editor keeps apart, with the latest office."""
    if one.id is None:
        return one.name
    office = one.offices[-1].title if one.offices else one.id
    return str(words().people.with_office.format(name=one.name, office=office))


def document(site: Site, one: Document) -> Link:
    return Link(document_name(site, one), urls.document(one.slug), wording.number(len(one.entries)))


def document_name(site: Site, one: Document) -> str:
    """Name a document: Chỉ thị số 05-CT/TU ngày 23/5/2021 của Ban Thường vụ Tỉnh ủy (Nghệ An)."""
    w = words().documents
    told = document_number(one)
    if one.date:
        text = w.dated if one.date.exact else w.in_span
        told = text.format(name=told, date=wording.date_short(one.date))
    if not one.known:
        return str(w.placed.format(name=told, place=w.unknown))
    if one.issuer:
        told = w.issued.format(name=told, issuer=one.issuer)
    place = site.places.province(one.scope).name if one.scope else None
    return str(w.placed.format(name=told, place=place)) if place and place not in told else told


def document_number(one: Document) -> str:
    w = words().documents
    if one.number:
        return str(w.number.format(type=capitalised(one.type), number=one.number))
    if one.title is None:
        return capitalised(one.type)
    if canonical(one.title).startswith(canonical(one.type)):
        return one.title
    return str(w.named.format(type=capitalised(one.type), title=one.title))


def source_name(one: Source) -> str:
    return one.name or str(words().sources.unknown)


def source(one: Source) -> Link:
    return Link(source_name(one), urls.source(one.slug), wording.number(len(one.entries)))
