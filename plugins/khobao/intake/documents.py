"""Documents of authorities that a text cites: type, number, issuer and date as stated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from khobao.intake.blocks import Block, Kind
from khobao.intake.dates import FULL
from khobao.intake.tables import alternatives, table
from khobao.intake.text import UPPER, fold, one_line, sentences, syllables
from khobao.record import Document, Edtf
from khobao.record.dates import DateError, parse

NUMBER = r"(?P<number>\d{1,5}[a-z]?(?:(?:/|\s?-\s?)[A-ZĐƯa-z0-9]+(?:[-/.][A-ZĐƯa-z0-9]+)*)?)"
MORE = r"\d{1,5}(?:[-/][A-ZĐƯa-z0-9]+){0,4}(?:\s*,\s*|\s+và\s+)(?:số\s+)?"
"""A number before the last of several under one type: 'Quyết định 217 và 218-QĐ/TW'."""

DATE = (
    r"(?:[\s,(]*(?:ban\s+hành\s+)?(?:cùng\s+)?ngày\s+(?P<date>\d{1,2}(?:\s*[/.-]\s*|\s+tháng\s+)\d{1,2}"
    r"(?:\s*[/.-]\s*|,?\s+năm\s+)(?:19|20)\d{2})\)?)?"
)
ISSUED = (
    r"(?:ban\s+hành\s+)?ngày\s+(?P<issued>\d{1,2}(?:\s*[/.-]\s*|\s+tháng\s+)\d{1,2}"
    r"(?:\s*[/.-]\s*|,?\s+năm\s+)(?:19|20)\d{2})(?!\d)"
)
"""A day that stands behind who issued it: 'Quyết định số 99 của UBND tỉnh ngày 3/4/2021'."""

TERM = r"(?:\s*\(khóa\s+[XVI]+\))?"
SHORTEST_TITLE = 2
LONGEST_TITLE = 30


@cache
def _types() -> re.Pattern[str]:
    data = table("documents")
    names = [*data["numbered"], *data["titled"], *data["laws"], *data["short"]]
    small = [name[0].lower() + name[1:] for name in data["numbered"]]
    return re.compile(alternatives([*names, *small]))


@cache
def _numbered() -> re.Pattern[str]:
    data = table("documents")
    small = [name[0].lower() + name[1:] for name in data["numbered"]]
    types = alternatives([*data["numbered"], *data["short"], *small])
    return re.compile(
        rf"\b(?P<type>{types})\s+(?:số\s*:?\s*)?(?P<more>(?:{MORE}){{0,4}}){NUMBER}"
        rf"(?![\w]|[.,]\d|\s*(?:%|/))"
        rf"{TERM}{DATE}{TERM}(?:[\s,]*(?:của\s+)?(?P<issuer>{_issuer()})(?:,?\s+{ISSUED})?)?"
    )


@cache
def _issuer() -> str:
    data = table("documents")
    old = [name.replace("ủy", "uỷ").replace("Ủy", "Uỷ") for name in data["issuers"]]
    bodies, levels = alternatives([*data["issuers"], *old]), alternatives(data["levels"])
    departments = alternatives(data["departments"])
    name = rf"[{UPPER}][\w'’]*"
    office = rf"(?:Bộ|Sở|Phòng|Ban)\s+(?:{departments})"
    # A committee is named by its task, up to the level it works at.
    task = r"(?:\s+(?!về|tại|trên|năm|đã|được|và\s+Kế)[\w,-]+){1,12}?"
    office = rf"(?:{office}|Ban [Cc]hỉ đạo{task}\s+(?:{levels})(?!\w))"
    # Any other body whose every word has a capital: 'của Tổng LĐLĐ Việt Nam'.
    other = rf"(?<=của )[{UPPER}]{{2}}[\w&-]*(?:\s+{name})*"
    # A body, then more bodies it belongs to, levels, or names with capitals; a congress's term.
    return (
        rf"(?:(?:{office}|{bodies})(?:\s+(?:{office}|{bodies}|(?:{levels})(?!\w)|\d+|{name}))*|{other})(?!\w)"
        rf"(?:\s+\(?khóa\s+[XVI]+\)?)?"
    )


@cache
def _titled() -> re.Pattern[str]:
    types = alternatives(table("documents")["titled"])
    return re.compile(rf"\b(?P<type>{types})\s+(?P<title>(?!số\b)[^\W\d].*)", re.DOTALL)


@cache
def _opening_issuer() -> re.Pattern[str]:
    verbs = alternatives(table("documents")["issuing"])
    return re.compile(
        rf"(?P<issuer>{_issuer()})\s+(?:(?:vừa|đã|mới|vừa\s+mới)\s+)?"
        rf"(?:{verbs})(?:\s+(?:và\s+)?(?:{verbs}))?\s*$"
    )


@cache
def _issuing() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(table('documents')['issuing'])})\s*$")


def _issued(before: str) -> re.Match[str] | None:
    """Return who issues what comes next: 'UBND tỉnh ban hành', if a text ends so."""
    says = _issuing().search(before, max(0, len(before) - LONGEST_VERB))
    return _opening_issuer().search(before) if says else None


LONGEST_VERB = 24
"""Characters of a verb of issuing, and of the blanks behind it."""


@cache
def _law() -> re.Pattern[str]:
    data = table("documents")
    laws = alternatives(data["laws"])
    parts = alternatives(data["law_parts"])
    stops = alternatives(set(data["title_stops"]) - {"của", "tại"})
    others = alternatives([*data["laws"], *data["numbered"]])
    return re.compile(
        rf"\b(?P<type>{laws})\s+(?P<title>[{UPPER}](?:[^.,;:()\n]|,\s(?=(?:{parts})\s))*?)"
        rf"(?:\s+\((?:sửa đổi|bổ sung|sửa đổi, bổ sung)\))?"
        rf"(?:(?=\s+(?:số\s+\d|ngày\s+\d))|\s+(?:năm\s+)?(?P<year>(?:19|20)\d{{2}})(?!\d)"
        rf"|(?=[.;:()\n]|,(?!\s(?:{parts})\s)|$|\s(?:{stops}|tại(?!\s+[Tt]òa\s)|và\s(?:{others}))(?!\w)))"
    )


@cache
def _stops() -> str:
    others = alternatives(set(table("documents")["title_stops"]) - {"của", "đến", "trong"})
    return rf"{others}|đến(?!\s+năm\s+\d{{4}})|trong(?!\s+(?:{_scopes()})(?!\w))"


VIEW = r"\s+(?:định\s+hướng|tầm\s+nhìn)\s+(?:đến\s+)?(?:năm\s+)?\d{4}"
"""What goes on behind a comma in a plan's title: 'đến năm 2020, định hướng đến năm 2030'."""


@cache
def _scopes() -> str:
    return alternatives(table("documents")["scopes"])


@dataclass(frozen=True, slots=True)
class Cited:
    """A document with the text's position, for keeping the order."""

    start: int
    document: Document


def documents(blocks: Sequence[Block], on: date | None = None) -> tuple[Document, ...]:
    """Return the documents cited, each once under its fullest form, in the order they come.

    `on`, the article's day, tells the year of a day without one: 'Ngày 2/9, UBND tỉnh ban hành …'.
    """
    found: list[Document] = []
    for block in blocks:
        if block.kind in (Kind.TITLE, Kind.LEAD, Kind.BODY, Kind.CAPTION):
            if not _types().search(block.text):
                continue
            for start, end in sentences(block.text):
                sentence = block.text[start:end]
                if not _types().search(sentence):
                    continue
                titled = [*_by_title(sentence), *_quoted(sentence)]
                cited = [*_with_number(sentence, on), *titled, *_laws(sentence)]
                found.extend(one.document for one in sorted(cited, key=lambda one: one.start))
    numbered = {one.type for one in found if one.number} & set(table("documents")["common"])
    return _merged([one for one in found if one.number or one.type not in numbered])


def _with_number(sentence: str, on: date | None) -> Iterator[Cited]:
    """Yield documents by number; one right before another shares what is said of the other."""
    matches = _cited(sentence)
    following: Document | None = None
    cited = []
    for i in range(len(matches) - 1, -1, -1):
        match = matches[i]
        document = _document(match, sentence, on)
        joined = i + 1 < len(matches) and AND.fullmatch(
            sentence[match.end() : matches[i + 1].start()]
        )
        if joined and following and not (document.issuer or document.date):
            document = document.model_copy(
                update={"issuer": following.issuer, "date": following.date}
            )
        following = document
        cited.append(Cited(match.start(), document))
        cited.extend(Cited(match.start(), other) for other in _beside(match, document))
    yield from reversed(cited)


def _cited(sentence: str) -> list[re.Match[str]]:
    """Return what cites a document; a bare number does beside another, whose issuer it shares."""
    kept: list[re.Match[str]] = []
    for match in reversed(list(_numbered().finditer(sentence))):
        gap = sentence[match.end() : kept[-1].start()] if kept else ""
        shares = bool(kept) and match["type"][0].isupper() and AND.fullmatch(gap) is not None
        if _is_document(match, sentence) or (shares and kept[-1]["issuer"]):
            kept.append(match)
    return kept[::-1]


def _beside(match: re.Match[str], last: Document) -> Iterator[Document]:
    """Yield the documents named before the last of a list of numbers, the nearest first."""
    sign = re.sub(r"^\d+[a-z]?", "", last.number or "")
    for said in reversed(re.findall(r"\d{1,5}[^\s,]*", match["more"])):
        number = said if not said.isdigit() else said + sign
        yield last.model_copy(update={"number": number})


AND = re.compile(r"\s*(?:,|và|,\s*và)?\s*")
"""What stands between two documents of one issuer."""


def _is_document(match: re.Match[str], sentence: str) -> bool:
    """Say whether a bare number is a document's: 'số' or an issuer tells."""
    said = re.search(r"số\s*:?\s*$", sentence[: match.start("more")])
    short = match["type"] in table("documents")["short"]
    if match["type"][0].islower() or short:
        signed = re.search(r"[A-ZĐ]{2}", match["number"])
        return bool(signed or ((said or short) and match["issuer"]))
    if match["type"] in table("documents")["of_anyone"]:
        issued = match["issuer"] or _issued(sentence[: match.start()])
        return bool(issued or OF_AUTHORITY.search(match["number"]))
    if not match["number"].isdigit() or said or match["issuer"]:
        return True
    named = match["type"] in table("documents")["by_number"] and len(match["number"]) > 1
    return named and match.start() > 0 and bool(KNOWN.match(sentence, match.end()))


OF_AUTHORITY = re.compile(r"UBND|HĐND|MTTQ|TTg|/CP|CP$|-T[WU]|HU$|ĐU$|/[SB][A-ZĐ]{2,}")
"""What the number of an authority's letter holds: '1234/UBND-NN'."""

KNOWN = re.compile(
    r"\s*(?:[,.;:)”\"]|$)|\s+(?:của|về|đã|được|có|ngày|và|cho|nhằm|là|đi|vào|trên|tại|ra|mới|từ)(?!\w)"
)
"""What follows a number that all know: 'theo Nghị định 67, tàu …'; else it counts something."""


def _document(match: re.Match[str], sentence: str, on: date | None) -> Document:
    dated = match["date"] or match["issued"]
    day = FULL.fullmatch(one_line(dated)) if dated else None
    opening = _issued(sentence[: match.start()])
    issuer = match["issuer"] or (opening["issuer"] if opening else None)
    stated = _edtf(day) if day else None
    if day is None and opening:
        before = sentence[max(0, opening.start() - LONGEST_DAY) : opening.start()]
        issued = ISSUED_ON.search(before)
        stated = _last(issued, on) if issued else None
    return Document(
        type=_signed(match, sentence) or _type(match["type"]),
        number=re.sub(r"\s", "", match["number"]),
        issuer=one_line(issuer) if issuer else None,
        date=stated,
    )


LONGEST_DAY = 40
"""Characters before an issuer in which the day stands."""

ISSUED_ON = re.compile(
    rf"(?<!\w)ngày\s+(?:{FULL.pattern}|(?P<d>\d{{1,2}})[/.-](?P<m>\d{{1,2}}))\s*,\s*$",
    re.IGNORECASE,
)
"""'Ngày 19/01/2026, UBND xã ban hành Kế hoạch số 27': that is the plan's day."""


def _signed(match: re.Match[str], sentence: str) -> str | None:
    """Return the type of what approves the document named right before the number.

    'Quyết định phê duyệt Đề án số 123/QĐ-UBND' is a decision, as the number's sign says.
    """
    approving = APPROVING.search(sentence[: match.start()])
    sign = SIGN.search(match["number"])
    full = table("documents")["short"].get(sign[0]) if sign else None
    return full if approving and full == approving["type"] else None


APPROVING = re.compile(
    r"(?P<type>Quyết\s+định|Nghị\s+quyết|Công\s+văn)\s+(?:về\s+(?:việc\s+)?)?(?:ban\s+hành|phê\s+duyệt|thông\s+qua)"
    r"(?:\s+[^\W\d]+){0,3}\s+$"
)
SIGN = re.compile(r"[A-ZĐ]{2}(?![A-ZĐ])")


def _type(stated: str) -> str:
    """Return a type's full name with its capital: 'NQ' and 'nghị quyết' are 'Nghị quyết'."""
    full = str(table("documents")["short"].get(stated, stated))
    return full[0].upper() + full[1:]


def _last(issued: re.Match[str], on: date | None) -> Edtf | None:
    """Return the day stated, a day without a year as the last one before the article's."""
    if issued["year"]:
        return _edtf(issued)
    if on is None:
        return None
    for year in (on.year, on.year - 1):
        try:
            known = date(year, int(issued["m"]), int(issued["d"]))
        except ValueError:
            return None
        if known <= on:
            return parse(known.isoformat())
    return None


def _edtf(match: re.Match[str]) -> Edtf | None:
    """Return the day, or None if the calendar has no such day: 31/2/2020."""
    try:
        return parse(f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}")
    except DateError:
        return None


def _by_title(sentence: str) -> Iterator[Cited]:
    start = 0
    while match := _titled().search(sentence, start):
        start = match.start("title")
        title = _title(match["title"])
        common = match["type"] in table("documents")["common"] and match.start() == 0
        content = CONTENT.search(sentence[: match.start()])
        if syllables(title) < SHORTEST_TITLE or common or content:
            continue
        if NO_TITLE.match(title) or NUMBERED.search(title):
            continue
        opening = _issued(sentence[: match.start()])
        stated = _of_issuer().match(match["title"], len(title))
        issuer = stated or opening
        yield Cited(
            match.start(),
            Document(
                type=match["type"],
                title=f"{match['type']} {title}",
                issuer=one_line(issuer["issuer"]) if issuer else None,
            ),
        )


@cache
def _in_quotes() -> re.Pattern[str]:
    types = alternatives(table("documents")["titled"])
    return re.compile(rf"\b(?P<type>{types})\s+(?P<title>[“\"][^”\"]{{8,200}}[”\"])")


def _quoted(sentence: str) -> Iterator[Cited]:
    """Yield documents whose title stands in quotes: 'Đề án “Bảo tồn hát Xoan” của UBND tỉnh'."""
    for match in _in_quotes().finditer(sentence):
        if CONTENT.search(sentence[: match.start()]):
            continue
        issuer = _of_issuer().match(sentence, match.end()) or _issued(sentence[: match.start()])
        yield Cited(
            match.start(),
            Document(
                type=match["type"],
                title=f"{match['type']} {one_line(match['title'])}",
                issuer=one_line(issuer["issuer"]) if issuer else None,
            ),
        )


CONTENT = re.compile(
    r"\bsố\s*:?\s*\d.{0,90}(?:phê\s+duyệt|ban\s+hành)\s+(?:kèm\s+theo\s+)?$", re.IGNORECASE
)
"""What makes a title the content of the numbered document before it."""

NUMBERED = re.compile(r"\bsố\s*:?\s*\d+[a-z]?(?:/|-[A-ZĐ])")
"""What is no title: 'Kế hoạch liên tịch số 05/KHLT-MTTQ'."""

NO_TITLE = re.compile(
    r"(?:được|do|có|gồm|nhằm|yêu|đề|đặt|xác|là|phải|sẽ|của|với|như|theo|này|trên|đó|cụ\s+thể|chi\s+tiết|nêu|đã)(?!\w)"
)


def _laws(sentence: str) -> Iterator[Cited]:
    for match in _law().finditer(sentence):
        year = match["year"]
        whole = one_line(match[0])
        yield Cited(
            match.start(),
            Document(type=match["type"], title=whole, date=parse(year) if year else None),
        )


@cache
def _of_issuer() -> re.Pattern[str]:
    return re.compile(rf"\s+của\s+(?P<issuer>{_issuer()})")


@cache
def _title_end() -> re.Pattern[str]:
    levels = alternatives(table("documents")["levels"])
    return re.compile(
        rf"[.;:()\n]|,(?!{VIEW})(?!\s+(?:{levels})(?!\w)(?=\s*(?:[;,.]|$)))"
        rf"|\s+(?:{_stops()})(?!\w)|\s+của\s+(?={_issuer()})"
    )


STRAY = re.compile(r'(?P<title>[^"“”]+)["”](?!\w)')
"""A title behind which a quotation ends that began before it: 'thi đua "Quy chế dân chủ" năm'."""


def _title(text: str) -> str:
    """Cut what follows a document's type to its title."""
    end = _title_end().search(text)
    title = text[: end.start()] if end else text
    quote = STRAY.match(title)
    title = quote["title"] if quote else title
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
            _one_number(one.number or "", other.number or "")
            and _agree(one.issuer, other.issuer)
            and _agree(one.date, other.date)
        )
    a, b = fold(one.title or ""), fold(other.title or "")
    return f"{a} ".startswith(f"{b} ") or f"{b} ".startswith(f"{a} ") or _is_shorter(a, b)


def _one_number(one: str, other: str) -> bool:
    """Say whether two numbers are one, perhaps without its year and sign: '67', '67/2014/NĐ-CP'."""
    short, long = sorted((one, other), key=len)
    return one == other or bool(short and re.match(rf"{re.escape(short)}[/-]", long))


def _is_shorter(one: str, other: str) -> bool:
    """Say whether one title has but words of the other, in their order, and most of them.

    'Pháp lệnh Hòa giải ở cơ sở' is that 'về tổ chức và hoạt động hòa giải ở cơ sở'.
    """
    short, long = sorted((one.split(), other.split()), key=len)
    if len(short) < SHORTEST_AGAIN or 2 * len(short) < len(long):
        return False
    return long[-1] == short[-1] and " ".join(short[2:]) in " ".join(long)


SHORTEST_AGAIN = 6
"""Syllables of a title that names a document again, its type's among them."""


def _agree(one: object, other: object) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one in other or other in one
    return one is None or other is None or one == other


def _fullness(document: Document) -> tuple[int, int, int]:
    stated = sum(value is not None for value in (document.number, document.issuer, document.date))
    return stated, len(document.number or ""), len(document.title or "")
