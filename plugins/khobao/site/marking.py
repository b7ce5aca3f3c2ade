"""Marks in an article's HTML: the words of its figures, its slips, and a link at each paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from markupsafe import Markup, escape

from khobao.record.text import unescaped
from khobao.site.text import BLOCK

TOKEN = re.compile(
    r"""
      (?P<tag> <[^>"]* (?: "[^"]*" [^>"]* )* > )
    | (?P<reference> & (?: \#\d+ | \#[xX][0-9a-fA-F]+ | \w+ ) ; )
    | (?P<words> [^<&\s]+ (?: [ ] [^<&\s]+ )* )   # as long in the text as in the HTML
    | (?P<space> \s+ )
    | (?P<sign> [<&] )
    """,
    re.VERBOSE,
)
"""What a block's HTML is made of, each character of it in one token."""

Kind = Literal["figure", "slip"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a block's words, in characters of `text.plain`: whose it is, and of what kind.

    A figure's name is its id; a slip's is its number in the record, from 1.
    """

    start: int
    stop: int
    kind: Kind
    name: str

    @property
    def anchor(self) -> str:
        """The id of where it stands."""
        return f"{'loi' if self.kind == 'figure' else 'sai'}-{self.name}"

    @property
    def target(self) -> str:
        """The id of what is said of it: the figure's row, the note on the slip."""
        return f"{'so' if self.kind == 'figure' else 'ghi'}-{self.name}"


@dataclass(frozen=True, slots=True)
class Wording:
    """What the marks say: behind a slip, and of a paragraph's link, with its {number}."""

    slip: str
    paragraph: str


@dataclass(slots=True)
class Marker:
    """Sets marks in one page; `placed` are the ids given so far, each to one element."""

    wording: Wording
    placed: set[str] = field(default_factory=set)

    def line(self, text: str, marks: Sequence[Mark] = ()) -> Markup:
        """Return plain text as HTML with these marks."""
        return Markup(self.inner(str(escape(text)), marks))

    def body(self, html: str, marks: Mapping[int, Sequence[Mark]]) -> str:
        """Return sanitised HTML with the marks of each of its blocks, counted from 0.

        Every numbered paragraph ends with a link to itself, without words of its own.
        """
        number = iter(range(len(html)))

        def replaced(block: re.Match[str]) -> str:
            found = marks.get(next(number), ())
            head = html[block.start() : block.start("inner")]
            inner = self.inner(block["inner"], found) if found else block["inner"]
            link = self.paragraph(int(block["number"])) if block["number"] else ""
            return f"{head}{inner}{link}</{block[1]}>"

        return BLOCK.sub(replaced, html)

    def paragraph(self, number: int) -> Markup:
        """Return the link of a paragraph to itself."""
        label = escape(self.wording.paragraph.format(number=number))
        return Markup(
            f'<a class="anchor" href="#doan-{number}" data-number="{number}"'
            f' aria-label="{label}"></a>'
        )

    def inner(self, html: str, marks: Sequence[Mark]) -> str:
        """Return HTML with the marks around its text, cut where a tag stands; its words stay."""
        if not marks:
            return html
        out: list[str] = []
        pending: list[str] = []
        active: tuple[Mark, ...] = ()
        at = linked = 0

        def flush() -> None:
            if pending:
                out.append(self._wrapped("".join(pending), active, at, linked=linked > 0))
                pending.clear()

        for raw, length in _cut(html, _edges(marks)):
            if length < 0:
                flush()
                linked += raw.startswith("<a ") - raw.startswith("</a")
                out.append(raw)
                continue
            here = tuple(one for one in marks if one.start <= at < one.stop) if length else active
            if here != active:
                flush()
                active = here
            pending.append(raw)
            at += length
        flush()
        return "".join(out)

    def _wrapped(self, raw: str, marks: Sequence[Mark], end: int, *, linked: bool) -> str:
        """Return a stretch that no tag cuts, in the elements of its marks; it ends at `end`."""
        if not marks or raw.isspace():
            return raw
        anchors = dict.fromkeys(one.anchor for one in marks)
        new = [anchor for anchor in anchors if anchor not in self.placed]
        self.placed.update(new)
        figures, slips = (_narrowest(marks, kind) for kind in ("figure", "slip"))
        made = raw
        if slips:
            made = self._slip(made, slips, end, new, link=not linked and not figures)
        if figures:
            own = _taken(figures.anchor, new)
            tag, link = ("span", "") if linked else ("a", f' href="#{figures.target}"')
            made = f'<{tag} class="fig"{own}{link}>{made}</{tag}>'
        for anchor in new:
            made = f'<span id="{anchor}">{made}</span>'
        return made

    def _slip(self, made: str, slip: Mark, end: int, new: list[str], *, link: bool) -> str:
        said = f' data-mark="{escape(self.wording.slip)}"' if end >= slip.stop else ""
        own = _taken(slip.anchor, new)
        href = f' href="#{slip.target}" aria-describedby="{slip.target}"' if link else ""
        tag = "a" if link else "span"
        return f'<{tag} class="sic"{own}{href}{said}>{made}</{tag}>'


def _taken(anchor: str, new: list[str]) -> str:
    """Return an id attribute, and take it from those still to be given."""
    if anchor not in new:
        return ""
    new.remove(anchor)
    return f' id="{anchor}"'


def _narrowest(marks: Iterable[Mark], kind: Kind) -> Mark | None:
    fit = (one for one in marks if one.kind == kind)
    return min(fit, key=lambda one: (one.stop - one.start, one.start, one.name), default=None)


def _edges(marks: Iterable[Mark]) -> list[int]:
    return sorted({edge for one in marks for edge in (one.start, one.stop)})


def _cut(html: str, edges: Sequence[int]) -> Iterator[tuple[str, int]]:
    """Yield the HTML in pieces, cut at these places of its words.

    Each with its length in the words: -1 for a tag, 0 for white space that they don't have.
    """
    at, spaced = 0, True
    for token in TOKEN.finditer(html):
        raw = token[0]
        if token["tag"]:
            yield raw, -1
        elif token["words"]:
            done = 0
            for edge in edges:
                if at < edge < at + len(raw):
                    yield raw[done : edge - at], edge - at - done
                    done = edge - at
            yield raw[done:], len(raw) - done
            at, spaced = at + len(raw), False
        else:
            text = unescaped(raw)
            length = (not spaced) if text.isspace() else len(text)
            spaced = text.isspace()
            yield raw, length
            at += length
