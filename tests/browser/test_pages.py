"""Each type of page in a real browser."""

import pytest

PAGES = {
    "home": "/",
    "article": "/bai/1d72dd81c45b-hoi-nghi-so-ket-gia-dinh/",
    "summary": "/bai/a420e3217523-thang-dan-van-gia-dinh/",
    "range": "/bai/9b67f988c967-khen-thuong-gia-dinh/",
    "withdrawn": "/bai/940bb39e1c66-bai-da-rut/",
    "provinces": "/tinh/",
    "province": "/tinh/bac-ninh/",
    "former province": "/tinh/bac-giang/",
    "tags": "/chu-de/",
    "tag": "/chu-de/dan-van-kheo/",
    "years": "/nam/",
    "year": "/nam/2017/",
    "timeline": "/dong-thoi-gian/",
    "events": "/dong-thoi-gian/su-kien/",
    "series": "/chu-de/thang-dan-van/",
    "own page": "/gioi-thieu/",
    "people": "/nguoi/",
    "person": "/nguoi/do-thi-hoa-mau/",
    "namesakes": "/nguoi/nguyen-thi-thu/",
    "documents": "/van-ban/",
    "document": "/van-ban/chi-thi-05-bo-chinh-tri/",
    "sources": "/nguon/",
    "source": "/nguon/vidu-example-vn/",
    "withdrawn list": "/da-rut/",
    "figures": "/so-lieu/",
    "figures of a province": "/so-lieu/tinh/nghe-an/",
    "comparisons": "/so-lieu/so-sanh/",
    "comparison": "/so-lieu/so-sanh/ty-le-phan-tram-ho-ngheo/",
    "coverage": "/do-phu/",
    "search": "/tim-kiem/",
    "found": "/tim-kiem/?q=thon",
    "nowhere": "/404.html",
}
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}

TARGETS = "a:not(.skip, .text a, .passage a, .sic, .map a), main button, summary"
"""All but the links in running text, which WCAG leaves out (2.5.8, Inline), and a map's, which
stand in the list beside it as well (2.5.8, Equivalent)."""

every_page = pytest.mark.parametrize("url", PAGES.values(), ids=PAGES.keys())


def test_every_type_of_page_is_tried(rendered):
    _, templates = rendered
    paths = [url.partition("?")[0][1:] for url in PAGES.values()]
    files = [path if path.endswith(".html") else f"{path}index.html" for path in paths]
    tried = {templates[file] for file in files}
    assert set(templates.values()) - tried == {"redirect.html"}  # goes on before anyone sees it


@every_page
def test_a_page_says_nothing_in_the_console_and_asks_no_other_host(open_page, address, url):
    page = open_page(url)
    page.wait_for_load_state("networkidle")
    assert page.said == []
    assert {asked for asked in page.asked if not asked.startswith(f"{address}/")} == set()


@every_page
def test_a_page_never_scrolls_sideways(open_page, url):
    page = open_page(url)
    for width in (320, 360, 768):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") == width


@every_page
@pytest.mark.parametrize(
    ("scheme", "viewport"), [("light", DESK), ("dark", PHONE)], ids=["light desk", "dark phone"]
)
def test_axe_finds_no_violation(open_page, axe, url, scheme, viewport):
    page = open_page(url, color_scheme=scheme, viewport=viewport)
    page.evaluate(axe)
    found = page.evaluate(
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', "
        "'best-practice']})"
    )
    assert [
        (one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found["violations"]
    ] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_paper_as_wcag_aaa_asks(open_page, axe, scheme):
    page = open_page(PAGES["article"], color_scheme=scheme)
    page.evaluate(axe)
    found = page.evaluate(
        "axe.run({runOnly: ['color-contrast-enhanced'],"
        " rules: {'color-contrast-enhanced': {enabled: true}}})"
    )
    assert [node["html"][:120] for one in found["violations"] for node in one["nodes"]] == []


@every_page
def test_a_page_reads_the_same_with_scripts_off(open_page, url):
    on, off = open_page(url), open_page(url, java_script_enabled=False)
    on.wait_for_load_state("networkidle")
    assert off.locator("[data-scripted]:visible").count() == 0
    on.evaluate("document.querySelectorAll('[data-scripted]').forEach(one => one.remove())")
    for page in (on, off):  # what only a script can know, or do, is marked as its own
        page.evaluate("document.querySelectorAll('.by-script').forEach(one => one.remove())")
    assert off.locator("main").inner_text() == on.locator("main").inner_text()


@every_page
def test_targets_are_large_enough_for_a_finger(open_page, url):
    page = open_page(url, viewport=PHONE, has_touch=True, is_mobile=True)
    small = page.evaluate(
        "targets => [...document.querySelectorAll(targets)].filter(a => a.checkVisibility())"
        ".map(a => [a.getBoundingClientRect(), a.outerHTML])"
        ".filter(([box]) => Math.min(box.width, box.height) < 43.5).map(([box, html]) => html)",
        TARGETS,
    )
    assert small == []


@pytest.mark.parametrize("url", [PAGES["home"], PAGES["tag"], PAGES["article"]])
def test_no_sign_between_facts_is_left_at_the_end_of_a_line(open_page, url):
    page = open_page(url, viewport={"width": 320, "height": 740})
    left = page.evaluate(
        """() => [...document.querySelectorAll('.row-of-facts > span, .headline .meta > span')]
            .filter(one => ['::after', '::before'].some(which => {
                const sign = getComputedStyle(one, which);
                return sign.content.includes('·') && sign.position !== 'absolute';
            })).map(one => one.textContent)"""
    )
    assert left == []


def test_hatches_and_bands_are_drawn(open_page):
    page = open_page(PAGES["timeline"])
    hatched, solid = page.evaluate(
        """['[stroke]', ':not([stroke], .bare)'].map(which =>
            getComputedStyle(document.querySelector(`.drawing line.span${which}`)).stroke)"""
    )
    assert hatched.startswith("url(")
    assert solid.startswith("rgb")


def test_one_can_go_from_home_to_an_article_and_back_by_its_province(open_page, address):
    page = open_page("/")
    page.get_by_role("link", name="Hội nghị giả định: sơ kết").first.click()
    assert page.locator("h1").inner_text().startswith("Hội nghị giả định")
    page.get_by_role("link", name="Tỉnh Nghệ An").first.click()
    assert page.url == f"{address}/tinh/nghe-an/"
    page.get_by_role("link", name="Kho Báo").click()
    assert page.url == f"{address}/"


def test_the_keyboard_reaches_the_skip_link_first_and_the_text_by_it(open_page):
    page = open_page(PAGES["article"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"


def test_a_figure_leads_to_its_paragraph(open_page):
    page = open_page(PAGES["article"])
    page.get_by_role("link", name="đoạn 3", exact=True).click()
    assert page.url.endswith("#doan-3")
    assert page.locator(":target").inner_text().startswith("Theo lĩnh vực")


def test_a_figure_leads_to_its_words_and_back(open_page):
    page = open_page(PAGES["article"])
    page.locator("#so-c4 .value a").first.click()
    assert page.locator(":target").inner_text() == "1.212 mô hình kinh tế"
    page.locator(":target").click()
    assert page.url.endswith("#so-c4")


def test_a_paragraph_s_link_is_copied_and_said_so(open_page, address):
    page = open_page(PAGES["article"], permissions=["clipboard-read", "clipboard-write"])
    link = page.get_by_role("link", name="Chép liên kết đến đoạn 3")
    link.click()
    whole = f"{address}{PAGES['article']}#doan-3"
    assert page.evaluate("navigator.clipboard.readText()") == whole
    assert page.url == whole
    assert page.get_by_role("status").inner_text() == "Đã chép liên kết."


def test_the_keyboard_copies_the_citation_with_the_day_and_the_address(open_page, address):
    page = open_page(PAGES["article"], permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Chép lời trích dẫn").press("Enter")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("T.SỸ. “Hội nghị giả định: sơ kết")
    assert f"mã bài 1d72dd81c45b, <{address}{PAGES['article']}>, truy cập ngày " in copied
    day = page.evaluate("(d => `${d.getDate()}/${d.getMonth() + 1}/${d.getFullYear()}`)(new Date)")
    assert f"truy cập ngày {day}. SHA-256" in copied
    assert page.get_by_role("status").inner_text() == "Đã chép lời trích dẫn."


def test_a_browser_that_refuses_to_copy_is_told_of(open_page):
    page = open_page(PAGES["article"])
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    page.get_by_role("button", name="Chép lời trích dẫn").click()
    assert "không cho chép" in page.get_by_role("status").inner_text()


def test_a_paragraph_s_link_shows_for_the_keyboard_and_for_a_finger(open_page):
    page = open_page(PAGES["article"])
    link = page.locator("#doan-3 > .anchor")
    assert link.evaluate("one => getComputedStyle(one).opacity") == "0"
    page.locator("#doan-3 .fig").last.focus()
    page.keyboard.press("Tab")
    assert link.evaluate("one => one === document.activeElement")
    assert link.evaluate("one => getComputedStyle(one).opacity") == "1"
    phone = open_page(PAGES["article"], viewport=PHONE, has_touch=True, is_mobile=True)
    link = phone.locator("#doan-3 > .anchor")
    assert link.evaluate("one => getComputedStyle(one).opacity") == "1"
    assert link.evaluate("one => one.getBoundingClientRect().height") >= 43.5


def test_without_scripts_a_paragraph_s_link_is_a_link_and_nothing_offers_to_copy(open_page):
    page = open_page(PAGES["article"], java_script_enabled=False)
    page.get_by_role("link", name="Liên kết đến đoạn 3").click()
    assert page.url.endswith("#doan-3")
    assert page.locator("main").get_by_role("button").count() == 0
    assert "truy cập ngày" not in page.locator(".reference").inner_text()


def test_a_slip_is_told_without_a_mouse(open_page):
    page = open_page(PAGES["article"])
    slip = page.locator(".sic")
    mark = slip.evaluate("one => getComputedStyle(one, '::after').content")
    assert "[nguyên văn]" in mark
    slip.press("Enter")
    assert page.locator(":target").inner_text().startswith("Nguyên văn ghi “thành kinh”")


def test_a_former_address_goes_on_to_the_present_one(open_page, address):
    page = open_page("/bai/1d72dd81c45b-hoi-nghi-cu/")
    page.wait_for_url(f"{address}{PAGES['article']}")
    assert page.said == []


def test_an_address_that_leads_nowhere_gets_the_404_page(open_page):
    page = open_page("/khong/co/trang-nay/")
    assert page.locator("h1").inner_text() == "Không có trang này"
    page.get_by_role("navigation", name="Các phần của kho").get_by_text("Chủ đề").click()
    assert page.locator("h1").inner_text() == "Chủ đề"


def test_the_typeface_is_the_site_s_own(open_page):
    page = open_page("/")
    loaded = page.evaluate(
        "document.fonts.ready.then(fonts => [...fonts]"
        ".filter(f => f.status === 'loaded' && f.family === 'Literata').length)"
    )
    assert loaded == 4


def test_in_print_there_is_no_navigation(open_page):
    page = open_page(PAGES["article"])
    page.emulate_media(media="print")
    assert not page.locator(".masthead nav").is_visible()
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == "rgb(255, 255, 255)"
    assert page.locator("#doan-2").is_visible()
    assert page.locator(".reference").is_visible()
    assert not page.get_by_role("button", name="Chép lời trích dẫn").is_visible()


def test_print_is_black_on_white_in_the_dark_too(open_page):
    page = open_page(PAGES["article"], color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    seal = "getComputedStyle(document.querySelector('.seal{}')).{}"
    assert page.evaluate(seal.format("", "fill")) == "rgb(0, 0, 0)"
    assert page.evaluate(seal.format(" path", "stroke")) == "rgb(255, 255, 255)"
    ink = page.evaluate("getComputedStyle(document.querySelector('.text')).color")
    assert ink == "rgb(0, 0, 0)"


def test_a_printed_map_is_the_darker_the_more_a_province_has(open_page):
    page = open_page(PAGES["provinces"], color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    fills = [
        page.locator(f".shade-{shade}").first.evaluate("one => getComputedStyle(one).fill")
        for shade in (1, 2)
    ]
    assert fills == ["rgb(236, 217, 198)", "rgb(220, 181, 149)"]


def test_figures_are_printed_as_a_table(open_page):
    page = open_page(PAGES["figures"])
    page.set_viewport_size({"width": 700, "height": 900})
    page.emulate_media(media="print")
    shown = "getComputedStyle(document.querySelector('.figure-table tbody tr')).display"
    assert page.evaluate(shown) == "table-row"


def test_what_is_folded_is_printed(open_page):
    page = open_page(PAGES["range"])
    page.evaluate(
        "document.querySelector('.facts').insertAdjacentHTML('beforeend',"
        " '<details class=fold><summary>x</summary><p id=inside>y</p></details>')"
    )
    page.emulate_media(media="print")
    assert page.locator("#inside").evaluate("one => one.checkVisibility()")
