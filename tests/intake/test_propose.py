"""A whole text through all stages: what comes out is valid, or refused with a reason."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khobao.intake import RefusedError, propose
from khobao.record import front_matter

LONG = "Bà con thôn Trung góp ý cho hương ước và bàn việc làm đường, làm mương. " * 4
TITLE = "Tỉnh Nghệ An họp bàn công tác dân vận"
ADDED = date(2026, 1, 2)


def article(*lines):
    return propose("\n\n".join([*lines, LONG]).encode(), ADDED).article


def test_a_document_of_no_such_day_has_no_date():
    proposed = article(TITLE, "Nghị quyết số 11 ngày 31/2/2020 của Tỉnh ủy về đường.")
    (document,) = proposed.documents
    assert (document.number, document.date) == ("11", None)
    assert "impossible-date" in proposed.review


def test_a_number_too_long_to_count_anything_is_no_count():
    assert article(TITLE, "Có 1.000.000.000.000.000.000.000.000 hộ tham gia.").counts == ()


def test_a_score_is_no_range():
    assert article(TITLE, "Đội nhà thắng 3 - 1 trận. Có 12 - 5 mô hình.").counts == ()


@pytest.mark.parametrize("title", ["*", ".", "```"])
def test_a_title_without_words_is_refused(title):
    with pytest.raises(RefusedError) as refused:
        article(title)
    assert "tiêu đề" in str(refused.value)


@pytest.mark.parametrize("form", ["{}", "<html><body><h1>Xã họp</h1><p>{}</p></body></html>"])
def test_what_is_longer_than_any_article_is_refused(form):
    with pytest.raises(RefusedError) as refused:
        propose(form.format(LONG * 2000).encode(), ADDED)
    assert refused.value.code == "too-long"


def test_the_province_is_the_one_of_the_articles_day():
    later = article("Thứ Hai, 15/09/2025 08:00", "Tỉnh Bắc Giang họp bàn công tác dân vận")
    assert later.province == "bac-ninh"
    assert "province-changed" in later.review
    earlier = article("Thứ Ba, 15/09/2020 08:00", "Tỉnh Bắc Giang họp bàn công tác dân vận")
    assert earlier.province == "bac-giang"
    assert "province-changed" not in earlier.review


def test_parts_tied_to_the_headline_by_their_sum_go_to_review():
    text = "Dịp này, 19 tập thể, 32 cá nhân được khen thưởng."
    proposed = article("Nghệ An khen thưởng 51 mô hình, điển hình", text)
    assert "headline-parts" in proposed.review


LINES = [
    "Sáng 5/3, xã họp bàn 12 - 5 mô hình.",
    "Nghị quyết số 11 ngày 31/2/2020",
    "99/100 hộ, trong đó 3 hộ, gồm 500 hộ",
    "Thứ Tư - 24/07/2024 23:17",
    "đồng chí A, Bí thư; B - Chủ tịch",
    "(Theo x/y)",
    "Tin, ảnh: T.T",
    "trên 80% - 20% xã, phường và và thôn",
    "0,0 người; 000 hộ; 1.234.567.890.123.456 đồng",
    "Luật năm 0000; năm 1900; năm 2099; 6 tháng đầu năm 2024",
    "![]() |",
    "| a | b |",
    "K' H' Y A, Bí thư",
    "# 1. - * > `",
    "\u202e\u200b\u0301",
    "Quy chế của của, Kế hoạch số 5 của Sở",
]


def outcome(data):
    """Return the article in the bytes, or the refusal."""
    try:
        return propose(data, ADDED).article
    except RefusedError as refused:
        return refused


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=40)), max_size=12))
def test_any_text_gives_a_valid_article_or_a_reason(lines):
    result = outcome("\n\n".join([TITLE, *lines, LONG]).encode())
    if isinstance(result, RefusedError):
        assert result.code
        assert str(result)
    else:
        assert front_matter.loads(front_matter.dumps(result)) == result


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_a_reason(data):
    result = outcome(data)
    assert not isinstance(result, RefusedError) or (result.code and str(result))
