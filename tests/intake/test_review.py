from datetime import date
from pathlib import Path

import pytest

from khobao.intake import propose
from khobao.record.review import CODES

LONG = "Bà con thôn Trung góp ý cho hương ước và bàn việc làm đường, làm mương. " * 6


def codes(*lines):
    return set(propose("\n\n".join([*lines, LONG]).encode(), date(2026, 1, 2)).article.review)


TITLE = "Xã họp bàn công tác dân vận"


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ((TITLE,), "date-unknown"),
        ((TITLE, "Năm 2020, xã họp bàn."), "date-inferred"),
        ((TITLE, "Ngày 5/6, xã bàn việc năm 2020."), "date-computed"),
        ((TITLE, "Thứ ba - 24/07/2024"), "weekday-wrong"),
        (("3/4/2019", TITLE, "Giai đoạn 2011 - 2015, xã làm đường."), "page-clock"),
        ((TITLE,), "province-unknown"),
        ((TITLE, "Huyện Sơn Động họp bàn."), "province-by-district"),
        ((TITLE,), "source-missing"),
        ((TITLE, "Có 9 mô hình, trong đó 5 mô hình tập thể, 3 mô hình cá nhân."), "sum-off"),
        ((TITLE, "Xã bàn việc xây dụng đường."), "slip-suspected"),
        ((TITLE, "Đến dự có đại diện các thôn."), "lead-missing"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_an_editor_must_confirm_has_its_code(lines, code):
    assert code in codes(*lines)


def test_what_is_stated_needs_no_review():
    stated = codes("Tỉnh Nghệ An họp bàn công tác dân vận", "Thứ tư - 24/07/2024", "Xã họp.")
    assert not stated & {"date-inferred", "date-unknown", "province-unknown", "weekday-wrong"}


def test_the_editors_guide_explains_every_code():
    guide = (Path(__file__).parents[2] / "docs" / "editing.md").read_text(encoding="utf-8")
    assert [code for code in CODES if f"| `{code}` |" not in guide] == []
