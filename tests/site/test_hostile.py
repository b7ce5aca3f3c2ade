"""What someone might write into a record to get out of it."""

import pytest
from bs4 import BeautifulSoup

from khobao.site.build import build
from tests.site.making import SETTINGS, article, content, files, foreign_scripts, page

PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "closing": "</title></h1><script>alert(1)</script>",
    "attribute": '" onmouseover="alert(1)" x="',
    "single": "' onfocus='alert(1)' autofocus='",
    "image": "<img src=x onerror=alert(1)>",
    "svg": "<svg/onload=alert(1)>",
    "template": "{{ 7*7 }}{% raw %}",
    "format": "{0.__class__} {words} %s",
    "entity": "&lt;script&gt;alert(1)&lt;/script&gt;",
    "comment": "--><script>alert(1)</script><!--",
}


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS.keys())
def test_a_payload_in_every_field_stays_text(tmp_path, payload):
    quoted = "'" + payload.replace("'", "''") + "'"
    made = article(
        title=f"'Bài {quoted[1:]}",
        date_evidence=f"[{quoted}]",
        source=f"{{name: {quoted}}}",
        byline=quoted,
        lead=quoted,
        captions=f"[{quoted}]",
        counts=f"[{{id: c1, value: 7, unit: {quoted}, what: {quoted}, quote: 7 xã}}]",
        people=f"[{{name: {quoted}, office: {quoted}}}]",
        documents=f"[{{type: {quoted}, number: {quoted}, issuer: {quoted}}}]",
        places=f"[{{name: {quoted}, level: xã, in: {quoted}}}]",
        tags=f"['Nhãn {quoted[1:]}]",
        sic=f"[{{found: {quoted}, read: {quoted}}}]",
        body=f"{payload}\n\nCó 7 xã.",
    )
    tags = ("tags.yaml", f"- {{label: 'Nhãn {quoted[1:]}}}\n")
    about = ("pages/khac.md", f"---\ntitle: 'Trang {quoted[1:]}\n---\n\n{payload}\n")
    build(SETTINGS, content(tmp_path / "c", tags, about, made), tmp_path / "o")
    for name, data in files(tmp_path / "o").items():
        if not name.endswith(".html"):
            continue
        soup = BeautifulSoup(data.decode(), "html.parser")
        assert not soup.find_all("img"), name
        assert not foreign_scripts(soup), name
        assert "".join(one.text for one in soup("script")) == "", name
        assert len(soup.find_all("h1")) == 1, name
        for element in soup.find_all(True):
            assert not [key for key in element.attrs if key.startswith("on")], name
        for svg in soup.find_all("svg"):
            drawn = svg.get("class") in (["seal"], ["lens"], ["patterns"])
            assert drawn or svg.find_parent("figure"), name
    title = BeautifulSoup(page(tmp_path / "o"), "html.parser").h1.get_text()
    assert title == f"Bài {payload}".strip()


@pytest.mark.parametrize(
    "src", ["../x.png", "images/../../x.png", "/etc/passwd", "https://x/y.png"]
)
def test_a_picture_cannot_come_from_elsewhere(tmp_path, src):
    made = article(images=f"\n- {{src: '{src}', description: Ảnh}}")
    with pytest.raises(Exception, match="image-path"):
        build(SETTINGS, content(tmp_path / "c", made), tmp_path / "o")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//x.example", "file:///"]
)
def test_a_source_s_address_is_a_web_address(tmp_path, url):
    made = article(source=f"{{name: Báo, url: '{url}'}}")
    with pytest.raises(Exception, match="url-form"):
        build(SETTINGS, content(tmp_path / "c", made), tmp_path / "o")
