from datetime import date
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khobao.intake import propose
from khobao.intake.shingles import (
    ALIKE,
    STANDING,
    clusters,
    resemblance,
    same_stories,
    sketch,
)

TITLE = "Xã Đồng Tâm họp bàn công tác dân vận"
STORY = " ".join(
    f"Thôn {n} có {n + 3} hộ góp công làm đường, {n} hộ góp cát sỏi." for n in range(30)
)
OTHER = " ".join(f"Chợ phiên thứ {n} bán {n + 7} con lợn giống và gà đồi." for n in range(30))


def made(text):
    return sketch(propose(f"{TITLE}\n\n{text}".encode(), date(2026, 1, 2)).article)


def test_a_story_lightly_edited_is_the_same():
    edited = STORY.replace("góp cát sỏi", "ủng hộ cát sỏi", 3)
    assert resemblance(made(STORY), made(edited)) > 0.6


def test_another_story_is_another():
    assert resemblance(made(STORY), made(OTHER)) < 0.1


def test_a_very_short_text_is_compared_with_nothing():
    assert made("Xã vừa họp bàn việc làm đường, có đông đủ bà con các thôn đến dự và góp ý.") == ()


def test_each_pair_is_found_once():
    sketches = {"a": made(STORY), "b": made(STORY), "c": made(OTHER)}
    assert list(same_stories(["a", "b", "c"], sketches)) == [("a", "b")]
    assert list(same_stories(["c"], sketches)) == []
    assert list(same_stories(["b"], sketches)) == [("b", "a")]


SKETCHES = st.lists(
    st.lists(st.integers(0, 60), unique=True, min_size=1, max_size=12).map(sorted), max_size=9
).map(lambda sketches: {f"{place:02}": one for place, one in enumerate(sketches)})


@given(SKETCHES, st.data())
def test_every_pair_that_agrees_by_half_is_found_and_no_other(sketches, data):
    new = data.draw(st.sets(st.sampled_from(sorted(sketches)))) if sketches else set()
    found = list(same_stories(new, sketches))
    assert all(one in new for one, _ in found)
    assert sorted(tuple(sorted(pair)) for pair in found) == [
        (one, other)
        for one, other in combinations(sorted(sketches), 2)
        if {one, other} & new and resemblance(sketches[one], sketches[other]) >= ALIKE
    ]


def test_a_phrase_that_stands_in_very_many_articles_makes_no_story():
    sketches = {f"{place:04}": [1, place + 2] for place in range(STANDING + 1)}
    assert list(same_stories(sketches, sketches)) == []


def test_versions_of_a_text_are_one_group_whatever_their_order():
    texts = [made(STORY), made(STORY.replace("góp", "ủng hộ", 4)), made(OTHER)]
    assert [len(set(clusters(order, 0.2))) for order in permutations(texts)] == [2] * 6
    assert clusters([(), ()], 0.2) == [0, 0]


@given(st.lists(st.integers(0, 10**6), unique=True, max_size=50).map(sorted))
def test_a_text_resembles_itself_wholly(values):
    assert resemblance(values, values) == pytest.approx(1.0 if values else 0.0)


@given(*[st.lists(st.integers(0, 100), unique=True, max_size=30)] * 2)
def test_resemblance_is_symmetric(one, other):
    assert resemblance(one, other) == resemblance(other, one)
