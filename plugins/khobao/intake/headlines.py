"""Which line is the headline: weighed by its form, and by how much of it the text repeats."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from khobao.intake import dom
from khobao.intake.tables import listed, openers, table
from khobao.intake.text import UPPER, fold, one_line, syllables

SHORTEST_HEADLINE, LONGEST_HEADLINE = 6, 40
"""Syllables that nearly all headlines have."""

LONGEST_SITE_NAME = 16
"""Syllables of a site's name above its articles' titles."""

SHORTEST_IN_SLUG = 5
"""Syllables that a page's address and its headline share by no accident; sections have fewer."""

LISTING = re.compile(r"\w\s+[-–&]\s+\w|\w,\s+\w")
"""What the names of sections have: 'Hướng dẫn - Nghiệp vụ'."""

LEAST = 1.5
"""The weight below which no line of a page is believed to be its headline."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A page's headline, and the element that shows it; None if only the metadata say it."""

    text: str
    element: HtmlElement | None


def told(texts: Iterable[str]) -> str:
    """Return a text, given in parts, as headlines are compared with it."""
    return f" {' '.join(map(fold, texts))} "


def slug(url: str | None) -> str:
    """Return a page's address as headlines are compared with it: its words, folded."""
    if not url:
        return ""
    address = urlsplit(url)
    return f" {fold(re.sub(r'[^0-9A-Za-z]+', ' ', f'{address.path} {address.query}'))} "


def weigh(text: str, told: str, slug: str = "") -> float:
    """Weigh what speaks for a headline: its length, word pairs the text repeats, no site's form.

    `slug` is the page's address: what it is made of is the headline.
    """
    size = syllables(text)
    score = 2.0 if SHORTEST_HEADLINE <= size <= LONGEST_HEADLINE else 0.0
    own = set(pairwise(fold(text).split()))
    score += 3 * sum(f" {a} {b} " in told for a, b in own) / max(len(own), 6)
    if listed("paths", text) or listed("sections", text):
        score -= 4
    if slug and size >= SHORTEST_IN_SLUG and f" {fold(text)} " in slug:
        score += 3
    if text.endswith((":", ".")) and not text.endswith(".."):
        score -= 2
    if text.endswith(("!", ",")) and openers("words", "salutations").match(text):
        score -= 4
    if size <= LONGEST_SITE_NAME and _is_site_name(text):
        score -= 3
    if size <= SHORTEST_HEADLINE + 1 and LISTING.search(text):
        score -= 1.5
    return score


def _is_site_name(text: str) -> bool:
    """Say whether a line opens with a body's name and does not go on to tell what it does."""
    bare = text.lstrip(" .:|-–*")
    opener = openers("furniture", "site_openers").match(bare)
    if opener is None or re.search(r"[?!“”]", bare):
        return False
    return bare.isupper() or TELLS.search(bare, opener.end()) is None


TELLS = re.compile(rf"[{UPPER}]\w*(?:[\s,:]+(?![{UPPER}])[\w%.,/-]+){{4,}}$")
"""What a headline goes on with behind a name: 'Hội Lim | năm nay văn minh hơn'."""


def find(root: HtmlElement, body: HtmlElement, stated: Sequence[str]) -> Headline | None:
    """Return the line that reads most like a headline, of what the page shows and is said to be.

    `stated` are the titles of its metadata. Marked elements and headings weigh more than other
    lines; what is a link leads elsewhere.
    """
    text_told = told([body.text_content()])
    said = {fold(text) for text in stated}
    inside = set(body.iter())
    best: tuple[float, Headline] | None = None
    for element, text, bonus in _shown(root, body):
        bare = fold(text)
        known = bare in said or (
            syllables(text) >= SHORTEST_HEADLINE and any(bare in one for one in said)
        )
        opened = not known and any(
            bare.startswith(f"{one} ") and len(one.split()) >= FEWEST_SAID for one in said
        )
        around = text_told.replace(f" {bare} ", " ", 1) if element in inside else text_told
        score = weigh(text, around) + bonus + 2.5 * known + 1.5 * opened
        if best is None or score > best[0]:
            best = score, Headline(text, element)
    for text in stated:
        score = weigh(text, text_told) + 1.0
        if syllables(text) <= LONGEST_HEADLINE and (best is None or score > best[0] + 1):
            best = score, Headline(text, None)
    return best[1] if best and best[0] >= LEAST else None


def _shown(root: HtmlElement, body: HtmlElement) -> Iterator[tuple[HtmlElement, str, float]]:
    """Yield each line of the page up to the body's end, with what its element speaks for it."""
    marked = set(dom.select(root, table("html")["profiles"]["title"]))
    captions = set(dom.select(root, table("html")["captions"]))
    inside = set(body.iter())
    before_text, after_picture = True, False
    for element in root.iter():
        if not isinstance(element.tag, str) or element in captions or element.tag == "title":
            continue
        if element in inside and syllables(_own(element)) > LONGEST_HEADLINE:
            before_text = False
        if element.tag == "img":
            after_picture = element in inside
        heading = {"h1": 1.0, "h2": 0.5, "h3": 0.5}.get(element.tag, 0.0)
        named = element in marked or bool(TITLE_NAME.search(names(element)))
        if element in inside and not (before_text or heading or named):
            continue
        text = dom.text(element) if heading or named else one_line(_own(element))
        if not 2 <= syllables(text) <= LONGEST_HEADLINE + 10:
            continue
        bonus = heading + 1.5 * named + 1.0 * _is_large(element)
        leads = is_link(element, text) and not (named and _is_alone(element, text))
        if leads or (after_picture and not (heading or named)):
            bonus -= 2
        after_picture = False
        if element in inside:
            bonus -= 0.5
        yield element, text, bonus


FEWEST_SAID = 3
"""Syllables of a title cut short in the metadata: 'Những “cánh tay nối dài”'."""


def _is_alone(element: HtmlElement, text: str) -> bool:
    """Say whether a headline's link leads to the page itself: no other block has its name."""
    name = (element.get("class") or element.get("id") or "").split()
    if not name or syllables(text) < SHORTEST_HEADLINE:
        return False
    root = element.getroottree().getroot()
    same = [one for one in root.iter(element.tag) if name[0] in names(one).split()]
    return len(same) == 1


def _is_large(element: HtmlElement) -> bool:
    """Say whether an element, or the one around it, is set in a font larger than text's."""
    around = element.getparent()
    fonts = (one for one in (element, around) if one is not None and one.tag == "font")
    return any(LARGE.fullmatch(font.get("size") or "") for font in fonts)


LARGE = re.compile(r"\s*(?:[4-7]|\+[1-4])\s*")
"""Sizes of old pages' fonts; a text's is 2 or 3."""

TITLE_NAME = re.compile(
    r"(?<!sub)(?<!block-)(?<!widget-)(?<!site-)(?<!module-)(?<!moduletable-)(?<!page_)title"
    r"|tieu[-_]?de|headline|contentheading|page-header",
    re.IGNORECASE,
)
"""What classes and ids of a headline hold, on sites of any make."""


def names(element: HtmlElement) -> str:
    """Return an element's class and id."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _own(element: HtmlElement) -> str:
    return " ".join([element.text or "", *(child.tail or "" for child in element)])


def leads_elsewhere(element: HtmlElement) -> bool:
    """Say whether more than half of an element's text are links: a menu in one line."""
    return 2 * sum(len(dom.text(link)) for link in element.iter("a")) > len(dom.text(element))


def is_link(element: HtmlElement, text: str) -> bool:
    """Say whether all of an element's text leads elsewhere."""
    linked = sum(len(dom.text(link)) for link in element.iter("a"))
    within = any(parent.tag == "a" for parent in element.iterancestors())
    return within or linked >= len(text) - 3
