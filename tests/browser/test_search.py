"""The search of headlines in a real browser: by keyboard, from the header, and without scripts."""

from functools import partial
from threading import Thread

import pytest

from khobao.site.build import build
from khobao.site.preview import server
from tests.browser.test_pages import DESK, PAGES, PHONE
from tests.site.making import SETTINGS, article, content

SEARCH = "/tim-kiem/"
STATUS = "#tim-so"


def titles(page):
    return [one.inner_text() for one in page.locator("#tim-bai .event a").all()]


def told(page, text):
    page.locator(STATUS, has_text=text).wait_for()
    return titles(page)


def ask(field, text):
    """Type and press Enter, so that nothing is left of the search before."""
    field.fill(text)
    field.press("Enter")


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    """A site of 45 articles that one word finds, and some that marks tell apart; its address."""
    root = tmp_path_factory.mktemp("crowd")
    made = [
        article(number, title=f"Đường “làng” số {number}", date=f'"2024-01-{number % 28 + 1:02d}"')
        for number in range(1, 46)
    ]
    made += [
        article(61, title="Ba má ở Hòa Bình", date='"2001-05-01"'),
        article(62, title="Ba mà ở hoà bình", date='"2010-05-01"'),
        article(63, title="Ba ma ở đồi", date="null", date_basis="unknown"),
        article(64, title="<b>Dấu</b> & chữ", date='"2015~"', date_evidence="[x]"),
    ]
    build(SETTINGS, content(root / "c", *made), root / "o")
    serving = server(root / "o", 0)
    thread = Thread(target=partial(serving.serve_forever, poll_interval=0.05), daemon=True)
    thread.start()
    yield f"http://localhost:{serving.server_port}"
    serving.shutdown()
    serving.server_close()
    thread.join()


def test_the_header_s_field_leads_to_what_it_finds_by_keyboard_alone(open_page, address):
    page = open_page(PAGES["article"])
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "tim"
    page.keyboard.type("thon mau")
    page.keyboard.press("Enter")
    assert told(page, "2 bài có đủ các chữ ấy.") == [
        "Ấm áp tháng Mười ở thôn Mẫu",
        "Cả năm làm dân vận ở thôn Mẫu",
    ]
    assert page.url == f"{address}{SEARCH}?q=thon+mau"
    assert page.locator("#tim").input_value() == "thon mau"
    assert page.said == []


def test_results_carry_the_certainty_of_their_dates(open_page):
    page = open_page(f"{SEARCH}?q=th%C3%A1ng+m%C6%B0%E1%BB%9Di")
    told(page, "1 bài")
    assert "khoảng 10/2017 (tính ra)" in page.locator("#tim-bai .event").inner_text()


def test_a_slash_is_a_slash_where_one_types_and_can_be_turned_off(open_page):
    page = open_page(SEARCH)
    page.locator("#tim").fill("05")
    page.keyboard.press("/")
    assert page.locator("#tim").input_value() == "05/"
    page.get_by_label("Phím “/”").uncheck()
    page.goto(page.url.split("/tim-kiem")[0] + PAGES["article"])
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") != "tim"


def test_a_province_a_tag_and_a_year_are_found_and_every_word_is_required(open_page):
    page = open_page(SEARCH)
    field = page.get_by_role("searchbox")
    ask(field, "nghe an 2024")
    assert told(page, "1 bài")[0].startswith("Hội nghị giả định: sơ kết")
    ask(field, "tháng dân vận 2018")
    assert told(page, "1 bài")[0].startswith("Phát động Tháng Dân vận")
    ask(field, "2021")
    assert told(page, "1 bài")[0].startswith("Biểu dương 51")
    ask(field, "nghe an 1999")
    assert told(page, "Không bài nào có đủ") == []
    assert page.locator("#tim-bai").is_hidden()
    field.fill("  ")
    page.wait_for_url(lambda url: url.endswith(SEARCH))
    assert page.locator(STATUS).inner_text() == ""


def test_a_word_that_is_begun_says_that_it_is(open_page):
    page = open_page(SEARCH)
    ask(page.get_by_role("searchbox"), "hội ngh")
    assert told(page, "1 bài có chữ bắt đầu như chữ cuối")[0].startswith("Hội nghị")


def test_marks_typed_right_come_first_then_the_newest_the_undated_last(open_page, crowd):
    page = open_page("/")
    page.goto(crowd + SEARCH)
    field = page.get_by_role("searchbox")
    ask(field, "ba má")
    assert told(page, "3 bài") == ["Ba má ở Hòa Bình", "Ba mà ở hoà bình", "Ba ma ở đồi"]
    ask(field, "BA MA")
    assert told(page, "3 bài") == ["Ba ma ở đồi", "Ba mà ở hoà bình", "Ba má ở Hòa Bình"]
    ask(field, "hoà bình")
    assert told(page, "2 bài") == ["Ba mà ở hoà bình", "Ba má ở Hòa Bình"]
    ask(field, "doi")
    assert told(page, "1 bài") == ["Ba ma ở đồi"]
    ask(field, "dấu chữ")
    assert told(page, "1 bài") == ["<b>Dấu</b> & chữ"]
    assert page.said == []


def test_twenty_are_shown_at_a_time_and_the_address_brings_them_back(open_page, crowd):
    page = open_page("/")
    page.goto(f"{crowd}{SEARCH}?q=duong+lang")
    assert len(told(page, "45 bài có đủ các chữ ấy. Đang hiện 20 bài đầu.")) == 20
    page.get_by_role("button", name="Xem thêm").press("Enter")
    assert len(told(page, "Đang hiện 40 bài đầu.")) == 40
    assert page.evaluate("document.activeElement === document.querySelectorAll('#tim-bai a')[20]")
    assert page.url == f"{crowd}{SEARCH}?q=duong+lang&trang=2"
    first = titles(page)
    page.reload()
    assert told(page, "Đang hiện 40 bài đầu.") == first
    page.get_by_role("button", name="Xem thêm").click()
    assert len(told(page, "45 bài có đủ các chữ ấy.")) in (40, 45)
    assert page.get_by_role("button", name="Xem thêm").is_hidden()
    ask(page.get_by_role("searchbox"), "ba")
    told(page, "3 bài")
    assert page.url == f"{crowd}{SEARCH}?q=ba"


def test_the_newer_search_wins_and_a_failed_one_is_told_and_tried_again(open_page, address):
    page = open_page("/")
    page.route("**/bai.json", lambda route: route.abort())
    page.goto(f"{address}{SEARCH}?q=thon")
    told(page, "Không tải được danh mục bài")
    page.unroute("**/bai.json")
    page.get_by_role("button", name="Tìm", exact=True).click()
    assert len(told(page, "2 bài")) == 2


def test_nothing_is_fetched_before_something_is_searched(open_page):
    page = open_page(SEARCH)
    page.wait_for_load_state("networkidle")
    assert [one for one in page.asked if one.endswith(".json")] == []


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
        assert page.locator(".card, .event").first.is_visible(), url
