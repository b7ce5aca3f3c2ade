"""One invented article after another; number n is the same article in any archive."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from khobao import gazetteer
from khobao.demo import cast, news, when
from khobao.demo.figures import Figures
from khobao.demo.news import Story, Topic
from khobao.demo.when import When
from khobao.demo.words import Deck, shapes
from khobao.gazetteer import District, Province
from khobao.record import (
    Article,
    Count,
    Page,
    Person,
    Place,
    Raw,
    Slip,
    Source,
    Withdrawal,
    dates,
)
from khobao.record.text import slugify

ADDED_FIRST = date(2026, 1, 1)
ADDED_A_DAY = 40

Lengths = tuple[int, int, int, int]
"""Least, mean, standard deviation and most of the syllables of an article's prose."""

SYLLABLES: Lengths = (250, 560, 150, 1100)

ASIDE = 95
"""Syllables of what stands around the prose: how it opens and closes, and the notice."""

SENTENCES = (2, 5)
"""Least and most in a paragraph."""

SLUG_LENGTH = 60
LAST_OF_DISTRICTS = date(2025, 6, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article with the slug its file takes."""

    article: Article
    slug: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What all parts of one article go by."""

    number: int
    rng: Random
    province: Province
    districts: tuple[District, ...]
    when: When
    deck: Deck
    shapes: Mapping[str, Any]
    lengths: Lengths
    topic: Topic | None


def tags() -> tuple[str, ...]:
    """Return every tag of the archive."""
    return tuple(sorted(cast.tag_labels().words))


def page() -> Page:
    """Return the page that says what the archive is."""
    return Page.model_validate(shapes()["page"])


def article(number: int, words: int | None = None) -> Draft:
    """Return article `number`, counted from 0.

    With `words` it reads as a paper's (news.py) and has so many of them on average.
    """
    setting = _setting(number, words)
    dated = setting.when.known is not None
    titles = [shape for shape in setting.shapes["titles"] if dated or "{year}" not in shape]
    title = f"{shapes()['mark']} {setting.deck.any(titles)}"
    made = _article(setting, title)
    return Draft(article=made, slug=slugify(title, SLUG_LENGTH))


def _id(number: int) -> str:
    return hashlib.sha256(f"Kho Báo, bài bịa số {number}".encode()).hexdigest()


def _setting(number: int, words: int | None) -> Setting:
    rng = Random(f"article {number}")
    on = when.day(rng)
    provinces = gazetteer.load().provinces_on(on)
    province = provinces[number % len(provinces)]
    districts = _districts(province.id) if on <= LAST_OF_DISTRICTS else ()
    values: dict[str, object] = {
        "province": province.name,
        "full_name": province.full_name_on(on),
        "district": rng.choice(districts).full_name if districts else province.name,
        "year": on.year,
    }
    topic = news.draw(rng) if words else None
    deck = Story(rng, topic, **values) if topic else Deck(rng, **values)
    told: Mapping[str, Any] = topic.shapes if topic else shapes()
    lengths = _lengths(words) if words else SYLLABLES
    dating = when.draw(rng, on, deck, told)
    return Setting(number, rng, province, districts, dating, deck, told, lengths, topic)


def _lengths(mean: int) -> Lengths:
    """Return lengths about a mean, as SYLLABLES has them about its own."""
    least, usual, spread, most = SYLLABLES
    prose = mean - ASIDE
    return prose * least // usual, prose, prose * spread // usual, prose * most // usual


@cache
def _districts(province_id: str) -> tuple[District, ...]:
    places = gazetteer.load()
    last = places.successor(province_id, LAST_OF_DISTRICTS)
    return tuple(one for one in places.districts if one.province_id == last.id and not one.former)


def _article(setting: Setting, title: str) -> Article:
    rng, deck = setting.rng, setting.deck
    places, people = _places(setting), _people(setting)
    documents = tuple(
        cast.document(rng, setting.province, setting.when.day.year)
        for _ in range(rng.choice([0, 0, 1, 1, 2]))
    )
    year = setting.when.day.year if setting.when.known else None
    figures = Figures(rng, deck, setting.province.id, year, setting.shapes)
    told = figures.sentences()
    told += [deck.any(setting.shapes["documents"], document=cast.cited(one)) for one in documents]
    told += [
        deck.any(setting.shapes["speeches"], name=one.name, office=one.office) for one in people
    ]
    paragraphs = _paragraphs(setting, told, _shown(places))
    slip = _slip(setting, paragraphs)
    summary = rng.random() < 0.05
    source = cast.paper(rng, setting.province) if rng.random() < 0.85 else None
    byline = cast.name(rng) if rng.random() < 0.6 else None
    lead = deck.any(setting.shapes["leads"]) if rng.random() < 0.7 else None
    captions = tuple(deck.any(setting.shapes["captions"]) for _ in range(rng.choice([0, 0, 1, 2])))
    return Article(
        id=_id(setting.number)[:12],
        title=title,
        date=setting.when.known,
        date_basis=setting.when.basis,
        date_evidence=setting.when.evidence,
        event_date=when.event(setting.number, setting.when.known),
        time=setting.when.time,
        added=dates.day(ADDED_FIRST + timedelta(days=setting.number // ADDED_A_DAY)),
        province=setting.province.id,
        places=places,
        source=source,
        byline=byline,
        lead=None if summary else lead,
        captions=() if summary else captions,
        counts=tuple(_placed(figures.counts)) if summary else tuple(figures.counts),
        people=people,
        documents=documents,
        tags=_tags(setting),
        rights="summary" if summary else "full",
        raw=Raw(sha256=_id(setting.number), removed_lines=rng.choice([0, 0, 1, 3, 7])),
        sic=slip,
        review=_review(setting.when, source),
        body="\n\n".join([*paragraphs, shapes()["notice"]]),
        **_standing(setting),
    )


def _tags(setting: Setting) -> tuple[str, ...]:
    count = setting.rng.randint(3, 6)
    if setting.topic:
        return news.tags(setting.rng, setting.topic, count)
    return cast.tags(setting.rng, count)


def _places(setting: Setting) -> tuple[Place, ...]:
    """Return districts, each at most once, and an invented commune."""
    rng = setting.rng
    names: dict[str, Place] = {}
    for _ in range(rng.choice([0, 1, 1, 2, 3]) if setting.districts else 0):
        district = rng.choice(setting.districts)
        names[district.full_name] = Place(name=district.name, level=district.level)
    commune = {
        "name": f"{shapes()['specimen']} {cast.name(rng).rpartition(' ')[2]}",
        "level": rng.choice(["xã", "xã", "phường"]),
        "in": next(iter(names.values())).name if names else None,
    }
    return (*names.values(), Place.model_validate(commune))


def _shown(places: tuple[Place, ...]) -> str:
    return ", ".join(f"{place.level} {place.name}" for place in reversed(places))


def _people(setting: Setting) -> tuple[Person, ...]:
    known = cast.people(setting.province.id)
    drawn = (int(len(known) * setting.rng.random() ** 2) for _ in range(setting.rng.randint(0, 3)))
    return tuple(dict.fromkeys(known[position] for position in drawn))


def _paragraphs(setting: Setting, told: list[str], place: str) -> list[str]:
    """Return the prose with the told sentences spread over it, in their order."""
    rng, deck = setting.rng, setting.deck
    least, mean, spread, most = setting.lengths
    target = min(most, max(least, round(rng.gauss(mean, spread))))
    sentences = [deck.any(setting.shapes["openings"], place=place)]
    if setting.when.sentence:
        sentences.append(setting.when.sentence)
    length = sum(text.count(" ") + 1 for text in told)
    while length < target:
        sentences.append(deck.any(setting.shapes["sentences"]))
        length += sentences[-1].count(" ") + 1
    spots = sorted(rng.randint(1, len(sentences)) for _ in told)
    for spot, text in zip(reversed(spots), reversed(told), strict=True):
        sentences.insert(spot, text)
    return [*_grouped(rng, sentences), deck.any(setting.shapes["closings"])]


def _grouped(rng: Random, sentences: list[str]) -> Iterator[str]:
    start = 0
    while start < len(sentences):
        size = rng.randint(*SENTENCES)
        yield " ".join(sentences[start : start + size])
        start += size


def _slip(setting: Setting, paragraphs: list[str]) -> tuple[Slip, ...]:
    """Put a slip into the last paragraph, where one of its words allows it; seldom."""
    if setting.rng.random() >= 0.05:
        return ()
    for slip in shapes()["slips"]:
        if slip["read"] in paragraphs[-1]:
            paragraphs[-1] = paragraphs[-1].replace(slip["read"], slip["found"], 1)
            return (Slip.model_validate(slip),)
    return ()


def _placed(counts: list[Count]) -> Iterator[Count]:
    """Give each figure of a summary the paragraph it stands in, in place of its words."""
    for position, count in enumerate(counts):
        yield count.model_copy(update={"quote": None, "at": 1 + position // 2})


def _review(known: When, source: Source | None) -> tuple[str, ...]:
    codes = {"date-inferred": known.basis == "inferred", "source-missing": source is None}
    return tuple(code for code, holds in codes.items() if holds)


def _standing(setting: Setting) -> dict[str, Any]:
    """Return what seldom is: a draft, a withdrawal, an older slug, the same story elsewhere."""
    rng, number = setting.rng, setting.number
    draw = rng.random()
    fields: dict[str, Any] = {}
    if draw < 0.02:
        fields["status"] = "draft"
    elif draw < 0.03:
        on = dates.day(ADDED_FIRST + timedelta(days=number // ADDED_A_DAY + 30))
        fields["status"] = "withdrawn"
        fields["withdrawn"] = Withdrawal(on=on, reason=shapes()["reason"])
    elif draw < 0.04:
        fields["aliases"] = (f"bia-ten-cu-{number}",)
    elif draw < 0.06 and number:
        fields["same_story"] = (_id(number - 1)[:12],)
    return fields
