"""EDTF dates: never more precise than they are known."""

from datetime import date

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given, settings
from hypothesis import strategies as st

from khobao.record import DateError, Edtf, dates
from tests.record.strategies import INTERVALS, QUALIFIED, edtf


def by_the_library(text: str) -> tuple[date, date] | None:
    """Return the first and last day the edtf library gives, or None where there is none."""
    try:
        parsed = parse_edtf(text)
        return date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])
    except (EDTFParseException, ValueError):
        return None


def by_us(text: str) -> tuple[date, date] | None:
    try:
        parsed = dates.parse(text)
    except DateError:
        return None
    return parsed.start, parsed.end


two_digits = st.integers(0, 32).map("{:02d}".format)
months = st.integers(0, 20).map("{:02d}".format)
years = st.integers(0, 9999).map("{:04d}".format)
plain = st.one_of(
    years,
    st.tuples(years, months).map("-".join),
    st.tuples(years, months, two_digits).map("-".join),
    st.dates().map(str),
    st.tuples(st.sampled_from(["1900", "2000", "2023", "2024"]), st.just("02-29")).map("-".join),
)


@given(plain)
@settings(max_examples=150)
def test_plain_dates_are_what_the_edtf_library_says(text: str) -> None:
    assert by_us(text) == by_the_library(text)


@given(plain, st.sampled_from("~?%"))
@settings(max_examples=60)
def test_qualified_dates_are_what_the_edtf_library_says(text: str, mark: str) -> None:
    assert by_us(text + mark) == by_the_library(text + mark)
    assert by_us(text + mark) == by_us(text)


@pytest.mark.parametrize("text", [t for t in QUALIFIED + INTERVALS if ".." not in t])
def test_other_forms_are_what_the_edtf_library_says(text: str) -> None:
    first, _, last = text.partition("/")
    start, end = by_the_library(first), by_the_library(last or first)
    assert start
    assert end
    assert by_us(text) == (start[0], end[1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-07-24", Edtf("2024-07-24", date(2024, 7, 24), date(2024, 7, 24), "day")),
        ("2018-02", Edtf("2018-02", date(2018, 2, 1), date(2018, 2, 28), "month")),
        ("2017", Edtf("2017", date(2017, 1, 1), date(2017, 12, 31), "year")),
        ("2018-10~", Edtf("2018-10~", date(2018, 10, 1), date(2018, 10, 31), "month", True)),
        ("2017?", Edtf("2017?", date(2017, 1, 1), date(2017, 12, 31), "year", False, True)),
        ("2017%", Edtf("2017%", date(2017, 1, 1), date(2017, 12, 31), "year", True, True)),
        ("201X", Edtf("201X", date(2010, 1, 1), date(2019, 12, 31), "decade")),
        ("19XX", Edtf("19XX", date(1900, 1, 1), date(1999, 12, 31), "century")),
        ("2018-XX", Edtf("2018-XX", date(2018, 1, 1), date(2018, 12, 31), "year")),
        ("2018-10-XX", Edtf("2018-10-XX", date(2018, 10, 1), date(2018, 10, 31), "month")),
        ("2020/2021", Edtf("2020/2021", date(2020, 1, 1), date(2021, 12, 31), "interval")),
        ("../2020", Edtf("../2020", date.min, date(2020, 12, 31), "interval")),
        ("2020-05/..", Edtf("2020-05/..", date(2020, 5, 1), date.max, "interval")),
        ("2018~/2020", Edtf("2018~/2020", date(2018, 1, 1), date(2020, 12, 31), "interval", True)),
    ],
)
def test_a_date_spans_the_days_it_may_mean(text: str, expected: Edtf) -> None:
    assert dates.parse(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "9/10/2023", "13/1", "11-7-2016", "22.4.2025", "2020-1-3", "20200113", "2020-00",
        "2020-13", "2021-02-29", "0000", "18", "2018~~", "~2018", "2018-10-XX-1", "X018", "20X8",
        "Y20000", "-0044", "2018-21", "2018-21~", "2018-13?", "2020-01-13T10:00:00",
        "2020/2019", "2020/", "/2020", "/",
        "../..", "2020/2021/2022", "..", "năm 2018", "２０１８", "2018\n", "[2018,2019]", "unknown",
    ],
)  # fmt: skip
def test_what_is_no_date_of_the_profile_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="cần"):
        dates.parse(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [("9/10/2023", "2023-10-09"), ("11-7-2016", "2016-07-11"), ("22.4.2025", "2025-04-22")],
)
def test_a_date_written_day_first_is_answered_with_the_right_form(text: str, day: str) -> None:
    with pytest.raises(DateError, match=f'là "{day}"'):
        dates.parse(text)


def test_dates_sort_by_first_day_then_the_narrower_first() -> None:
    ordered = ["../2016", "2016", "2017-01-01", "2017-01", "2017", "2017/2018", "2017-02", "2018"]
    assert sorted(map(dates.parse, reversed(ordered)), key=lambda one: one.sort_key) == [
        dates.parse(text) for text in ordered
    ]


@given(st.lists(edtf(), max_size=6))
def test_the_order_of_dates_does_not_depend_on_where_they_came_from(made: list[Edtf]) -> None:
    def by_key(some: list[Edtf]) -> list[Edtf]:
        return sorted(some, key=lambda one: one.sort_key)

    assert by_key(made) == by_key(made[::-1])


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2017", range(2017, 2018)),
        ("2016/2020", range(2016, 2021)),
        ("2020/..", range(2020, 2021)),
        ("../2020", range(2020, 2021)),
        ("2024-12-31", range(2024, 2025)),
        ("201X", range(2010, 2020)),
        ("0001/9999", range(1, 10000)),
        ("0001-01-01", range(1, 2)),
        ("9999/..", range(9999, 10000)),
    ],
)
def test_a_date_counts_to_every_year_it_touches(text: str, years: range) -> None:
    assert dates.parse(text).years == years


@pytest.mark.parametrize(
    ("text", "exact"),
    [("2024-07-24", True), ("2024-07-24~", False), ("2024-07-24?", False), ("2024-07", False),
     ("2024-07-24/2024-07-24", False)],
)  # fmt: skip
def test_only_one_known_day_is_exact(text: str, exact: bool) -> None:
    assert dates.parse(text).exact is exact


@pytest.mark.parametrize(
    ("text", "open_start", "open_end"),
    [
        ("../2020", True, False),
        ("2020/..", False, True),
        ("2020/2021", False, False),
        ("0001/9999", False, False),
        ("2020", False, False),
    ],
)
def test_an_open_end_is_told_from_the_calendar_s_own(
    text: str, open_start: bool, open_end: bool
) -> None:
    made = dates.parse(text)
    assert (made.open_start, made.open_end) == (open_start, open_end)


@given(edtf())
def test_every_date_touches_a_year(made: Edtf) -> None:
    assert len(made.years) > 0


@given(st.dates())
def test_a_day_is_written_as_a_day(day: date) -> None:
    assert dates.day(day) == Edtf(day.isoformat(), day, day, "day")
