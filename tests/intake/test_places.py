from datetime import date

import pytest

from khobao.intake.blocks import Block, Kind
from khobao.intake.places import places, province
from tests.intake.blocks import body


def test_the_title_outweighs_all_else():
    blocks = [
        Block(text="Cao Bằng: trao quà cho bà con", line=1, kind=Kind.TITLE),
        *body("Đoàn công tác của tỉnh Nghệ An dự. Tỉnh ủy Nghệ An gửi thư."),
    ]
    assert province(blocks, None).province == "cao-bang"


@pytest.mark.parametrize(
    ("text", "id_", "by_district"),
    [
        ("Hội nghị do tỉnh Nghệ An tổ chức.", "nghe-an", False),
        ("Tỉnh ủy Bắc Cạn họp.", "bac-kan", False),
        ("Huyện Sơn Động ra mắt mô hình.", "bac-giang", True),
        ("UBND TP.HCM trao quà.", "tp-ho-chi-minh", False),
        ("Học tập tư tưởng Hồ Chí Minh.", None, False),
        ("Xã họp bàn.", None, False),
    ],
)
def test_the_province_by_what_names_it(text, id_, by_district):
    located = province(body(text), None)
    assert (located.province, located.by_district) == (id_, by_district)


@pytest.mark.parametrize(
    ("day", "id_"), [(date(2020, 1, 1), "thua-thien-hue"), (date(2025, 3, 1), "hue")]
)
def test_a_name_of_two_provinces_is_decided_by_the_day(day, id_):
    assert province(body("Lãnh đạo thành phố Huế, tỉnh Huế dự."), day).province == id_


def named(text, province_id=None):
    return [(p.name, p.level, p.within) for p in places(body(text), province_id)]


def test_districts_of_a_list_each_get_the_level():
    assert named("tập trung ở các huyện: Lạng Giang; Yên Thế; Lục Nam.") == [
        ("Lạng Giang", "huyện", None),
        ("Yên Thế", "huyện", None),
        ("Lục Nam", "huyện", None),
    ]


def test_a_commune_in_its_district():
    assert named("xã An Lạc (Sơn Động)", "bac-giang") == [
        ("An Lạc", "xã", "Sơn Động"),
        ("Sơn Động", "huyện", None),
    ]


def test_a_hamlet_in_its_commune():
    assert named("thôn Chí Mìu, xã Hương Sơn (Lạng Giang)", "bac-giang")[:2] == [
        ("Chí Mìu", "thôn", "Hương Sơn"),
        ("Hương Sơn", "xã", "Lạng Giang"),
    ]


def test_common_words_after_a_level_are_no_place():
    assert named("tổ dân phố được biểu dương, xã đã họp, các thôn, bản đều dự") == []


def test_the_sites_name_above_the_title_is_a_hint_of_the_last_resort():
    site = Block(
        text="Trang thông tin điện tử xã Đồng Tâm - tỉnh Ninh Bình", line=1, kind=Kind.FURNITURE
    )
    title = Block(text="Tạm ngừng cấp nước", line=2, kind=Kind.TITLE)
    assert province([site, title], None).province == "ninh-binh"
    other = Block(text="Tỉnh Nghệ An gửi thư.", line=3, kind=Kind.BODY)
    assert province([site, title, other], None).province == "nghe-an"


def test_a_district_behind_a_commune_tells_the_province_where_nothing_else_does():
    located = province(body("Con đường xã Đô Thành (Yên Thành) vắng hoe."), None)
    assert (located.province, located.by_district) == ("nghe-an", True)


def test_a_province_somebody_comes_from_is_not_the_articles():
    title = Block(text="Huyện Yên Thành thu hoạch lúa hè thu", line=1, kind=Kind.TITLE)
    text = Block(text="Xã có 8 máy gặt từ tỉnh Thanh Hóa vào.", line=2, kind=Kind.BODY)
    assert province([title, text], None).province == "nghe-an"


def test_the_line_above_the_title_may_tell_the_province_of_a_commune():
    site = Block(text="XÃ DƯƠNG MINH CHÂU - TỈNH TÂY NINH", line=1, kind=Kind.FURNITURE)
    title = Block(text="Toàn xã đi bầu từ sớm", line=2, kind=Kind.TITLE)
    assert province([site, title], None).province == "tay-ninh"


@pytest.mark.parametrize(
    "text",
    ["Đồng bào ở làng Chăm mở hội.", "Hợp tác xã Dịch vụ làm lúa."],
    ids=["people", "cooperative"],
)
def test_what_is_no_places_name(text):
    assert named(text) == []


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2025, 6, 30), [("Trùng Khánh", "huyện")]),
        (date(2025, 7, 1), []),
    ],
)
def test_a_bare_name_is_no_districts_once_there_are_none(day, found):
    blocks = body("Nhiệt độ thấp nhất tại Trùng Khánh là 5 độ.")
    assert [(p.name, p.level) for p in places(blocks, "cao-bang", day)] == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("tại chợ xã Tam Sơn Liên đoàn Lao động huyện trao quà", "Tam Sơn"),
        ("ở phường Tam Sơn Ủy ban MTTQ họp", "Tam Sơn"),
        ("do xã Tam Sơn Hội Nông dân xã mở", "Tam Sơn"),
    ],
)
def test_a_body_right_behind_a_place_is_no_part_of_its_name(text, name):
    assert [place.name for place in places(body(text), None)] == [name]


def test_initials_are_no_communes_name():
    assert places(body("Chiến dịch về 75 xã ATK trong tỉnh."), None) == ()


def test_of_two_provinces_in_the_title_the_one_behind_with_is_the_guest():
    blocks = [
        Block(text="Ban Dân vận tỉnh Lào Cai làm việc với tỉnh Sơn La", line=1, kind=Kind.TITLE),
        *body("Đoàn tỉnh Sơn La cảm ơn. Tỉnh Sơn La mời bạn sang thăm. Tỉnh Sơn La ghi nhận."),
    ]
    assert province(blocks, None).province == "lao-cai"


def test_a_towns_level_holds_no_communes():
    assert [(p.name, p.level) for p in places(body("Họp ở thị xã Bình Minh."), "vinh-long")] == [
        ("Bình Minh", "thị xã")
    ]


def test_a_list_of_communes_ends_where_a_bodys_name_begins():
    found = places(body("Lãnh đạo các xã Tam Sơn, Tứ Hải; Chi ủy chi bộ các thôn dự."), None)
    assert [place.name for place in found] == ["Tam Sơn", "Tứ Hải"]


def test_a_listed_site_has_its_province():
    assert province(body("Sáng nay, tỉnh họp."), None, "baoapbac.vn").province == "tien-giang"


def test_a_programme_behind_a_level_is_no_place():
    assert places(body("Đạt chuẩn xã Nông thôn mới nâng cao."), None) == ()


def test_a_district_means_the_province_that_held_it_on_the_articles_day():
    text = "Bà con huyện Ứng Hòa và huyện Mỹ Đức, huyện Thanh Oai được dùng nước máy."
    assert province(body(text), date(2007, 11, 6)).province == "ha-tay"
    assert province(body(text), date(2009, 11, 6)).province == "ha-noi"
