"""Make the gazetteer's tables from the package vietnamadminunits: the same bytes each run.

    pip download --no-deps --dest DIR vietnamadminunits==1.0.4
    python scripts/make_gazetteer.py DIR

Nothing is fetched and no code of the package is run: its data files are read from the wheel.
"""

import csv
import hashlib
import io
import json
import sqlite3
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import click
import yaml

from khobao.gazetteer.names import slug

PACKAGE = "vietnamadminunits"
VERSION = "1.0.4"
WHEEL = f"{PACKAGE}-{VERSION}-py3-none-any.whl"
SHA256 = "737ee3662e877290386c1c45ed4d71f2e5fae34ab6fb9c64bfb4cb74b216ea35"
DATA = Path(__file__).parents[1] / "plugins" / "khobao" / "gazetteer" / "data"
EXPECTED = {"provinces.csv": 63, "districts.csv": 696, "communes.csv": 696}

LEVELS = ("huyện", "quận", "thị xã", "thành phố")
COMMUNE_LEVELS = ("xã", "phường", "thị trấn")
HEADER = """\
# {what}
# Made by scripts/make_gazetteer.py from {package} {version} (PyPI), MIT License,
# Copyright (c) 2025 Tran Ngoc Minh Hieu; its source is the statistics office's list of
# administrative units. Don't edit: corrections go to history.yaml or names.yaml.
"""


class Unit(NamedTuple):
    """A row of the table of before 2025-07-01; some island districts have no commune."""

    province_key: str
    province: str
    province_code: str
    district: str
    district_code: str
    commune: str | None


class Source(NamedTuple):
    units: list[Unit]
    codes_after: Mapping[str, str]  # province key -> its code since the merger
    into: Mapping[str, str]  # old province key -> new province key


def read(wheel: Path) -> Source:
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if digest != SHA256:
        raise click.ClickException(f"{wheel.name}: sha256 is {digest}; expected {SHA256}")
    with zipfile.ZipFile(wheel) as archive:
        database = archive.read(f"{PACKAGE}/data/dataset.db")
        conversion = json.loads(archive.read(f"{PACKAGE}/data/converter_2025.json"))
    connection = sqlite3.connect(":memory:")
    connection.deserialize(database)
    units = connection.execute(
        "SELECT provinceKey, province, provinceCode, district, districtCode, ward"
        " FROM admin_units_legacy ORDER BY districtCode, wardCode"
    )
    codes = connection.execute("SELECT DISTINCT provinceKey, provinceCode FROM admin_units")
    into = {old: new for new, olds in conversion["DICT_PROVINCE"].items() for old in olds}
    return Source([Unit(*row) for row in units], dict(codes.fetchall()), into)


def split_level(full: str, levels: Iterable[str]) -> tuple[str, str]:
    """Of "Thị Xã Buôn Hồ": ("thị xã", "Buôn Hồ")."""
    for level in levels:
        if full.lower().startswith(f"{level} "):
            return level, full[len(level) + 1 :].strip()
    raise click.ClickException(f"{full!r} starts with none of {', '.join(levels)}")


def province_ids(units: Iterable[Unit], renamed: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Province key -> our id."""
    names = {u.province_key: split_level(u.province, ("tỉnh", "thành phố"))[1] for u in units}
    return {key: renamed.get(name, {}).get("id", slug(name)) for key, name in names.items()}


def provinces(
    source: Source, ids: Mapping[str, str], renamed: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, ...]]:
    yield "id", "name", "kind", "code_old", "code_new", "into"
    for key, full, code in sorted({u[:3] for u in source.units}, key=lambda u: u[2]):
        kind, name = split_level(full, ("tỉnh", "thành phố"))
        name = renamed.get(name, {}).get("name", name)
        into = source.into[key]
        code_new = source.codes_after[key] if into == key else ""
        yield ids[key], name, kind, code, code_new, ids[into]


def districts(source: Source, ids: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    yield "code", "level", "name", "province", "homonyms"
    lying = defaultdict(set)
    for unit in source.units:
        if unit.commune and not unit.commune[-1].isdigit():  # "quận 1" is no "phường 1"
            lying[split_level(unit.commune, COMMUNE_LEVELS)[1]].add(unit.province_key)
    rows = {(u.district_code, u.district, u.province_key) for u in source.units}
    for code, full, key in sorted(rows):
        level, name = split_level(full, LEVELS)
        yield code, level, name, ids[key], str(len(lying[name] - {key}))


def communes(source: Source) -> Iterator[tuple[str, ...]]:
    yield "district", *COMMUNE_LEVELS
    table: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for unit in source.units:
        by_level = table[unit.district_code]
        if unit.commune:
            level, name = split_level(unit.commune, COMMUNE_LEVELS)
            by_level[level].append(name)
    for code, by_level in sorted(table.items()):
        yield code, *(";".join(by_level[level]) for level in COMMUNE_LEVELS)


def written(what: str, rows: Iterable[tuple[str, ...]]) -> bytes:
    text = io.StringIO()
    text.write(HEADER.format(what=what, package=PACKAGE, version=VERSION))
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def make(wheel: Path) -> dict[str, bytes]:
    """File name -> its bytes."""
    source = read(wheel)
    history = yaml.safe_load((DATA / "history.yaml").read_text(encoding="utf-8"))
    renamed = history["renamed"]
    ids = province_ids(source.units, renamed)
    tables = {
        "provinces.csv": (
            "The 63 provinces as of 2025-06-30, the codes of either table, and where each went on"
            " 2025-07-01.",
            list(provinces(source, ids, renamed)),
        ),
        "districts.csv": (
            "The 696 districts as of their last day, 2025-06-30 (first days and former levels"
            " aren't known here);\n# homonyms: the other provinces with a commune of that name.",
            list(districts(source, ids)),
        ),
        "communes.csv": (
            "The 10,035 communes as of 2025-06-30, by district code (five island districts had"
            " none).",
            list(communes(source)),
        ),
    }
    for name, (_, rows) in tables.items():
        if len(rows) - 1 != EXPECTED[name]:
            raise click.ClickException(f"{name}: {len(rows) - 1} rows; expected {EXPECTED[name]}")
    return {name: written(what, rows) for name, (what, rows) in tables.items()}


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def main(folder: Path) -> None:
    wheel = folder / WHEEL
    if not wheel.exists():
        sys.exit(f"{folder}: no {WHEEL}; expected what pip download puts there")
    for name, data in make(wheel).items():
        (DATA / name).write_bytes(data)
        click.echo(f"{name}: {len(data)} bytes")


if __name__ == "__main__":
    main()
