"""What one article must keep beyond the types of its fields; pure functions of the record."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from khobao.record.article import GROUPED_NUMBER, Article, Count
from khobao.record.problems import Finding, shown
from khobao.record.text import slugify
from khobao.record.wording import number

SPACES = re.compile(r"\s+")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~&<])")


def check(article: Article) -> Iterator[Finding]:
    """Yield every mistake that can be seen in this article alone."""
    for rule in (_title, _date, _time, _identity, _status, _lists, _counts):
        yield from rule(article)


def plain_text(article: Article) -> str:
    """Return all the words an article carries, in one line, Markdown escapes undone."""
    body = ESCAPE.sub(r"\1", article.body)
    return SPACES.sub(" ", " ".join([article.title, article.lead or "", *article.captions, body]))


def _title(article: Article) -> Iterator[Finding]:
    if not slugify(article.title):
        yield Finding(
            loc=("title",),
            rule="title-words",
            found=shown(article.title),
            expected="cần tiêu đề có ít nhất một chữ hoặc số",
        )


def _date(article: Article) -> Iterator[Finding]:
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


def _identity(article: Article) -> Iterator[Finding]:
    if article.raw and not article.raw.sha256.startswith(article.id):
        yield Finding(
            loc=("id",),
            rule="id-hash",
            found=f"id {shown(article.id)} khác đầu của raw.sha256",
            expected=f'cần id: "{article.raw.sha256[:12]}"',
        )


def _status(article: Article) -> Iterator[Finding]:
    if (article.status == "withdrawn") != (article.withdrawn is not None):
        yield Finding(
            loc=("status",),
            rule="withdrawal",
            found=f"status: {article.status}"
            + (" có withdrawn" if article.withdrawn else " không có withdrawn"),
            expected="bài rút cần cả status: withdrawn và withdrawn: {on: …, reason: …}",
        )
    if article.status == "published" and not article.body and article.rights == "full":
        yield Finding(
            loc=("rights",),
            rule="empty-body",
            found="rights: full mà không có lời bài",
            expected="cần lời bài dưới dòng --- thứ hai, hoặc status: draft",
        )


def _lists(article: Article) -> Iterator[Finding]:
    for key in ("tags", "aliases", "review", "same_story"):
        values: tuple[str, ...] = getattr(article, key)
        slugs = Counter(slugify(value) for value in values)
        for position, value in enumerate(values):
            if slugs[slugify(value)] > 1 and position:
                yield Finding(
                    loc=(key, position),
                    rule="repeated-item",
                    found=f"{shown(value)} trùng với mục khác trong {key}",
                    expected="cần giữ một",
                )


def _counts(article: Article) -> Iterator[Finding]:
    ids = Counter(count.id for count in article.counts)
    text = plain_text(article) if article.rights == "full" else None
    for position, count in enumerate(article.counts):
        loc = ("counts", position)
        if ids[count.id] > 1:
            yield Finding(
                loc=(*loc, "id"),
                rule="repeated-count-id",
                found=shown(count.id),
                expected="cần mỗi số liệu một id riêng",
            )
        yield from _value(count, position)
        yield from _part(article, count, position)
        yield from _evidence(count, position, text)


def _value(count: Count, position: int) -> Iterator[Finding]:
    for key in ("value", "of", "max"):
        written = f"{getattr(count, key) or 0:f}"
        decimal = written.replace(".", ",")
        if GROUPED_NUMBER.fullmatch(written) and decimal not in (count.quote or ""):
            plain = written.replace(".", "")
            yield Finding(
                loc=("counts", position, key),
                rule="number-form",
                found=f"{written} có thể là {plain} hoặc {decimal}",
                expected=f"cần {plain} nếu dấu chấm là hàng nghìn; {written}0 nếu là số thập phân",
            )
    if count.max is not None and count.max < count.value:
        yield Finding(
            loc=("counts", position, "max"),
            rule="range",
            found=f"max {number(count.max)} nhỏ hơn value {number(count.value)}",
            expected="cần đầu trên của khoảng",
        )
    if count.of is not None and count.of <= 0:
        yield Finding(
            loc=("counts", position, "of"),
            rule="share",
            found=f"of: {number(count.of)}",
            expected="cần mẫu số lớn hơn 0",
        )


def _part(article: Article, count: Count, position: int) -> Iterator[Finding]:
    loc = ("counts", position, "part_of")
    if (count.part_of is None) != (count.by is None):
        yield Finding(
            loc=("counts", position, "by" if count.by else "part_of"),
            rule="part-and-by",
            found="chỉ có một trong hai khóa part_of và by",
            expected="cần cả hai: part_of: c1, by: lĩnh vực",
        )
    if count.part_of is None:
        return
    parents = {other.id: other.part_of for other in article.counts}
    if count.part_of not in parents:
        yield Finding(
            loc=loc,
            rule="part-of-unknown",
            found=f"không có số liệu {shown(count.part_of)}",
            expected=f"cần một trong: {', '.join(parents)}",
        )
        return
    step: str | None = count.part_of
    for _ in range(len(parents)):
        if step is None:
            return
        if step == count.id:
            break
        step = parents.get(step)
    if step == count.id:
        yield Finding(
            loc=loc,
            rule="part-of-itself",
            found=f"{count.id} là phần của chính nó",
            expected="cần part_of chỉ tới tổng",
        )


def _evidence(count: Count, position: int, text: str | None) -> Iterator[Finding]:
    loc = ("counts", position)
    if text is None:
        if count.at is None:
            yield Finding(
                loc=loc,
                rule="count-evidence",
                found=f"{count.id} không ghi đoạn văn",
                expected="bài tóm tắt cần at: số thứ tự đoạn trong nguyên văn (0 là tiêu đề)",
            )
        return
    if count.quote is None:
        yield Finding(
            loc=loc,
            rule="count-evidence",
            found=f"{count.id} không có lời trích",
            expected="cần quote: đúng lời trong bài",
        )
    elif SPACES.sub(" ", count.quote) not in text:
        yield Finding(
            loc=(*loc, "quote"),
            rule="quote-not-found",
            found=f"{shown(count.quote)} không có trong bài",
            expected="cần chép đúng lời trong tiêu đề, sa-pô, chú thích ảnh hoặc lời bài",
        )
