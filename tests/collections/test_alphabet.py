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


@pytest.mark.parametrize(
    "people",
    [
        ["Trần Văn An", "Lê Thị Ân", "Bùi Bình", "Đỗ Cường", "Lê Dung", "An Đông"],
        ["Đỗ Thị Lan", "Lê Thị Lan", "Bùi Văn Lan"],
        ["Lê Hoa", "Bùi Thị Hoa", "Lê Thị Hoa", "Lê Văn Hoa"],
        ["Lê Thị Hoa", "Lê Thị Hòa", "Bùi Văn Hoà", "Lê Văn Hòa"],
        ["H'Yim", "Điểu K'ré", "Y Mẫu", "A Nam"],
        ["Mẫu", "Lê Mẫu"],
    ],
    ids=["given", "middle", "family", "tones", "short", "alone"],
)
def test_people_stand_by_given_then_middle_then_family_name(people):
    assert sorted(set(people), key=alphabet.person_key) == people


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("Ấn", "Â"),
        ("đông", "Đ"),
        ("Ưng", "Ư"),
        ("É", "E"),
        ("K'ré", "K"),
        ("“Lan", "L"),
        ("1", None),
    ],
)
def test_a_word_s_initial_is_a_letter_without_its_tone(word, letter):
    assert alphabet.initial(word) == letter
