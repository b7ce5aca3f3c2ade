"""The drawing of a timeline."""

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khobao.collections.timeline import timeline
from khobao.record.dates import parse
from khobao.site.pages.axis import month_of
from khobao.site.pages.points import APART
from khobao.site.pages.strip import FEW, strip
from tests.collections.making import entry

DATES = [
    *(None, "2018", "2018-10", "2018-10-03", "2018-10-04", "2018-12-31", "2018-02~", "2019-01-01"),
    *("2018/2020", "2019?", "2018-10/2018-11", "2025-05-05~"),
]


def drawn(dates, period=None, **changed):
    entries = [entry(f"{place}", when, **changed) for place, when in enumerate(dates)]
    return strip(timeline(entries), period)


def share(text: str) -> float:
    return float(text.removesuffix("%"))


def counted(made) -> int:
    """Return how many articles the legend speaks of."""
    return sum(int(re.match(r"[\d.]+", one.text)[0].replace(".", "")) for one in made.legend)


def test_one_article_is_no_drawing():
    assert drawn(["2018-10-03"]) is None
    assert drawn(["2018-10-03", None, None]) is None
    assert drawn([]) is None


def test_few_articles_are_points_and_spans_of_their_own():
    made = drawn(["2018-01-01", "2018", "2019-07", "2020-12-31"])
    assert (len(made.points), len(made.lines), made.bars) == (2, 2, ())
    assert [one.title for one in made.lines] == ["2018: 1", "7/2019: 2"]
    assert [one.text for one in made.labels] == ["2018", "2019", "2020"]


def test_what_is_inferred_looks_unlike_what_is_stated():
    made = strip(
        timeline(
            [
                entry("a", "2018-10-03"),
                entry("b", "2018-10-04", date_basis="inferred"),
                entry("c", "2019", date_basis="computed"),
                entry("d", "2019-10~"),
            ]
        )
    )
    assert [one.sure for one in made.points] == [True, False]
    assert sorted(one.sure for one in made.lines) == [False, True]
    assert [one.look for one in made.legend] == ["day", "day vague", "span", "span vague"]


def test_many_articles_are_bars_whose_tallest_is_named():
    made = drawn(["2018-10-03"] * 40 + ["2019"] * 20 + ["2018/2020"] * 3)
    assert [(one.title, one.firm > 0, one.vague > 0) for one in made.bars] == [
        ("Năm 2018: 40 bài", True, False),
        ("Năm 2019: 20 bài", False, True),
    ]
    assert made.peak.text == "Năm 2018: 40 bài"
    assert [one.title for one in made.lines] == ["Năm 2018 đến Năm 2020: 3 bài"]


def test_few_articles_of_one_day_are_counted_rather_than_piled_up():
    assert len(drawn(["2018-10-03"] * 30 + ["2024"]).bars) == 2


def test_articles_of_one_year_are_drawn_by_its_months():
    made = drawn(["2018-01-05", "2018-12"])
    assert made.caption == "Năm 2018"
    assert [one.text for one in made.labels if "wide" in one.sizes][-1] == "Tháng 12"


def test_a_year_of_many_articles_has_a_bar_a_month_and_a_band_for_the_year_alone():
    year = date(2018, 1, 1), date(2018, 12, 31)
    made = drawn(["2018-10-03"] * 50 + ["2018-02~"] * 5 + ["2018"] * 10 + ["2017/2019"] * 2, year)
    assert [one.title for one in made.bars] == [
        "Tháng 2 năm 2018: 5 bài",
        "Tháng 10 năm 2018: 50 bài",
    ]
    assert [one.title for one in made.lines] == [
        "Tháng 1 năm 2018 đến Tháng 12 năm 2018: 12 bài",
    ]


def test_a_span_beyond_the_year_goes_out_of_the_drawing():
    year = date(2019, 1, 1), date(2019, 12, 31)
    made = drawn(["2018/2020", "2019-05-05"], year)
    (line,) = made.lines
    assert share(line.x1) < 0
    assert share(line.x2) > 100


def test_a_month_is_drawn_by_its_days():
    made = drawn(["2020-02-01", "2020-02-29"], month_of(2020, 2))
    assert [one.text for one in made.labels if "narrow" in one.sizes] == [
        *("1", "5", "10", "15", "20", "25", "29")
    ]
    assert made.caption == "Tháng 2 năm 2020"


def test_an_event_of_a_century_is_drawn_once():
    entries = [
        entry("a", event_date=parse("19XX")),
        entry("b", event_date=parse("2010/..")),
        entry("c", "2020"),
    ]
    made = strip(timeline(entries, "event_date"))
    assert len(made.lines) == 2
    assert made.legend[-1].text == "1 bài không nêu ngày diễn ra, không vẽ"


@settings(deadline=None)
@given(st.lists(st.sampled_from(DATES), max_size=FEW + 30))
def test_every_article_is_in_the_legend_and_no_two_points_of_a_row_touch(dates):
    made = drawn(dates)
    if made is None:
        assert sum(one is not None for one in dates) < 2
        return
    assert counted(made) == len(dates)
    known = sum(one is not None for one in dates)
    if not made.bars:
        assert len(made.points) + len(made.lines) == known or not made.points
    rows = {}
    for point in made.points:
        rows.setdefault(point.y, []).append(share(point.x))
    for places in rows.values():
        assert all(after - before > APART - 0.1 for before, after in pairwise(sorted(places)))
    for point in made.points:
        assert 0 < share(point.x) < 100
        assert 0 < point.y < made.ground


@pytest.mark.parametrize("years", [2, 7, 8, 20, 60, 150])
def test_years_are_named_with_room_between_them(years):
    made = drawn([f"{2025 - years + 1}", "2025"])
    named = [one for one in made.labels if "narrow" in one.sizes]
    assert 1 <= len(named) <= 8
    assert len(made.ticks) <= 40


def test_a_label_at_an_end_stands_below_its_slot_where_there_is_room():
    made = drawn([f"{year}" for year in range(2011, 2026)])
    last = {one.sizes: (one.x, one.anchor) for one in made.labels if one.text == "2025"}
    assert last == {"wide": ("96.67%", "middle"), "narrow": ("100%", "end")}
