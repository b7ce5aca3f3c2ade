from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khobao import gazetteer

G = gazetteer.load()


def found(text):
    return [(m.text, m.prefix, m.kind, m.ids) for m in G.mentions(text)]


def province(text, prefix=None, *ids):
    return (text, prefix, "province", ids)


def district(text, prefix=None, *ids):
    return (text, prefix, "district", ids)


@pytest.mark.parametrize("p", G.provinces, ids=lambda p: p.id)
def test_every_province_is_found_after_its_kind(p):
    name = p.name.removeprefix("Thành phố ")
    for text in (f"ở {p.kind} {name}.", f"Ở {p.kind.upper()} {name.upper()}!"):
        (mention,) = G.mentions(text)
        assert (mention.kind, mention.level) == ("province", p.kind)
        assert p.id in mention.ids
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("d", G.districts, ids=lambda d: f"{d.province_id} {d.full_name}")
def test_every_district_is_found_after_its_level(d):
    (mention,) = G.mentions(f"về {d.full_name}, hôm qua")
    assert d.province_id in mention.ids or mention.kind == "province"
    if mention.kind == "district":
        assert d in mention.districts
        assert all(other.level == d.level for other in mention.districts)


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        (text, id_)
        for id_, texts in {
            "ba-ria-vung-tau": "BR-VT|Bà Rịa-Vũng Tàu|Bà Rịa - Vũng Tàu|Bà Rịa – Vũng Tàu",
            "bac-kan": "Bắc Kạn|Bắc Cạn|BẮC CẠN",
            "dak-lak": "Đắk Lắk|Đăk Lăk|Đắc Lắc|Đắk Lăk|Dak Lak|Ðắk Lắk|ĐẮK LẮK",
            "dak-nong": "Đắk Nông|Đăk Nông",
            "hoa-binh": "Hoà Bình|Hòa Bình",
            "khanh-hoa": "Khánh Hoà|Khánh Hòa|KHÁNH HOÀ",
            "thanh-hoa": "Thanh Hoá|Thanh Hóa",
            "thua-thien-hue": "Thừa Thiên Huế|Thừa Thiên - Huế|Thừa Thiên – Huế|T.T.Huế|TT-Huế",
            "tp-ho-chi-minh": "TPHCM",
        }.items()
        for text in texts.split("|")
    ],
)
def test_a_written_form_is_one_mention_of_its_whole_length(text, id_):
    assert found(f"Tại {text}, nhân dân") == [province(text, None, id_)]


@pytest.mark.parametrize(
    ("text", "prefix", "name"),
    [
        ("TP.HCM", "TP.", "HCM"),
        ("TP HCM", "TP", "HCM"),
        ("TP. Hồ Chí Minh", "TP.", "Hồ Chí Minh"),
        ("Thành phố Hồ Chí Minh", "Thành phố", "Hồ Chí Minh"),
        ("UBND TP. Hồ Chí Minh", "UBND TP.", "Hồ Chí Minh"),
    ],
)
def test_the_city_is_told_from_the_person_by_what_stands_before(text, prefix, name):
    assert found(f"ở {text} có") == [province(name, prefix, "tp-ho-chi-minh")]


@pytest.mark.parametrize(
    "text",
    [
        "Chủ tịch Hồ Chí Minh",
        "tư tưởng Hồ Chí Minh",
        "Đoàn TNCS Hồ Chí Minh",
        "đường Hồ Chí Minh",
        "tư tưởng, đạo đức, phong cách HỒ CHÍ MINH",
        "yêu chuộng hòa bình",
        "Hòa bình cho muôn dân",
        "VÌ HÒA BÌNH VÀ PHÁT TRIỂN",
        "ông Nguyễn Hòa Bình",
        "bà Trần Thị Hà Nam",
        "đồng chí Thái Bình",
        "biển Thái Bình Dương",
        "vùng Đồng Tháp Mười",
        "xã Bình Dương",
        "phường Bắc Giang",
        "sông Thái Bình",
        "Trường THPT Thái Nguyên",
        "chiến thắng Điện Biên Phủ",
        "đường Điện Biên Phủ",
        "ánh Bình Minh",
        "Hội trường Thống Nhất",
        "đồng chí Vinh phát biểu",
        "đồng chí Cái Nước, Hồng Dân",
        "quần đảo Hoàng Sa, Trường Sa",
        "khoảng quận 1.200 người",
        "Bắc Giangs, xBắc Giang, Bắc giang, bac giang",
    ],
)
def test_what_only_looks_like_a_place_is_no_mention(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thành phố Bắc Giang", province("Bắc Giang", "thành phố", "bac-giang")),
        ("thị xã Bắc Kạn", province("Bắc Kạn", "thị xã", "bac-kan")),
        ("Tỉnh uỷ Nghệ An", province("Nghệ An", "Tỉnh uỷ", "nghe-an")),
        ("HĐND tỉnh\u00a0Bắc Kạn", province("Bắc Kạn", "HĐND tỉnh", "bac-kan")),
        ("TỈNH HÒA BÌNH", province("HÒA BÌNH", "TỈNH", "hoa-binh")),
        ("tỉnh Quảng Ninh", province("Quảng Ninh", "tỉnh", "quang-ninh")),
        ("huyện Quảng Ninh", district("Quảng Ninh", "huyện", "quang-binh")),
        ("huyện Hòa Bình", district("Hòa Bình", "huyện", "bac-lieu")),
        ("Huyện ủy Sơn Động", district("Sơn Động", "Huyện ủy", "bac-giang")),
        ("H. Yên Thế", district("Yên Thế", "H.", "bac-giang")),
        ("TP.Vinh", district("Vinh", "TP.", "nghe-an")),
        ("huyện Bình Minh", district("Bình Minh", "huyện", "vinh-long")),
        ("Quận 1", district("Quận 1", None, "tp-ho-chi-minh")),
        ("Qui Nhơn", district("Qui Nhơn", None, "binh-dinh")),
        ("Đắk R’Lấp", district("Đắk R’Lấp", None, "dak-nong")),
        ("Huế", province("Huế", None, "hue", "thua-thien-hue")),
    ],
)
def test_the_prefix_tells_what_is_meant(text, expected):
    assert found(f"{text} vừa") == [expected]


@pytest.mark.parametrize(
    "text", ["Từ {} về", "Đoàn {} dẫn đầu", "HỘI NÔNG DÂN {} HỌP", "Triệu, {}", "Nông dân {}"]
)
def test_a_word_that_is_also_a_surname_hides_no_place(text):
    for name in ("Bắc Giang", "BẮC GIANG"):
        assert found(text.format(name)) == [province(name, None, "bac-giang")]


def test_a_list_inherits_the_level_of_its_first():
    mentions = list(G.mentions("các huyện: Lục Ngạn, Bình Minh và Yên Thế; ở Sơn Động"))
    assert [(m.text, m.level, m.inherited) for m in mentions] == [
        ("Lục Ngạn", "huyện", False),
        ("Bình Minh", "huyện", True),
        ("Yên Thế", "huyện", True),
        ("Sơn Động", None, False),
    ]


def test_a_province_after_a_district_is_no_district():
    assert found("huyện Lệ Thủy, Quảng Ninh") == [
        district("Lệ Thủy", "huyện", "quang-binh"),
        province("Quảng Ninh", None, "quang-ninh"),
    ]


def test_namesakes_keep_all_their_provinces():
    (mention,) = G.mentions("huyện An Lão")
    assert mention.ids == ("binh-dinh", "hai-phong")
    assert not mention.certain


def test_a_bare_district_that_is_a_commune_elsewhere_is_uncertain():
    certain = {m.text: m.certain for m in G.mentions("Sơn Động. Hiệp Hòa. Huế. Quận 1.")}
    assert certain == {"Sơn Động": True, "Hiệp Hòa": False, "Huế": True, "Quận 1": True}
    (mention,) = G.mentions("huyện Hiệp Hòa")
    assert mention.certain


@given(st.lists(st.sampled_from(["Bắc Giang", "tỉnh ", "Hoà", " ", ", ", "x", "TP.", "HCM"])))
def test_mentions_are_in_order_and_quote_the_text(parts):
    text = "".join(parts)
    mentions = list(G.mentions(text))
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert all(
        m.prefix is None or text[: m.start].rstrip(" :").endswith(m.prefix) for m in mentions
    )
