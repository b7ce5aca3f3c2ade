"""Texts and the slugs made of them."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from khobao.record.text import (
    CONTROL,
    HIDDEN,
    INVISIBLE,
    ONE_LINE,
    SLUG,
    UNUSUAL,
    hidden,
    hidden_rule,
    nfc,
    plain_lines,
    shown_only,
    slugify,
    unescaped,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dân vận khéo", "dan-van-kheo"),
        ("Đồng chí đảng viên", "dong-chi-dang-vien"),
        ("Ðảng bộ", "dang-bo"),
        ("hoà, hòa, uỷ, ủy", "hoa-hoa-uy-uy"),
        ("ằắẳẵặ Ỷ ỹ ơ ư", "aaaaa-y-y-o-u"),
        ("Điểu K'ré", "dieu-k-re"),
        ("05-CT/TU", "05-ct-tu"),
        ("  --a--b--  ", "a-b"),
        ("42,53 %", "42-53"),
        ("😀 …", ""),
        ("北京", "bei-jing"),
        ("bài\udcff", "bai"),
    ],
)
def test_a_slug_is_ascii_words_with_hyphens(text: str, expected: str) -> None:
    assert slugify(text) == expected


@given(TEXT)
@example("Tie\u0302\u0301ng Vie\u0323\u0302t")
def test_a_slug_is_one_for_both_unicode_forms(text: str) -> None:
    assert slugify(unicodedata.normalize("NFD", text)) == slugify(text)


@given(TEXT | st.text("abđéệ 01-", max_size=200), st.integers(1, 90))
def test_a_slug_is_short_clean_and_its_own_slug(text: str, limit: int) -> None:
    slug = slugify(text, limit)
    assert len(slug) <= limit
    assert not slug or SLUG.fullmatch(slug)
    assert slugify(slug, limit) == slug


def test_a_long_title_is_cut_between_words() -> None:
    assert slugify("dân vận " * 20, 20) == "dan-van-dan-van-dan"
    assert slugify("dân vận", 7) == "dan-van"
    assert slugify("dân vận", 6) == "dan"
    assert slugify("x" * 100, 80) == "x" * 80


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x0b", "\r", "\x7f", "\x85", "\u2028", "\ufeff"])
def test_signs_that_hide_in_text_have_no_place_in_it(sign: str) -> None:
    assert CONTROL.fullmatch(sign)
    assert ONE_LINE.fullmatch(sign)


def test_tabs_and_line_ends_may_stand_in_a_body_but_not_in_a_line() -> None:
    assert [bool(CONTROL.match(sign)) for sign in "\t\n"] == [False, False]
    assert [bool(ONE_LINE.match(sign)) for sign in "\t\n"] == [True, True]


@given(TEXT)
def test_plain_lines_are_composed_and_end_in_line_feeds(text: str) -> None:
    plain = plain_lines(text)
    assert "\r" not in plain
    assert nfc(plain) == plain
    assert re.split(r"\r\n|\r|\n", nfc(text.removeprefix("\ufeff"))) == plain.split("\n")


EVERY = [chr(point) for point in range(0x110000)]


def test_every_format_character_of_unicode_is_invisible() -> None:
    formats = [one for one in EVERY if unicodedata.category(one) == "Cf"]
    assert len(formats) > 150
    assert [one for one in formats if not HIDDEN.match(one)] == []


def test_what_is_hidden_is_unusual() -> None:
    assert [one for one in EVERY if HIDDEN.match(one) and not UNUSUAL.match(one)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dân\u200bvận", ["\u200b"]),
        ("a\u202eb\u202c", ["\u202e", "\u202c"]),
        ("13\u00ad000", ["\u00ad"]),
        ("a\u034fb\u3164", ["\u034f", "\u3164"]),
        ("a\u200db", ["\u200d"]),
        ("😀\u200d", ["\u200d"]),
        ("\u200d😀", ["\u200d"]),
        ("🏴\U000e0067\U000e007f", ["\U000e0067", "\U000e007f"]),
        ("a\x07", ["\x07"]),
        ("o\u0336\u0336\u0336\u0336\u0337", ["\u0337"]),
        ("Ê\u0323\u0301 o\u0336\u0336\u0336\u0336 1\ufe0f\u20e3", []),
        ("👨\u200d👩\u200d👧 ❤\ufe0f\u200d🔥 👩🏽\u200d🌾", []),
        ("Đảng bộ “tỉnh” – 13.000 m² … \u00a0 ≥ →\t\n", []),
    ],
)
def test_what_no_one_sees_is_found_and_an_emoji_is_left_whole(text: str, found: list[str]) -> None:
    assert [match[0] for match in hidden(text)] == found
    assert shown_only(text) == "".join(" " if one in found else one for one in text)


def test_each_character_breaks_the_rule_of_its_kind() -> None:
    assert [hidden_rule(one) for one in "\x07\u2028\u200b\u200d\u034f\u0301"] == [
        "control-character",
        "control-character",
        "invisible-character",
        "invisible-character",
        "invisible-character",
        "mark-flood",
    ]
    assert ONE_LINE.search("a\u200bb")
    assert not INVISIBLE.search("a\tb")


def test_a_character_reference_of_no_character_stays_as_it_stands():
    assert unescaped("R&amp;D &#273; &lt;") == "R&D đ <"
    assert unescaped(f"&#{'9' * 5000};") == f"&#{'9' * 5000};"
