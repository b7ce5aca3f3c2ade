"""The judge of the labelled queries, and the sets themselves."""

import unicodedata

import pytest

from khobao import demo
from tests.search.judge import Judge, Query, Score, by_kind, mean, queries, score, words


def query(*wants, kind="phrase"):
    return Query(text="?", kind=kind, wants=tuple(tuple(one.split(" | ")) for one in wants))


@pytest.fixture(scope="module")
def articles():
    return [demo.article(number, 650).article for number in range(60)]


def article(articles, title, body="Không có gì.", **fields):
    fields = {"lead": None, "captions": (), "tags": (), "people": (), "documents": ()} | fields
    fields |= {"source": None, "byline": None, "province": None}
    return articles[0].model_copy(update={"id": title, "title": title, "body": body, **fields})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà giải", "hòa giải"),
        ("Uỷ ban", "Ủy ban"),
        ("kĩ thuật", "kỹ thuật"),
        ("bác sỹ", "bác sĩ"),
        ("UBND xã", "Ủy ban nhân dân xã"),
        ("TP.HCM", "Thành phố Hồ Chí Minh"),
        ("4.494 mô hình", "4494 mô hình"),
        ("22 527 ngày", "22527 ngày"),
        ("K'Ré", "K’Ré"),
        ("905-CT/TU", "905 CT TU"),
        ("01/05/2016", "1/5/2016"),
        (unicodedata.normalize("NFD", "rượu cần"), "rượu cần"),
    ],
)
def test_spellings_of_one_thing_compare(one, other):
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Lan", "Lân"), ("đường", "dương"), ("hòa", "hoa"), ("1,5", "15")]
)
def test_marks_and_commas_tell_words_apart(one, other):
    assert words(one) != words(other)


def test_a_phrase_stands_in_one_block_word_by_word(articles):
    held = [
        article(articles, "Hiến đất"),
        article(articles, "b", "Bà con hiến đất, làm đường."),
        article(articles, "c", "Bà con hiến\n\nđất làm đường."),
    ]
    judge = Judge(held)
    assert judge.relevant(query("hiến đất")) == {"Hiến đất", "b"}
    assert judge.relevant(query("hiến đất làm đường")) == {"b"}
    assert judge.relevant(query("làm đường")) == {"b", "c"}


def test_each_line_is_wanted_and_any_of_its_phrases_will_do(articles):
    held = [article(articles, "a", "Bắc Kạn có chợ phiên."), article(articles, "b", "Bắc Cạn.")]
    judge = Judge(held)
    assert judge.relevant(query("Bắc Kạn | Bắc Cạn")) == {"a", "b"}
    assert judge.relevant(query("Bắc Kạn | Bắc Cạn", "chợ phiên")) == {"a"}


def test_marks_count_unless_a_label_says_they_do_not(articles):
    judge = Judge([article(articles, "a", "Con đường."), article(articles, "b", "Biểu dương.")])
    assert judge.relevant(query("đường")) == {"a"}
    assert judge.relevant(query("~duong")) == {"a", "b"}


def test_keys_count_as_the_text_does(articles):
    judge = Judge([article(articles, "a", tags=("Mô hình dân vận khéo",))])
    assert judge.relevant(query("dân vận khéo")) == {"a"}


def test_an_answer_is_scored_by_its_first_ten_and_by_all():
    relevant = frozenset("abcd")
    assert score("xab", relevant) == Score(precision=2 / 3, recall=0.5, rank=0.5)
    assert score("", relevant) == Score(precision=0, recall=0, rank=0)
    assert score("abcd" + "x" * 9, relevant) == Score(precision=0.4, recall=1, rank=1)
    assert mean([Score(1, 1, 1), Score(0, 0.5, 0)]) == Score(0.5, 0.75, 0.5)
    assert by_kind({query("a"): Score(1, 1, 1), query("b", kind="slip"): Score(0, 0, 0)}) == {
        "phrase": Score(1, 1, 1),
        "slip": Score(0, 0, 0),
    }


def test_there_are_queries_of_every_kind_and_no_query_is_in_both_sets():
    first, apart = queries("queries"), queries("queries_apart")
    assert len(first) >= 60
    assert len(apart) >= 40
    assert {one.kind for one in apart} <= {one.kind for one in first}
    texts = [one.text for one in (*first, *apart)]
    assert len(set(texts)) == len(texts)
    assert [one.text for one in first if not all(one.wants)] == []
