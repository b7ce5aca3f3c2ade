"""A page -> blocks: metadata first, then the site's own marks, else the densest text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from lxml import etree, html
from lxml.html import HtmlElement

from khobao.intake import dom, headlines, metadata, stamps
from khobao.intake.blocks import Block, Kind
from khobao.intake.bylines import byline_line, signs_alone
from khobao.intake.decode import RefusedError, clean
from khobao.intake.headlines import Headline
from khobao.intake.kept import kept
from khobao.intake.tables import listed, table
from khobao.intake.text import fold, one_line, syllables
from khobao.record.text import unescaped

LOOKS_LIKE = re.compile(r"<(?:!doctype\s+html|html|head|body|article|div|table|p)\b", re.IGNORECASE)

PARAGRAPHS = frozenset(table("html")["paragraphs"])
HEADINGS = frozenset(table("html")["headings"])
NAME_PART = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+")
DESCRIBED = 60
"""Characters of a page's description that must open a text for it to be the lead."""

LONGEST_META, LONGEST_BETWEEN = 24, 160
"""Syllables of a date's or byline's line, and of a lead that stands outside the body."""

FEWEST_TEASERS, SHORTEST_TEASER, LEAST_TOLD = 4, 5, 60
"""Linked headings that make a list, the syllables of a link that may be one, and those beside
them that make an article.
"""

SHORTEST_LEAD = 12
SHORTEST_ALT = 5
"""Syllables of an alternative text that says what a picture shows."""

MOST_ELEMENTS = 30_000
"""Elements of the largest page that is read; news pages have up to a tenth."""

CROWDED = re.compile(r"<([A-Za-z][A-Za-z0-9]{0,20})\b[^<>]{20000,}>")
MOST_ATTRIBUTES, LONGEST_TAG = 300, 100_000
"""Attributes of a tag, for the parser compares each with all before it; and its characters,
unless it is a picture, which may hold itself.
"""

DEEPEST = 200
"""Levels of nesting that are read; deeper pages are made to break parsers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page says of itself, and its article's blocks, some with a kind already."""

    published: str | None
    author: str | None
    site: str | None
    url: str | None
    month_first: bool = False
    blocks: tuple[Block, ...] = ()


def looks_like_html(text: str) -> bool:
    return bool(LOOKS_LIKE.search(text[:4000]))


def read(text: str) -> Page | None:
    """Return the page in the text, or None if no article's text is to be found in it.

    Raises RefusedError for a list of teasers, and for a page too large for one article.
    """
    root = _parsed(clean(REFERENCE.sub(_letter, text)))
    if root is None:
        return None
    if (size := sum(1 for _ in root.iter())) > MOST_ELEMENTS:
        raise RefusedError("too-long", f"trang có {size} phần tử, nhiều quá một bài báo")
    data = tuple(metadata.json_ld(root))
    stated = tuple(metadata.titles(root, data))
    page = Page(
        published=metadata.published(root, data),
        author=metadata.author(root, data),
        site=metadata.site(root, data),
        url=metadata.canonical(root),
        month_first=metadata.month_first(root),
    )
    description = dom.meta(root, "meta[name=description]", 'meta[property="og:description"]')
    _drop(root)
    page = replace(page, published=page.published or metadata.timed(root))
    body = _body(root)
    if body is None:
        if _has_teasers(root):
            raise RefusedError("index-page", "trang chỉ có các dòng dẫn sang trang khác")
        return None
    if _is_index(body):
        raise RefusedError("index-page", "trang danh mục: mỗi nhan đề dẫn sang một bài khác")
    headline = headlines.find(root, body, stated)
    lead = _lead(root, body, headline.text if headline else None, description)
    return replace(page, blocks=tuple(_numbered(_blocks(root, body, headline, lead))))


REFERENCE = re.compile(r"&(?:(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6});?|[A-Za-z]{2,30};)")


def _letter(reference: re.Match[str]) -> str:
    """Return the sign that a character reference names, unless it might be markup.

    One of a control character names nothing that a text may hold.
    """
    sign = unescaped(reference[0])
    if sign == "":
        return ""
    if sign.isspace():
        return " "
    if sign.isascii():
        return reference[0] if sign.isprintable() else " "
    return sign if sign.isprintable() else ""


def _parsed(text: str) -> HtmlElement | None:
    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True
    )
    text = CROWDED.sub(_uncrowded, text)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return root


def _uncrowded(tag: re.Match[str]) -> str:
    long = len(tag[0]) > LONGEST_TAG and tag[1].lower() != "img"
    return f"<{tag[1]}>" if long or tag[0].count("=") > MOST_ATTRIBUTES else tag[0]


def _drop(root: HtmlElement) -> None:
    """Take the furniture out of the tree, but nothing that holds much of the page's text."""
    data = table("html")
    for element in list(root.iter(*data["drop_tags"])):
        _remove(element)
    for element in list(root.iter()):
        if HIDDEN.search(element.get("style") or "") if isinstance(element.tag, str) else False:
            _remove(element)
    for tag in ("header", "footer", "aside"):
        for element in list(root.iter(tag)):
            if not _is_articles_own(element) and not any(True for _ in element.iter("h1")):
                _remove(element)
    whole = max(len(root.text_content()), 1)
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        if element.tag in ("html", "body", "article", "main", "h1"):
            continue
        said = headlines.names(element)
        if CLOCK.search(said) and syllables(element.text_content()) <= LONGEST_META:
            _remove(element)
            continue
        if not _names_furniture(said) or any(True for _ in element.iter("h1")):
            continue
        if len(element.text_content()) < data["keep_share"] * whole:
            _remove(element)


def _is_articles_own(element: HtmlElement) -> bool:
    """Say whether a header or footer is an article's: dates and writers stand there."""
    if not any(True for _ in element.iterancestors("article")):
        return False
    if element.tag == "header":
        return True
    if any(WRITER.search(headlines.names(one)) for one in element.iter("*")):
        return bool(element.tag == "footer")
    return bool(element.tag == "footer") and stamps.read(dom.text(element)) is not None


def _is_index(body: HtmlElement) -> bool:
    """Say whether the text is that of teasers, each beside a heading that leads elsewhere."""
    teasers = {
        heading.getparent()
        for heading in body.iter("h1", "h2", "h3", "h4", "h5")
        if heading.getparent() is not None and headlines.is_link(heading, dom.text(heading))
    } - {body}
    if len(teasers) < FEWEST_TEASERS:
        return False
    told = syllables(dom.text(body)) - sum(syllables(dom.text(one)) for one in teasers)
    return told < LEAST_TOLD


def _has_teasers(root: HtmlElement) -> bool:
    """Say whether a page without text has links as long as headlines."""
    links = (syllables(dom.text(link)) for link in root.iter("a"))
    return sum(size >= SHORTEST_TEASER for size in links) >= FEWEST_TEASERS


HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


@kept(4096)  # a page has few classes, and a site's pages have the same
def _names_furniture(said: str) -> bool:
    """Say whether a class or id names furniture, as a whole or by one of its words."""
    names = _drop_names()
    words = said.lower().split()
    whole = table("html")["drop_words"]
    if any(word in names or word in whole for word in words):
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
        text = max(_lines(element), key=syllables, default="")
        if (
            element not in around_body
            and 8 <= syllables(text) <= 160
            and fold(text) != fold(title or "")
        ):
            return text
    if bold := _bold_opening(body):
        return bold
    opening = fold(description or "")[:DESCRIBED].strip()
    if len(opening) < DESCRIBED // 2 or opening == fold(title or "")[:DESCRIBED].strip():
        return None
    for element in root.iter("p", "h2", "h3", "div", "strong", "b", "span", "td"):
        own = one_line(_own_text(element))
        if fold(own).startswith(opening) and SHORTEST_LEAD <= syllables(own) <= LONGEST_BETWEEN:
            return own
    return None


def _bold_opening(body: HtmlElement) -> str | None:
    """Return the first paragraph of the body if all of it is bold: so a lead is set."""
    for element in body.iter("p", "div", "td", "strong", "b"):
        own = one_line(_own_text(element))
        if syllables(own) >= SHORTEST_LEAD:
            bold = element.tag in ("strong", "b") or any(
                fold(dom.text(child)) == fold(own) for child in element.iter("strong", "b")
            )
            return own if bold and syllables(own) <= LONGEST_BETWEEN else None
    return None


def _blocks(
    root: HtmlElement, body: HtmlElement, headline: Headline | None, lead: str | None
) -> Iterator[Block]:
    """Yield what stands above the title, the title, what follows it, the body, what ends it."""
    above, below = _head(root, body, headline, lead)
    yield from above
    if headline:
        yield Block(text=headline.text, line=1, kind=Kind.TITLE)
    yield from below
    has_lead = lead and fold(lead) not in fold(dom.text(body))
    if has_lead and not any(fold(block.text) == fold(lead or "") for block in below):
        yield Block(text=lead or "", line=1, kind=Kind.LEAD)
    captions = set(dom.select(body, table("html")["captions"]))
    alts = _alts(root)
    shown = headline is not None and headline.element in set(body.iter())
    for block in _Walk(captions, fold(lead) if lead else None).walk(body):
        if shown and headline is not None:
            shown = fold(block.text) != fold(headline.text)
            yield block if stamps.read(block.text) else block.of(Kind.FURNITURE)
        elif block.kind is None and fold(block.text) in alts:
            yield block.of(Kind.CAPTION)
        else:
            yield block
    yield from _tail(root, body)


def _alts(root: HtmlElement) -> frozenset[str]:
    """Return what the pictures are said to show: a line that says the same is their caption."""
    said = (image.get(key) or "" for image in root.iter("img") for key in ("alt", "title"))
    return frozenset(fold(text) for text in said if syllables(text) >= SHORTEST_ALT)


def _head(
    root: HtmlElement, body: HtmlElement, headline: Headline | None, lead: str | None
) -> tuple[list[Block], list[Block]]:
    """Return the lines above the title that are marked, and those between it and the body."""
    inside = set(body.iter())
    skip = {fold(headline.text) if headline else "", fold(lead or "")}
    marked: dict[HtmlElement, Kind | None] = {}
    for key, kind in (("byline", Kind.BYLINE), ("stamp", None)):
        for element in dom.select(root, table("html")["profiles"][key]):
            marked.setdefault(element, kind)
    for element in root.iter():
        if isinstance(element.tag, str) and WRITER.search(headlines.names(element)):
            marked.setdefault(element, Kind.BYLINE)
    captions = set(dom.select(root, table("html")["captions"]))
    position = {element: i for i, element in enumerate(root.iter())}
    around = set(body.iterancestors())
    title = headline.element if headline is not None else None
    start = position[title] if title is not None else -1
    end = position[body]
    above: list[Block] = []
    below: list[Block] = []
    pictured = False
    for element, i in position.items():
        if element in inside or not isinstance(element.tag, str):
            continue
        if element in marked:
            if i > end and _is_of_link(element):
                continue
            side = above if i < start else below
            side.extend(_short(element, skip, marked[element]))
        elif i < start and stamps.read(own := one_line(_own_text(element))):
            if title not in element.iterdescendants():
                above.append(Block(text=own, line=1, meta=True))
        elif start < i < end and element is not title and element not in around:
            shows = element in captions or pictured
            pictured = element.tag == "img" or (pictured and not _own_text(element).strip())
            below.extend(_line(element, skip, caption=shows))
    return above, below


CLOCK = re.compile(
    r"(?<![\w-])(?:dig(?:ital)?[-_]?)?clock(?![\w-])|today|current[-_]?(?:date|time)|(?:date|time)[-_]?now"
    r"|ngay[-_]?hien[-_]?tai|dong[-_]?ho|hom[-_]?nay",
    re.IGNORECASE,
)
"""What classes and ids of a site's clock hold, which shows the day of the visit."""


def _is_of_link(element: HtmlElement) -> bool:
    """Say whether a date behind the text stands beside a link, or in brackets as it does there."""
    before = element.getprevious()
    return dom.text(element).startswith("(") or (before is not None and before.tag == "a")


WRITER = re.compile(
    r"(?<![a-z])author(?![\w-]*(?:bio|box|avatar|list|name-))|by-?line|tac[-_]?gia|but[-_]?danh"
    r"|lblAuthor|lblTacGia|nguoi[-_]?viet",
    re.IGNORECASE,
)
"""What classes and ids of a writer's name hold, on sites of any make."""


def _short(element: HtmlElement, skip: set[str], kind: Kind | None) -> Iterator[Block]:
    for text in _lines(element):
        if 0 < syllables(text) <= LONGEST_META and fold(text) not in skip:
            yield Block(text=text, line=1, kind=kind, meta=True)


def _line(element: HtmlElement, skip: set[str], *, caption: bool) -> Iterator[Block]:
    """Yield an element's own line between title and body: a caption, a lead, or a short one."""
    own = one_line(_own_text(element))
    if not own or fold(own) in skip:
        return
    shows = not headlines.leads_elsewhere(element) and not byline_line(own, by_shape=False)
    if caption and shows and syllables(own) > 3 and not stamps.read(own):
        yield Block(text=own, line=1, kind=Kind.CAPTION)
    elif SHORTEST_LEAD <= syllables(own) <= LONGEST_BETWEEN and own[-1] in '.!?…”"':
        yield Block(text=own, line=1)
    elif syllables(own) <= LONGEST_META:
        yield Block(text=own, line=1, meta=True)


def _tail(root: HtmlElement, body: HtmlElement) -> Iterator[Block]:
    """Yield the few short lines right behind the body: bylines and sources stand there."""
    left, signed = 3, False
    element = body
    while left and element is not None:
        following = element.getnext()
        if following is None:
            element = element.getparent()
            left -= 1
            continue
        element = following
        if isinstance(element.tag, str):
            for line in _lines(element):
                if 0 < syllables(line) <= 12:
                    signs = not signed and _signs(element, line)
                    yield Block(text=line, line=1, meta=True, kind=Kind.BYLINE if signs else None)
                signed = True
            left -= 1


def _signs(element: HtmlElement, line: str) -> bool:
    """Say whether the first line behind the text is who wrote it: a name that is set apart."""
    if headlines.is_link(element, line) or listed("lines", line) or listed("sections", line):
        return False
    marks = (f"{e.tag} {e.get('align') or ''} {e.get('style') or ''}" for e in element.iter("*"))
    return signs_alone(line, pen_name=any(map(SET_APART.search, marks)))


SET_APART = re.compile(r"^(?:strong|b|em|i) |right", re.IGNORECASE)
"""How a signature is set: bold, slanted, or at the right."""


def _lines(element: HtmlElement) -> Iterator[str]:
    """Yield the lines that a browser would make of an element."""
    return (block.text for block in _Walk(set(), None).walk(element))


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
        if tag == "table" and (rows := _rows(element)):
            yield from self._flush()
            yield from (Block(text=row, line=1, kind=Kind.BODY) for row in rows)
            return
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


def _rows(table_: HtmlElement) -> list[str]:
    """Return a table of figures as a line a row; nothing for a table that only lays out a page."""
    if any(True for _ in table_.iter("img", "p", "div", "h1", "h2", "h3")):
        cells = [cell for cell in table_.iter("td", "th") if any(True for _ in cell.iter("img"))]
        if cells or len(table_.findall(".//table")):
            return []
    rows = [[dom.text(cell) for cell in row.iter("td", "th")] for row in table_.iter("tr")]
    rows = [row for row in rows if any(row)]
    wide = [row for row in rows if len(row) > 1]
    long = any(syllables(cell) > LONGEST_CELL for row in rows for cell in row)
    if len(wide) < 2 or len(wide) < len(rows) - 1 or long:
        return []
    return [" | ".join(filter(None, row)) for row in rows]


LONGEST_CELL = 30
"""Syllables of a cell in a table of figures."""


def _numbered(blocks: Iterable[Block]) -> Iterator[Block]:
    for number, block in enumerate(blocks, start=1):
        yield replace(block, line=number)
