from hypothesis import given, settings
from hypothesis import strategies as st

from khobao.collections import order
from khobao.collections.series import series
from khobao.record.dates import parse
from tests.collections.making import entry, names

DATES = [None, "2015", "2017-10", "2018-10-03", "2018-10-20", "2021~", "2018/2020", "2024-10-15"]


def test_an_article_belongs_to_the_year_it_tells_of_else_to_that_of_its_publication():
    made = series(
        [
            entry("told", "2024-01-05", event_date=parse("2023-10-15")),
            entry("published", "2022-10"),
            entry("across", "2018/2020"),
            entry("tells of a decade", "2021", event_date=parse("201X")),
            entry("none"),
        ]
    )
    assert {one.year: names(one.entries) for one in made.years} == {
        2021: ["tells of a decade"],
        2022: ["published"],
        2023: ["told"],
    }
    assert names(made.across) == ["across"]
    assert names(made.undated) == ["none"]


def test_the_first_day_known_is_an_events_before_a_publications():
    entries = [
        entry("late", "2018-10-02", event_date=parse("2018-10-15")),
        entry("early", "2018-10-20", event_date=parse("2018-10-10")),
        entry("month", "2018-01-01", event_date=parse("2018-09")),
    ]
    (one,) = series(entries).years
    assert (one.first.text, one.by, one.entry.slug) == ("2018-10-10", "event_date", "early")


def test_without_an_event_s_day_it_is_the_first_publication_and_then_the_narrowest_date():
    published = [entry("b", "2018-10-20"), entry("a", "2018-10-03"), entry("year", "2018")]
    (one,) = series(published).years
    assert (one.first.text, one.by) == ("2018-10-03", "date")
    (one,) = series([entry("year", "2018"), entry("about", "2018-10~")]).years
    assert one.first.text == "2018-10~"


def test_gaps_lie_between_the_first_and_the_last_year():
    made = series([entry(year, year) for year in ("2024", "2020", "2018", "2017")])
    assert made.gaps == ((2019, 2019), (2021, 2023))


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(DATES), st.sampled_from(DATES)), max_size=10),
)
def test_each_article_stands_once_and_each_year_is_either_held_or_a_gap(dates):
    entries = [
        entry(f"{place}", when, event_date=parse(event) if event else None)
        for place, (when, event) in enumerate(dates)
    ]
    made = series(order.newest(entries))
    held = [one for year in made.years for one in year.entries]
    assert sorted(names([*held, *made.across, *made.undated])) == sorted(names(entries))
    years = [one.year for one in made.years]
    missing = [year for first, last in made.gaps for year in range(first, last + 1)]
    assert sorted([*years, *missing]) == (list(range(years[0], years[-1] + 1)) if years else [])
