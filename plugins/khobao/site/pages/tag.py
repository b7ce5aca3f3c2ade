"""The tags: the list of them, and the articles of each."""

from __future__ import annotations

from collections.abc import Iterator

from khobao.record import urls, wording
from khobao.render import Page
from khobao.site.pages import cards
from khobao.site.pages.frame import TAGS, Link, Site, home, page
from khobao.site.words import words


def tag_index(site: Site) -> Page:
    w = words()
    links = tuple(
        Link(one.label, urls.tag(one.label), wording.number(len(one.entries)))
        for one in site.archive.tags
    )
    return page(
        site,
        "index.html",
        TAGS,
        w.nav.tags,
        description=w.tags.description,
        section=TAGS,
        crumbs=(home(),),
        links=links,
        empty=w.tags.empty,
    )


def tag_pages(site: Site) -> Iterator[Page]:
    w = words()
    for one in site.archive.tags:
        base = urls.tag(one.label)
        above = (home(), Link(w.nav.tags, TAGS))
        for url, leaf, pager in cards.leaves(base, cards.plain(one.entries)):
            yield page(
                site,
                "list.html",
                url,
                cards.paged(one.label, leaf),
                description=w.tags.of.format(name=one.label),
                section=TAGS,
                crumbs=above if leaf.number == 1 else (*above, Link(one.label, base)),
                heading=one.label,
                holds=w.provinces.holds.format(articles=wording.number(len(one.entries))),
                sections=cards.sections(site, leaf.items),
                pager=pager,
                previous=None,
                following=None,
            )
