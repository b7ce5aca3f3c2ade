"""The front matter's JSON Schema, and the document that explains every key and rule."""

import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from pydantic import BaseModel

from khobao import record
from khobao.record import Article, Page, front_matter, review, schema
from khobao.record.article import Part
from scripts import make_schema
from tests.record.strategies import articles

ROOT = Path(__file__).parents[2]
DOC = (ROOT / "docs/front-matter.md").read_text(encoding="utf-8")
SCHEMA = json.loads(schema.json_schema())
MODELS = [
    model for model in vars(record).values() if isinstance(model, type) and issubclass(model, Part)
]
TYPES: dict[str, Any] = {
    "object": dict, "array": list, "string": str, "null": type(None), "integer": int,
    "number": (int, float),
}  # fmt: skip


def accepts(part: dict[str, Any], value: Any) -> bool:
    """Say whether a value fits a schema, as far as this schema's own vocabulary goes."""
    if "$ref" in part:
        return accepts(SCHEMA["$defs"][part["$ref"].rpartition("/")[2]], value)
    if "anyOf" in part:
        return any(accepts(one, value) for one in part["anyOf"])
    if not isinstance(value, TYPES[part["type"]]) or isinstance(value, bool):
        return False
    if isinstance(value, dict):
        known = part["properties"]
        return set(part.get("required", ())) <= set(value) <= set(known) and all(
            accepts(known[key], one) for key, one in value.items()
        )
    if isinstance(value, list):
        return all(accepts(part["items"], one) for one in value)
    if isinstance(value, str):
        return (
            value in part.get("enum", [value])
            and bool(re.search(part.get("pattern", ""), value))
            and len(value) >= part.get("minLength", 0)
        )
    return value is None or value >= part.get("minimum", value)


def data(article: Article) -> Any:
    return yaml.safe_load(front_matter.dumps(article).split("\n---\n")[0])


def test_the_schema_in_docs_is_what_the_record_says() -> None:
    """Renew it with scripts/make_schema.py."""
    assert make_schema.SCHEMA.read_text(encoding="utf-8") == schema.json_schema()


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(articles())
def test_the_schema_accepts_every_article(article: Article) -> None:
    assert accepts(SCHEMA, data(article))


@pytest.mark.parametrize(
    "change",
    [
        {"bylin": "A"},
        {"id": "A0845"},
        {"date": "9/10/2023"},
        {"date_basis": "guessed"},
        {"added": "2026-11"},
        {"tags": "Dân vận"},
        {"title": ""},
        {"province": "Bắc Giang"},
        {"counts": [{"id": "c1", "value": "4494", "unit": "a"}]},
        {"counts": [{"id": "c1", "value": 4494, "unit": "a", "at": -1}]},
        {"source": {"url": "javascript:alert(1)"}},
        {"places": [{"name": "A", "level": "xã", "within": "B"}]},
        {"body": "Lời"},
        {"review": ["date-guessed"]},
    ],
    ids=str,
)
def test_the_schema_refuses_what_the_record_refuses(change: dict[str, Any]) -> None:
    sound = {
        "id": "a0845b4c7625", "title": "A", "date": None, "date_basis": "unknown",
        "added": "2026-11-21", "province": None, "rights": "summary",
    }  # fmt: skip
    assert accepts(SCHEMA, sound)
    assert not accepts(SCHEMA, sound | change)


def test_keys_at_a_place_are_those_of_its_part() -> None:
    assert schema.keys_at(Article, ("places", 0)) == ("name", "level", "in")
    assert schema.keys_at(Page, ()) == ("title", "description")
    assert schema.keys_at(Article, ("title",)) == ()
    assert schema.keys_at(Article, ("xyz", 0)) == ()


def tables() -> dict[str, list[str]]:
    """Return the names in the first column of the table under each heading of the document."""
    found: dict[str, list[str]] = {}
    for section in DOC.split("\n## ")[1:]:
        rows = re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
        found[section.split("\n")[0]] = [
            name for row in rows for name in re.findall("`(.*?)`", row)
        ]
    return found


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_key_is_explained_in_its_order(model: type[BaseModel]) -> None:
    keys = [field.alias or name for name, field in model.model_fields.items() if name != "body"]
    assert tables()[model.__name__] == keys


PLACES = {"_wrong": 0, "Matching": 1, "OneOf": 1, "report": 1, "PydanticCustomError": 0}
"""Functions that take a rule, and at which place."""


def rules_in_the_code() -> set[str]:
    """Return the rules that any module names.

    They stand in `rule="…"`, first or second in a call, first in a tuple, or in `hidden_rule`.
    """
    found = set()
    for path in [
        *(ROOT / "plugins/khobao/record").glob("*.py"),
        *(ROOT / "plugins/khobao/content").glob("*.py"),
    ]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            values: list[ast.expr] = []
            if isinstance(node, ast.keyword) and node.arg == "rule":
                values = [node.value]
            elif isinstance(node, ast.Call):
                name = (
                    node.func.attr
                    if isinstance(node.func, ast.Attribute)
                    else getattr(node.func, "id", "")
                )
                place = PLACES.get(name)
                values = [] if place is None else [node.args[place]]
            elif isinstance(node, ast.FunctionDef) and node.name == "hidden_rule":
                told = (one for line in node.body[1:] for one in ast.walk(line))
                values = [one for one in told if isinstance(one, ast.expr)]
            elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
                values = node.value.elts[:1] if path.name == "schema.py" else []
            found |= {one.value for one in values if isinstance(one, ast.Constant)}
    return found


def test_every_rule_is_explained_and_no_other() -> None:
    explained = tables()["Rules"]
    assert explained == sorted(explained)
    assert set(explained) == rules_in_the_code()


def test_every_review_code_is_explained_in_its_order() -> None:
    assert tuple(tables()["Review codes"]) == review.CODES


def test_the_example_is_sound() -> None:
    example = DOC.split("```yaml\n")[1].split("```")[0]
    article = front_matter.loads(example)
    assert [count.value for count in article.counts] == [4494, 3729]
