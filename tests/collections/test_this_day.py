import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khobao.collections.this_day import SHOWN, by_day, day_of
from khobao.record.dates import parse
from tests.collections.making import entry


@pytest.mark.parametrize(
    ("when", "basis", "event", "known"),
    [
        ("2024-07-24", "stated", "2024-07-22", ("2024-07-22", "event_date")),
        ("2024-07-24", "stated", "2024-07", ("2024-07-24", "date")),
        ("2024-07-24", "computed", None, ("2024-07-24", "date")),
        ("2024-07-24", "inferred", None, None),
        ("2024-07-24~", "stated", "2024-07-22?", None),
        ("2024-07", "stated", None, None),
        (None, "unknown", None, None),
    ],
)
def test_only_a_known_day_counts_and_the_events_goes_first(when, basis, event, known):
    one = entry("x", when, date_basis=basis, event_date=parse(event) if event else None)
    found = day_of(one)
    assert (found and (found[0].isoformat(), found[1])) == known


def test_a_day_shows_an_article_of_each_of_its_latest_years_and_counts_the_rest():
    entries = [entry(f"{year}", f"{year}-10-15") for year in range(2011, 2020)]
    entries.append(entry("event", event_date=parse("2019-10-15")))
    (day,) = by_day(entries)
    assert (day.month, day.day, day.more) == (10, 15, 10 - SHOWN)
    assert [(year, by) for year, by, _ in day.shown] == [
        (2019, "event_date"),
        *((year, "date") for year in range(2018, 2013, -1)),
    ]


@settings(deadline=None)
@given(st.lists(st.sampled_from(["2018-02-28", "2020-02-29", "2019-10-15", "2019"]), max_size=30))
def test_every_known_day_is_counted_once(dates):
    entries = [entry(f"{place}", when) for place, when in enumerate(dates)]
    days = by_day(entries)
    counted = sum(len(day.shown) + day.more for day in days)
    assert counted == sum(day_of(one) is not None for one in entries)
    assert [(one.month, one.day) for one in days] == sorted({(one.month, one.day) for one in days})
