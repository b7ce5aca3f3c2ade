import pytest

from khobao.intake.bylines import (
    byline_line,
    credit_line,
    is_poster,
    names_nobody,
    source_line,
    theo_byline,
)


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Tác giả bài viết: NPV", "NPV"),
        ("Tin, ảnh: Hoàng Lan", "Hoàng Lan"),
        ("Bài và ảnh: Hoàng Lan - Minh Tâm", "Hoàng Lan - Minh Tâm"),
        ("Thực hiện: Hoàng Lan", "Hoàng Lan"),
        ("Tin: Hoàng Lan; Ảnh: Minh Tâm", "Hoàng Lan"),
        ("Bài và ảnh HOÀNG LAN", "HOÀNG LAN"),
        ("Tin - ảnh: Hoàng Lan", "Hoàng Lan"),
        ("Người đăng: Hoàng Lan", "Hoàng Lan"),
        ("Bài: Hoàng Lan - Ảnh: Minh Tâm", "Hoàng Lan"),
        ("Ghi chép của Hoàng Lan", "Hoàng Lan"),
        ("Viết bởi Hoàng Lan", "Hoàng Lan"),
        ("(Theo Hoàng Lan)", "Hoàng Lan"),
        ("Tin/ảnh: Hoàng Lan", "Hoàng Lan"),
        ("Bài & ảnh: HOÀNG LAN", "HOÀNG LAN"),
        ("Tin, bài, ảnh: Hoàng Lan", "Hoàng Lan"),
        ("* Bài, ảnh: Hoàng Lan", "Hoàng Lan"),
        ("Bút ký: Hoàng Lan", "Hoàng Lan"),
        ("Bài: HOÀNG LAN - Video: MINH TÂM", "HOÀNG LAN"),
        ("Nội dung: Hoàng Lan; Đồ họa: Minh Tâm", "Hoàng Lan"),
        ("Tác giả: HOÀNG LAN - Ban Dân vận Tỉnh ủy", "HOÀNG LAN"),
        ("Tác giả bài viết: Hoàng Lan (Tổng hợp)", "Hoàng Lan"),
    ],
)
def test_a_stated_byline_loses_its_prefix(line, who):
    byline = byline_line(line, by_shape=False)
    assert (byline.text, byline.by_shape) == (who, False)


@pytest.mark.parametrize(
    "line",
    ["Hoàng Lan", "HOÀNG LAN", "T.SỸ", "BBT", "Hoàng Lan - Minh Tâm", "Điểu K'Sơn", "ANH NGỌC"],
)
def test_a_name_alone_is_a_byline_by_shape(line):
    assert byline_line(line, by_shape=True).text == line
    assert byline_line(line, by_shape=False) is None


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Hoàng Lan (CTV)", "Hoàng Lan"),
        ("(Hoàng Lan)", "Hoàng Lan"),
        ("Hoàng Lan - Trung tâm VH-TT huyện", "Hoàng Lan"),
        ("Hoàng Lan, Ban Dân vận Huyện ủy", "Hoàng Lan"),
        ("Hoàng Lan; Ảnh: Minh Tâm", "Hoàng Lan"),
        ("Hoàng Lan ghi", "Hoàng Lan"),
        ("Hoàng Lan, Minh Tâm (thực hiện)", "Hoàng Lan, Minh Tâm"),
        ("Hoàng Lan (TTVH huyện Lục Ngạn)", "Hoàng Lan"),
        ("Hoàng Lan (Theo Sở Y tế)", "Hoàng Lan"),
        ("Phóng viên Hoàng Lan", "Hoàng Lan"),
        ("CTV Hoàng Lan", "Hoàng Lan"),
        ("✍ Hoàng Lan", "Hoàng Lan"),
        ("[Hoàng Lan]", "Hoàng Lan"),
        ("Hoàng Lan.", "Hoàng Lan"),
    ],
)
def test_what_is_said_of_a_writer_is_no_part_of_the_name(line, who):
    assert byline_line(line, by_shape=True).text == who


@pytest.mark.parametrize(
    "line",
    [
        "-",
        "& –",
        "Hội nghị kết thúc.",
        "Quang cảnh hội nghị",
        "Gần dân để hiểu dân",
        "Ảnh: Hoàng Lan",
        "Xã Đồng Tâm",
    ],
)
def test_other_short_lines_are_no_byline(line):
    assert byline_line(line, by_shape=True) is None


def test_a_photo_credit_is_told_from_a_byline():
    assert credit_line("Ảnh: Hoàng Lan")
    assert not credit_line("Tin, bài: Hoàng Lan")


@pytest.mark.parametrize(
    ("line", "name", "domain"),
    [
        ("(baocaobang.vn)", "Báo Cao Bằng", "baocaobang.vn"),
        ("Nguồn: baothanhhoa.vn", "Báo Thanh Hóa", "baothanhhoa.vn"),
        ("Nguồn: Báo Đồng Tâm", "Báo Đồng Tâm", None),
        ("(Theo Hoàng Lan/NLĐO)", "Báo Người Lao Động", None),
        ("(Theo TTXVN)", "Thông tấn xã Việt Nam", None),
        ("(congthongtin.example.vn)", None, "congthongtin.example.vn"),
    ],
)
def test_a_stated_source_is_named(line, name, domain):
    source = source_line(line)
    assert (source.name, source.domain) == (name, domain)


@pytest.mark.parametrize(
    "line", ["(năm 2020)", "Ảnh: danvan.vn", "Theo kế hoạch, các xã sẽ họp.", "Hoàng Lan"]
)
def test_other_lines_state_no_source(line):
    assert source_line(line) is None


@pytest.mark.parametrize("line", ["Phòng Dân vận các cơ quan nhà nước", "Ban Biên tập"])
def test_a_body_may_sign_a_text(line):
    assert byline_line(line, by_shape=True).text == line


@pytest.mark.parametrize(
    "line",
    ["Người đăng: Admin", "Đăng bởi: Quản trị", "Viết bởi Quản trị", "Được đăng bởi admin"],
)
def test_the_sites_own_account_is_no_writer(line):
    assert names_nobody(line)
    assert byline_line(line, by_shape=True) is None


@pytest.mark.parametrize("line", ["(Ảnh: Hoàng Lan)", "Ảnh Hoàng Lan", "Ảnh minh hoạ"])
def test_a_credit_needs_no_colon(line):
    assert credit_line(line)


@pytest.mark.parametrize("line", ["Theo Nhân Dân", "(Theo Tuổi Trẻ)", "Theo Báo Đồng Tâm"])
def test_a_paper_named_like_a_person_is_a_source(line):
    assert source_line(line) is not None
    assert byline_line(line, by_shape=True) is None


def test_whoever_posts_an_article_is_told_from_its_writer():
    assert is_poster("Người đăng: Hoàng Lan")
    assert not is_poster("Tác giả: Hoàng Lan")


@pytest.mark.parametrize("line", ["(Theo Hoàng Lan/Dân Việt)", "Theo Hoàng Lan (Báo Nghệ An)"])
def test_where_a_writer_wrote_is_the_source(line):
    assert source_line(line).name in ("Dân Việt", "Báo Nghệ An")
    assert theo_byline(line).text == "Hoàng Lan"


def test_a_long_name_before_a_papers_is_a_writers():
    line = "Theo Hà Linh Chi/Báo Điện Biên Phủ"
    assert source_line(line) is not None
    assert theo_byline(line).text == "Hà Linh Chi"


@pytest.mark.parametrize("line", ["DANH SÁCH", "PHỤ LỤC", "Đặt Vấn Đề"])
def test_a_heading_is_nobodys_name(line):
    assert byline_line(line, by_shape=True) is None


def test_a_familys_name_that_only_sounds_like_a_body_is_a_writers():
    assert byline_line("Bàn Hải Yến", by_shape=True).text == "Bàn Hải Yến"
    assert byline_line("BAN LỄ TANG", by_shape=True) is None


@pytest.mark.parametrize(
    "name", ["Trang thông tin điện tử Huyện ủy Sìn Hồ", "Đài Truyền thanh huyện Tân Hưng"]
)
def test_a_site_or_station_in_brackets_is_the_source(name):
    assert source_line(f"({name})").name == name
