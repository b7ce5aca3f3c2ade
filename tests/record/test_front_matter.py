"""The record as a file: what is written is read back, by us and by other YAML readers."""

import re
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from pydantic import BaseModel

from khobao.record import Article, Count, Edtf, Page, front_matter
from khobao.record.text import slugify
from tests.record.strategies import TRAPS, articles

WHOLE = settings(
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def article(**fields: Any) -> Article:
    least = {
        "id": "a0845b4c7625",
        "title": "Tiêu đề",
        "date": None,
        "date_basis": "unknown",
        "added": "2026-11-21",
        "province": None,
        "rights": "summary",
    }
    return Article.model_validate(least | fields)


class Yaml12(yaml.SafeLoader):
    """The scalars of YAML 1.2's core schema, as most readers in JavaScript and Go know them."""


Yaml12.yaml_implicit_resolvers = {}
for tag, pattern in {
    "null": r"null|Null|NULL|~|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
    r"|[-+]?(\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN",
}.items():
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), None)
Yaml12.add_constructor(
    "tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node), 0)
)


def plain(value: object) -> object:
    """Return the value as a YAML reader that knows types should see it."""
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        return {
            field.alias or name: plain(getattr(value, name))
            for name, field in fields.items()
            if name != "body" and getattr(value, name) != field.default
        }
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, Decimal):
        return float(value)
    return str(value) if isinstance(value, Edtf) else value


@WHOLE
@given(articles())
def test_loads_undoes_dumps(written: Article) -> None:
    text = front_matter.dumps(written)
    read = front_matter.loads(text)
    assert read == written
    assert front_matter.dumps(read) == text


@WHOLE
@given(articles())
def test_other_readers_see_the_same_types(written: Article) -> None:
    front = front_matter.dumps(written).split("\n---\n")[0]
    values: Any = plain(written)
    unknown = {key: None for key in front_matter.ALWAYS if key not in values}
    expected = unknown | {"status": written.status} | values
    assert yaml.load(front, Loader=yaml.SafeLoader) == expected
    assert yaml.load(front, Loader=Yaml12) == expected


@pytest.mark.parametrize("title", [text for text in TRAPS if slugify(text)])
def test_a_title_stays_the_text_it_is(title: str) -> None:
    written = article(title=title)
    text = front_matter.dumps(written)
    assert front_matter.loads(text).title == written.title
    for loader in (yaml.SafeLoader, Yaml12):
        assert yaml.load(text.split("\n---\n")[0], Loader=loader)["title"] == written.title


def test_emoji_stay_readable_in_the_file() -> None:
    assert "title: Vui 😀\n" in front_matter.dumps(article(title="Vui 😀"))


def test_the_file_shows_what_is_unknown_and_leaves_the_rest_out() -> None:
    assert front_matter.dumps(article(body="Lời tóm tắt.")) == (
        "---\n"
        'id: "a0845b4c7625"\n'
        "title: Tiêu đề\n"
        "date: null\n"
        "date_basis: unknown\n"
        'added: "2026-11-21"\n'
        "province: null\n"
        "source: null\n"
        "byline: null\n"
        "rights: summary\n"
        "raw: null\n"
        "status: published\n"
        "---\n"
        "\n"
        "Lời tóm tắt.\n"
    )


def test_list_items_stand_one_a_line() -> None:
    written = article(
        places=({"name": "An Lạc", "level": "xã", "in": "Sơn Động"},),
        counts=({"id": "c1", "value": "4494", "unit": "mô hình", "period": "2024", "at": "3"},),
        tags=("Dân vận khéo", "NO"),
    )
    lines = front_matter.dumps(written).split("\n")
    assert "- {name: An Lạc, level: xã, in: Sơn Động}" in lines
    assert '- {id: c1, value: 4494, unit: mô hình, period: "2024", at: 3}' in lines
    assert lines[lines.index("tags:") :][:3] == ["tags:", "- Dân vận khéo", "- 'NO'"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("4494", "4494"),
        ("42.53", "42.53"),
        ("42.50", "42.5"),
        ("842.238", "842.2380"),
        ("-4.494", "-4.4940"),
        ("0.125", "0.125"),
        ("0", "0"),
        ("-0", "-0"),
        ("1000000", "1000000"),
        ("1E+3", "1000"),
    ],
)
def test_numbers_are_written_so_that_none_reads_as_thousands(value: str, written: str) -> None:
    count = Count(id="c1", value=Decimal(value), unit="mô hình", at=1)
    assert f"value: {written}," in front_matter.dumps(article(counts=(count,)))


@pytest.mark.parametrize(
    "value", [Decimal("NaN"), Decimal("1E+15"), Decimal("0.0000001"), 0.1 + 0.2]
)
def test_a_number_the_file_could_not_hold_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="cần số trơn"):
        Count.model_validate({"id": "c1", "value": value, "unit": "x"})


def test_a_rule_in_the_body_does_not_end_anything() -> None:
    body = "Một.\n\n---\n\nHai.\n\n---\ntitle: không phải khóa"
    assert front_matter.loads(front_matter.dumps(article(body=body))).body == body


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace("---\n", "---  \n"),
        lambda text: text + "\n\n\n",
        lambda text: text.replace("Tiêu đề", "Tie\u0302u đe\u0302\u0300"),
    ],
    ids=["byte order mark", "CRLF", "CR", "blanks after fences", "blank end", "NFD"],
)
def test_editors_habits_change_nothing(change: Any) -> None:
    written = article(body="Đoạn một.\n\nĐoạn hai.")
    assert front_matter.loads(change(front_matter.dumps(written))) == written


@example("4.494")
@example("23:17")
@example("NO")
@given(...)
def test_a_plain_scalar_is_read_as_the_text_that_stands_there(text: str) -> None:
    word = re.sub(r"[^\w.:/-]", "", text, flags=re.ASCII).strip(":-/.") or "x"
    front = front_matter.dumps(article()).replace("byline: null", f"byline: {word}")
    expected = None if word == "null" else word
    assert front_matter.loads(front).byline == expected


def test_a_page_is_a_title_and_markdown() -> None:
    text = "---\ntitle: 'Về kho: giới thiệu'\ndescription: Một câu.\n---\n\nLời.\n"
    page = Page(title="Về kho: giới thiệu", description="Một câu.", body="Lời.")
    assert front_matter.loads_page(text) == page
    assert front_matter.dumps(page) == text
