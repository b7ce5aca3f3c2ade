"""The years: the list of them, and the articles of each by month."""

from __future__ import annotations

from collections.abc import Iterator

from khobao.collections import Year
from khobao.collections.timeline import month
from khobao.content import Entry
from khobao.record import urls, wording
from khobao.render import Page
from khobao.site.pages import cards
from khobao.site.pages.cards import Item
from khobao.site.pages.frame import TIMELINE, YEARS, Link, Site, page
from khobao.site.words import words


def year_index(site: Site) -> Page:
    w = words()
    years = site.archive.timeline.years
    return page(
        site,
        "index.html",
        YEARS,
        w.nav.years,
        description=w.years.description,
        section=TIMELINE,
        crumbs=(Link(w.nav.home, ""),),
        links=tuple(_link(one) for one in reversed(years)),
        empty=w.years.empty,
    )


def year_pages(site: Site) -> Iterator[Page]:
    years = site.archive.timeline.years
    for previous, one, following in zip((None, *years), years, (*years[1:], None), strict=False):
        yield from _pages(site, one, previous, following)


def _pages(site: Site, one: Year, previous: Year | None, following: Year | None) -> Iterator[Page]:
    w = words()
    base, title = urls.year(one.number), w.list.year_title.format(year=one.number)
    above = (Link(w.nav.home, ""), Link(w.nav.timeline, TIMELINE))
    for url, leaf, pager in cards.leaves(base, [_item(entry) for entry in one.entries]):
        yield page(
            site,
            "list.html",
            url,
            cards.paged(title, leaf),
            description=w.years.of.format(year=one.number),
            section=TIMELINE,
            crumbs=above if leaf.number == 1 else (*above, Link(title, base)),
            heading=title,
            holds=w.provinces.holds.format(articles=wording.number(len(one.entries))),
            sections=cards.sections(site, leaf.items),
            pager=pager,
            previous=_link(previous) if previous else None,
            following=_link(following) if following else None,
        )


def _item(entry: Entry) -> Item:
    w = words().years
    number = month(entry.article.date)
    return (w.month.format(month=number) if number else w.no_month, entry)


def _link(one: Year) -> Link:
    label = words().list.year_title.format(year=one.number)
    return Link(label, urls.year(one.number), wording.number(len(one.entries)))
