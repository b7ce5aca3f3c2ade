"""What every page has: where it stands, what it's called, how to leave it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from khobao import gazetteer
from khobao.collections import Archive, neighbours, similar, stories
from khobao.collections.neighbours import Neighbours
from khobao.collections.similar import Likeness
from khobao.collections.stories import Story
from khobao.content import Coverage, Entry, PageEntry
from khobao.gazetteer import Gazetteer
from khobao.record import urls
from khobao.render import Last, Page
from khobao.site.atlas import Atlas
from khobao.site.reading import Excerpt
from khobao.site.repository import Repository
from khobao.site.text import opening
from khobao.site.words import words

if TYPE_CHECKING:
    from khobao.site.pages.cards import Card

ABOUT = "gioi-thieu"
"""The content page that the main navigation names; the others stand in the footer."""

PROVINCES, TAGS, YEARS, TIMELINE = "tinh/", "chu-de/", "nam/", "dong-thoi-gian/"
UNDATED = f"{YEARS}khong-ro/"
PEOPLE, DOCUMENTS, SOURCES, WITHDRAWN = "nguoi/", "van-ban/", "nguon/", "da-rut/"
FIGURES, COMPARISON, COVERAGE = "so-lieu/", "so-lieu/so-sanh/", "do-phu/"
SEARCH, OPENSEARCH = "tim-kiem/", "opensearch.xml"


@dataclass(frozen=True, slots=True)
class Link:
    """An address relative to the site's root, with its label and, in lists, how many."""

    label: str
    url: str
    count: str | None = None


class Framed(Protocol):
    """What every page has about it: the site's name, its address, the ways through it."""

    @property
    def places(self) -> Gazetteer: ...
    @property
    def name(self) -> str: ...
    @property
    def siteurl(self) -> str: ...
    @property
    def nav(self) -> tuple[Link, ...]: ...
    @property
    def footer(self) -> tuple[Link, ...]: ...
    @property
    def repository(self) -> Repository | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The frame alone, of a site whose articles aren't at hand."""

    name: str
    siteurl: str
    nav: tuple[Link, ...]
    footer: tuple[Link, ...]
    repository: Repository | None

    @property
    def places(self) -> Gazetteer:
        return gazetteer.load()

    @classmethod
    def of(cls, site: Framed) -> Frame:
        return cls(
            name=site.name,
            siteurl=site.siteurl,
            nav=site.nav,
            footer=site.footer,
            repository=site.repository,
        )


@dataclass(frozen=True, kw_only=True)
class Site:
    """All that pages are made from; `texts` are the articles' HTML by id, and `excerpts` what
    other pages than the article's own show of it.

    `recurring` are the labels of the tags that name an event of every year. `cache` is a folder
    that may be emptied at any time; without one every text is read anew. `last` is what the last
    build left.
    """

    archive: Archive
    places: Gazetteer
    texts: Mapping[str, str]
    excerpts: Mapping[str, Excerpt]
    pages: tuple[PageEntry, ...]
    page_texts: Mapping[str, str]
    name: str
    siteurl: str = ""
    atlas: Atlas | None = None
    recurring: frozenset[str] = frozenset()
    repository: Repository | None = None
    coverage: Coverage = field(default_factory=Coverage)
    cache: Path | None = None
    last: Last | None = None
    cards: dict[str, Card] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The articles' cards that were made so far, by id: each stands on nine pages or so."""

    def prepare(self) -> None:
        """Find all that several parts of the pages need, before these are made apart."""
        _ = self.nav, self.footer, self.intro, self.by_id, self.stories, self.similar
        _ = self.in_time, self.in_province

    @cached_property
    def nav(self) -> tuple[Link, ...]:
        """The parts of the archive, and the page about it where there is one."""
        about = (Link(words().nav.about, one.url) for one in self.pages if one.slug == ABOUT)
        return (*_parts(), *about)

    @cached_property
    def intro(self) -> str:
        """What the archive is: how its page about itself opens, else what holds for any."""
        about = next((one for one in self.pages if one.slug == ABOUT), None)
        own = (opening(self.page_texts[ABOUT]) or about.page.description) if about else None
        return own or str(words().home.intro)

    @cached_property
    def footer(self) -> tuple[Link, ...]:
        own = (Link(one.page.title, one.url) for one in self.pages)
        w = words()
        gone = (Link(w.gone.title, WITHDRAWN),) if self.archive.withdrawn else ()
        years, coverage = Link(w.nav.years, YEARS), Link(w.nav.coverage, COVERAGE)
        return (*_parts(), years, *_lists(), coverage, *gone, *own)

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """The published entries by their article's id."""
        return {entry.article.id: entry for entry in self.archive.entries}

    @cached_property
    def stories(self) -> Mapping[str, Story]:
        """The articles that tell what each one tells, by its id."""
        return stories.stories(self.archive.entries)

    @cached_property
    def similar(self) -> Mapping[str, tuple[Likeness, ...]]:
        """The articles most like each one, by its id; none of its own story."""
        return similar.similar(self.archive.entries, self.stories)

    @cached_property
    def in_time(self) -> Mapping[str, Neighbours]:
        """The articles before and after each dated one, by its id."""
        return neighbours.in_time(self.archive.entries)

    @cached_property
    def in_province(self) -> Mapping[str, Neighbours]:
        """The same among those of its province."""
        return neighbours.in_province(self.archive.entries)


def home() -> Link:
    return Link(words().nav.home, "")


def _parts() -> tuple[Link, ...]:
    w = words().nav
    return (
        Link(w.provinces, PROVINCES),
        Link(w.tags, TAGS),
        Link(w.timeline, TIMELINE),
        Link(w.figures, FIGURES),
    )


def _lists() -> tuple[Link, ...]:
    w = words()
    return (
        Link(w.people.title, PEOPLE),
        Link(w.documents.title, DOCUMENTS),
        Link(w.sources.title, SOURCES),
    )


def root(url: str) -> str:
    """Return the way from a page to the site's root: ./ or ../../."""
    return "../" * url.count("/") or "./"


def page(
    site: Framed,
    template: str,
    url: str,
    title: str,
    *,
    description: str = "",
    section: str = "",
    crumbs: tuple[Link, ...] = (),
    styles: tuple[str, ...] = (),
    scripts: tuple[str, ...] = (),
    **values: object,
) -> Page:
    """Return a page with the common values and its own.

    `section` is the address of the current item of the navigation; `styles` and `scripts` name
    files of the theme that this page needs beyond the common ones.
    """
    common = {
        "root": root(url),
        "canonical": f"{site.siteurl}/{url}" if site.siteurl else None,
        "title": title,
        "description": description,
        "section": section,
        "crumbs": crumbs,
        "nav": site.nav,
        "footer": site.footer,
        "search": SEARCH,
        "opensearch": OPENSEARCH if site.siteurl else None,
        "styles": styles,
        "scripts": scripts,
    }
    return Page(urls.save_as(url), template, common | values)
