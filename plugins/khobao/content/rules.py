"""What articles must keep with what lies beside them: provinces, tags, pictures, each other."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from pathlib import Path

from khobao import gazetteer
from khobao.content.entry import Entry, PageEntry
from khobao.content.folder import IMAGES, TAGS
from khobao.content.vocabulary import Tag, Vocabulary
from khobao.gazetteer import Province
from khobao.record import Article, Finding, Problem, dates, front_matter
from khobao.record.links import links
from khobao.record.problems import Location, shown
from khobao.record.text import slugify
from khobao.record.wording import date_short

RESERVED = {
    "bai", "tinh", "chu-de", "nguoi", "van-ban", "nguon", "nam", "dong-thoi-gian", "so-lieu",
    "do-phu", "tim-kiem", "du-lieu", "trang", "theme", "images", "bientap", "da-rut",
}  # fmt: skip
"""First folders of the archive's own addresses, which a page can't take."""


def check(
    entries: Sequence[Entry],
    pages: Sequence[PageEntry],
    vocabulary: Vocabulary | None,
    images: Set[str],
    *,
    complete: bool = True,
) -> Iterator[Problem]:
    """Yield every problem that one file alone doesn't show.

    `vocabulary` is None if the tags couldn't be read. `images` are the pictures of the folder.
    Unless the entries are complete, an article that another names may be one that wasn't read,
    so references are left alone.
    """
    owners = _owners(entries)
    for entry in entries:
        article = entry.article
        findings = [*_province(article), *_province_date(article), *_identity(entry, owners)]
        findings += [*_aliases(entry), *_images(article, images), *_linked(article.body, images)]
        if complete:
            findings.extend(_references(entry, owners))
        if vocabulary is not None:
            findings.extend(_tags(entry, vocabulary))
        yield from _located(entry.path, findings)
    yield from _page_addresses(pages)
    for page in pages:
        yield from _located(page.path, list(_linked(page.page.body, images)))


def check_text(entry: Entry, images: Set[str]) -> Iterator[Finding]:
    """Find what is wrong with an article's text alone; all other rules are about its record."""
    return _linked(entry.article.body, images)


def _located(path: str, findings: Sequence[Finding]) -> Iterator[Problem]:
    if findings:
        text = Path(path).read_text(encoding="utf-8")
        yield from front_matter.locate(text, path, findings)


def _page_addresses(pages: Sequence[PageEntry]) -> Iterator[Problem]:
    owners = {page.slug: page for page in reversed(pages)}
    for page in pages:
        owner = owners[page.slug]
        if page.slug in RESERVED or owner is not page:
            whose = "kho" if page.slug in RESERVED else f"trang {owner.path}"
            yield Problem(
                path=page.path,
                rule="page-address",
                found=f"trang chiếm địa chỉ /{page.slug}/ của {whose}",
                expected="cần tên tệp khác",
            )


def _owners(entries: Iterable[Entry]) -> dict[str, Entry]:
    owners: dict[str, Entry] = {}
    for entry in entries:
        owners.setdefault(entry.article.id, entry)
    return owners


def _province(article: Article) -> Iterator[Finding]:
    places = gazetteer.load()
    named: list[tuple[Location, str | None]] = [(("province",), article.province)]
    named += [
        (("counts", position, "place"), count.place)
        for position, count in enumerate(article.counts)
    ]
    for loc, province in named:
        if province is None or province in places:
            continue
        near = difflib.get_close_matches(province, [one.id for one in places.provinces], n=1)
        yield Finding(
            loc=loc,
            rule="province-unknown",
            found=f"không có tỉnh {shown(province)}",
            expected=f"có phải {near[0]}?" if near else "cần mã tỉnh như bac-giang",
        )


def _province_date(article: Article) -> Iterator[Finding]:
    """Find a province that wasn't yet, or was no more, on any day the article may be of."""
    places, when = gazetteer.load(), article.date
    if when is None or article.province is None or article.province not in places:
        return
    province = places.province(article.province)
    begun, ended = province.valid_from, province.valid_to
    if begun and when.end < begun:
        on, found = (
            when.end,
            f"chưa có tỉnh {province.id}, chỉ có từ {date_short(dates.day(begun))}",
        )
    elif ended and when.start > ended:
        on, found = (
            when.start,
            f"không còn tỉnh {province.id}, chỉ đến hết {date_short(dates.day(ended))}",
        )
    else:
        return
    yield Finding(
        loc=("province",),
        rule="province-date",
        found=f"lúc bài đăng ({date_short(when)}) {found}",
        expected=_province_then(places.successor(province.id, on), on),
    )


def _province_then(province: Province, on: date) -> str:
    if province.valid(on):
        return f"cần tỉnh của lúc ấy: {province.id} ({province.full_name_on(on)})"
    return "cần tỉnh của lúc ấy, hoặc province: null"


def _images(article: Article, images: Set[str]) -> Iterator[Finding]:
    for position, image in enumerate(article.images):
        if image.src not in images:
            yield _missing(("images", position, "src"), image.src, images)


def _linked(body: str, images: Set[str]) -> Iterator[Finding]:
    for link in links(body):
        if link.image and link.image not in images:
            yield _missing(("body", link.at), link.image, images)


def _missing(loc: Location, name: str, images: Set[str]) -> Finding:
    near = difflib.get_close_matches(name, sorted(images), n=1)
    return Finding(
        loc=loc,
        rule="image-missing",
        found=f"không có tệp {name}",
        expected=f"có phải {near[0]}?"
        if near
        else f"cần đặt ảnh vào {IMAGES}/ của thư mục nội dung, hoặc sửa tên",
    )


def _identity(entry: Entry, owners: Mapping[str, Entry]) -> Iterator[Finding]:
    owner = owners[entry.article.id]
    if owner is not entry:
        yield Finding(
            loc=("id",),
            rule="id-clash",
            found=f"id {entry.article.id} đã dùng ở {owner.path}",
            expected="cần xóa một trong hai bản",
        )


def _references(entry: Entry, owners: Mapping[str, Entry]) -> Iterator[Finding]:
    for position, other in enumerate(entry.article.same_story):
        if other not in owners or other == entry.article.id:
            yield Finding(
                loc=("same_story", position),
                rule="same-story-unknown",
                found=f"không có bài khác mang id {other}",
                expected="cần id của bài khác trong kho",
            )


def _aliases(entry: Entry) -> Iterator[Finding]:
    if entry.slug in entry.article.aliases:
        yield Finding(
            loc=("aliases", entry.article.aliases.index(entry.slug)),
            rule="alias-is-slug",
            found=f"alias {shown(entry.slug)} là tên hiện nay của tệp",
            expected="cần chỉ ghi tên cũ",
        )


def _tags(entry: Entry, vocabulary: Vocabulary) -> Iterator[Finding]:
    for position, label in enumerate(entry.article.tags):
        if label in vocabulary.by_label:
            continue
        near = vocabulary.nearest(label) or _close(label, vocabulary)
        yield Finding(
            loc=("tags", position),
            rule="tag-unknown",
            found=f"nhãn {shown(label)} không có trong {TAGS}",
            expected=f"có phải “{near.label}”?" if near else f"cần thêm vào {TAGS} trước",
        )


def _close(label: str, vocabulary: Vocabulary) -> Tag | None:
    near = difflib.get_close_matches(slugify(label), vocabulary.by_slug, n=1)
    return vocabulary.by_slug[near[0]] if near else None
