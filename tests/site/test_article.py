"""The page of an article: its marks, what it says of others, how it is cited and changed."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from khobao.site.build import build
from khobao.site.repository import Repository, RepositoryError
from tests.site.making import FIXTURE, SETTINGS, article, content, identity, page

ARTICLE = "1d72dd81c45b-hoi-nghi-so-ket-gia-dinh"


def words(element) -> str:
    return " ".join(element.get_text(" ").split())


def shown(built: Path, url: str) -> BeautifulSoup:
    return BeautifulSoup((built / "bai" / url / "index.html").read_text(), "html.parser")


def made(tmp_path: Path, *articles: tuple[str, str], number: int = 1, **options) -> BeautifulSoup:
    build(SETTINGS, content(tmp_path / "c", *articles), tmp_path / "o", **options)
    return BeautifulSoup(page(tmp_path / "o", number), "html.parser")


def test_each_quoted_figure_and_its_words_lead_to_each_other(built):
    soup = shown(built, ARTICLE)
    rows = {row["id"]: row for row in soup.select(".figure")}
    assert set(rows) == {f"so-c{number}" for number in range(1, 11)}
    for name, row in rows.items():
        back = row.select_one(".value a")["href"].removeprefix("#")
        there = soup.find(id=back)
        assert there["href"] == f"#{name}"
        assert there.find_parent(class_="text")


def test_a_figure_of_the_headline_leads_to_it_and_the_headline_has_no_links(tmp_path):
    soup = made(
        tmp_path,
        article(title="Có 88 điển hình", counts="[{id: c1, value: 88, unit: a, quote: 88 điển}]"),
    )
    assert soup.select_one(".figure .value a")["href"] == "#tieu-de"
    assert str(soup.h1) == '<h1 id="tieu-de">Có 88 điển hình</h1>'


def test_a_quote_over_two_paragraphs_is_listed_and_not_marked(tmp_path):
    soup = made(
        tmp_path,
        article(body="Có 7\n\nxã.", counts="[{id: c1, value: 7, unit: xã, quote: 7 xã}]"),
    )
    assert words(soup.select_one(".figure .value")) == "7 xã"
    assert not soup.select(".figure .value a, .fig")


def test_a_quote_that_comes_twice_is_marked_once_for_each_figure(tmp_path):
    soup = made(
        tmp_path,
        article(
            body="Có 7 xã. Rồi 7 xã nữa.",
            counts="[{id: c1, value: 7, unit: xã, quote: 7 xã}, "
            "{id: c2, value: 7, unit: xã, quote: 7 xã}]",
        ),
    )
    assert [one["id"] for one in soup.select(".text .fig")] == ["loi-c1", "loi-c2"]


def test_a_slip_is_marked_where_it_stands_with_its_note(built):
    soup = shown(built, ARTICLE)
    (slip,) = soup.select(".sic")
    assert slip.text == "thành kinh"
    assert slip["data-mark"] == "[nguyên văn]"
    note = soup.find(id=slip["aria-describedby"])
    assert note["id"] == slip["href"].removeprefix("#")
    assert words(note) == "Nguyên văn ghi “thành kinh”, đọc là “thành kính”. Xem chỗ ấy"
    assert note.a["href"] == f"#{slip['id']}"


def test_a_slip_is_marked_as_whole_words_and_wherever_it_stands(tmp_path):
    soup = made(
        tmp_path,
        article(
            title="Xây dụng nhà",
            lead="Cả xã xây dụng.",
            body="Sự xây dụng, và vô dụng.",
            sic="[{found: dụng, read: dựng}]",
        ),
    )
    assert [one.find_parent(["h1", "p"]).name for one in soup.select(".sic")] == ["h1", *"ppp"]
    assert [one.get("id") for one in soup.select(".sic")] == ["sai-1", None, None, None]


def test_a_summary_s_own_words_are_no_slips_of_the_source(tmp_path):
    soup = made(
        tmp_path,
        article(body="Sự xây dụng.", rights="summary", sic="[{found: dụng, read: dựng}]"),
    )
    assert not soup.select(".sic")
    assert "Nguyên văn ghi “dụng”" in words(soup.select_one(".facts"))


def test_a_summary_s_paragraphs_are_not_taken_for_the_source_s(built):
    soup = shown(built, "a420e3217523-thang-dan-van-gia-dinh")
    assert [one["aria-label"] for one in soup.select(".abstract .anchor")] == [
        f"Liên kết đến đoạn {number} của bản tóm tắt" for number in (1, 2)
    ]


def test_pictures_and_captions_that_say_the_same_share_no_id(tmp_path):
    image = "{src: images/a.png, description: Họp 7 xã}"
    root = content(
        tmp_path / "c",
        article(
            captions="[Họp 7 xã, Họp 7 xã]",
            images=f"[{image}, {image}]",
            counts="[{id: c1, value: 7, unit: xã, quote: 7 xã}]",
        ),
    )
    (root / "images").mkdir()
    (root / "images" / "a.png").write_bytes(b"png")
    build(SETTINGS, root, tmp_path / "o")
    soup = BeautifulSoup(page(tmp_path / "o"), "html.parser")
    assert [words(one) for one in soup("figcaption")] == ["Họp 7 xã"] * 2
    assert len(soup.find_all(id="loi-c1")) == 1


def test_long_lists_beside_the_text_are_folded_and_say_how_many(tmp_path):
    people = ", ".join(f"{{name: Lê Mẫu {chr(65 + n)}}}" for n in range(9))
    soup = made(tmp_path, article(people=f"[{people}]", places="[{name: Mẫu, level: xã}]"))
    (fold,) = soup.select("details")
    assert words(fold.summary.h2) == "Người được nhắc đến 9"
    assert len(fold("li")) == 9


def test_the_same_story_names_source_and_date_and_leaves_the_first_open(built):
    for url, other in (
        ("58463ffdbce0-sau-sap-nhap-gia-dinh", "Phát động Tháng Dân vận"),
        ("a420e3217523-thang-dan-van-gia-dinh", "Sau sáp nhập"),
    ):
        told = words(shown(built, url).select_one(".story"))
        assert other in told
        assert "không đủ rõ để biết bài nào đăng trước" in told


def test_the_earliest_of_a_story_is_told_where_all_dates_are_stated(tmp_path):
    late = article(1, date='"2024-07-25"', same_story=f'["{identity(2)}"]', source="{name: Báo A}")
    early = article(2, date='"2024-07-24"', source="{name: Báo B}", title="Bài trước")
    soup = made(tmp_path, late, early)
    assert words(soup.select_one(".story li")) == (
        "Bài trước Báo B 24/7/2024 đăng sớm nhất trong các bài này"
    )
    other = BeautifulSoup(page(tmp_path / "o", 2), "html.parser")
    assert "bài này ghi ngày sớm nhất" in words(other.select_one(".story .notice"))


def test_similar_articles_say_what_they_share(tmp_path):
    held = {"people": "[{name: Lê Mẫu}]", "tags": "[Đèn đường]"}
    tags = ("tags.yaml", "- {label: Đèn đường}\n")
    others = (article(number, title=f"Chuyện {chr(60 + number)} khác") for number in range(6, 16))
    one, two = article(1, title="Đèn xóm", **held), article(2, title="Sáng ngõ", **held)
    soup = made(tmp_path, tags, one, two, *others)
    near = soup.select(".around section:first-child li")
    assert [words(item.a) for item in near] == ["Sáng ngõ"]
    assert words(near[0]).endswith("Cùng nhắc: Lê Mẫu, Đèn đường")


def test_one_can_go_to_the_articles_before_and_after(built):
    soup = shown(built, "b299a537d1dc-thang-muoi-gia-dinh")
    steps = {words(step.h2): [words(one) for one in step("dd")] for step in soup.select(".step")}
    assert list(steps) == ["Trước và sau ở Thái Nguyên", "Trước và sau trong cả kho"]
    assert [one.split("  ")[0][:12] for one in steps["Trước và sau ở Thái Nguyên"]] == [
        "Cả năm làm d"
    ]
    assert len(steps["Trước và sau trong cả kho"]) == 2


def test_an_undated_article_says_why_it_has_no_neighbours(built):
    soup = shown(built, "da1a5f7a7777-viec-lang-khong-ngay")
    assert not soup.select(".step")
    assert "không rõ ngày nên không có bài trước" in words(soup.select_one(".around"))


@pytest.mark.parametrize(
    ("url", "told"),
    [
        (
            ARTICLE,
            "T.SỸ. “Hội nghị giả định: sơ kết sáu tháng làm theo mô hình ‘Dân vận khéo’”. "
            "Báo Ví Dụ, 24/7/2024. Bài gốc: <https://vidu.example.vn/bai-1>. "
            "Kho Báo, mã bài 1d72dd81c45b, "
            f"<https://kho.example.vn/bao/bai/{ARTICLE}/>. "
            "SHA-256 của văn bản gốc: 1d72dd81c45bb1e2…",
        ),
        (
            "a420e3217523-thang-dan-van-gia-dinh",
            "Vân Mẫu. “Phát động Tháng Dân vận giả định và biểu dương 88 điển hình”. "
            "Không rõ nơi đăng, 2018 (suy ra từ nội dung). "
            "Bản tóm tắt do người biên tập viết. Kho Báo, mã bài a420e3217523, "
            "<https://kho.example.vn/bao/bai/a420e3217523-thang-dan-van-gia-dinh/>. "
            "SHA-256 của văn bản gốc: a420e32175233e09…",
        ),
    ],
    ids=["all known", "a summary, inferred"],
)
def test_the_citation_says_what_is_known_and_of_what_kind(built, url, told):
    reference = shown(built, url).select_one(".reference")
    assert reference.get_text() == told


def test_the_citation_says_that_the_date_is_unknown_and_invents_no_address(tmp_path):
    soup = made(tmp_path, article(date="null", date_basis="unknown"))
    assert soup.select_one(".reference").get_text() == (
        f"“Bài giả định”. Không rõ nơi đăng, không rõ ngày. Kho Báo, mã bài {identity(1)}."
    )


def test_without_a_repository_there_is_no_link_to_edit(built):
    assert "Sửa trang này" not in words(shown(built, ARTICLE).main)


@pytest.mark.parametrize(
    ("settings", "edit", "history"),
    [
        (
            {"REPOSITORY_URL": "https://github.com/kho/bao/"},
            "https://github.com/kho/bao/edit/main/articles/nghe-an/b%C3%A0i%201.md",
            "https://github.com/kho/bao/commits/main/articles/nghe-an/b%C3%A0i%201.md",
        ),
        (
            {
                "REPOSITORY_URL": "https://gitlab.com/nhom/kho/bao",
                "REPOSITORY_BRANCH": "chinh",
                "REPOSITORY_CONTENT": "/noi-dung/",
            },
            "https://gitlab.com/nhom/kho/bao/-/edit/chinh/noi-dung/articles/nghe-an/b%C3%A0i%201.md",
            "https://gitlab.com/nhom/kho/bao/-/commits/chinh/noi-dung/articles/nghe-an/b%C3%A0i%201.md",
        ),
        (
            {"REPOSITORY_URL": "https://git.example.vn/kho/bao", "REPOSITORY_FORGE": "gitlab"},
            "https://git.example.vn/kho/bao/-/edit/main/articles/nghe-an/b%C3%A0i%201.md",
            "https://git.example.vn/kho/bao/-/commits/main/articles/nghe-an/b%C3%A0i%201.md",
        ),
    ],
    ids=["github", "gitlab", "a gitlab of one's own"],
)
def test_a_repository_has_a_form_to_edit_and_a_history(settings, edit, history):
    repository = Repository.of(settings, Path("/kho"))
    path = "/kho/articles/nghe-an/bài 1.md"
    assert (repository.edit(path), repository.history(path)) == (edit, history)


def test_the_page_links_to_both_if_the_settings_say_where(tmp_path):
    settings = tmp_path / "conf.py"
    settings.write_text(
        f"import runpy\nglobals().update(runpy.run_path({str(SETTINGS)!r}))\n"
        f"THEME = {str(SETTINGS.parent / 'theme')!r}\n"
        "REPOSITORY_URL = 'https://github.com/kho/bao'\n"
    )
    build(settings, FIXTURE, tmp_path / "o")
    links = {words(one): one["href"] for one in shown(tmp_path / "o", ARTICLE)("a")}
    file = "main/content/articles/nghe-an/2024/hoi-nghi-so-ket-gia-dinh.md"
    assert links["Sửa trang này"] == f"https://github.com/kho/bao/edit/{file}"
    assert links["Lịch sử sửa"] == f"https://github.com/kho/bao/commits/{file}"


@pytest.mark.parametrize(
    "settings",
    [
        {"REPOSITORY_URL": "github.com/kho/bao"},
        {"REPOSITORY_URL": "javascript:alert(1)"},
        {"REPOSITORY_URL": 'https://github.com/"><script>'},
        {"REPOSITORY_URL": "https://github.com/kho/bao", "REPOSITORY_FORGE": "svn"},
    ],
    ids=["no scheme", "script", "markup", "forge"],
)
def test_a_repository_that_is_none_is_told_by_its_setting(settings):
    with pytest.raises(RepositoryError, match=r"REPOSITORY_(URL|FORGE) “"):
        Repository.of(settings, Path())


def test_the_sheet_and_the_script_ask_for_nothing_beside_the_site():
    theme = SETTINGS.parent / "theme" / "static"
    sheet, script = (theme / name for name in ("css/article.css", "js/article.js"))
    assert not re.findall(r"url\(|@import", sheet.read_text())
    assert not re.findall(r"innerHTML|fetch|import\(|https?:", script.read_text())
