"""What one article must keep beyond the types of its fields; pure functions of the record."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from khobao.record import count_rules, date_rules, honorifics
from khobao.record.article import Article
from khobao.record.links import links
from khobao.record.page import Page
from khobao.record.problems import Finding, Location, shown
from khobao.record.text import one_spaced, slugify, unescaped

PLAIN_SIGN = re.compile(r"[A-Za-z0-9]")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~&<])")


def check(article: Article) -> Iterator[Finding]:
    """Yield every mistake that can be seen in this article alone."""
    for rule in (_title, date_rules.check, _identity, _source, _people, _status, _lists):
        yield from rule(article)
    if article.rights == "full":
        text = plain_text(article) if article.counts or article.sic else ""
        yield from count_rules.check(article, text)
        yield from _slips(article, text)
    else:
        yield from count_rules.check(article, None)
        yield from _carried(article)
    yield from _links(article.body)


def check_page(page: Page) -> Iterator[Finding]:
    """Yield every mistake that can be seen in this page alone."""
    yield from _links(page.body)


def plain_text(article: Article) -> str:
    """Return all the words an article carries, in one line, Markdown's escapes undone."""
    body = unescaped(ESCAPE.sub(r"\1", article.body))
    return one_spaced(" ".join([article.title, article.lead or "", *article.captions, body]))


def _title(article: Article) -> Iterator[Finding]:
    if not PLAIN_SIGN.search(article.title) and not slugify(article.title):
        yield Finding(
            loc=("title",),
            rule="title-words",
            found=shown(article.title),
            expected="cần tiêu đề có ít nhất một chữ hoặc số",
        )


def _identity(article: Article) -> Iterator[Finding]:
    if article.raw and not article.raw.sha256.startswith(article.id):
        yield Finding(
            loc=("id",),
            rule="id-hash",
            found=f"id {shown(article.id)} khác đầu của raw.sha256",
            expected=f'cần id: "{article.raw.sha256[:12]}"',
        )


def _source(article: Article) -> Iterator[Finding]:
    source = article.source
    if source and not (source.name or source.domain or source.url or source.archive_url):
        yield Finding(
            loc=("source",),
            rule="empty-source",
            found="source không cho biết bài ở đâu",
            expected="cần name, domain hoặc url; không rõ thì source: null",
        )


def _people(article: Article) -> Iterator[Finding]:
    for position, person in enumerate(article.people):
        if words := honorifics.before(person.name):
            name = person.name.removeprefix(words).lstrip(" .:")
            yield Finding(
                loc=("people", position, "name"),
                rule="person-honorific",
                found=f"tên bắt đầu bằng lời xưng hô {shown(words)}",
                expected=f"cần tên trơn: {name}",
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


def _slips(article: Article, text: str) -> Iterator[Finding]:
    for position, slip in enumerate(article.sic):
        if one_spaced(slip.found) not in text:
            yield Finding(
                loc=("sic", position, "found"),
                rule="sic-not-found",
                found=f"{shown(slip.found)} không có trong bài",
                expected="cần chép đúng chỗ sai như nguyên văn; lời bài giữ nguyên, không sửa",
            )


def _carried(article: Article) -> Iterator[Finding]:
    """Find sentences of the source in a summary, which doesn't carry its text."""
    carried: list[tuple[str, Location]] = [("lead", ("lead",))] if article.lead else []
    carried += [("captions", ("captions", place)) for place in range(len(article.captions))]
    for key, loc in carried:
        yield Finding(
            loc=loc,
            rule="summary-quote",
            found=f"bài tóm tắt mang {key} là lời của nguồn",
            expected=f"cần bỏ {key}; hoặc rights: full khi lời bài là nguyên văn",
        )


def _links(body: str) -> Iterator[Finding]:
    for link in links(body):
        if link.of_pelican:
            yield Finding(
                loc=("body", link.at),
                rule="pelican-link",
                found=f"liên kết {shown(link.target)} theo lối Pelican không dẫn tới đâu",
                expected="cần địa chỉ trong kho, bắt đầu bằng /: /bai/…/, /tinh/…/, /images/…",
            )
        elif not link.is_open:
            yield Finding(
                loc=("body", link.at),
                rule="link-form",
                found=f"liên kết {shown(link.target)} không phải địa chỉ trang",
                expected="cần https://…, http://…, mailto:… hoặc địa chỉ trong kho, bắt đầu bằng /",
            )
