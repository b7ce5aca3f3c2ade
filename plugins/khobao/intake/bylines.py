"""Who wrote it and where it was published, as the page states it in a line of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from khobao import gazetteer
from khobao.intake.kept import kept
from khobao.intake.tables import alternatives, openers, table
from khobao.intake.text import UPPER, first_word, fold, has_final_stop, one_line
from khobao.record import Source, honorifics

LONGEST_NAMES = 8
LONGEST_BODY = 9
LONGEST_THEO, LONGEST_WRITER = 6, 10
"""Words in a byline by shape: two names of four syllables."""

NAME_WORD = rf"(?:[{UPPER}][\w'’.]*|và|-|–|,|&|;)"
NAMES = re.compile(rf"{NAME_WORD}(?:[\s]*{NAME_WORD})*")
DOMAIN = re.compile(r"(?:www\.)?((?:[a-z0-9-]+\.)+(?:vn|com|net|org|info))", re.IGNORECASE)
LOOSE = re.compile(rf"(?:Bài và ảnh|Tin và ảnh|Bài, ảnh|Tin, ảnh|Tin, bài)\s+(?P<who>[{UPPER}].*)")
"""A prefix with capitals behind it and no colon."""

CREDIT_BEHIND = re.compile(
    r"\s*[;,.|–-]?\s*\b"
    r"(?:ảnh|video|clip|đồ họa|đồ hoạ|thiết kế|trình bày|quay phim|kỹ thuật)\s*:.*$",
    re.IGNORECASE,
)
PARENTHESIS = re.compile(r"\(([^()]*)\)\.?")
WRITER = re.compile(
    r"(?:theo|nguồn\s*:)\s+(?P<who>[^/()]+?)"
    r"(?:/[^/()]+|\s*\((?:báo|đài|tạp\s+chí|cổng|trang|[\w.-]+\.(?:vn|com|net|org))[^()]*\)?)",
    re.IGNORECASE,
)
BY_GENRE = re.compile(
    rf"(?:Ghi chép|Phóng sự|Bút ký|Ký|Ký sự|Bài)(?: và ảnh)? của (?P<who>[{UPPER}].*)"
)
SIGNED_FOR = re.compile(r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L)[./]?\s")
"""How a document is signed for another: 'TM. ỦY BAN NHÂN DÂN'."""

WRITTEN_BY = re.compile(r"(?:Viết|Đăng|Được viết|Được đăng) bởi (?P<who>\S.*)")
BEHIND = re.compile(r"(?P<who>[^,–-]+?)\s*(?:\s[-–]\s|,\s)\s*(?P<body>\S.*)")
"""A name, and the body its bearer belongs to."""

CLAN = re.compile(rf"[HKY]\s?['’][{UPPER}]")
"""How a name of the Central Highlands may stand alone: K’Brêu."""

ASIDE = re.compile(r"(?P<who>[^()]+?)\s*\([^()]{2,60}\)")
"""A name, and in brackets where he works or what he drew on."""

MARKS = "*•✍▪►|–- "
"""Signs that sites set before a writer's name."""

SAYS = re.compile(r"(?P<who>.+?)\s+(?:ghi|thực hiện|tổng hợp|lược ghi|sưu tầm|biên soạn)")
THEO = re.compile(r"theo\s+(.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """A byline as stated; `by_shape` when nothing but its looks and place say it is one."""

    text: str
    by_shape: bool


@cache
def _prefix() -> re.Pattern[str]:
    words = alternatives(table("words")["byline_prefixes"])
    return re.compile(rf"(?:{words}|{MADE})\s*[:：]\s*(?P<who>\S.*)", re.IGNORECASE)


MADE = (
    r"(?=[^:]*\b(?:tin|bài)\b)(?:tin|bài(?:\s+viết)?|ảnh|clip|video)"
    r"(?:\s*(?:,|/|&|\+|-|–|và|\s)\s*(?:và\s+)?(?:tin|bài|ảnh|clip|video)){1,3}"
)
"""What somebody made, joined in any way: 'Tin/ảnh', 'Bài & ảnh'; a picture alone is a credit."""


def byline_line(line: str, *, by_shape: bool) -> Byline | None:
    """Return the byline a whole line states, by its prefix or, if asked, by its shape."""
    text = one_line(line).lstrip(MARKS)
    stated = _stated(text)
    if stated is not None:
        who = _bare(stated)
        return None if _is_nobody(who) else Byline(text=_trimmed(who), by_shape=False)
    if SIGNED_FOR.match(text):
        return None
    bracketed = PARENTHESIS.fullmatch(text)
    theo = THEO.fullmatch(bracketed[1].strip() if bracketed else text)
    if theo and _is_writer(theo[1]):
        return Byline(text=_trimmed(theo[1]), by_shape=False)
    if not by_shape or theo:
        return None
    text = CREDIT_BEHIND.sub("", bracketed[1] if bracketed else text).strip(" /–-[]")
    bare = _bare(text)
    if bracketed and bare in table("words")["agencies"]:
        return None
    if _is_person(bare.removesuffix(".")):
        bare = bare if bare.isupper() else bare.removesuffix(".")
    if has_final_stop(bare) and not bare.isupper() and " " in bare:
        return None
    collective = len(bare.split()) <= LONGEST_BODY and _bodies().match(bare)
    name = bare[len(honorifics.before(bare) or "") :].strip()
    if _is_name(name) or (collective and not bracketed):
        return Byline(text=_trimmed(bare), by_shape=True)
    return None


def _bare(text: str) -> str:
    """Return a writer's name without what is said of him: his trade, his body, his task."""
    bare = _remark().sub("", _works_as().sub("", text))
    aside = ASIDE.fullmatch(bare)
    if aside and _is_person(aside["who"]):
        bare = aside["who"]
    member = BEHIND.fullmatch(bare)
    if member and _is_person(member["who"]) and _is_of_body(member["body"]):
        bare = member["who"]
    said = SAYS.fullmatch(bare)
    return said["who"] if said and _is_person(said["who"]) else bare


@kept(4096)
def _stated(text: str) -> str | None:
    """Return whom a prefix names: 'Tác giả: …', 'Bài và ảnh …', 'Ghi chép của …'."""
    match = _prefix().fullmatch(text)
    who = CREDIT_BEHIND.sub("", match["who"]) if match else ""
    if who and len(who.split()) <= LONGEST_NAMES:
        return who
    for form in (LOOSE, BY_GENRE, WRITTEN_BY):
        match = form.fullmatch(text)
        if match and (_is_name(match["who"]) or _is_nobody(match["who"])):
            return match["who"]
    return None


def signs_alone(line: str, *, pen_name: bool = False) -> bool:
    """Say whether a line is a person's full name, by its family's name or a scholar's title.

    `pen_name`: whatever stands beside it makes any name likely, but a place's.
    """
    text = one_line(line)
    byline = byline_line(text, by_shape=True)
    if byline is None or not byline.by_shape or not _is_person(byline.text):
        return False
    first, second = byline.text.split()[:2]
    people = table("people")
    scholar = fold(first.rstrip(".")) in {fold(word) for word in people["scholars"]}
    family = second if scholar else first
    places = gazetteer.load()
    known = places.lookup(byline.text) or places.districts_named(byline.text)
    named = pen_name or scholar or family.capitalize() in people["family_names"]
    return named and not known


def is_body(line: str) -> bool:
    """Say whether a short line names a body that people write for."""
    return len(line.split()) <= LONGEST_BODY and bool(_bodies().match(line.strip()))


def names_nobody(line: str) -> bool:
    """Say whether a line names the site's software or staff as its writer: 'Người đăng: Admin'."""
    stated = _stated(one_line(line))
    return stated is not None and _is_nobody(stated)


def _is_nobody(name: str) -> bool:
    return _trimmed(name).lower() in table("html")["no_authors"]


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(table('words')['writing_bodies'])})(?!\w)")


@cache
def _works_as() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{alternatives(table('words')['writers'])})\s+(?=[{UPPER}]\w*[{UPPER}\s.])"
    )


def is_poster(line: str) -> bool:
    """Say whether a line names who posted it, who may have written nothing of it."""
    return bool(_poster().match(one_line(line).lstrip(MARKS)))


@cache
def _poster() -> re.Pattern[str]:
    words = alternatives(table("words")["poster_prefixes"], ignore_case=True)
    return re.compile(rf"(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _remark() -> re.Pattern[str]:
    """Match what is said of a writer in brackets behind the name: a task, a body."""
    bodies = alternatives([*table("words")["writing_bodies"], "Ban"])
    return re.compile(
        r"\s*\((?:CTV|TH|t/h|tổng hợp|thực hiện|lược ghi|ghi|sưu tầm"
        rf"|(?:{bodies})(?!\w)[^()]*)\)\s*$",
        re.IGNORECASE,
    )


def _is_of_body(text: str) -> bool:
    return bool(_bodies().match(text)) or first_word(text) in BODY_WORDS


def _is_person(text: str) -> bool:
    return 2 <= len(text.split()) <= 5 and _is_name(text)


def _is_name(text: str) -> bool:
    text = text.split("/")[0].strip()
    words = text.split()
    if not 1 <= len(words) <= LONGEST_NAMES or not NAMES.fullmatch(text):
        return False
    bare = fold(text)
    if not bare or bare in HEADINGS:
        return False
    if bare in _collective():
        return True
    if is_office(text) or (words[0].lower() in BODY_WORDS and not _bodies().match(text)):
        return False
    if len(words) == 1:
        initials = (text.isupper() and len(text) <= 12) or "." in text.rstrip(".")
        return initials or bool(CLAN.match(text))
    return words[0].lower() not in NO_NAMES | _levels()


NO_NAMES = frozenset({"ảnh", "nguồn", "theo", "tin", "bài", "xem"})
"""First words of credits and links; 'ANH NGỌC' is somebody."""

HEADINGS = frozenset({"danh sach", "phu luc", "thong bao", "ket luan", "dat van de", "tom tat"})
"""Headings in capitals that open like a name: 'DANH SÁCH'."""

BODY_WORDS = frozenset({"ban", "sở", "phòng", "ủy", "uỷ", "hội", "ubnd", "hđnd"})
"""First words of bodies, written in capitals like names: 'BAN LỄ TANG'; 'Bàn Hải Yến' is one."""


@cache
def _levels() -> frozenset[str]:
    """Return words of a level, before a place's name: 'Xã Đồng Tâm' is nobody."""
    return frozenset(level.lower() for level in table("people")["levels"])


@cache
def _offices() -> frozenset[str]:
    return frozenset(fold(head) for head in table("people")["heads"])


def is_office(line: str) -> bool:
    """Say whether a line is nothing but an office, as it stands above a signature."""
    if len(line) > LONGEST_OFFICE or has_final_stop(line):
        return False
    bare = fold(line)
    return bare in _offices() or bool(_office_of().match(bare))


LONGEST_OFFICE = 80
"""Letters of an office with its body, above a signature."""


@cache
def _office_of() -> re.Pattern[str]:
    """Match an office's head and a body behind it, folded: 'CHỦ TỊCH UBND TỈNH'."""
    heads = alternatives(head for head in _offices() if " " in head)
    bodies = alternatives(fold(body) for body in table("people")["signing_bodies"])
    return re.compile(rf"(?:(?:tm|kt|tl|tuq|q)\s)?(?:{heads})\s(?:{bodies})(?!\w)")


def _trimmed(text: str) -> str:
    return text.strip(" .,;-–")


def credit_line(line: str) -> bool:
    """Say whether the whole line is a photo's credit: 'Ảnh: N.V.A', '(Ảnh minh họa)'."""
    return bool(_credit().fullmatch(one_line(line).strip("()[]* ")))


@cache
def _credit() -> re.Pattern[str]:
    words = alternatives(table("words")["photo_credits"])
    return re.compile(
        rf"(?:{words})\s*:\s*\S.{{0,60}}|(?:{words})\s+(?-i:[{UPPER}][^:]{{2,40}})"
        r"|ảnh\s+(?:minh\s+(?:họa|hoạ)|tư\s+liệu|nguồn\s+internet|internet)",
        re.IGNORECASE,
    )


@cache
def _source_prefix() -> re.Pattern[str]:
    words = alternatives(table("words")["source_prefixes"])
    return re.compile(rf"(?:{words})\s*:\s*(\S.*)", re.IGNORECASE)


@cache
def _collective() -> frozenset[str]:
    return frozenset(fold(word) for word in table("words")["collective_bylines"])


def source_line(line: str) -> Source | None:
    """Return the source that a whole line states: '(baocaobang.vn)', 'Nguồn: …', '(Theo …)'."""
    text = one_line(line)
    if len(text) > 120:
        return None
    bracketed = PARENTHESIS.fullmatch(text)
    if bracketed:
        inner = bracketed[1].strip()
        theo = THEO.fullmatch(inner)
        if theo and _is_writer(theo[1]):
            return None
        if theo or DOMAIN.fullmatch(inner) or inner in table("words")["agencies"]:
            return named_source(theo[1] if theo else inner)
        if STATION.fullmatch(inner):
            return Source(name=inner)
        text = inner
        if not _source_prefix().fullmatch(text):
            return None
    if DOMAIN.fullmatch(text):
        return named_source(text)
    match = _source_prefix().fullmatch(text) or (
        THEO.fullmatch(text) if _is_short(text) and not text.endswith(",") else None
    )
    if match is None or (match.re is THEO and _is_writer(match[1])):
        return None
    return named_source(match[1])


STATION = re.compile(
    r"(?:Trang|Cổng)\s+(?:[Tt]hông\s+tin\s+điện\s+tử|TTĐT|tin\s+điện\s+tử)\s+[^()]{3,60}"
    rf"|Đài\s+(?:Truyền\s+thanh|PT|TT|Phát\s+thanh)[^().!?]*\s[{UPPER}][^().!?]{{1,40}}"
    rf"|Báo\s+[{UPPER}][^().!?]{{2,30}}"
)
"""A site's, station's or paper's own name in brackets below a text tells where it stood."""


def _is_short(text: str) -> bool:
    """Say whether 'Theo …' is too short for a sentence; a writer and his paper are longer."""
    return len(text.split()) <= (LONGEST_WRITER if OUTLET.fullmatch(text) else LONGEST_THEO)


def _is_writer(text: str) -> bool:
    """Say whether 'theo …' names a person: no paper, agency, body or site."""
    known = {*table("words")["papers"], *table("words")["agencies"]}
    opener = openers("furniture", "site_openers").match(text) or _bodies().match(text)
    return (
        "/" not in text
        and _is_person(text)
        and text not in known
        and not opener
        and not DOMAIN.search(text)
    )


OUTLET = re.compile(
    r"[^/()]+/\s*([^/()]{2,40})|[^()]+\((?=Báo|Đài|Tạp chí|Cổng|Trang)([^()]{2,60})\)"
)
"""Where a writer wrote: 'Lan Anh/Dân Việt', 'Lan Anh (Báo Nghệ An)'."""


def theo_byline(line: str) -> Byline | None:
    """Return the writer in '(Theo Hoài Thu/NLĐO)'."""
    match = WRITER.fullmatch(one_line(line).strip("().: "))
    return Byline(text=match["who"].strip(), by_shape=False) if match else None


def named_source(text: str) -> Source:
    """Return a source for a name or a domain; a newspaper's own domain gives its name."""
    stated = text.strip(" .;")
    outlet = OUTLET.fullmatch(stated)
    stated = (outlet[1] or outlet[2]) if outlet else stated
    domain = DOMAIN.search(stated)
    if domain:
        host = domain[1].lower()
        return Source(name=_site_name(host), domain=host)
    agency = next(
        (name for short, name in table("words")["agencies"].items() if stated.endswith(short)), None
    )
    return Source(name=agency or stated)


def _site_name(host: str) -> str | None:
    """Name a site: from the table, or 'Báo' and the province its domain spells."""
    known: dict[str, str] = table("words")["domains"]
    if host in known:
        return known[host]
    label = host.split(".")[0]
    if not label.startswith("bao"):
        return None
    bare = label.removeprefix("bao").removesuffix("online")
    for province in gazetteer.load().provinces:
        if fold(province.name).replace(" ", "") == bare:
            return f"Báo {province.name}"
    return None
