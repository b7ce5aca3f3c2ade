"""Markdown to HTML that is safe to place in a page, with an id for each paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote, unquote
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from khobao.record.links import Link
from khobao.record.text import one_spaced, unescaped

TAGS = {
    "a", "blockquote", "br", "code", "em", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol",
    "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "loading"},
    "ol": {"start"},
    "p": {"id"},
}
DROPPED = "dropped"
"""The tag of what is to be taken out of the tree."""

SCHEMES = {"http", "https", "mailto"}

MAY_BE_EMPTY = {"br", "hr", "img", "td", "th"}

GAP = re.compile(r"\n{2,}")
PLAIN = re.compile(
    r"""
    (?! _ | \d+\. )  [\w“‘"(]
    [ 0-9A-Za-z\u00c0-\u024f\u1e00-\u1eff.,;:?()/%“”‘’…–"'-]*
    (?<!\ )
    """,
    re.VERBOSE,
)
"""A paragraph in one line without a sign that means anything in Markdown or HTML."""

HEADING = re.compile(r"h[1-6]")
BLOCK = re.compile(
    r"<(p|li|h[2-6]|td|th|pre)(?: id=\"doan-(?P<number>\d+)\")?>(?P<inner>.*?)</\1>",
    re.DOTALL,
)
EMPTY = re.compile(r"<p(?: id=\"[^\"]*\")?>(?:\s|&nbsp;)*</p>\n?")
PICTURE = re.compile(r"<img [^>]*?src=\"(?:\./|(?:\.\./)*)(images/[^\"]*)\"")
FIRST_PARAGRAPH = re.compile(r"<p(?: id=\"[^\"]*\")?>(.*?)</p>", re.DOTALL)
MARKUP = re.compile(r"<[^>]*>")


class Paragraphs(Treeprocessor):
    """Number the paragraphs, put headings below the page's own, lead links to the site's root.

    Pictures stay that name a file of images/ and say what they show; what others leave empty goes.
    """

    first: int = 1
    root: str = "./"

    def run(self, root: Element) -> None:
        self._set_pictures(root)
        paragraphs = (child for child in root if child.tag == "p" and _words(child))
        for number, paragraph in enumerate(paragraphs, start=self.first):
            paragraph.set("id", f"doan-{number}")
        self._set_headings([one for one in root.iter() if HEADING.fullmatch(one.tag)])
        for element in root.iter("a"):
            self._set_link(element)

    def _set_pictures(self, root: Element) -> None:
        for picture in list(root.iter("img")):
            name = Link(picture.get("src", ""), 0).image
            if name and ".." not in name.split("/") and picture.get("alt", "").strip():
                picture.set("src", self.root + quote(name))
                picture.set("loading", "lazy")
            else:
                picture.tag = DROPPED
        _prune(root)

    def _set_headings(self, headings: Sequence[Element]) -> None:
        """Put them below the page's h1, none more than a level below the one before."""
        lower = any(heading.tag == "h1" for heading in headings)
        above = 1
        for heading in headings:
            above = min(int(heading.tag[1]) + lower, above + 1, 6)
            heading.tag = f"h{above}"

    def _set_link(self, link: Element) -> None:
        href = link.get("href", "")
        if href.startswith("/") and not href.startswith(("//", "/\\")):
            link.set("href", self.root + href.removeprefix("/"))


def _words(element: Element) -> str:
    return "".join(element.itertext()).strip()


def _prune(parent: Element) -> None:
    """Take out dropped elements and those that hold nothing without them; text behind stays."""
    before: Element | None = None
    for child in list(parent):
        full = len(child) > 0
        _prune(child)
        emptied = full and not (len(child) or _words(child) or child.tag in MAY_BE_EMPTY)
        if child.tag != DROPPED and not emptied:
            before = child
            continue
        if before is None:
            parent.text = (parent.text or "") + (child.tail or "")
        else:
            before.tail = (before.tail or "") + (child.tail or "")
        parent.remove(child)


class PlainText(Extension):
    """Take HTML in the text for what it is: signs that a reader should see, not markup."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        super().__init__()
        self.paragraphs = paragraphs

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name Markdown calls
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(self.paragraphs, "paragraphs", 5)


class Converter:
    """One Markdown instance for all texts; making one anew costs 11 % of reading an article."""

    def __init__(self) -> None:
        self._paragraphs = Paragraphs()
        self._markdown = Markdown(
            extensions=["tables", PlainText(self._paragraphs)], output_format="html"
        )

    def html(self, text: str, *, first: int = 1, root: str = "./") -> str:
        """Return the text as HTML, its paragraphs numbered from `first`.

        `root` leads from the page to the site's root: a link to /tinh/ becomes one below it.
        What most articles are, plain paragraphs, isn't worth Markdown's 1 ms an article; a test
        holds the two equal.
        """
        paragraphs = GAP.split(text)
        if all(map(PLAIN.fullmatch, paragraphs)):
            numbered = enumerate(paragraphs, start=first)
            return "\n".join(f'<p id="doan-{number}">{one}</p>' for number, one in numbered)
        return self._converted(text, first, root)

    def _converted(self, text: str, first: int, root: str) -> str:
        self._paragraphs.first, self._paragraphs.root = first, root
        made: str = self._markdown.reset().convert(text)
        clean = nh3.clean(
            made,
            tags=TAGS,
            attributes=ATTRIBUTES,
            url_schemes=SCHEMES,
            link_rel="noopener noreferrer",
        )
        return EMPTY.sub("", clean)


def pictures(fragment: str) -> Iterator[str]:
    """Yield the files of the content folder that the pictures of a fragment show."""
    for name in PICTURE.findall(fragment):
        yield unquote(unescaped(name))


def plain(fragment: str) -> str:
    """Return the words of an HTML fragment in one line."""
    return one_spaced(unescaped(MARKUP.sub("", fragment))).strip()


def blocks(fragment: str) -> Iterator[tuple[int | None, str]]:
    """Yield the words of each block of text, with its number if it's a numbered paragraph."""
    for match in BLOCK.finditer(fragment):
        number = match["number"]
        yield int(number) if number else None, plain(match["inner"])


def opening(fragment: str) -> str:
    """Return the words of the first paragraph."""
    found = FIRST_PARAGRAPH.search(fragment)
    return plain(found[1]) if found else ""


def capitalised(text: str) -> str:
    """Return the text as a sentence begins; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def shortened(text: str, limit: int) -> str:
    """Return the text, cut between words to `limit` characters with an ellipsis if longer."""
    if len(text) <= limit:
        return text
    head = text[:limit].rpartition(" ")[0] or text[: limit - 1]
    return head.rstrip(" ,;:.–-") + "…"
