"""What the archive has, by province and by source."""

from khobao import gazetteer
from khobao.collections import coverage
from khobao.collections.sources import by_source
from khobao.content import Coverage, Search
from khobao.record import Source
from khobao.record.dates import parse
from tests.collections.making import entry, names

PLACES = gazetteer.load()


def search(years="2018", found="none", **where):
    told = {"years": parse(years), "on": parse("2026-11-20"), "found": found, **where}
    return Search.model_validate(told)


def cells(row):
    return [(names(one.entries), names(one.spanning), len(one.searches)) for one in row.cells]


def test_articles_stand_in_their_year_and_those_over_several_apart():
    told = [
        entry("a", "2018-10", province="nghe-an"),
        entry("b", "2018/2019", province="nghe-an"),
        entry("c", province="nghe-an"),
    ]
    matrix = coverage.by_province(told, Coverage(), PLACES)
    (row,) = matrix.rows
    assert matrix.years == (2018, 2019)
    assert cells(row) == [(["a"], ["b"], 0), ([], ["b"], 0)]
    assert (names(row.undated), row.total) == (["c"], 3)


def test_every_article_stands_in_one_row_of_each_matrix():
    told = [
        entry("a", "2018", province="nghe-an", source=Source(name="Báo A")),
        entry("b", "2018", province=None),
        entry("c", None, province="ha-tay", source=Source(domain="a.example.vn")),
    ]
    for matrix in (
        coverage.by_province(told, Coverage(), PLACES),
        coverage.by_source(by_source(told), Coverage()),
    ):
        assert sum(row.total for row in matrix.rows) == 3


def test_today_s_provinces_stand_before_the_former_and_the_unknown_last():
    told = [entry(one or "x", "2007", province=one) for one in (None, "ha-tay", "nghe-an")]
    matrix = coverage.by_province(told, Coverage(), PLACES)
    assert [row.name for row in matrix.rows] == ["nghe-an", "ha-tay", None]


def test_a_search_makes_a_row_and_years_of_its_own():
    told = Coverage(searches=(search("2016/2017", province="lang-son"),))
    matrix = coverage.by_province([entry("a", "2018", province="nghe-an")], told, PLACES)
    assert matrix.years == (2016, 2017, 2018)
    assert [(row.name, cells(row)) for row in matrix.rows] == [
        ("lang-son", [([], [], 1), ([], [], 1), ([], [], 0)]),
        ("nghe-an", [([], [], 0), ([], [], 0), (["a"], [], 0)]),
    ]


def test_provinces_with_neither_are_named_once():
    told = Coverage(searches=(search(province="lang-son"),))
    matrix = coverage.by_province([entry("a", "2018", province="nghe-an")], told, PLACES)
    assert len(matrix.rest) == len(PLACES.provinces) - 2
    assert {"nghe-an", "lang-son"} & set(matrix.rest) == set()


def test_a_year_in_which_there_was_no_such_province_says_so():
    told = [entry("a", "2007", province="ha-tay"), entry("b", "2010", province="ha-noi")]
    matrix = coverage.by_province(told, Coverage(), PLACES)
    (former,) = (row for row in matrix.rows if row.name == "ha-tay")
    assert [cell.absent for cell in former.cells] == [False, False, True, True]


def test_a_search_answers_for_the_source_of_its_domain_or_name():
    told = by_source(
        [
            entry("a", "2018", source=Source(name="Báo Mẫu", domain="mau.example.vn")),
            entry("b", "2018", source=Source(domain="mau.example.vn")),
        ]
    )
    for stated in ("BÁO MẪU", "Mau.example.vn"):
        (row,) = coverage.by_source(told, Coverage(searches=(search(source=stated),))).rows
        assert (row.name, row.total, len(row.cells[0].searches)) == (told.all[0].slug, 2, 1)


def test_a_source_that_was_looked_for_in_vain_has_a_row():
    (row,) = coverage.by_source(by_source([]), Coverage(searches=(search(source="Báo X"),))).rows
    assert (row.name, row.total) == ("Báo X", 0)


def test_an_archive_of_nothing_has_no_years():
    assert coverage.by_source(by_source([]), Coverage()) == coverage.Matrix(years=(), rows=())
