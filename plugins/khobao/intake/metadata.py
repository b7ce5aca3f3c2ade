"""What a page says of itself: JSON-LD, OpenGraph, meta and time elements, and its headings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml.html import HtmlElement

from khobao.intake.dom import meta, select, text
from khobao.intake.tables import openers, table
from khobao.intake.text import fold, one_line, syllables

SITE_SUFFIX = re.compile(r"\s+(?:[-–|»]|::)\s+")
NO_NAME = re.compile(r"://|@|\d{2}|\.(?:vn|com|net|org)\b", re.IGNORECASE)
SHORTEST_TITLE = 5
"""Syllables of a marked heading that is believed to be the headline without a second witness."""


def json_ld(root: HtmlElement) -> Iterator[dict[str, Any]]:
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


def title(root: HtmlElement, data: Iterable[dict[str, Any]]) -> str | None:
    """Return the headline on which the page's marks agree: a heading that its metadata repeat."""
    stated = [_string(item.get("headline")) for item in data]
    stated.append(meta(root, 'meta[property="og:title"]'))
    said = [text for text in [*stated, _head_title(root)] if text]
    marked = [text(e) for e in select(root, table("html")["profiles"]["title"])]
    headings = [*marked, *(text(e) for e in root.iter("h1", "h2", "h3"))]
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
    return text(title) if title is not None else None


def _without_site(title: str, root: HtmlElement) -> str:
    """Cut a site's name off a title: 'Nhan đề - Báo X', told by the site or its shortness."""
    parts = SITE_SUFFIX.split(title)
    site = fold(meta(root, 'meta[property="og:site_name"]') or "")
    while len(parts) > 1 and (fold(parts[-1]) == site or syllables(parts[-1]) <= 6):
        cut = title[: title.rfind(parts[-1])]
        title = re.sub(r"\s+(?:[-–|»]|::)\s*$", "", cut)
        parts = parts[:-1]
    return title


def _string(value: object) -> str | None:
    return one_line(value) if isinstance(value, str) and value.strip() else None


def published(root: HtmlElement, data: Iterable[dict[str, Any]]) -> str | None:
    for item in data:
        if stated := _string(item.get("datePublished")):
            return stated
    if stated := meta(root, *table("html")["published"]):
        return stated
    times = [e.get("datetime") for e in root.iter("time") if e.get("datetime")]
    marked = [
        e.get("datetime") or e.get("content") for e in select(root, ["[itemprop=datePublished]"])
    ]
    return next((one_line(stated) for stated in [*marked, *times[:1]] if stated), None)


def author(root: HtmlElement, data: Iterable[dict[str, Any]]) -> str | None:
    names = [name for item in data for name in _names(item.get("author"))]
    names += [meta(root, "meta[property='article:author']", "meta[name=author]") or ""]
    site = fold(meta(root, 'meta[property="og:site_name"]') or "")
    return next((name for name in names if _is_author(name, site)), None)


def _is_author(name: str, site: str) -> bool:
    """Say whether an author's field names a writer: neither nobody, nor the site, nor a link."""
    if not name or name.lower() in table("html")["no_authors"] or fold(name) == site:
        return False
    return not NO_NAME.search(name) and not openers("furniture", "site_openers").match(name)


def _names(author: object) -> Iterator[str]:
    if isinstance(author, list):
        for one in author:
            yield from _names(one)
    elif isinstance(author, dict):
        if author.get("@type") != "Organization":
            yield from _names(author.get("name"))
    elif isinstance(author, str):
        yield one_line(author)


def publisher(data: Iterable[dict[str, Any]]) -> str | None:
    for item in data:
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and (name := _string(publisher.get("name"))):
            return name
    return None


def canonical(root: HtmlElement) -> str | None:
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            return str(link.get("href")).strip()
    return meta(root, 'meta[property="og:url"]')
