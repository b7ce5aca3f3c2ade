"""The pages of a site as plain values, one at a time; templates only place them."""

from __future__ import annotations

from collections.abc import Iterator

from khobao.render import Data, Lazy, Page
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

__all__ = ["Link", "Site", "pages"]


def pages(site: Site) -> Iterator[Page | Data | Lazy]:
    """Yield every page of the site, each made when it is asked for."""
    yield from home_pages(site)
    for entry in site.archive.entries:
        yield article_page(site, entry, site.texts[entry.article.id], around(site, entry))
    for entry in site.archive.withdrawn:
        yield tombstone(site, entry)
    for entry in (*site.archive.entries, *site.archive.withdrawn):
        yield from redirects(site, entry)
    yield province_index(site)
    yield from province_pages(site)
    yield from tag_index(site)
    yield from tag_pages(site)
    yield from person_index(site)
    yield from person_pages(site)
    yield from document_index(site)
    yield from document_pages(site)
    yield from source_index(site)
    yield from source_pages(site)
    yield from withdrawn_pages(site)
    yield year_index(site)
    yield from year_pages(site)
    yield from month_pages(site)
    yield timeline_page(site)
    yield from event_pages(site)
    yield filter_data(site, site.archive.timeline)
    yield from day_files(site)
    yield from figure_pages(site)
    yield from comparison_pages(site)
    yield coverage_page(site)
    yield search_page(site)
    if site.siteurl:
        yield description(site)
    yield from search_index(site)
    yield from content_pages(site)
    yield not_found(site)
    yield headers_file()
