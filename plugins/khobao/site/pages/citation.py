"""How to cite an article: a reference text with what is known, and nothing that isn't."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from khobao.content import Entry
from khobao.record import Article, wording
from khobao.site.pages.frame import Framed
from khobao.site.words import words

HASH = 16
"""Hex digits of the raw text's hash that tell it apart in a citation; the page has all 64."""

INNER = str.maketrans("“”", "‘’")
"""Quotation marks within quotation marks, as is the custom; no word of the title changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A reference in the order it's read: `before` the archive's name and address, then these.

    `address` is absolute, or None if the site has no address of its own: then a script may say
    where it was read.
    """

    before: str
    archive: str
    address: str | None
    hash: str | None


def citation(site: Framed, entry: Entry) -> Citation:
    article, w = entry.article, words().citation
    return Citation(
        before=" ".join(_parts(article)),
        archive=w.archive.format(name=site.name, id=article.id),
        address=w.address.format(url=f"{site.siteurl}/{entry.url}") if site.siteurl else None,
        hash=w.hash.format(start=article.raw.sha256[:HASH]) if article.raw else None,
    )


def _parts(article: Article) -> Iterator[str]:
    w, source = words().citation, article.source
    if article.byline:
        yield _sentence(article.byline)
    yield w.headline.format(title=article.title.translate(INNER))
    paper = (source.name or source.domain) if source else None
    yield w.published.format(paper=paper or w.no_paper, date=_date(article))
    if article.rights == "summary":
        yield w.summary
    if source and source.url:
        yield w.original.format(url=source.url)


def _sentence(text: str) -> str:
    return text if text.endswith(".") else words().citation.author.format(name=text)


def _date(article: Article) -> str:
    """Write the date as precisely as it's known, with what it rests on unless it's stated."""
    date, basis = wording.date_short(article.date), article.date_basis
    if article.date is None or basis == "stated":
        return date
    return str(words().citation.basis.format(date=date, basis=wording.BASIS[basis]))
