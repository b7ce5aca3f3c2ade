"""The site of the fixture content, page by page and whole."""

import pickle
import re
from itertools import pairwise
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from khobao import collections, content, gazetteer
from khobao.render import Data, Lazy
from khobao.site.pages import Site, pages
from khobao.site.reading import Excerpt
from khobao.site.text import Converter, opening
from tests.site.making import FIXTURE, files, foreign_scripts

CSP = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"
)
INDEX_FILES = (
    "cap-khac/0.bin",
    "cap/0.bin",
    "chu.json",
    "cot.json",
    "goc.json",
    "nguoi.json",
    "tu/0.bin",
    "van-ban.json",
    "vi-tri/0.bin",
)
FIXTURE_CARDS = 2
ARTICLE = "1d72dd81c45b-hoi-nghi-so-ket-gia-dinh"


def soup(built: Path, url: str) -> BeautifulSoup:
    return BeautifulSoup((built / url / "index.html").read_text(encoding="utf-8"), "html.parser")


def every_page(built: Path) -> dict[str, BeautifulSoup]:
    return {
        name: BeautifulSoup(data.decode(), "html.parser")
        for name, data in files(built).items()
        if name.endswith(".html")
    }


def words(element) -> str:
    return " ".join(element.get_text(" ").split())


def test_the_site_has_these_pages_and_no_other(built):
    assert sorted(name for name in files(built) if not name.startswith("theme/")) == sorted(
        [
            ".khobao",
            "404.html",
            "_headers",
            "bai/1d72dd81c45b-hoi-nghi-cu/index.html",
            f"bai/{ARTICLE}/index.html",
            "bai/4bf55a6a5b46-lang-lua-gia-dinh/index.html",
            "bai/58463ffdbce0-sau-sap-nhap-gia-dinh/index.html",
            "bai/60dc7f25a4a8-ca-nam-gia-dinh/index.html",
            "bai/940bb39e1c66-bai-da-rut/index.html",
            "bai/940bb39e1c66-bai-rut-cu/index.html",
            "bai/9b67f988c967-khen-thuong-gia-dinh/index.html",
            "bai/a420e3217523-thang-dan-van-gia-dinh/index.html",
            "bai/b299a537d1dc-am-ap-thang-10/index.html",
            "bai/b299a537d1dc-thang-muoi-gia-dinh/index.html",
            "bai/b299a537d1dc-thang-muoi/index.html",
            "bai/da1a5f7a7777-viec-lang-khong-ngay/index.html",
            "cach-trich-dan/index.html",
            *(f"chu-de/{tag}/index.html" for tag in ("an-o", "dan-van-kheo", "duong-lang")),
            *(f"chu-de/{tag}/index.html" for tag in ("so-ket", "thang-dan-van")),
            "chu-de/index.html",
            "dong-thoi-gian/bai.json",
            "da-rut/index.html",
            "do-phu/index.html",
            "dong-thoi-gian/index.html",
            *(f"dong-thoi-gian/ngay/{month:02d}.json" for month in range(1, 13)),
            "dong-thoi-gian/su-kien/bai.json",
            "dong-thoi-gian/su-kien/index.html",
            "gioi-thieu/index.html",
            "images/hoi-truong.png",
            "index.html",
            *(f"nam/{year}/index.html" for year in (2007, 2017, 2018, 2020, 2021, 2024, 2025)),
            "nam/index.html",
            "nam/khong-ro/index.html",
            *(f"nguoi/{one}index.html" for one in ("", "dieu-k-vi/", "do-thi-hoa-mau/")),
            *(f"nguoi/lo-van-mau{one}/index.html" for one in ("", "-1")),
            *(f"nguoi/nguyen-thi-thu{one}/index.html" for one in ("", "-279b", "-96ac")),
            *(f"nguon/{one}index.html" for one in ("", "bao-vi-du/", "khong-ro/")),
            *(f"nguon/{one}-example-vn/index.html" for one in ("nonnuoc", "vidu")),
            "opensearch.xml",
            "so-lieu/index.html",
            "so-lieu/so-sanh/index.html",
            "so-lieu/so-sanh/mo-hinh-dan-van-kheo/index.html",
            "so-lieu/so-sanh/mo-hinh-kinh-te/index.html",
            "so-lieu/so-sanh/ty-le-phan-tram-ho-ngheo/index.html",
            "so-lieu/so-sanh/ty-le-phan-tram-to-dan-van-dat-chuan/index.html",
            "so-lieu/so-sanh/ty-le-phan-tram-xom-co-to-dan-van/index.html",
            *(f"so-lieu/tinh/{place}.json" for place in ("bac-giang", "cao-bang", "nghe-an")),
            *(f"so-lieu/tinh/{place}/index.html" for place in ("bac-giang", "cao-bang")),
            "so-lieu/tinh/nghe-an/index.html",
            *(f"tinh/{place}/index.html" for place in ("bac-giang", "bac-kan", "bac-ninh")),
            *(f"tinh/{place}/index.html" for place in ("cao-bang", "ha-noi", "ha-tay")),
            *(f"tinh/{place}/index.html" for place in ("nghe-an", "thai-nguyen")),
            *(f"tim-kiem/chi-muc/bai/{number}.txt" for number in range(FIXTURE_CARDS)),
            *(f"tim-kiem/chi-muc/{name}" for name in INDEX_FILES),
            "tim-kiem/index.html",
            "tinh/index.html",
            *(f"van-ban/chi-thi-05{one}/index.html" for one in ("", "-bo-chinh-tri")),
            *(f"van-ban/chi-thi-05-ct-tu-{one}/index.html" for one in ("bac-ninh", "nghe-an")),
            "van-ban/chi-thi-05-ct-vd-nghe-an/index.html",
            "van-ban/index.html",
            "van-ban/ke-hoach-dan-van-kheo/index.html",
            *(f"van-ban/nghi-quyet-11{one}/index.html" for one in ("", "-tinh-uy-thai-nguyen")),
            "van-ban/nghi-quyet-110-ban-chap-hanh-dang-bo-tinh-cao-bang/index.html",
            "van-ban/nghi-quyet-202-2025-qh15/index.html",
        ]
    )


def test_every_link_inside_the_site_leads_to_a_file_and_an_element(built):
    dead = []
    for name, page in every_page(built).items():
        here = urljoin("https://kho.example.vn/bao/", name)
        for tag, key in (("a", "href"), ("link", "href"), ("img", "src"), ("script", "src")):
            for element in page.find_all(tag):
                target = urlsplit(urljoin(here, element[key]))
                if target.netloc != "kho.example.vn":
                    continue
                path = unquote(target.path).removeprefix("/bao/")
                file = built / (f"{path}index.html" if path.endswith("/") or not path else path)
                anchor = target.fragment
                if not file.is_file() or (anchor and f'id="{anchor}"' not in file.read_text()):
                    dead.append((name, element[key]))
    assert dead == []


def test_links_are_relative_so_that_the_site_moves_as_a_whole(built):
    for name, page in every_page(built).items():
        if name == "404.html":
            continue
        for element in page.find_all(["a", "img", "link"]):
            link = element.get("href") or element.get("src")
            assert not link.startswith("/"), name


def test_the_404_page_links_from_the_root_of_the_host(built):
    page = BeautifulSoup((built / "404.html").read_text(), "html.parser")
    links = [element["href"] for element in page.select("nav a, link[rel=stylesheet]")]
    assert links
    assert all(link.startswith("/bao/") for link in links)
    assert normpath(page.select_one(".brand")["href"]) == "/bao"


def test_every_page_has_a_language_a_title_one_heading_and_the_policy(built):
    for name, page in every_page(built).items():
        assert page.html["lang"] == "vi", name
        assert page.title.string.strip(), name
        assert len(page.find_all("h1")) == 1, name
        policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
        assert policy["content"] == CSP, name


def test_no_page_has_inline_scripts_or_styles_or_handlers(built):
    for name, page in every_page(built).items():
        assert not page.find_all(["style", "iframe", "object"]), name
        assert not foreign_scripts(page), name
        for script in page.find_all("script"):
            assert (script["type"], script.text) == ("module", ""), name
        for element in page.find_all(True):
            assert not [key for key in element.attrs if key == "style" or key.startswith("on")]


def test_ids_are_unique_in_each_page(built):
    for name, page in every_page(built).items():
        ids = [element["id"] for element in page.find_all(id=True)]
        assert len(ids) == len(set(ids)), name


def test_headings_step_down_one_level_at_a_time(built):
    for name, page in every_page(built).items():
        levels = [int(element.name[1]) for element in page.find_all(re.compile(r"^h[1-6]$"))]
        steps = [after - before for before, after in pairwise(levels)]
        assert levels[0] == 1, name
        assert all(step <= 1 for step in steps), name


def test_addresses_for_search_engines_are_absolute(built):
    link = soup(built, f"bai/{ARTICLE}").find("link", rel="canonical")
    assert link["href"] == f"https://kho.example.vn/bao/bai/{ARTICLE}/"


def test_home_says_how_much_there_is(built):
    assert words(soup(built, "").select_one(".numbers")) == (
        "bài 8 tỉnh, thành cũ và mới 6 năm 2007–2025 số liệu 18 văn bản 9 người 6"
    )


def test_home_lists_the_newest_added_first(built):
    titles = [words(element) for element in soup(built, "").select(".card h3")]
    assert titles == [
        "Sau sáp nhập, xã giả định vẫn giữ nếp cũ",
        "Biểu dương 51 mô hình giả định giai đoạn 2016 - 2020",
        "Phát động Tháng Dân vận giả định và biểu dương 88 điển hình",
        "Hội nghị giả định: sơ kết sáu tháng làm theo mô hình “Dân vận khéo”",
        "Việc làng không ghi ngày",
        "Ấm áp tháng Mười ở thôn Mẫu",
        "Cả năm làm dân vận ở thôn Mẫu",
        "Đường mới ở làng lụa giả định",
    ]


@pytest.mark.parametrize(
    ("article", "shown"),
    [
        ("da1a5f7a7777-viec-lang-khong-ngay", "Không rõ tỉnh Không rõ ngày"),
        ("60dc7f25a4a8-ca-nam-gia-dinh", "Tỉnh Thái Nguyên Năm 2017"),
        (
            "b299a537d1dc-thang-muoi-gia-dinh",
            "Tỉnh Thái Nguyên Khoảng tháng 10 năm 2017, tính từ nội dung",
        ),
        (
            "a420e3217523-thang-dan-van-gia-dinh",
            "Tỉnh Bắc Giang Năm 2018, suy ra từ nội dung",
        ),
        (
            "9b67f988c967-khen-thuong-gia-dinh",
            "Tỉnh Cao Bằng Năm 2020 đến năm 2021, suy ra từ nội dung Báo Non Nước Ví Dụ",
        ),
        (ARTICLE, "Tỉnh Nghệ An Thứ Tư, 24 tháng 7 năm 2024 , lúc 23:17 Báo Ví Dụ"),
        ("58463ffdbce0-sau-sap-nhap-gia-dinh", "Tỉnh Bắc Ninh Chủ Nhật, 3 tháng 8 năm 2025"),
    ],
)
def test_an_article_says_where_and_when_as_precisely_as_known(built, article, shown):
    assert words(soup(built, f"bai/{article}").select_one(".headline .meta")).startswith(shown)


def test_the_clock_of_the_page_is_no_date_of_the_article(built):
    page = soup(built, "bai/9b67f988c967-khen-thuong-gia-dinh")
    assert "2023" not in words(page.select_one(".headline"))
    facts = words(page.select_one(".facts"))
    doubt = "có lẽ là đồng hồ của trang, nên kho không coi là ngày đăng."
    assert f"Trang gốc hiện ngày 30/9/2023, {doubt}" in facts
    assert f"Ngày ở đầu trang gốc {doubt}" in facts


def test_an_article_carries_every_field_of_its_record(built):
    facts = words(soup(built, f"bai/{ARTICLE}").select_one(".facts"))
    for told in (
        "Căn cứ “Thứ tư - 24/07/2024 23:17”",
        "Ngày diễn ra Thứ Hai, 22 tháng 7 năm 2024",
        "Nguồn Báo Ví Dụ (vidu.example.vn) Bài gốc , lấy ngày 1/11/2026 Bản lưu",
        "Tác giả T.SỸ",
        "Toàn văn giữ trong kho; bản quyền thuộc nơi đăng và tác giả.",
        "Người được nhắc đến Chức vụ ghi như trong bài.",
        "Nguyễn Thị Thử Trưởng Ban Ví dụ",
        "Điểu K'ví Phó Trưởng Ban <Ví dụ>",
        "Chỉ thị số 05-CT/VD, Ban Ví dụ, ngày 23/5/2021",
        "Kế hoạch: Dân vận khéo",
        "Xã Làng Mẫu (Huyện Ví Dụ)",
        "Đồi Thử",
        "Nguyên văn ghi “thành kinh”, đọc là “thành kính”.",
        "Chưa rõ nơi đăng.",
        "Có tổng và thành phần cộng không khớp.",
        "Mã bài 1d72dd81c45b",
        "Đưa vào kho 20/11/2026",
        "1d72dd81c45bb1e24a1a760cc1dc0bf025c13c1c92d567bc95110f7f049559ee",
        "Đã bỏ 3 dòng không thuộc bài",
    ):
        assert told in facts


def test_an_article_has_its_lead_text_picture_and_captions(built):
    page = soup(built, f"bai/{ARTICLE}")
    assert words(page.select_one("#doan-1.lead")).startswith("Ban Chỉ đạo giả định")
    assert words(page.select_one("#doan-2")).startswith("Sáu tháng đầu năm")
    assert page.select_one(".text h2").string == "Việc của cơ sở"
    assert page.img["src"] == "../../images/hoi-truong.png"
    assert page.img["alt"] == "Hội trường giả định nhìn từ cửa"
    assert "Ảnh: Lê Mẫu" in words(page.figcaption)
    assert "Các đại biểu thành kinh mặc niệm." in words(page.select_one(".captions"))


def test_a_summary_says_that_it_is_one(built):
    page = soup(built, "bai/a420e3217523-thang-dan-van-gia-dinh")
    assert "do người biên tập viết" in words(page.select_one(".abstract .notice"))
    assert "đoạn 12 của nguyên văn" in words(page.select_one(".figures"))


def test_a_former_province_says_what_it_became(built):
    told = words(soup(built, "tinh/bac-giang").select_one(".history"))
    assert "Tồn tại đến hết ngày 30/6/2025 (Nghị quyết 202/2025/QH15)." in told
    assert "Nhập vào Tỉnh Bắc Ninh , từ ngày 1/7/2025 (Nghị quyết 202/2025/QH15)" in told


def test_a_province_that_became_a_city_says_when_and_by_which_act(built):
    page = soup(built, "tinh/bac-ninh")
    assert page.h1.string == "Thành phố Bắc Ninh"
    told = words(page.select_one(".history"))
    assert "Trước là tỉnh, là thành phố từ ngày 20/9/2026 (Nghị quyết 39/2026/QH16)." in told
    assert "Đã nhận Tỉnh Bắc Giang , từ ngày 1/7/2025 (Nghị quyết 202/2025/QH15)" in told


def test_the_successor_lists_the_former_province_s_articles_under_its_name(built):
    page = soup(built, "tinh/bac-ninh")
    assert [words(element) for element in page.select(".shelf-name")] == [
        "Bắc Ninh",
        "Bắc Giang (đến 30/6/2025)",
    ]
    assert words(page.select_one(".holds")) == "2 bài trong kho, từ năm 2018 đến năm 2025"


def test_an_article_of_a_former_province_names_the_present_one(built):
    facts = words(soup(built, "bai/a420e3217523-thang-dan-van-gia-dinh").select_one(".facts"))
    assert "Tỉnh lúc ấy Tỉnh Bắc Giang Nay thuộc Bắc Ninh, từ ngày 1/7/2025" in facts


def test_provinces_are_listed_apart_by_whether_they_still_are(built):
    lists = [
        [words(item) for item in part.select("li")]
        for part in soup(built, "tinh").select(".columns")
    ]
    assert lists == [
        ["Bắc Ninh 2", "Cao Bằng 1", "Hà Nội 1", "Nghệ An 1", "Thái Nguyên 2"],
        ["Bắc Giang (đến 30/6/2025) 1", "Bắc Kạn (đến 30/6/2025) 0", "Hà Tây (đến 31/7/2008) 1"],
    ]


def test_tags_are_those_in_use_in_alphabetical_order(built):
    assert [words(item) for item in soup(built, "chu-de").select("main .links li")] == [
        "Ăn ở 1",
        "Dân vận khéo 5",
        "Đường làng 1",
        "Sơ kết 1",
        "Tháng Dân vận 2",
    ]


def test_a_year_lists_its_months_and_what_is_known_by_the_year_alone(built):
    page = soup(built, "nam/2017")
    assert [words(element) for element in page.select(".shelf-name")] == [
        "Tháng 10",
        "Chỉ biết năm hoặc quãng thời gian",
    ]
    neighbours = [(one["rel"], one["href"]) for one in page.select(".pager a")]
    assert neighbours == [(["prev"], "../../nam/2007/"), (["next"], "../../nam/2018/")]


def test_the_timeline_ends_with_the_undated_and_counts_them(built):
    page = soup(built, "dong-thoi-gian")
    last = page.select(".shelf")[-1]
    assert words(last.h2) == "Không rõ ngày 1 bài"
    assert words(last.select_one(".event-what")) == "Việc làng không ghi ngày không rõ tỉnh"
    assert [words(item) for item in page.select(".jump li")] == [
        *(f"Năm {year} {count} bài" for year, count in ((2007, 1), (2017, 2), (2018, 1))),
        *(f"Năm {year} 1 bài, ngày kéo qua nhiều năm" for year in (2020, 2021)),
        *(f"Năm {year} 1 bài" for year in (2024, 2025)),
        "Không rõ ngày 1 bài",
    ]


def test_the_timeline_draws_what_is_inferred_apart_and_counts_each_article_once(built):
    drawing = soup(built, "dong-thoi-gian").select_one(".strip")
    spans = [
        (words(one.title)[:12], bool(one.select(".bare"))) for one in drawing.select("svg > g")
    ]
    assert spans == [
        ("3/2007: Đườn", False),
        ("2017: Cả năm", False),
        ("2018: Phát đ", True),
        ("2020–2021: B", True),
        ("khoảng 10/20", True),
    ]
    days = [(words(one.title)[:10], one["class"]) for one in drawing.select(".drawing circle")]
    assert days == [("24/7/2024:", ["day"]), ("3/8/2025: ", ["day"])]
    assert [words(one) for one in drawing.select("figcaption li")] == [
        "2 bài ghi rõ hoặc tính ra được ngày",
        "2 bài chỉ biết tháng, năm hoặc một quãng",
        "3 bài chỉ suy ra hoặc ước chừng được tháng, năm hay quãng",
        "1 bài không rõ ngày, không vẽ",
    ]


def test_the_years_of_the_home_page_add_up_to_all_articles(built):
    listed = soup(built, "").select(".when-held .links li")
    assert [words(one) for one in listed] == [
        *("2007 1", "2017 2", "2018 1", "2020–2021 1", "2024 1", "2025 1"),
        "Không rõ ngày 1",
    ]


def test_a_year_counts_what_runs_over_it_apart(built):
    page = soup(built, "nam/2020")
    assert words(page.select_one(".holds")) == "1 bài, ngày kéo qua nhiều năm"
    assert [words(one) for one in page.select(".shelf-name")] == ["Ngày kéo qua nhiều năm"]
    listed = [words(one) for one in soup(built, "nam").select("main .links li")]
    assert "Năm 2021 1 bài, ngày kéo qua nhiều năm" in listed


def test_the_undated_have_a_page_after_the_last_year(built):
    assert [words(item) for item in soup(built, "nam").select("main .links li")][-2:] == [
        "Năm 2025 1",
        "Không rõ ngày 1",
    ]
    assert soup(built, "nam/2025").select_one(".pager [rel=next]")["href"] == "../../nam/khong-ro/"
    titles = [words(one) for one in soup(built, "nam/khong-ro").select(".card h2")]
    assert titles == ["Việc làng không ghi ngày"]


def test_a_withdrawn_article_leaves_its_title_day_and_reason_only(built):
    page = soup(built, "bai/940bb39e1c66-bai-da-rut")
    told = words(page.main)
    assert "Bài giả định đã rút" in told
    assert "Bài này được rút khỏi kho ngày 20/11/2026." in told
    assert "Theo đề nghị của tòa soạn giả định." in told
    assert "không được hiện" not in page.get_text()
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    own = ("bai/940bb39e1c66", "da-rut/")
    others = [text for name, text in files(built).items() if not name.startswith(own)]
    assert "Bài giả định đã rút".encode() not in b"".join(others)


def test_a_former_address_leads_to_the_present_one(built):
    page = soup(built, "bai/1d72dd81c45b-hoi-nghi-cu")
    target = f"../../bai/{ARTICLE}/"
    assert page.find("meta", attrs={"http-equiv": "refresh"})["content"] == f"0; url={target}"
    assert page.a["href"] == target
    assert page.find("link", rel="canonical")["href"].endswith(f"/bai/{ARTICLE}/")


def test_a_page_of_the_archive_links_within_the_site(built):
    page = soup(built, "gioi-thieu")
    assert page.select_one(".text a")["href"] == "../dong-thoi-gian/"
    assert page.select_one("header [aria-current=page]").string == "Giới thiệu"


def test_the_same_story_elsewhere_is_linked(built):
    page = soup(built, "bai/58463ffdbce0-sau-sap-nhap-gia-dinh")
    assert page.find("a", href="../../bai/a420e3217523-thang-dan-van-gia-dinh/")


@pytest.fixture(scope="module")
def site() -> Site:
    loaded = content.load(FIXTURE)
    convert, places = Converter().html, gazetteer.load()
    texts = {one.article.id: convert(one.article.body) for one in loaded.entries}
    return Site(
        archive=collections.collect(loaded.entries, places),
        places=places,
        texts=texts,
        excerpts={id_: Excerpt(opening(html), ()) for id_, html in texts.items()},
        pages=loaded.pages,
        page_texts={one.slug: convert(one.page.body) for one in loaded.pages},
        name="Kho Báo",
    )


def test_pages_are_made_one_at_a_time(site):
    made = pages(site)
    assert next(made).output
    assert not isinstance(made, list | tuple)


def told(made):
    """Return a page, or a file as it's made when there was none of its key."""
    return Data(made.output, made.make()) if isinstance(made, Lazy) else made


def test_a_page_s_values_survive_pickling_and_are_the_same_each_time(site):
    made = [told(one) for one in pages(site)]
    assert pickle.loads(pickle.dumps(made)) == made
    assert [told(one) for one in pages(site)] == made


def test_no_two_pages_ask_for_one_file(site):
    outputs = [page.output for page in pages(site)]
    assert len(outputs) == len(set(outputs))
