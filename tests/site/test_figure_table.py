"""The table of all figures, and what a collection's page shows of it."""

import json

import pytest
from bs4 import BeautifulSoup

from khobao.site.build import build
from khobao.site.pages import figure_table
from tests.site.making import SETTINGS, article, content


def soup(built, url):
    return BeautifulSoup((built / url / "index.html").read_text(encoding="utf-8"), "html.parser")


def words(element):
    return " ".join(element.get_text(" ").split())


def rows(page):
    return [[words(cell) for cell in row("td")] for row in page.select(".figure-table tbody tr")]


def test_the_table_says_what_it_is_and_has_a_row_a_figure(built):
    page = soup(built, "so-lieu")
    assert words(page.select_one(".holds")).startswith("18 số liệu, đúng như bài ghi.")
    heads = [words(one) for one in page.select("thead th")]
    assert heads == ["Tỉnh", "Kỳ", "Số", "Đếm gì", "Bài"]
    assert len(rows(page)) == 18
    assert [row[0] for row in rows(page)] == [
        *["Bắc Giang"] * 2,
        *["Cao Bằng"] * 6,
        *["Nghệ An"] * 10,
    ]


def test_a_row_carries_the_figure_as_the_article_states_it(built):
    told = rows(soup(built, "so-lieu"))
    assert told[0] == [
        "Bắc Giang",
        "2018",
        "88",
        "điển hình được biểu dương",
        "Phát động Tháng Dân vận giả định và biểu dương 88 điển hình Theo tiêu đề của nguyên văn",
    ]
    assert ["trên 60 %", "mục tiêu tổ dân vận đạt chuẩn"] in [row[2:4] for row in told]
    assert ["140/161", "xã có quy chế"] in [row[2:4] for row in told]
    assert "9.360–12.100" in [row[2] for row in told]


def test_sums_stand_beside_the_total_in_the_words_of_the_article_s_page(built):
    checks = [
        (words(one), "off" in one["class"])
        for one in soup(built, "so-lieu").select(".figure-table .check")
    ]
    assert checks == [
        ("Theo lĩnh vực: 1.202 + 2.884 = 4.086, khớp", False),
        ("Theo chủ thể: 3.729 + 765 = 4.494, khớp", False),
        (
            "Theo lĩnh vực: 1.212 + 2.298 + 486 + 507 = 4.503, "
            "lệch 9 so với 4.494, nguyên văn ghi như vậy",
            True,
        ),
    ]


def test_a_part_says_of_what_and_that_its_period_is_its_total_s(built):
    told = {row[2]: row for row in rows(soup(built, "so-lieu"))}
    assert told["3.729"][1] == "1/2024–6/2024 (theo tổng)"
    assert told["3.729"][3] == "mô hình tập thể mới trong kỳ phần của 4.494, theo chủ thể"


def test_each_row_leads_to_the_figure_s_place_in_its_article(built):
    page = soup(built, "so-lieu")
    links = [one["href"] for one in page.select(".figure-table tbody a")]
    assert links[-1] == "../bai/1d72dd81c45b-hoi-nghi-so-ket-gia-dinh/#so-c10"
    assert len(set(links)) == 18


def test_a_province_has_its_own_table_reached_from_its_page(built):
    page = soup(built, "so-lieu/tinh/nghe-an")
    assert words(page.h1) == "Số liệu của Nghệ An"
    assert len(rows(page)) == 10
    way = soup(built, "tinh/nghe-an").select_one(".leading-more a")
    assert (words(way), way["href"]) == (
        "Mọi số liệu của Nghệ An",
        "../../so-lieu/tinh/nghe-an/",
    )


def test_a_province_s_data_hold_the_rows_of_its_page(built):
    data = json.loads((built / "so-lieu/tinh/nghe-an.json").read_text(encoding="utf-8"))
    told = [dict(zip(data["columns"], row, strict=True)) for row in data["rows"]]
    shown = rows(soup(built, "so-lieu/tinh/nghe-an"))
    values = [f"{one['qualifier']} {one['value']}".split() for one in told]
    assert values == [row[1].split() for row in shown]
    assert {data["units"][one["unit"]] for one in told} == {"mô hình", "xã", "%", "lượt người"}
    assert {tuple(data["articles"][one["article"]])[1] for one in told} == {
        "bai/1d72dd81c45b-hoi-nghi-so-ket-gia-dinh/"
    }


def test_long_tables_go_on_from_page_to_page(tmp_path):
    counts = "".join(
        f"\n- {{id: c{n}, value: {n}, unit: hộ nghèo, quote: {n} hộ}}" for n in range(1, 121)
    )
    body = " ".join(f"{n} hộ" for n in range(1, 121))
    build(SETTINGS, content(tmp_path / "c", article(counts=counts, body=body)), tmp_path / "o")
    for base in ("so-lieu", "so-lieu/tinh/nghe-an"):
        assert len(rows(soup(tmp_path / "o", base))) == 100
        assert len(rows(soup(tmp_path / "o", f"{base}/trang/2"))) == 20


def test_a_table_too_long_to_sort_as_a_whole_says_where_it_can_be(tmp_path, monkeypatch):
    monkeypatch.setattr(figure_table, "AT_ONCE", 1)
    counts = "\n- {id: c1, value: 3, unit: hộ nghèo, quote: 3 hộ}"
    made = [
        article(number, counts=counts, body="Có 3 hộ.", province=province)
        for number, province in enumerate(("nghe-an", "cao-bang"), start=1)
    ]
    build(SETTINGS, content(tmp_path / "c", *made), tmp_path / "o")
    assert "bảng của từng tỉnh thì được" in words(soup(tmp_path / "o", "so-lieu").main)
    assert not soup(tmp_path / "o", "so-lieu").select("#loc")
    assert soup(tmp_path / "o", "so-lieu/tinh/nghe-an").select("#loc")


def test_a_rate_of_nothing_said_says_so(tmp_path):
    counts = '\n- {id: c1, value: 80, unit: "%", measure: rate, quote: "80%"}'
    build(
        SETTINGS, content(tmp_path / "c", article(counts=counts, body="Đạt 80%.")), tmp_path / "o"
    )
    (row,) = rows(soup(tmp_path / "o", "so-lieu"))
    assert row[3] == "không ghi là của gì"


def test_an_archive_without_figures_says_so_and_has_no_controls(tmp_path):
    build(SETTINGS, content(tmp_path / "c", article()), tmp_path / "o")
    page = soup(tmp_path / "o", "so-lieu")
    assert words(page.select_one(".holds")) == "Chưa bài nào trong kho có số liệu."
    assert not page.main.select("table, form")
    assert not page.select("script[src*=figure]")


def test_a_hostile_figure_stays_text(tmp_path):
    evil = "<img src=x onerror=alert(1)>"
    counts = f"\n- {{id: c1, value: 5, unit: '{evil}', what: '{evil}', quote: 5 hộ}}"
    build(
        SETTINGS, content(tmp_path / "c", article(counts=counts, body="Có 5 hộ.")), tmp_path / "o"
    )
    for url in ("so-lieu", "tinh/nghe-an"):
        assert not soup(tmp_path / "o", url).select("main img")


def test_a_collection_shows_its_leading_wholes_the_newest_first(built):
    block = soup(built, "chu-de/dan-van-kheo").select_one(".leading-figures")
    assert [words(one) for one in block.select(".value")] == [
        "4.494 mô hình Dân vận khéo xây dựng mới",
        "4.086 mô hình Dân vận khéo",
        "88 điển hình được biểu dương",
    ]
    links = [one["href"] for one in block.select("ul > li > .meta a")]
    assert links[0] == "../../bai/1d72dd81c45b-hoi-nghi-so-ket-gia-dinh/#so-c1"
    assert [words(one) for one in block.select(".leading-more li")] == [
        "Mọi số liệu của Bắc Giang 2",
        "Mọi số liệu của Cao Bằng 6",
        "Mọi số liệu của Nghệ An 10",
    ]


def test_at_most_eight_lead(tmp_path):
    made = [
        article(
            number,
            counts="\n- {id: c1, value: 5, unit: hộ nghèo, quote: 5 hộ}",
            body="Có 5 hộ.",
        )
        for number in range(1, 13)
    ]
    build(SETTINGS, content(tmp_path / "c", *made), tmp_path / "o")
    assert len(soup(tmp_path / "o", "tinh/nghe-an").select(".leading-figures .value")) == 8


@pytest.mark.parametrize("url", ["chu-de/an-o", "tinh/ha-tay"])
def test_a_collection_without_figures_has_no_such_block(built, url):
    assert soup(built, url).select(".leading-figures") == []
