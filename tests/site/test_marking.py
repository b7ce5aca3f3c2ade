"""Marks set in an article's HTML."""

from html.parser import HTMLParser

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from khobao.site.marking import Mark, Marker, Wording
from khobao.site.text import Converter, blocks, plain

WORDING = Wording(slip="[nguyên văn]", paragraph="Đoạn {number}")
VOID = {"br", "hr", "img"}


def marked(html: str, *marks: Mark) -> str:
    return Marker(WORDING).inner(html, marks)


def figure(start: int, stop: int, name: str = "c1") -> Mark:
    return Mark(start, stop, "figure", name)


def slip(start: int, stop: int, name: str = "1") -> Mark:
    return Mark(start, stop, "slip", name)


class Nesting(HTMLParser):
    """Raises AssertionError where an element isn't closed in its turn, or is a link in a link.

    `text` is all the text to the last space.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_data(self, data):
        self.text += data

    def handle_starttag(self, tag, attrs):
        assert tag != "a" or "a" not in self.open
        assert len(dict(attrs)) == len(attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize(
    ("html", "marks", "made"),
    [
        (
            "Có 7 xã.",
            [figure(3, 7)],
            'Có <a class="fig" id="loi-c1" href="#so-c1">7 xã</a>.',
        ),
        (
            "Có <strong>7</strong> xã &amp; 2 bản.",
            [figure(3, 7)],
            'Có <strong><a class="fig" id="loi-c1" href="#so-c1">7</a></strong>'
            '<a class="fig" href="#so-c1"> xã</a> &amp; 2 bản.',
        ),
        (
            '<a href="/x">7 xã</a>',
            [figure(0, 4)],
            '<a href="/x"><span class="fig" id="loi-c1">7 xã</span></a>',
        ),
        (
            "9 xã, gồm 7 xã",
            [figure(0, 14), figure(10, 14, "c2")],
            '<a class="fig" id="loi-c1" href="#so-c1">9 xã, gồm </a>'
            '<a class="fig" id="loi-c2" href="#so-c2">7 xã</a>',
        ),
        (
            "7 xã xa",
            [figure(0, 4), figure(0, 7, "c2")],
            '<span id="loi-c2"><a class="fig" id="loi-c1" href="#so-c1">7 xã</a></span>'
            '<a class="fig" href="#so-c2"> xa</a>',
        ),
        (
            "a &lt;  b",
            [figure(2, 5)],
            'a <a class="fig" id="loi-c1" href="#so-c1">&lt;  b</a>',
        ),
        (
            "xây dụng",
            [slip(0, 8)],
            '<a class="sic" id="sai-1" href="#ghi-1" aria-describedby="ghi-1"'
            ' data-mark="[nguyên văn]">xây dụng</a>',
        ),
        (
            "7 mô hinh",
            [figure(0, 9), slip(5, 9)],
            '<a class="fig" id="loi-c1" href="#so-c1">7 mô </a><a class="fig" href="#so-c1">'
            '<span class="sic" id="sai-1" data-mark="[nguyên văn]">hinh</span></a>',
        ),
        (
            "xây <em>dụng</em>",
            [slip(0, 8)],
            '<a class="sic" id="sai-1" href="#ghi-1" aria-describedby="ghi-1">xây </a>'
            '<em><a class="sic" href="#ghi-1" aria-describedby="ghi-1"'
            ' data-mark="[nguyên văn]">dụng</a></em>',
        ),
    ],
    ids=[
        "words", "over a tag", "in a link", "within another", "beginning alike", "signs", "slip",
        "slip in a figure", "slip over a tag",
    ],
)  # fmt: skip
def test_marks_stand_around_their_words(html, marks, made):
    assert marked(html, *marks) == made


def test_a_place_has_one_id_in_a_page_however_often_it_is_marked():
    marker = Marker(WORDING)
    body = marker.inner("dụng và dụng", [slip(0, 4), slip(8, 12)])
    twice = body + str(marker.line("dụng", [slip(0, 4)]))
    assert twice.count('id="sai-1"') == 1
    assert twice.count('href="#ghi-1"') == 3
    assert marker.placed == {"sai-1"}


def test_a_mark_beyond_the_words_is_not_placed():
    marker = Marker(WORDING)
    assert marker.inner("Có", [figure(9, 12)]) == "Có"
    assert marker.placed == set()


def test_every_numbered_paragraph_ends_with_a_link_to_itself_without_words():
    html = Converter().html("Một.\n\n- hai\n\nBa.", first=2)
    made = Marker(WORDING).body(html, {})
    assert plain(made) == plain(html)
    links = [(one["href"], one["aria-label"]) for one in BeautifulSoup(made, "html.parser")("a")]
    assert links == [("#doan-2", "Đoạn 2"), ("#doan-3", "Đoạn 3")]


def test_a_line_is_text():
    made = Marker(WORDING).line("<b>7 & 8</b> xã", [figure(3, 8)])
    assert BeautifulSoup(made, "html.parser").text == "<b>7 & 8</b> xã"
    assert "<b>" not in made


SYLLABLES = st.sampled_from(
    [*"0123456789", "xã", "mô hình", "dụng", " ", "  ", "\n", "&", "<", ">", '"', "*", "**", "_",
     "`", "[", "](http://x.example/?a=1&b=2)", "![ảnh > \"x\"](images/x.jpg)", "\n\n", "- ", "> ",
     "| a | b |\n| - | - |\n| c | d |", "\\", "&nbsp;", "\u00a0", "<a href=x>", "</p>", "&#39;"],
)  # fmt: skip


@settings(deadline=None)
@given(text=st.lists(SYLLABLES, max_size=40).map("".join), data=st.data())
def test_marks_change_no_word_and_break_no_tag(text, data):
    html = Converter().html(text)
    words = [block for _, block in blocks(html)]
    marks = {}
    for nth, block in enumerate(words):
        edges = st.integers(0, len(block) + 2)
        several = st.lists(
            st.builds(
                Mark,
                edges,
                edges,
                st.sampled_from(["figure", "slip"]),
                st.sampled_from(["1", "2", "3"]),
            ),
            max_size=5,
        )
        marks[nth] = data.draw(several)
    marker = Marker(WORDING)
    made = marker.body(html, marks)
    soup = BeautifulSoup(made, "html.parser")
    assert Nesting(made).text == Nesting(html).text
    assert [block for _, block in blocks(made)] == words
    ids = [one["id"] for one in soup.find_all(id=True) if not one["id"].startswith("doan-")]
    assert sorted(ids) == sorted(marker.placed)


@settings(deadline=None)
@given(text=st.lists(SYLLABLES, max_size=20).map("".join), data=st.data())
def test_a_figure_s_words_are_those_that_are_marked(text, data):
    html = Converter().html(text)
    words = [block for _, block in blocks(html)]
    for nth, block in enumerate(words):
        start = data.draw(st.integers(0, len(block)))
        stop = data.draw(st.integers(start, len(block)))
        soup = BeautifulSoup(
            Marker(WORDING).body(html, {nth: [figure(start, stop)]}), "html.parser"
        )
        told = "".join(one.get_text() for one in soup.select(".fig"))
        assert "".join(told.split()) == "".join(block[start:stop].split())
