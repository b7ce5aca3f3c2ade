import ast
import re
from pathlib import Path

import pytest

from khobao import intake
from khobao.record.review import CODES
from khobao.site.words import words
from tests.site.making import SETTINGS

INTAKE = sorted(Path(intake.__file__).parent.glob("*.py"))
TEMPLATES = sorted((SETTINGS.parent / "theme" / "templates").glob("*.html"))


def test_every_review_code_has_a_sentence():
    assert set(words().review) == set(CODES)


def refusals():
    """Yield every code that intake gives a reason of: RefusedError("x", …), code="x"."""
    for path in INTAKE:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            values = []
            if isinstance(node, ast.Call):
                called = getattr(node.func, "id", "")
                keys = {key.arg: key.value for key in node.keywords}
                values = node.args[:1] if called == "RefusedError" else []
                values += [keys["code"]] if "code" in keys and "skipped" not in keys else []
            elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple):
                names = [getattr(name, "id", "") for name in getattr(node.targets[0], "elts", [])]
                values = node.value.elts[:1] if names[:1] == ["code"] else []
            yield from (one.value for one in values if isinstance(one, ast.Constant))


def test_every_reason_of_a_refusal_has_a_sentence():
    assert set(words().refused) == set(refusals())


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_wording_of_their_own(template):
    markup = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", template.read_text())
    assert re.findall(r"\w+", re.sub(r"<[^>]*>", "", markup)) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_only_an_article_s_own_html_is_placed_unescaped(template):
    unescaped = re.findall(r"\{\{([^}]*\|\s*safe[^}]*)\}\}", template.read_text())
    assert set(unescaped) <= {" body | safe "}


def test_a_word_that_isn_t_there_is_an_error():
    with pytest.raises(AttributeError, match="no_such"):
        words().nav.no_such  # noqa: B018
