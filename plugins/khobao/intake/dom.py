"""Elements of a page: found by CSS selectors, read as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from lxml.cssselect import CSSSelector
from lxml.etree import XPath
from lxml.html import HtmlElement

from khobao.intake.text import one_line

NAMED = re.compile(r"[\w-]*[.#](?P<name>[\w-]+)")
"""A selector of one class or id: '.sapo', 'h1.title', '#hometext'."""

NAMES = XPath("descendant-or-self::*/@class | descendant-or-self::*/@id")


@cache
def _selector(css: str) -> CSSSelector:
    return CSSSelector(css, translator="html")


def select(root: HtmlElement, selectors: Iterable[str]) -> Iterator[HtmlElement]:
    for css in likely(root, selectors):
        yield from found(root, css)


def likely(root: HtmlElement, selectors: Iterable[str]) -> Iterator[str]:
    """Yield the selectors but those whose class or id the tree has nowhere: most of a long list."""
    known: set[str] = set()
    for css in selectors:
        named = NAMED.fullmatch(css)
        if named and not known:
            known = {name for said in NAMES(root) for name in said.split()}
        if not named or named["name"] in known:
            yield css


def found(root: HtmlElement, css: str) -> list[HtmlElement]:
    elements: list[HtmlElement] = _selector(css)(root)
    return elements


def text(element: HtmlElement) -> str:
    return one_line(element.text_content())


def meta(root: HtmlElement, *selectors: str) -> str | None:
    for element in select(root, selectors):
        content = one_line(element.get("content") or "")
        if content:
            return content
    return None
