import html
import re

import markdown as python_markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khobao.intake.markdown import escape

SIGNS = "aă*_`[]()#+-.!<>&=\\ 1:;x\"'lt|~^{}/@"
TAG = re.compile(r"<[^>]+>")


def shown(text):
    return html.unescape(TAG.sub("", python_markdown.markdown(escape(text)))).strip()


@pytest.mark.parametrize(
    "text",
    [
        "*nhấn* _mạnh_ `mã` [liên kết](a)",
        "1. Một việc",
        "# Không phải tiêu đề",
        "- gạch đầu dòng",
        "+ cộng",
        "> trích",
        "<script>alert(1)</script>",
        "a &amp; b &lt;",
        "C:\\thư mục",
        "---",
        "===",
        "![ảnh](x.jpg)",
        "2024) năm",
    ],
)
def test_every_sign_of_the_source_is_shown_as_it_stands(text):
    assert shown(text) == text


@given(st.text(SIGNS, min_size=1).map(str.split).map(" ".join))
def test_no_line_becomes_markup(text):
    if text:
        assert shown(text) == text
