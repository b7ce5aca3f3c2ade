"""The search page in a real browser: what it finds, narrows, keeps, takes away, and survives."""

import csv
import io
import json
import re
from functools import partial
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import TimeoutError

from khobao.site.build import build
from khobao.site.preview import server
from tests.browser.serving import served
from tests.browser.test_pages import DESK, PAGES, PHONE, TARGETS
from tests.site.making import SETTINGS, article, content

SEARCH = "/tim-kiem/"
COUNT = "#tim-so"
SAID = "#tim-bao"
HITS = "#tim-bai .hit"
SOON = 10_000  # milliseconds
FAILURE = "#tim-loi"
BATCH = "#tim-loat-so"
PROVINCES = ("nghe-an", "cao-bang", "bac-giang")


def titles(page):
    return [one.inner_text() for one in page.locator(f"{HITS} h3").all()]


def told(page, text):
    """Wait until the page tells of that many, and return the titles."""
    try:
        page.locator(COUNT, has_text=text).wait_for(timeout=SOON)
    except TimeoutError:
        raise AssertionError(page.locator(".findings").inner_text()) from None
    return titles(page)


def until(page, expression):
    """Wait until an expression holds; the page's policy forbids Playwright to look by itself."""
    for _ in range(200):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never: {expression}")


def ask(page, text):
    """Type and press Enter."""
    page.locator("#tim").fill(text)
    page.locator("#tim").press("Enter")


def facet(page, name):
    """Return what a facet offers: labels and counts, in order."""
    rows = page.locator(f"[data-facet={name}] ul.choices > li:not([data-switch])")
    rows.first.wait_for(timeout=SOON)
    return [tuple(one.inner_text().split("\n")) for one in rows.all()]


def choose(page, label):
    page.locator("#tim-loc").get_by_role("checkbox", name=label, exact=True).click()


def query(page):
    """Return the address's query, without the question mark."""
    return page.url.partition("?")[2]


@pytest.fixture(scope="module")
def crowd_folder(tmp_path_factory):
    """The built site of 45 articles that one word finds, and some that marks tell apart."""
    return built_crowd(tmp_path_factory.mktemp("crowd"))


def built_crowd(root):
    made = [
        article(
            number,
            title=f"Đường “làng” số {number}",
            date=f'"{2010 + number % 5}-01-{number % 28 + 1:02d}"',
            province=PROVINCES[number % 3],
            source="{name: Báo Mẫu, domain: mau.example.vn}" if number % 2 else None,
            tags=f"[Nhãn {number % 15}, {'Đường làng' if number % 9 else 'Thôn bản'}]",
            people="[{name: Lò Văn Mẫu, office: Trưởng thôn}]" if number % 10 == 0 else None,
            documents='[{type: Chỉ thị, number: "05-CT/TU"}]' if number % 20 == 0 else None,
            counts="[{id: c1, value: 7, unit: km, what: đường, quote: 7 km}]"
            if number < 4
            else None,
            body="Dân góp công." + (" Thôn làm 7 km." if number < 4 else ""),
        )
        for number in range(1, 46)
    ]
    made += [
        article(61, title="Ba má ở Hòa Bình", date='"2001-05-01"', body="Má kể chuyện xưa."),
        article(62, title="Ba mà ở hoà bình", date='"2010-05-01"', body="Mà chuyện ấy dài."),
        article(63, title="Ba ma ở đồi", date="null", date_basis="unknown", province="null"),
        article(64, title="<b>Dấu</b> & chữ", date='"2015~"', date_evidence="[x]"),
        article(
            65,
            title="Hội nghị tổng kết",
            date='"2019/2020"',
            date_basis="inferred",
            date_evidence="[x]",
            lead="Mở đầu không có gì.",
            body="Đoạn hai cũng thế.\n\nỞ đây hợp tác xã được nhắc đến.\n\nHết.",
        ),
        article(66, title="Nói khéo", date='"2018"', body="Làm khéo. Công tác dân vận ở bản."),
        article(68, title="Chợ phiên", date='"2016"', body="Hợp tác xã mở cửa sớm."),
        article(69, title="Lúa mới", date='"2016"', body="Hợp tác xã gặt xong."),
        article(70, title="Góp sức", date='"2016"', body="Việc hợp lòng người, tác động lâu dài."),
        article(67, title="=SUM(A1)", date='"2017-10"', body='Ông nói "có, không" rồi về.'),
    ]
    labels = [*(f"Nhãn {number}" for number in range(15)), "Đường làng", "Thôn bản"]
    tags = ("tags.yaml", "".join(f"- {{label: {label}}}\n" for label in labels))
    build(SETTINGS, content(root / "c", *made, tags), root / "o")
    return root / "o"


@pytest.fixture(scope="module")
def crowd(crowd_folder):
    """The address of the crowd's site."""
    serving = server(crowd_folder, 0)
    thread = Thread(target=partial(serving.serve_forever, poll_interval=0.05), daemon=True)
    thread.start()
    yield f"http://localhost:{serving.server_port}"
    serving.shutdown()
    serving.server_close()
    thread.join()


@pytest.fixture
def visit(open_page, crowd):
    """Open the crowd's search page, wide enough for facets beside the articles."""

    def opened(of="", **options):
        page = open_page("/404.html", **{"viewport": DESK, **options})
        page.said.clear()
        page.asked.clear()
        page.goto(crowd + SEARCH + of)
        page.locator("#tim").wait_for(timeout=SOON)
        return page

    return opened


# What is found


def test_the_header_s_field_leads_to_what_it_finds_by_keyboard_alone(open_page, address):
    page = open_page(PAGES["article"])
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "tim"
    page.keyboard.type("thon mau")
    page.keyboard.press("Enter")
    assert set(told(page, "2 bài.")) == {
        "Cả năm làm dân vận ở thôn Mẫu",
        "Ấm áp tháng Mười ở thôn Mẫu",
    }
    assert page.url == f"{address}{SEARCH}?q=thon+mau"
    assert page.locator("#tim").input_value() == "thon mau"
    assert page.title() == "thon mau · Tìm trong kho · Kho Báo"
    assert page.said == []


def test_a_hit_shows_its_day_place_and_source_the_words_that_match_and_why(visit):
    page = visit("?q=h%E1%BB%A3p+t%C3%A1c+nh%E1%BA%AFc")
    told(page, "1 bài.")
    hit = page.locator(HITS).first
    assert hit.locator("h3").inner_text() == "Hội nghị tổng kết"
    meta = hit.locator(".meta > span").all_inner_texts()
    assert meta == ["2019–2020 (suy ra)", "Nghệ An", "đúng cả dấu"]
    passage = hit.locator(".passage")
    assert passage.inner_text() == "Ở đây hợp tác xã được nhắc đến. đoạn 3"
    assert passage.locator("mark").all_inner_texts() == ["hợp tác", "nhắc"]
    passage.get_by_role("link").click()
    assert page.url.endswith("#doan-3")
    assert page.locator(":target").inner_text().startswith("Ở đây hợp tác xã")


def test_marks_that_were_typed_come_first_and_can_be_required(visit):
    page = visit()
    ask(page, "ba má")
    assert told(page, "3 bài")[0] == "Ba má ở Hòa Bình"
    reasons = page.locator(f"{HITS} .why").all_inner_texts()
    assert reasons == ["đúng cả dấu", "khớp khi bỏ dấu", "khớp khi bỏ dấu"]
    page.get_by_label("Chỉ bài đúng dấu").check()
    assert told(page, "1 bài") == ["Ba má ở Hòa Bình"]
    assert query(page) == "q=ba+m%C3%A1&dau=1"
    ask(page, "bà mạ")
    page.locator(COUNT, has_text="Không bài nào đúng dấu như đã gõ.").wait_for(timeout=SOON)
    ask(page, "dấu chữ")
    assert told(page, "1 bài") == ["<b>Dấu</b> & chữ"]
    assert page.said == []


def test_phrases_and_what_is_left_out(visit):
    page = visit()
    ask(page, '"hợp tác xã mở"')
    assert told(page, "1 bài") == ["Chợ phiên"]
    assert page.locator(f"{HITS} .why").inner_text() == "đúng cụm từ"
    ask(page, "hợp tác -gặt -nhắc")
    assert told(page, "1 bài") == ["Chợ phiên"]
    ask(page, 'đường -"số 7"')
    told(page, "44 bài")


def test_articles_that_have_the_words_apart_are_offered(visit):
    page = visit()
    ask(page, "hợp tác")
    told(page, "3 bài")
    page.get_by_role("link", name="Thêm bài có đủ các chữ").click()
    assert told(page, "4 bài")[3] == "Góp sức"
    assert page.locator(f"{HITS} .why").last.inner_text() == "đủ chữ, đứng rời nhau"
    assert query(page).endswith("&roi=1")
    assert page.locator("#tim-roi").is_hidden()


def test_a_query_typed_in_telex_is_read_and_the_page_says_so(visit):
    page = visit()
    ask(page, "hopwj tasc xax")
    assert set(told(page, "3 bài")) == {"Chợ phiên", "Lúa mới", "Hội nghị tổng kết"}
    note = page.locator("#tim-ghi").inner_text()
    assert note == "Không thấy “hopwj tasc xax”; tìm theo cách gõ Telex: hợp tác xã."


def test_a_query_without_a_word_says_that_nothing_was_found(visit):
    page = visit()
    ask(page, "?!")
    page.locator(COUNT, has_text="Không bài nào").wait_for(timeout=SOON)
    ask(page, "zzzz qqqq")
    page.locator(COUNT, has_text="Không bài nào").wait_for(timeout=SOON)
    assert page.locator("#tim-loc").is_hidden()
    ask(page, "  ")
    page.wait_for_url(lambda url: url.endswith(SEARCH))
    assert page.locator("#tim-kq").is_hidden()


def test_the_examples_of_how_to_search_can_be_followed(visit):
    page = visit()
    page.get_by_text("Cách tìm").click()
    links = page.locator("#tim-cach dt a").all_inner_texts()
    assert len(links) == 8
    page.get_by_role("link", name="05-CT/TU", exact=True).click()
    assert len(told(page, "2 bài")) == 2
    assert query(page) == "q=05-CT%2FTU"
    assert page.locator("#tim").input_value() == "05-CT/TU"


FAKE = """
const noted = ["telex", "vni", "spelling", "joined", "dropped", "suggestion", "apart"];
const made = (notes, suggestions) => ({
  documents: new Uint32Array(0), scores: new Float64Array(0), looser: false, reasons: () => "exact",
  notes, suggestions, empty: false, parsed: { words: [], phrases: [], excluded: [], fields: [] },
});
export async function open() {
  return {
    cards: async () => [],
    search: async (query) => {
      if (query === "hỏng") throw new Error("a fault");
      return made(noted.map((kind) => ({ kind, from: "<i>", to: "b" })), ["gợi ý", "khác"]);
    },
  };
}
"""


def test_each_thing_done_to_a_query_is_told_in_a_sentence_and_suggestions_are_links(visit):
    page = visit()
    page.route(
        "**/search/engine.js",
        lambda route: route.fulfill(body=FAKE, content_type="text/javascript"),
    )
    page.reload()
    ask(page, "x")
    page.locator("#tim-ghi li").first.wait_for(timeout=SOON)
    notes = page.locator("#tim-ghi li").all_inner_texts()
    assert len(set(notes)) == 7
    assert all("{" not in one for one in notes)
    assert notes[0] == "Không thấy “<i>”; tìm theo cách gõ Telex: b."
    page.get_by_role("link", name="gợi ý").click()
    page.wait_for_url(re.compile(r"\?q=g%E1%BB%A3i\+%C3%BD$"))
    assert page.said == []


def test_a_fault_of_the_page_is_told_and_the_lists_stay(visit):
    page = visit()
    page.route(
        "**/search/engine.js",
        lambda route: route.fulfill(body=FAKE, content_type="text/javascript"),
    )
    page.reload()
    ask(page, "hỏng")
    page.locator(FAILURE, has_text="Trang tìm gặp lỗi khi tìm câu này.").wait_for(timeout=SOON)
    assert page.locator(".ways").is_visible()
    assert ["a fault" in one for one in page.said] == [True]


# Twenty at a time, and order


def test_twenty_are_shown_at_a_time_and_the_address_brings_them_back(visit):
    page = visit("?q=duong+lang")
    assert len(told(page, "45 bài. Đang hiện 20 bài đầu.")) == 20
    more = page.get_by_role("button", name="Xem thêm, còn 25 bài")
    more.press("Enter")
    assert len(told(page, "Đang hiện 40 bài đầu.")) == 40
    assert page.evaluate(
        "document.activeElement === document.querySelectorAll('#tim-bai .hit h3 a')[20]"
    )
    assert query(page) == "q=duong+lang&trang=2"
    first = titles(page)
    page.reload()
    assert told(page, "Đang hiện 40 bài đầu.") == first
    page.get_by_role("button", name="Xem thêm, còn 5 bài").click()
    until(page, "document.querySelectorAll('#tim-bai .hit').length === 45")
    assert page.locator(COUNT).inner_text() == "45 bài."
    assert page.locator("#tim-them").is_hidden()
    ask(page, "ba")
    told(page, "3 bài")
    assert query(page) == "q=ba"


def test_articles_are_put_in_order_of_time_with_the_undated_last(visit):
    page = visit("?q=ba")
    told(page, "3 bài")
    page.get_by_label("Xếp theo").select_option("Mới nhất trước")
    page.wait_for_url(re.compile("sap=moi"))
    newest = ["Ba mà ở hoà bình", "Ba má ở Hòa Bình", "Ba ma ở đồi"]
    until(page, "document.querySelector('.hit h3').innerText.startsWith('Ba mà')")
    assert titles(page) == newest
    page.get_by_label("Xếp theo").select_option("Cũ nhất trước")
    until(page, "document.querySelector('.hit h3').innerText.startsWith('Ba má')")
    assert titles(page) == [newest[1], newest[0], newest[2]]
    page.reload()
    told(page, "3 bài")
    assert titles(page) == [newest[1], newest[0], newest[2]]


# Facets


def test_facets_count_all_hits_widen_within_and_narrow_between(visit):
    page = visit("?q=duong+lang")
    assert facet(page, "province") == [
        ("Bắc Giang", "15"),
        ("Cao Bằng", "15"),
        ("Nghệ An", "15"),
    ]
    choose(page, "Nghệ An")
    told(page, "15 bài khớp bộ lọc, trên 45 bài tìm thấy.")
    choose(page, "Cao Bằng")
    told(page, "30 bài khớp bộ lọc")
    assert query(page) == "q=duong+lang&tinh=nghe-an&tinh=cao-bang"
    assert dict(facet(page, "province"))["Bắc Giang"] == "15"  # its own choice is left out
    assert dict(facet(page, "tag"))["Thôn bản"] == "5"
    choose(page, "Thôn bản")
    told(page, "5 bài khớp bộ lọc")
    assert sum(int(count) for _, count in facet(page, "province")) == 5
    assert page.locator("#tim-chon li:not(.all)").all_inner_texts() == [
        "Nghệ An",
        "Cao Bằng",
        "Thôn bản",
    ]
    page.get_by_role("button", name="Bỏ lọc Nghệ An").click()
    page.wait_for_url(lambda url: "nghe-an" not in url)
    page.get_by_role("button", name="Bỏ mọi lọc").click()
    told(page, "45 bài.")
    assert query(page) == "q=duong+lang"
    assert page.said == []


def test_a_long_facet_shows_the_ten_most_and_the_rest_when_asked(visit):
    page = visit("?q=duong+lang")
    tags = facet(page, "tag")
    assert len(tags) == 10
    assert tags[:2] == [("Đường làng", "40"), ("Thôn bản", "5")]
    box = page.locator("[data-facet=tag]")
    box.get_by_role("button", name="Thêm 7").click()
    assert len(facet(page, "tag")) == 17
    assert page.evaluate("document.activeElement.closest('li').innerText.startsWith('Nhãn')")
    assert box.locator(".more button").is_hidden()


def test_people_and_documents_are_fetched_when_their_facet_is_opened(visit):
    page = visit("?q=duong+lang")
    facet(page, "province")
    assert not [one for one in page.asked if "nguoi.json" in one or "van-ban.json" in one]
    page.locator("[data-facet=person] summary").click()
    assert facet(page, "person") == [("Lò Văn Mẫu", "4")]
    page.locator("[data-facet=document] summary").click()
    assert sum(int(count) for _, count in facet(page, "document")) == 2
    choose(page, "Lò Văn Mẫu")
    told(page, "4 bài khớp bộ lọc")
    page.reload()
    told(page, "4 bài khớp bộ lọc")
    assert page.locator("#tim-chon").inner_text() == "Lò Văn Mẫu"


def test_a_source_that_isn_t_named_and_a_province_that_isn_t_known_can_be_chosen(visit):
    page = visit("?q=ba")
    told(page, "3 bài")
    page.locator("[data-facet=source] summary").click()
    assert facet(page, "source") == [("Không rõ nơi đăng", "3")]
    choose(page, "Không rõ tỉnh")
    assert told(page, "1 bài khớp bộ lọc") == ["Ba ma ở đồi"]
    assert query(page) == "q=ba&tinh=khong-ro"


def test_provinces_are_chosen_as_they_were_or_as_they_are(visit):
    page = visit("?q=duong+lang")
    choose(page, "Bắc Giang")
    told(page, "15 bài khớp bộ lọc")
    page.get_by_label("hiện nay").check()
    told(page, "45 bài.")
    assert query(page) == "q=duong+lang&ban=nay"
    choose(page, "Bắc Ninh")
    told(page, "15 bài khớp bộ lọc")
    assert query(page) == "q=duong+lang&tinh=bac-ninh&ban=nay"


def test_what_is_chosen_without_a_word_lists_the_archive(visit):
    page = visit("?tinh=nghe-an&nam=2019")
    assert told(page, "1 bài khớp bộ lọc.") == ["Hội nghị tổng kết"]
    assert "Mở đầu không có gì." in page.locator(f"{HITS} .passage").inner_text()
    assert page.locator(f"{HITS} .why").count() == 0


def test_what_an_address_chooses_and_the_archive_hasn_t_is_passed_over(visit):
    page = visit("?q=ba&tinh=khong-co&chude=%3Cscript%3E&nam=1066")
    assert len(told(page, "3 bài.")) == 3
    assert page.locator("#tim-chon").is_hidden()


def test_nothing_fits_is_said_with_how_many_there_would_be(visit):
    page = visit("?q=ba&nam=2014")
    page.locator(COUNT, has_text="Không bài nào khớp bộ lọc; không lọc thì có 3 bài.").wait_for(
        timeout=SOON
    )
    page.get_by_role("button", name="Bỏ lọc 2014").click()
    until(page, "document.querySelectorAll('#tim-bai .hit').length === 3")


# Years and days


def bar(page, year):
    return page.locator(f"#tim-nam [data-year='{year}']")


def test_bars_count_the_years_and_are_chosen_by_keyboard(visit):
    page = visit("?q=duong+lang")
    bar(page, 2010).wait_for(timeout=SOON)
    names = page.locator("#tim-nam ol button").evaluate_all(
        "all => all.map((one) => one.textContent)"
    )
    assert names == [f"{year}: 9 bài" for year in range(2010, 2015)]
    bar(page, 2012).press("Enter")
    told(page, "9 bài khớp bộ lọc")
    assert query(page) == "q=duong+lang&nam=2012"
    assert bar(page, 2012).get_attribute("aria-pressed") == "true"
    assert page.evaluate("document.activeElement.dataset.year") == "2012"
    bar(page, 2013).click()
    told(page, "18 bài khớp bộ lọc")
    assert page.locator("#tim-nam ol button").count() == 5  # its own choice is left out
    bar(page, 2012).click()
    bar(page, 2013).click()
    told(page, "45 bài.")


def test_a_date_over_two_years_counts_in_both_and_the_undated_have_their_own(visit):
    page = visit("?q=h%E1%BB%99i+ngh%E1%BB%8B")
    bar(page, 2019).wait_for(timeout=SOON)
    assert bar(page, 2020).is_visible()
    ask(page, "ba")
    told(page, "3 bài")
    bar(page, "khong-ro").click()
    assert told(page, "1 bài khớp bộ lọc") == ["Ba ma ở đồi"]


def test_a_range_of_days_keeps_what_may_lie_in_it_and_exact_days_alone_can_be_asked_for(visit):
    page = visit("?q=duong+HO%E1%BA%B6C+ba+HO%E1%BA%B6C+kheo+HO%E1%BA%B6C+nghi")
    told(page, "bài")
    page.get_by_label("Từ", exact=True).fill("6/2018")
    page.get_by_label("Đến", exact=True).fill("2019")
    page.get_by_role("button", name="Áp dụng").click()
    assert set(told(page, "2 bài khớp bộ lọc")) == {"Hội nghị tổng kết", "Nói khéo"}
    assert query(page).endswith("&tu=2018-06&den=2019")
    assert page.locator("#tim-chon").inner_text() == "từ 6/2018 đến 2019"
    choose(page, "Chỉ ngày ghi rõ")
    page.locator(COUNT, has_text="Không bài nào khớp bộ lọc").wait_for(timeout=SOON)
    page.reload()
    page.locator(COUNT, has_text="Không bài nào khớp bộ lọc").wait_for(timeout=SOON)
    assert page.get_by_label("Từ", exact=True).input_value() == "6/2018"
    choose(page, "Chỉ ngày ghi rõ")
    told(page, "2 bài khớp bộ lọc")
    bar(page, 2018).click()  # a year takes the range's place
    page.wait_for_url(re.compile("nam=2018"))
    assert "tu=" not in query(page)


def test_a_day_that_is_none_is_told_where_it_was_typed(visit):
    page = visit("?q=ba")
    told(page, "3 bài")
    page.get_by_label("Từ", exact=True).fill("31/2/2018")
    page.get_by_label("Từ", exact=True).press("Enter")
    wrong = page.get_by_role("alert")
    assert wrong.inner_text() == "Không đọc được “31/2/2018” như một ngày, tháng hay năm."
    page.get_by_label("Từ", exact=True).fill("2018")
    page.get_by_label("Đến", exact=True).fill("2017")
    page.get_by_label("Đến", exact=True).press("Enter")
    assert wrong.inner_text() == "Ngày đầu đứng sau ngày cuối."
    assert query(page) == "q=ba"


def test_articles_with_figures_can_be_asked_for(visit):
    page = visit("?q=duong+lang")
    facet(page, "province")
    choose(page, "Có số liệu")
    told(page, "3 bài khớp bộ lọc")
    assert query(page) == "q=duong+lang&sl=1"


# The address and its history


def test_back_and_forward_bring_back_query_choices_and_scroll(visit):
    page = visit()
    ask(page, "duong lang")
    told(page, "45 bài")
    facet(page, "province")
    page.evaluate("scrollTo({ top: 600, behavior: 'instant' })")
    until(page, "history.state?.y === 600")
    page.locator("#tim-loc").get_by_role("checkbox", name="Nghệ An").evaluate("one => one.click()")
    told(page, "15 bài khớp bộ lọc")
    ask(page, "ba")
    told(page, "3 bài")
    page.go_back()
    told(page, "15 bài khớp bộ lọc")
    assert page.locator("#tim").input_value() == "duong lang"
    assert page.locator("#tim-loc").get_by_role("checkbox", name="Nghệ An").is_checked()
    page.go_back()
    told(page, "45 bài.")
    until(page, "Math.abs(scrollY - 600) < 2")
    assert not page.locator("#tim-loc").get_by_role("checkbox", name="Nghệ An").is_checked()
    page.go_forward()
    told(page, "15 bài khớp bộ lọc")
    page.locator(f"{HITS} h3 a").first.click()
    page.locator("article.article").wait_for(timeout=SOON)
    page.go_back()
    told(page, "15 bài khớp bộ lọc")


def test_typing_changes_one_entry_of_the_history_and_what_was_meant_before_keeps_its_own(visit):
    page = visit()
    length = page.evaluate("history.length")
    field = page.locator("#tim")
    for text in ("du", "duong", "duong lang"):
        field.fill(text)
        page.wait_for_url(lambda url, text=text: url.endswith("?q=" + text.replace(" ", "+")))
    assert page.evaluate("history.length") == length
    field.press("Enter")
    told(page, "45 bài")
    assert page.evaluate("history.length") == length
    field.fill("ba")
    page.wait_for_url(lambda url: url.endswith("?q=ba"))
    field.fill("ba ma")
    page.wait_for_url(lambda url: url.endswith("?q=ba+ma"))
    assert page.evaluate("history.length") == length + 1
    page.go_back()
    told(page, "45 bài")
    assert field.input_value() == "duong lang"


def test_a_link_to_another_search_opens_elsewhere_if_one_wants(visit):
    page = visit()
    page.get_by_text("Cách tìm").click()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="khéo~1").click(modifiers=["ControlOrMeta"])
    other = opened.value
    other.locator(HITS).first.wait_for(timeout=SOON)
    assert query(other) == "q=kh%C3%A9o~1"
    assert query(page) == ""


# The keyboard, and what is announced


def test_arrows_move_among_the_articles_enter_opens_escape_goes_back(visit):
    page = visit()
    ask(page, "duong lang")
    told(page, "45 bài")
    here = "document.activeElement.textContent"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(here) == titles(page)[0]
    page.keyboard.press("ArrowDown")
    assert page.evaluate(here) == titles(page)[1]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "tim"
    page.locator(f"{HITS} h3 a").nth(19).focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.id") == "tim-them"
    page.keyboard.press("ArrowUp")
    assert page.evaluate(here) == titles(page)[19]
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "tim"
    page.keyboard.press("ArrowDown")
    title = titles(page)[0]
    page.keyboard.press("Enter")
    page.locator("article.article").wait_for(timeout=SOON)
    assert page.locator("h1").inner_text() == title


def test_a_slash_is_a_slash_where_one_types_and_can_be_turned_off(open_page):
    page = open_page(SEARCH)
    page.locator("#tim").fill("05")
    page.keyboard.press("/")
    assert page.locator("#tim").input_value() == "05/"
    page.get_by_label("Phím “/”").uncheck()
    page.goto(page.url.split("/tim-kiem")[0] + PAGES["article"])
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") != "tim"


def test_the_keyboard_keeps_its_place_in_the_facets(visit):
    page = visit("?q=duong+lang")
    facet(page, "province")
    page.locator("#tim-loc").get_by_role("checkbox", name="Cao Bằng").press("Space")
    told(page, "15 bài khớp bộ lọc")
    until(page, "document.activeElement.id === 'loc-province-cao-bang'")


def test_counts_are_announced_once_for_what_is_typed_in_one_go(visit):
    page = visit()
    page.evaluate(
        """() => {
          window.spoken = [];
          const status = document.querySelector("#tim-bao");
          new MutationObserver(() => window.spoken.push(status.textContent))
            .observe(status, { childList: true });
        }"""
    )
    status = page.locator(SAID)
    assert (status.get_attribute("role"), status.is_visible()) == ("status", True)
    page.locator("#tim").press_sequentially("duong lang", delay=60)
    told(page, "45 bài")
    until(page, "window.spoken.length === 1")
    page.locator("#tim").press_sequentially(" so", delay=250)
    page.locator(SAID, has_text="45 bài").wait_for(timeout=SOON)
    ask(page, "ba")
    page.locator(SAID, has_text="3 bài.").wait_for(timeout=SOON)
    assert page.evaluate("window.spoken.length") <= 4


# Slow, broken, absent


def test_what_is_shown_stays_as_it_is_while_it_is_refined(visit):
    page = visit("?q=duong+lang")
    told(page, "45 bài")
    held = []
    page.route("**/chi-muc/bai/*", lambda route: held.append(route))
    page.locator("#tim-xep").select_option("cu")
    page.locator(COUNT, has_text="Đang tìm").wait_for(timeout=SOON)
    assert page.locator("#tim-kq").get_attribute("aria-busy") == "true"
    for part in ("#tim-bai", "#tim-nam", "#tim-loc"):
        assert page.locator(part).evaluate("one => getComputedStyle(one).opacity") == "1"
    for route in held:
        route.continue_()


def test_a_long_table_can_be_stopped(visit):
    page = visit("?q=duong+lang")
    told(page, "45 bài")
    stop = page.locator("#tim-csv-dung")
    assert stop.is_hidden()
    downloads, held = [], []
    page.on("download", lambda one: downloads.append(one))
    page.route("**/chi-muc/bai/*", lambda route: held.append(route))
    page.locator("#tim-csv").click()
    stop.click()
    page.locator("#tim-csv-so", has_text="Đã dừng").wait_for(timeout=SOON)
    assert stop.is_hidden()
    assert page.evaluate("document.activeElement.id") == "tim-csv"
    for route in held:
        route.continue_()
    page.wait_for_timeout(300)
    assert downloads == []
    assert page.said == []


def test_an_older_answer_never_shows_over_a_newer_one(visit):
    page = visit()
    ask(page, "duong")
    told(page, "45 bài")
    held, holding = [], [True]
    page.route(
        "**/chi-muc/bai/*",
        lambda route: held.append(route) if holding else route.continue_(),
    )
    ask(page, "khéo")
    page.locator(COUNT, has_text="Đang tìm “khéo”…").wait_for(timeout=SOON)
    holding.clear()
    ask(page, "đồi")
    assert told(page, "1 bài") == ["Ba ma ở đồi"]
    assert held
    for route in held:
        route.continue_()
    page.wait_for_timeout(400)
    assert titles(page) == ["Ba ma ở đồi"]
    assert page.locator(COUNT).inner_text() == "1 bài."


def test_columns_that_come_late_leave_what_was_told_of_the_answer(visit):
    page = visit()
    page.route("**/chi-muc/cot.json", lambda route: (page.wait_for_timeout(600), route.continue_()))
    ask(page, "khéo")
    told(page, "1 bài.")
    assert facet(page, "province") == [("Nghệ An", "1")]
    assert page.locator(COUNT).inner_text() == "1 bài."
    assert page.locator("#tim-kq").get_attribute("aria-busy") == "false"


def test_a_file_that_fails_once_is_tried_again_without_a_word(visit):
    page = visit()
    tries = []

    def first_fails(route):
        tries.append(route.request.url)
        if tries.count(route.request.url) == 1:
            route.abort()
        else:
            route.continue_()

    page.route("**/chi-muc/tu/*", first_fails)
    ask(page, "khéo")
    told(page, "1 bài")
    assert len(tries) == 2 * len(set(tries))


def test_code_that_fails_once_is_tried_again_without_a_word(visit):
    page = visit()
    failed = set()

    def first_fails(route):
        name = route.request.url.rpartition("/")[2].partition("?")[0]
        if name in failed:
            route.continue_()
        else:
            failed.add(name)
            route.abort()

    for late in ("snippets", "phrases", "openings", "lunr"):
        page.route(f"**/{late}.js*", first_fails)
    ask(page, '"hợp tác xã mở"')
    assert told(page, "1 bài") == ["Chợ phiên"]
    ask(page, "kh*")
    told(page, "3 bài")
    assert failed == {"snippets.js", "phrases.js", "openings.js", "lunr.js"}
    assert page.locator(FAILURE).is_hidden()


def test_files_that_keep_failing_are_told_of_and_tried_again_when_asked(visit):
    page = visit()
    page.route("**/chi-muc/tu/*", lambda route: route.fulfill(status=503))
    ask(page, "khéo")
    page.locator(FAILURE, has_text="Không tải được một phần mục lục tìm kiếm.").wait_for(
        timeout=SOON
    )
    assert page.locator("#tim-bai").is_hidden()
    assert "Không tải được" in page.locator(SAID).inner_text()
    page.unroute("**/chi-muc/tu/*")
    page.get_by_role("button", name="Thử lại").click()
    told(page, "1 bài")
    assert page.locator("#tim-loi").is_hidden()
    assert page.locator(".ways").is_visible()


def test_facets_that_can_t_be_fetched_leave_the_articles(visit):
    page = visit()
    page.route("**/chi-muc/cot.json", lambda route: route.abort())
    ask(page, "khéo")
    assert len(told(page, "1 bài")) == 1
    page.get_by_text("Chưa tải được số bài của từng mục lọc.").first.wait_for(timeout=SOON)
    page.unroute("**/chi-muc/cot.json")
    ask(page, "hội")
    told(page, "1 bài")
    assert facet(page, "province") == [("Nghệ An", "1")]


def test_without_a_network_the_page_says_so_and_goes_on_when_it_is_back(visit):
    page = visit()
    page.context.set_offline(True)
    ask(page, "khéo")
    page.locator(FAILURE, has_text="Máy đang không có mạng").wait_for(timeout=SOON)
    page.context.set_offline(False)
    told(page, "1 bài")


def test_nothing_is_fetched_before_something_is_searched(open_page):
    page = open_page(SEARCH)
    page.wait_for_load_state("networkidle")
    assert [one for one in page.asked if "/chi-muc/" in one] == []


def test_without_scripts_the_page_names_other_ways_and_the_header_s_form_leads_there(
    open_page, address
):
    page = open_page("/", java_script_enabled=False)
    page.get_by_role("searchbox", name="Tìm trong kho").fill("thôn")
    page.get_by_role("searchbox").press("Enter")
    assert page.url == f"{address}{SEARCH}?q=th%C3%B4n"
    assert "cần trình duyệt chạy được tập lệnh" in page.locator("main").inner_text()
    assert page.get_by_role("searchbox").count() == 0
    page.locator(".ways").get_by_role("link", name="Văn bản").click()
    assert page.locator("h1").inner_text() == "Văn bản"


def test_an_address_that_leads_nowhere_offers_the_search(open_page, address):
    page = open_page("/khong/co/trang-nay/")
    page.get_by_role("searchbox").fill("thon mau")
    page.get_by_role("button", name="Tìm").click()
    told(page, "2 bài")
    assert page.url == f"{address}{SEARCH}?q=thon+mau"


def test_the_search_works_below_a_path(chromium, crowd_folder, tmp_path):
    (tmp_path / "kho" / "bao").mkdir(parents=True)
    (tmp_path / "kho" / "bao" / "so").symlink_to(crowd_folder, target_is_directory=True)
    with served(tmp_path) as at:
        page = chromium.new_page()
        failed = []
        page.on(
            "response", lambda answer: failed.append(answer.url) if answer.status > 404 else None
        )
        page.goto(f"{at}/kho/bao/so/tim-kiem/?q=hoi+nghi")
        assert told(page, "1 bài") == ["Hội nghị tổng kết"]
        page.locator(f"{HITS} h3 a").click()
        assert page.url.startswith(f"{at}/kho/bao/so/bai/")
        assert page.locator("h1").inner_text() == "Hội nghị tổng kết"
        assert failed == []
        page.close()


# What can be taken away


def table_of(download):
    text = Path(download.path()).read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    assert text.count("\n") == text.count("\r\n")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_all_hits_are_taken_away_as_a_table(visit, crowd):
    page = visit("?q=duong+lang&tinh=nghe-an")
    told(page, "15 bài khớp bộ lọc")
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải bảng CSV").click()
    rows = table_of(download.value)
    assert download.value.suggested_filename == "tim-kiem-duong-lang.csv"
    assert len(rows) == 15
    assert [row["nhan_de"] for row in rows] == titles(page)
    assert {row["tinh"] for row in rows} == {"Nghệ An"}
    assert all(row["dia_chi"].startswith(f"{crowd}/bai/") for row in rows)
    assert list(rows[0])[:6] == ["nhan_de", "ngay", "can_cu_ngay", "tu_ngay", "den_ngay", "tinh"]
    page.locator("#tim-csv-so", has_text="Đã lập bảng 15 bài.").wait_for(timeout=SOON)


def test_a_title_that_looks_like_a_formula_is_harmless_in_the_table(visit):
    page = visit("?q=sum")
    assert told(page, "1 bài") == ["=SUM(A1)"]
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải bảng CSV").click()
    (row,) = table_of(download.value)
    assert (row["nhan_de"], row["ngay"], row["tu_ngay"]) == ("'=SUM(A1)", "10/2017", "2017-10-01")
    assert (row["den_ngay"], row["can_cu_ngay"]) == ("2017-10-31", "ghi rõ trong bài")


def test_more_articles_than_the_page_shows_are_in_the_table(visit):
    page = visit("?q=duong+lang")
    told(page, "45 bài")
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải bảng CSV").click()
    assert len({row["ma_bai"] for row in table_of(download.value)}) == 45


def test_many_names_are_looked_up_in_one_go(visit):
    page = visit()
    page.get_by_text("Tìm nhiều tên một lượt").click()
    page.get_by_label("Mỗi dòng một tên").fill("Ba má\nĐường “làng”\n\nKhông Ai\nBa má\nđồi")
    page.get_by_role("button", name="Tìm cả danh sách").click()
    page.locator(BATCH, has_text="Đã tìm 4 tên.").wait_for(timeout=SOON)
    rows = [
        [cell.inner_text() for cell in row.locator("th, td").all()]
        for row in page.locator("#tim-loat-bang tbody tr").all()
    ]
    assert rows == [
        ["Ba má", "3", "1/5/2001", "1/5/2010"],
        ["Đường “làng”", "45", "3/1/2010", "25/1/2014"],
        ["Không Ai", "0", "", ""],
        ["đồi", "1", "", ""],
    ]
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải bảng này").click()
    taken = table_of(download.value)
    assert [row["so_bai"] for row in taken] == ["3", "45", "0", "1"]
    assert [row["bai_dau"] for row in taken] == ["1/5/2001", "3/1/2010", "", ""]
    page.locator("#tim-loat-bang").get_by_role("link", name="Ba má").click()
    assert len(told(page, "3 bài")) == 3
    assert page.said == []


def test_a_name_whose_files_fail_is_told_in_its_row(visit):
    page = visit()
    page.get_by_text("Tìm nhiều tên một lượt").click()
    page.get_by_role("button", name="Tìm cả danh sách").click()
    page.locator(BATCH, has_text="Hãy ghi ít nhất một tên.").wait_for(timeout=SOON)
    page.route("**/chi-muc/tu/*", lambda route: route.abort())
    page.get_by_label("Mỗi dòng một tên").fill("đường\nkhéo")
    page.get_by_role("button", name="Tìm cả danh sách").click()
    page.locator(BATCH, has_text="Đã tìm 2 tên.").wait_for(timeout=SOON)
    rows = page.locator("#tim-loat-bang tbody tr")
    assert rows.all_inner_texts() == ["đường\tkhông tải được", "khéo\tkhông tải được"]
    page.unroute("**/chi-muc/tu/*")
    page.get_by_role("button", name="Tìm cả danh sách").click()
    page.locator("#tim-loat-bang", has_text="45").wait_for(timeout=SOON)


# How it looks and who can use it

STATES = {
    "found": "?q=duong+lang&tinh=nghe-an&nam=2012",
    "nothing": "?q=zzzz",
    "apart": "?q=d%C3%A2n+kh%C3%A9o&roi=1",
}
OPEN = "document.querySelectorAll('main details').forEach((one) => { one.open = true; })"


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
@pytest.mark.parametrize(
    ("scheme", "viewport"), [("light", DESK), ("dark", PHONE)], ids=["light desk", "dark phone"]
)
def test_axe_finds_no_violation_in_an_answer_with_everything_open(
    visit, axe, state, scheme, viewport
):
    page = visit(state, color_scheme=scheme, viewport=viewport)
    page.locator(COUNT, has_text="bài").wait_for(timeout=SOON)
    page.evaluate(OPEN)
    page.wait_for_load_state("networkidle")
    page.evaluate(axe)
    found = page.evaluate(
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',"
        " 'best-practice']})"
    )
    assert [
        (one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found["violations"]
    ] == []
    assert page.said == []


def test_an_answer_never_scrolls_sideways_and_its_targets_are_large_enough(visit):
    page = visit(STATES["found"], viewport=PHONE, has_touch=True, is_mobile=True)
    told(page, "bài khớp")
    page.evaluate(OPEN)
    page.wait_for_load_state("networkidle")
    for width in (320, 360, 768):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") == width
    page.set_viewport_size(PHONE)
    small = page.evaluate(
        "targets => [...document.querySelectorAll(`${targets}, .choices label, .options label`)]"
        ".filter(a => a.checkVisibility() && !a.closest('.find'))"
        ".map(a => [a.getBoundingClientRect(), a.outerHTML])"
        ".filter(([box]) => Math.min(box.width, box.height) < 43.5).map(([box, html]) => html)",
        TARGETS,
    )
    assert small == []


def test_bars_that_go_on_beyond_an_edge_fade_there(visit):
    page = visit("?q=ba", viewport=PHONE, has_touch=True, is_mobile=True)
    bar(page, 2010).wait_for(timeout=SOON)
    bars = page.locator("#tim-nam ol")
    mask = "one => getComputedStyle(one).maskImage"
    assert bars.evaluate("one => one.scrollLeft > 0")
    until(page, "document.querySelector('#tim-nam ol').className === 'before'")
    fading = bars.evaluate(mask)
    assert "gradient" in fading
    bars.evaluate("one => one.scrollTo(0, 0)")
    until(page, "document.querySelector('#tim-nam ol').className === 'after'")
    assert bars.evaluate(mask) not in ("none", fading)


@pytest.mark.parametrize("width", [400, 480, 1280])
def test_bars_that_fit_stand_still(visit, width):
    page = visit("?q=ba", viewport={"width": width, "height": 800})
    bar(page, 2010).wait_for(timeout=SOON)
    bars = page.locator("#tim-nam ol")
    assert bars.evaluate("one => one.scrollWidth - one.clientWidth") == 0
    assert bars.get_attribute("class") in (None, "")
    assert bars.evaluate("one => getComputedStyle(one).maskImage") == "none"
    for year in (2001, 2010):
        bar(page, year).hover()
        count = bar(page, year).locator(".count").bounding_box()
        box = bars.bounding_box()
        assert box["x"] <= count["x"]
        assert count["x"] + count["width"] <= box["x"] + box["width"]


@pytest.mark.parametrize("width", [360, 768, 1024, 1440])
def test_a_whole_day_fits_into_its_field(visit, width):
    page = visit("?q=duong+lang&tu=24/12/2011", viewport={"width": width, "height": 800})
    page.locator(COUNT, has_text="bài").wait_for(timeout=SOON)
    page.evaluate(OPEN)
    field = page.locator("#tim-tu")
    assert field.input_value() == "24/12/2011"
    assert field.evaluate("one => one.scrollWidth <= one.clientWidth")
    assert page.locator("#tim-den").evaluate("one => one.clientWidth") >= 100


def test_a_key_is_offered_only_where_there_may_be_one(visit):
    assert visit().locator("#phim").is_visible()
    assert visit(viewport=PHONE, has_touch=True, is_mobile=True).locator("#phim").is_hidden()


def test_the_lists_to_search_by_take_little_height_on_a_phone(visit):
    page = visit(viewport=PHONE)
    rows = page.locator(".ways li").evaluate_all(
        "all => all.map((one) => Math.round(one.getBoundingClientRect().top))"
    )
    assert len(rows) == 8
    assert len(set(rows)) == 4


def test_the_sign_on_what_was_chosen_is_neither_read_nor_printed(visit):
    page = visit("?q=duong+lang&tinh=nghe-an")
    told(page, "bài khớp")
    chip = page.locator("#tim-chon button").first
    assert chip.inner_text() == "Nghệ An"
    assert chip.aria_snapshot() == '- button "Bỏ lọc Nghệ An": Nghệ An'
    sign = "one => getComputedStyle(one, '::after').content"
    assert "×" in chip.evaluate(sign)
    page.emulate_media(media="print")
    assert chip.evaluate(sign) == "none"


def test_on_a_phone_the_facets_wait_behind_a_word_that_says_how_many_are_chosen(visit):
    page = visit("?q=duong+lang&tinh=nghe-an&nam=2012&sl=1", viewport=PHONE)
    page.locator(COUNT, has_text="Không bài nào khớp").wait_for(timeout=SOON)
    panel = page.locator("#tim-loc > summary")
    assert panel.inner_text() == "Lọc (3)"
    assert page.locator("[data-facet=province]").is_hidden()
    panel.click()
    page.locator("[data-facet=province] summary").click()
    assert page.get_by_role("checkbox", name="Nghệ An").is_checked()
    wide = visit("?q=duong+lang")
    facet(wide, "province")
    assert wide.locator("#tim-loc > summary").is_hidden()
    side = wide.locator("#tim-loc").bounding_box()
    main = wide.locator("#tim-bai").bounding_box()
    assert side["x"] + side["width"] <= main["x"]


def test_every_word_that_the_script_needs_is_in_the_catalogue(rendered):
    output, _ = rendered
    html = (output / "tim-kiem" / "index.html").read_text(encoding="utf-8")
    (held,) = re.findall(r'data-words="([^"]*)"', html)
    words = json.loads(held.replace("&#34;", '"').replace("&amp;", "&").replace("&#39;", "'"))
    theme = SETTINGS.parent / "theme" / "static" / "js"
    scripts = [theme / "search.js", *(theme / "search-page").glob("*.js")]
    named = {
        name
        for path in scripts
        for name in re.findall(r"\bwords\.([a-z_]+)", path.read_text(encoding="utf-8"))
    }
    assert named - {"js"} == set(words)


@pytest.mark.parametrize("width", [320, 360, 768])
def test_the_navigation_takes_two_lines_at_most_and_the_search_is_large_enough(open_page, width):
    size = {"width": width, "height": 740}
    page = open_page(PAGES["article"], viewport=size, has_touch=True, is_mobile=True)
    tops = page.eval_on_selector_all(
        ".masthead nav a", "all => all.map(one => Math.round(one.getBoundingClientRect().top))"
    )
    assert len(set(tops)) <= 2
    boxes = [page.locator(one).bounding_box() for one in (".brand", "#tim", ".find button")]
    assert all(box["height"] >= 43.5 for box in boxes)
    assert boxes[0]["y"] < boxes[1]["y"] + boxes[1]["height"]  # on one line with the brand
    assert boxes[1]["y"] < boxes[0]["y"] + boxes[0]["height"]
    assert boxes[1]["width"] >= 90


def test_lists_are_printed_without_what_only_a_screen_can_use(open_page):
    for url in (PAGES["province"], f"{SEARCH}?q=thon", PAGES["home"]):
        page = open_page(url, viewport=DESK if url == PAGES["home"] else PHONE)
        page.wait_for_load_state("networkidle")
        page.emulate_media(media="print")
        assert not page.locator(".find button").is_visible(), url
        assert not page.locator(".masthead nav").is_visible(), url
        assert page.locator(".card, .event, .hit").first.is_visible(), url
