"""The page of an article: its text, and every fact of its record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from khobao.content import Entry
from khobao.gazetteer import Province
from khobao.record import Article, Document, Edtf, Place, dates, urls, wording
from khobao.render import Page
from khobao.site.pages import cards
from khobao.site.pages.around import Around
from khobao.site.pages.cards import When
from khobao.site.pages.citation import citation
from khobao.site.pages.figures import figures, spots_of
from khobao.site.pages.frame import PROVINCES, Framed, Link, Site, home, page, root
from khobao.site.pages.marked import Marked, marked_text
from khobao.site.pages.passages import blocks
from khobao.site.text import capitalised, opening, shortened
from khobao.site.words import words

DESCRIPTION = 200

LONG = 8
"""Items of a list beside the text from which it's folded."""


@dataclass(frozen=True, slots=True)
class Office:
    """A person's name and office, as the article states them, and the person's page."""

    name: str
    office: str | None
    url: str


@dataclass(frozen=True, slots=True)
class Slip:
    """A note on a slip of the source, its own id, and the id of where the slip is marked."""

    id: str
    told: str
    anchor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """Everything known about when: the date, what it rests on, and other dates of the page."""

    date: When
    time: str | None
    evidence: tuple[str, ...]
    event: str | None
    stamp: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where the text comes from, and what may be done with it."""

    name: str | None
    domain: str | None
    page: str
    url: str | None
    archive_url: str | None
    retrieved: str | None
    byline: str | None
    rights: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What the record was made from, and where its file is kept, if the settings say so."""

    id: str
    sha256: str | None
    removed: str | None
    added: str
    edit: str | None
    history: str | None


def article_page(site: Framed, entry: Entry, html: str, near: Around) -> Page:
    """Return an article's page, from its record, its text in HTML and what is around it."""
    article = entry.article
    text = tuple(blocks(article, html))
    spots = spots_of(article, text)
    marked = marked_text(article, html, text, spots)
    return page(
        site,
        "article.html",
        entry.url,
        article.title,
        description=shortened(cards.line(article, opening(html)), DESCRIPTION),
        crumbs=_crumbs(site, article),
        styles=("article",),
        scripts=("article",),
        heading=marked.title,
        province=_province(site, article),
        now=tuple(_now(site, article)),
        dating=_dating(article),
        origin=_origin(article, near.source),
        summary=article.rights == "summary",
        lead=marked.lead,
        body=marked.body,
        pictures=marked.pictures,
        captions=marked.captions,
        figures=figures(site.places, article, spots, marked.anchors),
        people=_people(article, near.people),
        documents=_documents(article, near.documents),
        places=tuple(_place(one) for one in article.places),
        tags=tuple(Link(label, urls.tag(label)) for label in article.tags),
        slips=tuple(_slips(article, marked)),
        review=tuple(words().review[code] for code in article.review),
        story=near.story,
        around=near,
        undated=article.date is None,
        citation=citation(site, entry),
        provenance=_provenance(site, entry),
        long=LONG,
    )


def tombstone(site: Site, entry: Entry) -> Page:
    """Return the page that a withdrawn article leaves: what it was, when and why it went."""
    article = entry.article
    assert article.withdrawn is not None
    w = words().withdrawn
    return page(
        site,
        "tombstone.html",
        entry.url,
        article.title,
        description=w.description,
        crumbs=(home(),),
        message=w.message.format(on=wording.date_short(article.withdrawn.on)),
        reason=article.withdrawn.reason,
    )


def redirects(site: Site, entry: Entry) -> Iterator[Page]:
    """Yield a page at each former address of an article, that leads to the present one."""
    for alias in entry.article.aliases:
        url = urls.article(entry.article.id, alias)
        values = {
            "root": root(url),
            "target": root(url) + entry.url,
            "canonical": f"{site.siteurl}/{entry.url}" if site.siteurl else None,
            "title": entry.article.title,
        }
        yield Page(urls.save_as(url), "redirect.html", values)


def _crumbs(site: Framed, article: Article) -> tuple[Link, ...]:
    if not article.province:
        return (home(),)
    place = site.places.province(article.province)
    above = Link(words().nav.provinces, PROVINCES)
    return (home(), above, Link(place.name, urls.province(place.id)))


def _province(site: Framed, article: Article) -> Link | None:
    if not article.province:
        return None
    place = site.places.province(article.province)
    return Link(capitalised(_then(place, article.date)), urls.province(place.id))


def _then(place: Province, when: Edtf | None) -> str:
    """Name a province with its kind on that date; without, if the date leaves open which."""
    days = (when.start, when.end) if when else (date.min, date.max)
    first, last = (place.full_name_on(day) for day in days)
    return first if first == last else place.name


def _now(site: Framed, article: Article) -> Iterator[Link]:
    for merge in site.places.successors(article.province) if article.province else ():
        place = site.places.province(merge.successor_id)
        on = wording.date_short(dates.day(merge.on))
        yield Link(words().article.now.format(name=place.name, on=on), urls.province(place.id))


def _dating(article: Article) -> Dating:
    w = words().article
    stamp, event = article.page_stamp, article.event_date
    return Dating(
        date=When(
            text=capitalised(wording.date_with_basis(article.date, article.date_basis)),
            machine=cards.machine(article.date),
            basis=article.date_basis,
        ),
        time=article.time,
        evidence=article.date_evidence,
        event=capitalised(wording.date_long(event)) if event else None,
        stamp=w.stamp.format(date=wording.date_short(stamp)) if stamp else None,
    )


def _origin(article: Article, slug: str) -> Origin:
    source = article.source
    w = words().article.rights
    return Origin(
        name=source.name if source else None,
        domain=source.domain if source else None,
        page=urls.source(slug),
        url=source.url if source else None,
        archive_url=source.archive_url if source else None,
        retrieved=wording.date_short(source.retrieved) if source and source.retrieved else None,
        byline=article.byline,
        rights=w[article.rights],
    )


def _people(article: Article, slugs: Iterable[str]) -> tuple[Office, ...]:
    return tuple(
        Office(stated.name, stated.office, urls.person(slug))
        for stated, slug in zip(article.people, slugs, strict=True)
    )


def _documents(article: Article, slugs: Iterable[str]) -> tuple[Link, ...]:
    return tuple(
        Link(_document(stated), urls.document(slug))
        for stated, slug in zip(article.documents, slugs, strict=True)
    )


def _document(one: Document) -> str:
    w = words().article
    number = f"{one.type} {w.number.format(number=one.number)}" if one.number else one.type
    whole = one.number is None and one.title is not None and one.title.startswith(one.type)
    named = one.title if whole else f"{number}: {one.title}" if one.title else number
    date = w.dated.format(date=wording.date_short(one.date)) if one.date else None
    return ", ".join(filter(None, (named, one.issuer, date)))


def _place(one: Place) -> str:
    name = one.name if one.level == "địa danh" else f"{one.level} {one.name}"
    return f"{capitalised(name)} ({one.within})" if one.within else capitalised(name)


def _slips(article: Article, marked: Marked) -> Iterator[Slip]:
    for number, slip in enumerate(article.sic, start=1):
        told = words().article.slip.format(found=slip.found, read=slip.read)
        yield Slip(f"ghi-{number}", told, marked.slips.get(number))


def _provenance(site: Framed, entry: Entry) -> Provenance:
    article, w = entry.article, words().article
    removed = article.raw.removed_lines if article.raw else 0
    none = words().reading.removed_none if article.raw else None
    return Provenance(
        id=article.id,
        sha256=article.raw.sha256 if article.raw else None,
        removed=w.removed.format(lines=wording.number(removed)) if removed else none,
        added=wording.date_short(article.added),
        edit=site.repository.edit(entry.path) if site.repository else None,
        history=site.repository.history(entry.path) if site.repository else None,
    )
