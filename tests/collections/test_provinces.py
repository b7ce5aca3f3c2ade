from khobao import gazetteer
from khobao.collections.provinces import by_province
from tests.collections.making import entry, names

PLACES = gazetteer.load()


def provinces(*entries):
    return {one.place.id: one for one in by_province(entries, PLACES)}


def test_the_successor_lists_the_articles_of_the_former_province_under_its_name():
    made = provinces(
        entry("then", "2018", province="bac-giang"), entry("now", "2025-08-01", province="bac-ninh")
    )
    assert names(made["bac-ninh"].entries) == ["now"]
    assert [(one.place.id, names(one.entries)) for one in made["bac-ninh"].former] == [
        ("bac-giang", ["then"])
    ]
    assert names(made["bac-ninh"].all_entries) == ["now", "then"]
    assert names(made["bac-giang"].all_entries) == ["then"]


def test_a_former_province_names_its_successor_with_day_and_law():
    (merge,) = provinces(entry("then", "2018", province="bac-giang"))["bac-giang"].successors
    assert (merge.successor_id, merge.on.isoformat(), merge.basis) == (
        "bac-ninh",
        "2025-07-01",
        "Nghị quyết 202/2025/QH15",
    )


def test_the_ones_that_a_successor_also_took_in_are_there_without_articles():
    made = provinces(entry("then", "2018", province="thua-thien-hue"))
    assert set(made) == {"thua-thien-hue", "hue"}
    made = provinces(entry("then", "2018", province="ninh-thuan"))
    assert set(made) == {"ninh-thuan", "khanh-hoa"}
    made = provinces(entry("then", "2018", province="nam-dinh"))
    assert set(made) == {"nam-dinh", "ninh-binh", "ha-nam"}
    assert made["ha-nam"].all_entries == ()


def test_provinces_are_in_alphabetical_order():
    made = by_province(
        [entry(one, "2018", province=one) for one in ("da-nang", "can-tho", "dak-lak", "an-giang")],
        PLACES,
    )
    found = [one.place.id for one in made if one.entries]
    assert found == ["an-giang", "can-tho", "da-nang", "dak-lak"]


def test_an_article_without_a_province_is_in_none():
    assert provinces(entry("somewhere", "2018")) == {}
