"""Every figure of the archive as a row."""

from hypothesis import given
from hypothesis import strategies as st

from khobao import gazetteer
from khobao.collections import figures
from khobao.record import Count
from khobao.record.dates import parse
from tests.collections.making import entry

PLACES = gazetteer.load()


def count(name="c1", value=5, **more) -> Count:
    if isinstance(more.get("period"), str):
        more["period"] = parse(more["period"])
    return Count.model_validate({"id": name, "value": value, "unit": "mô hình", **more})


def rows(*entries):
    return [
        (shelf.province, [(one.entry.slug, one.count.id) for one in shelf.figures])
        for shelf in figures.by_province(entries, PLACES)
    ]


counts = st.lists(
    st.builds(
        lambda value, period, place, part: (value, period, place, part),
        st.integers(0, 99),
        st.sampled_from([None, "2016", "2024-01/2024-06", "../2020"]),
        st.sampled_from([None, "nghe-an", "cao-bang", "bac-giang"]),
        st.booleans(),
    ),
    max_size=6,
)


def made(number, told):
    first = told and "c1"
    return entry(
        f"bai-{number}",
        "2020",
        province="cao-bang",
        counts=tuple(
            count(
                f"c{at}",
                value,
                period=period,
                place=place,
                **({"part_of": first, "by": "lĩnh vực"} if part and at > 1 else {}),
            )
            for at, (value, period, place, part) in enumerate(told, start=1)
        ),
    )


@given(st.lists(counts, max_size=4))
def test_every_figure_stands_in_the_rows_once(told):
    entries = [made(number, one) for number, one in enumerate(told)]
    every = {(one.slug, count.id) for one in entries for count in one.article.counts}
    shelves = figures.by_province(entries, PLACES)
    found = [(one.entry.slug, one.count.id) for shelf in shelves for one in shelf.figures]
    assert len(found) == len(every)
    assert set(found) == every
    assert len({shelf.province for shelf in shelves}) == len(shelves)


@given(st.lists(counts, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_the_articles_makes_no_difference(told, chance):
    entries = [made(number, one) for number, one in enumerate(told)]
    mixed = entries[:]
    chance.shuffle(mixed)
    assert rows(*entries) == rows(*mixed)


def test_provinces_come_in_alphabetical_order_and_the_unknown_last():
    told = [
        entry(one or "none", province=one, counts=(count(),))
        for one in (None, "nghe-an", "da-nang", "cao-bang", "an-giang")
    ]
    assert [place for place, _ in rows(*told)] == [
        *("an-giang", "cao-bang", "da-nang", "nghe-an"),
        None,
    ]


def test_within_a_province_figures_come_by_period_and_those_without_last():
    told = entry(
        "bai",
        province="nghe-an",
        counts=(count("c1"), count("c2", period="2024"), count("c3", period="2016/2020")),
    )
    assert rows(told) == [("nghe-an", [("bai", "c3"), ("bai", "c2"), ("bai", "c1")])]


def test_a_figure_of_another_province_stands_there():
    told = entry("bai", province="nghe-an", counts=(count("c1"), count("c2", place="cao-bang")))
    assert rows(told) == [("cao-bang", [("bai", "c2")]), ("nghe-an", [("bai", "c1")])]


def test_a_part_without_a_period_has_its_total_s_and_says_so():
    told = entry(
        "bai",
        counts=(
            count("c1", 5, period="2024"),
            count("c2", 3, part_of="c1", by="chủ thể"),
            count("c3", 1, part_of="c2", by="chủ thể"),
        ),
    )
    found = list(figures.of(told))
    assert [(str(one.period), one.from_total) for one in found] == [
        ("2024", False),
        ("2024", True),
        ("2024", True),
    ]
    assert [one.total and one.total.id for one in found] == [None, "c1", "c2"]
    assert [[breakdown.off for breakdown in one.sums] for one in found] == [[-2], [-2], []]
