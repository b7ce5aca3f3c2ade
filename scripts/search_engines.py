"""Kho Báo's search and Pagefind's in a browser, as one: open, `find`, `show`."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from khobao.search.cards import read

INDEX = "tim-kiem/chi-muc"
ARTICLES = "bai"

OURS = """async () => {
  const { open } = await import("/theme/js/search/engine.js");
  const { reader } = await import("/theme/js/search/files.js");
  const files = reader(new URL("/tim-kiem/chi-muc/", location.href));
  globalThis.engine = await open(files);
  globalThis.find = async (query, loose) => {
    const started = performance.now();
    const answer = await globalThis.engine.search(query, { loose });
    const milliseconds = performance.now() - started;
    globalThis.answer = answer;
    return { ids: [...answer.documents], milliseconds, notes: answer.notes.map((one) => one.kind) };
  };
  globalThis.show = async (many) => {
    const { answer, engine } = globalThis;
    const cards = await engine.cards([...answer.documents].slice(0, many));
    for (const card of cards) engine.snippet(card, answer);
    return cards.length;
  };
}"""

THEIRS = """async () => {
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  globalThis.find = async (query) => {
    const started = performance.now();
    const answer = await pagefind.search(query);
    const milliseconds = performance.now() - started;
    globalThis.answer = answer;
    return { ids: answer.results.map((one) => one.id), milliseconds, notes: [] };
  };
  globalThis.show = async (many) => {
    const shown = await Promise.all(
      globalThis.answer.results.slice(0, many).map((one) => one.data()));
    return shown.length;
  };
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """A search that can be asked in a browser; `articles` tells the article of each of its ids."""

    name: str
    opening: str
    folder: Path
    code: tuple[str, ...]
    articles: Mapping[Any, str]


def ours(output: Path) -> Engine:
    """Return Kho Báo's search in a built site."""
    folder = output / INDEX
    cards = sorted((folder / ARTICLES).glob("*.txt"), key=lambda path: int(path.stem))
    ids = [card["id"] for path in cards for card in read(path.read_bytes())]
    return Engine(
        name="Kho Báo",
        opening=OURS,
        folder=folder,
        code=(".js",),
        articles=dict(enumerate(ids)),
    )


def theirs(site: Path) -> Engine:
    """Return Pagefind's search in the folder it was given."""
    folder = site / "pagefind"
    articles = {}
    for path in folder.glob("fragment/*.pf_fragment"):
        text = gzip.decompress(path.read_bytes())
        told = json.loads(text[text.index(b"{") :])
        articles[path.stem] = article_of(told["url"])
    return Engine(
        name="Pagefind",
        opening=THEIRS,
        folder=folder,
        code=(".js", ".pagefind"),
        articles=articles,
    )


def article_of(url: str) -> str:
    """Return the article that a page is of: /bai/0123456789ab-ten-bai/."""
    return url.strip("/").split("/")[1].partition("-")[0]


@contextmanager
def opened(browser: Browser, address: str, engine: Engine) -> Iterator[Page]:
    """Open a search in a browser that has nothing of it yet."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(300_000)
    page.goto(f"{address}/")
    page.evaluate(engine.opening)
    yield page
    context.close()
