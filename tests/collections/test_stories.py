import pytest

from khobao.collections.stories import earliest, stories
from tests.collections.making import entry, names


def linked(name, when=None, to=(), **changed):
    return entry(name, when, same_story=tuple(one.article.id for one in to), **changed)


def test_articles_are_of_one_story_whichever_names_the_other_and_through_a_third():
    first = linked("một", "2020-01-02")
    second = linked("hai", "2020-01-01", [first])
    third = linked("ba", None, [second])
    alone = linked("khác", "2020-01-01")
    found = stories([third, first, alone, second])
    assert names(found[first.article.id]) == ["hai", "một", "ba"]
    assert found[first.article.id] == found[second.article.id] == found[third.article.id]
    assert alone.article.id not in found


def test_an_article_that_is_not_published_is_no_part_of_a_story():
    gone = linked("rút")
    assert stories([linked("một", to=[gone])]) == {}


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (["2020-01-01", "2020-01-02"], "0"),
        (["2020-01", "2020-02-01"], "0"),
        (["2020-01-01", "2020-01-01"], None),
        (["2020", "2020-02-01"], None),
        (["2020-01-01", None], None),
        (["2020-01-03", "2020-01-05", "2020-01-04"], "0"),
    ],
    ids=["days", "a month before a day", "one day", "a year about a day", "undated", "three"],
)
def test_the_earliest_is_told_only_where_stated_dates_leave_no_doubt(dates, first):
    head = linked("0", dates[0])
    others = [linked(str(nth), when, [head]) for nth, when in enumerate(dates[1:], start=1)]
    told = earliest(stories([head, *others])[head.article.id])
    assert (told.slug if told else None) == first


def test_a_date_that_is_inferred_leaves_it_open():
    head = linked("0", "2020-01-01")
    other = linked("1", "2021", [head], date_basis="inferred")
    assert earliest(stories([head, other])[head.article.id]) is None
