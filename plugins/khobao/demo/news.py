"""Articles that read as a paper's: each tells of one topic, with people and places of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from khobao import gazetteer
from khobao.demo import cast
from khobao.demo.words import Deck, Ranked, data, ranked, shapes, word_lists

SHAPES_OF_A_TOPIC = {"titles": 2, "sentences": 3}
"""How often a topic's own headlines and sentences stand beside those of any topic."""

SHAPES_OF_DETAILS = 3

TAGS_ASIDE = 1
HIGHLAND = 0.04
KNOWN_SYLLABLES = 0.4


@dataclass(frozen=True, slots=True)
class Topic:
    """What an article tells of: its tags' subjects, its lists, and all shapes it can take."""

    subjects: tuple[str, ...]
    lists: Mapping[str, Ranked]
    shapes: Mapping[str, Any]


@cache
def _news() -> dict[str, Any]:
    news: dict[str, Any] = data("news.yaml")
    return news


def _items(text: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in text.split(";"))


@cache
def _names(group: str, part: str) -> tuple[str, ...]:
    return _items(_news()[group][part])


@cache
def _lists() -> dict[str, Ranked]:
    return {name: ranked(_items(text)) for name, text in _news()["lists"].items()}


@cache
def topics() -> tuple[Topic, ...]:
    return tuple(map(_topic, data("topics.yaml")))


def _topic(raw: Mapping[str, str]) -> Topic:
    whole: dict[str, Any] = {**shapes(), **_news()["shapes"]}
    whole["sentences"] = [
        *whole["sentences"],
        *whole["details"] * SHAPES_OF_DETAILS,
        *shapes()["sentences"],
    ]
    for name, times in SHAPES_OF_A_TOPIC.items():
        whole[name] = [*whole[name], *_items(raw[name]) * times]
    lists = {
        "actor": ranked(_items(raw["actors"])),
        "thing": ranked(_items(raw["things"])),
        "deed": ranked(_items(raw["deeds"])),
    }
    return Topic(_items(raw["subjects"]), lists, whole)


@cache
def _shares() -> Ranked:
    return ranked([str(number) for number in range(len(topics()))])


def draw(rng: Random) -> Topic:
    (number,) = rng.choices(_shares().words, cum_weights=_shares().shares)
    return topics()[int(number)]


def tags(rng: Random, topic: Topic, count: int) -> tuple[str, ...]:
    """Return tags of the topic's subjects, and one that may be of any."""
    own = [label for label in cast.tag_labels().words if label.endswith(topic.subjects)]
    chosen = rng.sample(own, k=min(len(own), count - TAGS_ASIDE))
    return tuple(dict.fromkeys([*chosen, *cast.tags(rng, TAGS_ASIDE)]))


class Story(Deck):
    """The deck of one article: its lists, numbers, and the people and places it comes back to."""

    def __init__(self, rng: Random, topic: Topic, **values: object) -> None:
        super().__init__(rng, **values)
        self._rng = rng
        self._topic = topic
        self._kept: dict[str, str] = {}
        self._used: dict[tuple[str, ...], list[str]] = {}
        self._style = _style(rng)

    def __getitem__(self, key: str) -> object:
        if key.endswith("_upper"):
            text = str(self[key.removesuffix("_upper")])
            return text[0].upper() + text[1:]
        values = self._values
        if key in values:
            return values[key]
        listed = self._topic.lists.get(key) or _lists().get(key)
        if listed is not None:
            (shape,) = self._rng.choices(listed.words, cum_weights=listed.shares)
            return shape.format_map(self)
        if key in FRESH:
            return FRESH[key](self._rng, self)
        if key in self._kept:
            return self._kept[key]
        if key in CAST:
            made = CAST[key](self._rng, self)
            return self._kept.setdefault(key, made)
        return super().__getitem__(key)

    def sentence(self, shape: str, **values: object) -> str:
        """Fill a shape, as this article's paper spells; what stands in `values` stays as it is.

        They hold for this sentence alone.
        """
        before = self._values
        self._values = {**before, **values}
        text = shape.format_map(self)
        self._values = before
        text = text[0].upper() + text[1:]
        return text if values or self._style is None else self._style(text)

    def any(self, shapes: Sequence[str], **values: object) -> str:
        """Fill one of the shapes; none twice before all have been used."""
        left = self._used.setdefault(tuple(shapes), [])
        if not left:
            left.extend(shapes)
            self._rng.shuffle(left)
        return self.sentence(left.pop(), **values)


def _style(rng: Random) -> Callable[[str], str] | None:
    """Return how the article's paper spells what others spell otherwise."""
    written: dict[str, str] = {}
    for style in _news()["styles"]:
        if rng.random() < style["share"]:
            written |= style["write"]
    if not written:
        return None
    longest = sorted(written, key=len, reverse=True)
    found = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")
    return lambda text: found.sub(lambda match: written[match[0]], text)


def _number(least: int, most: int) -> Callable[[Random, Story], str]:
    def drawn(rng: Random, story: Story) -> str:
        value = round(least * (most / least) ** rng.random())
        return f"{value:,}".replace(",", ".")

    return drawn


def _decimal(rng: Random, least: int, most: int) -> str:
    whole, tenths = rng.randint(least, most), rng.randint(0, 9)
    return f"{whole},{tenths}" if tenths else f"{whole}"


def _money(rng: Random, story: Story) -> str:
    if rng.random() < 0.4:
        return f"{_decimal(rng, 1, 60)} tỷ đồng"
    return f"{rng.randint(4, 180) * 5} triệu đồng"


def _price_low(rng: Random, story: Story) -> str:
    return _number(5, 180)(rng, story) + ".000"


def _past(rng: Random, story: Story) -> str:
    return str(int(str(story["year"])) - rng.randint(1, 9))


def _next(rng: Random, story: Story) -> str:
    return str(int(str(story["year"])) + rng.randint(1, 5))


def _date(rng: Random, story: Story) -> str:
    return f"{rng.randint(1, 28)}/{rng.randint(1, 12)}/{story['year']}"


@cache
def _districts_of_all() -> tuple[str, ...]:
    return tuple(one.full_name for one in gazetteer.load().districts if not one.former)


def _elsewhere(rng: Random, story: Story) -> str:
    return rng.choice(_districts_of_all())


FRESH: dict[str, Callable[[Random, Story], str]] = {
    "low": lambda rng, story: str(rng.randint(1, 9)),
    "n": lambda rng, story: str(rng.randint(2, 60)),
    "m": _number(61, 990),
    "k": _number(1_000, 98_000),
    "age": lambda rng, story: str(rng.randint(19, 97)),
    "quarter": lambda rng, story: rng.choice(["I", "II", "III", "IV"]),
    "day": lambda rng, story: f"{rng.randint(1, 28)}/{rng.randint(1, 12)}",
    "month": lambda rng, story: f"tháng {rng.randint(1, 12)}",
    "date": _date,
    "past": _past,
    "next": _next,
    "pct": lambda rng, story: f"{_decimal(rng, 1, 99)}%",
    "income": lambda rng, story: _decimal(rng, 3, 79),
    "money": _money,
    "price_low": _price_low,
    "person": lambda rng, story: _person(rng, story),
    "elsewhere": _elsewhere,
    "price": lambda rng, story: f"{_price_low(rng, story)} đồng/kg",
}


def _syllable(rng: Random) -> str:
    """Return a syllable that a hamlet's name may have, at times one that only it has."""
    if rng.random() < KNOWN_SYLLABLES:
        return rng.choice(_names("hamlets", "second"))
    return "".join(
        rng.choices(part.words, cum_weights=part.shares)[0]
        for part in (_ranked_names("hamlets", "onsets"), _ranked_names("hamlets", "rimes"))
    )


@cache
def _ranked_names(group: str, part: str) -> Ranked:
    return ranked(_names(group, part))


def _hamlet_name(rng: Random, story: Story) -> str:
    parts = [rng.choice(_names("hamlets", "first")), _syllable(rng)]
    if rng.random() < 0.25:
        parts.append(rng.choice(_names("hamlets", "third")))
    return " ".join(parts) + (f" {rng.randint(1, 12)}" if rng.random() < 0.2 else "")


def _hamlet(rng: Random, story: Story) -> str:
    return f"{rng.choice(_names('hamlets', 'kinds'))} {_hamlet_name(rng, story)}"


def _commune(rng: Random, story: Story) -> str:
    return f"{shapes()['specimen']} {rng.choice(word_lists()['given_names'])}"


def _commune_full(rng: Random, story: Story) -> str:
    return f"{rng.choice(['xã', 'xã', 'xã', 'phường', 'thị trấn'])} {story['commune_name']}"


def _person(rng: Random, story: Story) -> str:
    if rng.random() >= HIGHLAND:
        return cast.name(rng)
    surname = rng.choice(_names("highland", "surnames"))
    return f"{surname} {shapes()['specimen']} {rng.choice(_names('highland', 'given_names'))}"


def _title(*honorifics: str, name: str) -> Callable[[Random, Story], str]:
    return lambda rng, story: f"{rng.choice(honorifics)} {story[name]}"


def _named(group: str) -> Callable[[Random, Story], str]:
    def made(rng: Random, story: Story) -> str:
        given = word_lists()["given_names"]
        shape = rng.choice(_items(_news()[group]))
        values = {"a": rng.choice(given), "b": rng.choice(given)}
        values |= {"n": f"{rng.randint(2, 99)}", "m": f"{rng.randint(100, 990)}"}
        values["hamlet_name"] = str(story["hamlet_name"])
        return shape.format_map(values)

    return made


CAST: dict[str, Callable[[Random, Story], str]] = {
    "hamlet": _hamlet,
    "hamlet_two": _hamlet,
    "hamlet_three": _hamlet,
    "hamlet_four": _hamlet,
    "hamlet_name": _hamlet_name,
    "commune_name": _commune,
    "commune_full": _commune_full,
    "commune_two": lambda rng, story: f"xã {_commune(rng, story)}",
    "man_name": _person,
    "man_two_name": _person,
    "woman_name": _person,
    "woman_two_name": _person,
    "man": _title("ông", "anh", "bác", name="man_name"),
    "man_two": _title("ông", "anh", name="man_two_name"),
    "woman": _title("bà", "chị", "cô", name="woman_name"),
    "woman_two": _title("bà", "chị", name="woman_two_name"),
    "road": _named("roads"),
    "company": _named("companies"),
    "coop": _named("coops"),
    "school": _named("schools"),
}
