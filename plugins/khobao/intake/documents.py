"""Documents of authorities that a text cites: type, number, issuer and date as stated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from khobao.intake.blocks import Block, Kind
from khobao.intake.dates import FULL
from khobao.intake.tables import alternatives, table
from khobao.intake.text import UPPER, fold, one_line, sentences, syllables
from khobao.record import Document, Edtf
from khobao.record.dates import parse

NUMBER = r"(?P<number>\d{1,5}(?:[/-][A-ZĐa-z0-9]+(?:[-/.][A-ZĐƯa-z0-9]+)*)?)"
DATE = (
    r"(?:[\s,(]*(?:ban\s+hành\s+)?ngày\s+(?P<date>\d{1,2}(?:\s*[/.-]\s*|\s+tháng\s+)\d{1,2}"
    r"(?:\s*[/.-]\s*|,?\s+năm\s+)(?:19|20)\d{2})\)?)?"
)
SHORTEST_TITLE = 2
LONGEST_TITLE = 30


@cache
def _numbered() -> re.Pattern[str]:
    types = alternatives(table("documents")["numbered"])
    return re.compile(
        rf"\b(?P<type>{types})\s+(?:số\s*:?\s*)?{NUMBER}(?!\d|[.,]\d|\s*(?:%|/))"
        rf"{DATE}(?:[\s,]*(?:của\s+)?(?P<issuer>{_issuer()}))?"
    )


@cache
def _issuer() -> str:
    bodies = alternatives(table("documents")["issuers"])
    levels = alternatives(table("documents")["levels"])
    name = rf"[{UPPER}][\w'’]*"
    # A body, then more bodies it belongs to, levels, or names with capitals.
    return rf"(?:{bodies})(?:\s+(?:(?:{bodies})|(?:{levels})(?!\w)|{name}))*(?!\w)"


@cache
def _titled() -> re.Pattern[str]:
    types = alternatives(table("documents")["titled"])
    return re.compile(rf"\b(?P<type>{types})\s+(?P<title>(?!số\b)[^\W\d].*)", re.DOTALL)


@cache
def _opening_issuer() -> re.Pattern[str]:
    verbs = alternatives(table("documents")["issuing"])
    return re.compile(
        rf"(?P<issuer>{_issuer()})\s+(?:(?:vừa|đã)\s+)?(?:{verbs})(?:\s+và\s+(?:{verbs}))?\s*$"
    )


@dataclass(frozen=True, slots=True)
class Cited:
    """A document with the text's position, for keeping the order."""

    start: int
    document: Document


def documents(blocks: Sequence[Block]) -> tuple[Document, ...]:
    """Return the documents cited, each once under its fullest form, in the order they come."""
    found: list[Document] = []
    for block in blocks:
        if block.kind in (Kind.TITLE, Kind.LEAD, Kind.BODY, Kind.CAPTION):
            for start, end in sentences(block.text):
                cited = [*_with_number(block.text[start:end]), *_by_title(block.text[start:end])]
                found.extend(one.document for one in sorted(cited, key=lambda one: one.start))
    return _merged(found)


def _with_number(sentence: str) -> Iterator[Cited]:
    for match in _numbered().finditer(sentence):
        said = re.search(r"số\s*:?\s*$", sentence[: match.start("number")])
        if match["number"].isdigit() and not said and not match["issuer"]:
            continue
        day = FULL.fullmatch(one_line(match["date"])) if match["date"] else None
        yield Cited(
            match.start(),
            Document(
                type=match["type"],
                number=match["number"],
                issuer=one_line(match["issuer"]) if match["issuer"] else None,
                date=_edtf(day) if day else None,
            ),
        )


def _edtf(match: re.Match[str]) -> Edtf:
    return parse(f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}")


def _by_title(sentence: str) -> Iterator[Cited]:
    start = 0
    while match := _titled().search(sentence, start):
        start = match.start("title")
        title = _title(match["title"])
        if syllables(title) < SHORTEST_TITLE:
            continue
        opening = _opening_issuer().match(sentence[: match.start()].lstrip('“" '))
        stated = re.match(rf"\s+của\s+(?P<issuer>{_issuer()})", match["title"][len(title) :])
        issuer = stated or opening
        yield Cited(
            match.start(),
            Document(
                type=match["type"],
                title=f"{match['type']} {title}",
                issuer=one_line(issuer["issuer"]) if issuer else None,
            ),
        )


def _title(text: str) -> str:
    """Cut what follows a document's type to its title."""
    levels = alternatives(table("documents")["levels"])
    stops = alternatives(set(table("documents")["title_stops"]) - {"của"})
    end = re.search(
        rf"[.;:()\n]|,(?!\s+(?:{levels})(?!\w)(?=\s*(?:[;,.]|$)))"
        rf"|\s+(?:{stops})(?!\w)|\s+của\s+(?={_issuer()})",
        text,
    )
    title = text[: end.start()] if end else text
    title = " ".join(title.split()[:LONGEST_TITLE])
    return title.rstrip(" ,")


def _merged(found: Sequence[Document]) -> tuple[Document, ...]:
    """Keep the fullest form of each: a title that begins another is the same document."""
    kept: list[Document] = []
    for document in found:
        same = next((i for i, other in enumerate(kept) if _same(document, other)), None)
        if same is None:
            kept.append(document)
        elif _fullness(document) > _fullness(kept[same]):
            kept[same] = document
    return tuple(kept)


def _same(one: Document, other: Document) -> bool:
    if one.type != other.type:
        return False
    if one.number or other.number:
        return (
            one.number == other.number
            and _agree(one.issuer, other.issuer)
            and _agree(one.date, other.date)
        )
    a, b = fold(one.title or ""), fold(other.title or "")
    return f"{a} ".startswith(f"{b} ") or f"{b} ".startswith(f"{a} ")


def _agree(one: object, other: object) -> bool:
    return one is None or other is None or one == other


def _fullness(document: Document) -> tuple[int, int]:
    stated = sum(value is not None for value in (document.number, document.issuer, document.date))
    return stated, len(document.title or "")
