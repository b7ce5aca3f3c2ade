"""What the figures of an article must keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

from khobao.record.article import GROUPED_NUMBER, Article, Count
from khobao.record.problems import Finding, shown
from khobao.record.text import one_spaced
from khobao.record.wording import number


def check(article: Article, text: str | None) -> Iterator[Finding]:
    """Yield every mistake in the figures; `text` is the article's own, None in a summary."""
    ids = Counter(count.id for count in article.counts)
    parents = {count.id: count.part_of for count in article.counts}
    for position, count in enumerate(article.counts):
        loc = ("counts", position)
        if ids[count.id] > 1:
            yield Finding(
                loc=(*loc, "id"),
                rule="repeated-count-id",
                found=shown(count.id),
                expected="cần mỗi số liệu một id riêng",
            )
        yield from _grouped(count, position)
        yield from _bounds(count, position)
        yield from _share(article, count, position)
        yield from _part(parents, count, position)
        yield from _evidence(count, position, text)


def _grouped(count: Count, position: int) -> Iterator[Finding]:
    for key in ("value", "of", "max"):
        figure: Decimal | None = getattr(count, key)
        if figure is None:
            continue
        written = f"{figure:f}"
        if not GROUPED_NUMBER.fullmatch(written):
            continue
        decimal = written.replace(".", ",")
        if decimal not in (count.quote or ""):
            plain = written.replace(".", "")
            yield Finding(
                loc=("counts", position, key),
                rule="number-form",
                found=f"{written} có thể là {plain} hoặc {decimal}",
                expected=f"cần {plain} nếu dấu chấm là hàng nghìn; {written}0 nếu là số thập phân",
            )


def _bounds(count: Count, position: int) -> Iterator[Finding]:
    if count.value < 0 and count.measure != "rate":
        yield Finding(
            loc=("counts", position, "value"),
            rule="negative-count",
            found=f"value: {number(count.value)}",
            expected="cần số không âm; tỷ lệ tăng, giảm dưới 0 thì measure: rate",
        )
    if count.max is not None and count.max < count.value:
        yield Finding(
            loc=("counts", position, "max"),
            rule="range",
            found=f"max {number(count.max)} nhỏ hơn value {number(count.value)}",
            expected="cần đầu trên của khoảng",
        )


def _share(article: Article, count: Count, position: int) -> Iterator[Finding]:
    if count.of is None:
        return
    part = count.value if count.max is None else max(count.value, count.max)
    if count.of <= 0:
        yield Finding(
            loc=("counts", position, "of"),
            rule="share",
            found=f"of: {number(count.of)}",
            expected="cần mẫu số lớn hơn 0",
        )
    elif part > count.of and not _slipped(article, f"{number(part)}/{number(count.of)}"):
        yield Finding(
            loc=("counts", position, "of"),
            rule="share",
            found=f"{number(part)} trên {number(count.of)}: phần lớn hơn toàn thể",
            expected="cần mẫu số không nhỏ hơn value; so với kế hoạch hay kỳ khác thì bỏ of; "
            f"nguồn viết sai thì ghi sic: - {{found: {number(part)}/{number(count.of)}, read: …}}",
        )


def _slipped(article: Article, share: str) -> bool:
    return any(share in slip.found.replace(" ", "") for slip in article.sic)


def _part(parents: Mapping[str, str | None], count: Count, position: int) -> Iterator[Finding]:
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
        if count.quote is not None:
            yield Finding(
                loc=(*loc, "quote"),
                rule="summary-quote",
                found=f"{count.id} trích lời của nguồn trong bài tóm tắt",
                expected="cần bỏ quote và ghi at; hoặc rights: full khi lời bài là nguyên văn",
            )
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
    elif count.quote not in text and one_spaced(count.quote) not in text:
        yield Finding(
            loc=(*loc, "quote"),
            rule="quote-not-found",
            found=f"{shown(count.quote)} không có trong bài",
            expected="cần chép đúng lời trong tiêu đề, sa-pô, chú thích ảnh hoặc lời bài",
        )
