import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khobao.collections.timeline import by_month, firm, month, timeline
from khobao.record.dates import parse
from tests.collections.making import entry, names

DATES = [None, "2018", "2018-10", "2018-10-03", "2018-10~", "201X", "2018/2020", "2019?", "../2017"]


def dated_entry(name, by, when):
    if by == "date":
        return entry(name, when)
    return entry(name, event_date=parse(when) if when else None)


def shown(entries):
    made = timeline(entries)
    return {year.number: names(year.all_entries) for year in made.years}, names(made.undated)


def test_a_year_is_ordered_by_month_with_days_before_months_and_the_year_alone_last():
    entries = [
        entry("year", "2018"),
        entry("october", "2018-10"),
        entry("about-october", "2018-10~"),
        entry("october-3", "2018-10-03"),
        entry("march", "2018-03"),
        entry("march-30", "2018-03-30"),
        entry("half-year", "2018-01/2018-06"),
    ]
    years, undated = shown(entries)
    assert years == {
        2018: [
            "march-30",
            "march",
            "october-3",
            *sorted(["october", "about-october"], key=lambda name: entry(name).article.id),
            "half-year",
            "year",
        ]
    }
    assert undated == []


def test_a_date_of_several_years_stands_in_each():
    years, _ = shown([entry("range", "2019/2021"), entry("day", "2020-01-01")])
    assert years == {2019: ["range"], 2020: ["day", "range"], 2021: ["range"]}


def test_each_article_is_counted_once():
    dates = {"range": "2019/2021", "other": "2019/2021", "decade": "201X", "day": "2020-01-01"}
    dates |= {"year": "2021", "open": "../2020", "none": None}
    made = timeline([entry(name, when) for name, when in dates.items()])
    assert {year.number: names(year.entries) for year in made.years if year.entries} == {
        2020: ["day", "open"],
        2021: ["year"],
    }
    assert [(span.first, span.last, set(names(span.entries))) for span in made.spans] == [
        (2010, 2019, {"decade"}),
        (2019, 2021, {"range", "other"}),
    ]
    assert names(made.undated) == ["none"]
    assert {year.number for year in made.years if year.spanning} == set(range(2010, 2022))


@pytest.mark.parametrize(
    ("when", "basis", "known"),
    [
        ("2018-10-03", "stated", True),
        ("2018-10", "computed", True),
        ("2018-10-03", "inferred", False),
        ("2018-10~", "computed", False),
        ("2018", "stated", False),
        ("2018-10/2018-11", "stated", False),
        (None, "unknown", False),
    ],
)
def test_firm_is_a_month_that_is_stated_or_computed(when, basis, known):
    assert firm(entry("x", when, date_basis=basis)) is known


def test_the_undated_are_listed_and_in_no_year():
    assert shown([entry("none")]) == ({}, ["none"])


def test_an_archive_without_articles_has_an_empty_timeline():
    assert shown([]) == ({}, [])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2018-10-03", 10),
        ("2018-10", 10),
        ("2018-10~", 10),
        ("2018-10-01/2018-10-05", 10),
        ("2018", None),
        ("2018-10/2018-11", None),
        ("2017-10/2018-10", None),
    ],
)
def test_month_is_known_if_all_its_days_lie_in_one(text, number):
    assert month(parse(text)) == number


def test_an_undated_article_has_no_month():
    assert month(None) is None


def test_by_event_an_article_stands_at_the_day_it_tells_of_and_in_one_place():
    entries = [
        entry("day", "2024-07-24", event_date=parse("2023-12-31")),
        entry("century", "2024", event_date=parse("19XX")),
        entry("open", "2024", event_date=parse("2010/..")),
        entry("none", "2024"),
    ]
    made = timeline(entries, "event_date")
    assert {year.number: names(year.all_entries) for year in made.years} == {
        2010: ["open"],
        2023: ["day"],
    }
    assert [(span.first, span.last, names(span.entries)) for span in made.spans] == [
        (1900, 1999, ["century"])
    ]
    assert names(made.undated) == ["none"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(DATES), max_size=12), st.sampled_from(["date", "event_date"]))
def test_dated_and_undated_hold_every_article_once(dates, by):
    entries = [dated_entry(f"{place}", by, when) for place, when in enumerate(dates)]
    made = timeline(entries, by)
    assert sorted(names((*made.dated, *made.undated))) == sorted(names(entries))


def test_months_hold_what_lies_in_one_of_them():
    dates = {"a": "2018-03", "b": "2018-03-05", "c": "2018-12~", "year": "2018"}
    dates |= {"half": "2018-01/2018-06", "across": "2018/2019"}
    made = timeline([entry(name, when) for name, when in dates.items()])
    months = by_month(made.years[0])
    assert {number: names(held) for number, held in months.items()} == {3: ["b", "a"], 12: ["c"]}
