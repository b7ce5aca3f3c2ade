"""The pages of time beyond the fixture: months, events, series, the filter's file, this day."""

import json
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

from khobao.site.build import build
from tests.site.making import FIXTURE, SETTINGS, article, content, files, identity


def soup(built, url):
    return BeautifulSoup((built / url / "index.html").read_text(encoding="utf-8"), "html.parser")


def words(element):
    return " ".join(element.get_text(" ").split())


def links(built, url, selector):
    """Return the links an element holds: where they lead from the root, and their words."""
    here = f"/{url}/"
    return [(urljoin(here, one["href"]), words(one)) for one in soup(built, url).select(selector)]


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    """A site of a recurring tag with a long year, a gap, a span, an undated; and events."""
    root = tmp_path_factory.mktemp("time")
    dates = [f"2024-03-{day:02d}" for day in range(1, 21)]
    dates += [f"2024-10-{day:02d}" for day in range(1, 16)]
    dates += ["2024", "2020", "2018-10-05", "2018/2019", None]
    made = [
        article(
            number,
            date=f'"{when}"' if when else "null",
            date_basis="stated" if when else "unknown",
            tags="[Ngày Hội]",
            event_date='"2017-10-15"' if number <= 13 else None,
        )
        for number, when in enumerate(dates, start=1)
    ]
    tags = ("tags.yaml", "- {label: Ngày Hội, recurring: true}\n")
    build(SETTINGS, content(root / "c", tags, *made), root / "o")
    return root / "o"


def test_the_months_of_a_long_year_have_pages_of_their_own(crowd):
    assert links(crowd, "nam/2024", ".jump a") == [
        ("/nam/2024/03/", "Tháng 3"),
        ("/nam/2024/10/", "Tháng 10"),
        ("/nam/2024/trang/2/#khong-ro-thang", "Chỉ biết năm hoặc quãng thời gian"),
    ]
    heading = soup(crowd, "nam/2024").select_one("#thang-3")
    assert heading.a["href"] == "../../nam/2024/03/"
    page = soup(crowd, "nam/2024/10")
    assert words(page.h1) == "Tháng 10 năm 2024"
    assert len(page.select(".card")) == 15
    assert [one["href"] for one in page.select(".pager [rel=prev]")] == ["../../../nam/2024/03/"]
    assert len(page.select(".drawing circle")) == 15


def test_a_short_year_has_no_pages_of_months_and_its_headings_are_reached_by_id(crowd, built):
    assert not (crowd / "nam/2018/10").exists()
    assert links(built, "nam/2017", ".jump a") == [
        ("/nam/2017/#thang-10", "Tháng 10"),
        ("/nam/2017/#khong-ro-thang", "Chỉ biết năm hoặc quãng thời gian"),
    ]


def test_a_recurring_tag_opens_with_its_years_and_the_gaps_between(crowd):
    rows = [words(row) for row in soup(crowd, "chu-de/ngay-hoi").select(".series li")]
    assert rows == [
        "2017 13 bài diễn ra 15/10/2017",
        "2018 1 bài bài sớm nhất đăng 5/10/2018",
        "2019 kho chưa có bài",
        "2020 1 bài bài sớm nhất đăng 2020",
        "2021–2023 kho chưa có bài",
        "2024 23 bài bài sớm nhất đăng 14/3/2024",
        "Kéo qua nhiều năm 1 bài",
        "Không rõ năm 1 bài",
    ]


def test_a_year_of_a_series_leads_to_the_page_and_heading_of_its_articles(crowd):
    found = links(crowd, "chu-de/ngay-hoi", ".series a")
    assert [where for where, _ in found] == [
        "/chu-de/ngay-hoi/trang/2/#nam-2017",
        "/chu-de/ngay-hoi/trang/2/#nam-2018",
        "/chu-de/ngay-hoi/#nam-2020",
        "/chu-de/ngay-hoi/#nam-2024",
        "/chu-de/ngay-hoi/trang/2/#nhieu-nam",
        "/chu-de/ngay-hoi/trang/2/#khong-ro-nam",
    ]
    for where, _ in found:
        path, _, anchor = where.strip("/").partition("#")
        assert soup(crowd, path.strip("/")).find(id=anchor)


def test_a_tag_that_doesn_t_recur_has_no_series(built):
    assert not soup(built, "chu-de/dan-van-kheo").select(".series")
    assert soup(built, "chu-de/thang-dan-van").select(".series")


def test_a_single_year_is_named_once(tmp_path):
    build(SETTINGS, content(tmp_path / "c", article(event_date='"2024-07"')), tmp_path / "o")
    assert words(soup(tmp_path / "o", "dong-thoi-gian").select_one(".holds")) == "1 bài, năm 2024."
    assert words(soup(tmp_path / "o", "dong-thoi-gian/su-kien").select_one(".holds")) == (
        "1 bài nêu ngày diễn ra của sự việc, năm 2024."
    )


def test_one_article_of_several_years_is_not_told_as_several(tmp_path):
    one = article(date='"2020/2021"', date_basis="inferred", date_evidence="[lời]")
    build(SETTINGS, content(tmp_path / "c", one), tmp_path / "o")
    told = words(soup(tmp_path / "o", "tinh/nghe-an").select_one(".holds"))
    assert told == "1 bài trong kho, trong quãng 2020–2021"


def test_the_timeline_by_event_shows_the_day_told_of_and_names_those_without(built):
    page = soup(built, "dong-thoi-gian/su-kien")
    assert words(page.select_one(".holds")) == (
        "4 bài nêu ngày diễn ra của sự việc, từ năm 2016 đến năm 2025. "
        "4 bài không nêu ngày diễn ra; tìm các bài ấy theo ngày đăng."
    )
    shown = [
        (words(one.select_one(".when")), words(one.select_one(".meta")))
        for one in page("li", class_="event")
    ]
    assert shown == [
        ("khoảng 10/2018", "Bắc Giang đăng 2018 (suy ra)"),
        ("22/7/2024", "Nghệ An đăng 24/7/2024"),
        ("2/8/2025", "Bắc Ninh đăng 3/8/2025"),
        ("2016–2020", "Cao Bằng đăng 2020–2021 (suy ra)"),
    ]


def test_the_two_orders_lead_to_each_other_and_say_which_is_shown(built):
    for url, here in (("dong-thoi-gian", "Ngày đăng"), ("dong-thoi-gian/su-kien", "Ngày diễn ra")):
        assert [where for where, _ in links(built, url, ".orders a")] == [
            "/dong-thoi-gian/",
            "/dong-thoi-gian/su-kien/",
        ]
        assert words(soup(built, url).select_one(".orders [aria-current]")) == here


def test_a_year_of_many_events_has_a_page_of_them_all(crowd):
    page = soup(crowd, "dong-thoi-gian/su-kien")
    assert len(page.select("li.event")) == 12
    (more,) = page.select(".more a")
    assert more["href"] == "../../dong-thoi-gian/su-kien/2017/"
    assert words(more) == "Xem tất cả 13 bài năm 2017"
    whole = soup(crowd, "dong-thoi-gian/su-kien/2017")
    assert len(whole.select(".card")) == 13
    assert [words(one) for one in whole.select(".shelf-name")] == ["Tháng 10"]


def test_the_filter_is_hidden_until_its_script_shows_it(built):
    page = soup(built, "dong-thoi-gian")
    assert all(one.has_attr("hidden") for one in page.select("[data-scripted]"))
    assert [words(one) for one in page.select("#loc-tinh option")] == [
        *("Mọi tỉnh, thành", "Bắc Giang (đến 30/6/2025)", "Bắc Ninh", "Cao Bằng"),
        *("Hà Tây (đến 31/7/2008)", "Nghệ An", "Thái Nguyên", "Không rõ tỉnh"),
        *("Bắc Ninh", "Cao Bằng", "Hà Nội", "Nghệ An", "Thái Nguyên", "Không rõ tỉnh"),
    ]
    groups = {one["label"]: len(one("option")) for one in page.select("#loc-tinh optgroup")}
    assert groups == {"Địa giới lúc viết": 7, "Địa giới hiện nay": 6}


def test_an_archive_of_one_division_offers_no_other(tmp_path):
    build(SETTINGS, content(tmp_path / "c", article()), tmp_path / "o")
    page = soup(tmp_path / "o", "dong-thoi-gian")
    assert not page.select(".division")
    assert [words(one) for one in page.select("#loc-tinh option")] == ["Mọi tỉnh, thành", "Nghệ An"]


def test_the_filter_by_event_offers_what_its_articles_have_and_no_certainty(built):
    page = soup(built, "dong-thoi-gian/su-kien")
    assert not page.select("#loc-ro")
    assert [words(one) for one in page.select("#loc-tinh option")] == [
        *("Mọi tỉnh, thành", "Bắc Giang (đến 30/6/2025)", "Bắc Ninh", "Cao Bằng", "Nghệ An"),
        *("Bắc Ninh", "Cao Bằng", "Nghệ An"),
    ]


def test_the_file_by_event_holds_the_days_told_of_in_the_order_of_the_page(built):
    held = json.loads((built / "dong-thoi-gian/su-kien/bai.json").read_text(encoding="utf-8"))
    shown = [one["href"] for one in soup(built, "dong-thoi-gian/su-kien").select("li.event a")]
    assert [one.split("/")[-2][:12] for one in shown] == held["id"]
    assert held["start"][1:3] == [20240722, 20250802]
    assert held["text"] == {"0": "khoảng 10/2018", "3": "2016–2020"}
    assert held["note"][0] == "đăng 2018 (suy ra)"
    assert set(held["basis"]) == {held["bases"].index("stated")}


def rows(built):
    held = json.loads((built / "dong-thoi-gian/bai.json").read_text(encoding="utf-8"))
    columns = ("id", "slug", "title", "start", "end", "precision", "basis", "province", "tag")
    table = zip(*(held[one] for one in columns), strict=True)
    return held, [dict(zip(columns, row, strict=True)) for row in table]


def test_the_filter_s_file_holds_each_article_once_in_order_of_time(built):
    held, found = rows(built)
    assert [one["title"][:10] for one in found] == [
        *("Đường mới ", "Ấm áp thán", "Cả năm làm", "Phát động ", "Biểu dương"),
        *("Hội nghị g", "Sau sáp nh", "Việc làng "),
    ]
    assert found[5] == {
        "id": "1d72dd81c45b",
        "slug": "hoi-nghi-so-ket-gia-dinh",
        "title": "Hội nghị giả định: sơ kết sáu tháng làm theo mô hình “Dân vận khéo”",
        "start": 20240724,
        "end": 0,
        "precision": held["precisions"].index("day"),
        "basis": held["bases"].index("stated"),
        "province": [name for _, name in held["provinces"]].index("Nghệ An"),
        "tag": [held["tags"].index("dan-van-kheo"), held["tags"].index("so-ket")],
    }
    assert held["text"] == {"1": "khoảng 10/2017", "4": "2020–2021", "7": "không rõ ngày"}
    assert held["about"] == [1]


def test_a_slug_that_the_title_gives_is_left_out(tmp_path):
    path, text = article(title="Đường “mới”, ở xã Ấm")
    made = (path.replace("bai-1", "duong-moi-o-xa-am"), text)
    build(SETTINGS, content(tmp_path / "c", made, article(2)), tmp_path / "o")
    _, found = rows(tmp_path / "o")
    assert {one["id"]: one["slug"] for one in found} == {identity(1): "", identity(2): "bai-2"}


def test_every_day_of_past_years_stands_in_the_file_of_its_month(built):
    found = {
        name.removeprefix("dong-thoi-gian/ngay/"): json.loads(data)
        for name, data in files(built).items()
        if name.startswith("dong-thoi-gian/ngay/")
    }
    assert sorted(found) == [f"{month:02d}.json" for month in range(1, 13)]
    assert {name: days for name, days in found.items() if days} == {
        "07.json": {
            "22": {"items": [_item(2024, "1d72dd81c45b", "hoi-nghi-so-ket-gia-dinh")], "more": 0}
        },
        "08.json": {
            "2": {"items": [_item(2025, "58463ffdbce0", "sau-sap-nhap-gia-dinh")], "more": 0}
        },
    }


def _item(year, identity, slug):
    path = next((FIXTURE / "articles").rglob(f"{slug}.md"))
    title = path.read_text(encoding="utf-8").split("title: ")[1].splitlines()[0].strip('"')
    return [year, "event_date", title, f"bai/{identity}-{slug}/"]
