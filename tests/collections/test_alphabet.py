import pytest

from khobao.collections import alphabet


@pytest.mark.parametrize(
    "words",
    [
        ["an", "ăn", "ân", "ba", "ca", "da", "đa", "ea", "ê", "ga"],
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["o", "ô", "ơ", "u", "ư", "v"],
        ["Đắk Lắk", "Đắk Nông", "Điện Biên", "Đồng Nai"],
        ["Cao Bằng", "Cần Thơ", "Đà Nẵng", "Hà Nội", "Hải Dương", "Hậu Giang", "Huế"],
        ["Bà An", "Ba Tơ", "Bá Vì"],
        ["An Giang", "Ang"],
        ["Chủ đề 1", "Chủ đề 2", "Chủ đề a"],
    ],
    ids=["letters", "tones", "horns", "đ", "provinces", "tones last", "space first", "digits"],
)
def test_words_stand_in_the_order_of_the_vietnamese_alphabet(words):
    assert sorted(set(words), key=alphabet.key) == words


def test_case_and_unicode_form_don_t_change_the_place():
    assert alphabet.key("ĐẮK")[:2] == alphabet.key("đa\u0306\u0301k")[:2]


def test_equal_letters_are_told_apart_by_the_text():
    assert sorted(["b", "B", "b"], key=alphabet.key) == ["B", "b", "b"]


def test_signs_and_other_scripts_have_a_place_too():
    assert sorted(["я", "z", "“a”", "-b"], key=alphabet.key) == ["“a”", "-b", "z", "я"]
