"""Every way through a built site without scripts: nothing out of reach, nothing leads nowhere."""

import json
import re
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from lxml import html

from tests.site.making import files

BASE = "https://kho.example.vn/bao/"
APART = {"404.html"}
"""What a host serves by itself."""

CROSSROAD = '//main/div[@class="kin"]'
"""Stands at an address that may mean several and that no page gives: like a former address."""


@pytest.fixture(scope="module")
def pages(built):
    """Every page by its address: its tree, and whether it only leads on."""
    found = {}
    for name, data in files(built).items():
        if name.endswith(".html"):
            tree = html.document_fromstring(data.decode("utf-8"))
            address = BASE + name.removesuffix("index.html")
            found[address] = (tree, bool(tree.xpath('//meta[@http-equiv="refresh"]')))
    return found


def targets(address: str, tree) -> list[str]:
    """Return where a page's links, pictures, styles and scripts lead, whole."""
    values = tree.xpath("//@href | //@src")
    return [urljoin(address, value) for value in values]


def file_of(address: str, root: Path) -> Path:
    path = unquote(urlsplit(address).path).removeprefix("/bao/")
    return root / path / "index.html" if path.endswith("/") or not path else root / path


def test_every_page_is_reached_from_home_by_links_and_plain_forms(pages):
    seen, waiting = {BASE}, [BASE]
    while waiting:
        address = waiting.pop()
        tree, _ = pages[address]
        for link in tree.xpath("//body//a/@href | //body//form/@action"):
            to = urldefrag(urljoin(address, link)).url
            if to in pages and to not in seen:
                seen.add(to)
                waiting.append(to)
    former = {one for one, (tree, on) in pages.items() if on or tree.xpath(CROSSROAD)}
    assert set(pages) - seen == former | {BASE + name for name in APART}


def test_every_link_leads_to_a_file_and_every_fragment_to_an_element(pages, built):
    ids = {address: set(tree.xpath("//@id")) for address, (tree, _) in pages.items()}
    astray = []
    for address, (tree, _) in pages.items():
        for target in targets(address, tree):
            if not target.startswith(BASE):
                assert urlsplit(target).scheme in ("http", "https", "mailto"), (address, target)
                assert urlsplit(target).netloc != "kho.example.vn", (address, target)
                continue
            to, fragment = urldefrag(target)
            file = file_of(to, built)
            if not file.is_file() or (fragment and fragment not in ids[to]):
                astray.append((address, target))
    assert astray == []


def test_a_former_address_leads_to_a_page(pages):
    former = [(one, tree) for one, (tree, leads_on) in pages.items() if leads_on]
    assert former
    for address, tree in former:
        content = tree.xpath('//meta[@http-equiv="refresh"]/@content')[0]
        to = urljoin(address, content.removeprefix("0; url="))
        assert to in pages
        assert not pages[to][1], "leads on to what leads on"


def test_the_addresses_in_data_files_lead_to_pages(pages, built):
    ids = {address: set(tree.xpath("//@id")) for address, (tree, _) in pages.items()}
    found = 0
    for name, data in files(built).items():
        if name.endswith(".json"):
            json.loads(data)
            for url in re.findall(r'"((?:bai|tinh|nam)/[^"]+/(?:#[^"]*)?)"', data.decode("utf-8")):
                to, fragment = urldefrag(BASE + url)
                assert to in pages, (name, url)
                assert not fragment or fragment in ids[to], (name, url)
                found += 1
    assert found


def test_an_id_stands_once_in_a_page(pages):
    for address, (tree, _) in pages.items():
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), address
