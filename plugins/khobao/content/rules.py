"""What articles must keep together: known provinces and tags, ids and addresses once each."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from khobao import gazetteer
from khobao.content.entry import Entry, PageEntry
from khobao.content.folder import TAGS
from khobao.content.vocabulary import Tag, Vocabulary
from khobao.record import Finding, Problem, front_matter
from khobao.record.problems import Location, shown
from khobao.record.text import slugify

RESERVED = {
    "bai", "tinh", "chu-de", "nguoi", "van-ban", "nguon", "nam", "dong-thoi-gian", "so-lieu",
    "do-phu", "tim-kiem", "du-lieu", "trang", "theme", "images", "bientap",
}  # fmt: skip
"""First folders of the archive's own addresses, which a page can't take."""


def check(
    entries: Sequence[Entry],
    pages: Sequence[PageEntry],
    vocabulary: Vocabulary | None,
    *,
    complete: bool = True,
) -> Iterator[Problem]:
    """Yield every problem that one file alone doesn't show; `None`: the tags couldn't be read.

    Unless the entries are complete, an article that another names may be one that wasn't read,
    so references are left alone.
    """
    owners = _owners(entries)
    for entry in entries:
        findings = [*_province(entry), *_identity(entry, owners), *_aliases(entry)]
        if complete:
            findings.extend(_references(entry, owners))
        if vocabulary is not None:
            findings.extend(_tags(entry, vocabulary))
        if findings:
            path = Path(entry.path)
            yield from front_matter.locate(path.read_text(encoding="utf-8"), entry.path, findings)
    yield from _page_addresses(pages)


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


def _province(entry: Entry) -> Iterator[Finding]:
    places = gazetteer.load()
    named: list[tuple[Location, str | None]] = [(("province",), entry.article.province)]
    named += [
        (("counts", position, "place"), count.place)
        for position, count in enumerate(entry.article.counts)
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
