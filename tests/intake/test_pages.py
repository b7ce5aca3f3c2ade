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


def test_character_references_are_cleaned_like_any_text():
    page = PAGES["tables"].replace(
        FIRST, FIRST + " &#208;&#7873; án s&#x1ED1; 05 của &ETH;ảng ủy xã."
    )
    body = propose(page.encode(), date(2026, 1, 2)).article.body
    assert "Đề án số 05 của Đảng ủy xã." in body


def test_a_reference_to_markup_stays_a_sign():
    page = PAGES["tables"].replace(FIRST, FIRST + " &#60;b&#62; &lt;i&gt; &amp;amp;")
    assert "&lt;b> &lt;i> &amp;amp;" in propose(page.encode(), date(2026, 1, 2)).article.body


def test_the_headline_is_found_without_any_mark():
    page = PAGES["tables"].replace(f"<title>{TITLE}</title>", "<title>Báo Nghệ An điện tử</title>")
    article = propose(page.encode(), date(2026, 1, 2)).article
    assert (article.title, article.source.name) == (TITLE, "Báo Nghệ An điện tử")


def test_the_date_nearest_the_headline_counts_not_the_sites_clock():
    page = PAGES["portal"].replace(MENU, MENU + '<span class="date">Thứ Hai, 03/08/2026</span>')
    assert str(propose(page.encode(), date(2026, 9, 2)).article.date) == "2024-07-24"


def test_metadata_later_than_the_date_shown_tell_a_clock():
    page = (
        PAGES["figures"]
        .replace('datetime="2024-07-24T23:17:00+07:00"', "")
        .replace(
            "</head>",
            '<meta property="article:published_time" content="2026-09-29T08:00:00+07:00"></head>',
        )
    )
    assert str(propose(page.encode(), date(2026, 9, 30)).article.date) == "2024-07-24"


def test_a_table_of_figures_comes_a_line_a_row():
    table = (
        "<table><tr><th>Địa bàn</th><th>Số vụ</th></tr><tr><td>Hạ Lang</td><td>412</td></tr>"
        "<tr><td>Bảo Lạc</td><td>97</td></tr></table>"
    )
    page = PAGES["wordpress"].replace(f"<p>{SECOND}</p>", f"<p>{SECOND}</p>{table}")
    body = propose(page.encode(), date(2026, 1, 2)).article.body
    assert "Địa bàn | Số vụ\n\nHạ Lang | 412\n\nBảo Lạc | 97" in body


def test_a_list_of_teasers_is_refused_as_an_index():
    teasers = "".join(
        f'<li><h3><a href="/{n}">Xã số {n} ra mắt mô hình mới</a></h3><p>{SECOND}</p></li>'
        for n in range(6)
    )
    page = f"<html><body><h1>Nông thôn mới</h1><ul>{teasers}</ul></body></html>"
    with pytest.raises(RefusedError) as refused:
        propose(page.encode(), date(2026, 1, 2))
    assert refused.value.code == "index-page"


def test_a_bold_first_paragraph_is_the_lead_even_below_a_picture():
    page = (
        PAGES["figures"]
        .replace(f'<div class="sapo">{LEAD}</div>', "")
        .replace(
            f"<p>{FIRST}</p>",
            f"<figure><img src='b.jpg'><figcaption>Một góc xã</figcaption></figure>"
            f"<p><strong>{LEAD}</strong></p><p>{FIRST}</p>",
        )
    )
    assert propose(page.encode(), date(2026, 1, 2)).article.lead == LEAD


def test_a_line_that_repeats_a_pictures_alternative_text_is_its_caption():
    said = "Bà con thôn Trung họp bàn về hương ước"
    page = PAGES["wordpress"].replace(
        f"<p>{SECOND}</p>",
        f'<p><img src="a.jpg" alt="{said}"></p><p>x</p><p>{said}</p><p>{SECOND}</p>',
    )
    assert said in propose(page.encode(), date(2026, 1, 2)).article.captions


@pytest.mark.parametrize("sign", ["&#1;", "&#x0B;", "&#31", "&#0;", "&#x7f;", "&#xfffe;", "\x01"])
def test_a_control_character_by_whatever_name_is_dropped(sign):
    page = PAGES["tables"].replace(
        "<b>Hoàng Lan</b>", f"<b>Hoàng Lan</b><nav>x</nav>{sign} y{sign}"
    )
    page = page.replace(FIRST, f"{FIRST}<script>1</script>{sign} Hết.")
    body = propose(page.encode(), date(2026, 1, 2)).article.body
    assert "Hết." in body
    assert all(letter.isprintable() or letter == "\n" for letter in body)


@pytest.mark.parametrize("blank", ["&nbsp;", "&#160;", "&#xA0;", "&#8195;", "&#10;"])
def test_a_blank_by_whatever_name_parts_words(blank):
    page = PAGES["tables"].replace(FIRST, FIRST + f" Hết{blank}lời.")
    assert "Hết lời." in propose(page.encode(), date(2026, 1, 2)).article.body


def read(body, head=""):
    page = f"<html><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>"
    return propose(page.encode(), date(2026, 1, 2)).article


def test_a_date_in_the_articles_own_header_is_read():
    article = read(
        f"<header><p>Thứ Sáu, 02/01/2026</p></header><h1>{TITLE}</h1>"
        "<article><header><p><span>10/03/2021 - 14:32</span></p></header>"
        f"<p>{LEAD}</p><p>{FIRST}</p><p>{SECOND}</p></article>"
    )
    assert (str(article.date), article.time) == ("2021-03-10", "14:32")


@pytest.mark.parametrize("moment", ["1970-01-01T07:00:00+07:00", "2000-01-01", "0001-01-01"])
def test_metadata_that_no_one_filled_in_give_no_date(moment):
    article = read(
        f"<h1>{TITLE}</h1><p>10/03/2021</p><div><p>{LEAD}</p><p>{FIRST}</p><p>{SECOND}</p></div>",
        f'<meta property="article:published_time" content="{moment}">',
    )
    assert str(article.date) == "2021-03-10"


def test_a_name_set_apart_behind_the_text_signs_it():
    article = read(
        f'<div><h1>{TITLE}</h1><div class="sapo">{LEAD}</div><div class="article-content">'
        f'<p>{FIRST}</p><p>{SECOND}</p></div><div style="text-align: right"><b>LAN ANH</b></div>'
        '<div><a href="/x">Thời sự</a></div></div>'
    )
    assert article.byline == "LAN ANH"


def test_a_short_lead_between_title_and_text_is_kept():
    article = read(
        f'<h1>{TITLE}</h1><div>10/03/2021</div><div>{LEAD}</div><div class="article-content">'
        f"<p>{FIRST}</p><p>{SECOND}</p></div>"
    )
    assert (article.lead, article.body) == (LEAD, f"{FIRST}\n\n{SECOND}")


def test_a_lead_within_nested_elements_is_told_once():
    article = read(
        f"<h1>{TITLE}</h1><div><div><span><b>{LEAD}</b></span></div></div>"
        f'<div class="article-content"><p>{FIRST}</p><p>{SECOND}</p></div>'
    )
    assert (article.lead, article.body) == (LEAD, f"{FIRST}\n\n{SECOND}")


def test_the_date_of_a_related_article_is_not_this_ones():
    article = read(
        f'<h1>{TITLE}</h1><div class="article-content"><p>{LEAD}</p><p>{FIRST}</p><p>{SECOND}</p>'
        '</div><table><tr><td>Thi tuyển<span class="ngaydang">(02/02/2021)</span></td></tr></table>'
    )
    assert article.date is None


def table_page(head, *rows):
    cells = "".join(f"<tr><td>{row}</td></tr>" for row in rows)
    return propose_page(f"<html><head>{head}</head><body><table>{cells}</table></body></html>")


def propose_page(page):
    return propose(page.encode(), date(2024, 8, 1)).article


def test_a_sites_name_in_the_pages_head_is_not_what_the_page_shows():
    article = table_page(
        "<title>Dong Tam Online</title>",
        "<a>Trang chủ</a> | <a>Kinh tế</a>",
        f"<font size=4><b>{TITLE}</b></font>",
        f"<p>{FIRST}</p><p>{SECOND}</p>",
    )
    assert article.title == TITLE


def test_a_menu_or_a_writer_below_a_picture_is_no_caption():
    article = table_page(
        f"<title>{TITLE}</title>",
        f"<h1>{TITLE}</h1>",
        "<img src=a.gif>",
        "<font><a>Trang chủ</a> | <a>Di tích - Lễ hội</a> | <a>Quan họ</a> | <a>Liên hệ</a></font>",
        "<img src=b.gif>",
        "<span>Viết bởi Trọng Nghĩa Thuần</span>",
        f"<p>{FIRST}</p><p>{SECOND}</p>",
    )
    assert article.captions == ()


@pytest.mark.parametrize("name", ["clock", "current-date", "lblToday", "dongho"])
def test_what_is_named_a_clock_dates_nothing(name):
    article = table_page(
        f"<title>{TITLE}</title>",
        f'<span id="{name}">Thứ Hai, 28/09/2026 08:47:10</span>',
        f"<h1>{TITLE}</h1>",
        f"<p>{FIRST}</p><p>{SECOND}</p>",
    )
    assert article.date is None


def test_of_several_authors_in_the_metadata_all_are_named():
    people = '[{"@type":"Person","name":"Châu Tường"},{"@type":"Person","name":"Lê Hạnh"}]'
    article = table_page(
        f'<title>{TITLE}</title><script type="application/ld+json">'
        f'{{"@type":"NewsArticle","headline":"{TITLE}","author":{people}}}</script>',
        f"<h1>{TITLE}</h1>",
        f"<p>{FIRST}</p><p>{SECOND}</p>",
    )
    assert article.byline == "Châu Tường - Lê Hạnh"


def test_a_page_of_nothing_but_links_is_an_index():
    rows = [
        f"<tr><td>{n}/QĐ-UBND</td><td><a>V/v công nhận tổ công nghệ số các xóm</a></td></tr>"
        for n in range(1, 7)
    ]
    with pytest.raises(RefusedError) as refused:
        propose_page(f"<html><body><table>{''.join(rows)}</table></body></html>")
    assert refused.value.code == "index-page"


SUBMITTED = (
    '<article><footer class="node__meta"><div>Gửi bởi <span>admin</span> vào lúc '
    "<span>T2, 12/10/2018 - 09:35</span></div></footer>"
    f"<div><p>{FIRST}</p><p>{SECOND}</p></div></article>"
)


def test_a_day_in_an_articles_own_foot_is_its_date_and_not_one_of_a_list():
    article = table_page(
        f"<title>{TITLE}</title>",
        f"<h1>{TITLE}</h1>",
        f'{SUBMITTED}<aside><a>{OTHER}</a> <time datetime="2021-09-28">28/9</time></aside>',
    )
    assert (str(article.date), article.time) == ("2018-12-10", "09:35")


def test_the_dates_of_a_pages_lists_tell_that_its_months_stand_first():
    rows = "".join(f"<tr><td><a>{OTHER}</a></td><td>(6/{n}/2014)</td></tr>" for n in (12, 19))
    article = table_page(
        f"<title>{TITLE}</title>",
        f'<h1>{TITLE}</h1><div class="PostDate">(6/7/2014 3:24:00 PM)</div>',
        f'<div class="PostBody"><p>{FIRST}</p><p>{SECOND}</p></div>',
        f'<div class="PostOther"><table>{rows}</table></div>',
    )
    assert str(article.date) == "2014-06-07"


def test_a_headline_that_links_to_its_own_page_outweighs_a_bold_opening():
    article = table_page(
        "<title>Những cánh tay nối dài</title>",
        '<table><tr><td class="contentheading"><a class="contentpagetitle">Những cánh tay nối dài '
        "của trạm y tế ở xã Đồng Tâm</a></td></tr></table>",
        f'<div class="text"><p><strong>{LEAD}</strong></p><p>{FIRST}</p><p>{SECOND}</p></div>',
    )
    assert article.title == "Những cánh tay nối dài của trạm y tế ở xã Đồng Tâm"
    assert article.lead == LEAD


def test_headlines_of_a_list_still_lead_elsewhere():
    listed = "".join(
        f'<h2 class="entry-title"><a>Xã Đồng Tâm mở lớp dạy nghề thứ {n} cho bà con</a></h2>'
        for n in ("hai", "ba")
    )
    article = table_page(
        "<title>Trang tin</title>",
        listed,
        f"<h1>{TITLE}</h1>",
        f'<div class="text"><p>{FIRST}</p><p>{SECOND}</p></div>',
    )
    assert article.title == TITLE
