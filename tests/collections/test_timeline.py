import pytest

from khobao.collections.timeline import month, timeline
from khobao.record.dates import parse
from tests.collections.making import entry, names


def shown(entries):
    made = timeline(entries)
    return {year.number: names(year.entries) for year in made.years}, names(made.undated)


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
