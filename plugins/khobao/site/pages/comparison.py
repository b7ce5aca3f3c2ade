"""Figures side by side: like with like as tables and bars, and what only looks alike with why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from itertools import groupby

from khobao.collections import paginate
from khobao.collections.comparison import Basis, Group, Length, Miss, Reason, Topic, topics
from khobao.collections.figures import Figure
from khobao.record import urls, wording
from khobao.record.text import slugify
from khobao.render import Page
from khobao.site.pages import cards
from khobao.site.pages.figure_table import period, province_name, province_url
from khobao.site.pages.figures import PERCENT, value
from khobao.site.pages.frame import COMPARISON, FIGURES, Link, Site, home, page
from khobao.site.text import capitalised
from khobao.site.words import words

INLINE = 12
"""Up to how many things the first page shows them itself; of more, it lists them."""

PER_PAGE = 200
IN_CELL = 3
BARS = 40

STYLES = ("tables", "comparison")


@dataclass(frozen=True, slots=True)
class Value:
    """A figure as it stands in a table, linked to its place in its article."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Cell:
    """The figures of one province and period; `more` links to the rest where they are many."""

    values: tuple[Value, ...]
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A province with a cell a period."""

    province: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A figure drawn: up to `sure` solid, from there `open` long hatched; of 100."""

    label: str
    value: Value
    sure: str
    open: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A table that may be read across and down, its bars, and what to mind.

    `drawn` says which figures the bars are, unless they are all.
    """

    id: str
    title: str
    periods: tuple[str, ...]
    rows: tuple[Row, ...]
    bars: tuple[Bar, ...]
    drawn: str | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Two figures that only look alike: each told with its link, and why they differ."""

    first: Link
    second: Link
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A thing counted, with its comparisons and what isn't one."""

    title: str
    url: str
    tables: tuple[Comparison, ...]
    near: tuple[Near, ...]
    more: str | None


def comparison_pages(site: Site) -> Iterator[Page]:
    """Yield the page of all things counted, then one for each."""
    figures = (figure for shelf in site.archive.figures for figure in shelf.figures)
    named = tuple(_named(topics(figures)))
    yield from _index(site, named)
    w = words().comparison
    for topic, url in named:
        subject = _subject(site, topic, url)
        yield page(
            site,
            "comparison.html",
            url,
            w.title_of.format(name=subject.title),
            description=w.description,
            section=FIGURES,
            crumbs=(home(), Link(words().figure_table.title, FIGURES), Link(w.title, COMPARISON)),
            styles=STYLES,
            heading=subject.title,
            subject=subject,
        )


def _index(site: Site, named: Sequence[tuple[Topic, str]]) -> Iterator[Page]:
    w = words().comparison
    ordered = sorted(named, key=lambda one: not one[0].groups)
    inline = len(ordered) <= INLINE
    crumbs = (home(), Link(words().figure_table.title, FIGURES))
    for leaf in paginate(ordered, PER_PAGE):
        first = leaf.number == 1
        with_tables = [one for one in leaf.items if one[0].groups]
        others = [one for one in leaf.items if not one[0].groups]
        yield page(
            site,
            "comparisons.html",
            urls.page(COMPARISON, leaf.number),
            cards.paged(w.title, leaf),
            description=w.description,
            section=FIGURES,
            crumbs=crumbs if first else (*crumbs, Link(w.title, COMPARISON)),
            styles=STYLES,
            first=first,
            subjects=tuple(_subject(site, *one) for one in with_tables) if inline else (),
            near=tuple(_all_near(site, [one for one, _ in ordered])) if inline else (),
            listed=() if inline else tuple(_listed(*one) for one in with_tables),
            others=tuple(_listed(*one) for one in others),
            pager=cards.pager_of(COMPARISON, leaf),
        )


def _named(found: Iterable[Topic]) -> Iterator[tuple[Topic, str]]:
    """Yield each topic with its address; of two with one slug, the later bears a digest too."""
    taken: set[str] = set()
    for topic in found:
        text = " ".join(topic.thing)
        slug = slugify(text.replace(PERCENT, words().comparison.percent)) or "so"
        if slug in taken or slug == "trang":
            slug = f"{slug}-{sha256(text.encode()).hexdigest()[:6]}"
        taken.add(slug)
        yield topic, f"{COMPARISON}{slug}/"


def _listed(topic: Topic, url: str) -> Link:
    w = words().comparison
    figures = [figure for group in topic.groups for figure in group.figures]
    provinces = len({figure.province for figure in figures})
    periods = len({figure.period and figure.period.text for figure in figures})
    told = w.size.format(provinces=wording.number(provinces), periods=wording.number(periods))
    return Link(_title(topic), url, told if figures else None)


def _title(topic: Topic) -> str:
    """Name a thing as its first figure does; km and m² stay as they are."""
    count = topic.first.count
    text = " ".join(filter(None, (count.unit, count.what)))
    if text == PERCENT:
        return str(words().comparison.bare)
    first = text.split()[0]
    symbol = not first.isalpha() or (first.isascii() and len(first) <= 2)
    return text if symbol else capitalised(text)


def _subject(site: Site, topic: Topic, url: str) -> Subject:
    w = words().comparison
    more = w.more.format(count=wording.number(topic.more)) if topic.more else None
    return Subject(
        title=_title(topic),
        url=url,
        tables=tuple(
            _comparison(site, group, f"bang-{slugify(url)}-{number}")
            for number, group in enumerate(topic.groups, start=1)
        ),
        near=tuple(_near(site, miss) for miss in topic.misses),
        more=more,
    )


def _all_near(site: Site, found: Iterable[Topic]) -> Iterator[Near]:
    """Yield every miss of these topics once, though two topics may tell of it."""
    told: set[frozenset[tuple[str, str]]] = set()
    for topic in found:
        for miss in topic.misses:
            pair = frozenset((_id(miss.first), _id(miss.second)))
            if pair not in told:
                told.add(pair)
                yield _near(site, miss)


def _id(figure: Figure) -> tuple[str, str]:
    return (figure.entry.article.id, figure.count.id)


def _comparison(site: Site, group: Group, anchor: str) -> Comparison:
    when = {figure.period.text: figure.period for figure in group.figures if figure.period}
    periods = sorted(when.values(), key=lambda one: one.sort_key)
    texts = [one.text for one in periods]
    rows = []
    for province, figures in groupby(group.figures, key=lambda one: one.province):
        cells: dict[str, list[Figure]] = {text: [] for text in texts}
        for figure in figures:
            if figure.period:
                cells[figure.period.text].append(figure)
        found = tuple(_cell(cells[text], province) for text in texts)
        rows.append(Row(province_name(site, province), found))
    drawn = _drawn(group)
    return Comparison(
        id=anchor,
        title=_told(group.basis),
        periods=tuple(period(one) for one in periods),
        rows=tuple(rows),
        bars=tuple(_bars(site, drawn)),
        drawn=_part(group, drawn),
        notes=tuple(_notes(group)),
    )


def _cell(figures: Sequence[Figure], province: str | None) -> Cell:
    values = tuple(_value(figure) for figure in figures[:IN_CELL])
    left = len(figures) - IN_CELL
    if left <= 0:
        return Cell(values)
    text = words().comparison.more_values.format(count=wording.number(left))
    return Cell(values, Link(text, province_url(province)))


def _value(figure: Figure) -> Value:
    text = " ".join(filter(None, (figure.count.qualifier, value(figure.count))))
    return Value(text, f"{figure.entry.url}#so-{figure.count.id}")


def _told(basis: Basis) -> str:
    """Name what the figures of a table have in common: Số mới trong kỳ, kết quả, theo năm."""
    w = words().comparison
    length = basis.length or Length("days", 0)
    named = f"{length.number} {length.unit}"
    text = w.lengths.get(named) or w.lengths[length.unit].format(number=length.number)
    return capitalised(", ".join((w.measures[basis.measure], w.kinds[basis.kind], text)))


def _drawn(group: Group) -> Sequence[Figure]:
    """Return the figures to draw: all, or those of the latest period with most provinces."""
    if len(group.figures) <= BARS:
        return group.figures
    held: dict[str, list[Figure]] = {}
    for figure in group.figures:
        if figure.period:
            held.setdefault(figure.period.text, []).append(figure)
    chosen = max(held, key=lambda text: (len({one.province for one in held[text]}), text))
    return held[chosen][:BARS]


def _bars(site: Site, figures: Sequence[Figure]) -> Iterator[Bar]:
    ends = [_end(figure) for figure in figures]
    most = max([*ends, Decimal(1) if any(one.count.of for one in figures) else Decimal(0)])
    if all(one.count.unit == PERCENT for one in figures):
        most = max(most, Decimal(100))
    for figure, end in zip(figures, ends, strict=True):
        place = province_name(site, figure.province)
        start = max(Decimal(0), _start(figure))
        length = end - start
        yield Bar(
            label=f"{place}, {period(figure.period)}",
            value=_value(figure),
            sure=_percent(start, most),
            open=_percent(length, most),
        )


def _start(figure: Figure) -> Decimal:
    count = figure.count
    return count.value / count.of if count.of else count.value


def _end(figure: Figure) -> Decimal:
    count = figure.count
    if count.max is not None:
        return max(Decimal(0), count.max / count.of if count.of else count.max)
    return max(Decimal(0), _start(figure))


def _percent(part: Decimal, whole: Decimal) -> str:
    return f"{part * 100 / whole:.1f}" if whole else "0.0"


def _part(group: Group, drawn: Sequence[Figure]) -> str | None:
    if len(drawn) == len(group.figures):
        return None
    text = words().comparison.drawn.format(
        drawn=wording.number(len(drawn)),
        total=wording.number(len(group.figures)),
        period=period(drawn[0].period),
    )
    return str(text)


def _notes(group: Group) -> Iterator[str]:
    w = words().comparison
    if any(figure.count.qualifier for figure in group.figures):
        yield w.qualified
    if any(figure.count.max is not None for figure in group.figures):
        yield w.ranges
    if group.basis.share:
        yield w.shares


def _near(site: Site, miss: Miss) -> Near:
    return Near(
        first=_figure(site, miss.first),
        second=_figure(site, miss.second),
        reasons=tuple(_reason(miss, reason) for reason in miss.reasons),
    )


def _figure(site: Site, figure: Figure) -> Link:
    """Tell a figure with all that sets it apart: 4.086 mô hình Dân vận khéo (…, không ghi kỳ)."""
    count = figure.count
    unit = None if count.unit == PERCENT else count.unit
    told = " ".join(filter(None, (count.qualifier, value(count), unit, count.what)))
    place = province_name(site, figure.province)
    where = f"{place}, {period(figure.period)}"
    text = words().comparison.figure.format(figure=told, where=where)
    return Link(text, f"{figure.entry.url}#so-{count.id}")


def _reason(miss: Miss, reason: Reason) -> str:
    """Say in plain words why two figures aren't compared, naming them by their values."""
    w = words().comparison
    one, other = (_value(figure).text for figure in (miss.first, miss.second))
    counts = miss.first.count, miss.second.count
    if reason.why in w.between:
        names = {"one": one, "other": other}
        if reason.why in ("measure", "kind"):
            table = w.measures if reason.why == "measure" else w.kinds
            names["first"], names["second"] = (table[getattr(c, reason.why)] for c in counts)
        elif reason.why == "unit":
            names["first"], names["second"] = (c.unit for c in counts)
        elif reason.why == "thing":
            names["first"], names["second"] = (c.what or w.nothing for c in counts)
        else:
            names["first"], names["second"] = (period(f.period) for f in (miss.first, miss.second))
        return str(w.between[reason.why].format(**names))
    who = [text for text, holds in ((one, reason.first), (other, reason.second)) if holds]
    named = w.both.format(one=one, other=other) if len(who) == 2 else who[0]
    return str(w.either[reason.why].format(who=named, words=reason.words or ""))
