import re

import pytest

from khobao.record.review import CODES
from khobao.site.words import words
from tests.site.making import SETTINGS

TEMPLATES = sorted((SETTINGS.parent / "theme" / "templates").glob("*.html"))


def test_every_review_code_has_a_sentence():
    assert set(words().review) == set(CODES)


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
