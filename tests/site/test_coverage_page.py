"""What the archive covers, as shown."""

from bs4 import BeautifulSoup

from khobao.site.build import build
from tests.site.making import SETTINGS, article, content


def soup(built):
    page = (built / "do-phu" / "index.html").read_text(encoding="utf-8")
    return BeautifulSoup(page, "html.parser")


def words(element):
    return " ".join(element.get_text(" ").split())


def rows(page, number=0):
    table = page.select(".matrix table")[number]
    years = [words(one) for one in table.select("thead th")]
    return {
        words(row.th): dict(zip(years[1:], row("td"), strict=True))
        for row in table.select("tbody tr:not(.part)")
    }


def test_the_rows_are_provinces_of_today_then_former_ones_then_none(built):
    page = soup(built)
    assert list(rows(page)) == [
        *("Bắc Ninh", "Cao Bằng", "Lạng Sơn", "Nghệ An", "Thái Nguyên"),
        *("Bắc Giang (cũ)", "Hà Tây (cũ)"),
        "Không rõ tỉnh",
    ]
    assert [words(one) for one in page.select(".part")[:2]] == ["Tỉnh hiện nay", "Tỉnh trước đây"]


def test_a_state_is_told_by_a_sign_and_by_words(built):
    told = rows(soup(built))
    assert words(told["Lạng Sơn"]["2018"]) == "– đã tìm, không có"
    assert words(told["Lạng Sơn"]["2020"]) == "· chưa tìm"
    assert words(told["Cao Bằng"]["2017"]) == "÷ mới tìm ở một phần, không có"
    assert words(told["Nghệ An"]["2023"]) == "+ đã tìm thấy, chưa đưa vào kho"
    assert words(told["Hà Tây (cũ)"]["2010"]) == "lúc ấy không có tỉnh này"


def test_what_was_collected_is_a_number_linked_to_it(built):
    told = rows(soup(built))
    two = told["Thái Nguyên"]["2017"].a
    assert (words(two), two["aria-label"], two["href"]) == ("2", "2 bài", "../tinh/thai-nguyen/")
    one = told["Nghệ An"]["2024"].a
    assert one["href"] == "../bai/1d72dd81c45b-hoi-nghi-so-ket-gia-dinh/"
    over = told["Cao Bằng"]["2020"].a
    assert (words(over), over["aria-label"]) == ("(1)", "1 bài kéo qua nhiều năm")
    assert words(told["Không rõ tỉnh"]["Không rõ ngày"]) == "1"


def test_sources_have_a_matrix_of_their_own(built):
    told = rows(soup(built), 1)
    assert list(told) == [
        "Báo Non Nước Ví Dụ",
        "Báo Ví Dụ (không ghi tên miền)",
        "Báo Ví Dụ (vidu.example.vn)",
        "Không rõ nơi đăng",
    ]
    for name in list(told)[1:3]:
        assert words(told[name]["2023"]) == "+ đã tìm thấy, chưa đưa vào kho"
    assert words(told["Không rõ nơi đăng"]["Cộng"]) == "4"
    assert told["Báo Ví Dụ (vidu.example.vn)"]["2024"].a["href"].startswith("../")


def test_each_sign_that_stands_in_a_table_is_explained(built):
    page = soup(built)
    used = {one["class"][0] for one in page.select(".matrix td")} - {"blank", "total"}
    assert {one["class"][0] for one in page.select(".legend dt")} == used | {"spanning"}


def test_gaps_are_those_that_editors_know_and_those_that_show(built):
    told = [words(one) for one in soup(built).select(".gaps ul:not(.names) li")]
    assert told[:5] == [
        "Báo giấy trước năm 2007 chưa được tìm.",
        "Những năm ở giữa không có bài nào: 2008–2016, 2019, 2022–2023.",
        "1 bài không rõ ngày đăng, không đứng vào năm nào.",
        "1 bài không rõ tỉnh.",
        "4 bài không rõ nơi đăng.",
    ]
    (now, former) = soup(built).select(".gaps h3")
    assert words(now) == "29 tỉnh, thành hiện nay chưa có bài, chưa ghi lần tìm nào"
    assert words(former).startswith("29 tỉnh trước đây")


def test_searches_are_told_with_day_and_note(built):
    told = [words(one) for one in soup(built).select(".gaps:last-child li")]
    assert told == [
        "Lạng Sơn, 2017–2019: không có, tìm ngày 20/11/2026. Tìm trong mục lục giả định.",
        "Báo Ví Dụ, 2023–2024: có bài, tìm ngày 20/11/2026.",
        "Báo Non Nước Ví Dụ (Cao Bằng), 2017: không có, tìm ngày 20/11/2026.",
        "Nghệ An, 2023: có bài, tìm ngày 20/11/2026.",
    ]


def test_where_nothing_was_looked_for_the_page_says_so(tmp_path):
    build(SETTINGS, content(tmp_path / "c", article()), tmp_path / "o")
    page = soup(tmp_path / "o")
    assert "Chưa ghi lần tìm nào, nên mọi ô trống đều là chưa tìm." in words(page.main)


def test_an_empty_archive_has_a_page_too(tmp_path):
    (tmp_path / "c").mkdir()
    build(SETTINGS, tmp_path / "c", tmp_path / "o")
    assert words(soup(tmp_path / "o").select_one(".empty")) == "Kho chưa có bài nào."
