"""The pages of a site as plain values, one at a time; templates only place them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from khobao.content import Entry
from khobao.render import Aside, Data, Lazy, Made, Page, Part
from khobao.render.keys import pickled
from khobao.site.hosting import headers_file
from khobao.site.pages.around import around
from khobao.site.pages.article import article_page, redirects, tombstone
from khobao.site.pages.comparison import comparison_pages
from khobao.site.pages.coverage import coverage_page
from khobao.site.pages.document import document_index, document_pages
from khobao.site.pages.events import event_pages
from khobao.site.pages.figure_table import figure_pages
from khobao.site.pages.filter_data import filter_data
from khobao.site.pages.frame import Link, Site
from khobao.site.pages.home import home_pages
from khobao.site.pages.own import content_pages, not_found
from khobao.site.pages.person import person_index, person_pages
from khobao.site.pages.province import province_index, province_pages
from khobao.site.pages.search import description, search_page
from khobao.site.pages.search_index import search_index
from khobao.site.pages.source import source_index, source_pages
from khobao.site.pages.tag import tag_index, tag_pages
from khobao.site.pages.this_day import day_files
from khobao.site.pages.timeline import timeline_page
from khobao.site.pages.withdrawn import withdrawn_pages
from khobao.site.pages.year import month_pages, year_index, year_pages

__all__ = ["Link", "Site", "pages", "parts"]


AT_ONCE = 250
"""Articles whose pages are made together."""


def pages(site: Site) -> Iterator[Page | Data | Lazy]:
    """Yield every page of the site, each made when it is asked for."""
    for part in parts(site):
        yield from (one for one in part() if not isinstance(one, Aside))


def parts(site: Site) -> list[Part]:
    """Return what makes the site's pages, each part by itself; those that take longest first."""
    entries = site.archive.entries
    several = [
        search_index,
        home_pages,
        person_pages,
        document_pages,
        figure_pages,
        comparison_pages,
        province_pages,
        tag_pages,
        source_pages,
        tag_index,
        person_index,
        document_index,
        source_index,
        withdrawn_pages,
        year_pages,
        month_pages,
        event_pages,
        day_files,
        _single,
        content_pages,
    ]
    made: list[Part] = [partial(one, site) for one in several]
    gone = (*entries, *site.archive.withdrawn)
    for first in range(0, len(gone), AT_ONCE):
        made.append(partial(_articles, site, gone[first : first + AT_ONCE]))
    return made


def _articles(site: Site, entries: Iterable[Entry]) -> Iterator[Made]:
    """Yield articles' pages, and what was read of the others for each."""
    for entry in entries:
        name = entry.article.id
        if entry.article.status == "withdrawn":
            yield tombstone(site, entry)
        else:
            near = around(site, entry)
            yield article_page(site, entry, site.texts[name], near)
            yield Aside(name, pickled(near))
        yield from redirects(site, entry)


def _single(site: Site) -> Iterator[Made]:
    yield province_index(site)
    yield year_index(site)
    yield timeline_page(site)
    yield filter_data(site, site.archive.timeline)
    yield coverage_page(site)
    yield search_page(site)
    if site.siteurl:
        yield description(site)
    yield not_found(site)
    yield headers_file()
