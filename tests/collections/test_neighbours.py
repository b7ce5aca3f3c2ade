from khobao.collections.neighbours import Neighbours, in_province, in_time
from tests.collections.making import entry


def test_neighbours_follow_the_first_day_that_a_date_may_mean():
    year, month, day = entry("a", "2017"), entry("b", "2017-10~"), entry("c", "2017-01-01")
    found = in_time([year, month, day])
    assert found == {
        day.article.id: Neighbours(None, year),
        year.article.id: Neighbours(day, month),
        month.article.id: Neighbours(year, None),
    }


def test_the_undated_stand_nowhere():
    undated, only = entry("a"), entry("b", "2017")
    assert in_time([undated, only]) == {only.article.id: Neighbours(None, None)}
    assert in_time([]) == {}
    assert in_province([entry("c", province="ha-noi")]) == {}


def test_a_province_has_a_line_of_its_own():
    first = entry("a", "2017", province="ha-noi")
    other = entry("b", "2018", province="nghe-an")
    last = entry("c", "2019", province="ha-noi")
    nowhere = entry("d", "2018")
    assert in_province([last, other, nowhere, first]) == {
        first.article.id: Neighbours(None, last),
        last.article.id: Neighbours(first, None),
        other.article.id: Neighbours(None, None),
    }
