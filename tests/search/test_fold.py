"""Words of a text: one table and one law for Python and for the browser's twin."""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khobao.search import fold
from tests.search.node import Node, running

CASES = json.loads((Path(__file__).parent / "tokens.json").read_text(encoding="utf-8"))
ALL = [
    pytest.param(case, id=f"{kind}: {case['text']!a}")
    for kind, cases in CASES.items()
    for case in cases
]
TABLES = Path(fold.__file__).parent / "data" / "tokens.json"

LETTERS = "aăâeêioôơuưybcdđghklmnpqrstvxwfjzðÐĐɖƉķK"
MARKED = "áàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323\u0308\u0335"
SIGNS = " .,-/'’‘`´ʼ\u00a0\u202f\u00ad\u200b“”\"()~*:0123456789"
CLUSTERS = (
    "oa",
    "oe",
    "uy",
    "qu",
    "gi",
    "oan",
    "uynh",
    "ki",
    "qui",
    "ubnd",
    "tp",
    "hcm",
    "4.494",
    "1 000",
    ",5",
)

vietnamese = st.lists(
    st.one_of(
        st.sampled_from(LETTERS + LETTERS.upper() + MARKED + MARKED.upper()),
        st.sampled_from(MARKS),
        st.sampled_from(SIGNS),
        st.sampled_from(CLUSTERS),
    ),
    max_size=40,
).map("".join)
# What a newer Unicode than Python's has, one of the two may not know.
anything = st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=40)
texts = st.one_of(vietnamese, anything, st.tuples(vietnamese, anything).map("".join))


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    with running("node_words.mjs", TABLES) as process:
        yield process


def both(text: str) -> dict[str, object]:
    """Return what node answers for a text, by Python: places in its NFC, in UTF-16 units."""
    normal = unicodedata.normalize("NFC", text)
    found = list(fold.tokens(text))
    words = [token.word for token in found]
    return {
        "words": words,
        "folded": [fold.folded(word) for word in words],
        "places": [[units(normal[: one.start]), units(normal[: one.end])] for one in found],
    }


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def test_the_table_has_two_hundred_cases() -> None:
    assert len(ALL) >= 200
    assert len({case["text"] for cases in CASES.values() for case in cases}) == len(ALL)


@pytest.mark.parametrize("case", ALL)
def test_python_makes_the_words_of_the_table(case: dict[str, str]) -> None:
    words = fold.words(case["text"])
    assert words == case["words"].split()
    assert [fold.folded(word) for word in words] == case["folded"].split()


@pytest.mark.parametrize("case", ALL)
def test_the_browser_makes_the_words_of_the_table(case: dict[str, str], node: Node) -> None:
    answer = node.ask(case["text"])
    assert answer["words"] == case["words"].split()
    assert answer["folded"] == case["folded"].split()


@given(text=texts)
def test_python_and_the_browser_make_the_same_words(text: str, node: Node) -> None:
    assert node.ask(text) == both(text)


@pytest.mark.parametrize("case", ALL)
def test_words_are_the_words_of_their_own_text(case: dict[str, str]) -> None:
    words = fold.words(case["text"])
    assert fold.words(" ; ".join(words)) == words


@given(text=texts)
def test_no_word_is_empty_and_folding_twice_is_folding_once(text: str) -> None:
    folded = [fold.folded(word) for word in fold.words(text)]
    assert all(folded)
    assert [fold.folded(word) for word in folded] == folded


@given(text=texts)
def test_a_text_means_the_same_in_nfc_and_nfd(text: str) -> None:
    assert fold.words(unicodedata.normalize("NFD", text)) == fold.words(text)


@given(text=st.text("abcdđeghiklmnopqrstuvxyăâêôơưáàảãạ 0123456789.,", max_size=40))
def test_a_word_lies_where_its_token_says(text: str) -> None:
    normal = unicodedata.normalize("NFC", text)
    for token in fold.tokens(text):
        assert token.word in fold.words(normal[token.start : token.end])


def test_what_an_abbreviation_stands_for_is_spelled_as_words_are() -> None:
    for short, long in fold.ABBREVIATIONS.items():
        assert fold.words(" ".join(long)) == list(long)
        assert fold.words(short) == list(long)
