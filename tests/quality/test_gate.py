"""The intake reads the labelled pages no worse than it did; see gate.py for raising the floors."""

from tests.quality import gate


def test_no_measure_is_below_its_floor():
    assert gate.below(gate.measured(), gate.floors()) == []


def test_the_floors_let_no_day_be_invented():
    assert {column: names["invented days"] for column, names in gate.floors().items()} == {
        "all": 0,
        "held": 0,
    }


def test_a_worse_measure_is_named():
    pinned = {"all": {"title": 0.9, "invented days": 0.0}}
    assert gate.below({"all": {"title": 0.91, "invented days": 0.0}}, pinned) == []
    assert gate.below({"all": {"title": 0.89, "invented days": 1.0}}, pinned) == [
        "all: title: 0.89, floor 0.9",
        "all: invented days: 1.0, floor 0.0",
    ]


def test_raising_never_lowers_a_floor():
    pinned = {"all": {"title": 0.9, "invented days": 0.0}}
    now = {"all": {"title": 0.8, "invented days": 2.0, "byline": 0.7}}
    assert gate.better(now, pinned) == {"all": {"title": 0.9, "invented days": 0.0, "byline": 0.7}}
