"""The articles as the timeline's filter and the search read them: columns, in order of time.

`province` and `tags` are positions in the lists of that name; `basis` and `precision` too. A day is
a number, 20240724, and 0 where there is none; `end` is 0 if it is `start`. `text` has the words
for dates that aren't plain days, months or years, by position; `about` the positions of dates that
are approximate or uncertain. `slug` is empty where the title gives it, which saves a fifth.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import get_args

from khobao.collections import Timeline
from khobao.content import Entry
from khobao.record import Edtf, wording
from khobao.record.dates import Precision
from khobao.record.text import slugify
from khobao.render import Data
from khobao.site.pages.cards import machine
from khobao.site.pages.frame import TIMELINE, Site
from khobao.site.pages.province import dated_name
from khobao.site.words import words

FILE = f"{TIMELINE}bai.json"
BASES = get_args(wording.Basis)
PRECISIONS = get_args(Precision)
MARKS = re.compile("[\u0300-\u036f]")
OTHER = re.compile("[^a-z0-9]+")
NO_PROVINCE = "khong-ro"


@dataclass(frozen=True, slots=True)
class Option:
    """What may be chosen: its value in the address, and its name."""

    value: str
    label: str


def options(site: Site) -> tuple[tuple[Option, ...], tuple[Option, ...]]:
    """Return the provinces and the tags that articles carry, in alphabetical order."""
    provinces = [
        Option(one.place.id, dated_name(one.place)) for one in site.archive.provinces if one.entries
    ]
    if any(entry.article.province is None for entry in site.archive.entries):
        provinces.append(Option(NO_PROVINCE, words().filter.no_province))
    tags = [Option(slugify(one.label), one.label) for one in site.archive.tags]
    return tuple(provinces), tuple(tags)


def filter_data(site: Site) -> Data:
    """Return the file of all articles; the same archive gives the same bytes."""
    provinces = [one.place for one in site.archive.provinces if one.entries]
    places = {one.id: position for position, one in enumerate(provinces)}
    tags = {one.label: position for position, one in enumerate(site.archive.tags)}
    entries = tuple(_ordered(site.archive.timeline))
    dates = [entry.article.date for entry in entries]
    held = {
        "provinces": [[one.id, one.name] for one in provinces],
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
        "start": [_number(when.start) if when else 0 for when in dates],
        "end": [_number(when.end) if when and when.end != when.start else 0 for when in dates],
        "precision": [PRECISIONS.index(when.precision) if when else -1 for when in dates],
        "basis": [BASES.index(entry.article.date_basis) for entry in entries],
        "province": [places.get(entry.article.province or "", -1) for entry in entries],
        "tag": [[tags[label] for label in entry.article.tags] for entry in entries],
        "about": [position for position, when in enumerate(dates) if when and _about(when)],
        "text": dict(_texts(dates)),
    }
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    return Data(FILE, text.encode("utf-8"))


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


def _number(day: date) -> int:
    return day.year * 10000 + day.month * 100 + day.day
