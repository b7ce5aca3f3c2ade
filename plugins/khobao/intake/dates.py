"""When the article was published, with the words that say so; nothing missing is filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from functools import cache

from khobao.intake import periods, stamps
from khobao.intake.blocks import Block, Kind
from khobao.intake.periods import A_YEAR, YEAR
from khobao.intake.stamps import Stamp
from khobao.intake.tables import alternatives, table, words
from khobao.intake.text import UPPER, one_line, sentences, syllables
from khobao.record.dates import parse
from khobao.record.wording import Basis

CLOCK_GAP = 365
"""Days a page's date may lie after all the text speaks of, and still be the publication's."""

NEAR = 60
"""Characters before a date in which a document's number may stand."""

VIETNAM = timezone(timedelta(hours=7))
EARLIEST = 1998
"""No paper of the provinces was on the web before: an earlier year alone is history's."""

MOST_YEARS = 11
"""Years from first to last that a running period may have, to say anything of the day."""

FARTHEST = 300
"""Days before its publication that an article's event may lie, if the text tells no year."""

LATE_MONTHS = (11, 12)
EARLY_MONTHS = (1, 2)
LATEST_JUDGED = 9
"""The month until which the last year's results are told: 'công nhận 9 xã đạt chuẩn năm 2018'."""

SUMMER = range(6, 10)
SCHOOL_BEGINS, SCHOOL_ENDS = 9, 5
"""Months."""
SCHOOL_YEAR = re.compile(rf"năm\s+học\s+(?P<first>{YEAR})\s*[-–]\s*(?P<last>{YEAR})", re.IGNORECASE)

NEW_YEAR = re.compile(
    rf"(?i:tết|xuân|hè|hè\s+thu|mùa\s+đông)(?:\s+(?i:nguyên\s+đán))?(?:\s+[{UPPER}]\w+){{0,2}}\s+"
    rf"(?:[-–]\s+)?(?P<year>{YEAR})(?!\s*[-–]\s*\d|\d)"
)

FULL = re.compile(
    rf"(?P<day>\d(?<![\d./-]\d)\d?)(?:\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{{1,2}})"
    rf"(?:\s*[/.-]\s*|\s*,?\s+năm\s+)(?P<year>{YEAR})(?![\d])",
    re.IGNORECASE,
)
"""A day, month and year: 11-7-2016, 24/07/2024, 27 tháng 6 năm 2024.

What stands before is looked at behind the first digit: so a search skips from digit to digit.
"""


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


def impossible(blocks: Sequence[Block]) -> bool:
    """Say whether the text writes a day that no calendar has: 31/2/2020."""
    dated = (block.text for block in blocks if A_YEAR.search(block.text))
    dates = (match for text in dated for match in FULL.finditer(text))
    return any(_iso(int(m["year"]), int(m["month"]), int(m["day"])) is None for m in dates)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Years the text speaks of at one place.

    `start` and `end` are the first and last day. `planned`: a word of plans leads up to them;
    `next_year`: they're said to be the coming one; `completed`: the text looks back on them;
    `judged`: somebody is told to have reached something in them, mostly in the year that follows;
    `full`: they are a day; `school`: a school's year.
    """

    start: date
    end: date
    evidence: str
    planned: bool = False
    next_year: bool = False
    completed: bool = False
    judged: bool = False
    full: bool = False
    school: bool = False

    @property
    def first(self) -> int:
        return self.start.year

    @property
    def last(self) -> int:
        return self.end.year

    @property
    def single(self) -> bool:
        return self.first == self.last

    @property
    def told(self) -> bool:
        """Whether the text tells of these years as of the present or the past."""
        return self.single or self.completed or self.school

    @property
    def to_come(self) -> bool:
        """Whether this is a period that is only being planned."""
        return self.planned and not self.single


def dating(
    blocks: Sequence[Block],
    *,
    published: str | None = None,
    url: str | None = None,
    month_first: bool = False,
) -> Dating:
    """Return the article's date: stated by the page or a stamp, computed, or inferred.

    `published` is what a page's metadata say; `url` may hold a month, which counts if it fits
    the years that the text speaks of. `month_first`: the page's other dates can't be read else.
    """
    texts = [b.text for b in blocks if b.kind in (Kind.TITLE, Kind.LEAD, Kind.BODY)]
    years = _opened([spoken for text in texts for spoken in _years(text)])
    stamp, above_title = _stamp(blocks)
    if stamp and stamp.turned and _is_month_first(stamp, blocks, month_first):
        stamp = replace(stamp, day=stamp.turned, month_first=True, turned=None)
    if (
        published
        and (moment := _moment(published, month_first))
        and not _belies(stamp, above_title, moment[0])
    ):
        event = _event(blocks, years, date.fromisoformat(moment[0]))
        return Dating(
            date=moment[0],
            basis="stated",
            evidence=(published,),
            time=moment[1] or _time_shown(stamp, moment[0]),
            event_date=event[0] if event else None,
        )
    at_title = stamp is not None and _right_above_title(blocks)
    if stamp and not _is_clock(stamp, above_title, years, at_title=at_title):
        event = _event(blocks, years, stamp.day)
        return Dating(
            date=stamp.day.isoformat(),
            basis="stated",
            evidence=(stamp.text, MONTH_FIRST) if stamp.month_first else (stamp.text,),
            time=stamp.time,
            event_date=event[0] if event else None,
            weekday_wrong=stamp.weekday_fits is False,
        )
    page_stamp = stamp.day.isoformat() if stamp else None
    if issue := _issue(blocks):
        return Dating(date=issue[0], basis="stated", evidence=(issue[1],), page_stamp=page_stamp)
    spoken = _not_before(texts, _inferred(years))
    month, shown = _month_in(url)
    if month and spoken and not int(spoken[0][:4]) <= int(month[:4]) <= int(spoken[0][-4:]) + 1:
        month = None
    event = _event(blocks, years, None, month)
    if event:
        day, evidence = event
        return Dating(
            date=day, basis="computed", evidence=evidence, event_date=day, page_stamp=page_stamp
        )
    inferred, evidence = (month, shown) if month else spoken or (None, ())
    return Dating(
        date=inferred,
        basis="inferred" if inferred else "unknown",
        evidence=evidence,
        page_stamp=page_stamp,
    )


MONTH_FIRST = "tháng trước ngày"
"""What is told of a stamp that was read as American systems write."""

LATELY = 15
"""Days that lie at most between what an article tells of and its publication, to tell by."""


def _is_month_first(stamp: Stamp, blocks: Sequence[Block], others: bool) -> bool:
    """Say whether a stamp that may be two days is one whose month stands first.

    Other dates of the page tell, or an American clock ('6/7/2014 3:24:00 PM') if then the event
    the text opens with lies just before the publication, and else it would be long past.
    """
    if others or _listed_month_first(blocks):
        return True
    if stamp.turned is None or not AMERICAN.search(stamp.text):
        return False
    told = [_event(blocks, (), day) for day in (stamp.turned, stamp.day)]
    turned, straight = (date.fromisoformat(one[0]) if one else None for one in told)
    if turned is None or (stamp.turned - turned).days > LATELY:
        return False
    return straight is None or (stamp.day - straight).days > LATELY


AMERICAN = re.compile(r"\d{1,2}/\d{1,2}/\d{4}\s+\d{1,2}:\d{2}(?::\d{2})?\s*[AP]M", re.IGNORECASE)


def _listed_month_first(blocks: Sequence[Block]) -> bool:
    """Say whether the dates in a page's lists can all be read with the month first, one only so."""
    cut = (b.text for b in blocks if b.kind in (Kind.FURNITURE, Kind.STAMP))
    return stamps.month_first(m.groups() for text in cut for m in stamps.NUMERIC.finditer(text))


def _time_shown(stamp: Stamp | None, published: str) -> str | None:
    """Return the time that the page shows beside the day its metadata give without one."""
    shown = stamp is not None and stamp.day.isoformat() == published
    return stamp.time if stamp and shown else None


def _belies(stamp: Stamp | None, above_title: bool, published: str) -> bool:
    """Say whether the date under the headline is days before that of the metadata.

    Nothing is published after it is shown: then the metadata tell the server's clock, or a change.
    """
    if stamp is None or stamp.is_clock or above_title:
        return False
    return date.fromisoformat(published) - stamp.day > timedelta(days=1)


def _stamp(blocks: Sequence[Block]) -> tuple[Stamp | None, bool]:
    """Return the stamp that stands nearest to the headline, and whether it stands above it.

    Between headline and text, else above, else behind the text, where related articles have theirs.
    """
    title = next((i for i, b in enumerate(blocks) if b.kind is Kind.TITLE), 0)
    text = next(
        (i for i, b in enumerate(blocks) if i > title and b.kind in (Kind.LEAD, Kind.BODY)), title
    )
    read = [
        (i, stamp)
        for i, block in enumerate(blocks)
        if block.kind is Kind.STAMP and (stamp := stamps.read(block.text))
    ]
    under = [stamp for i, stamp in read if title < i < text]
    above = [stamp for i, stamp in reversed(read) if i < title]
    listed = next((i for i, b in enumerate(blocks) if i > text and _is_listed(b)), len(blocks))
    behind = [
        stamp for i, stamp in read if text < i < listed or (i > text and stamp.says_published)
    ]
    published = [stamp for stamp in (*above, *behind) if stamp.says_published]
    if under:
        return under[0], False
    stamp = next(iter((*published, *above, *behind)), None)
    return stamp, stamp in above


def _is_listed(block: Block) -> bool:
    """Say whether a block was cut off behind the text: a related headline, dated on its own."""
    return block.kind is Kind.FURNITURE and syllables(block.text) >= SHORTEST_LISTED


SHORTEST_LISTED = 7
"""Syllables of a related headline; buttons and counters have fewer."""


ISSUE = re.compile(
    rf"\bsố\s+(?:\d{{1,3}}\s*[,(-]\s*)?tháng\s+(?P<month>\d{{1,2}})\s*[/-]\s*(?P<year>{YEAR})",
    re.IGNORECASE,
)
"""What a bulletin prints above its articles: 'Số tháng 9/2015', 'Số 12, tháng 9-2015'."""


def _issue(blocks: Sequence[Block]) -> tuple[str, str] | None:
    """Return the month of the issue named above the title, or of the signature, and the words."""
    above = True
    for block in blocks:
        above = above and block.kind is not Kind.TITLE
        match = (
            ISSUE.search(block.text) if above else stamps.SIGNED_IN.fullmatch(block.text.strip())
        )
        if match and 1 <= int(match["month"]) <= 12:
            return f"{match['year']}-{int(match['month']):02d}", match[0]
    return None


def _right_above_title(blocks: Sequence[Block]) -> bool:
    """Say whether the line above the title is a date: a clock stands further up."""
    title = next((i for i, b in enumerate(blocks) if b.kind is Kind.TITLE), 0)
    return title > 0 and blocks[title - 1].kind is Kind.STAMP


def _moment(published: str, month_first: bool = False) -> tuple[str, str | None] | None:
    """Return day and time in Vietnam of what a page's metadata state; midnight is no time."""
    try:
        moment = datetime.fromisoformat(published.strip())
    except ValueError:
        stamp = stamps.read(published)
        if stamp is None:
            return None
        day = stamp.turned if stamp.turned and month_first else stamp.day
        return day.isoformat(), stamp.time
    if moment.tzinfo is not None and moment.year > 1:
        moment = moment.astimezone(VIETNAM)
    clock = f"{moment:%H:%M}"
    if moment.year < EARLIEST or (moment.month, moment.day, clock) == (1, 1, "00:00"):
        return None  # what systems write where nobody told them: 1970-01-01, 2000-01-01T00:00
    return moment.date().isoformat(), clock if clock != "00:00" else None


URL_MONTH = re.compile(
    r"/(?P<year>20[0-2]\d)[/-]?(?P<month>0[1-9]|1[0-2])(?:/|\d{2}/)"
    r"|-(?:[0-2]\d|3[01])-(?P<month3>0[1-9]|1[0-2])-(?P<year3>20[0-2]\d)/?$"
    r"|-(?P<year2>20[0-2]\d)(?P<month2>0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:[01]\d|2[0-3])\d{4,9}\.\w+$"
)
"""A month in an address: '/202103/', '/2021/03/', '-15-03-2021/', the moment some systems add."""


def _month_in(url: str | None) -> tuple[str | None, tuple[str, ...]]:
    match = URL_MONTH.search(url or "")
    if match is None:
        return None, ()
    year = match["year"] or match["year2"] or match["year3"]
    month = match["month"] or match["month2"] or match["month3"]
    return f"{year}-{month}", (match[0],)


def _is_clock(stamp: Stamp, above_title: bool, years: Sequence[Spoken], *, at_title: bool) -> bool:
    """Say whether a date at a page's head is its clock's: all the text tells lies a year before."""
    if stamp.is_clock:
        return True
    if stamp.time and at_title:
        return False
    if stamp.says_published or not above_title or not years:
        return False
    told = max(s.start if s.to_come or s.next_year else s.end for s in years)
    return (stamp.day - told).days > CLOCK_GAP


def _years(text: str) -> Iterator[Spoken]:
    if not A_YEAR.search(text):
        return
    for start, end in sentences(text):
        sentence = text[start:end]
        if not A_YEAR.search(sentence):
            continue
        for period in periods.find(sentence):
            before = sentence[max(0, period.start - 60) : period.start]
            if _is_aim(sentence[: period.start], period.text):
                continue
            if period.single and SINCE.search(before) and UNTIL_NOW.match(sentence, period.end):
                continue
            span = parse(period.edtf)
            yield Spoken(
                start=span.start,
                end=span.end,
                planned=bool(periods.plan_words().search(before)),
                next_year=bool(words("words", "next_year").search(before)) and period.single,
                completed=bool(words("words", "recaps").search(before)),
                judged=period.single and bool(words("words", "judges").search(before)),
                evidence=_evidence(sentence, period.start, period.end),
            )
        yield from _compared(sentence)
        yield from _contrasted(text, start, end)
        yield from _full_years(sentence)
        yield from _school_years(sentence)
        yield from _new_years(sentence)


def _compared(sentence: str) -> Iterator[Spoken]:
    """Yield the year that a sentence speaks of when it compares with the same time of the last."""
    for match in SAME_TIME.finditer(sentence):
        year = int(match["year"]) + 1
        yield Spoken(start=date(year, 1, 1), end=date(year, 12, 31), evidence=one_line(match[0]))


def _contrasted(text: str, start: int, end: int) -> Iterator[Spoken]:
    """Yield the year that the next sentence calls this one, where this tells of the last.

    'Năm 2015, con số ấy chỉ còn 1.150 hộ. Năm nay, …'
    """
    told = OF_YEAR.match(text, start, end)
    behind = THIS_YEAR.match(text, end)
    if told and behind:
        year = int(told["year"]) + 1
        said = f"{one_line(told[0])} … {one_line(behind[0])}"
        yield Spoken(start=date(year, 1, 1), end=date(year, 12, 31), evidence=said)


OF_YEAR = re.compile(rf"\s*(?:Riêng\s+|Trong\s+|Còn\s+)?[Nn]ăm\s+(?P<year>{YEAR})(?=\s*,|\s+\w)")
THIS_YEAR = re.compile(r"\s*(?:Sang\s+|Riêng\s+|Còn\s+|Đến\s+|Nhưng\s+)?[Nn]ăm\s+nay\b")

SAME_TIME = re.compile(rf"cùng\s+kỳ(?:\s+của)?\s+năm\s+(?P<year>{YEAR})(?!\d)", re.IGNORECASE)

SINCE = re.compile(
    r"(?:từ|kể\s+từ|bắt\s+đầu\s+từ|qua|sau)(?:\s+cuối|\s+đầu|\s+giữa)?\s+$", re.IGNORECASE
)
UNTIL_NOW = re.compile(
    r"[\s,]*(?:(?:cho\s+)?(?:đến|tới)\s+(?:nay|giờ|thời\s+điểm\s+này)|trở\s+lại\s+đây)",
    re.IGNORECASE,
)
"""What stands around a year that lies behind, nobody says how far: 'từ năm 2009 đến nay'."""


def _school_years(sentence: str) -> Iterator[Spoken]:
    """Yield the school years of a sentence that are no plan's: 'Từ năm học 2018 - 2019'."""
    for match in SCHOOL_YEAR.finditer(sentence):
        first, last = int(match["first"]), int(match["last"])
        before = sentence[max(0, match.start() - NEAR) : match.start()]
        if last != first + 1 or _is_aim(before, match[0]):
            continue
        yield Spoken(
            start=date(first, SCHOOL_BEGINS, 1),
            end=date(last, SCHOOL_ENDS, 31),
            planned=bool(periods.plan_words().search(before)),
            evidence=one_line(match[0]),
            school=True,
        )


def _new_years(sentence: str) -> Iterator[Spoken]:
    """Yield the years whose Tết or season a sentence tells: 'Tết Giáp Ngọ 2014', 'hè 2012'."""
    for match in NEW_YEAR.finditer(sentence):
        year = int(match["year"])
        if not _is_aim(sentence[max(0, match.start() - NEAR) : match.start()], match[0]):
            yield Spoken(
                start=date(year, 1, 1), end=date(year, 12, 31), evidence=one_line(match[0])
            )


def _opened(years: list[Spoken]) -> list[Spoken]:
    """Mark a period as coming that follows on another one, unless a year of it is told of."""
    ends = {spoken.last for spoken in years if not spoken.single}
    latest = max((spoken.last for spoken in years if spoken.single), default=0)
    return [
        replace(spoken, planned=True)
        if not spoken.single and spoken.first - 1 in ends and latest < spoken.first
        else spoken
        for spoken in years
    ]


def _is_aim(before: str, period: str) -> bool:
    """Say whether a year is one to reach: 'đến năm 2025'; 'tính đến năm 2018' is reached."""
    phrase = f"{before[-24:]} {period}"
    reached = words("words", "reached").search(phrase)
    return bool(words("words", "aims").search(phrase)) and not reached


def _full_years(sentence: str) -> Iterator[Spoken]:
    """Yield the years of full dates: of an anniversary its second, none of a document's."""
    for match in FULL.finditer(sentence):
        before = sentence[max(0, match.start() - NEAR) : match.start()]
        if OF_DOCUMENT.search(before) or _is_aim(before, match[0]) or _is_deadline(before):
            continue
        if before.rstrip().endswith(("(",)) and ANNIVERSARY.match(sentence, match.end()):
            continue
        day = _iso(int(match["year"]), int(match["month"]), int(match["day"]))
        if day:
            known = date.fromisoformat(day)
            ahead = OF_ANNIVERSARY.search(before) is not None
            yield Spoken(start=known, end=known, evidence=match[0], full=not ahead)


def _is_deadline(before: str) -> bool:
    """Say whether a day is one to be ready by, or the last of a period that is planned."""
    match = DEADLINE.search(before)
    if match is None:
        return False
    return match["last"] is None or bool(periods.plan_words().search(before))


DEADLINE = re.compile(
    r"(?:(?:trước|chậm\s+nhất|muộn\s+nhất|hạn\s+cuối|hạn\s+chót)|(?P<last>đến(?:\s+hết)?))"
    r"(?:\s+(?:là|vào))?\s+(?:ngày\s+)?$",
    re.IGNORECASE,
)
"""What stands before such a day: 'báo cáo trước ngày', 'theo kế hoạch, từ … đến hết ngày'."""

OF_DOCUMENT = re.compile(
    r"(?:số\s*:?\s*)?[\w./-]*\d[\w./-]*[\s,(]*(?:ban\s+hành\s+)?(?:ngày\s+)$", re.IGNORECASE
)
"""What stands before a document's date: 'số 110 ngày', '112/KH-UBND, ngày'."""

OF_ANNIVERSARY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2}\s*[-–]\s*$")
ANNIVERSARY = re.compile(r"\s*[-–]\s*\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2}")


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
    gives 2020/2021. A period that only runs leaves all its years open.
    """
    years = [spoken for spoken in years if spoken.last >= EARLIEST]
    coming = [spoken for spoken in years if spoken.to_come]
    over = {spoken.first - 1 for spoken in coming}
    past = [s for s in years if not s.to_come and (s.told or s.last in over)]
    if not past:
        running = [spoken for spoken in years if not spoken.to_come]
        if not running:
            return None
        last = max(running, key=lambda spoken: spoken.last)
        if last.last - last.first > MOST_YEARS:
            return None
        return f"{last.first}/{last.last}", (last.evidence,)
    latest = max(spoken.last for spoken in past)
    opening = max((spoken.first for spoken in coming), default=None)
    if opening == latest + 1:
        chosen = [_first(past, last=latest), _first(coming, first=opening)]
        return f"{latest}/{opening}", tuple(spoken.evidence for spoken in chosen)
    present = _first(past, last=latest)
    if present.single:
        return str(latest), (present.evidence,)
    if present.school:
        return f"{present.first}/{present.last}", (present.evidence,)
    return f"{latest}/{latest + 1}", (present.evidence,)


def _not_before(
    texts: Sequence[str], inferred: tuple[str, tuple[str, ...]] | None
) -> tuple[str, tuple[str, ...]] | None:
    """Return the year inferred, or a later one of a document that the text already cites."""
    if inferred is None:
        return None
    cited = (
        match
        for text in texts
        if A_YEAR.search(text)
        for match in FULL.finditer(text)
        if OF_DOCUMENT.search(text, max(0, match.start() - NEAR), match.start())
    )
    latest = max(cited, key=lambda match: int(match["year"]), default=None)
    if latest is None:
        return inferred
    first, last, year = inferred[0][:4], inferred[0][-4:], latest["year"]
    if first < year < last and first + "/" + last == inferred[0]:
        return f"{year}/{last}", (*inferred[1], latest[0])
    return inferred if year <= last else (year, (latest[0],))


def _first(years: Sequence[Spoken], *, first: int | None = None, last: int | None = None) -> Spoken:
    return next(
        spoken
        for spoken in years
        if (first is None or spoken.first == first) and (last is None or spoken.last == last)
    )


HOUR = r"\d{1,2}(?:\s*giờ(?:\s*\d{1,2}(?:\s*phút)?)?|[h:]\d{0,2})"


@cache
def _day_pattern() -> re.Pattern[str]:
    openers_ = alternatives(table("words")["day_openers"])
    return re.compile(
        rf"(?:^|[,;(–-]\s*|\)\s*)(?P<text>(?:(?:đến\s+|lúc\s+|vào\s+|khoảng\s+){{0,2}}{HOUR}\s*,?\s+)?"
        rf"(?:{openers_})(?:\s+ngày)?\s*\(?"
        rf"(?P<day>\d{{1,2}})(?:[/.-]|\s+tháng\s+)(?P<month>\d{{1,2}})"
        rf"(?:(?:[/.-]|,?\s+năm\s+)(?P<year>{YEAR}))?)(?![\d/-]|\.\d)",
        re.IGNORECASE,
    )


def _event(
    blocks: Sequence[Block],
    years: Sequence[Spoken],
    published: date | None,
    month: str | None = None,
) -> tuple[str, tuple[str, ...]] | None:
    """Return the day of what is reported: the first that the first sentence is about.

    `month` is the publication's, where the page's address holds it and no day is known.
    """
    texts = [b.text for b in blocks if b.kind in (Kind.LEAD, Kind.BODY)][:2]
    if not texts:
        return None
    start, end = next(iter(sentences(texts[0])), (0, 0))
    sentence = texts[0][start:end]
    match = _day_pattern().search(sentence)
    if match is None:
        return _told_below(texts, published) if published else None
    if match["year"]:
        day = _iso(int(match["year"]), int(match["month"]), int(match["day"]))
        return (day, (match["text"],)) if day else None
    if published:
        return _before(match, published)
    if month:
        return _before(match, _last_day(month))
    found = _in_school_year(match, sentence) or _with_year(match, years)
    return found or _reviewed(match, sentence, years)


def _told_below(texts: Sequence[str], published: date) -> tuple[str, tuple[str, ...]] | None:
    """Return the day that opens a later sentence of the lead, or the paragraph below it.

    It must be a day on which something was held, shortly before the publication.
    """
    lead, *below = ([text[a:b] for a, b in sentences(text)] for text in texts)
    for sentence in (*lead[1:], *(said[0] for said in below if said)):
        match = _day_pattern().match(sentence)
        if match is None or not words("words", "held").search(sentence, match.end()):
            continue
        year = match["year"]
        day = _iso(int(year), int(match["month"]), int(match["day"])) if year else None
        found = (day, (match["text"],)) if day else None if year else _before(match, published)
        if found and 0 <= (published - date.fromisoformat(found[0])).days <= RECENTLY:
            return found
    return None


RECENTLY = 31
"""Days before its publication in which what an article tells below its lead was held."""


REVIEWED = re.compile(
    rf"(?P<count>\d{{1,2}})\s+năm\b[^.;]*?giai\s+đoạn\s+(?P<first>{YEAR})\s*[-–]\s*(?P<last>{YEAR})",
    re.IGNORECASE,
)
"""A review of as many years as its period has: 'sơ kết 3 năm …, giai đoạn 2012 - 2014'."""


def _reviewed(
    match: re.Match[str], sentence: str, years: Sequence[Spoken]
) -> tuple[str, tuple[str, ...]] | None:
    """Give a day late in a year the last year of the whole period that was reviewed on it."""
    said = REVIEWED.search(sentence, match.end())
    if said is None or int(match["month"]) < LATE:
        return None
    first, last = int(said["first"]), int(said["last"])
    recap = words("words", "recaps").search(sentence, match.end(), said.start())
    told = max((spoken.last for spoken in years if spoken.single), default=last)
    if recap is None or last - first + 1 != int(said["count"]) or told > last:
        return None
    day = _iso(last, int(match["month"]), int(match["day"]))
    return (day, (match["text"], one_line(said[0]))) if day else None


LATE = 10
"""The month from which a period that ends with the year is reviewed."""


def _before(match: re.Match[str], published: date) -> tuple[str, tuple[str, ...]] | None:
    """Give a day and month the year in which they come last before the publication."""
    for year in (published.year, published.year - 1):
        day = _iso(year, int(match["month"]), int(match["day"]))
        if day and date.fromisoformat(day) <= published:
            if (published - date.fromisoformat(day)).days > FARTHEST:
                return None
            return day, (match["text"], published.isoformat())
    return None


def _last_day(month: str) -> date:
    """Return the last day of a month: '2021-03'."""
    year, number = map(int, month.split("-"))
    return date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)


def _in_school_year(match: re.Match[str], sentence: str) -> tuple[str, tuple[str, ...]] | None:
    """Give a day and month the year they have in the school year of the same sentence.

    Around the summer a sentence may speak of the year that ended or the one to come: no answer.
    """
    said = SCHOOL_YEAR.search(sentence)
    if said is None or int(said["last"]) != int(said["first"]) + 1:
        return None
    if words("words", "recaps").search(sentence[: said.start()]):
        return None
    month = int(match["month"])
    if month in SUMMER:
        return None
    day = _iso(int(said["first" if month > max(SUMMER) else "last"]), month, int(match["day"]))
    return (day, (match["text"], one_line(said[0]))) if day else None


def _with_year(match: re.Match[str], years: Sequence[Spoken]) -> tuple[str, tuple[str, ...]] | None:
    """Give a day and month the year the text speaks of, if it leaves no doubt which.

    Late in a year a text may plan the next, early in one it may tell of the last: then the other
    year must be spoken of as well. A day that would lie before another full day is in doubt.
    """
    single = [spoken for spoken in years if spoken.single]
    if not single:
        return None
    latest = max(spoken.last for spoken in single)
    month = int(match["month"])
    recap = any(spoken.last == latest - 1 for spoken in single)
    coming = any(spoken.next_year for spoken in single if spoken.last == latest)
    planned = any(spoken.planned for spoken in single if spoken.last == latest)
    year = latest
    if month < LATEST_JUDGED and all(spoken.judged for spoken in single if spoken.last == latest):
        return None
    if month in LATE_MONTHS and (recap or planned):
        if not (recap and coming):
            return None
        year = latest - 1
    if month in EARLY_MONTHS and not (recap or planned):
        return None
    day = _iso(year, month, int(match["day"]))
    known = [spoken.start for spoken in single if spoken.full]
    if day is None or any(other > date.fromisoformat(day) for other in known if year == latest):
        return None
    evidence = next(spoken for spoken in single if spoken.last == year).evidence
    return day, (match["text"], evidence)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
