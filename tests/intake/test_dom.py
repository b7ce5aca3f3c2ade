"""Elements by selectors: asked for only where the page has what a selector names."""

import pytest
from lxml import html

from khobao.intake import dom

PAGE = html.document_fromstring(
    '<div id="main" class="box  Sapo"><p class="lead">Một</p><time>Hai</time></div>'
)
SELECTORS = (".sapo", ".Sapo", "p.lead", "h1.lead", "#main", "#lead", "time", "[class*=box]")


def test_selectors_of_what_the_page_lacks_are_left_out():
    kept = [css for css in SELECTORS if css not in (".sapo", "#main-box")]
    assert list(dom.likely(PAGE, [*SELECTORS, "#main-box"])) == kept


@pytest.mark.parametrize("css", SELECTORS)
def test_no_selector_that_finds_something_is_left_out(css):
    assert list(dom.select(PAGE, [css])) == dom.found(PAGE, css)


def test_elements_come_in_the_order_of_their_selectors():
    found = dom.select(PAGE, ["time", ".none", ".lead"])
    assert [dom.text(element) for element in found] == ["Hai", "Một"]
