"""Sentences and pieces cover a text, and none is so long that rules would take for ever."""

from hypothesis import given
from hypothesis import strategies as st

from khobao.intake.kept import kept
from khobao.intake.text import LONGEST_PARAGRAPH, LONGEST_SENTENCE, pieces, sentences


@given(st.text("ab. B", max_size=300).map(lambda text: text * 100))
def test_sentences_hold_every_word_in_order(text):
    spans = sentences(text)
    assert all(end - start <= LONGEST_SENTENCE for start, end in spans)
    told = "".join(text[start:end] for start, end in spans)
    assert told.replace(" ", "") == text.replace(" ", "")


def test_a_usual_sentence_is_whole():
    text = "Xã họp bàn. Bà con góp ý! TP. Vinh cũng vậy."
    assert [text[start:end] for start, end in sentences(text)] == [
        "Xã họp bàn.",
        "Bà con góp ý!",
        "TP. Vinh cũng vậy.",
    ]


def test_a_paragraph_is_one_piece_unless_it_is_longer_than_any():
    assert list(pieces("Xã họp bàn. Bà con góp ý.")) == ["Xã họp bàn. Bà con góp ý."]
    parts = list(pieces("làm đường " * 5000))
    assert " ".join(parts).split() == ["làm", "đường"] * 5000
    assert max(map(len, parts)) <= LONGEST_PARAGRAPH
    assert "".join(pieces("a" * 25_000)) == "a" * 25_000


def test_answers_are_kept_for_short_texts_only():
    asked = []

    @kept(10, longest=3)
    def asked_of(text):
        asked.append(text)
        return len(text)

    assert [asked_of(text) for text in ("abc", "abcd") * 2] == [3, 4, 3, 4]
    assert asked == ["abc", "abcd", "abcd"]
