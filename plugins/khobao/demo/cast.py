"""Who and what the invented articles name: people, papers, documents, tags; none of them real."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import product
from random import Random

from khobao.demo.words import Ranked, ranked, shapes, word_lists
from khobao.gazetteer import Province
from khobao.record import Document, Person, Source, dates
from khobao.record.text import slugify
from khobao.record.wording import date_short

PEOPLE_A_PROVINCE = 40
DOCUMENT_NUMBERS = range(900, 1000)
TAG_COUNT = 500


def name(rng: Random) -> str:
    """Return a person's name that says it is a specimen: Nguyễn Thị Mẫu Hạnh."""
    lists = word_lists()
    middle = f"{rng.choice(lists['middle_names'])} " if rng.random() < 0.7 else ""
    surname, given = rng.choice(lists["surnames"]), rng.choice(lists["given_names"])
    return f"{surname} {middle}{shapes()['specimen']} {given}"


@cache
def people(province_id: str) -> tuple[Person, ...]:
    """Return those in office in a province; the first are named most often."""
    rng = Random(f"people {province_id}")
    offices = word_lists()["offices"]
    return tuple(
        Person(name=name(rng), office=offices[number % len(offices)])
        for number in range(PEOPLE_A_PROVINCE)
    )


def paper(rng: Random, province: Province) -> Source:
    """Return the province's paper or, at times, a national one."""
    national: list[str] = shapes()["national_papers"]
    if rng.random() < 0.15:
        title = rng.choice(national)
        return Source(name=title, domain=f"{slugify(title)}.example")
    title = f"Báo {shapes()['specimen']} {province.name}"
    return Source(name=title, domain=f"bao-mau-{province.id}.example")


def document(rng: Random, province: Province, year: int) -> Document:
    """Return one of the province's documents of the three years before."""
    number = rng.choice(DOCUMENT_NUMBERS)
    forms: list[dict[str, str]] = shapes()["document_forms"]
    form = forms[number % len(forms)]
    on = date(year - 1 - number % 3, 1 + number % 12, 1 + number % 28)
    return Document(
        type=form["type"],
        number=f"{number}-{form['ending']}",
        issuer=f"{form['issuer']} {province.name}",
        date=dates.day(on),
    )


def cited(made: Document) -> str:
    """Write a document as a sentence names it: Chỉ thị số 905-CT/TU ngày 23/5/2021 của …."""
    return f"{made.type} số {made.number} ngày {date_short(made.date)} của {made.issuer}"


@cache
def tag_labels() -> Ranked:
    """Return the tags, the most used first."""
    lists = word_lists()
    made = [
        f"{aspect} {subject}" for aspect, subject in product(lists["aspects"], lists["subjects"])
    ]
    Random("tags").shuffle(made)
    return ranked([label[0].upper() + label[1:] for label in made[:TAG_COUNT]])


def tags(rng: Random, count: int) -> tuple[str, ...]:
    labels = tag_labels()
    found: dict[str, None] = {}
    while len(found) < count:
        (label,) = rng.choices(labels.words, cum_weights=labels.shares)
        found[label] = None
    return tuple(found)
