"""Who wrote it and where it was published, as the page states it in a line of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from khobao import gazetteer
from khobao.intake.tables import alternatives, table
from khobao.intake.text import UPPER, fold, one_line
from khobao.record import Source

LONGEST_NAMES = 8
"""Words in a byline by shape: two names of four syllables."""

NAME_WORD = rf"(?:[{UPPER}][\w'’.]*|và|-|–|,|&|;)"
NAMES = re.compile(rf"{NAME_WORD}(?:[\s]*{NAME_WORD})*")
DOMAIN = re.compile(r"(?:www\.)?((?:[a-z0-9-]+\.)+(?:vn|com|net|org|info))", re.IGNORECASE)
REMARK = re.compile(
    r"\s*\((?:CTV|TH|tổng hợp|thực hiện|lược ghi|ghi|Đài[^()]*|Báo[^()]*|Ban[^()]*)\)\s*$"
)
"""What is said of a writer in brackets behind the name."""

LOOSE = re.compile(rf"(?:Bài và ảnh|Tin và ảnh|Bài, ảnh|Tin, ảnh|Tin, bài)\s+(?P<who>[{UPPER}].*)")
"""A prefix with capitals behind it and no colon."""

CREDIT_BEHIND = re.compile(r"\s*[;,.–-]?\s*Ảnh\s*:.*$")
PARENTHESIS = re.compile(r"\(([^()]*)\)\.?")
WRITER = re.compile(r"theo\s+(?P<who>[^/()]+)/[^/()]+", re.IGNORECASE)
THEO = re.compile(r"theo\s+(.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """A byline as stated; `by_shape` when nothing but its looks and place say it is one."""

    text: str
    by_shape: bool


@cache
def _prefix() -> re.Pattern[str]:
    words = alternatives(table("words")["byline_prefixes"])
    return re.compile(rf"(?:{words})\s*[:：]\s*(?P<who>\S.*)", re.IGNORECASE)


def byline_line(line: str, *, by_shape: bool) -> Byline | None:
    """Return the byline a whole line states, by its prefix or, if asked, by its shape."""
    text = one_line(line)
    match = _prefix().fullmatch(CREDIT_BEHIND.sub("", text) or text)
    if match and len(match["who"].split()) <= LONGEST_NAMES:
        return Byline(text=_trimmed(match["who"]), by_shape=False)
    loose = LOOSE.fullmatch(text)
    if loose and _is_name(loose["who"]):
        return Byline(text=_trimmed(loose["who"]), by_shape=False)
    if by_shape and not THEO.match(text) and _is_name(REMARK.sub("", text)):
        return Byline(text=_trimmed(REMARK.sub("", text)), by_shape=True)
    return None


def _is_name(text: str) -> bool:
    text = text.split("/")[0].strip()
    words = text.split()
    if not 1 <= len(words) <= LONGEST_NAMES or not NAMES.fullmatch(text):
        return False
    bare = fold(text)
    if bare in _collective():
        return True
    if len(words) == 1:
        return (text.isupper() and len(text) <= 12) or "." in text.rstrip(".")
    return True


def _trimmed(text: str) -> str:
    return text.strip(" .,;-–")


def credit_line(line: str) -> bool:
    """Say whether the whole line is a photo's credit: 'Ảnh: N.V.A'."""
    return bool(_credit().fullmatch(one_line(line)))


@cache
def _credit() -> re.Pattern[str]:
    words = alternatives(table("words")["photo_credits"])
    return re.compile(rf"(?:{words})\s*:\s*\S.{{0,60}}", re.IGNORECASE)


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
        if theo or DOMAIN.fullmatch(inner) or inner in table("words")["agencies"]:
            return named_source(theo[1] if theo else inner)
        return None
    if DOMAIN.fullmatch(text):
        return named_source(text)
    match = _source_prefix().fullmatch(text) or (
        THEO.fullmatch(text) if len(text.split()) <= 6 and not text.endswith(",") else None
    )
    return named_source(match[1]) if match else None


def theo_byline(line: str) -> Byline | None:
    """Return the writer in '(Theo Hoài Thu/NLĐO)'."""
    match = WRITER.fullmatch(one_line(line).strip("().: "))
    return Byline(text=match["who"].strip(), by_shape=False) if match else None


def named_source(text: str) -> Source:
    """Return a source for a name or a domain; a newspaper's own domain gives its name."""
    stated = text.strip(" .;")
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
