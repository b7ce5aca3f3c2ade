"""The leading figures of a collection's articles, on the collection's page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from khobao.collections import order
from khobao.content import Entry
from khobao.record import wording
from khobao.site.pages.cards import When, when_short
from khobao.site.pages.figure_table import linked
from khobao.site.pages.figures import PERCENT, leads, measured, value
from khobao.site.pages.frame import FIGURES, Link, Site
from khobao.site.words import words

MOST = 8
FEW = 3
"""Of up to so many provinces the tables are named one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadingFigure:
    """A whole that an article leads with, linked to where it stands there."""

    qualifier: str | None
    value: str
    unit: str | None
    what: str | None
    notes: tuple[str, ...]
    article: Link
    when: When


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadingFigures:
    """The newest of a collection, at most MOST, and where all of them are."""

    figures: tuple[LeadingFigure, ...]
    more: tuple[Link, ...]


def collection_figures(
    site: Site, entries: Iterable[Entry], most: int = MOST
) -> LeadingFigures | None:
    """Return the leading figures of these articles, the newest first; None if there are none.

    At most `most` are shown.
    """
    entries = tuple(dict.fromkeys(entries))
    found = tuple(islice(_found(site, order.newest(entries)), most))
    if not found:
        return None
    provinces = {
        count.place or entry.article.province for entry in entries for count in entry.article.counts
    }
    everything = (Link(words().figure_table.all, FIGURES),)
    few = len(provinces) <= FEW
    return LeadingFigures(figures=found, more=linked(site, provinces) if few else everything)


def _found(site: Site, entries: Iterable[Entry]) -> Iterator[LeadingFigure]:
    for entry in entries:
        article = entry.article
        for count in leads(article):
            told = [measured(count), count.period and wording.date_short(count.period)]
            if count.place and count.place != article.province:
                told.append(site.places.province(count.place).name)
            yield LeadingFigure(
                qualifier=count.qualifier,
                value=value(count),
                unit=None if count.unit == PERCENT else count.unit,
                what=count.what,
                notes=tuple(note for note in told if note),
                article=Link(article.title, f"{entry.url}#so-{count.id}"),
                when=when_short(article.date, article.date_basis),
            )
