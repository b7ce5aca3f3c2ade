"""Lines that recur at the same end of a site's articles: its template's, not the articles'.

What a table of known lines can't hold, a batch shows: a short line that stands above or below the
text of most articles of one site. It is never a sentence, a name, a source or a date, and versions
of one story count once, so no article's own words are taken for furniture.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from khobao.intake import stamps
from khobao.intake.blocks import Block, Kind
from khobao.intake.bylines import byline_line, credit_line, source_line
from khobao.intake.shingles import clusters, sketch_of
from khobao.intake.tables import openers
from khobao.intake.text import has_final_stop, one_line, syllables

FEWEST = 4
"""Different articles of a site by which its furniture is told."""

REACH = 12
"""Blocks from each end of a page among which furniture is looked for."""

LONGEST = 100
"""Characters of the longest line that is told by recurring; longer ones may be sentences."""

VERSION = 0.2
"""Resemblance from which two texts are versions of one; a site's different articles have 0.1."""

SKETCH = 24
"""Hashes of a sketch that is to tell versions from other articles, and no more."""

SAMPLE = 1_000
"""Articles of a site by which its furniture is told: what most have shows in these."""

PARAGRAPH, LONG_PARAGRAPH = 18, 40
"""Syllables of a line that is text: with a final stop, and without."""

SENTENCE = 3
"""Syllables of the shortest sentence: less than that is a counter or a mark."""

DATE = re.compile(r"\d\s*[/.-]\s*\d|(?:ngày|tháng|năm)\s+\d", re.IGNORECASE)
DATELINE = re.compile(r"\W*[A-ZĐ]{2,8}\W*")
"""A paper's initials alone on their line: '(BĐ) -'."""

OPEN = (None, Kind.SUBHEADING)
STOPS = (".", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class Furniture:
    """The lines that recur above and below a site's articles, in the form of `key`."""

    head: frozenset[str] = frozenset()
    tail: frozenset[str] = frozenset()


NONE = Furniture()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurring:
    """What a batch tells of its sites: furniture by domain, or by folder where none is stated.

    `folder` stands for the site of an article that states no address. `before` is what recurred
    when this article was read in a batch that could tell; it holds where this one can't.
    """

    sites: Mapping[str, Furniture] = field(default_factory=dict)
    folder: str = ""
    before: Furniture = NONE

    def at(self, domain: str | None) -> Furniture:
        return self.sites.get(domain or self.folder, self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """An article's short lines near its ends, in the form of `key`, and a sketch of its text."""

    site: str
    head: tuple[str, ...]
    tail: tuple[str, ...]
    sketch: tuple[int, ...]


def key(line: str) -> str:
    """Return a line as lines are compared: small letters, single blanks."""
    return one_line(line).lower()


def edges(blocks: Sequence[Block], site: str) -> Edges | None:
    """Return the ends of an article, whose blocks have the kinds their form tells; None if it has
    no paragraph.
    """
    text = [block.text for block in blocks if _is_text(block)]
    if not any(_is_paragraph(block) for block in blocks):
        return None
    return Edges(
        site=site,
        head=_end(blocks, range(len(blocks))),
        tail=_end(blocks, range(len(blocks) - 1, -1, -1)),
        sketch=sketch_of("\n".join(text))[:SKETCH],
    )


def _end(blocks: Sequence[Block], positions: Sequence[int]) -> tuple[str, ...]:
    """Return the lines that may recur, from an end to the first paragraph."""
    found = set()
    for position in positions[:REACH]:
        if _is_paragraph(blocks[position]):
            break
        if _may_recur(blocks[position]):
            found.add(key(blocks[position].text))
    return tuple(sorted(found))


def recurring(batch: Iterable[Edges]) -> dict[str, Furniture]:
    """Return the lines that recur at the same end of most articles of each site.

    Only sites with enough different articles are told of; those without furniture too.
    """
    sites: dict[str, _Site] = defaultdict(_Site)
    for one in batch:
        sites[one.site].add(one)
    judged = ((site, sites[site].furniture()) for site in sorted(sites))
    return {site: furniture for site, furniture in judged if furniture is not None}


class _Site:
    """What is remembered of a site: a sample of its articles, those of the least sketches.

    Which they are is chance, but the same in whatever order they come.
    """

    def __init__(self) -> None:
        self.sample: list[tuple[array[int], tuple[str, ...], tuple[str, ...]]] = []

    def add(self, one: Edges) -> None:
        article = (array("Q", one.sketch), one.head, one.tail)
        place = bisect_left(self.sample, article)
        if self.sample[place : place + 1] != [article]:
            self.sample.insert(place, article)
            del self.sample[SAMPLE:]

    def furniture(self) -> Furniture | None:
        """Return the lines that most different articles hold; None if there are too few."""
        stories = clusters([sketch for sketch, _, _ in self.sample], VERSION, SKETCH)
        different = len(set(stories))
        if different < FEWEST:
            return None
        heads: dict[str, set[int]] = defaultdict(set)
        tails: dict[str, set[int]] = defaultdict(set)
        for story, (_, head, tail) in zip(stories, self.sample, strict=True):
            for line in head:
                heads[line].add(story)
            for line in tail:
                tails[line].add(story)

        def most(held: Mapping[str, set[int]]) -> frozenset[str]:
            return frozenset(line for line in held if 2 * len(held[line]) > different)

        return Furniture(most(heads), most(tails))


def marked(blocks: Sequence[Block], furniture: Furniture) -> list[Block]:
    """Return the blocks, those marked as furniture that recur and can't be the article's own."""
    found = list(blocks)
    if furniture == NONE:
        return found
    forward, backward = range(len(found)), range(len(found) - 1, -1, -1)
    head = list(_recurring_at(found, furniture.head, forward))
    for position in (*head, *_recurring_at(found, furniture.tail, backward)):
        found[position] = found[position].of(Kind.FURNITURE)
    if head and not _has_headline(found):
        found[head[-1]] = blocks[head[-1]]
    return found


def held(blocks: Iterable[Block], furniture: Furniture) -> Furniture:
    """Return the lines of a site's furniture that these blocks have as such."""
    own = {key(block.text) for block in blocks if block.kind is Kind.FURNITURE}
    return Furniture(furniture.head & own, furniture.tail & own)


def _recurring_at(
    blocks: Sequence[Block], lines: frozenset[str], positions: Sequence[int]
) -> Iterator[int]:
    """Yield where furniture stands, from an end to the first sentence of the article's own."""
    for position in positions[:REACH]:
        block = blocks[position]
        if _may_recur(block) and key(block.text) in lines:
            above = blocks[position - 1] if position else None
            if not _ends_sentence(block.text) and not _is_of_picture(block, above):
                yield position
        elif _is_text(block):
            return


def _may_recur(block: Block) -> bool:
    """Say whether a line is short and no fact: no name, source, credit or date."""
    text = block.text
    if block.kind not in OPEN or len(text) >= LONGEST or not any(map(str.isalpha, text)):
        return False
    fact = DATE.search(text) or DATELINE.fullmatch(text) or stamps.read(text) or source_line(text)
    return not (fact or credit_line(text) or byline_line(text, by_shape=True))


def _is_of_picture(block: Block, above: Block | None) -> bool:
    """Say whether a line may be a caption: 'Quang cảnh hội nghị' recurs in articles, too."""
    after_image = above is not None and above.kind is Kind.IMAGE
    opens = openers("words", "caption_openers").match(block.text)
    return block.cell or block.after_slot or after_image or bool(opens)


def _ends_sentence(text: str) -> bool:
    return text.rstrip(" \"”'’)").endswith(STOPS)


def _is_text(block: Block) -> bool:
    """Say whether a block is a sentence or more, so that furniture ends before it."""
    if block.kind is Kind.LEAD:
        return True
    if block.kind not in OPEN:
        return False
    words = syllables(block.text)
    return words >= LONG_PARAGRAPH or (words >= SENTENCE and has_final_stop(block.text))


def _is_paragraph(block: Block) -> bool:
    return _is_text(block) and (syllables(block.text) >= PARAGRAPH or block.kind is Kind.LEAD)


def _has_headline(blocks: Sequence[Block]) -> bool:
    """Say whether a title is marked, or the first open line may be one."""
    if any(block.kind is Kind.TITLE for block in blocks):
        return True
    first = next((block for block in blocks if block.kind is None), None)
    return first is not None and not _is_text(first)
