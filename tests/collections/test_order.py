import random

from khobao.collections import order
from tests.collections.making import entry, names


def test_newest_added_comes_first_then_the_later_date():
    entries = [
        entry("old", "2025-01-01", added="2026-01-01"),
        entry("new-undated", added="2026-02-02"),
        entry("new-early", "2010", added="2026-02-02"),
        entry("new-late", "2020-05", added="2026-02-02"),
    ]
    assert names(order.newest_added(entries)) == ["new-late", "new-early", "new-undated", "old"]


def test_newest_puts_the_undated_last():
    entries = [entry("none"), entry("year", "2018"), entry("day", "2018-10-03"), entry("c", "19XX")]
    assert names(order.newest(entries)) == ["day", "year", "c", "none"]


def test_an_open_beginning_counts_from_its_end():
    entries = [entry("open", "../2019"), entry("a", "2018"), entry("b", "2020")]
    assert names(order.newest(entries)) == ["b", "open", "a"]


def test_the_order_doesn_t_depend_on_the_order_before():
    entries = [entry(f"bai-{number}", "2018") for number in range(20)]
    mixed = random.Random(7).sample(entries, len(entries))
    assert order.newest(mixed) == order.newest(entries)
    assert order.newest_added(mixed) == order.newest_added(entries)
