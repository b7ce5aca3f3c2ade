"""Elements of a page: found by CSS selectors, read as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement

from khobao.intake.text import one_line


@cache
def _selector(css: str) -> CSSSelector:
    return CSSSelector(css, translator="html")


def select(root: HtmlElement, selectors: Iterable[str]) -> Iterator[HtmlElement]:
    for css in selectors:
        yield from found(root, css)


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
