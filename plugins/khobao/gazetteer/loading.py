"""From the data files to the gazetteer. What each file holds stands at its head."""

import csv
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from khobao.gazetteer.index import Gazetteer
from khobao.gazetteer.mentions import Wording
from khobao.gazetteer.model import (
    Code,
    Commune,
    CommuneLevel,
    District,
    Kind,
    KindSpan,
    Merge,
    Province,
    Scheme,
)

_DATA = Path(__file__).parent / "data"
_YAML = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where it was built: 8 times faster
_DAY = timedelta(days=1)
_OLD, _NEW = "qdttg-124-2004", "qdttg-19-2025"
_COMMUNE_LEVELS: tuple[CommuneLevel, ...] = ("xã", "phường", "thị trấn")

_Row = Mapping[str, str]


@cache
def load() -> Gazetteer:
    """The gazetteer of the package's own data; read once in a process."""
    history, wording = _yaml("history.yaml"), _yaml("names.yaml")
    rows = list(_rows("provinces.csv"))
    return Gazetteer(
        provinces=tuple(sorted(_provinces(rows, history, wording), key=lambda p: p.id)),
        merges=tuple(sorted(_merges(rows, history), key=lambda m: (m.on, m.former_id))),
        districts=tuple(
            sorted(_districts(history), key=lambda d: (d.province_id, d.name, d.level))
        ),
        schemes=tuple(_scheme(id_, s) for id_, s in history["schemes"].items()),
        wording=_wording(wording),
        read_communes=_communes,
    )


def _yaml(name: str) -> dict[str, Any]:
    with (_DATA / name).open(encoding="utf-8") as file:
        data: dict[str, Any] = yaml.load(file, Loader=_YAML)
        return data


def _rows(name: str) -> Iterator[_Row]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _scheme(id_: str, s: Mapping[str, str]) -> Scheme:
    return Scheme(
        id=id_,
        basis=s["basis"],
        valid_from=_day(s["valid_from"]),
        valid_to=_day(s["valid_to"]),
    )


def _provinces(
    rows: list[_Row], history: Mapping[str, Any], wording: Mapping[str, Any]
) -> Iterator[Province]:
    for row in rows:
        known = _ending(row, history) | history["provinces"].get(row["id"], {})
        yield _province(row["id"], dict(row) | known, history, wording)
    for id_, known in history["provinces"].items():
        if "name" in known:
            yield _province(id_, known, history, wording)


def _ending(row: _Row, history: Mapping[str, Any]) -> dict[str, str]:
    merger = history["merger"]
    if row["into"] == row["id"]:
        return {}
    last = date.fromisoformat(merger["since"]) - _DAY
    return {"valid_to": last.isoformat(), "end_basis": merger["basis"]}


def _province(
    id_: str, known: Mapping[str, Any], history: Mapping[str, Any], wording: Mapping[str, Any]
) -> Province:
    start, end = _day(known.get("valid_from")), _day(known.get("valid_to"))
    kinds = _kinds(id_, known, start, end, history)
    return Province(
        id=id_,
        name=known["name"],
        kind=kinds[-1].kind,
        kinds=kinds,
        valid_from=start,
        valid_to=end,
        start_basis=known.get("start_basis"),
        end_basis=known.get("end_basis"),
        split_from=known.get("split_from"),
        codes=tuple(_codes(known, start, end, history)),
        aliases=tuple(wording["aliases"].get(id_, ())),
    )


def _kinds(
    id_: str,
    known: Mapping[str, Any],
    start: date | None,
    end: date | None,
    history: Mapping[str, Any],
) -> tuple[KindSpan, ...]:
    city = history["became_city"].get(id_)
    first: Kind = "tỉnh" if city else known["kind"]
    if not city:
        basis = known.get("start_basis")
        return (KindSpan(kind=first, valid_from=start, valid_to=end, basis=basis),)
    on = date.fromisoformat(city["since"])
    return (
        KindSpan(kind="tỉnh", valid_from=start, valid_to=on - _DAY, basis=known.get("start_basis")),
        KindSpan(kind="thành phố", valid_from=on, valid_to=end, basis=city["basis"]),
    )


def _codes(
    known: Mapping[str, Any], start: date | None, end: date | None, history: Mapping[str, Any]
) -> Iterator[Code]:
    values = ((_OLD, known.get("code_old") or known.get("code")), (_NEW, known.get("code_new")))
    for scheme, value in values:
        if value:
            span = history["schemes"][scheme]
            first, last = _day(span["valid_from"]), _day(span["valid_to"])
            yield Code(
                scheme=scheme,
                value=value,
                valid_from=max((d for d in (first, start) if d), default=None),
                valid_to=min((d for d in (last, end) if d), default=None),
            )


def _merges(rows: list[_Row], history: Mapping[str, Any]) -> Iterator[Merge]:
    merger = history["merger"]
    on = date.fromisoformat(merger["since"])
    for row in rows:
        if row["into"] != row["id"]:
            yield Merge(former_id=row["id"], successor_id=row["into"], on=on, basis=merger["basis"])
    for id_, known in history["provinces"].items():
        if "into" in known:
            yield Merge(
                former_id=id_,
                successor_id=known["into"],
                on=date.fromisoformat(known["valid_to"]) + _DAY,
                basis=known["end_basis"],
            )


def _districts(history: Mapping[str, Any]) -> Iterator[District]:
    ended = history["districts"]
    last = date.fromisoformat(ended["valid_to"])
    moved = {
        (move["to"], name): (move["from"], date.fromisoformat(move["since"]))
        for move in history["districts_moved"]
        for name in move["names"]
    }
    for row in _rows("districts.csv"):
        origin, on = moved.get((row["province"], row["name"]), (None, None))
        yield District(
            name=row["name"],
            level=row["level"],  # type: ignore[arg-type]  # a closed column; tested
            province_id=row["province"],
            code=Code(scheme=_OLD, value=row["code"], valid_from=None, valid_to=last),
            valid_to=last,
            end_basis=ended["end_basis"],
            moved_from=origin,
            moved_on=on,
            homonyms=int(row["homonyms"]),
        )
    for known in history["districts_former"]:
        yield District(
            name=known["name"],
            level=known["level"],
            province_id=known["province"],
            code=None,
            valid_to=_day(known.get("valid_to")),
            end_basis=known.get("end_basis"),
            former=True,
        )


def _communes(districts: tuple[District, ...]) -> tuple[Commune, ...]:
    by_code = {d.code.value: d for d in districts if d.code}
    return tuple(
        Commune(name=name, level=level, district=by_code[row["district"]])
        for row in _rows("communes.csv")
        for level in _COMMUNE_LEVELS
        for name in row[level].split(";")
        if name
    )


def _wording(wording: Mapping[str, Any]) -> Wording:
    return Wording(
        spellings=tuple(tuple(group) for group in wording["spellings"]),
        district_aliases={k: tuple(v) for k, v in wording["district_aliases"].items()},
        designators={k: tuple(v) for k, v in wording["designators"].items()},
        bodies=tuple(wording["bodies"]),
        elsewhere=tuple(wording["elsewhere"]),
        not_places=tuple(wording["not_places"]),
        only_after={
            id_: (rule["level"], frozenset(rule["names"]))
            for id_, rule in wording["only_after"].items()
        },
        words_in_capitals=frozenset(wording["words_in_capitals"]),
        only_designated=frozenset(wording["only_designated"]),
        surnames=frozenset(wording["surnames"]),
    )
