"""Pages of several systems, each with an invented article and the furniture around it."""

from datetime import date

import pytest

from khobao.intake import RefusedError, propose

TITLE = "Xã Đồng Tâm ra mắt 12 mô hình dân vận"
LEAD = "Xã Đồng Tâm vừa ra mắt 12 mô hình dân vận do các thôn đề xuất."
FIRST = (
    "Theo báo cáo tại buổi lễ, các mô hình được chọn từ đề xuất của thôn, có người phụ trách, có "
    "nội dung từng tháng và có cách đo kết quả để bà con cùng theo dõi, góp ý."
)
SECOND = (
    "Ban Chỉ đạo xã sẽ sơ kết vào cuối năm, nêu những nơi làm tốt và những chỗ còn lúng túng, từ "
    "đó nhân rộng sang các thôn khác trên toàn địa bàn."
)
OTHER = "Một bài khác hẳn về giá nông sản 1/1/2021"
FURNITURE = (
    '<div class="related-news"><h3>Tin liên quan</h3><ul><li>'
    f'<a href="/x">{OTHER}</a></li></ul></div>'
    '<div class="comment-box">Ý kiến bạn đọc (0)</div>'
)
MENU = '<div id="menu"><ul><li><a href="/">Trang chủ</a></li><li><a>Thời sự</a></li></ul></div>'

PAGES = {
    "nukeviet": f"""<html><head><title>{TITLE} - Ban Dân vận</title></head><body>{MENU}
        <div class="news_column"><h1 class="title margin-bottom-lg">{TITLE}</h1>
        <em class="pull-left time">Thứ tư - 24/07/2024 23:17</em>
        <div class="hometext">{LEAD}</div>
        <div id="news-bodyhtml" class="bodytext"><div>{FIRST}</div><br><div>{SECOND}</div></div>
        <p class="h5 text-right"><strong>Tác giả bài viết: </strong>Hoàng Lan</p></div>
        {FURNITURE}</body></html>""",
    "json-ld": f"""<html><head><title>{TITLE} - Báo Nghệ An</title>
        <meta property="og:title" content="{TITLE}">
        <script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle",
        "headline":"{TITLE}","datePublished":"2024-07-24T23:17:00+07:00",
        "author":{{"@type":"Person","name":"Hoàng Lan"}}}}</script></head><body><nav>Menu</nav>
        <article><h1 class="article__title">{TITLE}</h1><h2 class="article__sapo">{LEAD}</h2>
        <div class="article__body"><p>{FIRST}</p><p>{SECOND}</p>{FURNITURE}</div></article>
        </body></html>""",
    "wordpress": f"""<html><head><title>{TITLE} | Trang tin</title>
        <meta property="article:published_time" content="2024-07-24T16:17:00+00:00"></head><body>
        <div id="sidebar"><p>{OTHER}</p></div><article><h1 class="entry-title">{TITLE}</h1>
        <div class="entry-content"><p>{LEAD}</p><p>{FIRST}</p><p>{SECOND}</p>
        <p style="text-align:right"><strong>Hoàng Lan</strong></p>
        <div class="sharedaddy">Share this</div></div></article>{FURNITURE}</body></html>""",
    "portal": f"""<html><head><title>Chi tiết tin</title></head><body><form id="aspnetForm">
        <input type="hidden" name="__VIEWSTATE" value="abc">{MENU}<table><tr><td>
        <div class="tieude">{TITLE}</div><div class="ngaydang">Ngày đăng: 24/07/2024 23:17</div>
        <div class="trichdan">{LEAD}</div>
        <div class="ms-rtestate-field"><p>{FIRST}</p><p>{SECOND}</p>
        <p style="text-align:right">Hoàng Lan</p></div></td></tr></table>{FURNITURE}</form>
        </body></html>""",
    "tables": f"""<html><head><title>{TITLE}</title></head><body><table width="1000"><tr>
        <td width="200">{MENU}</td><td><table><tr><td><b>{TITLE}</b></td></tr>
        <tr><td><i>Cập nhật: 24/07/2024 23:17</i></td></tr><tr><td>
        <p align="justify">{LEAD}</p><p align="justify">{FIRST}</p><p align="justify">{SECOND}</p>
        <p align="right"><b>Hoàng Lan</b></p></td></tr></table></td></tr></table></body></html>""",
    "figures": f"""<html><head><title>{TITLE}</title><meta property="og:title" content="{TITLE}">
        </head><body><main><header><h1>{TITLE}</h1>
        <time datetime="2024-07-24T23:17:00+07:00">24/07/2024</time></header>
        <div class="sapo">{LEAD}</div><div class="detail-content"><p>{FIRST}</p>
        <figure><img src="a.jpg" alt="anh"><figcaption>Quang cảnh buổi lễ</figcaption></figure>
        <p>{SECOND}</p><p class="author">Hoàng Lan</p></div></main>{FURNITURE}</body></html>""",
}


@pytest.fixture(params=PAGES.values(), ids=PAGES.keys())
def article(request):
    return propose(request.param.encode(), date(2026, 1, 2)).article


def test_title_date_and_byline(article):
    assert article.title == TITLE
    assert (str(article.date), article.date_basis, article.time) == (
        "2024-07-24",
        "stated",
        "23:17",
    )
    assert article.byline == "Hoàng Lan"


def test_the_text_is_whole_and_nothing_else(article):
    assert article.lead == LEAD
    assert article.body == f"{FIRST}\n\n{SECOND}"


def test_captions_come_from_figures_alone(article):
    assert set(article.captions) <= {"Quang cảnh buổi lễ"}


def test_a_link_before_the_byline_hides_it_not():
    page = PAGES["wordpress"].replace(
        '<p style="text-align:right">',
        '<blockquote><a href="/b">Giá lợn hơi hôm nay</a></blockquote><p>',
    )
    article = propose(page.encode(), date(2026, 1, 2)).article
    assert article.byline == "Hoàng Lan"
    assert "lợn hơi" not in article.body


def test_the_address_gives_the_source():
    page = PAGES["wordpress"].encode()
    article = propose(page, date(2026, 1, 2), url="https://baonghean.vn/tin/a.html").article
    assert article.source.name == "Báo Nghệ An"
    assert article.source.domain == "baonghean.vn"
    assert article.source.url == "https://baonghean.vn/tin/a.html"


def test_a_month_in_the_address_is_the_last_of_all_hints():
    page = f"<html><body><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></body></html>"
    article = propose(page.encode(), date(2026, 1, 2), url="https://a.vn/202103/x.html").article
    assert (str(article.date), article.date_basis) == ("2021-03", "inferred")
    assert article.date_evidence == ("/202103/",)


@pytest.mark.parametrize(
    "page",
    ["<html></html>", "<html><body></body></html>", "<p>x</p>", "<div>" * 5000, "<html>&#0;<p>"],
    ids=["empty", "empty body", "one letter", "deep", "broken"],
)
def test_a_page_without_an_article_is_refused(page):
    with pytest.raises(RefusedError):
        propose(page.encode(), date(2026, 1, 2))


def test_two_lines_behind_the_text_are_two():
    page = PAGES["nukeviet"].replace(
        "</strong>Hoàng Lan</p>", "</strong>Hoàng Lan</p><p>Nguồn tin: Báo Nghệ An</p>"
    )
    wrapped = page.replace('<p class="h5', '<div><p class="h5').replace(
        "Nghệ An</p>", "Nghệ An</p></div>"
    )
    article = propose(wrapped.encode(), date(2026, 1, 2)).article
    assert (article.byline, article.source.name) == ("Hoàng Lan", "Báo Nghệ An")


@pytest.mark.parametrize("author", ["Báo Nghệ An", "toasoan@example.vn", "Admin", "baonghean.vn"])
def test_the_site_is_not_its_own_author(author):
    page = (
        PAGES["tables"]
        .replace("<b>Hoàng Lan</b>", "")
        .replace("</head>", f'<meta name="author" content="{author}"></head>')
    )
    assert propose(page.encode(), date(2026, 1, 2)).article.byline is None
