import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from khobao.site.text import PLAIN, Converter, blocks, opening, pictures, plain, shortened

html = Converter().html


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Một.\n\nHai.", '<p id="doan-1">Một.</p>\n<p id="doan-2">Hai.</p>'),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("> lời\n\nMột.", '<blockquote>\n<p>lời</p>\n</blockquote>\n<p id="doan-1">Một.</p>'),
        ("# Đầu\n\n## Hai", "<h2>Đầu</h2>\n<h3>Hai</h3>"),
        ("## Đầu\n\n#### Hai\n\n## Ba", "<h2>Đầu</h2>\n<h3>Hai</h3>\n<h2>Ba</h2>"),
        ("**đậm** và *nghiêng*", '<p id="doan-1"><strong>đậm</strong> và <em>nghiêng</em></p>'),
        ("2\\. Không phải danh sách", '<p id="doan-1">2. Không phải danh sách</p>'),
        ("a < b & c > d", '<p id="doan-1">a &lt; b &amp; c &gt; d</p>'),
    ],
    ids=["paragraphs", "list", "quotation", "headings", "steps", "marks", "escape", "signs"],
)
def test_markdown_becomes_html_with_numbered_paragraphs(text, made):
    assert html(text) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "Một.\n\n![Cửa](images/x.jpg)\n\nHai.",
            '<p id="doan-1">Một.</p>\n'
            '<p><img alt="Cửa" loading="lazy" src="../../images/x.jpg"></p>\n'
            '<p id="doan-2">Hai.</p>',
        ),
        (
            "Xem ![Cửa](images/x.jpg) này.",
            '<p id="doan-1">Xem <img alt="Cửa" loading="lazy" src="../../images/x.jpg"> này.</p>',
        ),
        ("![](images/x.jpg)\n\nHai.", '<p id="doan-1">Hai.</p>'),
        ("![x](https://x.example/x.jpg)\n\nHai.", '<p id="doan-1">Hai.</p>'),
        (
            "![Cửa](/images/c%E1%BB%ADa.jpg)",
            '<p><img alt="Cửa" loading="lazy" src="../../images/c%E1%BB%ADa.jpg"></p>',
        ),
        ("![x](images/../x.jpg)\n\nHai.", '<p id="doan-1">Hai.</p>'),
        ("![x](images/%2e%2e/x.jpg)\n\nHai.", '<p id="doan-1">Hai.</p>'),
        ("![x](javascript:alert(1))", ""),
        ("*![x](x.jpg)*\n\nHai.", '<p id="doan-1">Hai.</p>'),
        ("> ![x](x.jpg)\n\nHai.", '<p id="doan-1">Hai.</p>'),
        ("Một ![x](x.jpg) hai ![y](y.jpg) ba.", '<p id="doan-1">Một  hai  ba.</p>'),
        ("Một.\n\n&nbsp;\n\nHai.", '<p id="doan-1">Một.</p>\n<p id="doan-3">Hai.</p>'),
    ],
)
def test_pictures_of_the_folder_are_shown_and_no_others_and_nothing_is_left_empty(text, made):
    assert html(text, root="../../") == made


def test_pictures_are_named_by_their_files():
    made = html("![A](images/x.jpg) ![B](images/y/z.png) ![C](x.jpg)", root="../../")
    assert list(pictures(made)) == ["images/x.jpg", "images/y/z.png"]
    assert list(pictures(html("![A](images/cửa%20&.jpg)"))) == ["images/cửa &.jpg"]


def test_paragraphs_are_numbered_from_the_first_asked_for_and_anew_for_each_text():
    assert html("Một.", first=2) == '<p id="doan-2">Một.</p>'
    assert html("Một.") == '<p id="doan-1">Một.</p>'


def test_a_link_from_the_root_leads_from_the_page_to_the_site_s_root():
    made = html("[tỉnh](/tinh/) [đầu](/) [khác](//x.example/)", root="../../")
    assert 'href="../../tinh/"' in made
    assert 'href="../../"' in made
    assert 'href="//x.example/"' in made


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<p id=doan-1 onclick=alert(1)>x</p>",
        "<svg/onload=alert(1)>",
        "<!-- <script>alert(1)</script> -->",
        "<iframe src=https://x.example></iframe>",
        "<style>body{display:none}</style>",
    ],
)
def test_html_in_the_text_is_text(text):
    made = html(text)
    for tag in ("<script", "<img", "<svg", "<iframe", "<style", "<!--", "<p id=doan-1 "):
        assert tag not in made
    assert plain(made).startswith("<")


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](vbscript:x)",
        "<javascript:alert(1)>",
        "[x][1]\n\n[1]: javascript:alert(1)",
        "![x](javascript:alert(1))",
        "[x](&#106;avascript:alert(1))",
    ],
)
def test_a_link_that_runs_something_loses_its_address(text):
    made = html(text).lower()
    for scheme in ("javascript", "vbscript", "data"):
        assert f'href="{scheme}' not in made
        assert f'src="{scheme}' not in made
    assert "<img" not in made


def test_blocks_are_the_words_with_their_numbers():
    made = html("Một & *hai*.\n\n- ba\n\nBốn.", first=2)
    assert list(blocks(made)) == [(2, "Một & hai."), (None, "ba"), (3, "Bốn.")]


def test_opening_is_the_first_paragraph_in_plain_words():
    assert opening(html("## Đầu\n\nMột **hai** & ba.\n\nBốn.")) == "Một hai & ba."
    assert opening("") == ""


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("Ngắn.", 10, "Ngắn."),
        ("một hai, ba bốn", 9, "một hai…"),
        ("mộthaibabốn", 6, "mộtha…"),
        ("một hai", 7, "một hai"),
    ],
)
def test_shortened_cuts_between_words(text, limit, short):
    assert shortened(text, limit) == short


PIECES = st.sampled_from(
    [
        *("Một", "hai", "2025", "1.", "a)", "\u0301", "\u00a0", "\u0130", "\u1fbf", "x_y_z", "٢."),
        *" \n.,;:?!()/%“”‘’…–—\"'-*_`#>+=~|[]{}<&@\\\t",
        *("\n\n", "\n\n\n", "  ", "    ", "[a]: b", "---", "https://x.vn", "a@b.vn", "&nbsp;"),
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
@example("Một (hai), “ba” - bốn/năm: 6,5 %; 'bảy'…\n\n2025 là năm tám.\n\n\n\"Chín\" – mười?")
def test_plain_paragraphs_become_what_markdown_makes_of_them(text):
    assert Converter().html(text) == Converter()._converted(text, 1, "./")


def test_an_article_s_usual_paragraph_is_plain():
    said = "Năm 2024, tỉnh Nghệ An có 4.494 mô hình “Dân vận khéo” (tăng 9,5%) - theo ông Hiếu."
    assert PLAIN.fullmatch(said)
    assert not PLAIN.fullmatch(f"{said}!*")
