"""A page -> blocks: metadata first, then the site's own marks, else the densest text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from lxml import etree, html
from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement

from khobao.intake.blocks import Block, Kind
from khobao.intake.bylines import byline_line
from khobao.intake.tables import openers, table
from khobao.intake.text import fold, one_line, syllables

LOOKS_LIKE = re.compile(r"<(?:!doctype\s+html|html|head|body|article|div|table|p)\b", re.IGNORECASE)

PARAGRAPHS = frozenset(table("html")["paragraphs"])
HEADINGS = frozenset(table("html")["headings"])
NAME_PART = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+")
SITE_SUFFIX = re.compile(r"\s+(?:[-–|»]|::)\s+")
SHORTEST_TITLE = 5
"""Syllables of a marked heading that is believed to be the headline without a second witness."""

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
    data = tuple(_json_ld(root))
    title = _title(root, data)
    page = Page(
        published=_published(root, data),
        author=_author(root, data),
        site=_meta(root, 'meta[property="og:site_name"]') or _publisher(data),
        url=_canonical(root),
    )
    description = _meta(root, "meta[name=description]", 'meta[property="og:description"]')
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


@cache
def _selector(css: str) -> CSSSelector:
    return CSSSelector(css, translator="html")


def _select(root: HtmlElement, selectors: Iterable[str]) -> Iterator[HtmlElement]:
    for css in selectors:
        yield from _found(root, css)


def _found(root: HtmlElement, css: str) -> list[HtmlElement]:
    found: list[HtmlElement] = _selector(css)(root)
    return found


def _text(element: HtmlElement) -> str:
    return one_line(element.text_content())


def _meta(root: HtmlElement, *selectors: str) -> str | None:
    for element in _select(root, selectors):
        content = one_line(element.get("content") or "")
        if content:
            return content
    return None


def _json_ld(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the objects of a page's JSON-LD that describe an article."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            found = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _flat(found):
            kinds = item.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(n, str) and n.endswith(("Article", "BlogPosting")) for n in names):
                yield item


def _flat(found: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(found, list):
        for item in found:
            yield from _flat(item, depth + 1)
    elif isinstance(found, dict):
        yield found
        yield from _flat(found.get("@graph"), depth + 1)


def _title(root: HtmlElement, data: Iterable[dict[str, Any]]) -> str | None:
    """Return the headline on which the page's marks agree: a heading that its metadata repeat."""
    stated = [_string(item.get("headline")) for item in data]
    stated.append(_meta(root, 'meta[property="og:title"]'))
    said = [text for text in [*stated, _head_title(root)] if text]
    marked = [_text(e) for e in _select(root, table("html")["profiles"]["title"])]
    headings = [*marked, *(_text(e) for e in root.iter("h1", "h2", "h3"))]
    for heading in headings:
        bare = fold(heading)
        if len(bare.split()) >= 3 and any(fold(text).startswith(bare) for text in said):
            return heading
    trusted = next((text for text in stated if text), None)
    if trusted is None:
        trusted = next((text for text in marked if syllables(text) >= SHORTEST_TITLE), None)
    if trusted is None and said and not _is_site(said[0]):
        trusted = said[0]
    return _without_site(trusted, root) if trusted else None


def _is_site(title: str) -> bool:
    """Say whether a page's title names but the site: 'Báo Long An'."""
    return syllables(title) < SHORTEST_TITLE or bool(
        openers("furniture", "site_openers").match(title) and syllables(title) <= 2 * SHORTEST_TITLE
    )


def _head_title(root: HtmlElement) -> str | None:
    title = root.find(".//head/title")
    return _text(title) if title is not None else None


def _without_site(title: str, root: HtmlElement) -> str:
    """Cut a site's name off a title: 'Nhan đề - Báo X', told by the site or its shortness."""
    parts = SITE_SUFFIX.split(title)
    site = fold(_meta(root, 'meta[property="og:site_name"]') or "")
    while len(parts) > 1 and (fold(parts[-1]) == site or syllables(parts[-1]) <= 6):
        cut = title[: title.rfind(parts[-1])]
        title = re.sub(r"\s+(?:[-–|»]|::)\s*$", "", cut)
        parts = parts[:-1]
    return title


def _string(value: object) -> str | None:
    return one_line(value) if isinstance(value, str) and value.strip() else None


def _published(root: HtmlElement, data: Iterable[dict[str, Any]]) -> str | None:
    for item in data:
        if stated := _string(item.get("datePublished")):
            return stated
    if stated := _meta(root, *table("html")["published"]):
        return stated
    times = [e.get("datetime") for e in root.iter("time") if e.get("datetime")]
    marked = [
        e.get("datetime") or e.get("content") for e in _select(root, ["[itemprop=datePublished]"])
    ]
    return next((one_line(stated) for stated in [*marked, *times[:1]] if stated), None)


def _author(root: HtmlElement, data: Iterable[dict[str, Any]]) -> str | None:
    names = [name for item in data for name in _names(item.get("author"))]
    names += [_meta(root, "meta[property='article:author']", "meta[name=author]") or ""]
    nobody = set(table("html")["no_authors"])
    return next((n for n in names if n and n.lower() not in nobody and "://" not in n), None)


def _names(author: object) -> Iterator[str]:
    if isinstance(author, list):
        for one in author:
            yield from _names(one)
    elif isinstance(author, dict):
        if author.get("@type") != "Organization":
            yield from _names(author.get("name"))
    elif isinstance(author, str):
        yield one_line(author)


def _publisher(data: Iterable[dict[str, Any]]) -> str | None:
    for item in data:
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and (name := _string(publisher.get("name"))):
            return name
    return None


def _canonical(root: HtmlElement) -> str | None:
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            return str(link.get("href")).strip()
    return _meta(root, 'meta[property="og:url"]')


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
    names = frozenset(data["drop_names"])
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        if element.tag in ("html", "body", "article", "main", "h1"):
            continue
        small = len(element.text_content()) < data["keep_share"] * whole
        if small and _has_name(element, names) and not any(True for _ in element.iter("h1")):
            _remove(element)


def _has_name(element: HtmlElement, names: frozenset[str]) -> bool:
    said = f"{element.get('class') or ''} {element.get('id') or ''}"
    words = said.lower().split()
    if any(word in names for word in words):
        return True
    return any(part.lower() in names for part in NAME_PART.findall(said))


def _remove(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _body(root: HtmlElement) -> HtmlElement | None:
    """Return the element that holds the article: by the site's own marks, else the densest."""
    for css in table("html")["profiles"]["body"]:
        found = sorted(_found(root, css), key=lambda e: -_prose(e))
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
    for element in _select(root, table("html")["profiles"]["lead"]):
        text = _text(element)
        around_body = element is body or body in set(element.iterdescendants())
        if not around_body and 8 <= syllables(text) <= 160 and fold(text) != fold(title or ""):
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
    if lead and fold(lead) not in fold(_text(body)):
        yield Block(text=lead, line=1, kind=Kind.LEAD)
    captions = set(_select(body, table("html")["captions"]))
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
        for element in _select(root, profiles[key]):
            text = _text(element)
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
    inside = set(body.iter())
    wanted = fold(title)
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element is body:
            return
        if element in inside or body in set(element.iterdescendants()):
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
            text = _text(element)
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
