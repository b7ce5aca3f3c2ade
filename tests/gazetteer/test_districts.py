from collections import Counter
from datetime import date

import pytest

from khobao import gazetteer
from khobao.gazetteer import names

G = gazetteer.load()
LAST_DAY = date(2025, 6, 30)
COUNT = Counter(d.name for d in G.districts)


def test_there_are_696_districts_on_their_last_day_and_none_after():
    assert len(G.districts_on(LAST_DAY)) == 696
    assert G.districts_on(date(2025, 7, 1)) == ()


def test_the_levels_on_the_last_day():
    levels = Counter(d.level for d in G.districts_on(LAST_DAY))
    assert levels == {"huyện": 508, "quận": 49, "thị xã": 52, "thành phố": 87}


def test_each_of_the_63_has_its_districts():
    assert {d.province_id for d in G.districts_on(LAST_DAY)} == {
        p.id for p in G.provinces_on(LAST_DAY)
    }


@pytest.mark.parametrize("district", G.districts_on(LAST_DAY), ids=lambda d: d.code.value)
def test_each_district_states_its_code_and_its_end(district):
    assert district.code.scheme == "qdttg-124-2004"
    assert district.end_basis == "Nghị quyết 203/2025/QH15, Luật 72/2025/QH15"
    assert not district.former


@pytest.mark.parametrize(
    "district", [d for d in G.districts if COUNT[d.name] == 1], ids=lambda d: d.name
)
def test_a_name_that_exists_once_decides_the_province(district):
    assert G.unique_district(district.name) == district
    assert G.unique_district(district.full_name) == district
    assert G.district_province(district.name).id == district.province_id


@pytest.mark.parametrize("name", sorted(n for n, times in COUNT.items() if times > 1))
def test_a_name_that_exists_more_than_once_is_not_unique(name):
    assert len(G.districts_named(name)) == COUNT[name]
    assert G.unique_district(name) is None


def test_names_in_two_provinces_decide_none():
    assert len(G.districts_named("Châu Thành")) == 10
    for name in ("Châu Thành", "An Lão", "Chợ Mới", "Tam Nông", "Hoàng Mai", "Kỳ Sơn"):
        assert G.district_province(name) is None


def test_the_level_tells_namesakes_apart():
    assert G.unique_district("Hoàng Mai", "quận").province_id == "ha-noi"
    assert G.unique_district("Hoàng Mai", "thị xã").province_id == "nghe-an"


def test_two_districts_of_one_name_in_one_province_decide_it():
    assert {d.level for d in G.districts_named("Kỳ Anh")} == {"huyện", "thị xã"}
    assert G.district_province("Kỳ Anh").id == "ha-tinh"


def test_a_district_is_found_under_a_level_it_had_before():
    assert G.unique_district("Việt Yên", "huyện").full_name == "thị xã Việt Yên"


def test_a_district_that_ended_earlier_still_decides():
    yen_dung = G.unique_district("huyện Yên Dũng")
    assert (yen_dung.province_id, yen_dung.former) == ("bac-giang", True)
    assert yen_dung.valid_to == date(2024, 12, 31)
    assert yen_dung not in G.districts_on(date(2025, 1, 1))


def test_every_former_district_lies_in_a_known_province():
    assert all(d.province_id in G for d in G.districts if d.former)


@pytest.mark.parametrize(
    ("written", "province"),
    [
        ("Qui Nhơn", "binh-dinh"),
        ("Buôn Mê Thuột", "dak-lak"),
        ("Đăk R'lấp", "dak-nong"),
        ("Ứng Hoà", "ha-noi"),
        ("hiep hoa", "bac-giang"),
        ("H. Sơn Động", "bac-giang"),
        ("Quận 1", "tp-ho-chi-minh"),
        ("Phan Rang–Tháp Chàm", "ninh-thuan"),
    ],
)
def test_a_district_is_found_in_other_spellings(written, province):
    assert G.unique_district(written).province_id == province


def test_a_district_of_ha_tay_lies_in_ha_noi_since_2008():
    son_tay = G.unique_district("Sơn Tây", "thị xã")
    assert G.province_of(son_tay, date(2008, 7, 31)).id == "ha-tay"
    assert G.province_of(son_tay, date(2008, 8, 1)).id == "ha-noi"
    me_linh = G.unique_district("Mê Linh")
    assert G.province_of(me_linh, date(2005, 1, 1)).id == "vinh-phuc"


def test_all_moved_districts_were_found():
    assert Counter(d.moved_from for d in G.districts) == {None: 705, "ha-tay": 14, "vinh-phuc": 1}


def test_a_districts_province_on_a_day():
    assert G.district_province("A Lưới").id == "hue"
    assert G.district_province("A Lưới", on=date(2020, 1, 1)).id == "thua-thien-hue"
    assert G.district_province("Sơn Động", on=date(2026, 1, 1)).id == "bac-ninh"


def test_communes_are_found_with_their_district():
    communes = G.communes_named("An Lạc")
    places = {(c.level, c.district.name, c.district.province_id) for c in communes}
    assert ("xã", "Sơn Động", "bac-giang") in places
    assert G.communes_named("Không Có") == ()


def test_there_are_10035_communes():
    total = sum(len(found) for found in G._commune_keys.values())
    assert total == 10_035


def test_homonyms_count_the_other_provinces_with_such_a_commune():
    for name in ("Sơn Động", "Hương Sơn", "Hiệp Hòa"):
        (district,) = G.districts_named(name)
        others = {c.district.province_id for c in G.communes_named(name)} - {district.province_id}
        assert district.homonyms == len(others)
    assert G.unique_district("Sơn Động").homonyms == 0


def test_ids_are_the_names_slugs():
    odd = {"tp-ho-chi-minh"}
    assert [p.id for p in G.provinces if names.slug(p.name) != p.id] == sorted(odd)
