"""When the article was published, with the words that say so; nothing missing is filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cache

from khobao.intake import periods, stamps
from khobao.intake.blocks import Block, Kind
from khobao.intake.periods import YEAR
from khobao.intake.stamps import Stamp
from khobao.intake.tables import alternatives, openers, table
from khobao.intake.text import sentences
from khobao.record.wording import Basis

CLOCK_GAP = 1
"""Years a page's date may lie after all the text speaks of, and still be the publication's."""

VIETNAM = timezone(timedelta(hours=7))
LATE_MONTHS = (11, 12)
EARLY_MONTHS = (1, 2)

FULL = re.compile(
    rf"(?<![\d./-])(?P<day>\d{{1,2}})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{{1,2}})"
    rf"(?:\s*[/.-]\s*|\s*,?\s+năm\s+)(?P<year>{YEAR})(?![\d])",
    re.IGNORECASE,
)
"""A day, month and year: 11-7-2016, 24/07/2024, 27 tháng 6 năm 2024."""

BEFORE = re.compile(r"(?:ngày|sáng|chiều|tối|trưa|từ|hôm|\()[\s(]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """The publication's date in EDTF with its basis and evidence, and what else was dated."""

    date: str | None = None
    basis: Basis = "unknown"
    evidence: tuple[str, ...] = ()
    time: str | None = None
    event_date: str | None = None
    page_stamp: str | None = None
    weekday_wrong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Years the text speaks of at one place; `planned` if a word of plans leads up to them."""

    first: int
    last: int
    planned: bool
    evidence: str

    @property
    def single(self) -> bool:
        return self.first == self.last

    @property
    def to_come(self) -> bool:
        """Whether this is a period that is only being planned."""
        return self.planned and not self.single


def dating(
    blocks: Sequence[Block], *, published: str | None = None, url: str | None = None
) -> Dating:
    """Return the article's date: stated by the page or a stamp, computed, or inferred.

    `published` is what a page's metadata say; `url` may hold a month, the last of all hints.
    """
    texts = [b.text for b in blocks if b.kind in (Kind.TITLE, Kind.LEAD, Kind.BODY)]
    years = [spoken for text in texts for spoken in _years(text)]
    event = _event(blocks, years)
    stamp = next((s for b in blocks if b.kind is Kind.STAMP and (s := stamps.read(b.text))), None)
    if published and (moment := _moment(published)):
        return Dating(
            date=moment[0],
            basis="stated",
            evidence=(published,),
            time=moment[1],
            event_date=event[0] if event else None,
        )
    if stamp and not _is_clock(stamp, years):
        return Dating(
            date=stamp.day.isoformat(),
            basis="stated",
            evidence=(stamp.text,),
            time=stamp.time,
            event_date=event[0] if event else None,
            weekday_wrong=stamp.weekday_fits is False,
        )
    page_stamp = stamp.day.isoformat() if stamp else None
    if event:
        day, evidence = event
        return Dating(
            date=day, basis="computed", evidence=evidence, event_date=day, page_stamp=page_stamp
        )
    inferred, evidence = _inferred(years) or _month_in(url)
    return Dating(
        date=inferred,
        basis="inferred" if inferred else "unknown",
        evidence=evidence,
        page_stamp=page_stamp,
    )


def _moment(published: str) -> tuple[str, str | None] | None:
    """Return day and time in Vietnam of what a page's metadata state; midnight is no time."""
    try:
        moment = datetime.fromisoformat(published.strip())
    except ValueError:
        stamp = stamps.read(published)
        return (stamp.day.isoformat(), stamp.time) if stamp else None
    if moment.tzinfo is not None:
        moment = moment.astimezone(VIETNAM)
    clock = f"{moment:%H:%M}"
    return moment.date().isoformat(), clock if clock != "00:00" else None


URL_MONTH = re.compile(r"/(?P<year>20[0-2]\d)/?(?P<month>0[1-9]|1[0-2])(?:/|\d{2}/)")


def _month_in(url: str | None) -> tuple[str | None, tuple[str, ...]]:
    match = URL_MONTH.search(url or "")
    return (f"{match['year']}-{match['month']}", (match[0],)) if match else (None, ())


def _is_clock(stamp: Stamp, years: Sequence[Spoken]) -> bool:
    """Say whether a page's date is its clock's: all the text tells lies over a year before."""
    if stamp.says_published or not years:
        return False
    return (
        stamp.day.year - max(spoken.first if spoken.to_come else spoken.last for spoken in years)
        > CLOCK_GAP
    )


def _years(text: str) -> Iterator[Spoken]:
    for start, end in sentences(text):
        sentence = text[start:end]
        for period in periods.find(sentence):
            before = sentence[max(0, period.start - 60) : period.start]
            yield Spoken(
                first=period.first,
                last=period.last,
                planned=bool(periods.plan_words().search(before)),
                evidence=_evidence(sentence, period.start, period.end),
            )


def _evidence(sentence: str, start: int, end: int) -> str:
    """Return the clause around a period, for an editor to judge by."""
    left = max(sentence.rfind(mark, 0, start) for mark in (",", ";", ":", "("))
    clause = sentence[left + 1 : end].strip()
    if clause.count('"') % 2 or clause.count("“") > clause.count("”"):
        clause = clause[max(clause.rfind('"'), clause.rfind("“")) + 1 :]
    return clause if 0 < len(clause) <= 120 else sentence[start:end].strip()


def _inferred(years: Sequence[Spoken]) -> tuple[str, tuple[str, ...]] | None:
    """Return the year the text was written in, by the latest that it speaks of as present.

    A period that ended and the next that begins leave both years open: 2016-2020, then 2021-2025
    gives 2020/2021.
    """
    if not years:
        return None
    past = [spoken for spoken in years if not spoken.to_come]
    coming = [spoken for spoken in years if spoken.to_come]
    latest = max((spoken.last for spoken in past), default=None)
    opening = max((spoken.first for spoken in coming), default=None)
    if latest is None:
        return None
    if opening == latest + 1:
        chosen = [_first(past, last=latest), _first(coming, first=opening)]
        return f"{latest}/{opening}", tuple(spoken.evidence for spoken in chosen)
    present = _first(past, last=latest)
    return (
        (str(latest), (present.evidence,))
        if present.single
        else (f"{latest}/{latest + 1}", (present.evidence,))
    )


def _first(years: Sequence[Spoken], *, first: int | None = None, last: int | None = None) -> Spoken:
    return next(
        spoken
        for spoken in years
        if (first is None or spoken.first == first) and (last is None or spoken.last == last)
    )


@cache
def _day_pattern() -> re.Pattern[str]:
    words = alternatives(table("words")["day_openers"])
    return re.compile(
        rf"(?:^|[,;(]\s*|\s)(?P<text>(?:{words})\s*\(?(?P<day>\d{{1,2}})[/-](?P<month>\d{{1,2}}))"
        r"(?![\d/-])",
        re.IGNORECASE,
    )


def _event(blocks: Sequence[Block], years: Sequence[Spoken]) -> tuple[str, tuple[str, ...]] | None:
    """Return the day of what is reported: the first that the lead or first text opens with."""
    first = next((b for b in blocks if b.kind in (Kind.LEAD, Kind.BODY)), None)
    if first is None:
        return None
    start, end = next(sentences(first.text), (0, 0))
    sentence = first.text[start:end]
    if not openers("words", "day_openers").match(sentence):
        return None
    full = FULL.search(sentence[:40])
    if full:
        day = _iso(int(full["year"]), int(full["month"]), int(full["day"]))
        return (day, (full[0],)) if day else None
    match = _day_pattern().match(sentence)
    return _with_year(match, years) if match else None


def _with_year(match: re.Match[str], years: Sequence[Spoken]) -> tuple[str, tuple[str, ...]] | None:
    """Give a day and month the year the text speaks of, if it leaves no doubt which.

    Near the turn of a year a text may plan the next or tell of the last: then there is doubt.
    """
    single = [spoken for spoken in years if spoken.single]
    if not single:
        return None
    latest = max(spoken.last for spoken in single)
    month = int(match["month"])
    recap = any(spoken.last == latest - 1 for spoken in single)
    planned = any(spoken.planned for spoken in single if spoken.last == latest)
    if month in LATE_MONTHS and (recap or planned):
        return None
    if month in EARLY_MONTHS and not (recap or planned):
        return None
    day = _iso(latest, month, int(match["day"]))
    evidence = next(spoken for spoken in single if spoken.last == latest).evidence
    return (day, (match["text"], evidence)) if day else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
