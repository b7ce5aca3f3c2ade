"""Small questions about text: folding, counting, sentences."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khobao.intake.text import fold, lowered, sentences, syllables

LETTERS = st.text(st.characters(max_codepoint=0x1EFF), max_size=20)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đường  Trần Hưng Đạo", "duong tran hung dao"),
        ("quốc phòng - an ninh", "quoc phong an ninh"),
        ("H'Yim, K’Brêu", "h'yim k’breu"),
        (" – ", ""),
    ],
)
def test_a_folded_text_is_words_without_marks(text, folded):
    assert fold(text) == folded


@given(LETTERS)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_syllables_are_words_whatever_stands_between():
    assert syllables("Ngày 5-9, bà H'Yim\nđến") == 6


def test_a_sentence_ends_before_a_capital_and_not_behind_tp():
    text = "Tại TP. Vinh mưa. Sau đó tạnh… “Tốt” rồi"
    assert [text[start:end] for start, end in sentences(text)] == [
        "Tại TP. Vinh mưa.",
        "Sau đó tạnh…",
        "“Tốt” rồi",
    ]


@given(LETTERS)
def test_lowering_keeps_every_character_in_its_place(text):
    assert len(lowered(text)) == len(text)


@pytest.mark.parametrize("text", ["PHẤN ĐẤU", "kıKİſS", "Tính Đến Năm"])
def test_a_lowered_text_is_found_as_where_case_is_ignored(text):
    assert re.fullmatch(re.escape(lowered(text)), text, re.IGNORECASE)
