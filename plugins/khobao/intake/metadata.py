"""What a page says of itself: JSON-LD, OpenGraph, meta and time elements, and its headings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml.html import HtmlElement

from khobao.intake import stamps
from khobao.intake.dom import meta, select, text
from khobao.intake.tables import openers, table
from khobao.intake.text import UPPER, fold, one_line, syllables

SITE_SUFFIX = re.compile(r"\s+(?:[-–|»>]|::)\s+")
NO_NAME = re.compile(r"://|@|\d{2}|\.(?:vn|com|net|org)\b", re.IGNORECASE)
SHORTEST_TITLE = 6
"""Syllables that a headline has more often than a site's name."""


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


def titles(root: HtmlElement, data: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield what the page's metadata call it, with and without the site's name behind."""
    stated = [_string(item.get("headline")) for item in data]
    stated.append(meta(root, 'meta[property="og:title"]', "meta[name=title]"))
    stated.append(_head_title(root))
    for whole in filter(None, stated):
        whole = without_site(whole)
        ends = [gap.start() for gap in SITE_SUFFIX.finditer(whole)]
        yield from (whole[:end] for end in (None, *reversed(ends)))


def without_site(title: str) -> str:
    """Return a page's title without the site's name behind it: '… | Báo Bắc Giang điện tử'."""
    gaps = SITE_SUFFIX.finditer(title)
    return next((title[: gap.start()] for gap in gaps if _is_site(title[gap.end() :])), title)


MEDIUM = re.compile(
    rf"(?i:báo|đài|cổng|trang|tạp chí|website)(?:\s+(?:[{UPPER}][\w-]*"
    r"|(?:điện|tử|thông|tin|giao|tiếp|phát|thanh|truyền|hình|và|của|online)(?!\w)"
    r"|(?:tỉnh|huyện|thành|phố|thị|xã|phường)(?!\w)))+"
)
"""A paper's or a station's own name; 'Báo chí đồng hành cùng tỉnh' is half of a headline."""


def without_medium(headline: str) -> str:
    """Return a headline as it's shown without the medium's own name behind it."""
    gaps = SITE_SUFFIX.finditer(headline)
    named = (gap.start() for gap in gaps if MEDIUM.fullmatch(headline, gap.end()))
    return headline[: next(named, len(headline))]


def site(root: HtmlElement, data: Iterable[dict[str, Any]]) -> str | None:
    """Return the site's name, as its metadata or the page's title give it."""
    if named := meta(root, 'meta[property="og:site_name"]') or publisher(data):
        return named
    parts = [part.strip(" .:|*") for part in SITE_SUFFIX.split(_head_title(root) or "")]
    return next((part for part in reversed(parts) if _is_site(part)), None)


def _is_site(title: str) -> bool:
    """Say whether a part of a page's title names the site: 'Báo Long An'."""
    opener = openers("furniture", "site_openers").match(title)
    return bool(opener) and 2 <= syllables(title) <= 3 * SHORTEST_TITLE


def _head_title(root: HtmlElement) -> str | None:
    title = root.find(".//head/title")
    return text(title) if title is not None else None


def _string(value: object) -> str | None:
    return one_line(value) if isinstance(value, str) and value.strip() else None


def published(root: HtmlElement, data: Iterable[dict[str, Any]]) -> str | None:
    for item in data:
        if stated := _string(item.get("datePublished")):
            return stated
    if stated := meta(root, *table("html")["published"]):
        return stated
    forms = ["[itemprop=datePublished]", '[property~="dc:date"]', '[property~="dc:created"]']
    marked = [e.get("datetime") or e.get("content") for e in select(root, forms)]
    return next((one_line(stated) for stated in marked if stated), None)


def timed(root: HtmlElement) -> str | None:
    """Return the first time that a page marks as one, once its lists are taken out."""
    times = (e.get("datetime") for e in root.iter("time") if not beside_link(e))
    return next((one_line(stated) for stated in times if stated), None)


def beside_link(element: HtmlElement) -> bool:
    """Say whether a date stands right behind a link, as in lists of other articles."""
    before = element.getprevious()
    return before is not None and before.tag == "a" and syllables(text(before)) >= SHORTEST_TITLE


def month_first(root: HtmlElement) -> bool:
    """Say whether a page's system writes the month before the day, as some of its dates tell.

    Only what is nothing but a date is the system's.
    """
    if "/" not in (whole := root.text_content()) or not stamps.NUMERIC.search(whole):
        return False
    alone = (match.groups() for said in root.itertext() if (match := ALONE.fullmatch(said)))
    return stamps.month_first(alone)


ALONE = re.compile(
    r"\s*[(\[]?\s*(\d{1,2})/(\d{1,2})/20\d{2}(?:[\s,-]+[\d:]+(?:\s*[AP]M)?)?\s*[)\]]?\s*"
)


def author(root: HtmlElement, data: Iterable[dict[str, Any]]) -> str | None:
    """Return who wrote the article; of several, all, as they'd stand under it."""
    site = fold(meta(root, 'meta[property="og:site_name"]') or "")
    stated = [list(_names(item.get("author"))) for item in data]
    stated.append([meta(root, "meta[property='article:author']", "meta[name=author]") or ""])
    for together in stated:
        if names := dict.fromkeys(name for name in together if _is_author(name, site)):
            return " - ".join(names)
    return None


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
