from datetime import date
from pathlib import Path

import pytest

from khobao.intake import propose
from khobao.intake.review import Doubt
from khobao.record.review import CODES

LONG = "Bà con thôn Trung góp ý cho hương ước và bàn việc làm đường, làm mương. " * 6


ADDED = date(2026, 1, 2)


def doubts(*lines):
    return propose("\n\n".join([*lines, LONG]).encode(), ADDED).review


def codes(*lines):
    return {one.code for one in doubts(*lines)}


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
        ((f"{LONG} {LONG}",), "title-missing"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_an_editor_must_confirm_has_its_code(lines, code):
    assert code in codes(*lines)


@pytest.mark.parametrize(
    ("lines", "doubt"),
    [
        ((TITLE, "Năm 2020, xã họp bàn."), Doubt("date-inferred", ("Năm 2020",))),
        ((TITLE,), Doubt("date-unknown")),
        ((TITLE, "Thứ ba - 24/07/2024"), Doubt("weekday-wrong", ("Thứ ba - 24/07/2024",))),
        (
            ("3/4/2019", TITLE, "Giai đoạn 2011 - 2015, xã làm đường."),
            Doubt("page-clock", ("3/4/2019",)),
        ),
        (
            (TITLE, "Nghị quyết số 11 ngày 31/2/2020 của Tỉnh ủy."),
            Doubt("impossible-date", ("31/2/2020",)),
        ),
        (
            (TITLE, "Huyện Sơn Động họp bàn, Sơn Động làm đường."),
            Doubt("province-by-district", ("Huyện Sơn Động", "Sơn Động")),
        ),
        (
            ("Thứ Hai, 15/09/2025", "Tỉnh Bắc Giang họp bàn công tác dân vận"),
            Doubt("province-changed", ("Tỉnh Bắc Giang",)),
        ),
        (
            (TITLE, "Có 9 mô hình, trong đó 5 mô hình tập thể, 3 mô hình cá nhân."),
            Doubt("sum-off", ("9 mô hình: 5 + 3 = 8",)),
        ),
        (
            (
                "Nghệ An khen thưởng 51 mô hình, điển hình",
                "Dịp này, 19 tập thể, 32 cá nhân được khen thưởng.",
            ),
            Doubt("headline-parts", ("51 mô hình, điển hình: 19 tập thể + 32 cá nhân",)),
        ),
        ((TITLE, "Xã bàn việc xây dụng đường."), Doubt("slip-suspected", ("xây dụng",))),
        (
            (TITLE, "Đến dự có đại diện các thôn."),
            Doubt("lead-missing", ("Đến dự có đại diện các thôn.",)),
        ),
        ((TITLE,), Doubt("source-missing")),
    ],
    ids=lambda value: value.code if isinstance(value, Doubt) else None,
)
def test_the_evidence_is_the_words_of_the_source(lines, doubt):
    found = {one.code: one for one in doubts(*lines)}
    assert found[doubt.code] == doubt


def test_the_line_of_a_byline_by_shape_is_told():
    data = f"{TITLE}\n\n{LONG}\n\nHoàng Lan (CTV)".encode()
    assert Doubt("byline-by-shape", ("Hoàng Lan (CTV)",)) in propose(data, ADDED).review


def test_who_posted_it_is_no_evidence_of_who_wrote_it():
    data = f"{TITLE}\n\nNgười đăng: Minh Tâm\n\n{LONG}\n\nHoàng Lan".encode()
    assert Doubt("byline-by-shape", ("Hoàng Lan",)) in propose(data, ADDED).review


def test_long_evidence_is_cut():
    (found,) = (one for one in doubts(TITLE) if one.code == "lead-missing")
    assert len(found.evidence[0]) <= 120
    assert found.evidence[0].endswith("…")


def test_the_codes_of_an_article_are_those_of_its_evidence():
    proposal = propose(f"{TITLE}\n\n{LONG}".encode(), ADDED)
    assert proposal.article.review == tuple(one.code for one in proposal.review)


def test_what_is_stated_needs_no_review():
    stated = codes("Tỉnh Nghệ An họp bàn công tác dân vận", "Thứ tư - 24/07/2024", "Xã họp.")
    assert not stated & {"date-inferred", "date-unknown", "province-unknown", "weekday-wrong"}


def test_the_editors_guide_explains_every_code():
    guide = (Path(__file__).parents[2] / "docs" / "editing.md").read_text(encoding="utf-8")
    assert [code for code in CODES if f"| `{code}` |" not in guide] == []
