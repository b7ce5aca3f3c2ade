"""The timeline's filter and “this day” in a real browser: what scripts add, and without them."""

from functools import partial
from threading import Thread

import pytest

from khobao.site.build import build
from khobao.site.preview import server
from tests.browser.test_pages import DESK, PHONE
from tests.site.making import SETTINGS, article, content

TIMELINE = "/dong-thoi-gian/"
STATUS = "#loc-so"


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    """A site of 230 articles, served; yields its address."""
    root = tmp_path_factory.mktemp("crowd")
    made = [
        article(
            number,
            title=f"Bài “số {number}” ở Đồi",
            date=f'"2024-{number % 12 + 1:02d}-{number % 28 + 1:02d}"',
            province="nghe-an" if number > 5 else "cao-bang",
        )
        for number in range(1, 231)
    ]
    build(SETTINGS, content(root / "c", *made), root / "o")
    serving = server(root / "o", 0)
    thread = Thread(target=partial(serving.serve_forever, poll_interval=0.05), daemon=True)
    thread.start()
    yield f"http://localhost:{serving.server_port}"
    serving.shutdown()
    serving.server_close()
    thread.join()


def titles(page):
    return [one.inner_text() for one in page.locator("#loc-bai .event a").all()]


def test_a_choice_shows_what_fits_counts_it_and_stands_in_the_address(open_page, address):
    page = open_page(TIMELINE)
    page.get_by_label("Tỉnh, thành").select_option("Thái Nguyên")
    page.get_by_text("2 bài khớp.").wait_for()
    assert titles(page) == ["Ấm áp tháng Mười ở thôn Mẫu", "Cả năm làm dân vận ở thôn Mẫu"]
    assert page.url == f"{address}{TIMELINE}?tinh=thai-nguyen"
    page.get_by_label("Chủ đề").select_option("Tháng Dân vận")
    page.get_by_text("1 bài khớp.").wait_for()
    assert page.url == f"{address}{TIMELINE}?tinh=thai-nguyen&chu-de=thang-dan-van"
    assert page.locator("#tat-ca").is_hidden()
    page.get_by_role("button", name="Bỏ lọc").click()
    assert page.locator("#tat-ca").is_visible()
    assert page.locator("#loc-bai").is_hidden()
    assert page.url == f"{address}{TIMELINE}"
    assert page.said == []


def test_the_division_of_today_gathers_what_was_written_of_provinces_that_are_no_more(
    open_page, address
):
    page = open_page(TIMELINE)
    page.get_by_label("Tỉnh, thành").select_option("Bắc Giang (đến 30/6/2025)")
    page.get_by_text("1 bài khớp.").wait_for()
    page.get_by_label("hiện nay").check()
    page.get_by_text("2 bài khớp.").wait_for()
    assert page.get_by_label("Tỉnh, thành").input_value() == "bac-ninh"
    assert page.url == f"{address}{TIMELINE}?tinh=bac-ninh&dia-gioi=nay"
    places = [one.inner_text() for one in page.locator("#loc-bai .event .meta").all()]
    assert places == ["Bắc Giang", "Bắc Ninh"]
    page.reload()
    page.get_by_text("2 bài khớp.").wait_for()
    options = page.get_by_label("Tỉnh, thành").locator("option").all_inner_texts()
    assert options[:4] == ["Mọi tỉnh, thành", "Bắc Ninh", "Cao Bằng", "Hà Nội"]
    assert options[4:] == ["Nghệ An", "Thái Nguyên", "Không rõ tỉnh"]
    page.get_by_label("lúc viết").check()
    page.get_by_text("1 bài khớp.").wait_for()
    assert page.url == f"{address}{TIMELINE}?tinh=bac-ninh"
    assert page.said == []


def test_a_province_that_only_the_other_division_has_is_let_go(open_page, address):
    page = open_page(f"{TIMELINE}?tinh=ha-noi&dia-gioi=nay")
    page.get_by_text("1 bài khớp.").wait_for()
    page.get_by_label("lúc viết").check()
    assert page.get_by_label("Tỉnh, thành").input_value() == ""
    assert page.locator("#tat-ca").is_visible()
    assert page.url == f"{address}{TIMELINE}"


def test_the_division_is_chosen_by_the_keyboard_alone(open_page, address):
    page = open_page(TIMELINE)
    page.get_by_label("lúc viết").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.type("Hà N")
    page.get_by_text("1 bài khớp.").wait_for()
    assert page.url == f"{address}{TIMELINE}?tinh=ha-noi&dia-gioi=nay"


def test_the_timeline_by_event_is_filtered_by_its_own_days(open_page, address):
    page = open_page(f"{TIMELINE}su-kien/")
    own = page.locator("#tat-ca li.event").evaluate_all("all => all.map(one => one.innerText)")
    page.get_by_label("hiện nay").check()
    page.get_by_label("Tỉnh, thành").select_option("Bắc Ninh")
    page.get_by_text("2 bài khớp.").wait_for()
    found = page.locator("#loc-bai li.event").evaluate_all("all => all.map(one => one.innerText)")
    assert found == [own[0], own[2]]
    page.get_by_role("button", name="Bỏ lọc").click()
    assert page.url == f"{address}{TIMELINE}su-kien/"
    assert page.locator("#tat-ca").is_visible()
    assert page.said == []


def test_stated_days_alone_leave_out_what_is_inferred_computed_or_about(open_page):
    page = open_page(f"{TIMELINE}?ro=1")
    page.get_by_text("4 bài khớp.").wait_for()
    assert page.get_by_label("Chỉ ngày ghi rõ trong bài").is_checked()
    days = [one.inner_text() for one in page.locator("#loc-bai .event-when").all()]
    assert days == ["3/2007", "2017", "24/7/2024", "3/8/2025"]


def test_the_filter_s_list_looks_as_the_page_s_own(open_page):
    page = open_page(TIMELINE)
    own = page.locator("#tat-ca li.event").evaluate_all("all => all.map(one => one.innerText)")
    links = page.locator("#tat-ca li.event a").evaluate_all("all => all.map(one => one.href)")
    tags = page.locator("#tat-ca li.event").evaluate_all(
        "all => all.map(one => [...one.querySelectorAll('*')].map(e => e.tagName + e.className))"
    )
    page.get_by_label("Tỉnh, thành").select_option("Không rõ tỉnh")
    page.get_by_text("1 bài khớp.").wait_for()
    found = page.locator("#loc-bai li.event")
    for choice in ("Bắc Giang (đến 30/6/2025)", "Hà Tây (đến 31/7/2008)", "Nghệ An"):
        page.get_by_label("Tỉnh, thành").select_option(choice)
        page.wait_for_function("document.querySelectorAll('#loc-bai li.event').length === 1")
        text = found.inner_text()
        assert text in own
        place = own.index(text)
        assert found.locator("a").evaluate("one => one.href") == links[place]
        made = found.evaluate(
            "one => [...one.querySelectorAll('*')].map(e => e.tagName + e.className)"
        )
        assert made == tags[place]


def test_nothing_is_fetched_until_something_is_chosen(open_page):
    page = open_page(TIMELINE)
    page.wait_for_load_state("networkidle")
    assert not [one for one in page.asked if one.endswith("bai.json")]
    page.get_by_label("Chỉ ngày ghi rõ trong bài").check()
    page.get_by_text("4 bài khớp.").wait_for()
    page.get_by_label("Chủ đề").select_option("Sơ kết")
    page.get_by_text("1 bài khớp.").wait_for()
    assert len([one for one in page.asked if one.endswith("bai.json")]) == 1


def test_the_filter_is_worked_by_the_keyboard_alone(open_page, address):
    page = open_page(TIMELINE)
    page.get_by_label("Tỉnh, thành").focus()
    page.keyboard.type("Ngh")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.get_by_text("1 bài khớp.").wait_for()
    assert page.url == f"{address}{TIMELINE}?tinh=nghe-an&ro=1"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url == f"{address}{TIMELINE}"
    assert page.evaluate("document.activeElement.id") == "loc-tinh"


def test_nothing_fits_is_said_with_what_to_do_next(open_page):
    page = open_page(f"{TIMELINE}?tinh=nghe-an&chu-de=duong-lang")
    page.get_by_text("Không có bài nào khớp.").wait_for()
    assert page.locator("#loc-bai").is_hidden()
    assert page.get_by_role("button", name="Bỏ lọc").is_visible()


def test_an_address_with_what_isn_t_there_shows_the_whole(open_page):
    page = open_page(f"{TIMELINE}?tinh=khong-co&chu-de=%3Cscript%3E")
    page.locator("#loc").wait_for()
    assert page.locator("#tat-ca").is_visible()
    assert page.get_by_label("Tỉnh, thành").input_value() == ""


def test_without_its_data_the_list_stays_and_the_reader_is_told(open_page):
    page = open_page(TIMELINE)
    page.route("**/bai.json", lambda route: route.abort())
    page.get_by_label("Tỉnh, thành").select_option("Nghệ An")
    page.get_by_text("Không tải được dữ liệu để lọc.").wait_for()
    assert page.locator("#tat-ca").is_visible()
    page.unroute("**/bai.json")
    page.get_by_label("Tỉnh, thành").select_option("Cao Bằng")
    page.get_by_text("1 bài khớp.").wait_for()


def test_many_are_shown_two_hundred_at_a_time(open_page, crowd):
    page = open_page("/404.html")
    page.goto(f"{crowd}{TIMELINE}?ro=1")
    page.get_by_text("230 bài khớp. Đang hiện 200 bài đầu.").wait_for()
    assert len(titles(page)) == 200
    page.get_by_role("button", name="Xem thêm").click()
    assert len(set(titles(page))) == 230
    assert page.locator(STATUS).inner_text() == "230 bài khớp."
    assert page.evaluate("document.activeElement.innerText") == titles(page)[200]
    assert page.get_by_role("button", name="Xem thêm").is_hidden()


def test_without_scripts_there_is_no_filter_and_the_whole_list(open_page):
    page = open_page(f"{TIMELINE}?tinh=nghe-an", java_script_enabled=False)
    assert page.locator("#loc").is_hidden()
    assert page.locator("#loc-bai").is_hidden()
    assert page.locator("#tat-ca").is_visible()


@pytest.mark.parametrize(
    ("scheme", "viewport"), [("light", DESK), ("dark", PHONE)], ids=["light desk", "dark phone"]
)
def test_axe_finds_no_violation_in_a_filtered_list_and_a_month(
    open_page, axe, crowd, scheme, viewport
):
    page = open_page("/404.html", color_scheme=scheme, viewport=viewport)
    for url in (f"{TIMELINE}?tinh=cao-bang", "/nam/2024/", "/nam/2024/03/"):
        page.goto(crowd + url)
        page.wait_for_load_state("networkidle")
        page.evaluate(axe)
        found = page.evaluate("axe.run().then(made => made.violations.map(one => one.id))")
        assert found == [], url


@pytest.mark.parametrize("width", [320, 360, 768])
def test_drawings_fit_their_page_and_points_stay_round(open_page, crowd, width):
    page = open_page("/404.html", viewport={"width": width, "height": 740})
    for url in (TIMELINE, "/nam/2024/", "/nam/2024/03/"):
        page.goto(crowd + url)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        cut = page.evaluate(
            "[...document.querySelectorAll('.drawing text')].filter(one => "
            "one.checkVisibility()).map(one => [one.getBoundingClientRect(), "
            "one.ownerSVGElement.getBoundingClientRect(), one.textContent]).filter(([a, b]) => "
            "a.left < b.left - 1 || a.right > b.right + 1).map(([, , text]) => text)"
        )
        assert cut == []
        sizes = page.evaluate(
            "[...document.querySelectorAll('.drawing circle')].map(one => "
            "one.getBoundingClientRect()).map(box => [box.width, box.height])"
        )
        assert all(high == wide >= 6 for wide, high in sizes)


def at_home(open_page, address, day):
    page = open_page("/404.html")
    page.clock.set_fixed_time(f"{day}T09:00:00")
    page.goto(f"{address}/")
    page.wait_for_load_state("networkidle")
    return page


def test_home_tells_of_this_day_in_past_years(open_page, address):
    page = at_home(open_page, address, "2026-07-22")
    block = page.locator("#ngay-nay")
    assert block.locator("h2").inner_text() == "Ngày này năm xưa 22/7"
    assert block.locator("li").inner_text().startswith("2024, 2 năm trước (ngày diễn ra)")
    block.get_by_role("link").click()
    assert page.locator("h1").inner_text().startswith("Hội nghị giả định")
    assert page.said == []


@pytest.mark.parametrize("day", ["2026-07-21", "2024-07-22", "2023-07-22", "2026-03-15"])
def test_a_day_without_past_years_shows_nothing(open_page, address, day):
    page = at_home(open_page, address, day)
    assert page.locator("#ngay-nay").is_hidden()
    assert page.said == []


def test_without_scripts_home_has_no_such_block(open_page):
    assert open_page("/", java_script_enabled=False).locator("#ngay-nay").is_hidden()
