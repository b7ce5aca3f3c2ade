"""The pages of people, documents and sources, their lists, and what stands beside a collection."""

import pytest

from khobao.site.build import build
from tests.site.making import SETTINGS, article, content
from tests.site.test_pages import ARTICLE, soup, words

NAMES = [*["Ao"] * 31, *["Đò"] * 31, "2030"]


def said(built, url, selector):
    return [words(one) for one in soup(built, url).select(selector)]


def test_a_person_s_page_has_the_offices_as_stated_in_order_of_time(built):
    page = soup(built, "nguoi/nguyen-thi-thu-279b")
    assert page.h1.string == "Nguyễn Thị Thử"
    assert words(page.select_one(".holds")) == "2 bài trong kho, từ năm 2024 đến năm 2025"
    assert [words(one) for one in page.select(".as-stated dd")] == [
        "Trưởng Ban Ví dụ theo bài 24/7/2024",
        "Phó Chủ tịch UBND tỉnh theo bài 3/8/2025",
    ]
    assert page.select_one(".as-stated a")["href"] == f"../../bai/{ARTICLE}/"


def test_a_page_by_name_says_that_a_name_may_be_several_people_s(built):
    (note,) = said(built, "nguoi/dieu-k-vi", ".caution")
    assert "Một tên có thể là của nhiều người" in note


def test_an_editor_s_id_keeps_namesakes_apart_and_both_pages_name_the_other(built):
    (note,) = said(built, "nguoi/lo-van-mau-1", ".caution")
    assert note == "Người biên tập đã tách trang này khỏi những người cùng tên."
    assert said(built, "nguoi/lo-van-mau-1", ".kin li") == ["Lò Văn Mẫu 1"]
    assert said(built, "nguoi/lo-van-mau", ".kin li") == ["Lò Văn Mẫu (Chủ tịch UBND xã Mẫu) 1"]


def test_an_address_of_two_names_leads_to_both(built):
    page = soup(built, "nguoi/nguyen-thi-thu")
    assert page.h1.string == "Nguyễn Thị Thư, Nguyễn Thị Thử"
    assert [one["href"] for one in page.select(".kin a")] == [
        "../../nguoi/nguyen-thi-thu-96ac/",
        "../../nguoi/nguyen-thi-thu-279b/",
    ]


def test_two_tone_placements_are_one_person_whose_page_shows_both(built):
    told = said(built, "nguoi/do-thi-hoa-mau", ".as-stated dd")
    assert "Đỗ Thị Hoà Mẫu theo bài 3/8/2025" in told
    assert "Đỗ Thị Hòa Mẫu theo bài 2020–2021" in told


def test_people_are_listed_by_given_name_with_a_way_to_each_letter(built):
    page = soup(built, "nguoi")
    assert [words(one) for one in page.select(".jump li")] == ["K 1", "M 3", "T 2"]
    assert page.select_one(".jump a")["href"] == "../nguoi/#chu-k"
    assert [words(one) for one in page.select(".listed li")] == [
        "Điểu K'ví 1",
        "Đỗ Thị Hoà Mẫu 2",
        "Lò Văn Mẫu 1",
        "Lò Văn Mẫu (Chủ tịch UBND xã Mẫu) 1",
        "Nguyễn Thị Thư 1",
        "Nguyễn Thị Thử 2",
    ]


def test_one_number_of_two_provinces_has_two_pages_that_name_each_other(built):
    page = soup(built, "van-ban/chi-thi-05-ct-tu-nghe-an")
    assert (
        words(page.h1) == "Chỉ thị số 05-CT/TU ngày 23/5/2024 của Ban Thường vụ Tỉnh ủy (Nghệ An)"
    )
    assert words(page.select_one(".kin h2")) == "Cùng số, khác nơi ban hành"
    assert "Chỉ thị số 05-CT/TU ngày 3/2/2025 của Tỉnh ủy (Bắc Ninh) 1" in [
        words(one) for one in page.select(".kin li")
    ]
    assert words(page.select_one(".caution")) == (
        "Bài không ghi tỉnh của nơi ban hành; Nghệ An là tỉnh của bài nêu văn bản."
    )


def test_what_a_document_states_is_shown_with_the_articles_that_state_it(built):
    assert said(built, "van-ban/chi-thi-05-ct-tu-nghe-an", ".as-stated dt, .as-stated dd") == [
        *("Số, như bài ghi", "05-CT/TU theo bài 24/7/2024"),
        *("Nơi ban hành, như bài ghi", "Ban Thường vụ Tỉnh ủy theo bài 24/7/2024"),
        *("Ngày, như bài ghi", "23/5/2024 theo bài 24/7/2024"),
    ]


def test_a_citation_that_only_gives_the_number_stands_under_a_heading_of_its_own(built):
    page = soup(built, "van-ban/chi-thi-05-bo-chinh-tri")
    assert [words(one) for one in page.select(".shelf-name")] == [
        "Bài ghi đủ nơi ban hành và ngày",
        "Bài không ghi nơi ban hành hoặc ngày, suy ra là văn bản này",
    ]
    first, second = page.select(".shelf")
    assert [len(shelf.select(".card")) for shelf in (first, second)] == [1, 2]


def test_a_document_of_no_known_issuer_says_so(built):
    page = soup(built, "van-ban/nghi-quyet-11")
    assert words(page.h1) == "Nghị quyết số 11 (chưa rõ nơi ban hành)"
    assert "có thể nói về những văn bản khác nhau" in words(page.select_one(".caution"))


def test_a_number_s_own_page_names_every_document_of_it(built):
    page = soup(built, "van-ban/chi-thi-05")
    assert page.h1.string == "Chỉ thị số 05"
    assert len(page.select(".kin li")) == 4


def test_a_citation_that_may_be_several_names_them(tmp_path):
    one = "{type: Chỉ thị, number: '05', issuer: %s}"
    root = content(
        tmp_path / "c",
        article(1, documents=f"[{one % 'Bộ Chính trị'}, {one % 'Tỉnh ủy'}]"),
        article(2, documents="[{type: Chỉ thị, number: '05'}]"),
    )
    build(SETTINGS, root, tmp_path / "o")
    page = soup(tmp_path / "o", "van-ban/chi-thi-05")
    label = "Bài không ghi đủ nơi ban hành hoặc ngày, nên chưa rõ là văn bản nào dưới đây"
    assert [words(one) for one in page.select(".kin h2")] == [label]
    assert [words(one) for one in page.select(".kin li")] == [
        "Chỉ thị số 05 của Bộ Chính trị 1",
        "Chỉ thị số 05 của Tỉnh ủy (Nghệ An) 1",
    ]


def test_documents_are_listed_by_type_and_year(built):
    page = soup(built, "van-ban")
    assert [words(one) for one in page.select(".listed h2")] == [
        "Chỉ thị",
        "Kế hoạch",
        "Nghị quyết",
    ]
    first = page.select_one(".listed")
    assert [words(one) for one in first.select("h3")] == ["2025", "2024", "2021", "2016"]


def test_a_source_has_its_names_and_those_without_one_have_a_page_too(built):
    assert said(built, "nguon/vidu-example-vn", ".as-stated dd") == [
        "vidu.example.vn",
        "Báo Ví Dụ theo bài 24/7/2024",
        "Ví Dụ điện tử theo bài 3/8/2025",
    ]
    assert said(built, "nguon/vidu-example-vn", ".kin li") == ["Báo Ví Dụ 1"]
    assert soup(built, "nguon/khong-ro").h1.string == "Không rõ nơi đăng"
    assert said(built, "nguon", ".listed li")[-1] == "Không rõ nơi đăng 4"


def test_the_articles_of_all_sources_are_all_articles(built):
    counts = [int(one.rpartition(" ")[2]) for one in said(built, "nguon", ".listed li")]
    assert sum(counts) == 8


def test_the_withdrawn_are_listed_with_day_and_reason(built):
    page = soup(built, "da-rut")
    assert [words(one) for one in page.select(".gone-list li")] == [
        "Bài giả định đã rút rút ngày 20/11/2026 Lý do: Theo đề nghị của tòa soạn giả định."
    ]
    assert page.select_one(".gone-list a")["href"] == "../bai/940bb39e1c66-bai-da-rut/"
    assert soup(built, "").select_one('.colophon a[href$="da-rut/"]')


def test_without_any_withdrawn_there_is_no_list_of_them(tmp_path):
    build(SETTINGS, content(tmp_path / "c", article()), tmp_path / "o")
    assert not (tmp_path / "o" / "da-rut").exists()
    assert not soup(tmp_path / "o", "").select('a[href$="da-rut/"]')
    for url, told in (("nguoi", "Chưa bài nào ghi người"), ("van-ban", "Chưa bài nào nêu văn bản")):
        assert said(tmp_path / "o", url, ".empty")[0].startswith(told)


@pytest.mark.parametrize(
    "url",
    ["tinh/nghe-an", "chu-de/dan-van-kheo", "nam/2024", "nguoi/dieu-k-vi", "nguon/vidu-example-vn"],
)
def test_every_collection_shows_what_is_related_but_not_itself(built, url):
    page = soup(built, url)
    links = [one["href"] for one in page.select(".related a")]
    assert "../../nguoi/nguyen-thi-thu-279b/" in links
    assert f"../../{url}/" not in links


def test_an_article_leads_to_its_people_documents_and_source(built):
    facts = soup(built, f"bai/{ARTICLE}").select_one(".facts")
    links = [one["href"] for one in facts.select("a")]
    for url in ("nguoi/dieu-k-vi", "van-ban/chi-thi-05-ct-vd-nghe-an", "nguon/vidu-example-vn"):
        assert f"../../{url}/" in links


def test_many_tags_stand_under_their_letters(tmp_path):
    made = [article(number, tags=f"[{name} {number}]") for number, name in enumerate(NAMES)]
    vocabulary = "".join(f"- {{label: {name} {number}}}\n" for number, name in enumerate(NAMES))
    build(SETTINGS, content(tmp_path / "c", ("tags.yaml", vocabulary), *made), tmp_path / "o")
    page = soup(tmp_path / "o", "chu-de")
    assert page.h1.string == "Chủ đề"
    assert [words(one) for one in page.select(".jump li")] == ["A 31", "Đ 31", "Khác 1"]
    assert words(page.select_one(".masthead [aria-current]")) == "Chủ đề"
    assert said(tmp_path / "o", "chu-de", ".listed h2") == ["A", "Đ", "Khác"]


def test_a_source_named_by_a_number_stands_under_no_letter(tmp_path):
    names = ("24h Hà Mẫu", "Hà Mẫu", "“An” Mẫu")
    made = [article(number, source=f"{{name: {name}}}") for number, name in enumerate(names)]
    build(SETTINGS, content(tmp_path / "c", *made), tmp_path / "o")
    assert said(tmp_path / "o", "nguon", ".listed") == [
        "H Hà Mẫu 1",
        "Khác “An” Mẫu 1 24h Hà Mẫu 1",
    ]


def test_a_tag_s_page_says_since_when(built):
    assert said(built, "chu-de/so-ket", ".holds") == ["1 bài trong kho, năm 2024"]


def test_what_has_no_letter_stands_at_the_end_under_a_word(built):
    assert said(built, "nguon", ".jump li")[-1].startswith("Khác ")


def test_a_long_list_of_people_goes_on_from_page_to_page(tmp_path):
    people = "".join(f"\n- {{name: Mẫu {chr(65 + at % 26)}{at:04d}}}" for at in range(501))
    build(SETTINGS, content(tmp_path / "c", article(people=people)), tmp_path / "o")
    first, second = (soup(tmp_path / "o", url) for url in ("nguoi", "nguoi/trang/2"))
    assert [len(page.select(".listed li")) for page in (first, second)] == [500, 1]
    last = second.select(".jump a")[-1]
    assert words(last) == "Z 19"
    assert last["href"] == "../../../nguoi/#chu-z"
    assert first.select_one("#chu-z")
