"""Pages of one key have the same bytes; whatever a page reads changes its key."""

from dataclasses import dataclass

import pytest
from jinja2 import DictLoader, Environment

from khobao.render.keys import Keys, pickled

TEMPLATES = {
    "base": "<p>{{ title }}{% block body %}{% endblock %}",
    "page": "{% extends 'base' %}{% import 'parts' as parts %}"
    "{% block body %}{{ parts.item(x) }}{% endblock %}",
    "parts": "{% macro item(y) %}{{ y }}{{ nav }}{% endmacro %}",
    "dynamic": "{% include name %}",
    "set": "{% set own = 1 %}{{ own }}",
    "wrong": "{% if %}",
    "lost": "{% include 'none' %}",
}
VALUES = {"title": "T", "x": ("a", 1), "nav": None, "unread": 1}


def keys(version="1", **changed):
    return Keys(Environment(loader=DictLoader(TEMPLATES | changed)), version)


@pytest.mark.parametrize("name", ["title", "x", "nav"])
def test_what_any_template_of_the_page_reads_changes_its_key(name):
    one = keys()
    assert one.key("page", VALUES) == one.key("page", dict(VALUES)) != ""
    assert one.key("page", {**VALUES, name: "other"}) != one.key("page", VALUES)


@pytest.mark.parametrize("name", ["base", "page", "parts"])
def test_a_change_of_any_template_it_is_made_of_changes_its_key(name):
    changed = keys(**{name: TEMPLATES[name] + " "})
    assert changed.key("page", VALUES) != keys().key("page", VALUES)


def test_what_it_does_not_read_leaves_its_key():
    one = keys()
    assert one.key("page", {**VALUES, "unread": 2, "more": 3}) == one.key("page", VALUES)
    assert keys(dynamic="x").key("page", VALUES) == one.key("page", VALUES)
    assert one.key("set", {"own": 1}) == one.key("set", {"own": 2})


def test_two_templates_with_the_same_words_are_two():
    one = keys(other=TEMPLATES["set"])
    assert one.key("other", {}) != one.key("set", {})


def test_another_version_is_another_key():
    assert keys("2").key("page", VALUES) != keys("1").key("page", VALUES)


@pytest.mark.parametrize("template", ["dynamic", "wrong", "lost"])
def test_what_cannot_be_told_has_no_key(template):
    assert keys().key(template, VALUES) == ""


def test_a_value_that_cannot_be_pickled_has_no_key():
    assert keys().key("page", {**VALUES, "x": lambda: 1}) == ""
    endless = []
    endless.append(endless)
    assert keys().key("page", {**VALUES, "x": endless}) == ""


@dataclass(frozen=True)
class Item:
    name: str
    parts: tuple


@dataclass(frozen=True)
class One:
    name: str


@pytest.mark.parametrize("other", [Item("b", ()), Item("a", (1,)), One("a"), ("a", ()), None])
def test_any_other_value_is_another_key(other):
    one, item = keys(), {**VALUES, "x": Item("a", ())}
    assert one.key("page", {**VALUES, "x": other}) != one.key("page", item)
    same = {**VALUES, "x": Item("".join(["a"]), ())}
    assert one.key("page", same) == one.key("page", item)


def test_equal_values_are_one_though_their_parts_may_be_one_object():
    part = "".join(["a", "b"])
    shared = Item("x", (part, part))
    apart = Item("".join(["x"]), ("".join(["a", "b"]), "ab"))
    assert pickled(shared) == pickled(apart)
