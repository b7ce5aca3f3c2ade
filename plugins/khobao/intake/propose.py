"""A raw text becomes a proposed article: every stage in turn, nothing written anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from urllib.parse import urlsplit

from pydantic import ValidationError

from khobao import gazetteer
from khobao.content import Vocabulary
from khobao.intake import pages, recurring, review
from khobao.intake.blocks import Block, Kind
from khobao.intake.bylines import Byline, named_source, source_line
from khobao.intake.classify import classified, formed, lines, removed_lines, stated_byline
from khobao.intake.counts import counts
from khobao.intake.dates import Dating, dating
from khobao.intake.decode import RefusedError, characters, refuse_if_no_article
from khobao.intake.documents import documents
from khobao.intake.markdown import markdown
from khobao.intake.pages import Page
from khobao.intake.people import people
from khobao.intake.places import Located, places, province
from khobao.intake.recurring import Edges, Furniture, Recurring
from khobao.intake.review import Doubt
from khobao.intake.sizes import refuse_too_long, slim
from khobao.intake.slips import slips
from khobao.intake.tags import tags
from khobao.intake.text import one_line
from khobao.record import Article, Count, Edtf, Raw, Source, rules
from khobao.record.article import DOMAIN, WEB
from khobao.record.dates import day, parse

ID_LENGTH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What intake reads out of raw bytes, for an editor to confirm.

    `review` has the evidence for each of the article's codes. `furniture` are the lines that were
    left out because they recur on its site.
    """

    article: Article
    blocks: tuple[Block, ...]
    review: tuple[Doubt, ...]
    furniture: Furniture


def propose(
    data: bytes,
    added: date,
    vocabulary: Vocabulary | None = None,
    *,
    url: str | None = None,
    retrieved: date | None = None,
    batch: Recurring | None = None,
) -> Proposal:
    """Return the article that the raw bytes of a text or a page hold; raises RefusedError.

    `added` is the day it enters the archive; tags come from `vocabulary` alone. `url` and
    `retrieved` say where and when the bytes were fetched, if anyone noted it. `batch` knows the
    furniture of the sites that are read together.
    """
    page, read = _read(data)
    address = _address(url, page)
    furniture = batch.at(_domain(address)) if batch else recurring.NONE
    blocks = classified(read, furniture, url=address)
    dated = dating(
        blocks,
        published=page.published if page else None,
        url=address,
        month_first=page is not None and page.month_first,
    )
    located = province(blocks, _day(dated), _domain(address))
    byline = stated_byline(blocks) or _author(page)
    source = _source(blocks, address, page.site if page else None, retrieved)
    try:
        article = _article(data, added, blocks, dated, located)
    except ValidationError as error:
        raise RefusedError("invalid", _told(error)) from None
    article = article.model_copy(
        update={
            "source": source,
            "byline": byline.text if byline else None,
            "tags": tags(blocks, vocabulary or Vocabulary()),
        }
    )
    article, dropped = _sound(article)
    found = review.doubts(article, blocks, dated, located, byline, dropped)
    article = article.model_copy(update={"review": tuple(doubt.code for doubt in found)})
    left_out = recurring.held(blocks, furniture)
    return Proposal(article=article, blocks=blocks, review=found, furniture=left_out)


def edges(data: bytes, folder: str, *, url: str | None = None) -> Edges | None:
    """Return what shows, beside others of its site, which lines recur; None if it's no article.

    `folder` stands for the site if no address is known.
    """
    try:
        page, read = _read(data)
    except RefusedError:
        return None
    return recurring.edges(formed(read), _domain(_address(url, page)) or folder)


def _article(
    data: bytes, added: date, blocks: Sequence[Block], dated: Dating, located: Located
) -> Article:
    """Return what the blocks say, typed; raises ValidationError."""
    name = gazetteer.load().province(located.province).name if located.province else None
    found = people(blocks, name)
    digest = sha256(data).hexdigest()
    return Article(
        id=digest[:ID_LENGTH],
        title=_first(blocks, Kind.TITLE) or "",
        date=_edtf(dated.date),
        date_basis=dated.basis,
        date_evidence=dated.evidence,
        time=dated.time,
        event_date=_edtf(dated.event_date),
        page_stamp=_edtf(dated.page_stamp),
        added=day(added),
        province=located.province,
        places=places(blocks, located.province, _whole_day(dated)),
        lead=_first(blocks, Kind.LEAD),
        captions=tuple(one_line(b.text) for b in blocks if b.kind is Kind.CAPTION),
        counts=counts(blocks),
        people=found.people,
        documents=documents(blocks, _whole_day(dated)),
        rights="full",
        raw=Raw(sha256=digest, removed_lines=removed_lines(blocks)),
        sic=(*found.slips, *slips(blocks)),
        body=markdown(blocks),
    )


def _sound(article: Article) -> tuple[Article, tuple[Count, ...]]:
    """Return the article without figures that break a rule, and those figures.

    Raises RefusedError for what an article can't be without.
    """
    findings = list(rules.check(article))
    doubtful = {finding.loc[1] for finding in findings if finding.loc[0] == "counts"}
    dropped = tuple(count for i, count in enumerate(article.counts) if i in doubtful)
    if dropped:
        kept = [count for i, count in enumerate(article.counts) if i not in doubtful]
        article = article.model_copy(update={"counts": _renumbered(kept)})
        findings = list(rules.check(article))
    if findings:
        raise RefusedError("invalid", f"{findings[0].found}; {findings[0].expected}")
    return article, dropped


def _renumbered(kept: Sequence[Count]) -> tuple[Count, ...]:
    """Number figures anew; a part whose total is gone stands alone."""
    ids = {count.id: f"c{position}" for position, count in enumerate(kept, start=1)}
    return tuple(
        count.model_copy(
            update={
                "id": ids[count.id],
                "part_of": ids.get(count.part_of or ""),
                "by": count.by if count.part_of in ids else None,
            }
        )
        for count in kept
    )


def _told(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"


def _read(data: bytes) -> tuple[Page | None, Sequence[Block]]:
    """Return the page, if it is one, and the blocks before they're classified."""
    text = characters(slim(data))
    if not pages.looks_like_html(text):
        refuse_too_long(len(text))
        refuse_if_no_article(text)
        blocks = lines(text)
        refuse_too_long(len(text), len(blocks))
        return None, blocks
    page = pages.read(text)
    if page is None:
        raise RefusedError("no-text", "không tìm thấy lời bài trong trang")
    text = "\n".join(block.text for block in page.blocks)
    refuse_too_long(len(text), len(page.blocks))
    refuse_if_no_article(text)
    return page, page.blocks


def _author(page: Page | None) -> Byline | None:
    return Byline(text=page.author, by_shape=False) if page and page.author else None


def _address(url: str | None, page: Page | None) -> str | None:
    return next((said for said in (url, page.url if page else None) if _is_address(said)), None)


def _is_address(said: str | None) -> bool:
    """Say whether this is an address a source may have; what pages state isn't always one."""
    if said is None or not WEB.fullmatch(said):
        return False
    try:
        return bool(DOMAIN.fullmatch((urlsplit(said).hostname or "").removeprefix("www.")))
    except ValueError:
        return False


def _domain(address: str | None) -> str | None:
    host = urlsplit(address).hostname if address else None
    return host.removeprefix("www.") if host else None


def _edtf(text: str | None) -> Edtf | None:
    return parse(text) if text else None


def _day(dated: Dating) -> date | None:
    known = _edtf(dated.date)
    return known.start if known else None


def _whole_day(dated: Dating) -> date | None:
    """Return the article's day, None where only a month or a year is known."""
    known = _edtf(dated.date)
    return known.start if known and known.start == known.end else None


def _first(blocks: Sequence[Block], kind: Kind) -> str | None:
    return next((one_line(block.text) for block in blocks if block.kind is kind), None)


def _source(
    blocks: Sequence[Block], address: str | None, site: str | None, retrieved: date | None
) -> Source | None:
    """Return where the article was published: the page's own site, else what the text states."""
    stated = next((source_line(b.text) for b in blocks if b.kind is Kind.SOURCE), None)
    domain = _domain(address)
    if domain is None:
        return stated or (Source(name=site) if site else None)
    return Source(
        name=named_source(domain).name or site,
        domain=domain,
        url=address,
        retrieved=day(retrieved) if retrieved else None,
    )
