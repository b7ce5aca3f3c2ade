"""How a browser's own field may ask the archive."""

from xml.etree import ElementTree

from bs4 import BeautifulSoup

from khobao.site.build import build
from khobao.site.pages.frame import OPENSEARCH
from khobao.site.pages.search import SHORT
from tests.site.making import SETTINGS, article, content

NAMESPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_a_site_with_an_address_describes_its_search(built):
    root = ElementTree.parse(built / OPENSEARCH).getroot()
    assert root.tag == f"{NAMESPACE}OpenSearchDescription"
    assert root.findtext(f"{NAMESPACE}ShortName") == "Kho Báo"
    assert root.findtext(f"{NAMESPACE}Description") == "Tìm bài báo trong Kho Báo"
    assert root.find(f"{NAMESPACE}Url").attrib == {
        "type": "text/html",
        "template": "https://kho.example.vn/bao/tim-kiem/?q={searchTerms}",
    }
    image = root.findtext(f"{NAMESPACE}Image").removeprefix("https://kho.example.vn/bao/")
    assert (built / image).is_file()


def test_every_page_names_the_description(built):
    for path in built.rglob("*.html"):
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        link = page.find("link", rel="search")
        if page.find("meta", attrs={"http-equiv": "refresh"}):
            continue
        assert link["type"] == "application/opensearchdescription+xml", path
        assert link["title"] == "Kho Báo"


def test_a_long_name_with_signs_of_xml_is_cut_and_escaped(tmp_path):
    settings = tmp_path / "pelicanconf.py"
    own = SETTINGS.read_text("utf-8").replace("Path(__file__)", f"Path({str(SETTINGS)!r})")
    settings.write_text(own.replace('"Kho Báo"', '"Kho <Báo> & tạp chí tỉnh"'), "utf-8")
    settings.write_text(
        settings.read_text("utf-8").replace('THEME = "theme"', 'THEME = str(ROOT / "theme")'),
        "utf-8",
    )
    folder = content(tmp_path / "c", article())
    build(settings, folder, tmp_path / "o", siteurl="https://kho.example.vn")
    root = ElementTree.parse(tmp_path / "o" / OPENSEARCH).getroot()
    name = root.findtext(f"{NAMESPACE}ShortName")
    assert (name, len(name) <= SHORT) == ("Kho <Báo> & tạp…", True)


def test_without_an_address_of_its_own_a_site_has_no_description(tmp_path):
    build(SETTINGS, content(tmp_path / "c", article()), tmp_path / "o")
    assert not (tmp_path / "o" / OPENSEARCH).exists()
    assert 'rel="search"' not in (tmp_path / "o" / "index.html").read_text("utf-8")
