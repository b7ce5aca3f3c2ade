"""Documents that articles cite, each once: by type, number, issuer and day.

A bare number is many documents: that of a province's committee is the article's province's own. A
citation that leaves out the issuer or the day joins the one document that it can be, which is an
inference and is kept as one; where it can be several, it stays by itself and names them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from khobao import record
from khobao.collections import alphabet, issuers, order
from khobao.collections.issuers import CENTRAL, Issuer, Number
from khobao.collections.slugs import Claim, Crossroad, allocate
from khobao.collections.spelling import canonical
from khobao.content import Entry
from khobao.gazetteer import Gazetteer
from khobao.record import Edtf
from khobao.record.text import slugify

MOST_YEARS = 12
UNDATED = 0
"""The year of what has none."""

LEADING = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Citation:
    """A document in an article, as it states it; `inferred` if it leaves open which it is."""

    entry: Entry
    stated: record.Document
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document with its citations, the newest article first.

    `number`, `title` and `issuer` are in the fullest wording, of those the one used most; `series`
    is what the number counts in, the issuer or what sign or type tell of it. `scope` is CENTRAL, a
    province's id, or None if it isn't known; `placed` says that an article names that province.
    `group` is what documents of one number have in common. `may_be` are the slugs of those that it
    can be, if its citations don't tell.
    """

    slug: str
    group: tuple[str, str]
    type: str
    number: str | None
    title: str | None
    issuer: str | None
    series: str | None
    scope: str | None
    placed: bool
    date: Edtf | None
    year: int | None
    citations: tuple[Citation, ...]
    may_be: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Say whether any citation tells who issued it."""
        return self.scope is not None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The articles, newest first, each once."""
        found = {one.entry.article.id: one.entry for one in self.citations}
        return tuple(found.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """All documents, by type, then the latest year first, then number.

    `cited` are those of an article by its id, in its own order. `numbers` are those of one type
    and number, or title, and `together` is the slug of the page that names them all, where there
    are several. `crossroads` are slugs that none has, each with those it may mean.
    """

    all: tuple[Document, ...]
    by_slug: Mapping[str, Document]
    cited: Mapping[str, tuple[Document, ...]]
    numbers: Mapping[tuple[str, str], tuple[Document, ...]]
    together: Mapping[tuple[str, str], str]
    crossroads: tuple[tuple[str, tuple[Document, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """What citations state in one way; `home` is the article's province if no issuer is known.

    `alone` is the article's id if what it states is too little to be found again.
    """

    number: Number
    issuer: Issuer
    date: Edtf | None
    home: str | None = None
    alone: str | None = None

    @property
    def year(self) -> int | None:
        if self.number.year or self.date is None:
            return self.number.year
        return self.date.years[0] if len(self.date.years) == 1 else None

    @property
    def years(self) -> Sequence[int]:
        """The years that it can be of; none if it doesn't tell, or leaves too many open."""
        if self.number.year:
            return (self.number.year,)
        years = self.date.years if self.date else ()
        return years if len(years) <= MOST_YEARS else ()

    @property
    def place(self) -> tuple[object, ...]:
        """The fullest first, then in an order that leaves none to chance."""
        issuer, when = self.issuer, self.date
        return (
            issuer.scope is None,
            issuer.series is None,
            (when.end - when.start).days if when else 1 << 30,
            not self.number.sign,
            when.text if when else "",
            (self.number.sign, self.number.year or 0),
            (issuer.scope or "", issuer.series or "", issuer.organ or ""),
            (not issuer.placed, issuer.province or "", self.home or "", self.alone or ""),
        )


Stated = tuple[int, Citation]
"""A citation with its place among its article's documents."""


@dataclass(slots=True, eq=False)
class _Cluster:
    """Forms of one document, the fullest first, with their citations."""

    forms: list[_Form]
    citations: list[Stated]
    rivals: list[_Cluster] = field(default_factory=list)


def by_document(entries: Iterable[Entry], places: Gazetteer) -> Documents:
    """Return the documents that the articles cite."""
    groups: dict[tuple[str, str], dict[_Form, list[Stated]]] = {}
    for entry in order.newest(entries):
        for position, stated in enumerate(entry.article.documents):
            form = _form(stated, entry, places)
            group = (canonical(stated.type), form.number.figure or _title(stated))
            cited = groups.setdefault(group, {}).setdefault(form, [])
            cited.append((position, Citation(entry, stated)))
    clusters = [(group, cluster) for group, forms in groups.items() for cluster in _clusters(forms)]
    shared = Counter(group for group, _ in clusters)
    keys = {id(cluster): _key(group, cluster) for group, cluster in clusters}
    slugs, crossroads = allocate(
        Claim(
            key=keys[id(one)],
            slug=_slug(one, one.forms[0]),
            others=tuple(_lesser(group, one, shared=shared[group] > 1)),
        )
        for group, one in clusters
    )
    made = {}
    for group, cluster in clusters:
        rivals = sorted(slugs[keys[id(one)]] for one in cluster.rivals)
        key = keys[id(cluster)]
        made[key] = _document(slugs[key], group, cluster, tuple(rivals))
    return _gathered(made, {keys[id(one)]: one for _, one in clusters}, crossroads)


def _gathered(
    made: Mapping[str, Document],
    clusters: Mapping[str, _Cluster],
    crossroads: Iterable[Crossroad],
) -> Documents:
    by_slug = {one.slug: one for one in made.values()}
    everything = tuple(sorted(made.values(), key=_place))
    cited: dict[str, list[tuple[int, Document]]] = {}
    for key, cluster in clusters.items():
        for position, citation in cluster.citations:
            cited.setdefault(citation.entry.article.id, []).append((position, made[key]))
    numbers: dict[tuple[str, str], list[Document]] = {}
    for one in everything:
        numbers.setdefault(one.group, []).append(one)
    return Documents(
        all=everything,
        by_slug=by_slug,
        cited={
            article: tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))
            for article, found in cited.items()
        },
        numbers={group: tuple(alike) for group, alike in numbers.items()},
        together={
            group: slug
            for group, alike in numbers.items()
            if len(alike) > 1
            and (slug := _shared_slug(group))
            and (slug not in by_slug or by_slug[slug].group == group)
        },
        crossroads=tuple(
            (one.slug, tuple(sorted((made[key] for key in one.keys), key=_place)))
            for one in crossroads
        ),
    )


def _form(stated: record.Document, entry: Entry, places: Gazetteer) -> _Form:
    number = issuers.number(stated.number) if stated.number else Number(figure="")
    home = entry.article.province
    issuer = issuers.issuer(stated.issuer, stated.type, number.sign, home, places)
    bare = not (stated.number or stated.title or stated.date)
    return _Form(
        number=number,
        issuer=issuer,
        date=stated.date,
        home=home if issuer.scope is None else None,
        alone=entry.article.id if bare or (issuer.vague and not stated.date) else None,
    )


def _title(stated: record.Document) -> str:
    """Return the title as a document without a number is known by: without the type before it."""
    title = canonical(stated.title) if stated.title else ""
    return title.removeprefix(canonical(stated.type)).strip(" “”\"'")


class _Known:
    """The documents of one group whose scope is known, found by scope, issuer and year.

    A number may be cited with thousands of days; each form is compared with those of its year.
    """

    def __init__(self) -> None:
        self._found: dict[tuple[str, str | None, int | None], list[_Cluster]] = {}
        self._scopes: dict[str, None] = {}

    def add(self, scope: str, cluster: _Cluster) -> None:
        form = cluster.forms[0]
        self._scopes[scope] = None
        for series in (form.issuer.series, None):
            for year in (*(form.years or (UNDATED,)), None):
                self._found.setdefault((scope, series, year), []).append(cluster)

    def near(self, form: _Form) -> Iterator[_Cluster]:
        """Yield those that a citation may mean: of its scope, or central, or of its province."""
        years = (*form.years, UNDATED) if form.years else (None,)
        found = (
            cluster
            for scope in self._of(form)
            for year in years
            for cluster in self._found.get((scope, form.issuer.series, year), ())
        )
        yield from dict.fromkeys(found)

    def _of(self, form: _Form) -> Iterable[str]:
        if form.issuer.scope is not None:
            return (form.issuer.scope,)
        if form.issuer.series or not form.home:
            return self._scopes
        own = (one for one in self._scopes if one.partition(" ")[0] == form.home)
        return (CENTRAL, *own)


def _clusters(forms: Mapping[_Form, list[Stated]]) -> list[_Cluster]:
    """Return the documents of one group, the fullest forms read first."""
    found: list[_Cluster] = []
    known = _Known()
    unclear: dict[object, _Cluster] = {}
    for form in sorted(forms, key=lambda one: one.place):
        near = () if form.alone else known.near(form)
        candidates = [one for one in near if _fits(form, one)]
        if len(candidates) == 1:
            _join(candidates[0], form, forms[form])
            continue
        made = None if form.alone else unclear.get(_said(form))
        if made:
            _join(made, form, forms[form], inferred=False)
        else:
            made = _Cluster([form], list(forms[form]))
            found.append(made)
            if form.issuer.scope is not None and not candidates and not form.alone:
                known.add(form.issuer.scope, made)
            elif not form.alone:
                unclear[_said(form)] = made
        made.rivals += [one for one in candidates if one not in made.rivals]
    return found


def _said(form: _Form) -> object:
    """Return what a form states; two that leave the same open are told apart by nothing."""
    issuer = form.issuer
    return (issuer.scope, issuer.series, issuer.organ, form.date, form.number)


def _fits(form: _Form, cluster: _Cluster) -> bool:
    return all(_compatible(form, other) for other in cluster.forms)


def _compatible(one: _Form, other: _Form) -> bool:
    a, b = one.issuer, other.issuer
    same_day = one.date is not None and one.date.exact and one.date == other.date
    return (
        _agree(a.series, b.series)
        and _agree(one.number.sign or None, other.number.sign or None)
        and (same_day or _agree(a.organ, b.organ))
        and _agree(one.year, other.year)
        and _dates_agree(one.date, other.date)
    )


def _agree(one: object, other: object) -> bool:
    return one is None or other is None or one == other


def _dates_agree(one: Edtf | None, other: Edtf | None) -> bool:
    """Say whether one lies within the other, as 2016-07-11 does in 2016."""
    if one is None or other is None:
        return True
    narrow, wide = sorted((one, other), key=lambda when: when.end - when.start)
    return wide.start <= narrow.start and narrow.end <= wide.end


def _join(
    cluster: _Cluster, form: _Form, stated: Sequence[Stated], *, inferred: bool = True
) -> None:
    full = cluster.forms[0]
    less = form.issuer.scope is None or (form.date is None and full.date is not None)
    if inferred and less:
        stated = [(at, Citation(one.entry, one.stated, inferred=True)) for at, one in stated]
    cluster.forms.append(form)
    cluster.citations += stated


def _key(group: tuple[str, str], cluster: _Cluster) -> str:
    """Return what a document is, in one text: its hash is its address's, if that must be told."""
    form = cluster.forms[0]
    sign, year = "-".join(form.number.sign), form.number.year
    known = (form.issuer.series, form.issuer.organ, form.issuer.scope, form.date, form.alone)
    return "|".join(str(one) if one else "" for one in (*group, sign, year, *known))


def _slug(cluster: _Cluster, form: _Form) -> str:
    """Return type and number, then the issuer unless the sign tells it, and the province."""
    stated = cluster.citations[0][1].stated
    number, issuer = form.number, form.issuer
    parts = [number.figure, number.year, *number.sign] if number.figure else [_title(stated)]
    signed = bool(number.sign) and issuer.series is not None
    lower = (issuer.scope or "").partition(" ")[2]
    named = lower or (None if signed else issuer.organ or issuer.series)
    tail = (named, issuer.province)
    return slugify(" ".join(str(one) for one in (stated.type, *parts, *tail) if one))


def _lesser(group: tuple[str, str], cluster: _Cluster, *, shared: bool) -> Iterator[str]:
    """Yield the slugs it would have with less known, and that of a number that others share."""
    for form in cluster.forms[1:]:
        yield _slug(cluster, form)
    if shared:
        yield _shared_slug(group)


def _shared_slug(group: tuple[str, str]) -> str:
    return slugify(" ".join(group))


def _document(
    slug: str, group: tuple[str, str], cluster: _Cluster, may_be: tuple[str, ...]
) -> Document:
    citations = sorted(cluster.citations, key=lambda one: one[1].inferred)
    cited = [citation for _, citation in citations]
    form = cluster.forms[0]
    firm = [one.stated for one in cited if not one.inferred]
    dates = [one.date for one in firm if one.date]
    date = min(dates, key=lambda when: (when.end - when.start, when.text), default=None)
    newest = order.newest({one.entry.article.id: one.entry for one in cited}.values())
    place = {entry.article.id: number for number, entry in enumerate(newest)}
    return Document(
        slug=slug,
        group=group,
        type=_wording(one.type for one in firm) or "",
        number=_number(cited),
        title=_wording(one.title for one in firm),
        issuer=_wording(one.issuer for one in firm),
        series=next((one.issuer.series for one in cluster.forms if one.issuer.series), None),
        scope=form.issuer.province if form.issuer.scope else form.issuer.scope,
        placed=any(one.issuer.placed for one in cluster.forms),
        date=date,
        year=form.year,
        citations=tuple(sorted(cited, key=lambda one: place[one.entry.article.id])),
        may_be=may_be,
    )


def _number(cited: Sequence[Citation]) -> str | None:
    """Return the number in its fullest wording, that with a sign."""
    stated = [one.stated.number for one in cited if one.stated.number]
    signs = {one: len(issuers.number(one).sign) for one in stated}
    most = max(signs.values(), default=0)
    return _wording(one for one in stated if signs[one] == most)


def _wording(stated: Iterable[str | None]) -> str | None:
    """Return the wording used most; of those the longest, then the first in the alphabet."""
    counts = Counter(one for one in stated if one)
    return min(counts, key=lambda one: (-counts[one], -len(one), one), default=None)


def _place(one: Document) -> tuple[object, ...]:
    number = issuers.number(one.number) if one.number else Number(figure="")
    digits = LEADING.match(number.figure)
    return (
        alphabet.key(canonical(one.type)),
        -(one.year or 0),
        (0, int(digits[0])) if digits else (1, 0),
        alphabet.key(number.figure or one.title or ""),
        one.scope is None,
        one.scope or "",
        one.date.text if one.date else "",
        one.slug,
    )
