"""`make serve` with pages open in a browser."""

import os
import re
import signal
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.site.making import SETTINGS, article, content, files, identity

SCRIPT = SETTINGS.parent / "scripts" / "serve.py"
ADDRESS = f"/bai/{identity(1)}-bai-1/"
LONG = "\n\n".join(f"Đoạn {number}." for number in range(120))
PATIENCE = 60_000
"""Milliseconds: a machine may be busy."""

TABS = 7
"""More than the connections that a browser opens to one host."""


class Serving:
    def __init__(self, folder):
        self.root = content(folder / "c", article(title="Nhan đề một", body=LONG), article(2))
        self.output = folder / "o"
        command = [sys.executable, SCRIPT, "--port", "0"]
        self.process = subprocess.Popen(
            [*command, "--content", self.root, "--output", self.output],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        self.process.stdout.readline()
        self.address = self.process.stdout.readline().split()[2]

    def edit(self, **fields):
        """Save the first article as editors' programs do: whole, under another name first."""
        name, text = article(**{"body": LONG, **fields})
        aside = self.root / f"{name}~"
        aside.write_text(text, encoding="utf-8")
        aside.rename(self.root / name)

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        _, errors = self.process.communicate(timeout=60)
        return self.process.returncode, errors


@pytest.fixture
def serving(tmp_path):
    serving = Serving(tmp_path)
    yield serving
    if serving.process.poll() is None:
        serving.stop()


@pytest.fixture
def context(chromium):
    context = chromium.new_context(locale="vi-VN", viewport={"width": 800, "height": 600})
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


def opened(context, serving, path=ADDRESS):
    page = context.new_page()
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.goto(serving.address + path)
    return page


def heading(page):
    return expect(page.locator("h1"))


def bar(page):
    return page.locator(".khobao-preview")


def test_a_page_shows_an_edit_then_an_error_and_then_that_it_is_mended(context, serving):
    page = opened(context, serving)
    heading(page).to_have_text("Nhan đề một")
    assert bar(page).count() == 0
    page.evaluate("scrollTo(0, 900)")

    serving.edit(title="Nhan đề hai")
    heading(page).to_have_text("Nhan đề hai", timeout=PATIENCE)
    page.wait_for_function("scrollY === 900")

    serving.edit(title="Nhan đề ba", date='"<img src=x onerror=document.title=1>"')
    expect(bar(page)).to_be_visible(timeout=PATIENCE)
    expect(bar(page)).to_contain_text("bai-1.md:4:")
    expect(bar(page)).to_contain_text("<img src=x")
    expect(bar(page)).to_contain_text("trang đang có được giữ nguyên")
    expect(bar(page).locator("img")).to_have_count(0)
    expect(bar(page)).to_have_css("position", "fixed")
    heading(page).to_have_text("Nhan đề hai")

    other = opened(context, serving, "/")
    expect(bar(other)).to_contain_text("bai-1.md:4:", timeout=PATIENCE)

    serving.edit(title="Nhan đề bốn")
    heading(page).to_have_text("Nhan đề bốn", timeout=PATIENCE)
    expect(bar(page)).to_have_count(0)
    expect(other.locator("body")).to_contain_text("Nhan đề bốn", timeout=PATIENCE)
    expect(bar(other)).to_have_count(0)
    assert page.said == other.said == []
    assert not [name for name, data in files(serving.output).items() if b"__khobao" in data]


def test_all_tabs_open_again_also_when_the_first_is_closed(context, serving):
    pages = [opened(context, serving) for _ in range(TABS)]
    for number in range(3):
        serving.edit(title=f"Lần {number}")
        for page in pages:
            heading(page).to_have_text(f"Lần {number}", timeout=PATIENCE)
        pages.pop(0).close()
    code, errors = serving.stop()
    assert (code, errors) == (0, "")


def test_a_page_follows_its_article_to_another_address(context, serving):
    page = opened(context, serving)
    (serving.root / "articles/nghe-an/2024/bai-1.md").rename(
        serving.root / "articles/nghe-an/2024/ten-moi.md"
    )
    page.wait_for_url(re.compile(f"/bai/{identity(1)}-ten-moi/$"))
    heading(page).to_have_text("Nhan đề một")


def test_a_page_that_is_not_there_yet_opens_when_it_is(context, serving):
    page = opened(context, serving, f"/bai/{identity(3)}-bai-3/")
    heading(page).to_contain_text("Không")
    content(serving.root, article(3, title="Bài mới"))
    heading(page).to_have_text("Bài mới", timeout=PATIENCE)
