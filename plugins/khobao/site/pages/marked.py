"""An article's text with its figures and slips marked where they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from khobao.record import Article
from khobao.record.text import one_spaced
from khobao.site.marking import Mark, Marker, Wording
from khobao.site.pages.passages import Block, Spot
from khobao.site.words import words

TITLE = "tieu-de"
"""The id of the headline, which carries no link to a figure: it would be one in every list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture with what stands below it; `alt` is the same without marks."""

    src: str
    alt: str
    caption: Markup
    credit: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """The parts of a text, safe to place; `captions` are those of no picture shown.

    `anchors` are the ids of the figures' words by the figure's id, `slips` those of the slips by
    their number in the record, from 1. What couldn't be placed is in neither.
    """

    title: Markup
    lead: Markup | None
    body: str
    pictures: tuple[Picture, ...]
    captions: tuple[Markup, ...]
    anchors: Mapping[str, str]
    slips: Mapping[int, str]


def marked_text(
    article: Article, html: str, text: Sequence[Block], spots: Mapping[str, Spot]
) -> Marked:
    """Return the text with marks; `text` are its blocks as `passages.blocks` yields them."""
    w = words().reading
    paragraph = w.summary_paragraph if article.rights == "summary" else w.paragraph
    marker = Marker(Wording(slip=w.slip, paragraph=paragraph))
    first, captions = bool(article.lead), len(text) - len(article.captions)
    title = captions - 1
    found = _marks(article, text, spots, title)
    heading = marker.line(article.title, found.get(title, ()))
    lead = None
    if article.lead:
        lead = marker.line(article.lead, found.get(0, ())) + marker.paragraph(1)
    body = marker.body(html, {nth - first: found.get(nth, ()) for nth in range(first, title)})
    under = [
        (caption, marker.line(caption, found.get(nth, ())))
        for nth, caption in enumerate(article.captions, start=captions)
    ]
    shown = {image.description for image in article.images}
    anchors = {name: f"loi-{name}" for name in spots if f"loi-{name}" in marker.placed}
    anchors |= {name: TITLE for name, spot in spots.items() if spot.block and spot.nth == title}
    numbers = range(1, len(article.sic) + 1)
    return Marked(
        title=heading,
        lead=lead,
        body=body,
        pictures=tuple(_pictures(article, under, marker)),
        captions=tuple(made for caption, made in under if caption not in shown),
        anchors=anchors,
        slips={nth: f"sai-{nth}" for nth in numbers if f"sai-{nth}" in marker.placed},
    )


def _pictures(
    article: Article, under: Sequence[tuple[str, Markup]], marker: Marker
) -> Iterator[Picture]:
    """Yield the pictures; one that a caption of the source describes takes this with its marks.

    Once, since the marks have ids.
    """
    captions = dict(reversed(under))
    for image in article.images:
        caption = captions.pop(image.description, Markup())
        yield Picture(
            src=image.src,
            alt=image.description,
            caption=caption or marker.line(image.description),
            credit=image.credit,
        )


def _marks(
    article: Article, text: Sequence[Block], spots: Mapping[str, Spot], title: int
) -> Mapping[int, list[Mark]]:
    """Return the marks of each block, by its place; a summary's words are no source's slips."""
    found: defaultdict[int, list[Mark]] = defaultdict(list)
    for name, spot in spots.items():
        if spot.block and spot.nth != title:
            length = spot.stop - spot.start
            found[spot.nth].append(Mark(spot.at, spot.at + length, "figure", name))
    for number, slip in enumerate(article.sic if article.rights == "full" else (), start=1):
        for nth, start, stop in _occurrences(one_spaced(slip.found), text):
            found[nth].append(Mark(start, stop, "slip", str(number)))
    return dict(found)


def _occurrences(words: str, text: Sequence[Block]) -> Iterator[tuple[int, int, int]]:
    """Yield where a slip stands: as whole words; as part of longer ones only if nowhere else."""
    plain = re.escape(words)
    for pattern in (rf"(?<!\w){plain}(?!\w)", plain):
        matches = [
            (nth, *one.span())
            for nth, b in enumerate(text)
            for one in re.finditer(pattern, b.words)
        ]
        if matches:
            yield from matches
            return
