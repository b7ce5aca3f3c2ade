"""An article as a Markdown file: typed front matter, then the text; `loads` undoes `dumps`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from khobao.record import rules, schema
from khobao.record.article import GROUPED_NUMBER, Article, Part
from khobao.record.dates import Edtf
from khobao.record.page import Page
from khobao.record.problems import ContentError, Finding, Location, Problem
from khobao.record.text import plain_lines, shown_only
from khobao.record.yaml_nodes import Tree, compose, hidden_characters

P = TypeVar("P", bound=Part)

FENCE = "---"
FIRST_LINE = 2

ALWAYS = {"date", "added", "province", "source", "byline", "raw", "status"}
"""Keys that are written even when they hold nothing: an editor sees what is still unknown."""

FLOW = {"source", "raw", "withdrawn"}
"""Keys whose map stands on one line."""

QUOTED = re.compile(
    r"[\d.~?%X/:_+-]+|[+-]?\.?\d[\d._]*[eE][+-]?\d+|0[xob][0-9A-Fa-f_]+|[0-9a-f]{12,64}|[yYnN]"
)
"""Strings that other YAML readers might take for numbers, dates, times or truth values."""

BLANK_LINES = re.compile(r"(?:[^\S\n]*\n)*")

LAYOUT: dict[str, Any] = {"allow_unicode": True, "width": 1_000_000}


def loads(text: str, path: str = "<text>") -> Article:
    """Return the article that a Markdown file holds; `path` only names it in messages.

    Raises ContentError with every problem of the file: of its YAML, its schema and the rules
    that one article must keep.
    """
    return _load(text, path, Article, rules.check)


def loads_page(text: str, path: str = "<text>") -> Page:
    """Return the page that a Markdown file holds; raises ContentError with every problem."""
    return _load(text, path, Page, rules.check_page)


def locate(text: str, path: str, findings: Iterable[Finding]) -> list[Problem]:
    """Return the findings as problems, with their lines and columns in the file's text."""
    front, body, body_line = _split(text, path)
    tree, _ = compose(front, path, FIRST_LINE)
    file = _File(path, tree, shown_only(body), body_line)
    return [file.problem(finding) for finding in findings]


@dataclass(frozen=True, slots=True)
class _File:
    """A file taken apart; `body` begins on its line `body_line`."""

    path: str
    tree: Tree
    body: str
    body_line: int

    def problem(self, finding: Finding) -> Problem:
        line, col = self.place(finding.loc)
        return Problem(
            path=self.path,
            line=line,
            col=col,
            rule=finding.rule,
            found=finding.found,
            expected=finding.expected,
        )

    def place(self, loc: Location) -> tuple[int, int]:
        if loc[:1] != ("body",):
            return self.tree.place(loc)
        blank = BLANK_LINES.match(self.body)
        at = int(loc[1]) + (blank.end() if blank else 0)
        return self.body_line + self.body.count("\n", 0, at), at - self.body.rfind("\n", 0, at)


def _load(text: str, path: str, model: type[P], check: Callable[[P], Iterable[Finding]]) -> P:
    front, body, body_line = _split(text, path)
    tree, problems = compose(front, path, FIRST_LINE)
    if hidden := hidden_characters(body, path, body_line):
        problems.extend(hidden)
        body = shown_only(body)
    values = tree.value
    if not isinstance(values, dict):
        raise ContentError([*problems, _not_a_map(path, tree)])
    if problems and not values:
        raise ContentError(problems)
    if "body" in values:
        problems.append(_body_key(path, tree))
    try:
        record = model.model_validate({**values, "body": body}, by_alias=True, by_name=False)
    except ValidationError as error:
        problems.extend(schema.problems(error, model, tree, path))
    else:
        file = _File(path, tree, body, body_line)
        problems.extend(file.problem(finding) for finding in check(record))
    if problems:
        raise ContentError(problems)
    return record


def dumps(record: Article | Page) -> str:
    """Return the file of an article or page: keys in the schema's order, one list item a line."""
    node = yaml.MappingNode("tag:yaml.org,2002:map", list(_entries(record)), flow_style=False)
    front = yaml.serialize(node, Dumper=yaml.CSafeDumper, **LAYOUT)
    if "\\U" in front:  # libyaml escapes emoji; the slower writer leaves them readable
        front = yaml.serialize(node, Dumper=yaml.SafeDumper, **LAYOUT)
    body = f"\n{record.body}\n" if record.body else ""
    return f"{FENCE}\n{front}{FENCE}\n{body}"


def _split(text: str, path: str) -> tuple[str, str, int]:
    """Return the front matter, the body and the body's first line."""
    lines = plain_lines(text).split("\n")
    if lines[0].rstrip() != FENCE:
        raise ContentError(
            [
                Problem(
                    path=path,
                    rule="no-front-matter",
                    found="dòng đầu tệp không phải ---",
                    expected="cần phần khai báo YAML nằm giữa hai dòng ---",
                )
            ]
        )
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == FENCE:
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    raise ContentError(
        [
            Problem(
                path=path,
                line=len(lines),
                rule="no-front-matter",
                found="phần khai báo không có dòng --- kết thúc",
                expected="cần một dòng --- giữa phần khai báo và lời bài",
            )
        ]
    )


def _not_a_map(path: str, tree: Tree) -> Problem:
    line, col = tree.place(())
    return Problem(
        path=path,
        line=line,
        col=col,
        rule="yaml-syntax",
        found="phần khai báo không gồm các dòng khóa: giá trị",
        expected='cần mỗi dòng một "khóa: giá trị"',
    )


def _body_key(path: str, tree: Tree) -> Problem:
    line, col = tree.place(("body", "(key)"))
    return Problem(
        path=path,
        line=line,
        col=col,
        rule="unknown-key",
        found="không có khóa “body”",
        expected="cần viết lời bài dưới dòng --- thứ hai",
    )


@cache
def _keys(model: type[Part]) -> tuple[tuple[str, str, Any], ...]:
    return tuple(
        (name, field.alias or name, field.default) for name, field in model.model_fields.items()
    )


def _entries(part: Part) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    top = isinstance(part, Article | Page)
    for name, key, default in _keys(type(part)):
        value = getattr(part, name)
        if name == "body" or (value == default and not (top and name in ALWAYS)):
            continue
        yield _scalar(key), _node(value, flow=name in FLOW or not top)


def _node(value: object, *, flow: bool) -> yaml.Node:
    if isinstance(value, Part):
        return yaml.MappingNode("tag:yaml.org,2002:map", list(_entries(value)), flow_style=flow)
    if isinstance(value, tuple):
        items = [_node(item, flow=True) for item in value]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=flow)
    if value is None:
        return yaml.ScalarNode("tag:yaml.org,2002:null", "null")
    if isinstance(value, int | Decimal):
        return _number(value)
    return _scalar(str(value), quoted=isinstance(value, Edtf))


def _number(value: int | Decimal) -> yaml.Node:
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if GROUPED_NUMBER.fullmatch(text):
        text += "0"
    kind = "float" if "." in text else "int"
    return yaml.ScalarNode(f"tag:yaml.org,2002:{kind}", text)


def _scalar(text: str, *, quoted: bool = False) -> yaml.Node:
    style = '"' if quoted or QUOTED.fullmatch(text) else None
    return yaml.ScalarNode("tag:yaml.org,2002:str", text, style=style)
