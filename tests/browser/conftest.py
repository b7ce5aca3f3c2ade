from functools import partial
from threading import Thread

import pytest
from playwright.sync_api import sync_playwright

from khobao.site.build import build
from khobao.site.preview import server
from khobao.site.writer import PageWriter
from scripts.setup_browser import find_browser
from tests.site.making import FIXTURE, SETTINGS

AXE = SETTINGS.parent / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="session")
def rendered(tmp_path_factory):
    """The fixture's site: its folder, and the template of each page's file."""
    output = tmp_path_factory.mktemp("browser") / "output"
    templates = {}
    write = PageWriter.write_page

    def noting(writer, page, environment):
        templates[page.output] = page.template
        write(writer, page, environment)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PageWriter, "write_page", noting)
        build(SETTINGS, FIXTURE, output)
    return output, templates


@pytest.fixture(scope="session")
def address(rendered):
    """The fixture's site, served; yields its address."""
    output, _ = rendered
    serving = server(output, 0)
    thread = Thread(target=partial(serving.serve_forever, poll_interval=0.05), daemon=True)
    thread.start()
    yield f"http://localhost:{serving.server_port}"
    serving.shutdown()
    serving.server_close()
    thread.join()


@pytest.fixture(scope="session")
def chromium():
    path = find_browser()
    if path is None:
        pytest.skip("no browser: scripts/setup_browser.py says how to get one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, address):
    """Open a page of the site; it collects what the console says and what it asks for."""
    contexts = []

    def open_at(url, **options):
        context = chromium.new_context(locale="vi-VN", **options)
        contexts.append(context)
        page = context.new_page()
        page.said, page.asked = [], []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(address + url)
        return page

    yield open_at
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def axe():
    if not AXE.is_file():
        pytest.skip("no axe-core: run make setup")
    return AXE.read_text(encoding="utf-8")
