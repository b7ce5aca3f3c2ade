"""The record's schema: its errors in Vietnamese, and itself as JSON Schema."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from khobao.record.article import Article
from khobao.record.problems import Location, Problem, shown
from khobao.record.yaml_nodes import Tree


def json_schema() -> str:
    """Return the JSON Schema of the front matter, for editors' tools; the same text each time."""
    schema = Article.model_json_schema(by_alias=True)
    schema["properties"].pop("body")
    document = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def keys_at(root: type[BaseModel], loc: Location) -> tuple[str, ...]:
    """Return the keys that the map at `loc` may hold, in the schema's order."""
    model: type[BaseModel] | None = root
    for step in loc:
        if isinstance(step, str) and model:
            fields = {field.alias or name: field for name, field in model.model_fields.items()}
            model = _model_in(fields[step].annotation) if step in fields else None
    if model is None:
        return ()
    return tuple(
        field.alias or name for name, field in model.model_fields.items() if name != "body"
    )


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for arg in get_args(annotation) if (model := _model_in(arg))), None)


def problems(
    error: ValidationError, model: type[BaseModel], tree: Tree, path: str
) -> Iterator[Problem]:
    """Turn what pydantic found into problems with their places."""
    for item in error.errors(include_url=False):
        loc = item["loc"]
        rule, found, expected = _told(
            item["type"], item.get("ctx", {}), item.get("input"), loc, model
        )
        if rule == "unknown-key":
            line, col = tree.place((*loc, "(key)"))
        else:
            line, col = tree.place(loc[:-1] if rule == "missing-key" else loc)
        yield Problem(path=path, line=line, col=col, rule=rule, found=found, expected=expected)


def _told(
    kind: str, ctx: dict[str, Any], value: object, loc: Location, model: type[BaseModel]
) -> tuple[str, str, str]:
    key = _name(loc)
    if kind == "missing":
        return "missing-key", f"thiếu khóa {key}", f"cần dòng {key}: …"
    if kind == "extra_forbidden":
        known = keys_at(model, loc[:-1])
        return "unknown-key", f"không có khóa {shown(key)}", _nearest(key, known)
    if kind == "literal_error":
        allowed = str(ctx["expected"]).replace("'", "").replace(" or ", ", ")
        return "unknown-value", f"{key}: {_held(value)}", f"cần một trong: {allowed}"
    if kind in ("tuple_type", "list_type"):
        expected = "cần một danh sách, mỗi mục một dòng bắt đầu bằng “- ”"
        return "not-a-list", f"{key}: {_held(value)}", expected
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        example = ", ".join(keys_at(model, loc)[:2])
        return "not-a-map", f"{key}: {_held(value)}", f"cần nhóm khóa: {{{example}, …}}"
    if kind == "string_type":
        return "not-a-text", f"{key}: {_held(value)}", _text_cure(value)
    if kind in ("decimal_type", "decimal_parsing", "int_type", "int_parsing"):
        return "number-form", f"{key}: {_held(value)}", "cần một số trơn: 4494, 42.53"
    return (
        kind,
        f"{key}: {shown(ctx.get('found', value))}",
        str(ctx.get("expected", "không hợp lệ")),
    )


def _name(loc: Location) -> str:
    if isinstance(loc[-1], int):
        return f"{loc[-2]}, mục {loc[-1] + 1}"
    return str(loc[-1])


def _held(value: object) -> str:
    """Say what stands where something else was expected."""
    if value is None:
        return "để trống"
    if isinstance(value, list):
        return "một danh sách"
    return "một nhóm khóa" if isinstance(value, dict) else shown(value)


def _text_cure(value: object) -> str:
    """Return the cure of a value that should be a line of text.

    A list item such as `- Ảnh: Vân Anh` is a map to YAML.
    """
    if isinstance(value, dict) and len(value) == 1:
        ((key, rest),) = value.items()
        if isinstance(rest, str):
            line = f"{key}: {rest}".replace("'", "''")
            return f"có dấu hai chấm: hãy viết '{line}'"
    return "cần một dòng chữ"


def _nearest(key: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(key, known, n=1)
    if near:
        return f"có phải {near[0]}?"
    return f"các khóa dùng được: {', '.join(known)}"
