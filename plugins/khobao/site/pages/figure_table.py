"""The table of all figures: whole, and by province; and the same rows as data for its script."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from khobao.collections import Leaf, paginate
from khobao.collections.figures import Figure, ProvinceFigures
from khobao.record import Breakdown, Count, Edtf, urls, wording
from khobao.render import Data, Page
from khobao.site.pages import cards
from khobao.site.pages.figures import PERCENT, added, evidence, measured, value, verdict
from khobao.site.pages.frame import COMPARISON, FIGURES, Link, Site, home, page
from khobao.site.words import words

PER_PAGE = 100
AT_ONCE = 5000
"""Up to how many rows the script fetches for the whole table; of more, one province at a time."""

UNKNOWN = "khong-ro"

COLUMNS = (
    "province", "period", "years", "inherited", "qualifier", "value", "number", "unit", "what",
    "measure", "notes", "target", "part", "sums", "article", "id", "evidence",
)  # fmt: skip
"""What stands where in a row of the data; `unit`, `measure` and `article` are positions in the
lists of these, `years` the first and the last year of the period."""


@dataclass(frozen=True, slots=True)
class Check:
    """A figure's parts added up, as told on its article's page."""

    text: str
    verdict: str
    fits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A figure in the table; `inherited` says that its period is its total's."""

    province: str
    period: str
    inherited: bool
    qualifier: str | None
    value: str
    unit: str
    what: str | None
    notes: tuple[str, ...]
    target: bool
    part: str | None
    sums: tuple[Check, ...]
    title: str
    url: str
    evidence: str


def figure_pages(site: Site) -> Iterator[Page | Data]:
    """Yield the pages of the whole table, those of each province, and each province's data."""
    w = words().figure_table
    shelves = site.archive.figures
    shown = [tuple(row(site, figure) for figure in shelf.figures) for shelf in shelves]
    rows = tuple(chain.from_iterable(shown))
    sources = tuple(data_url(shelf.province) for shelf in shelves)
    yield from _pages(
        site,
        FIGURES,
        w.title,
        rows,
        above=(home(),),
        holds=_holds(len(rows)),
        provinces=tuple(_listed(site, shelf) for shelf in shelves),
        sources=sources if len(rows) <= AT_ONCE else (),
    )
    for shelf, own in zip(shelves, shown, strict=True):
        name = province_name(site, shelf.province)
        yield from _pages(
            site,
            province_url(shelf.province),
            w.of_province.format(name=name),
            own,
            above=(home(), Link(w.title, FIGURES)),
            label=name,
            holds=_holds(len(own)),
            place=_place(site, shelf.province),
            sources=(data_url(shelf.province),),
        )
        yield _data(shelf, own)


def province_url(province: str | None) -> str:
    return f"{FIGURES}tinh/{province or UNKNOWN}/"


def data_url(province: str | None) -> str:
    return f"{FIGURES}tinh/{province or UNKNOWN}.json"


def province_name(site: Site, province: str | None) -> str:
    """Return a province's name, with its last day if it is no more."""
    if province is None:
        return str(words().figure_table.no_province)
    place = site.places.province(province)
    return place.name


def _place(site: Site, province: str | None) -> Link | None:
    """Return the way to the province's own page, if it has one."""
    if all(one.place.id != province for one in site.archive.provinces):
        return None
    name = province_name(site, province)
    text = words().figure_table.articles_of.format(name=name)
    return Link(text, urls.province(province or UNKNOWN))


def _listed(site: Site, shelf: ProvinceFigures) -> Link:
    count = wording.number(len(shelf.figures))
    return Link(province_name(site, shelf.province), province_url(shelf.province), count)


def _holds(total: int) -> str:
    w = words().figure_table
    return str(w.holds.format(figures=wording.number(total)) if total else w.empty)


def _pages(
    site: Site,
    base: str,
    title: str,
    rows: Sequence[Row],
    *,
    above: tuple[Link, ...],
    label: str | None = None,
    **values: object,
) -> Iterator[Page]:
    w = words().figure_table
    own: dict[str, object] = {"provinces": (), "place": None, **values}
    leaf: Leaf[Row]
    for leaf in paginate(rows, PER_PAGE):
        first = leaf.number == 1
        yield page(
            site,
            "figure_table.html",
            urls.page(base, leaf.number),
            cards.paged(title, leaf),
            description=w.description,
            section=FIGURES,
            crumbs=above if first else (*above, Link(label or title, base)),
            styles=("figure-table",),
            scripts=("figure-table",) if own["sources"] and rows else (),
            heading=cards.paged(title, leaf),
            first=first,
            rows=leaf.items,
            pager=cards.pager_of(base, leaf),
            comparison=COMPARISON,
            **own,
        )


def row(site: Site, figure: Figure) -> Row:
    """Return a figure as the table shows it."""
    count, article = figure.count, figure.entry.article
    return Row(
        province=province_name(site, figure.province),
        period=period(figure.period),
        inherited=figure.from_total,
        qualifier=count.qualifier,
        value=value(count),
        unit="" if count.unit == PERCENT else count.unit,
        what=count.what,
        notes=tuple(_notes(count)),
        target=count.kind == "target",
        part=_part(figure),
        sums=tuple(_check(one) for one in figure.sums),
        title=article.title,
        url=f"{figure.entry.url}#so-{count.id}",
        evidence=_evidence(figure),
    )


def _notes(count: Count) -> Iterator[str]:
    if count.unit == PERCENT and not count.what:
        yield words().figure_table.unsaid
    if note := measured(count):
        yield note


@lru_cache(maxsize=65536)
def period(when: Edtf | None) -> str:
    """Write a period; that there is none is said too."""
    return wording.date_short(when) if when else str(words().figure_table.no_period)


def _part(figure: Figure) -> str | None:
    if figure.total is None:
        return None
    text = words().figure_table.part
    return str(text.format(total=value(figure.total), by=figure.count.by))


def _check(one: Breakdown) -> Check:
    by = words().figures.by.format(by=one.by)
    return Check(f"{by}: {added(one)}", verdict(one), one.fits)


def _evidence(figure: Figure) -> str:
    count = figure.count
    if count.quote:
        return str(words().figure_table.quote.format(quote=count.quote))
    return evidence([count.at]) if count.at is not None else ""


def _data(shelf: ProvinceFigures, shown: Iterable[Row]) -> Data:
    """Return a province's rows as JSON: short, the same bytes each time."""
    names: dict[str, int] = {}
    units: dict[str, int] = {}
    measures: dict[str, int] = {}
    articles: dict[tuple[str, str], int] = {}
    rows = [
        _cells(one, figure, names, units, measures, articles)
        for one, figure in zip(shown, shelf.figures, strict=True)
    ]
    labels = words().figure_table.measures
    content = {
        "columns": COLUMNS,
        "provinces": list(names),
        "units": list(units),
        "measures": [labels[one] for one in measures],
        "articles": [list(one) for one in articles],
        "rows": rows,
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Data(data_url(shelf.province), f"{text}\n".encode())


def _cells(
    shown: Row,
    figure: Figure,
    names: dict[str, int],
    units: dict[str, int],
    measures: dict[str, int],
    articles: dict[tuple[str, str], int],
) -> list[object]:
    count, entry = figure.count, figure.entry
    when = figure.period
    return [
        names.setdefault(shown.province, len(names)),
        shown.period,
        [when.years[0], when.years[-1]] if when else None,
        int(shown.inherited),
        shown.qualifier or "",
        shown.value,
        float(count.value),
        units.setdefault(count.unit, len(units)),
        shown.what or "",
        measures.setdefault(count.measure, len(measures)),
        list(shown.notes),
        int(shown.target),
        shown.part or "",
        [[one.text, one.verdict, int(one.fits)] for one in shown.sums],
        articles.setdefault((shown.title, entry.url), len(articles)),
        count.id,
        shown.evidence,
    ]


def linked(site: Site, provinces: Iterable[str | None]) -> tuple[Link, ...]:
    """Return the ways to the tables of these provinces that have figures."""
    wanted = set(provinces)
    text = words().figure_table.all_of
    return tuple(
        Link(
            text.format(name=province_name(site, shelf.province)),
            province_url(shelf.province),
            wording.number(len(shelf.figures)),
        )
        for shelf in site.archive.figures
        if shelf.province in wanted
    )
