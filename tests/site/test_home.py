"""The first page, from an empty archive to a long one, and the header of every page."""

from bs4 import BeautifulSoup

from khobao import content as folder
from khobao.site.build import build
from khobao.site.pages.home import FEW, FEW_SPANS, NEWEST
from tests.site.making import SETTINGS, article, content
from tests.site.test_pages import soup, words

STARTER = SETTINGS.parent / "plugins" / "khobao" / "content" / "starter"


def counts(links) -> list[int]:
    return [int(link.select_one(".count").string.replace(".", "")) for link in links]


def test_an_empty_archive_says_so_and_shows_no_heading_without_anything_below(tmp_path):
    (tmp_path / "c" / "articles").mkdir(parents=True)
    build(SETTINGS, tmp_path / "c", tmp_path / "o")
    home = soup(tmp_path / "o", "")
    assert "Kho chưa có bài nào." in words(home.select_one(".empty"))
    assert [words(one) for one in home.select("main h2:not([data-scripted] h2)")] == [
        "Mới đưa vào kho"
    ]
    assert not home.select(".numbers, .map, .strip")
    assert words(soup(tmp_path / "o", "tim-kiem").select_one(".empty"))
    assert "Những chỗ trống đã biết" not in words(soup(tmp_path / "o", "do-phu").main)


def test_what_there_is_none_of_isn_t_counted(tmp_path):
    build(SETTINGS, content(tmp_path / "c", article(province="null")), tmp_path / "o")
    home = soup(tmp_path / "o", "")
    assert words(home.select_one(".numbers")) == "bài 1 năm 2024"
    assert not home.select(".map")


def test_years_and_provinces_are_folded_only_when_they_are_many(tmp_path):
    few = [article(n, date=f'"{2000 + n}-01-01"') for n in range(FEW)]
    build(SETTINGS, content(tmp_path / "few", *few), tmp_path / "o")
    assert not soup(tmp_path / "o", "").select("main details")
    many = [article(n, date=f'"{2000 + n}-01-01"') for n in range(FEW + 1)]
    build(SETTINGS, content(tmp_path / "many", *many), tmp_path / "o")
    home = soup(tmp_path / "o", "")
    assert [words(one) for one in home.select("summary")] == ["Chú giải và từng năm"]
    assert len(home.select(".when-held details .links li")) == FEW + 1


def test_many_spans_of_years_are_counted_together_and_all_still_add_up(tmp_path):
    spans = [
        article(n, date=f"{2000 + n}/{2001 + n}", date_basis="inferred", date_evidence="[x]")
        for n in range(FEW_SPANS + 1)
    ]
    build(SETTINGS, content(tmp_path / "c", article(90), *spans), tmp_path / "o")
    listed = soup(tmp_path / "o", "").select(".when-held .links li")
    assert [words(one) for one in listed] == ["2024 1", f"Kéo qua nhiều năm {FEW_SPANS + 1}"]
    assert sum(counts(listed)) == FEW_SPANS + 2


def test_the_first_page_is_short_and_no_article_is_left_out_behind_it(tmp_path):
    made = [article(n, title=f"Bài số {n}") for n in range(1, NEWEST + 26)]
    build(SETTINGS, content(tmp_path / "c", *made), tmp_path / "o")
    pages = [soup(tmp_path / "o", url) for url in ("", "trang/2", "trang/3")]
    titles = [[words(one) for one in page.select(".card h2, .card h3")] for page in pages]
    assert [len(one) for one in titles] == [NEWEST, 24, 1]
    assert len({title for page in titles for title in page}) == NEWEST + 25
    assert words(pages[2].select_one(".pager")) == "Trang trước Trang 3 trên 3"


def test_every_page_but_those_with_their_own_has_the_search_in_its_header(built):
    for name in built.rglob("*.html"):
        page = BeautifulSoup(name.read_text(), "html.parser")
        if not page.select_one(".masthead"):
            continue
        forms = page.select("search form")
        assert len(forms) == 1, name
        own = name.parent.name == "tim-kiem" or name.name == "404.html"
        assert bool(page.select("main search")) == own, name
        (form,) = forms
        assert form["action"].endswith("tim-kiem/")
        assert form.select_one("label")["for"] == form.select_one("input[name=q]")["id"]
        assert words(form.button) == "Tìm"


def test_the_navigation_names_the_page_about_the_archive_in_a_word(built):
    assert [words(one) for one in soup(built, "").select(".masthead nav a")] == [
        "Tỉnh, thành",
        "Chủ đề",
        "Dòng thời gian",
        "Số liệu",
        "Giới thiệu",
    ]


def test_the_home_page_shows_figures_as_their_articles_qualify_them(built):
    shown = [words(one) for one in soup(built, "").select(".leading-figures .value")]
    assert shown[0] == "4.494 mô hình Dân vận khéo xây dựng mới"
    assert len(shown) <= 4


def test_the_pages_of_a_new_archive_lead_to_each_other_and_hold_no_gap_to_fill_in(tmp_path):
    (tmp_path / "c" / "articles").mkdir(parents=True)
    for source in sorted(STARTER.rglob("*.*")):
        target = tmp_path / "c" / source.relative_to(STARTER)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    assert {one.slug for one in folder.load(tmp_path / "c").pages} == {
        "gioi-thieu",
        "trich-dan",
        "dong-gop",
    }
    build(SETTINGS, tmp_path / "c", tmp_path / "o")
    for one in ("gioi-thieu", "trich-dan", "dong-gop"):
        page = soup(tmp_path / "o", one)
        assert not {"…", "xxx", "TODO", "["} & set(words(page.main).split())
        for link in page.select(".text a"):
            assert (tmp_path / "o" / one / link["href"] / "index.html").is_file(), link
