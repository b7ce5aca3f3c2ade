"""YAML read as plain text with the place of every value: no types, no tags, no anchors.

A scalar is the string that stands there, or None for `null`, `~` and nothing at all, so that
`4.494`, `23:17` and `NO` stay what the editor wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from khobao.record.problems import Location, Problem, shown
from khobao.record.text import hidden, hidden_rule, shown_only

NULLS = {"", "~", "null"}

UNQUOTED_COLON = re.compile(r"(?P<lead>\s*(?:- +)?)(?P<key>[a-z_]+): +(?P<value>[^\s\"'\[{|>#].*)")
"""A line such as `title: Bắc Giang: Biểu dương`, which YAML takes for a map within a map."""

SYNTAX = {
    "mapping values are not allowed here": "dấu hai chấm đặt không đúng chỗ",
    "found character '\\t' that cannot start any token": "có phím Tab ở đầu dòng",
    "could not find expected ':'": "thiếu dấu hai chấm sau tên khóa",
    "found unexpected end of stream": "thiếu dấu nháy đóng",
    "did not find expected key": "dòng này không phải một khóa",
    "did not find expected ',' or ']'": "danh sách [ … ] thiếu dấu phẩy hoặc ngoặc đóng",
    "did not find expected ',' or '}'": "nhóm { … } thiếu dấu phẩy hoặc ngoặc đóng",
    "found unknown escape character": "dấu \\ trong nháy kép",
    "found invalid Unicode character escape code": "mã ký tự sau dấu \\ không có thật",
    "did not find expected hexdecimal number": "thiếu số hex sau dấu \\",
    "found unexpected ':'": "dấu hai chấm đặt không đúng chỗ",
    "block sequence entries are not allowed in this context": "dấu - đặt không đúng chỗ",
    "block mapping entries are not allowed in this context": "khóa đặt không đúng chỗ",
    "did not find expected '-' indicator": "dòng này không phải một mục “- ”",
    "did not find expected node content": "thiếu giá trị",
    "did not find expected alphabetic or numeric character": "thiếu tên sau dấu & hoặc *",
    "found character that cannot start any token": "giá trị mở đầu bằng ký hiệu của YAML",
    "did not find expected <document start>": "có dấu kết thúc YAML giữa chừng",
    "found a tab character that violates indentation": "có phím Tab ở đầu dòng",
}

SIGNS = {"mark-flood": "dấu chồng thứ năm"}
"""What to call a character that isn't hidden and has no place all the same."""

MAX_REPAIRS = 20

MAX_DEPTH = 20
"""Maps and lists within one another; a record needs four. libyaml itself knows no limit, and
composing 100,000 brackets ends the whole process."""


@dataclass(frozen=True, slots=True)
class Tree:
    """What the YAML says, as strings, lists and dicts, and where; lines and columns from 1."""

    value: object
    places: dict[Location, tuple[int, int]] = field(default_factory=dict)

    def place(self, loc: Location) -> tuple[int, int]:
        """Return line and column of the value at `loc`, or of the nearest thing around it."""
        while loc not in self.places and loc:
            loc = loc[:-1]
        return self.places.get(loc, (1, 1))


class _TooDeepError(Exception):
    """The nesting goes beyond MAX_DEPTH, at the event held."""

    def __init__(self, event: yaml.Event) -> None:
        super().__init__()
        self.event = event


def hidden_characters(text: str, path: str, first_line: int) -> list[Problem]:
    """Return a problem for each character that has no place in a text."""
    return [
        Problem(
            path=path,
            line=first_line + text.count("\n", 0, bad.start()),
            col=bad.start() - text.rfind("\n", 0, bad.start()),
            rule=rule,
            found=f"{SIGNS.get(rule, 'ký tự ẩn')} U+{ord(bad[0]):04X}",
            expected="cần xóa ký tự ấy",
        )
        for bad in hidden(text)
        for rule in [hidden_rule(bad[0])]
    ]


def compose(text: str, path: str, first_line: int = 1) -> tuple[Tree, list[Problem]]:
    """Return the tree of a YAML mapping and the problems found on the way.

    `first_line` is the line of the file on which `text` begins. A line with an unquoted colon is
    reported and then read as if it were quoted, so that the rest of the file is checked as well.
    """
    problems = hidden_characters(text, path, first_line)
    if problems:
        text = shown_only(text)
    for _ in range(MAX_REPAIRS):
        walk = _Walk(path, first_line, text)
        try:
            value = walk.document()
        except yaml.MarkedYAMLError as error:
            problem, repaired = _syntax(error, text, path, first_line)
            problems.append(problem)
            if repaired is None:
                return Tree({}), problems
            text = repaired
        except _TooDeepError as error:
            walk.report(
                walk.place(error.event),
                "yaml-depth",
                f"hơn {MAX_DEPTH} nhóm hoặc danh sách lồng nhau",
                "cần mỗi dòng một khóa: giá trị",
            )
            return Tree({}), problems + walk.problems
        else:
            return Tree(value, walk.places), problems + walk.problems
    return Tree({}), problems


def _syntax(
    error: yaml.MarkedYAMLError, text: str, path: str, first_line: int
) -> tuple[Problem, str | None]:
    mark = error.problem_mark or error.context_mark
    row, col = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    row = min(row, len(lines) - 1)
    match = UNQUOTED_COLON.fullmatch(lines[row])
    if match and ": " in f"{match['value']} ":
        quoted = f"{match['key']}: '{match['value'].replace(chr(39), chr(39) * 2)}'"
        lines[row] = match["lead"] + quoted
        return (
            Problem(
                path=path,
                line=first_line + row,
                col=len(match["lead"]) + len(match["key"]) + 3,
                rule="unquoted-colon",
                found=f"{shown(match['value'])} có dấu hai chấm mà không đặt trong dấu nháy",
                expected=f"hãy viết {quoted}",
            ),
            "\n".join(lines),
        )
    what = SYNTAX.get(error.problem or "", error.problem or "không đọc được")
    return (
        Problem(
            path=path,
            line=first_line + row,
            col=col + 1,
            rule="yaml-syntax",
            found=f"YAML sai cú pháp: {what}",
            expected='cần mỗi dòng một "khóa: giá trị", thụt dòng bằng dấu cách',
        ),
        None,
    )


class _Walk:
    """One pass over the YAML's events that keeps each value's place."""

    def __init__(self, path: str, first_line: int, text: str) -> None:
        self.path = path
        self.first_line = first_line
        self.lines = [*text.split("\n"), ""]
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.CBaseLoader)
        self.problems: list[Problem] = []
        self.places: dict[Location, tuple[int, int]] = {}

    def document(self) -> object:
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            self.places[()] = (self.first_line, 1)
            return {}
        value = self.convert(next(self.events), ())
        next(self.events)
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            self.report(
                self.place(after),
                "yaml-syntax",
                "YAML sai cú pháp: một tài liệu thứ hai bắt đầu ở đây",
                "cần bỏ dấu --- hoặc ... giữa phần khai báo",
            )
        return value

    def convert(self, event: yaml.Event, loc: Location) -> object:
        place = self.places[loc] = self.place(event)
        if isinstance(event, yaml.AliasEvent):
            self.report(
                place,
                "yaml-alias",
                f"tham chiếu YAML (*{event.anchor})",
                "cần viết lại giá trị đầy đủ, trong dấu nháy nếu mở đầu bằng *",
            )
            return None
        self.plain(event, place)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, place)
        if len(loc) >= MAX_DEPTH:
            raise _TooDeepError(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(loc)
        return self.sequence(loc)

    def plain(self, event: yaml.Event, place: tuple[int, int]) -> None:
        """Report what would take a part of the value away: a tag or an anchor."""
        if tag := getattr(event, "tag", None):
            self.report(
                place,
                "yaml-tag",
                f"nhãn YAML {shown(tag)}",
                "cần bỏ nhãn, hoặc đặt cả giá trị trong dấu nháy",
            )
        if anchor := getattr(event, "anchor", None):
            self.report(
                place,
                "yaml-alias",
                f"tên tham chiếu YAML (&{anchor})",
                "cần bỏ tên ấy, hoặc đặt cả giá trị trong dấu nháy",
            )

    def scalar(self, event: Any, place: tuple[int, int]) -> str | None:
        if event.style:
            return str(event.value)
        end = event.end_mark
        rest = self.lines[end.line][end.column :].lstrip()
        if rest.startswith("#"):
            self.report(
                place,
                "yaml-comment",
                f"YAML bỏ phần sau dấu #: {shown(rest)}",
                "cần đặt cả giá trị trong dấu nháy",
            )
        return None if event.value in NULLS else str(event.value)

    def sequence(self, loc: Location) -> list[object]:
        found: list[object] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self.convert(event, (*loc, len(found))))
        return found

    def mapping(self, loc: Location) -> dict[str, object]:
        found: dict[str, object] = {}
        while not isinstance(key := next(self.events), yaml.MappingEndEvent):
            name, place = self.key(key, loc), self.place(key)
            if name in found:
                self.report(place, "repeated-key", f"khóa {name} viết hai lần", "cần giữ một")
                self.convert(next(self.events), (*loc, name, "(again)"))
                continue
            found[name] = self.convert(next(self.events), (*loc, name))
            self.places[(*loc, name, "(key)")] = place
        return found

    def key(self, event: yaml.Event, loc: Location) -> str:
        if isinstance(event, yaml.ScalarEvent):
            return str(event.value)
        self.convert(event, (*loc, "?"))
        return "?"

    def place(self, event: Any) -> tuple[int, int]:
        mark = event.start_mark
        return (mark.line + self.first_line, mark.column + 1)

    def report(self, place: tuple[int, int], rule: str, found: str, expected: str) -> None:
        line, col = place
        self.problems.append(
            Problem(path=self.path, line=line, col=col, rule=rule, found=found, expected=expected)
        )
