"""Which figures may stand side by side."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khobao import collections, content, gazetteer
from khobao.collections import comparison, figures
from khobao.collections.comparison import Reason
from khobao.record import Count
from khobao.record.dates import parse
from tests.collections.making import entry

PLACES = gazetteer.load()
OWN = content.load(Path(__file__).parents[2] / "content")


def figure(name="a", province="nghe-an", **more):
    told = {"id": "c1", "value": 5, "unit": "mô hình", "what": "Dân vận khéo", "period": "2024"}
    told |= more
    if told["period"]:
        told["period"] = parse(told["period"])
    made = entry(name, province=province, counts=(Count.model_validate(told),))
    (one,) = figures.of(made)
    return one


def part(name="a", **more):
    total = {"id": "c1", "value": 9, "unit": "mô hình", "what": "Dân vận khéo"}
    told = {"id": "c2", "value": 5, "unit": "mô hình", "part_of": "c1", "by": "lĩnh vực", **more}
    made = entry(
        name,
        province="nghe-an",
        counts=tuple(
            Count.model_validate(one | {"period": parse("2024")}) for one in (total, told)
        ),
    )
    return list(figures.of(made))[1]


any_figure = st.builds(
    figure,
    st.sampled_from("abcdef"),
    st.sampled_from([None, "nghe-an", "cao-bang"]),
    unit=st.sampled_from(["mô hình", "Mô hình", "mô hình, điển hình", "%", "xã"]),
    what=st.sampled_from(
        [None, "Dân vận khéo", "dân vận  khéo", "Dân vận khéo xây dựng mới", "hộ nghèo", "kinh tế"]
    ),
    measure=st.sampled_from(["new", "existing", "rate"]),
    kind=st.sampled_from(["result", "target"]),
    period=st.sampled_from([None, "2016", "2024", "2024-01/2024-06", "2020/..", "201X", "2024~"]),
    of=st.sampled_from([None, 161]),
)


@given(any_figure, any_figure)
def test_comparing_is_the_same_both_ways(one, other):
    assert comparison.comparable(one, other) == comparison.comparable(other, one)
    mirrored = sorted((reason.mirrored for reason in comparison.reasons(other, one)), key=str)
    assert sorted(comparison.reasons(one, other), key=str) == mirrored


@given(any_figure, any_figure)
def test_two_figures_are_compared_if_and_only_if_nothing_speaks_against_it(one, other):
    assert comparison.comparable(one, other) == (comparison.reasons(one, other) == ())


@given(any_figure, any_figure, any_figure)
def test_figures_compared_with_one_are_compared_with_each_other(one, other, third):
    if comparison.comparable(one, other) and comparison.comparable(other, third):
        assert comparison.comparable(one, third)


@given(st.lists(any_figure, max_size=12))
def test_no_figure_stands_in_two_groups_and_all_of_a_group_are_alike(told):
    groups = [group for topic in comparison.topics(told) for group in topic.groups]
    placed = [id(one) for group in groups for one in group.figures]
    assert len(placed) == len(set(placed))
    for group in groups:
        pairs = combinations(group.figures, 2)
        assert all(comparison.comparable(one, other) for one, other in pairs)
        assert len({(one.province, str(one.period)) for one in group.figures}) > 1


@given(st.lists(any_figure, max_size=12))
def test_what_can_be_compared_over_provinces_or_periods_is_in_a_group(told):
    groups = [group for topic in comparison.topics(told) for group in topic.groups]
    placed = {id(one) for group in groups for one in group.figures}
    for one, other in combinations(told, 2):
        apart = (one.province, str(one.period)) != (other.province, str(other.period))
        if apart and comparison.comparable(one, other):
            assert {id(one), id(other)} <= placed


@given(st.lists(any_figure, max_size=12))
def test_a_miss_always_has_a_reason(told):
    for topic in comparison.topics(told):
        for miss in topic.misses:
            assert miss.reasons == comparison.reasons(miss.first, miss.second) != ()


@pytest.mark.parametrize(
    "other",
    [
        figure("b", "cao-bang"),
        figure("b", period="2020"),
        figure("b", unit="MÔ HÌNH", what="dân vận khéo"),
        figure("b", unit="mô hình Dân vận khéo", what=None),
        figure("b", qualifier="trên"),
        figure("b", max=9),
        figure("b", period="2024-01/2024-12"),
    ],
    ids=["province", "period", "case", "in the unit", "about", "range", "a year by months"],
)
def test_like_is_put_with_like(other):
    assert comparison.reasons(figure(), other) == ()


def test_what_only_repeats_the_measure_makes_no_other_thing():
    new = figure(measure="new", what="Dân vận khéo xây dựng mới")
    assert comparison.comparable(new, figure("b", measure="new"))
    assert not comparison.comparable(new, figure("b", measure="existing"))


@pytest.mark.parametrize(
    ("other", "reasons"),
    [
        (figure("b", measure="new"), [Reason("measure")]),
        (figure("b", kind="target"), [Reason("kind")]),
        (figure("b", unit="mô hình, điển hình"), [Reason("unit")]),
        (figure("b", what="chính quyền"), [Reason("thing")]),
        (figure("b", what="Dân vạn khéo"), [Reason("thing")]),
        (
            figure("b", what="Dân vận khéo trong vùng giả định"),
            [Reason("scope", False, True, "trong vùng giả định")],
        ),
        (figure("b", of=161), [Reason("share", False, True)]),
        (part("b", what="Dân vận khéo"), [Reason("part", False, True)]),
        (figure("b", None), [Reason("place", False, True)]),
        (figure("b", period=None), [Reason("no-period", False, True)]),
        (figure("b", period="2020/.."), [Reason("open-period", False, True)]),
        (figure("b", period="2024~"), [Reason("open-period", False, True)]),
        (figure("b", period="2024-01/2024-06"), [Reason("length")]),
        (figure("b", what=None), [Reason("thing"), Reason("untold", False, True)]),
    ],
    ids=lambda value: value[0].why if isinstance(value, list) else "",
)
def test_unlike_is_kept_apart_with_its_reason(other, reasons):
    assert list(comparison.reasons(figure(), other)) == reasons


def test_a_bare_unit_does_not_tell_what_is_counted():
    for unit in ("%", "mô hình", "lượt người", "tỷ đồng", "xã, phường, thị trấn"):
        told = figure(unit=unit, what=None)
        assert Reason("untold") in comparison.reasons(told, figure("b", unit=unit, what=None))
    told = figure(unit="hộ nghèo", what=None)
    assert comparison.comparable(told, figure("b", unit="hộ nghèo", what=None))


def test_one_province_and_one_period_is_nothing_to_compare():
    assert comparison.topics([figure("a"), figure("b")]) == ()


def test_at_most_so_many_misses_are_told_and_the_rest_is_counted():
    told = [figure(f"a{n}", period=f"2024-01/2024-{n:02}") for n in range(2, 13)]
    (topic,) = comparison.topics(told, limit=4)
    assert len(topic.misses) == 4
    assert topic.more == 11 * 10 // 2 - 4


def test_the_real_articles_figures_never_stand_in_one_ranking():
    archive = collections.collect(OWN.entries, PLACES)
    every = [one for shelf in archive.figures for one in shelf.figures]
    found = comparison.topics(every)
    grouped = [
        sorted(str(one.count.value) for one in group.figures)
        for topic in found
        for group in topic.groups
    ]
    assert grouped == [["22.07", "42.53"]]
    models = {str(one.count.value): one for one in every if one.count.value in (4494, 4086, 559)}
    assert len(models) == 3
    told = {
        frozenset((str(miss.first.count.value), str(miss.second.count.value))): {
            reason.why for reason in miss.reasons
        }
        for topic in found
        for miss in topic.misses
    }
    for one, other in combinations(models, 2):
        assert not comparison.comparable(models[one], models[other])
    assert told[frozenset(("4494", "4086"))] >= {"measure", "no-period"}
    assert told[frozenset(("4086", "559"))] >= {"scope", "unit"}
    assert told[frozenset(("4494", "559"))] >= {"scope", "measure"}
