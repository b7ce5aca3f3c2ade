"""Where articles were looked for, and what isn't known: the file that tells it, if there is one."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationError, WithJsonSchema
from pydantic_core import PydanticCustomError

from khobao import gazetteer
from khobao.content.read import read_text
from khobao.record import ContentError, Edtf, Finding, Problem, schema
from khobao.record.article import Day, Line, Part, Slug
from khobao.record.problems import shown
from khobao.record.text import plain_lines
from khobao.record.wording import date_short
from khobao.record.yaml_nodes import compose

EARLIEST = 1865
"""The year of the country's first newspaper."""

YEARS = 'cần một năm "2018" hoặc một quãng năm "2018/2024"'


def _years(value: Edtf) -> Edtf:
    if any(len(end) != 4 or not end.isdigit() for end in value.ends):
        raise PydanticCustomError(
            "coverage-years", "{expected}", {"found": str(value), "expected": YEARS}
        )
    return value


Years = Annotated[
    Edtf,
    AfterValidator(_years),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}(?:/\d{4})?$"}),
]


class Search(Part):
    """Someone looked for articles of these years on that day, by province, source or both.

    `found` is what there was to collect, whether or not it was: `none` is an answer too.
    """

    province: Slug | None = None
    source: Line | None = None
    years: Years
    on: Day
    found: Literal["none", "some"]
    note: Line | None = None


class Coverage(Part):
    """What was looked for, in the file's order, and gaps that an editor knows of."""

    searches: tuple[Search, ...] = Field(default=())
    gaps: tuple[Line, ...] = Field(default=())


def load(path: Path) -> Coverage:
    """Return the coverage told in a file, an empty one if there is none; raises ContentError."""
    if not path.exists():
        return Coverage()
    name = str(path)
    tree, problems = compose(plain_lines(read_text(path)), name)
    if problems and not tree.value:
        raise ContentError(problems)
    if not isinstance(tree.value, dict):
        problems.append(
            Problem(
                path=name,
                rule="coverage-form",
                found="không gồm các dòng khóa: giá trị",
                expected="cần hai khóa: searches: [ … ] và gaps: [ … ]",
            )
        )
        raise ContentError(problems)
    values = {key: value for key, value in tree.value.items() if value is not None}
    try:
        coverage = Coverage.model_validate(values)
    except ValidationError as error:
        problems.extend(schema.problems(error, Coverage, tree, name))
    else:
        for finding in _check(coverage):
            line, col = tree.place(finding.loc)
            problems.append(
                Problem(
                    path=name,
                    line=line,
                    col=col,
                    rule=finding.rule,
                    found=finding.found,
                    expected=finding.expected,
                )
            )
    if problems:
        raise ContentError(problems)
    return coverage


def _check(coverage: Coverage) -> Iterator[Finding]:
    for position, search in enumerate(coverage.searches):
        yield from _search(search, ("searches", position))


def _search(search: Search, loc: tuple[str | int, ...]) -> Iterator[Finding]:
    if search.province is None and search.source is None:
        yield Finding(
            loc=loc,
            rule="coverage-where",
            found="không ghi tìm ở đâu",
            expected="cần province: nghe-an, hoặc source: tên báo, hoặc cả hai",
        )
    if search.province is not None:
        yield from _province(search.province, loc)
    first, last = search.years.years[0], search.years.years[-1]
    if first < EARLIEST or last > search.on.end.year:
        yield Finding(
            loc=(*loc, "years"),
            rule="coverage-years",
            found=f"tìm năm {date_short(search.years)} vào ngày {date_short(search.on)}",
            expected=f"cần những năm từ {EARLIEST} đến năm tìm",
        )


def _province(province: str, loc: tuple[str | int, ...]) -> Iterator[Finding]:
    places = gazetteer.load()
    if province in places:
        return
    near = difflib.get_close_matches(province, [one.id for one in places.provinces], n=1)
    yield Finding(
        loc=(*loc, "province"),
        rule="province-unknown",
        found=f"không có tỉnh {shown(province)}",
        expected=f"có phải {near[0]}?" if near else "cần mã tỉnh như bac-giang",
    )
