"""The people in office: the list of them, and each with offices as stated and articles."""

from __future__ import annotations

from collections.abc import Iterator

from khobao.collections import Person, alphabet
from khobao.record import urls
from khobao.render import Page
from khobao.site.pages import cards, labels
from khobao.site.pages.catalogue import Listed, catalogue, letter
from khobao.site.pages.collection import Shelf, collection_pages
from khobao.site.pages.frame import PEOPLE, Link, Site, home
from khobao.site.pages.gathered import Fact, Kin, crossroad, distinct, holds, row
from khobao.site.words import words


def person_index(site: Site) -> Iterator[Page]:
    items = [
        Listed(*letter(alphabet.initial(one.name.split()[-1])), labels.person(one))
        for one in site.archive.people.all
    ]
    yield from catalogue(site, PEOPLE, words().people, items)


def person_pages(site: Site) -> Iterator[Page]:
    for one in site.archive.people.all:
        yield from collection_pages(site, _shelf(site, one))
    w = words().people
    for slug in site.archive.people.crossroads:
        alike = site.archive.people.alike[slug]
        title = ", ".join(distinct(one.name for one in alike))
        above = Link(w.title, PEOPLE)
        links = [labels.person(one) for one in alike]
        yield crossroad(site, urls.person(slug), title, w.crossroad, above, links)


def _shelf(site: Site, one: Person) -> Shelf:
    w = words().people
    namesakes = tuple(labels.person(other) for other in site.archive.people.namesakes(one))
    return Shelf(
        base=urls.person(one.slug),
        title=one.name,
        holds=holds(one.entries),
        description=w.of.format(name=one.name),
        section=PEOPLE,
        above=(home(), Link(w.title, PEOPLE)),
        items=cards.plain(one.entries),
        itself=("people", one.slug),
        template="gathered.html",
        values={
            "notes": (w.by_id if one.id else w.by_name,),
            "facts": tuple(_facts(one)),
            "kin": (Kin(w.namesakes, namesakes),) if namesakes else (),
        },
    )


def _facts(one: Person) -> Iterator[Fact]:
    w = words().people
    if one.offices:
        yield Fact(w.offices, tuple(row(office.title, office.entries) for office in one.offices))
    if len(one.names) > 1:
        stating = [(m.entry, m.name) for m in one.mentions]
        names = (
            row(name, (entry for entry, stated in stating if stated == name)) for name in one.names
        )
        yield Fact(w.names, tuple(names))
