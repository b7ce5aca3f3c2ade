"""What the dates of an article must keep."""

from __future__ import annotations

from collections.abc import Iterator

from khobao.record.article import Article
from khobao.record.dates import Edtf
from khobao.record.problems import Finding

MOST_YEARS = 12
"""As many years as a date may leave open; a decade is a date, a century is none."""

FIRST_PAPER = 1865
"""The year of the country's first newspaper, Gia Định Báo."""


def check(article: Article) -> Iterator[Finding]:
    """Yield every mistake in when an article was published, shown and added."""
    yield from _basis(article)
    yield from _time(article)
    yield from _added(article)
    if article.date is not None:
        yield from _span(article.date)
        yield from _first(article.date)


def _basis(article: Article) -> Iterator[Finding]:
    if article.date is None and article.date_basis != "unknown":
        yield Finding(
            loc=("date_basis",),
            rule="date-basis",
            found=f"date: null mà date_basis: {article.date_basis}",
            expected="cần date_basis: unknown khi không rõ ngày",
        )
    if article.date is not None and article.date_basis == "unknown":
        yield Finding(
            loc=("date_basis",),
            rule="date-basis",
            found=f"date: {article.date} mà date_basis: unknown",
            expected="cần stated, computed hoặc inferred",
        )
    if article.date_basis in ("computed", "inferred") and not article.date_evidence:
        yield Finding(
            loc=("date_basis",),
            rule="date-evidence",
            found=f"date_basis: {article.date_basis} mà không có date_evidence",
            expected="cần ghi lời văn làm căn cứ vào date_evidence",
        )


def _time(article: Article) -> Iterator[Finding]:
    if article.time and not (article.date and article.date.exact):
        yield Finding(
            loc=("time",),
            rule="time-without-day",
            found=f"có giờ {article.time} mà ngày là {article.date or 'null'}",
            expected="cần đủ ngày YYYY-MM-DD, hoặc bỏ time",
        )


def _added(article: Article) -> Iterator[Finding]:
    cures = {
        "date": "cần ngày đăng không sau ngày vào kho; việc sắp tới ghi vào event_date",
        "page_stamp": "cần ngày mà trang đã hiện trước khi vào kho, hoặc sửa added",
    }
    for key, cure in cures.items():
        shown: Edtf | None = getattr(article, key)
        if shown is not None and shown.start > article.added.start:
            yield Finding(
                loc=(key,),
                rule="date-after-added",
                found=f"{key}: {shown} sau ngày vào kho, added: {article.added}",
                expected=cure,
            )


def _span(when: Edtf) -> Iterator[Finding]:
    if when.open_start or when.open_end:
        found = f"date: {when} để ngỏ một đầu"
    elif len(when.years) > MOST_YEARS:
        found = f"date: {when} trải {len(when.years)} năm"
    else:
        return
    yield Finding(
        loc=("date",),
        rule="date-span",
        found=found,
        expected=f"cần ngày, tháng, năm, hoặc quãng có hai đầu không quá {MOST_YEARS} năm; "
        "không rõ hơn thì date: null và date_basis: unknown",
    )


def _first(when: Edtf) -> Iterator[Finding]:
    if when.end.year < FIRST_PAPER:
        yield Finding(
            loc=("date",),
            rule="date-too-early",
            found=f"date: {when} trước tờ báo tiếng Việt đầu tiên ({FIRST_PAPER})",
            expected="cần ngày bài được đăng; ngày của sự việc ghi vào event_date",
        )
