"""The words of a data file as patterns."""

import re

import pytest

from khobao.intake.tables import alternatives, whole_words

NESTED = ("huyện", "Huyện ủy", "hộ", "hộ nghèo")


def test_words_are_found_over_any_white_space():
    assert re.fullmatch(alternatives(["hộ nghèo"]), "hộ \n nghèo")


@pytest.mark.parametrize("text", ["hộ nghèo", "Hộ Nghèo", "HUYỆN ỦY", "huyện ủy", "huyện"])
def test_the_longest_word_wins_where_case_is_ignored(text):
    pattern = re.compile(alternatives(NESTED, ignore_case=True), re.IGNORECASE)
    assert pattern.match(f"{text} x")[0] == text


def test_case_tells_words_apart_where_it_isn_t_ignored():
    pattern = re.compile(alternatives(NESTED))
    assert pattern.match("Huyện ủy")[0] == "Huyện ủy"
    assert pattern.match("huyện ủy")[0] == "huyện"
    assert pattern.match("Hộ") is None


def test_whole_words_are_found_in_lower_case():
    pattern = whole_words(NESTED)
    text = "các hộ nghèo, hộ; huyện ủy và xhộ, hộx"
    assert pattern.findall(text) == ["hộ nghèo", "hộ", "huyện ủy"]
