import pytest

from khobao.collections.stories import earliest
from tests.collections.making import entry


def first(*stories):
    """Return the names of the earliest of (name, date, changes)."""
    articles = [entry(name, when, **changed).article for name, when, changed in stories]
    return [article.title for article in earliest(articles)]


@pytest.mark.parametrize(
    ("stories", "names"),
    {
        "the earliest day": ([("a", "2024-07-25", {}), ("b", "2024-07-24", {})], ["b"]),
        "a month before a day": ([("a", "2024-07-25", {}), ("b", "2024-06", {})], ["b"]),
        "one day, hours decide": (
            [("a", "2024-07-24", {"time": "09:00"}), ("b", "2024-07-24", {"time": "08:15"})],
            ["b"],
        ),
        "one day without an hour, and a later one": (
            [
                ("a", "2024-07-24", {"time": "09:00"}),
                ("b", "2024-07-24", {}),
                ("c", "2024-07-26", {}),
            ],
            ["a", "b"],
        ),
        "the undated and the inferred don't count": (
            [
                ("a", "2020", {"date_basis": "inferred", "date_evidence": ("năm 2020",)}),
                ("b", None, {}),
                ("c", "2024-07-24", {}),
                ("d", "2024-07-25", {}),
            ],
            ["c"],
        ),
    }.values(),
)
def test_the_earliest_stated_date_is_first(stories, names):
    assert first(*stories) == names
    assert sorted(first(*reversed(stories))) == names


@pytest.mark.parametrize(
    "stories",
    {
        "nothing": [],
        "one alone": [("a", "2024-07-24", {})],
        "one stated beside the undated": [("a", "2024-07-24", {}), ("b", None, {})],
        "all on one day": [("a", "2024-07-24", {}), ("b", "2024-07-24", {})],
        "a year that may begin before the day": [("a", "2024-07-24", {}), ("b", "2024", {})],
        "about": [("a", "2024-07~", {}), ("b", "2024-09-01", {})],
        "a year beside two": [
            ("a", "2024", {}),
            ("b", "2024-03-01", {}),
            ("c", "2025-01-01", {}),
        ],
    }.values(),
)
def test_where_the_dates_leave_it_open_none_is_first(stories):
    assert first(*stories) == []
