"""Figures side by side, as shown."""

from bs4 import BeautifulSoup

from khobao.site.build import build
from tests.site.making import SETTINGS, article, content


def soup(built, url):
    return BeautifulSoup((built / url / "index.html").read_text(encoding="utf-8"), "html.parser")


def words(element):
    return " ".join(element.get_text(" ").split())


def table(page):
    return [[words(cell) for cell in row(["th", "td"])] for row in page.select(".scroll tr")]


def made(tmp_path, *told):
    """Build an archive of articles with a figure each: its province, its YAML, its quote."""
    files = [
        article(
            number,
            province=province,
            counts=f"\n- {{id: c1, {figure}, quote: {quote}}}",
            body=f"Có {quote}.",
        )
        for number, (province, figure, quote) in enumerate(told, start=1)
    ]
    build(SETTINGS, content(tmp_path / "c", *files), tmp_path / "o")
    return tmp_path / "o"


HOUSES = "unit: hộ nghèo, measure: existing"


def test_what_can_be_compared_is_a_table_of_provinces_and_periods(tmp_path):
    built = made(
        tmp_path,
        ("nghe-an", f'value: 40, {HOUSES}, period: "2020"', "40 hộ"),
        ("cao-bang", f'value: 50, qualifier: trên, {HOUSES}, period: "2021"', "50 hộ"),
        ("nghe-an", f'value: 30, max: 35, {HOUSES}, period: "2021"', "30 hộ"),
    )
    page = soup(built, "so-lieu/so-sanh/ho-ngheo")
    assert words(page.h1) == "Hộ nghèo"
    assert words(page.h2) == "Số hiện có, kết quả, theo năm"
    assert table(page) == [
        ["Tỉnh", "2020", "2021"],
        ["Cao Bằng", "· không có", "trên 50"],
        ["Nghệ An", "40", "30–35"],
    ]
    assert [words(one) for one in page.select(".bars li")] == [
        "Cao Bằng, 2021 trên 50",
        "Nghệ An, 2020 40",
        "Nghệ An, 2021 30–35",
    ]
    drawn = [one["width"] for one in page.select(".bars .sure")]
    assert drawn == ["100.0", "80.0", "60.0"]
    assert [(one["x"], one["width"]) for one in page.select(".bars .open")] == [("60.0", "10.0")]
    notes = [words(one) for one in page.select(".notice")]
    assert [note.split()[0] for note in notes] == ["Số", "Thanh"]


def test_bars_stand_in_alphabetical_order_and_not_by_size(tmp_path):
    built = made(
        tmp_path,
        *(
            (place, f'value: {size}, {HOUSES}, period: "2020"', f"{size} hộ")
            for place, size in (("nghe-an", 9), ("an-giang", 5), ("cao-bang", 7))
        ),
    )
    labels = [words(one) for one in soup(built, "so-lieu/so-sanh").select(".bar-label")]
    assert labels == ["An Giang, 2020", "Cao Bằng, 2020", "Nghệ An, 2020"]


def test_shares_are_drawn_as_shares_and_written_as_stated(tmp_path):
    built = made(
        tmp_path,
        ("nghe-an", 'value: 140, of: 160, unit: xã có quy chế, period: "2020"', "140/160 xã"),
        ("cao-bang", 'value: 10, of: 10, unit: xã có quy chế, period: "2020"', "10/10 xã"),
    )
    page = soup(built, "so-lieu/so-sanh/xa-co-quy-che")
    assert [row[1] for row in table(page)[1:]] == ["10/10", "140/160"]
    assert [one["width"] for one in page.select(".bars .sure")] == ["100.0", "87.5"]
    assert "n trên tổng m" in words(page.select_one(".notice"))


def test_a_cell_of_many_figures_leads_to_the_rest(tmp_path):
    built = made(
        tmp_path,
        *(("nghe-an", f'value: {n}, {HOUSES}, period: "2020"', f"{n} hộ") for n in range(1, 6)),
        ("cao-bang", f'value: 7, {HOUSES}, period: "2020"', "7 hộ"),
    )
    (rest,) = soup(built, "so-lieu/so-sanh/ho-ngheo").select("td .rest")
    assert (words(rest), rest["href"]) == ("và 2 số nữa", "../../../so-lieu/tinh/nghe-an/")


def test_many_bars_are_those_of_one_period_and_say_so(tmp_path):
    built = made(
        tmp_path,
        *(
            ("nghe-an", f'value: {n}, {HOUSES}, period: "{1970 + n}"', f"{n} hộ")
            for n in range(1, 45)
        ),
        ("cao-bang", f'value: 7, {HOUSES}, period: "1999"', "7 hộ"),
    )
    page = soup(built, "so-lieu/so-sanh/ho-ngheo")
    assert [words(one) for one in page.select(".bar-label")] == ["Cao Bằng, 1999", "Nghệ An, 1999"]
    assert words(page.select_one(".notice")) == "Hình vẽ 2 trên 45 số: kỳ 1999. Bảng có đủ."


def test_what_only_looks_alike_is_told_once_with_the_reasons(built):
    page = soup(built, "so-lieu/so-sanh")
    told = {words(one.p): [words(why) for why in one("li")] for one in page.select(".near > li")}
    pair = (
        "4.086 mô hình Dân vận khéo (Cao Bằng, không ghi kỳ) và "
        "4.494 mô hình Dân vận khéo xây dựng mới (Nghệ An, 1/2024–6/2024)"
    )
    assert told[pair] == ["4.086 là số hiện có, 4.494 là số mới trong kỳ", "4.086 không ghi kỳ"]
    links = [frozenset(link["href"] for link in one.p("a")) for one in page.select(".near > li")]
    assert len(links) == len(set(links))


def test_a_target_is_never_set_beside_a_result(tmp_path):
    built = made(
        tmp_path,
        ("nghe-an", f'value: 40, {HOUSES}, period: "2020"', "40 hộ"),
        ("cao-bang", f'value: 50, {HOUSES}, kind: target, period: "2020"', "50 hộ"),
    )
    page = soup(built, "so-lieu/so-sanh")
    assert not page.select(".scroll")
    assert [words(one) for one in page.select(".near ul li")] == ["50 là mục tiêu, 40 là kết quả"]


def test_many_things_are_listed_instead_of_shown(tmp_path):
    built = made(
        tmp_path,
        *(
            (place, f'value: 5, unit: thứ {n} lạ, period: "2020"', "5 thứ")
            for n in range(1, 15)
            for place in ("nghe-an", "cao-bang")
        ),
    )
    page = soup(built, "so-lieu/so-sanh")
    assert not page.select(".scroll, .near")
    (first, *others) = [words(one) for one in page.select(".columns li")]
    assert (first, len(others)) == ("Thứ 1 lạ 2 tỉnh, 1 kỳ", 13)


def test_an_archive_with_nothing_to_compare_says_so(tmp_path):
    build(SETTINGS, content(tmp_path / "c", article()), tmp_path / "o")
    page = soup(tmp_path / "o", "so-lieu/so-sanh")
    assert words(page.select_one(".empty")) == "Chưa có số liệu nào để so."
