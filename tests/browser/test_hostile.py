"""What someone might write into a record, built and opened: it stays text, wherever it stands."""

import json
import re
import urllib.parse
from contextlib import ExitStack

import pytest

from khobao.site.build import build
from tests.browser.serving import served
from tests.site import hostile
from tests.site.making import FIXTURE, SETTINGS, files, identity

SKELETON = """
(root) => {
  const name = (one) => one.localName + [...one.classList].sort().map((c) => `.${c}`).join("")
    + (one.attributes.length ? `[${one.getAttributeNames().sort()}]` : "");
  const found = [];
  const walk = (one, path) => {
    const here = `${path}>${name(one)}`;
    found.push(here);
    for (const child of one.children) walk(child, here);
  };
  walk(root, "");
  return found;
}
"""
"""Every element as its path from the root, with the names of its classes and attributes."""

PARSED = f"""
async (urls) => {{
  const skeleton = {SKELETON};
  const here = location.origin;
  const kinds = {{}}, links = {{}}, articles = {{}};
  for (const url of urls) {{
    const html = await (await fetch(url)).text();
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const path of skeleton(page.documentElement)) kinds[path] ??= url;
    for (const one of page.querySelectorAll("[href], [src]")) {{
      const to = new URL(one.getAttribute("href") ?? one.getAttribute("src"), here + url);
      links[to.protocol === "mailto:" ? to.protocol : to.origin] ??= url;
    }}
    if (url.startsWith("/bai/")) {{
      const parts = [".headline", ".stack", ".facts", ".citation"];
      articles[url] = parts.map((part) => page.querySelector(`main ${{part}}`))
        .map((part) => part && skeleton(part).join("\\n"));
    }}
  }}
  return {{ kinds, links, articles }};
}}
"""
"""Read pages with the browser's own parser: elements, where they lead, the parts of articles."""

NO_TABLES = (
    ">html[lang]>body>main[id,tabindex]>section.subjects[aria-labelledby,class]>p.empty[class]"
)
"""Said of figures that look alike and can't be compared; harmless ones can."""

SCRIPTED = {
    "/dong-thoi-gian/?tinh=nghe-an": ("#loc-bai .event", {"timeline"}),
    "/so-lieu/?sap=-number": ("#bang-so:has([aria-sort]) tbody tr", {"figure-table"}),
    "/": ("#ngay-nay li", {"this-day"}),
    "/tim-kiem/?q=b%C3%A0i": ("#tim-bai ol > li", {"search", "find"}),
}
"""Pages whose scripts show what a data file holds: what to wait for, and the theme's scripts."""

QUERIES = [
    "/dong-thoi-gian/?tinh={}&chu-de={}&ro={}",
    "/dong-thoi-gian/su-kien/?tinh={}",
    "/so-lieu/?chu={}&don-vi={}&loai={}&dich={}&nam={}&sap={}",
    "/so-lieu/?sap=-{}#{}",
    "/tim-kiem/?q={}&tinh={}&nam={}",
    "/?q={}#{}",
]


PAYLOADS = hostile.PAYLOADS


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """Three archives, each with its folder and address.

    Two have one shape, with payloads in one and harmless words in the other; the fixture's has
    pages that only an archive of many kinds of articles has.
    """
    root = tmp_path_factory.mktemp("hostile")
    made = {}
    folders = {
        "hostile": hostile.archive(root / "hostile" / "content", hostile=True),
        "harmless": hostile.archive(root / "harmless" / "content", hostile=False),
        "usual": FIXTURE,
    }
    with ExitStack() as stack:
        for name, folder in folders.items():
            output = root / name / "output"
            build(SETTINGS, folder, output)
            made[name] = (output, stack.enter_context(served(output)))
        yield made


@pytest.fixture
def visit(chromium, sites):
    """Open a tab for one of the sites, on 24 July 2026; it notes what happens there."""
    contexts = []

    def tab(name):
        context = chromium.new_context(locale="vi-VN")
        contexts.append(context)
        page = context.new_page()
        page.clock.set_fixed_time("2026-07-24T09:00:00")
        page.said, page.asked = [], []
        page.on("console", lambda message: page.said.append((page.url, message.text)))
        page.on("pageerror", lambda error: page.said.append((page.url, str(error))))
        page.on("dialog", lambda box: (page.said.append((page.url, box.message)), box.dismiss()))
        page.on("request", lambda request: page.asked.append(request.url))
        page.at = sites[name][1]
        return page

    yield tab
    for context in contexts:
        context.close()


def addresses(output):
    """Return the address of every page that stays where it is opened."""
    for path, data in files(output).items():
        if path.endswith(".html") and b'http-equiv="refresh"' not in data:
            yield "/" + path.removesuffix("index.html")


def nothing_ran(page):
    foreign = [one for one in page.asked if not one.startswith(f"{page.at}/")]
    assert (page.said, foreign, page.evaluate("window.__hit ?? null")) == ([], [], None)


@pytest.fixture(scope="module")
def parsed(chromium, sites):
    """Every page of both sites, as the browser's parser reads it."""
    found = {}
    for name, (output, address) in sites.items():
        context = chromium.new_context()
        page = context.new_page()
        page.goto(f"{address}/404.html")
        found[name] = page.evaluate(PARSED, list(addresses(output)))
        context.close()
    return found


def test_no_payload_makes_an_element_or_an_attribute_anywhere(parsed):
    in_text = re.compile(r">(div|section)\.(abstract\.)?text(\[[^]]*\])?>(?P<element>.*)")
    allowed = re.compile(
        r"(?:(?:a(?:\.anchor)?\[[a-z,-]*\]|p(?:\[id\])?|blockquote|br|code|em|h[2-6]|hr|li|ol"
        r"|pre|strong|table|tbody|td|th|thead|tr|ul)(?:>|$))+"
    )
    harmless = parsed["harmless"]["kinds"] | parsed["usual"]["kinds"]
    harmless[NO_TABLES] = "/so-lieu/so-sanh/"
    new = {
        path: url
        for path, url in parsed["hostile"]["kinds"].items()
        if path not in harmless
        and not ((text := in_text.search(path)) and allowed.fullmatch(text["element"]))
    }
    assert new == {}, "\n".join(new)


def test_no_payload_leads_elsewhere_than_to_the_web(parsed, sites):
    elsewhere = {to: url for to, url in parsed["hostile"]["links"].items() if to != "mailto:"}
    assert set(elsewhere) - {sites["hostile"][1], "https://vidu.example.vn"} == set()


def test_an_article_has_the_elements_of_its_harmless_twin(parsed):
    pages = [parsed[name]["articles"] for name in ("hostile", "harmless")]
    ours = [f"/bai/{identity(number)}-bai-{number}/" for number in range(1, 1 + len(PAYLOADS))]
    changed = [url for url in ours if pages[0][url] != pages[1][url]]
    assert changed == []


def test_nothing_runs_on_any_article_and_its_title_is_shown_as_it_is(visit):
    page = visit("hostile")
    for number, text in enumerate(PAYLOADS.values(), start=1):
        page.goto(f"{page.at}/bai/{identity(number)}-bai-{number}/", wait_until="load")
        assert page.locator("h1").text_content() == hostile.title(number, text)
        nothing_ran(page)


def test_nothing_runs_in_any_text(visit):
    page = visit("hostile")
    for number in range(500, 500 + len(hostile.TEXTS)):
        page.goto(f"{page.at}/bai/{identity(number)}-bai-{number}/", wait_until="load")
        nothing_ran(page)


def test_nothing_runs_on_any_list(visit, sites):
    page = visit("hostile")
    lists = [one for one in addresses(sites["hostile"][0]) if one.count("/") < 3]
    assert len(lists) > 12
    for url in lists:
        page.goto(page.at + url, wait_until="load")
        nothing_ran(page)


@pytest.mark.parametrize("url", SCRIPTED, ids=SCRIPTED)
def test_what_a_script_shows_of_the_data_has_the_elements_of_its_harmless_twin(visit, url):
    wanted, _ = SCRIPTED[url]
    shown = []
    for name in ("hostile", "harmless"):
        page = visit(name)
        page.goto(page.at + url)
        page.locator(wanted).first.wait_for()
        nothing_ran(page)
        skeleton = page.evaluate(f"{SKELETON.strip()}", page.locator("main").element_handle())
        shown.append((set(skeleton), page.locator(wanted).count()))
        texts = page.locator(f"{wanted} a").evaluate_all("all => all.map(one => one.textContent)")
        known = {hostile.title(*one) for one in enumerate(PAYLOADS.values(), start=1)}
        if name == "hostile":
            assert len(set(texts) & known) >= 20 or url == "/"
            assert {one for one in texts if one.startswith("Bài ")} <= known
    assert shown[0] == shown[1]


def test_every_script_that_shows_data_is_tried(sites):
    output, _ = sites["hostile"]
    asked = set(
        re.findall(
            r'src="[./]*theme/js/([a-z-]+)\.js"',
            "".join(
                data.decode() for path, data in files(output).items() if path.endswith(".html")
            ),
        )
    )
    assert asked == {"article"}.union(*(scripts for _, scripts in SCRIPTED.values()))


@pytest.mark.parametrize("url", QUERIES)
def test_nothing_runs_from_an_address(visit, url):
    page = visit("hostile")
    for text in (*list(PAYLOADS.values())[:60:6], "__proto__", "constructor", "a\u202eb"):
        address = page.at + re.sub(r"\{\}", lambda _, text=text: _encoded(page, text), url)
        page.goto("about:blank")
        page.goto(address)
        page.evaluate("new Promise((done) => setTimeout(done, 50))")  # for what is fetched
        page.said = [(at, said) for at, said in page.said if "404" not in said]
        nothing_ran(page)


def _encoded(page, text):
    return urllib.parse.quote(text, safe="")


def test_every_file_of_the_output_has_a_plain_name(sites):
    output, _ = sites["hostile"]
    names = set(files(output))
    plain = re.compile(
        r"(?:[a-z0-9-]+/)*(?:[a-z0-9-]+\.(?:bin|html|json|txt|css|js|svg|woff2|png)|_headers|\.khobao)"
    )
    assert [name for name in names if not plain.fullmatch(name)] == []


def test_data_files_are_whole(sites):
    output, _ = sites["hostile"]
    titles = set(json.loads((output / "dong-thoi-gian" / "bai.json").read_bytes())["title"])
    assert {hostile.title(*one) for one in enumerate(PAYLOADS.values(), start=1)} <= titles
