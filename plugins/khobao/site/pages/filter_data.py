"""The articles as the timeline's filters read them: columns, in order of time.

`province` and `tags` are positions in the lists of that name; `basis` and `precision` too. A day is
a number, 20240724, and 0 where there is none; `end` is 0 if it is `start`. `text` has the words
for dates that aren't plain days, months or years, by position; `about` the positions of dates that
are approximate or uncertain. `slug` is empty where the title gives it, which saves a fifth.
`now` says for each province which one holds its land today. By event, the days are those that
articles tell of, `note` says when each was published, and articles without such a day are left out.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import get_args

from khobao.collections import Timeline, alphabet
from khobao.collections.timeline import dated
from khobao.content import Entry
from khobao.record import Edtf, wording
from khobao.record.dates import Precision
from khobao.record.text import slugify
from khobao.render import Data
from khobao.site.pages.cards import machine, when_short
from khobao.site.pages.frame import TIMELINE, Site
from khobao.site.pages.province import dated_name
from khobao.site.words import words

FILE = f"{TIMELINE}bai.json"
BY_EVENT = f"{TIMELINE}su-kien/bai.json"
BASES = get_args(wording.Basis)
PRECISIONS = get_args(Precision)
MARKS = re.compile("[\u0300-\u036f]")
OTHER = re.compile("[^a-z0-9]+")
NO_PROVINCE = "khong-ro"


@dataclass(frozen=True, slots=True)
class Option:
    """What may be chosen: its value in the address, and its name; for a province, today's."""

    value: str
    label: str
    now: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a reader may choose from, and where the script finds the articles.

    `today` are the provinces of the present division that hold the others' land; empty where the
    archive has no province of another division, so that there is nothing to choose.
    """

    data: str
    provinces: tuple[Option, ...]
    today: tuple[Option, ...]
    tags: tuple[Option, ...]
    certainty: bool


def filter_of(site: Site, timeline: Timeline) -> Filter:
    """Return what a timeline's articles may be filtered by, in alphabetical order."""
    by_event = timeline.by == "event_date"
    entries = timeline.dated if by_event else site.archive.entries
    found = {entry.article.province for entry in entries}
    labels = {label for entry in entries for label in entry.article.tags}
    provinces = [
        Option(one.place.id, dated_name(one.place), province_today(site, one.place.id))
        for one in site.archive.provinces
        if one.place.id in found
    ]
    unknown = [Option(NO_PROVINCE, words().filter.no_province, NO_PROVINCE)]
    rest = unknown if None in found else []
    tags = [Option(slugify(one.label), one.label) for one in site.archive.tags]
    moved = any(one.now != one.value for one in provinces)
    return Filter(
        data=BY_EVENT if by_event else FILE,
        provinces=(*provinces, *rest),
        today=(*_today(site, provinces), *rest) if moved else (),
        tags=tuple(one for one in tags if one.label in labels),
        certainty=not by_event,
    )


def province_today(site: Site, province: str) -> str:
    """Return the id of the province that holds this one's land today."""
    return site.places.successor(province, site.places.last_division).id


def _today(site: Site, provinces: Iterable[Option]) -> list[Option]:
    ids = {one.now for one in provinces if one.now}
    names = sorted((alphabet.key(site.places.province(one).name), one) for one in ids)
    return [Option(one, site.places.province(one).name) for _, one in names]


def filter_data(site: Site, timeline: Timeline) -> Data:
    """Return the file of a timeline's articles; the same archive gives the same bytes."""
    by_event = timeline.by == "event_date"
    provinces = [one.place for one in site.archive.provinces if one.entries]
    places = {one.id: position for position, one in enumerate(provinces)}
    tags = {one.label: position for position, one in enumerate(site.archive.tags)}
    entries = timeline.dated if by_event else tuple(_ordered(timeline))
    dates = [dated(entry, timeline.by) for entry in entries]
    stated = BASES.index("stated")
    held: dict[str, object] = {
        "provinces": [[one.id, one.name] for one in provinces],
        "now": [province_today(site, one.id) for one in provinces],
        "tags": [slugify(one.label) for one in site.archive.tags],
        "labels": [one.label for one in site.archive.tags],
        "bases": list(BASES),
        "precisions": list(PRECISIONS),
        "marks": [words().marks.get(basis) for basis in BASES],
        "no_province": words().list.no_province,
        "id": [entry.article.id for entry in entries],
        "slug": [
            "" if entry.slug == _plain(entry.article.title) else entry.slug for entry in entries
        ],
        "title": [entry.article.title for entry in entries],
        "start": [day_number(when.start) if when else 0 for when in dates],
        "end": [day_number(when.end) if when and when.end != when.start else 0 for when in dates],
        "precision": [PRECISIONS.index(when.precision) if when else -1 for when in dates],
        "basis": [
            stated if by_event else BASES.index(entry.article.date_basis) for entry in entries
        ],
        "province": [places.get(entry.article.province or "", -1) for entry in entries],
        "tag": [[tags[label] for label in entry.article.tags] for entry in entries],
        "about": [position for position, when in enumerate(dates) if when and _about(when)],
        "text": dict(_texts(dates)),
    }
    if by_event:
        held["note"] = [published(entry) for entry in entries]
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    return Data(BY_EVENT if by_event else FILE, text.encode("utf-8"))


def published(entry: Entry) -> str:
    """Say when an article was published, for a list that stands in another order."""
    w, article = words().events, entry.article
    when = when_short(article.date, article.date_basis)
    told = f"{when.text} ({when.mark})" if when.mark else when.text
    return str(w.published.format(date=told) if article.date else w.undated)


def _ordered(timeline: Timeline) -> Iterator[Entry]:
    """Yield each article once, in the order of the page: spans in the year they begin."""
    for year in timeline.years:
        yield from year.entries
        for span in timeline.spans:
            if span.first == year.number:
                yield from span.entries
    yield from timeline.undated


def _plain(title: str) -> str:
    """Return a title's slug as the script makes it: letters without their marks, and hyphens."""
    bare = MARKS.sub("", unicodedata.normalize("NFD", title.lower())).replace("đ", "d")
    return OTHER.sub("-", bare).strip("-")


def _about(when: Edtf) -> bool:
    return when.approximate or when.uncertain


def _texts(dates: Iterable[Edtf | None]) -> Iterator[tuple[str, str]]:
    for position, when in enumerate(dates):
        if when is None or not machine(when):
            yield str(position), wording.date_short(when)


def day_number(day: date) -> int:
    """Return a day as the scripts read it: 20240724."""
    return day.year * 10000 + day.month * 100 + day.day
