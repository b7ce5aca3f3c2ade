import pytest

from khobao import gazetteer
from khobao.collections.issuers import CENTRAL, Issuer, Number, issuer, number


@pytest.mark.parametrize(
    ("stated", "read"),
    [
        ("05-CT/TU", Number(figure="05", sign=("CT", "TU"))),
        ("5/CT-TU", Number(figure="05", sign=("CT", "TU"))),
        ("05", Number(figure="05")),
        ("11", Number(figure="11")),
        ("110", Number(figure="110")),
        ("217-QĐ/TW", Number(figure="217", sign=("QĐ", "TW"))),
        ("217-QÐ/T.Ư", Number(figure="217", sign=("QĐ", "TW"))),
        ("92/2015/QH13", Number(figure="92", year=2015, sign=("QH13",))),
        ("19b/HD-BDVTU", Number(figure="19B", sign=("HD", "BDVTU"))),
        ("không số", Number(figure="KHÔNG SỐ")),
    ],
)
def test_a_number_is_read_in_its_parts(stated, read):
    assert number(stated) == read


def read(stated=None, type_="Chỉ thị", sign="", province="nghe-an"):
    return issuer(stated, type_, number(f"1-{sign}" if sign else "1").sign, province, PLACES)


PLACES = gazetteer.load()


@pytest.mark.parametrize(
    "stated",
    [
        *("Bộ Chính trị", "Ban Bí thư", "Chính phủ", "Thủ tướng Chính phủ", "Quốc hội khóa XV"),
        *("Bộ Nội vụ", "Ban Dân vận Trung ương", "BCH T.Ư", "Tổng Liên đoàn Lao động Việt Nam"),
        "Hội nghị lần thứ bảy Ban Chấp hành Trung ương Đảng khóa XII",
    ],
)
def test_a_central_issuer_is_one_for_all_provinces(stated):
    assert read(stated).scope == CENTRAL


@pytest.mark.parametrize("sign", ["CT/TW", "NĐ-CP", "QĐ-TTg", "QH15", "TT-BNV", "L-CTN"])
def test_a_central_sign_is_one_for_all_provinces(sign):
    assert read(sign=sign).scope == CENTRAL


@pytest.mark.parametrize("type_", ["Luật", "Pháp lệnh", "Nghị định"])
def test_some_types_have_one_issuer(type_):
    assert read(type_=type_).scope == CENTRAL


@pytest.mark.parametrize(
    "stated",
    [
        *("Tỉnh ủy", "Tỉnh uỷ", "Ban Thường vụ Tỉnh ủy", "UBND tỉnh", "HĐND tỉnh", "Sở Nội vụ"),
        *("Ban Dân vận Tỉnh ủy", "Bộ Chỉ huy Quân sự tỉnh", "Ủy ban MTTQ Việt Nam tỉnh", "Ban Mẫu"),
    ],
)
def test_a_local_issuer_is_the_article_s_province_s_own(stated):
    found = read(stated)
    assert (found.scope, found.placed) == ("nghe-an", False)


@pytest.mark.parametrize("sign", ["CT/TU", "QĐ-UBND", "NQ-HĐND", "KH/BDVTU"])
def test_a_local_sign_is_the_article_s_province_s_own(sign):
    assert read(sign=sign).scope == "nghe-an"


def test_an_issuer_that_names_its_province_is_of_that_one():
    found = read("Tỉnh ủy Bắc Giang")
    assert (found.scope, found.placed) == ("bac-giang", True)
    assert found.series == read("Tỉnh ủy", province="bac-giang").series


def test_a_body_below_the_province_is_known_by_its_name():
    one, other = read("Huyện ủy Lục Ngạn", province="bac-giang"), read("UBND huyện Lục Nam")
    assert one.scope == "bac-giang huyện ủy lục ngạn"
    assert one.scope != other.scope
    assert not one.vague
    assert read("Huyện ủy").vague
    assert read("UBND xã", sign="QĐ-UBND").vague


def test_a_sign_that_no_table_has_tells_nothing():
    assert read(sign="CT/XYZ") == Issuer()


def test_without_a_province_the_scope_of_a_local_issuer_is_open():
    found = read("Tỉnh ủy", province=None)
    assert (found.series, found.scope) == ("Tỉnh ủy", None)
