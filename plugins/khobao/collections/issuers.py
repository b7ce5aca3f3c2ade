"""Who issued a document, as far as issuer, sign and type tell: the series of numbers it is in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from khobao.gazetteer import Gazetteer
from khobao.gazetteer.names import key, spelling
from khobao.record.text import nfc

CENTRAL = ""
"""The scope of what holds for the whole country."""

PARTS = re.compile(r"[-/.\s]+")
NUMBER = re.compile(r"0*(?P<digits>\d+)(?P<letter>[A-ZĐ]?)(?=$|[-/.\s])(?P<rest>.*)")
"""05-CT/TU, 217-QĐ/TW, 92/2015/QH13, 19B/HD."""

YEAR = re.compile(r"(?:19|20)\d\d")
FIGURES = re.compile(r"\d+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A document's number taken apart: its figure, the year in it, the sign's parts."""

    figure: str
    year: int | None = None
    sign: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """Who issued: the series of numbers, the organ in it, the scope; None for what isn't known.

    The scope is CENTRAL, a province's id, or that with the name of a body below it. `vague` is a
    body below a province that has no name: there are many such. `placed` says that the wording
    names the province; else it's the article's.
    """

    series: str | None = None
    organ: str | None = None
    scope: str | None = None
    province: str | None = None
    vague: bool = False
    placed: bool = False


@dataclass(frozen=True, slots=True)
class _Series:
    name: str
    level: str
    organ: str | None = None


@dataclass(frozen=True, slots=True)
class _Named:
    """What an issuer's wording says; `place` is the province it names."""

    series: str
    organ: str | None
    level: str
    place: tuple[str, ...]
    lower: str | None


def number(stated: str) -> Number:
    """Return the parts of a number; leading zeros, case and the kind of stroke don't matter."""
    text = _plain(stated)
    found = NUMBER.fullmatch(text)
    if not found:
        return Number(figure=text)
    parts = [part for part in PARTS.split(found["rest"]) if part]
    years = [int(part) for part in parts if YEAR.fullmatch(part)]
    return Number(
        figure=f"{int(found['digits']):02d}{found['letter']}",
        year=years[0] if years else None,
        sign=tuple(part for part in parts if not YEAR.fullmatch(part)),
    )


def issuer(
    stated: str | None, type_: str, sign: tuple[str, ...], province: str | None, places: Gazetteer
) -> Issuer:
    """Return the issuer of a document that an article of `province` cites.

    A sign that is known tells the series, for it was printed with the number.
    """
    table = _tables()
    named = _read(stated, places) if stated else None
    signed = table.signs.get(FIGURES.sub("", sign[-1])) if sign else None
    lower = named if named and named.level == "lower" else None
    known = signed or table.types.get(key(type_))
    if known and not lower:
        organ = named.organ if named and named.series == known.name else None
        level, series = known.level, known.name
    elif named:
        organ, level, series = named.organ, named.level, named.series
    else:
        return Issuer()
    if level == "central":
        return Issuer(series=series, organ=organ, scope=CENTRAL)
    own = named.place if named else ()
    where = province if not own or province in own else own[0]
    name = named.lower if named and level == "lower" else None
    return Issuer(
        series=series,
        organ=organ,
        scope=f"{where} {name}" if where and name else where,
        province=where,
        vague=level == "lower" and not name,
        placed=bool(own),
    )


def _plain(stated: str) -> str:
    text = spelling(nfc(stated))
    for found, read in _tables().spellings:
        text = text.replace(found, read)
    return text.upper().strip()


def _read(stated: str, places: Gazetteer) -> _Named:
    """Return what a wording says, each read once: looking for places takes 0.1 ms."""
    known = _known(places)
    if stated not in known:
        known[stated] = _named(stated, places)
    return known[stated]


@cache
def _known(places: Gazetteer) -> dict[str, _Named]:
    return {}


def _named(stated: str, places: Gazetteer) -> _Named:
    table = _tables()
    mentions = list(places.mentions(stated))
    provinces = [one for one in mentions if one.kind == "province"]
    districts = [one for one in mentions if one.kind == "district"]
    rest = stated
    for mention in sorted(provinces, key=lambda one: -one.start):
        rest = rest[: mention.start] + rest[mention.end :]
    body = _body(key(rest))
    place = tuple(sorted({id_ for one in provinces for id_ in one.ids}))
    level = _level(body, bool(place))
    if districts or level == "lower":
        name = body if districts or _goes_on(body) else None
        return _Named(table.names.get(body, _Series(body, "")).name, None, "lower", place, name)
    known = table.names.get(body)
    if known:
        return _Named(known.name, known.organ, known.level, place, None)
    return _Named(body, None, level, place, None)


def _body(text: str) -> str:
    """Cut a conference before the name, and a term behind it."""
    table = _tables()
    for words in table.before:
        if text.startswith(f"{words} "):
            text = text.removeprefix(f"{words} ").partition(" ")[2]
    for words in table.behind:
        text = text.partition(f" {words} ")[0]
    return text.strip()


def _level(body: str, placed: bool) -> str:
    levels = _tables().levels
    padded = f" {body} "
    found = (level for level, words in levels.items() if any(f" {w} " in padded for w in words))
    level = next(found, "province")
    return "province" if level == "central" and placed else level


def _goes_on(body: str) -> bool:
    """Say whether a name follows the word for the level: "ubnd huyện lục nam"."""
    words = _tables().levels["lower"]
    return not any(f" {body}".endswith(f" {word}") for word in words)


@dataclass(frozen=True, slots=True)
class _Tables:
    signs: Mapping[str, _Series]
    names: Mapping[str, _Series]
    types: Mapping[str, _Series]
    levels: Mapping[str, tuple[str, ...]]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    spellings: tuple[tuple[str, str], ...]


@cache
def _tables() -> _Tables:
    text = (files("khobao.collections") / "data" / "issuers.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CBaseLoader)
    signs: dict[str, _Series] = {}
    names: dict[str, _Series] = {}
    types: dict[str, _Series] = {}
    spellings: list[tuple[str, str]] = []
    for one in data["series"]:
        series = _Series(one["name"], one["level"])
        first, *others = one["signs"]
        signs |= {sign.upper(): series for sign in one["signs"]}
        spellings += [(sign, first) for sign in others if "." in sign]
        types |= {key(name): series for name in one.get("types", ())}
        names |= {key(name): series for name in one["names"]}
        for spelled in one.get("organs", ()):
            organ = _Series(series.name, series.level, spelled[0])
            names |= {key(name): organ for name in spelled}
    return _Tables(
        signs=signs,
        names=names,
        types=types,
        levels={level: tuple(map(key, words)) for level, words in data["levels"].items()},
        before=tuple(map(key, data["before"])),
        behind=tuple(map(key, data["behind"])),
        spellings=tuple(spellings),
    )
