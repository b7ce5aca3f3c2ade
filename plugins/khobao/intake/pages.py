"""A page -> blocks: metadata first, then the site's own marks, else the densest text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from lxml import etree, html
from lxml.html import HtmlElement

from khobao.intake import dom, metadata
from khobao.intake.blocks import Block, Kind
from khobao.intake.bylines import byline_line
from khobao.intake.tables import table
from khobao.intake.text import fold, one_line, syllables

LOOKS_LIKE = re.compile(r"<(?:!doctype\s+html|html|head|body|article|div|table|p)\b", re.IGNORECASE)

PARAGRAPHS = frozenset(table("html")["paragraphs"])
HEADINGS = frozenset(table("html")["headings"])
NAME_PART = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+")
DESCRIBED = 60
"""Characters of a page's description that must open a text for it to be the lead."""

DEEPEST = 200
"""Levels of nesting that are read; deeper pages are made to break parsers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page says of itself, and its article's blocks, some with a kind already."""

    published: str | None
    author: str | None
    site: str | None
    url: str | None
    blocks: tuple[Block, ...] = ()


def looks_like_html(text: str) -> bool:
    return bool(LOOKS_LIKE.search(text[:4000]))


def read(text: str) -> Page | None:
    """Return the page in the text, or None if no article's text is to be found in it."""
    root = _parsed(text)
    if root is None:
        return None
    data = tuple(metadata.json_ld(root))
    title = metadata.title(root, data)
    page = Page(
        published=metadata.published(root, data),
        author=metadata.author(root, data),
        site=dom.meta(root, 'meta[property="og:site_name"]') or metadata.publisher(data),
        url=metadata.canonical(root),
    )
    description = dom.meta(root, "meta[name=description]", 'meta[property="og:description"]')
    _drop(root)
    body = _body(root)
    if body is None:
        return None
    lead = _lead(root, body, title, description)
    return replace(page, blocks=tuple(_numbered(_blocks(root, body, title, lead))))


def _parsed(text: str) -> HtmlElement | None:
    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return root


def _drop(root: HtmlElement) -> None:
    """Take the furniture out of the tree, but nothing that holds much of the page's text."""
    data = table("html")
    for element in list(root.iter(*data["drop_tags"])):
        _remove(element)
    for tag in ("header", "footer", "aside"):
        for element in list(root.iter(tag)):
            if not any(True for _ in element.iter("h1")):
                _remove(element)
    whole = max(len(root.text_content()), 1)
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        if element.tag in ("html", "body", "article", "main", "h1"):
            continue
        said = f"{element.get('class') or ''} {element.get('id') or ''}"
        if not _names_furniture(said) or any(True for _ in element.iter("h1")):
            continue
        if len(element.text_content()) < data["keep_share"] * whole:
            _remove(element)


@lru_cache(maxsize=4096)  # a page has few classes, and a site's pages have the same
def _names_furniture(said: str) -> bool:
    """Say whether a class or id names furniture, as a whole or by one of its words."""
    names = _drop_names()
    words = said.lower().split()
    if any(word in names for word in words):
        return True
    return any(part.lower() in names for part in NAME_PART.findall(said))


@cache
def _drop_names() -> frozenset[str]:
    return frozenset(table("html")["drop_names"])


def _remove(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _body(root: HtmlElement) -> HtmlElement | None:
    """Return the element that holds the article: by the site's own marks, else the densest."""
    for css in dom.likely(root, table("html")["profiles"]["body"]):
        found = sorted(dom.found(root, css), key=lambda e: -_prose(e))
        if found and _prose(found[0]) >= 40:
            return found[0]
    return _densest(root)


def _prose(element: HtmlElement) -> int:
    """Count the syllables of an element that stand outside links."""
    linked = sum(syllables(link.text_content()) for link in element.iter("a"))
    return syllables(element.text_content()) - linked


def _densest(root: HtmlElement) -> HtmlElement | None:
    """Return the smallest element around most of the page's paragraphs."""
    scores: dict[HtmlElement, float] = {}
    for element in root.iter("p", "div", "td", "li", "span"):
        own = _own_text(element)
        size = syllables(own)
        if size < 12:
            continue
        parent, weight = element if element.tag in ("td", "div") else element.getparent(), 1.0
        for _ in range(4):
            if parent is None or parent.tag in ("html",):
                break
            scores[parent] = scores.get(parent, 0.0) + weight * size
            parent, weight = parent.getparent(), weight * 0.6
    if not scores:
        return None
    return max(scores, key=lambda e: scores[e])


def _own_text(element: HtmlElement) -> str:
    """Return the text of an element without that of blocks or links within it."""
    parts = [element.text or ""]
    for child in element:
        if not isinstance(child.tag, str):
            parts.append(child.tail or "")
            continue
        if child.tag not in PARAGRAPHS and child.tag != "a":
            parts.append(child.text_content())
        parts.append(child.tail or "")
    return " ".join(parts)


def _lead(
    root: HtmlElement, body: HtmlElement, title: str | None, description: str | None
) -> str | None:
    """Return what the site marks as the lead, or the text that its description repeats."""
    around_body = {body, *body.iterancestors()}
    for element in dom.select(root, table("html")["profiles"]["lead"]):
        text = dom.text(element)
        if (
            element not in around_body
            and 8 <= syllables(text) <= 160
            and fold(text) != fold(title or "")
        ):
            return text
    opening = fold(description or "")[:DESCRIBED].strip()
    if len(opening) < DESCRIBED // 2 or opening == fold(title or "")[:DESCRIBED].strip():
        return None
    for element in root.iter("p", "h2", "h3", "div", "strong", "b", "span", "td"):
        own = one_line(_own_text(element))
        if own and fold(own).startswith(opening) and syllables(own) <= 160:
            return own
    return None


def _blocks(
    root: HtmlElement, body: HtmlElement, title: str | None, lead: str | None
) -> Iterator[Block]:
    """Yield the title, what stands between it and the body, the body, and what ends it."""
    if title:
        yield Block(text=title, line=1, kind=Kind.TITLE)
    yield from _head(root, body, title, lead)
    if lead and fold(lead) not in fold(dom.text(body)):
        yield Block(text=lead, line=1, kind=Kind.LEAD)
    captions = set(dom.select(body, table("html")["captions"]))
    yield from _Walk(captions, fold(lead) if lead else None).walk(body)
    yield from _tail(root, body)


def _head(
    root: HtmlElement, body: HtmlElement, title: str | None, lead: str | None
) -> Iterator[Block]:
    """Yield the short lines between title and body: stamps and bylines stand there."""
    inside = set(body.iter())
    skip = {fold(title or ""), fold(lead or "")}
    profiles = table("html")["profiles"]
    for key in ("stamp", "byline"):
        for element in dom.select(root, profiles[key]):
            text = dom.text(element)
            if element not in inside and 0 < syllables(text) <= 24 and fold(text) not in skip:
                kind = Kind.BYLINE if key == "byline" else None
                yield Block(text=text, line=1, kind=kind, meta=True)
    yield from _between(root, body, title, skip)


def _between(
    root: HtmlElement, body: HtmlElement, title: str | None, skip: set[str]
) -> Iterator[Block]:
    if not title:
        return
    seen = False
    inside, around = set(body.iter()), set(body.iterancestors())
    wanted = fold(title)
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element is body:
            return
        if element in inside or element in around:
            continue
        own = one_line(_own_text(element))
        if fold(own) == wanted:
            seen = True
        elif seen and own and syllables(own) <= 24 and fold(own) not in skip:
            yield Block(text=own, line=1, meta=True)


def _tail(root: HtmlElement, body: HtmlElement) -> Iterator[Block]:
    """Yield the few short lines right behind the body: bylines and sources stand there."""
    left = 3
    element = body
    while left and element is not None:
        following = element.getnext()
        if following is None:
            element = element.getparent()
            left -= 1
            continue
        element = following
        if isinstance(element.tag, str):
            text = dom.text(element)
            if 0 < syllables(text) <= 12:
                yield Block(text=text, line=1, meta=True)
            left -= 1


class _Walk:
    """One pass over the body that breaks it into blocks where a browser would break lines."""

    def __init__(self, captions: set[HtmlElement], lead: str | None) -> None:
        self.captions = captions
        self.lead = lead
        self.parts: list[str] = []
        self.linked = 0
        self.kind: Kind | None = None

    def walk(self, body: HtmlElement) -> Iterator[Block]:
        yield from self._element(body, 0)
        yield from self._flush()

    def _flush(self) -> Iterator[Block]:
        text = one_line("".join(self.parts))
        only_link = text and self.linked >= len(text) - 3
        self.parts.clear()
        self.linked = 0
        if not text:
            return
        linked = only_link and self.kind is None and not byline_line(text, by_shape=True)
        kind = Kind.FURNITURE if linked else self.kind
        if self.lead and fold(text) == self.lead:
            kind = Kind.LEAD
        yield Block(text=text, line=1, kind=kind)

    def _element(self, element: HtmlElement, depth: int) -> Iterator[Block]:
        if depth > DEEPEST:
            return
        tag = element.tag
        block = tag in PARAGRAPHS
        if block:
            yield from self._flush()
        before = self.kind
        if element in self.captions:
            yield from self._flush()
            self.kind = Kind.CAPTION
        elif tag in HEADINGS:
            self.kind = Kind.SUBHEADING
        if tag == "img":
            yield from self._flush()
            yield Block(text=one_line(element.get("alt") or "") or "[img]", line=1, kind=Kind.IMAGE)
        if tag == "a":
            self.linked += len(one_line(element.text_content()))
        self.parts.append(element.text or "")
        for child in element:
            if isinstance(child.tag, str):
                yield from self._element(child, depth + 1)
            self.parts.append(child.tail or "")
        if block or element in self.captions:
            yield from self._flush()
        self.kind = before


def _numbered(blocks: Iterable[Block]) -> Iterator[Block]:
    for number, block in enumerate(blocks, start=1):
        yield replace(block, line=number)
