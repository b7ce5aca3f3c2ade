"""The first page: what the archive is, how much it holds, what is new, where, when and what of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from khobao.collections import Archive, Leaf, Timeline
from khobao.content import Entry
from khobao.record import urls, wording
from khobao.render import Page
from khobao.site.pages import cards
from khobao.site.pages.frame import (
    DOCUMENTS,
    FIGURES,
    PEOPLE,
    PROVINCES,
    TAGS,
    TIMELINE,
    UNDATED,
    YEARS,
    Link,
    Site,
    home,
    page,
)
from khobao.site.pages.leading_figures import collection_figures
from khobao.site.pages.map import map_of_today
from khobao.site.pages.strip import strip
from khobao.site.pages.this_day import FOLDER as THIS_DAY
from khobao.site.text import shortened
from khobao.site.words import words

NEWEST = 8
"""Articles on the first page; those that follow have cards.PER_PAGE a page."""

FIGURES_SHOWN = 4
TAGS_SHOWN = 12
DESCRIPTION = 200

FEW = 12
"""As many provinces or years stand open; more are folded."""

FEW_SPANS = 3
"""As many spans of years are named each; more are counted together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A list of links; `folded` is the label that opens it, None if it stands open."""

    links: tuple[Link, ...]
    folded: str | None


def home_pages(site: Site) -> Iterator[Page]:
    yield _first(site)
    for leaf in _leaves(site.archive.entries)[1:]:
        yield page(
            site,
            "home.html",
            urls.page("", leaf.number),
            cards.paged(words().home.newest, leaf),
            description=shortened(site.intro, DESCRIPTION),
            crumbs=(home(),),
            first=False,
            sections=cards.sections(site, cards.plain(leaf.items)),
            pager=cards.pager_of("", leaf),
        )


def _first(site: Site) -> Page:
    archive, w = site.archive, words().home
    leaf = _leaves(archive.entries)[0]
    return page(
        site,
        "home.html",
        "",
        site.name,
        description=shortened(site.intro, DESCRIPTION),
        styles=("map", "leading-figures", "home"),
        scripts=("this-day",),
        first=True,
        intro=site.intro,
        numbers=_numbers(archive),
        sections=cards.sections(site, cards.plain(leaf.items)),
        pager=cards.pager_of("", leaf),
        map=map_of_today(site),
        provinces=_provinces(archive),
        strip=strip(archive.timeline),
        years=_years(archive.timeline),
        tags=_tags(archive),
        all_tags=Link(w.all_tags, TAGS) if len(archive.tags) > TAGS_SHOWN else None,
        leading=collection_figures(site, archive.entries, FIGURES_SHOWN),
        this_day=THIS_DAY,
    )


def _leaves(entries: Sequence[Entry]) -> tuple[Leaf[Entry], ...]:
    """Return the pages of all articles, the first of them short."""
    rest = [entries[at : at + cards.PER_PAGE] for at in range(NEWEST, len(entries), cards.PER_PAGE)]
    held = [entries[:NEWEST], *rest]
    return tuple(Leaf(number, len(held), items) for number, items in enumerate(held, start=1))


def _numbers(archive: Archive) -> tuple[Link, ...]:
    """Return how much the archive holds of each kind, linked to its list; what is none is left."""
    w, years = words().home, archive.timeline.years
    held = [one for one in archive.provinces if one.entries]
    former = any(one.place.valid_to for one in held)
    counts = (
        (w.articles, TIMELINE, len(archive.entries)),
        (w.all_provinces if former else w.provinces, PROVINCES, len(held)),
        (w.figures, FIGURES, sum(len(one.figures) for one in archive.figures)),
        (w.documents, DOCUMENTS, len(archive.documents.all)),
        (w.people, PEOPLE, len(archive.people.all)),
    )
    links = [Link(label, url, wording.number(count)) for label, url, count in counts if count]
    if years:
        span = Link(w.years, YEARS, _span(years[0].number, years[-1].number))
        links.insert(2 if held else 1, span)
    return tuple(links)


def _years(timeline: Timeline) -> Folded | None:
    """Return the years, spans of years and the undated, so that the numbers add up to all."""
    w = words()
    years = [(one.number, one.number, one.entries) for one in timeline.years if one.entries]
    spans = [(one.first, one.last, one.entries) for one in timeline.spans]
    named = spans if len(spans) <= FEW_SPANS else []
    links = [
        Link(_span(first, last), urls.year(first), wording.number(len(entries)))
        for first, last, entries in sorted([*years, *named], key=lambda one: one[:2])
    ]
    if len(spans) > len(named):
        across = sum(len(entries) for *_, entries in spans)
        links.append(Link(w.events.across, TIMELINE, wording.number(across)))
    if timeline.undated:
        undated = wording.number(len(timeline.undated))
        links.append(Link(w.timeline.undated, UNDATED, undated))
    return _folded(links, w.home.each_year)


def _span(first: int, last: int) -> str:
    return f"{first}" if first == last else f"{first}–{last}"


def _tags(archive: Archive) -> tuple[Link, ...]:
    """Return the tags with most articles, in alphabetical order."""
    most = sorted(archive.tags, key=lambda one: -len(one.entries))[:TAGS_SHOWN]
    shown = {one.label for one in most}
    return tuple(
        Link(one.label, urls.tag(one.label), wording.number(len(one.entries)))
        for one in archive.tags
        if one.label in shown
    )


def _provinces(archive: Archive) -> Folded | None:
    links = [
        Link(one.place.name, urls.province(one.place.id), wording.number(len(one.entries)))
        for one in archive.provinces
        if one.entries
    ]
    return _folded(links, words().home.by_name.format(count=wording.number(len(links))))


def _folded(links: Sequence[Link], label: str) -> Folded | None:
    held = tuple(links)
    return Folded(links=held, folded=label if len(held) > FEW else None) if held else None
