"""An archive as other generators are given it: plain values, and the terms each article is under.

What a peer couldn't tell by itself is told beforehand, to its favour: who and which document is
meant, what an address is, how a date is written. Drafts and withdrawn articles are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from khobao import collections, gazetteer
from khobao import content as contents
from khobao.collections.timeline import by_month
from khobao.content import Entry
from khobao.record import Count, Edtf, wording
from khobao.record.text import slugify

KINDS = ("tinh", "chu-de", "nguoi", "van-ban", "nguon", "nam", "thang")
"""What articles are gathered by; the folders of Kho Báo's site, but for the months' own."""

PER_PAGE = 24
"""Articles on a page of a list."""

PER_CATALOGUE = 500
"""Terms on a page of the list of them."""

UNDATED = "khong-ro"
ADDED = "Đoạn này vừa được thêm khi sửa bài."


@dataclass(frozen=True, slots=True)
class Term:
    """What an article is under: its address among its kind, its name, a note the article adds."""

    slug: str
    label: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A published article; `day` is the first that its date may be, None if it has no date.

    `file` is its own, below the content folder.
    """

    id: str
    file: str
    slug: str
    title: str
    day: str | None
    when: str
    basis: str
    added: str
    byline: str | None
    lead: str | None
    captions: tuple[str, ...]
    figures: tuple[str, ...]
    places: tuple[str, ...]
    rights: str
    sha256: str | None
    terms: Mapping[str, tuple[Term, ...]]
    body: str

    @property
    def name(self) -> str:
        """Return the name of its file and of its folder in the site."""
        return f"{self.id}-{self.slug}"

    def reworded(self, times: int) -> Text:
        """Return it with a paragraph more at its end; `times` tells one edit from another."""
        return replace(self, body=f"{self.body}\n\n{ADDED} ({times})")

    def retitled(self, times: int) -> Text:
        """Return it with another title; `times` tells one edit from another."""
        return replace(self, title=f"{self.title} ({times})")


@dataclass(frozen=True, slots=True)
class Archive:
    """The texts, newest first; and the terms of each kind in the order of their list."""

    texts: tuple[Text, ...]
    terms: Mapping[str, tuple[Term, ...]]

    def pages(self) -> dict[str, int]:
        """Return how many pages it makes of each kind; `index` are the lists of everything."""
        held = {kind: [0] * len(terms) for kind, terms in self.terms.items()}
        places = {
            kind: {term.slug: place for place, term in enumerate(terms)}
            for kind, terms in self.terms.items()
        }
        for text in self.texts:
            for kind, terms in text.terms.items():
                for term in terms:
                    held[kind][places[kind][term.slug]] += 1
        counted = {kind: sum(_leaves(many, PER_PAGE) for many in held[kind]) for kind in KINDS}
        catalogues = sum(_leaves(len(self.terms[kind]), PER_CATALOGUE) for kind in KINDS)
        newest = _leaves(len(self.texts), PER_PAGE)
        return {"bai": len(self.texts), **counted, "index": newest + catalogues}


def _leaves(items: int, size: int) -> int:
    return max(1, -(-items // size))


def load(folder: Path) -> Archive:
    """Return the archive of a content folder; raises ContentError as the build does."""
    entries = contents.load(folder).entries
    held = collections.collect(entries, gazetteer.load())
    gathered = _Gathered(held)
    newest = sorted(held.entries, key=lambda one: one.article.id)
    newest.sort(key=lambda one: _day(one.article.date) or "", reverse=True)
    texts = tuple(_text(one, folder, gathered.terms(one)) for one in newest)
    found: dict[str, dict[str, Term]] = {kind: {} for kind in KINDS}
    for text in texts:
        for kind, terms in text.terms.items():
            found[kind] |= {term.slug: replace(term, note=None) for term in terms}
    return Archive(texts, {kind: _ordered(terms) for kind, terms in found.items()})


def _ordered(terms: Mapping[str, Term]) -> tuple[Term, ...]:
    return tuple(terms[slug] for slug in sorted(terms))


def _text(entry: Entry, folder: Path, terms: Mapping[str, tuple[Term, ...]]) -> Text:
    article = entry.article
    return Text(
        id=article.id,
        file=Path(entry.path).relative_to(folder).as_posix(),
        slug=entry.slug,
        title=article.title,
        day=_day(article.date),
        when=wording.date_short(article.date),
        basis=article.date_basis,
        added=wording.date_short(article.added),
        byline=article.byline,
        lead=article.lead,
        captions=article.captions,
        figures=tuple(map(_figure, article.counts)),
        places=tuple(f"{one.level} {one.name}" for one in article.places),
        rights=article.rights,
        sha256=article.raw.sha256 if article.raw else None,
        terms=terms,
        body=article.body,
    )


def _day(when: Edtf | None) -> str | None:
    return when.start.isoformat() if when else None


def _figure(count: Count) -> str:
    told = f"{wording.number(count.value)} {count.unit}"
    return f"{told} {count.what}" if count.what else told


class _Gathered:
    """The collections of an archive, asked by article."""

    def __init__(self, held: collections.Archive) -> None:
        self.held = held
        self.provinces: dict[str, dict[str, Term]] = {}
        for province in held.provinces:
            self._add_province(province)
        self.months: dict[str, Term] = {}
        self.years: dict[str, list[Term]] = {}
        for year in held.timeline.years:
            self._add_year(year)

    def _add_province(self, province: collections.Province) -> None:
        term = Term(province.place.id, province.place.name)
        for entry in province.all_entries:
            self.provinces.setdefault(entry.article.id, {})[term.slug] = term

    def _add_year(self, year: collections.Year) -> None:
        number = f"{year.number:04}"
        for entry in year.all_entries:
            self.years.setdefault(entry.article.id, []).append(Term(number, f"Năm {year.number}"))
        if len(year.entries) <= PER_PAGE:
            return
        for month, entries in by_month(year).items():
            term = Term(f"{number}-{month:02}", f"Tháng {month} năm {year.number}")
            self.months |= {entry.article.id: term for entry in entries}

    def terms(self, entry: Entry) -> dict[str, tuple[Term, ...]]:
        """Return the terms of an article by kind, each once."""
        article = entry.article
        source = self.held.sources.of[article.id]
        month = self.months.get(article.id)
        return {
            "tinh": tuple(self._provinces(entry)),
            "chu-de": tuple(Term(slugify(label), label) for label in article.tags),
            "nguoi": tuple(self._people(entry)),
            "van-ban": tuple(self._documents(entry)),
            "nguon": (Term(source.slug, source.name or "Không rõ nguồn"),),
            "nam": tuple(self.years.get(article.id, [Term(UNDATED, "Không rõ ngày")])),
            "thang": (month,) if month else (),
        }

    def _provinces(self, entry: Entry) -> Iterator[Term]:
        """Yield the province of its day, then those that this became part of."""
        found = self.provinces.get(entry.article.id, {})
        if own := entry.article.province:
            yield found[own]
        yield from (term for slug, term in found.items() if slug != own)

    def _people(self, entry: Entry) -> Iterator[Term]:
        named = self.held.people.named.get(entry.article.id, ())
        found: dict[str, Term] = {}
        for person, stated in zip(named, entry.article.people, strict=True):
            found.setdefault(person.slug, Term(person.slug, person.name, stated.office))
        yield from found.values()

    def _documents(self, entry: Entry) -> Iterator[Term]:
        cited = self.held.documents.cited.get(entry.article.id, ())
        found = {one.slug: Term(one.slug, _document(one)) for one in cited}
        yield from found.values()


def _document(one: collections.Document) -> str:
    named = f"{one.type} số {one.number}" if one.number else one.title or one.type
    dated = f" ngày {wording.date_short(one.date)}" if one.date else ""
    return f"{named}{dated} của {one.issuer}" if one.issuer else f"{named}{dated}"
