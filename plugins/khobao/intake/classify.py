"""Text -> blocks, each with its kind: title, stamp, lead, body, caption, byline, furniture …"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from khobao.intake import datelines, headlines, metadata, recurring, stamps
from khobao.intake.blocks import Block, Kind
from khobao.intake.bylines import (
    LONGEST_NAMES,
    Byline,
    byline_line,
    credit_line,
    is_body,
    is_office,
    is_poster,
    names_nobody,
    signs_alone,
    source_line,
    theo_byline,
)
from khobao.intake.decode import RefusedError
from khobao.intake.headlines import LONGEST_HEADLINE
from khobao.intake.people import begins_with_office
from khobao.intake.periods import DIGIT
from khobao.intake.recurring import Furniture
from khobao.intake.tables import listed, openers, table, words
from khobao.intake.text import LOWER, UPPER, fold, has_final_stop, one_line, sentences, syllables

REMOVED = {Kind.REPEAT, Kind.IMAGE, Kind.ATTACHMENT, Kind.FURNITURE}
"""Kinds that are kept out of the article; their lines are counted."""

LONGEST_BUTTON = 12
"""Letters of a button that no line above goes on with: 'aa', 'in trang'."""

LONGEST_FORM = 1_000
LONGEST_WRAPPED = 8_000
"""Characters of joined lines that may be a stamp or a byline, and up to which lines are joined."""

SHORTEST_PARAGRAPH = 18
"""Syllables of the one paragraph that an article has at least; teasers of lists end in dots."""

SHORTEST_BRIEF = 40
"""Syllables of an article's only paragraph, if it ends in dots."""

MOST_ABOVE = 30
"""Lines above the text that are weighed: a menu may have many more."""

AS_LIKELY = 0.75
"""Of lines about as likely, the first is the headline: the others are subtitles and captions."""

PRINTED_TWICE = 1.5
"""What it speaks for a headline that the line below repeats it."""

ALT = re.compile(r"\s+(?:hinh|hình)\s+(?:anh|ảnh)\s+\d+\s*$", re.IGNORECASE)
GLUED_ALT = re.compile(rf"(?P<alt>[A-Z][^.:!?]{{10,200}} hinh anh \d{{1,2}})(?=[{UPPER}][^\W\d_])")
"""An unaccented alt text with its caption glued on: '… hinh anh 1Bà con họp bàn.'"""

GLUED_DAY = re.compile(
    rf"\(?(?P<day>\d{{1,2}}[/-]\d{{1,2}}[/-]20\d{{2}})\)?(?=[{UPPER}][{LOWER}]+\s)"
)
"""A day glued to the text it stands above: '08/02/2020Chiều nay, …'."""

SHORTCODE = re.compile(r"\[/?caption\b[^\]]*\]")
"""What some systems write around a caption: '[caption id="a" width="661"]'."""

DATED = re.compile(
    r"(?<=\S)\s*\(\s*\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d{2}[^()]{0,12}\)\s*$"
)
"""How a related article ends in a list: '… (21/04/2025)'."""

GLUED = re.compile(
    rf"(?<=[.!?…”\"])(?:\s+[-–—]?\s*)?(?P<name>\(?[{UPPER}](?:\.[{UPPER}])*[^.!?…”\"()\d]{{1,40}}\)?)$"
)
"""A byline in the last sentence's line: 'theo ông.Cao Xuân Lương', 'trên địa bàn. LAN ANH'."""

SAID_LAST = re.compile(
    r"(?<=[.!?…”\"])\s*(?P<said>\([^()]{2,60}\)\.?|[^.!?…:]{2,24}:\s[^!?…:]{2,60})$"
)
"""What a last line may close with: '… trên địa bàn. (Theo TTXVN)', '… Bài, ảnh: Lan Anh'."""

LONGEST_LINE = 24
LONGEST_FOOTER = 60
"""Syllables of a line of furniture, and of one at a site's foot, with its names and numbers."""

LONGEST_PATH = 16
"""Syllables of a path through the site."""

LONGEST_ATTACHMENT, LONGEST_RELATED = 20, 40
"""Syllables of a link to a file, and of a related article's headline with its date."""

SHORTEST_LEAD, LONGEST_LEAD = 10, 130
LONGEST_CAPTION = 70
LONGEST_SUBHEADING = 18
SHORTEST_SCENE, LONGEST_SCENE = 7, 24
CAPTION_SCORE = 2
CREDIT = re.compile(r"\b(?:Ảnh|ẢNH)\s*:")


def classify(text: str) -> tuple[Block, ...]:
    """Return the blocks of an article's text, every one with a kind, in their order.

    Raises RefusedError if no line can be a title.
    """
    return classified(lines(text))


def lines(text: str) -> list[Block]:
    """Return the lines of a text as blocks without a kind, what was wrapped joined."""
    return _joined(_split(_with_stamp_apart(text)))


def _with_stamp_apart(text: str) -> str:
    """Set the moment of publishing apart where a whole page stands in one line behind its title."""
    text = CRAWLED.sub("", text)
    found = IN_ONE_LINE.match(text)
    if found is None or not LEAST_LINE <= syllables(found["title"]) <= LONGEST_HEADLINE:
        return text
    return f"{found['title']}\n{found['stamp']}\n{text[found.end() :]}"


CRAWLED = re.compile(r"\A\s*date 20\d{2}-\d{2}(?:-\d{2})? (?=\S)")
"""What some crawlers write before a text: a date of their own, no page's."""

IN_ONE_LINE = re.compile(
    r"\s*(?P<title>[^\n]{15,250}?)\s+(?P<stamp>(?:\d{1,2}:\d{2}\s*[|,-]?\s*\d{1,2}[/-]\d{1,2}[/-]20\d{2}"
    r"|\d{1,2}[/-]\d{1,2}[/-]20\d{2}\s*[|,-]?\s*\d{1,2}:\d{2}))(?!\d)\s+(?=[^\n]{120})"
)
LEAST_LINE = 5
"""Syllables that a headline has at least, where it shares its line with the text."""


def formed(blocks: Iterable[Block]) -> list[Block]:
    """Give the blocks the kinds that their form alone tells."""
    return [_by_form(block) for block in blocks]


def classified(
    blocks: Iterable[Block], furniture: Furniture = recurring.NONE, *, url: str | None = None
) -> tuple[Block, ...]:
    """Give a kind to the blocks that have none yet; raises RefusedError if none can be a title.

    `furniture` are lines known to recur on the site, beside those that a table lists; `url` is
    the page's address.
    """
    blocks = recurring.marked(formed(blocks), furniture)
    if _is_contents(blocks):
        raise RefusedError("index-page", "các dòng chỉ nêu tên bài và số trang: mục lục?")
    if _is_list(blocks):
        raise RefusedError("index-page", "mỗi ngày đăng chỉ có vài dòng: trang danh mục?")
    blocks = _title(blocks, headlines.slug(url))
    blocks = _said_last(blocks)
    blocks = _cut_related(blocks)
    blocks = _byline_by_shape(_without_sections(blocks))
    blocks = _repeated(blocks)
    blocks = _captions(_without_credits(blocks))
    blocks = _without_datelines(list(_text(blocks)))
    if not (any(map(_is_paragraph, blocks)) or _is_brief(blocks)):
        raise RefusedError(
            "index-page", "không có đoạn văn nào, chỉ có các dòng rời: trang danh mục?"
        )
    return tuple(blocks)


CONTENTS = re.compile(
    r"(?:(?:\.\s?){4,}|…{2,}|_{4,}|[-–(,]\s*(?=[Tt]r))\s*(?:[Tt]r(?:ang|\.)?\s*)?\d{1,3}\)?$"
)
"""An entry of a table of contents: 'Hội làng tháng Tư .......... 24', '… (tr. 24)'."""


def _is_contents(blocks: list[Block]) -> bool:
    """Say whether most of a text are titles with the pages they stand on."""
    entries = sum(CONTENTS.search(block.text) is not None for block in blocks)
    told = sum(has_final_stop(block.text) and _is_long(block.text) for block in blocks)
    return entries >= FEWEST_LISTED and entries > told


FEWEST_LISTED, LEAST_TOLD = 4, 60
"""Teasers that make a list, and syllables between two dates that make an article."""


def _is_list(blocks: list[Block]) -> bool:
    """Say whether dates or calls to read on part the text into teasers, none of them an article."""
    told, teasers = 0, 0
    marks = [_parts_teasers(block) for block in blocks]
    if sum(marks) < FEWEST_LISTED:
        return False
    for mark, block in zip([*marks, True], [*blocks, None], strict=True):
        if mark:
            teasers += told > 0
            told = 0
        elif block is not None and block.kind is None and _is_teaser(block.text):
            told += syllables(block.text)
            if told >= LEAST_TOLD:
                return False
    return teasers >= FEWEST_LISTED


def _parts_teasers(block: Block) -> bool:
    if block.kind is Kind.STAMP:
        return True
    text = one_line(block.text)
    return block.kind is Kind.FURNITURE and bool(DATED.search(text) or listed("reads_on", text))


def _is_teaser(text: str) -> bool:
    return syllables(text) >= SHORTEST_TEASER and (text[-1] in '….!?”"')


SHORTEST_TEASER = 8


def _is_paragraph(block: Block) -> bool:
    if block.kind not in (Kind.LEAD, Kind.BODY):
        return False
    return syllables(block.text) >= SHORTEST_PARAGRAPH and not block.text.endswith(("…", "..."))


def _is_brief(blocks: list[Block]) -> bool:
    """Say whether the one paragraph is a brief article's, though it ends in dots as teasers do."""
    texts = [block for block in blocks if block.kind in (Kind.LEAD, Kind.BODY)]
    return len(texts) == 1 and syllables(texts[0].text) >= SHORTEST_BRIEF


def _split(text: str) -> Iterator[Block]:
    slot = False
    for number, line in enumerate(text.split("\n"), start=1):
        stripped = SHORTCODE.sub("", line.strip()).removeprefix("null ")
        if not stripped:
            slot = slot or bool(line)
            continue
        alt = GLUED_ALT.match(stripped)
        if alt and alt["alt"].isascii():
            yield Block(text=alt["alt"], line=number, lines=0, after_slot=slot)
            stripped, slot = stripped[alt.end() :], False
        if day := GLUED_DAY.match(stripped):
            yield Block(text=day["day"], line=number, lines=0, after_slot=slot)
            stripped, slot = stripped[day.end() :], False
        cell = stripped.endswith("|") and len(stripped) > 1
        inner = stripped.rstrip("| ").strip() if cell and not stripped.startswith("!") else stripped
        yield Block(text=inner or stripped, line=number, after_slot=slot, cell=cell)
        slot = False


def _joined(blocks: Iterable[Block]) -> list[Block]:
    """Join a line that begins in lower case to the unfinished one just above it.

    Where the lines were broken at a width, so is any line that no longer had room above.
    """
    blocks = list(blocks)
    width = _width(blocks)
    joined: list[Block] = []
    last = ""
    for block in blocks:
        above = joined[-1] if joined else None
        line, last = last, block.text
        if (
            above
            and above.line + above.lines == block.line
            and (
                block.text[0].islower()
                or _goes_on(above.text, block.text)
                or (len(joined) > 1 and _goes_below(line, block.text, width))
            )
            and not has_final_stop(above.text)
            and not (len(block.text) <= LONGEST_BUTTON and listed("lines", block.text))
            and not above.cell
            and len(above.text) < LONGEST_WRAPPED
            and not _is_form(above)
        ):
            joined[-1] = replace(
                above,
                text=f"{above.text} {block.text}",
                lines=above.lines + 1,
                wrapped=True,
                cell=block.cell,
            )
        else:
            joined.append(block)
    return joined


FEWEST_WRAPPED = 3
LEAST_WIDTH, MOST_WIDTH = 60, 130
NEARLY = 25
"""Lines that show that a text was broken at a width, characters that such widths have, and by how
many its lines differ.
"""


def _width(blocks: list[Block]) -> int:
    """Return the characters at which a text's lines were broken, 0 if they weren't."""
    broken = [
        len(above.text)
        for above, block in pairwise(blocks)
        if above.line + 1 == block.line
        and block.text[0].islower()
        and not has_final_stop(above.text)
    ]
    if len(broken) < FEWEST_WRAPPED or not LEAST_WIDTH <= max(broken) <= MOST_WIDTH:
        return 0
    return max(broken) if max(broken) - min(broken) <= NEARLY else 0


def _goes_below(line: str, text: str, width: int) -> bool:
    """Say whether a line ends where lines were broken, and what's below is no item of a list."""
    return bool(width) and len(line) >= width - NEARLY and not ITEM.match(text)


ITEM = re.compile(r"[-–+•*]|\d{1,2}[.)]\s")


GOES_ON = re.compile(r"(?:CỦA|VỀ|VÀ|TRONG|TẠI|CHO|NHẰM|ĐỐI VỚI|GIỮA)\s")


def _goes_on(above: str, text: str) -> bool:
    """Say whether a line of a headline in capitals goes on with the next."""
    return above.isupper() and text.isupper() and bool(GOES_ON.match(text))


def _is_form(block: Block) -> bool:
    """Say whether a block's form tells its kind; what was joined from many lines has none."""
    joined = block.wrapped and len(block.text) > LONGEST_FORM
    return not joined and _by_form(block).kind is not None


def _by_form(block: Block) -> Block:
    """Give a block its kind if its form alone tells it, whatever stands around."""
    text = one_line(block.text)
    if block.kind is not None:
        return _confirmed(block, text)
    formed = _formed(block, text)
    return formed.of(Kind.FURNITURE) if block.meta and formed.kind is None else formed


def _confirmed(block: Block, text: str) -> Block:
    """Doubt what a page's marks say of a block if its text can't be that."""
    if block.kind is Kind.BYLINE:
        name = byline_line(text, by_shape=True)
        return block if name else block.of(Kind.FURNITURE)
    if block.kind is Kind.SUBHEADING and syllables(text) > 3 * LONGEST_SUBHEADING:
        return replace(block, kind=None)
    if block.kind in (Kind.SUBHEADING, Kind.CAPTION) and (
        _is_furniture(text) or names_nobody(text)
    ):
        return block.of(Kind.FURNITURE)
    return block


def _formed(block: Block, text: str) -> Block:
    size = syllables(text)
    if (size <= LONGEST_FOOTER or text[0] in "![") and listed("image_marks", text):
        return block.of(Kind.IMAGE)
    if size <= LONGEST_ATTACHMENT and listed("attachments", text):
        return block.of(Kind.ATTACHMENT)
    if _is_furniture(block.text) or (size <= LONGEST_RELATED and DATED.search(text)):
        told = stamps.read(text) if size <= stamps.LONGEST else None
        return block.of(Kind.STAMP if told and told.says_published else Kind.FURNITURE)
    if size > LONGEST_FOOTER:  # most lines of a text are paragraphs, which have no form
        return block
    if stamps.read(text) or stamps.SIGNED_IN.fullmatch(text):
        return block.of(Kind.STAMP)
    if source_line(text):
        return block.of(Kind.SOURCE)
    if credit_line(text):
        return block.of(Kind.CAPTION)
    if names_nobody(text) or datelines.is_dateline(text):
        return block.of(Kind.FURNITURE)
    if byline_line(text, by_shape=False):
        return block.of(Kind.BYLINE)
    return block


PARTED = re.compile(r"\|| {2,}")
PARTING = ("|", "  ")
"""What parts buttons that stand in one line; all other white space is gone from a clean text."""


def _is_furniture(text: str) -> bool:
    """Say whether a line is a site's own; what opens like one but runs on is a sentence."""
    if any(sign in text for sign in PARTING):
        parts = [part.strip() for part in PARTED.split(text) if part.strip()]
        if len(parts) > 1 and all(_is_furniture(part) for part in parts):
            return True
    size = syllables(text)
    if size > LONGEST_FOOTER:
        return False
    bare = text.strip(" -–—*•·")
    if size <= LONGEST_LINE and (listed("lines", text) or (bare != text and listed("lines", bare))):
        return True
    return listed("footers", bare)


def _title(blocks: list[Block], slug: str) -> list[Block]:
    """Mark the title, what stands above it, and what repeats it: a second title, an alt text.

    `slug` is the page's address, folded: most sites make theirs of the headline.
    """
    given = next((i for i, block in enumerate(blocks) if block.kind is Kind.TITLE), None)
    first = _first_headline(blocks, slug) if given is None else given
    if given is None and _is_text(blocks[first].text):
        return _untitled(blocks, first)
    if given is None and _has_kicker(blocks, first):
        below = blocks[first + 1]
        whole = replace(
            blocks[first],
            text=f"{blocks[first].text} {below.text}",
            lines=blocks[first].lines + below.lines,
        )
        blocks = [*blocks[:first], whole, *blocks[first + 2 :]]
    if given is None and first and _opens_headline(blocks[first - 1], blocks[first]):
        above, below = blocks[first - 1 : first + 1]
        both = replace(above, text=f"{above.text} {below.text}", lines=above.lines + below.lines)
        blocks = [*blocks[: first - 1], both, *blocks[first + 1 :]]
        first -= 1
    named = metadata.without_medium(datelines.cut_sign(blocks[first].text))
    if syllables(named) >= headlines.SHORTEST_HEADLINE:
        blocks = [*blocks[:first], replace(blocks[first], text=named), *blocks[first + 1 :]]
    title = fold(blocks[first].text)
    text = next(
        (i for i, b in enumerate(blocks) if i > first and b.kind is None and _runs_on(b.text)),
        len(blocks),
    )
    marked = []
    for i, block in enumerate(blocks):
        folded = fold(block.text)
        if i == first:
            marked.append(block.of(Kind.TITLE))
        elif (
            block.kind in (None, Kind.SUBHEADING)
            and (folded == title or fold(metadata.without_medium(block.text)) == title)
        ) or (block.kind is None and i > first and _halves(blocks, i, title)):
            marked.append(block.of(Kind.REPEAT))
        elif block.kind is None and _is_alt(block.text, folded, title):
            marked.append(block.of(Kind.IMAGE))
        elif block.kind is None and (i < first or (i < text and _is_below_headline(block.text))):
            marked.append(block.of(Kind.FURNITURE))
        else:
            marked.append(block)
    return marked


def _halves(blocks: list[Block], position: int, title: str) -> bool:
    """Say whether a line is half of the headline, and the one beside it the other half."""
    own = fold(blocks[position].text)
    if not own or not (title.startswith(f"{own} ") or title.endswith(f" {own}")):
        return False
    above, below = blocks[position - 1], blocks[position + 1 : position + 2]
    whole = [f"{fold(above.text)} {own}", *(f"{own} {fold(block.text)}" for block in below)]
    return title in whole


def _is_text(text: str) -> bool:
    """Say whether a line is a paragraph of the text, whatever stands above it: no headline is so.

    A headline may have a final stop, or be long, but not both.
    """
    size = syllables(text)
    if size <= SHORTEST_PARAGRAPH:
        return False
    if size > LONGEST_CAPTION or (size > LONGEST_HEADLINE and len(sentences(text)) > 1):
        return True
    ends = has_final_stop(text) and not text.endswith("?")
    return ends and (size > LONGEST_LINE or len(sentences(text)) > 1)


def _untitled(blocks: list[Block], first: int) -> list[Block]:
    """Give a text that came without its headline the words it opens with; it keeps them as well."""
    above = [
        b.of(Kind.IMAGE)
        if b.kind is None and b.text.isascii() and ALT.search(b.text)
        else b.of(
            Kind.CAPTION
            if _opens_caption(b.text) or TITLED.match(b.text) or b.cell
            else Kind.FURNITURE
        )
        if b.kind is None
        else b
        for b in blocks[:first]
    ]
    text = replace(blocks[first], text=datelines.cut(blocks[first].text))
    title = Block(text=_opening(text.text), line=text.line, lines=0, kind=Kind.TITLE)
    return [*above, title, text, *blocks[first + 1 :]]


def _opening(text: str) -> str:
    """Return a text's first sentence, cut at a mark if it is too long for a headline."""
    start, end = next(iter(sentences(text)), (0, len(text)))
    said = one_line(text[start:end])
    if syllables(said) > LONGEST_OPENING:
        marks = (match.start() for match in CLAUSE.finditer(said))
        fits = [at for at in marks if syllables(said[:at]) <= LONGEST_OPENING]
        words_ = said.split(" ")[:LONGEST_OPENING]
        said = f"{said[: fits[-1]] if fits else ' '.join(words_)}…"
    return said if said.endswith("…") else said.rstrip(" .;:,")


LONGEST_OPENING = 50
"""Syllables of a first sentence that stands whole for a headline."""

CLAUSE = re.compile(r"[,;:](?=\s)")


def _opens_headline(above: Block, headline: Block) -> bool:
    """Say whether a headline begins in the line above: 'Huyện Lục Nam:' and then what it does."""
    adjacent = above.line + above.lines == headline.line
    short = syllables(above.text) <= headlines.SHORTEST_HEADLINE
    told = fold(headline.text).startswith(fold(above.text))  # then it's only a mark of place
    opens = above.kind is None and above.text.endswith(":")
    return opens and adjacent and short and not told


def _has_kicker(blocks: list[Block], first: int) -> bool:
    """Say whether a headline is set in two lines, the upper one in capitals."""
    above, below = blocks[first], blocks[first + 1 : first + 2]
    if not below or below[0].kind is not None or not above.text.isupper():
        return False
    text = below[0].text
    adjacent = above.line + above.lines == below[0].line
    fits = headlines.SHORTEST_HEADLINE <= syllables(text) <= LONGEST_HEADLINE
    return adjacent and fits and not (text.isupper() or has_final_stop(text) or _runs_on(text))


COUNTER = re.compile(r"[\d.,:|\s/-]{1,14}")
"""A line of numbers alone between headline and text: how many have read it."""


def _is_below_headline(text: str) -> bool:
    """Say whether a line between headline and text is a counter's, or a path through the site."""
    path = syllables(text) <= LONGEST_PATH and listed("paths", text)
    return bool(COUNTER.fullmatch(text)) or path


def _first_headline(blocks: list[Block], slug: str) -> int:
    """Return the line above the text that reads most like its headline; raises RefusedError.

    It's the text's first line if there is none above.
    """
    open_ = [i for i, block in enumerate(blocks) if block.kind is None]
    if not open_:
        raise RefusedError("no-text", "không có dòng nào là lời bài")
    shown = [i for i in open_ if _runs_on(blocks[i].text) and not _is_picture(blocks[i], slug)]
    text = shown[0] if shown else open_[-1] + 1
    above = [i for i in open_ if i < text][:MOST_ABOVE]
    if shown:
        above = [i for i in above if not _is_picture(blocks[i], slug)]
    if not above:
        return min(text, open_[-1])
    told = headlines.told(block.text for block in blocks[text:])
    likely = {i: headlines.weigh(blocks[i].text, told, slug) for i in above}
    for one, other in pairwise(above):  # a page's name, and then its heading
        if fold(blocks[one].text) == fold(blocks[other].text):
            likely[one] += PRINTED_TWICE
    best = max(likely.values())
    return next(i for i in above if likely[i] > best - AS_LIKELY)


def _is_picture(block: Block, slug: str) -> bool:
    """Say whether a line above the text is a picture's: unaccented, or not what `slug` names."""
    text = block.text
    if text.isascii() and (ALT.search(text) or syllables(text) >= headlines.SHORTEST_HEADLINE):
        return True
    told = block.cell or CREDIT.search(text) is not None
    if _runs_on(text) and not told:
        return False
    if not (told or has_final_stop(text) or _opens_caption(text) or TITLED.match(text)):
        return False
    own = set(fold(text).split())
    named = {word for word in slug.split() if word.isalpha()}
    return len(named) >= FEWEST_NAMED and len(own & named) < LEAST_SHARED * len(own)


TITLED = re.compile(r"(?:Đ/c|Đồng chí|Ông|Bà|Anh|Chị)\s")
FEWEST_NAMED, LEAST_SHARED = 5, 0.4
"""Words of an address that tell of a headline, and the share of a headline's words they have."""


def _runs_on(text: str) -> bool:
    """Say whether a block is a paragraph, longer than headlines are."""
    size = syllables(text)
    return size >= LONGEST_HEADLINE or (size >= SHORTEST_PARAGRAPH and has_final_stop(text))


def _is_alt(text: str, folded: str, title: str) -> bool:
    """Say whether a line is a picture's alt text: the title or unaccented, then 'hinh anh 1'."""
    if folded.startswith(title) and _alt_tail().fullmatch(folded, len(title)):
        return True
    if not text[-1].isdigit() or not ALT.search(text) or syllables(text) < 3:
        return False
    return text.isascii() or title.startswith(fold(ALT.sub("", text)).strip()[:30])


@cache
def _alt_tail() -> re.Pattern[str]:
    tails = table("furniture")["alt_tails"]
    ends = "|".join(re.escape(tail).replace(r"\#", r"\d+") for tail in tails)
    return re.compile(rf"\s*(?:{ends})")


def _cut_related(blocks: list[Block]) -> list[Block]:
    """Take all after the last long paragraph and a heading of related articles as furniture."""
    listed_ = _under_heading(blocks)
    told = (i for i, b in enumerate(blocks) if b.kind is None and _ends_sentence(b.text))
    last_long = max((i for i in told if i not in listed_), default=-1)
    seen = False
    cut = []
    for i, block in enumerate(blocks):
        heading = block.kind is Kind.FURNITURE and _is_furniture(one_line(block.text))
        signed = block.kind is Kind.BYLINE and not _opens_caption_below(blocks, i)
        seen = seen or (i > last_long and (heading or signed))
        cut.append(block.of(Kind.FURNITURE) if seen and block.kind is None else block)
    return cut


def _under_heading(blocks: list[Block]) -> set[int]:
    """Return the items that stand right under a line of furniture: a list of related articles."""
    found, under = set(), False
    for i, block in enumerate(blocks):
        if block.kind is None:
            under = under and bool(ITEM.match(block.text)) and not _is_text(block.text)
            if under:
                found.add(i)
        else:
            under = block.kind is Kind.FURNITURE
    return found


def _ends_sentence(text: str) -> bool:
    """Say whether a line is the text's; a question may be a related article's headline."""
    return has_final_stop(text) and (text[-1] != "?" or _is_long(text))


def _byline_by_shape(blocks: list[Block]) -> list[Block]:
    """Take the last line of text for the byline if it looks like a name and none was stated."""
    if any(block.kind is Kind.BYLINE and not is_poster(block.text) for block in blocks):
        return _byline_once(blocks)
    if (head := _signed_at_head(blocks)) is not None:
        return head
    last = max((i for i, block in enumerate(blocks) if block.kind is None), default=-1)
    if last <= 0 or blocks[last].cell:
        return blocks
    if _is_signed_office(blocks, last):
        return blocks
    signed = _signature(blocks)
    if signed is not None:
        rest = [b.of(Kind.FURNITURE) if b.kind is None else b for b in blocks[signed + 1 :]]
        return [*blocks[:signed], blocks[signed].of(Kind.BYLINE), *rest]
    block = blocks[last]
    if _is_bracketed_body(block.text) and signs_alone(blocks[last - 1].text, pen_name=True):
        above = blocks[last - 1].of(Kind.BYLINE)
        return [*blocks[: last - 1], above, block.of(Kind.FURNITURE), *blocks[last + 1 :]]
    if byline_line(block.text, by_shape=True):
        return [*blocks[:last], block.of(Kind.BYLINE), *blocks[last + 1 :]]
    glued = GLUED.search(block.text)
    if glued and byline_line(glued["name"], by_shape=True):
        text = replace(block, text=block.text[: glued.start()])
        name = replace(block, text=glued["name"], kind=Kind.BYLINE, lines=0)
        return [*blocks[:last], text, name, *blocks[last + 1 :]]
    return blocks


def _said_last(blocks: list[Block]) -> list[Block]:
    """Part a source or a stated byline from the last sentence, where they share its line."""
    long = (i for i, b in enumerate(blocks) if b.kind is None and _is_long(b.text))
    last = max(long, default=-1)
    said = SAID_LAST.search(blocks[last].text) if last > 0 else None
    if said is None:
        return blocks
    block = blocks[last]
    line = replace(block, text=said["said"], lines=0)
    formed_ = _by_form(line)
    if formed_.kind not in (Kind.BYLINE, Kind.SOURCE):
        return blocks
    text = replace(block, text=block.text[: said.start()].rstrip())
    return [*blocks[:last], text, formed_, *blocks[last + 1 :]]


def _is_long(text: str) -> bool:
    return syllables(text) >= SHORTEST_PARAGRAPH


def _without_sections(blocks: list[Block]) -> list[Block]:
    """Take a section's name between headline and stamp out of the text: 'Thương trường'."""
    title = next(i for i, block in enumerate(blocks) if block.kind is Kind.TITLE)
    return [
        block.of(Kind.FURNITURE)
        if block.kind is None
        and title < i <= title + FARTHEST_SECTION
        and syllables(block.text) <= LONGEST_SECTION
        and not (has_final_stop(block.text) or signs_alone(block.text, pen_name=True))
        and any(b.kind is Kind.STAMP for b in blocks[i + 1 : i + 2])
        else block
        for i, block in enumerate(blocks)
    ]


FARTHEST_SECTION, LONGEST_SECTION = 2, 4
"""Lines below the headline in which a section may be named, and its syllables."""


def _repeated(blocks: list[Block]) -> list[Block]:
    """Mark what repeats the lead, or the paragraph above: many pages print their lead twice."""
    lead = above = ""
    marked = []
    teaser = _teaser(blocks)
    for block in blocks:
        if block is teaser:
            marked.append(block.of(Kind.REPEAT))
            continue
        told = block.kind in (None, Kind.LEAD) and syllables(block.text) >= SHORTEST_LEAD
        bare = fold(datelines.cut(block.text)) if told else ""
        again = told and block.kind is None and bare in (lead, above)
        marked.append(block.of(Kind.REPEAT) if again else block)
        above = bare
        lead = lead or bare
    return marked


def _teaser(blocks: list[Block]) -> Block | None:
    """Return the first text if it is but the beginning of those below, cut off: '… giao...'"""
    texts = [block for block in blocks if block.kind in (None, Kind.LEAD)][: TEASED + 1]
    if len(texts) < 2 or not texts[0].text.endswith(("...", "…")):
        return None
    said = fold(texts[0].text.rstrip(".… ")).replace(" ", "")
    below = "".join(fold(block.text) for block in texts[1:]).replace(" ", "")
    return texts[0] if len(said) >= LEAST_TEASED and below.startswith(said) else None


TEASED, LEAST_TEASED = 4, 60
"""Paragraphs that a teaser may run over, and letters it has at least."""


def _byline_once(blocks: list[Block]) -> list[Block]:
    """Mark the lines that name the writer again: many pages do so above and below the text."""
    stated = next(block for block in blocks if block.kind is Kind.BYLINE)
    byline = byline_line(stated.text, by_shape=True)
    if byline is None:
        return blocks
    return [
        block.of(Kind.BYLINE)
        if block.kind is None and _names_again(block.text, fold(byline.text))
        else block
        for block in blocks
    ]


def _names_again(text: str, name: str) -> bool:
    """Say whether a line names a writer, alone or with those who wrote it with him."""
    if fold(text) == name:
        return True
    others = byline_line(text, by_shape=True) if name in fold(text) else None
    return others is not None and f" {name} " in f" {fold(others.text)} "


def _without_credits(blocks: list[Block]) -> list[Block]:
    """Take who made the pictures, told right behind who wrote the text, out of the captions."""
    return [
        block.of(Kind.FURNITURE)
        if i
        and block.kind is Kind.CAPTION
        and blocks[i - 1].kind is Kind.BYLINE
        and credit_line(one_line(block.text))
        else block
        for i, block in enumerate(blocks)
    ]


def _opens_caption_below(blocks: list[Block], position: int) -> bool:
    """Say whether pictures follow a byline: their captions are the article's."""
    return any(b.kind in (Kind.IMAGE, Kind.CAPTION) for b in blocks[position + 1 :])


def _signed_at_head(blocks: list[Block]) -> list[Block] | None:
    """Take a person's name right under the title, and the body named below it, for the byline."""
    title = next(i for i, block in enumerate(blocks) if block.kind is Kind.TITLE)
    under = [i for i, b in enumerate(blocks[: title + 5]) if i > title and b.kind is None]
    if not under:
        return None
    beside = {b.kind for b in (blocks[under[0] - 1], *blocks[under[0] + 1 : under[0] + 3])}
    if not signs_alone(blocks[under[0]].text, pen_name=Kind.STAMP in beside):
        return None
    marked = list(blocks)
    marked[under[0]] = blocks[under[0]].of(Kind.BYLINE)
    if len(under) > 1 and is_body(blocks[under[1]].text):
        marked[under[1]] = blocks[under[1]].of(Kind.FURNITURE)
    for i in under[1:2]:
        if fold(blocks[i].text) == fold(blocks[under[0]].text):
            marked[i] = blocks[i].of(Kind.BYLINE)
    return marked


def _is_bracketed_body(text: str) -> bool:
    """Say whether a last line tells whom the writer above works for: '(Đài Truyền thanh huyện)'."""
    return text.startswith("(") and text.endswith(")") and is_body(text[1:-1])


def _is_signed_office(blocks: list[Block], last: int) -> bool:
    """Say whether the text ends as a document does: an office, and below it who holds it."""
    above = [block for block in blocks[:last] if block.kind is None][-1:]
    return bool(above) and is_office(above[0].text)


def _signature(blocks: list[Block]) -> int | None:
    """Return the position of a name right behind the last paragraph, whatever lines follow it."""
    last = max((i for i, b in enumerate(blocks) if _ends_text(b)), default=-1)
    if last <= 0:
        return None
    after = [i for i, block in enumerate(blocks) if i > last and block.kind is None]
    signs = next((i for i in after if not has_final_stop(blocks[i].text)), None)
    if signs is None or blocks[signs].cell:
        return None
    return signs if byline_line(blocks[signs].text, by_shape=True) else None


def _ends_text(block: Block) -> bool:
    """Say whether a block is a sentence long enough to be the article's own."""
    return (
        block.kind is None and has_final_stop(block.text) and syllables(block.text) > LONGEST_NAMES
    )


def _captions(blocks: list[Block]) -> list[Block]:
    title = next(i for i, block in enumerate(blocks) if block.kind is Kind.TITLE)
    body = _first_paragraph(blocks, title)
    marked: list[Block] = []
    for i, block in enumerate(blocks):
        above = marked[-1] if marked else None
        is_caption = block.kind is None and (
            _caption_score(block, above, i <= body) >= CAPTION_SCORE
            or (i > title and _is_scene(blocks, i))
        )
        marked.append(block.of(Kind.CAPTION) if is_caption else block)
    return marked


def _first_paragraph(blocks: list[Block], title: int) -> int:
    """Return the position of the first block that is too long for a lead or a caption."""
    return next(
        (
            i
            for i, block in enumerate(blocks)
            if i > title and block.kind is None and syllables(block.text) > LONGEST_CAPTION
        ),
        len(blocks),
    )


def _caption_score(block: Block, above: Block | None, at_head: bool) -> int:
    """Weigh what speaks for a picture's caption: 2 and more is one."""
    if syllables(block.text) > LONGEST_CAPTION:
        return 3 if block.cell else 0
    after_image = above is not None and above.kind is Kind.IMAGE
    after_title = above is not None and above.kind is Kind.REPEAT
    score = 2 * (block.cell + after_image) + after_title
    credited = CREDIT.search(block.text) is not None
    score += 2 * credited
    score += not has_final_stop(block.text)
    score += at_head and block.after_slot
    score += at_head and block.wrapped
    score += bool(_opens_caption(block.text))
    score -= bool(openers("words", "time_cues").match(block.text))
    whole = has_final_stop(block.text) and not block.cell
    score -= 2 * (whole and (syllables(block.text) > 40 or len(sentences(block.text)) > 1))
    if not (after_image or after_title or block.cell or block.after_slot or credited):
        score = min(score, CAPTION_SCORE - 1)
    return score


def _is_scene(blocks: list[Block], position: int) -> bool:
    """Say whether a short line between two paragraphs only shows somebody doing something."""
    text = blocks[position].text
    beside = [*blocks[position - 1 : position], *blocks[position + 1 : position + 2]]
    if len(beside) == 2 and beside[0].kind in (Kind.TITLE, Kind.STAMP):
        return _opens_with_scene(text, beside[1])
    if len(beside) < 2 or any(block.kind is not None for block in beside):
        return False
    if not _runs_on(beside[0].text) or not (
        _runs_on(beside[1].text) or has_final_stop(beside[1].text)
    ):
        return False
    if beside[0].text.endswith(":") or ITEM.match(text):
        return False
    if DIGIT.search(text) or text[-1] in ':?!”"':
        return False
    view = openers("words", "caption_openers").match(text)
    shortest = 4 if view else SHORTEST_SCENE if has_final_stop(text) else SHORTEST_SCENE + 1
    if not shortest <= syllables(text) <= LONGEST_SCENE or len(sentences(text)) > 1:
        return False
    if words("words", "tells").search(text):
        return False
    return bool(openers("words", "scenes").match(text) or NAMED_WITHIN.search(text))


def _opens_with_scene(text: str, below: Block) -> bool:
    """Say whether a sentence between headline and text is what a picture shows: too short a lead.

    'Lễ kết nạp đảng viên mới ở Chi bộ bản.'
    """
    return (
        SHORTEST_SCENE <= syllables(text) <= LONGEST_OPENING_SCENE
        and has_final_stop(text)
        and text.endswith(".")
        and len(sentences(text)) == 1
        and not DIGIT.search(text)
        and not words("words", "tells").search(text)
        and bool(openers("words", "scenes").match(text))
        and below.kind is None
        and _runs_on(below.text)
    )


LONGEST_OPENING_SCENE = 14
"""Syllables of a caption that a whole sentence right under the headline may be; leads have more."""

NAMED_WITHIN = re.compile(rf"[{LOWER}\"”,]\s[“\"]?[{UPPER}]")
"""A name within a line: pictures show somebody, somewhere."""


def _opens_caption(text: str) -> bool:
    return bool(openers("words", "caption_openers").match(text)) or begins_with_office(text)


def _text(blocks: list[Block]) -> Iterator[Block]:
    """Tell lead, body and subheadings apart."""
    texts = [i for i, block in enumerate(blocks) if block.kind is None]
    title = next(i for i, block in enumerate(blocks) if block.kind is Kind.TITLE)
    given = any(block.kind is Kind.LEAD for block in blocks)
    lead = texts[0] if texts and not given and _may_be_lead(blocks, title, texts[0]) else None
    for i, block in enumerate(blocks):
        if block.kind is not None:
            yield block
        elif i == lead:
            yield block.of(Kind.LEAD)
        elif _is_subheading(block, blocks[i + 1 :]):
            yield block.of(Kind.SUBHEADING)
        else:
            yield block.of(Kind.BODY)


def _without_datelines(blocks: list[Block]) -> list[Block]:
    """Cut the paper's sign off the lead and off the first paragraph."""
    first = {
        next((i for i, block in enumerate(blocks) if block.kind is kind), -1)
        for kind in (Kind.LEAD, Kind.BODY)
    }
    return [
        replace(block, text=datelines.cut(block.text)) if i in first else block
        for i, block in enumerate(blocks)
    ]


def _may_be_lead(blocks: list[Block], title: int, first: int) -> bool:
    """Say whether the first text is a lead: short, before any picture, telling something new."""
    text = blocks[first].text
    between = {block.kind for block in blocks[title + 1 : first]}
    return (
        SHORTEST_LEAD <= syllables(text) <= LONGEST_LEAD
        and Kind.CAPTION not in between
        and not openers("words", "not_lead").match(text)
        and any(block.kind is None for block in blocks[first + 1 :])
    )


def _is_subheading(block: Block, below: list[Block]) -> bool:
    return (
        syllables(block.text) <= LONGEST_SUBHEADING
        and not has_final_stop(block.text)
        and block.text[0].isupper()
        and any(b.kind is None and syllables(b.text) > LONGEST_SUBHEADING for b in below[:1])
    )


def _with_others(first: Byline | None, later: list[Byline | None]) -> Byline | None:
    """Return the byline that names the first writer and more: 'An Trinh', then 'An Trinh - Bảo'."""
    if first is None:
        return None
    name = f" {fold(first.text)} "
    fuller = (one for one in later if one and name in f" {fold(one.text)} ")
    return max((first, *fuller), key=lambda one: len(one.text.split()))


def removed_lines(blocks: Iterable[Block]) -> int:
    """Return how many lines of the page were kept out of the article."""
    return sum(block.lines for block in blocks if block.kind in REMOVED)


def stated_byline(blocks: Iterable[Block]) -> Byline | None:
    blocks = tuple(blocks)
    lines_ = [block.text for block in blocks if block.kind is Kind.BYLINE]
    read_ = [byline_line(line, by_shape=True) for line in sorted(lines_, key=is_poster)]
    if read_:
        return _with_others(read_[0], read_[1:])
    for block in blocks:
        if block.kind is Kind.SOURCE and (byline := theo_byline(block.text)):
            return byline
    read = (stamps.read(block.text) for block in blocks if block.kind is Kind.STAMP)
    return next((stamp.byline for stamp in read if stamp and stamp.byline), None)
