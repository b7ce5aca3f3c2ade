from datetime import date

import pytest

from khobao import gazetteer
from khobao.gazetteer import Code, KindSpan, Merge, UnknownProvinceError

G = gazetteer.load()
MERGER = date(2025, 7, 1)
LAST_DAY = date(2025, 6, 30)

# Nghị quyết 202/2025/QH15, Điều 1: written from the resolution, not from the data files.
MERGED = {
    "tuyen-quang": ["ha-giang"],
    "lao-cai": ["yen-bai"],
    "thai-nguyen": ["bac-kan"],
    "phu-tho": ["vinh-phuc", "hoa-binh"],
    "bac-ninh": ["bac-giang"],
    "hung-yen": ["thai-binh"],
    "hai-phong": ["hai-duong"],
    "ninh-binh": ["ha-nam", "nam-dinh"],
    "quang-tri": ["quang-binh"],
    "da-nang": ["quang-nam"],
    "quang-ngai": ["kon-tum"],
    "gia-lai": ["binh-dinh"],
    "khanh-hoa": ["ninh-thuan"],
    "lam-dong": ["dak-nong", "binh-thuan"],
    "dak-lak": ["phu-yen"],
    "tp-ho-chi-minh": ["binh-duong", "ba-ria-vung-tau"],
    "dong-nai": ["binh-phuoc"],
    "tay-ninh": ["long-an"],
    "can-tho": ["soc-trang", "hau-giang"],
    "vinh-long": ["ben-tre", "tra-vinh"],
    "dong-thap": ["tien-giang"],
    "ca-mau": ["bac-lieu"],
    "an-giang": ["kien-giang"],
}
UNCHANGED = [
    "cao-bang",
    "dien-bien",
    "ha-noi",
    "ha-tinh",
    "hue",
    "lai-chau",
    "lang-son",
    "nghe-an",
    "quang-ninh",
    "son-la",
    "thanh-hoa",
]
AFTER = {
    **{old: new for new, olds in MERGED.items() for old in [new, *olds]},
    **{p: p for p in UNCHANGED},
}


def test_the_table_of_this_test_has_63_provinces_and_34_successors():
    assert (len(AFTER), len(set(AFTER.values())), len(UNCHANGED)) == (63, 34, 11)


@pytest.mark.parametrize(("former", "now"), sorted(AFTER.items()))
def test_each_of_the_63_is_in_the_right_one_of_the_34(former, now):
    assert G.valid(former, LAST_DAY)
    assert G.successor(former, LAST_DAY).id == former
    assert G.successor(former, MERGER).id == now
    assert G.valid(former, MERGER) is (former == now)


@pytest.mark.parametrize("former", sorted(set(AFTER) - set(AFTER.values())))
def test_an_ended_province_names_its_last_day_and_its_act(former):
    province = G.province(former)
    basis = "Nghị quyết 202/2025/QH15"
    assert (province.valid_to, province.end_basis) == (LAST_DAY, basis)
    merge = Merge(former_id=former, successor_id=AFTER[former], on=MERGER, basis=basis)
    assert G.successors(former) == (merge,)
    assert merge in G.predecessors(AFTER[former])


@pytest.mark.parametrize("id_", sorted(set(AFTER.values())))
def test_a_lasting_province_is_not_its_own_predecessor(id_):
    assert G.province(id_).valid_to is None
    assert G.successors(id_) == ()
    merged = [m.former_id for m in G.predecessors(id_) if m.on == MERGER]
    assert sorted(merged) == sorted(MERGED.get(id_, []))


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2003, 12, 31), 61),
        (date(2004, 1, 1), 64),
        (date(2008, 7, 31), 64),
        (date(2008, 8, 1), 63),
        (date(2024, 12, 31), 63),
        (date(2025, 1, 1), 63),
        (LAST_DAY, 63),
        (MERGER, 34),
    ],
)
def test_the_number_of_provinces_on_a_day(day, count):
    assert len(G.provinces_on(day)) == count


def test_the_provinces_are_the_63_and_two_before_them_in_order():
    ids = [p.id for p in G.provinces]
    assert ids == sorted([*AFTER, "ha-tay", "thua-thien-hue"])


def test_ha_tay_is_in_ha_noi_since_august_2008():
    assert G.valid("ha-tay", date(2008, 7, 31))
    assert not G.valid("ha-tay", date(2008, 8, 1))
    assert G.province("ha-tay").end_basis == "Nghị quyết 15/2008/QH12"
    assert G.successor("ha-tay", date(2020, 1, 1)).id == "ha-noi"
    assert [m.former_id for m in G.predecessors("ha-noi")] == ["ha-tay"]


def test_thua_thien_hue_became_hue_in_2025():
    before, after = G.province("thua-thien-hue"), G.province("hue")
    assert (before.kind, before.valid_to) == ("tỉnh", date(2024, 12, 31))
    assert (after.kind, after.valid_from) == ("thành phố", date(2025, 1, 1))
    assert before.end_basis == after.start_basis == "Nghị quyết 175/2024/QH15"
    assert G.successor("thua-thien-hue", MERGER) == after
    assert G.successor("hue", date(2020, 1, 1)) == before


def test_a_province_split_off_in_2004_leads_back_to_the_one_it_came_from():
    origins = {
        i: G.successor(i, date(2003, 1, 1)).id for i in ("dak-nong", "dien-bien", "hau-giang")
    }
    assert origins == {"dak-nong": "dak-lak", "dien-bien": "lai-chau", "hau-giang": "can-tho"}


def test_a_province_that_became_a_city_keeps_its_id():
    bac_ninh = G.province("bac-ninh")
    assert bac_ninh.kinds == (
        KindSpan(kind="tỉnh", valid_from=None, valid_to=date(2026, 9, 19), basis=None),
        KindSpan(
            kind="thành phố",
            valid_from=date(2026, 9, 20),
            valid_to=None,
            basis="Nghị quyết 39/2026/QH16",
        ),
    )
    assert bac_ninh.full_name_on(date(2025, 7, 1)) == "tỉnh Bắc Ninh"
    assert bac_ninh.full_name == "thành phố Bắc Ninh"
    assert G.province("can-tho").kind_on(date(2003, 12, 31)) == "tỉnh"


def test_the_cities_on_a_day():
    def cities(on):
        return sorted(p.id for p in G.provinces_on(on) if p.kind_on(on) == "thành phố")

    six = ["can-tho", "da-nang", "ha-noi", "hai-phong", "hue", "tp-ho-chi-minh"]
    assert cities(date(2024, 12, 31)) == [c for c in six if c != "hue"]
    assert cities(MERGER) == six
    assert cities(date(2026, 10, 1)) == sorted([*six, "dong-nai", "quang-ninh", "bac-ninh"])


def test_a_full_name_says_city_once():
    assert G.province("tp-ho-chi-minh").full_name == "Thành phố Hồ Chí Minh"
    assert G.province("bac-giang").full_name == "tỉnh Bắc Giang"


def test_a_code_value_was_reused_for_another_province():
    old, new = "qdttg-124-2004", "qdttg-19-2025"
    found = {(s, v): G.by_code(s, v).id for s in (old, new) for v in ("24", "52")}
    assert found == {
        (old, "24"): "bac-giang",
        (new, "24"): "bac-ninh",
        (old, "52"): "binh-dinh",
        (new, "52"): "gia-lai",
    }
    assert G.province("bac-ninh").codes == (
        Code(scheme=old, value="27", valid_from=None, valid_to=LAST_DAY),
        Code(scheme=new, value="24", valid_from=MERGER, valid_to=None),
    )


def test_one_code_names_hue_before_and_after_2025():
    assert G.by_code("qdttg-124-2004", "46") is None
    assert G.by_code("qdttg-124-2004", "46", date(2020, 1, 1)).id == "thua-thien-hue"
    assert G.by_code("qdttg-124-2004", "46", date(2025, 1, 1)).id == "hue"
    assert G.province("hue").code_on(MERGER).scheme == "qdttg-19-2025"


def test_in_a_scheme_a_code_names_one_province_at_a_time():
    for scheme in G.schemes:
        for day in (date(2005, 1, 1), date(2024, 12, 31), LAST_DAY, MERGER):
            codes = [
                c.value
                for p in G.provinces_on(day)
                for c in p.codes
                if c.scheme == scheme.id and c == p.code_on(day)
            ]
            assert len(codes) == len(set(codes))
    assert {p.id for p in G.provinces_on(MERGER) if p.code_on(MERGER) is None} == set()


def test_an_unknown_id_is_told_with_the_nearest():
    assert "bac-giang" in G
    assert "bac-gian" not in G
    with pytest.raises(UnknownProvinceError) as caught:
        G.province("bac-gian")
    assert str(caught.value) == "no province has the id 'bac-gian'; the nearest is 'bac-giang'"
    assert isinstance(caught.value, KeyError)
    for ask in (G.successors, G.predecessors):
        with pytest.raises(UnknownProvinceError):
            ask("atlantis")


def test_every_end_and_every_merge_states_its_act():
    assert all(p.end_basis for p in G.provinces if p.valid_to)
    assert all(p.start_basis for p in G.provinces if p.valid_from)
    assert all(m.basis for m in G.merges)
    assert {m.former_id for m in G.merges} == {p.id for p in G.provinces if p.valid_to}


def test_the_gazetteer_is_read_once():
    assert gazetteer.load() is G
