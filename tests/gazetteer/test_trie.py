"""One pattern for many words: it finds what they would find in a row, the longest first."""

import re

from hypothesis import given
from hypothesis import strategies as st

from khobao.gazetteer import trie

WORDS = st.sets(st.text("abc.", min_size=1, max_size=5), max_size=12)


def test_the_longest_form_wins_and_shorter_ones_are_left():
    pattern = re.compile(trie.pattern(["hộ", "hội", "hội viên"]))
    assert [match[0] for match in pattern.finditer("hội viên, hội, hộ, hồ")] == [
        "hội viên",
        "hội",
        "hộ",
    ]


def test_a_piece_may_stand_for_many_characters():
    pattern = re.compile(trie.pattern([["h", "ộ", r"\s+", "n"]]))
    assert pattern.fullmatch("hộ \n n")


@given(WORDS, st.text("abc.", max_size=20))
def test_it_finds_what_the_words_in_a_row_find(words, text):
    row = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    shared = trie.pattern(map(re.escape, word) for word in words)
    for tail in ("", "(?!a)"):
        found, expected = (re.findall(rf"(?:{one}){tail}", text) for one in (shared, row))
        assert found == expected


@given(WORDS.filter(bool), st.text("abc. ", max_size=20))
def test_words_are_found_where_no_letter_stands_before(words, text):
    found = re.findall(trie.word_pattern(map(re.escape, word) for word in words), text)
    plain = trie.pattern(map(re.escape, word) for word in words)
    assert found == re.findall(rf"(?<!\w){plain}", text)
