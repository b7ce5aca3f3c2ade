"""Sorting and filtering of the figure table."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_pages import PHONE

TABLE = "/so-lieu/tinh/nghe-an/"
ALL = "/so-lieu/"


def numbers(page):
    shown = page.locator("#bang-so td.number strong").all_inner_texts()
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in shown]


def told(page):
    return page.locator("#so-dem")


def opened(page):
    page.locator("summary", has_text="Lọc số liệu").click()
    expect(page.locator("#loc-don-vi option").nth(1)).to_be_attached()
    return page


def test_a_header_sorts_and_turns_round_and_says_which_way(open_page):
    page = open_page(TABLE)
    head = page.locator("#bang-so th", has_text="Số")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert numbers(page)[:3] == ["89,4 %", "140/161", "486"]
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert numbers(page)[:2] == ["9.360–12.100", "4.494"]
    assert page.said == []


def test_rows_look_the_same_before_and_after_sorting(open_page):
    page = open_page(ALL)
    rows = "[...document.querySelectorAll('#bang-so tbody tr')].map(one => one.innerHTML).sort()"
    before = page.evaluate(rows)
    page.locator("#bang-so th", has_text="Số").get_by_role("button").click()
    expect(page.locator("th[aria-sort=ascending]")).to_be_visible()
    tidy = [re.sub(r' href="[^"]*"', "", one) for one in before]
    assert [re.sub(r' href="[^"]*"', "", one) for one in page.evaluate(rows)] == tidy


def test_sorting_by_period_keeps_what_has_none_last(open_page):
    page = open_page(ALL)
    button = page.locator("#bang-so th", has_text="Kỳ").get_by_role("button")
    for first in ("2016", "1/2024"):
        button.click()
        expect(page.locator("#bang-so td.when").first).to_contain_text(first)
        assert page.locator("#bang-so td.when").last.inner_text() == "không ghi kỳ"


def test_the_keyboard_sorts(open_page):
    page = open_page(TABLE)
    page.locator("#bang-so th", has_text="Số").get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(page.locator("th[aria-sort=ascending]")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.locator("th[aria-sort=descending]")).to_be_visible()


def test_text_is_found_without_marks_and_the_count_is_announced(open_page):
    page = opened(open_page(TABLE))
    page.get_by_label("Có chữ").fill("TO DAN van")
    expect(told(page)).to_have_text("1 trên 10 số liệu")
    assert told(page).get_attribute("role") == "status"
    assert numbers(page) == ["89,4 %"]
    assert page.locator("#bang-so tbody a").get_attribute("href").endswith("#so-c9")


@pytest.mark.parametrize(
    ("label", "chosen", "found"),
    [
        ("Đơn vị", "xã", ["140/161"]),
        ("Loại số", "tỷ lệ", ["140/161", "89,4 %"]),
        ("Kết quả hay mục tiêu", "Mục tiêu", ["9.360–12.100"]),
        ("Kỳ có năm", "không ghi kỳ", ["140/161", "89,4 %", "9.360–12.100"]),
    ],
)
def test_each_choice_leaves_what_fits_it(open_page, label, chosen, found):
    page = opened(open_page(TABLE))
    page.get_by_label(label).select_option(label=chosen)
    expect(page.locator("#bang-so tbody tr")).to_have_count(len(found))
    assert numbers(page) == found


def test_the_state_stands_in_the_address_and_comes_back_from_it(open_page):
    page = opened(open_page(TABLE))
    page.get_by_label("Kết quả hay mục tiêu").select_option("ket-qua")
    page.locator("#bang-so th", has_text="Số").get_by_role("button").click()
    page.wait_for_url(re.compile(r"\?dich=ket-qua&sap=number$"))
    shown = numbers(page)
    page.reload()
    expect(page.locator("th[aria-sort=ascending]")).to_be_visible()
    assert numbers(page) == shown
    assert page.get_by_label("Kết quả hay mục tiêu").input_value() == "ket-qua"


def test_dropping_the_filter_gives_the_printed_table_back(open_page):
    page = open_page(TABLE)
    before = page.locator("#bang-so tbody tr").all_inner_texts()
    opened(page).get_by_label("Có chữ").fill("không có chữ này")
    expect(told(page)).to_have_text("0 trên 10 số liệu")
    assert numbers(page) == []
    page.get_by_role("button", name="Bỏ lọc").click()
    expect(page.locator("#bang-so tbody tr")).to_have_count(10)
    assert page.locator("#bang-so tbody tr").all_inner_texts() == before
    assert not page.url.count("?")


def test_rows_made_by_the_script_read_as_the_printed_ones(open_page):
    page = open_page(ALL)
    before = page.locator("#bang-so tbody tr").all_inner_texts()
    page.locator("#bang-so th", has_text="Số").get_by_role("button").click()
    expect(page.locator("th[aria-sort]")).to_be_visible()
    assert sorted(page.locator("#bang-so tbody tr").all_inner_texts()) == sorted(before)


def test_where_the_data_can_t_be_had_the_printed_table_stays(open_page):
    page = open_page(TABLE)
    page.route("**/*.json", lambda route: route.abort())
    page.locator("#bang-so th", has_text="Số").get_by_role("button").click()
    expect(told(page)).to_contain_text("Không lấy được")
    assert len(numbers(page)) == 10


def test_without_scripts_no_control_is_seen(open_page):
    page = open_page(TABLE, java_script_enabled=False)
    assert page.locator("main button:visible, main input:visible, main select:visible").count() == 0
    assert len(numbers(page)) == 10


def test_opened_controls_are_clean_too(open_page, axe):
    page = opened(open_page(TABLE, viewport=PHONE))
    page.locator("#bang-so th", has_text="Số").get_by_role("button").click()
    page.evaluate(axe)
    found = page.evaluate("axe.run()")
    assert [one["id"] for one in found["violations"]] == []


@pytest.mark.parametrize("url", ["/do-phu/", "/so-lieu/so-sanh/"])
def test_a_wide_table_scrolls_in_its_own_box_which_the_keyboard_reaches(open_page, url):
    page = open_page(url, viewport=PHONE)
    box = page.locator("section.scroll").first
    assert box.get_attribute("tabindex") == "0"
    box.focus()
    assert page.evaluate("document.activeElement.className") == "scroll"


def test_the_first_column_stays_while_the_rest_scrolls(open_page):
    page = open_page("/do-phu/", viewport=PHONE)
    left = "document.querySelector('.matrix tbody th[scope=row]').getBoundingClientRect().left"
    before = page.evaluate(left)
    page.evaluate("document.querySelector('.scroll').scrollLeft = 300")
    assert page.evaluate(left) == before
