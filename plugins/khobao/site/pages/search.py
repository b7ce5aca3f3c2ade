"""The page that searches headlines in the browser, and says what to use where it can't."""

from __future__ import annotations

from khobao.render import Page
from khobao.site.pages.filter_data import FILE as ARTICLES
from khobao.site.pages.frame import (
    DOCUMENTS,
    FIGURES,
    PEOPLE,
    PROVINCES,
    SEARCH,
    SOURCES,
    TAGS,
    TIMELINE,
    YEARS,
    Link,
    Site,
    home,
    page,
)
from khobao.site.words import words


def search_page(site: Site) -> Page:
    w = words()
    return page(
        site,
        "search.html",
        SEARCH,
        w.search.title,
        description=w.search.description,
        section=SEARCH,
        crumbs=(home(),),
        styles=("search",),
        scripts=("search",) if site.archive.entries else (),
        own_search=True,
        data=ARTICLES if site.archive.entries else None,
        ways=ways(),
    )


def ways() -> tuple[Link, ...]:
    """Return where articles are found without a search, each linked to its list."""
    w = words()
    return (
        Link(w.search.by.provinces, PROVINCES),
        Link(w.search.by.tags, TAGS),
        Link(w.search.by.years, YEARS),
        Link(w.search.by.timeline, TIMELINE),
        Link(w.people.title, PEOPLE),
        Link(w.documents.title, DOCUMENTS),
        Link(w.sources.title, SOURCES),
        Link(w.figure_table.title, FIGURES),
    )
