"""What is too large for an article is refused before it costs much; real pages aren't."""

from datetime import date

import pytest

from khobao.intake import RefusedError, propose
from khobao.intake.sizes import slim

ADDED = date(2026, 1, 2)
LONG = "Bà con thôn Trung góp ý cho hương ước và bàn việc làm đường, làm mương. " * 6
PAGE = "<html><head>{}</head><body><h1>Xã Đồng Tâm họp bàn</h1><p>{}</p>{}</body></html>"


def page(head="", body=""):
    return PAGE.format(head, LONG, body).encode()


@pytest.mark.parametrize(
    "data",
    [
        (LONG * 500).encode(),
        b"a" * 2_000_000,
        ("Xã họp bàn\n\n" + LONG + "\nTin vắn" * 10_000).encode(),
        page(body=f"<p>{LONG * 500}</p>"),
        page(body="<b>a</b>" * 40_000),
        page(body="<b>" * 1_500_000),
        page(body="<p>Xã họp bàn việc làng</p>" * 5_000),
    ],
    ids=["text", "bytes", "lines", "page", "elements", "tags", "blocks"],
)
def test_what_is_larger_than_any_article_is_refused(data):
    with pytest.raises(RefusedError) as refused:
        propose(data, ADDED)
    assert refused.value.code == "too-long"


@pytest.mark.parametrize(
    "body",
    [
        f'<img src="data:image/png;base64,{"iVBORw0KGgo" * 900_000}">',
        f"<style>{'a{b:c}' * 1_000_000}</style>",
        f"<script>{'var a=1;' * 1_000_000}</script>",
        f"<svg>{'<path d=1/>' * 500_000}</svg>",
    ],
    ids=["picture", "style", "script", "drawing"],
)
def test_a_page_saved_with_all_it_embeds_is_read(body):
    article = propose(page(body=body), ADDED).article
    assert article.title == "Xã Đồng Tâm họp bàn"
    assert article.body.startswith("Bà con thôn Trung")


def test_a_page_of_usual_size_is_left_as_it_is():
    data = page(body="<style>a{}</style>" * 1000)
    assert slim(data) is data


def test_a_tag_with_ever_so_many_attributes_is_read_without_them():
    attributes = " ".join(f"a{n}=1" for n in range(100_000))
    article = propose(page(body=f"<p {attributes}>Lời thêm của bài này.</p>"), ADDED).article
    assert "Lời thêm" in article.body


def test_a_picture_keeps_what_is_said_of_it():
    picture = f'<p><img alt="Bà con họp bàn ở đình làng" src="data:x,{"a" * 30_000}"></p>'
    caption = "<p>Bà con họp bàn ở đình làng</p>"
    article = propose(page(body=picture + caption), ADDED).article
    assert article.captions == ("Bà con họp bàn ở đình làng",)
