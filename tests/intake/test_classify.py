import pytest

from khobao.intake.classify import classified, classify, lines, removed_lines, stated_byline
from khobao.intake.decode import RefusedError
from tests.intake.blocks import kinds

TITLE = "Xã Đồng Tâm ra mắt 12 mô hình dân vận"
LEAD = "Sáng 5/3, xã Đồng Tâm ra mắt 12 mô hình dân vận mới."
LONG = (
    "Theo báo cáo tại buổi lễ, các mô hình được chọn từ đề xuất của thôn, có người phụ trách, "
    "có nội dung từng tháng và có cách đo kết quả để bà con cùng theo dõi, góp ý và làm theo. "
    "Ban Chỉ đạo xã sẽ sơ kết vào cuối năm, nêu những nơi làm tốt và những chỗ còn lúng túng, "
    "từ đó nhân rộng sang các thôn khác trên toàn địa bàn trong năm tới."
)


def article(*lines):
    return "\n".join(lines)


def test_title_lead_body_and_byline_in_a_plain_text():
    text = article(TITLE, "", LEAD, "", LONG, "Minh Tâm", "Ý kiến bạn đọc (0)")
    assert kinds(text) == [
        ("title", TITLE),
        ("lead", LEAD),
        ("body", LONG),
        ("byline", "Minh Tâm"),
        ("furniture", "Ý kiến bạn đọc (0)"),
    ]


def test_a_stamp_may_stand_before_the_title():
    assert kinds(article("Thứ Sáu, 5/3/2021", TITLE, LONG))[:2] == [
        ("stamp", "Thứ Sáu, 5/3/2021"),
        ("title", TITLE),
    ]


def test_a_repeated_title_and_unaccented_alt_text_are_told_from_text():
    alt = "Xa Dong Tam ra mat 12 mo hinh dan van hinh anh 1"
    caption = "Các đại biểu xem mô hình. Ảnh: Minh Tâm"
    text = article(TITLE, LEAD, TITLE, LONG, alt, caption, LONG)
    assert [kind for kind, _ in kinds(text)] == [
        "title",
        "lead",
        "repeat",
        "body",
        "image",
        "caption",
        "body",
    ]


@pytest.mark.parametrize("mark", ["Anh-tin-bai", "[img]", "![]() |", "![ảnh](a.jpg)", "hop.jpg"])
def test_the_line_after_a_picture_is_its_caption(mark):
    caption = "Bà con thôn Trung họp bàn"
    assert (kinds(article(TITLE, LEAD, LONG, mark, caption, LONG)))[3:5] == [
        ("image", mark),
        ("caption", caption),
    ]


def test_a_line_that_ends_in_a_table_bar_is_a_caption():
    caption = "Bà con thôn Trung họp bàn về hương ước."
    assert ("caption", caption) in kinds(article(TITLE, LONG, f"{caption} |", "|", LONG))


def test_a_hard_wrapped_caption_after_an_empty_slot_is_joined():
    text = article(
        TITLE,
        " ",
        "Phó Chủ tịch UBND xã Trần Văn Bình trao quà cho các tập thể",
        "có thành tích trong phong trào.",
        "",
        LONG,
    )
    assert kinds(text)[1] == (
        "caption",
        "Phó Chủ tịch UBND xã Trần Văn Bình trao quà cho các tập thể "
        "có thành tích trong phong trào.",
    )


def test_a_paragraph_that_tells_of_an_event_already_told_is_no_lead():
    text = article(TITLE, "Đến dự có đồng chí Trần Văn Bình, Bí thư Huyện ủy.", LONG)
    assert [kind for kind, _ in kinds(text)] == ["title", "body", "body"]


def test_a_short_line_between_paragraphs_is_a_subheading():
    assert ("subheading", "Gần dân để hiểu dân") in kinds(
        article(TITLE, LEAD, LONG, "", "Gần dân để hiểu dân", "", LONG)
    )


def test_related_titles_after_the_text_are_furniture():
    text = article(TITLE, LEAD, LONG, "Minh Tâm", "Tin liên quan", "Một tin khác hẳn", "Tin nữa")
    assert [kind for kind, _ in kinds(text)][-4:] == ["byline"] + ["furniture"] * 3


def test_an_attachment_link_is_kept_out_and_counted():
    blocks = classify(article(TITLE, LEAD, LONG, "BBT", "Xem chi tiết kế hoạch tại đây!"))
    assert removed_lines(blocks) == 1
    assert stated_byline(blocks).text == "BBT"


def test_every_line_of_the_input_is_in_exactly_one_block():
    text = article(TITLE, "", LEAD, " ", "Anh-tin-bai", "Quang cảnh", "", LONG, "Minh Tâm", "|")
    lines = [line for line in text.split("\n") if line.strip()]
    assert sum(block.lines for block in classify(text)) == len(lines)


def test_a_text_of_furniture_alone_is_refused():
    with pytest.raises(RefusedError) as refused:
        classify("Ý kiến bạn đọc (0)\nGửi cho bạn bè")
    assert refused.value.code == "no-text"


def test_a_name_right_behind_the_text_is_the_byline_whatever_follows():
    text = article(TITLE, LEAD, LONG, "Minh Tâm", "Một tin khác hẳn", "Tin nữa")
    assert [kind for kind, _ in kinds(text)] == [
        "title",
        "lead",
        "body",
        "byline",
        "furniture",
        "furniture",
    ]


@pytest.mark.parametrize("line", ["Tài liệu kèm theo: Bao cao.doc", "Tải về", "Huong dan 15.pdf"])
def test_a_file_to_fetch_is_an_attachment(line):
    text = article(TITLE, LEAD, LONG, "Minh Tâm", line)
    assert kinds(text)[-1] == ("attachment", line)


@pytest.mark.parametrize(
    "line", ["Chính trị | Kinh tế | Xã hội", "A- A A+", "Trang chủ > Tin > Xã"]
)
def test_menus_and_buttons_above_the_title_are_furniture(line):
    assert kinds(article(line, TITLE, LEAD, LONG))[:2] == [("furniture", line), ("title", TITLE)]


def test_a_sentence_that_opens_like_furniture_is_the_articles():
    sentence = (
        "Lượt xem các buổi phát thanh của xã tăng dần qua từng tháng, bà con nghe nhiều nhất là "
        "các mục về thời tiết và giá nông sản."
    )
    assert ("body", sentence) in kinds(article(TITLE, LEAD, LONG, sentence, LONG))


@pytest.mark.parametrize(
    "above",
    [
        ("Thời sự - Chính trị",),
        ("Trang chủ", "Tin tức", "Hoạt động đoàn thể", "UBND xã Đồng Tâm"),
        ("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH BẮC GIANG",),
        ("Nhịp sống đô thị", "Xã Đồng Tâm:"),
        ("Trang chủ » Tin tức » Mặt trận các huyện, thành phố",),
    ],
)
def test_the_headline_is_told_from_what_the_site_puts_above_it(above):
    assert [
        text for kind, text in kinds(article(*above, TITLE, LEAD, LONG)) if kind == "title"
    ] == [TITLE]


def test_of_two_lines_as_likely_the_first_is_the_headline():
    text = article(TITLE, "Bà con xã Đồng Tâm bàn mô hình dân vận", LONG)
    assert kinds(text)[0] == ("title", TITLE)


def test_a_persons_name_under_the_title_is_the_byline_and_the_body_below_it_is_kept_out():
    text = article(TITLE, "ThS. Lâm Thị Hoa", "Ban Dân vận Tỉnh ủy", "", LEAD, LONG)
    blocks = classify(text)
    assert [block.kind for block in blocks][:3] == ["title", "byline", "furniture"]
    assert stated_byline(blocks).text == "ThS. Lâm Thị Hoa"


def test_a_places_name_under_the_title_is_no_byline():
    assert ("byline", "Sơn La") not in kinds(article(TITLE, "Sơn La", "", LEAD, LONG))


@pytest.mark.parametrize(
    "line",
    [
        "Đại diện công đoàn thị xã Bến Cát trao tiền hỗ trợ cho công nhân",
        "Dân quân xã Vũ Nông giúp hộ nghèo dựng nhà mới.",
    ],
)
def test_a_line_between_paragraphs_that_shows_somebody_somewhere_is_a_caption(line):
    assert ("caption", line) in kinds(article(TITLE, LEAD, LONG, "", line, "", LONG))


@pytest.mark.parametrize(
    "line", ["Gần dân để hiểu dân hơn qua từng việc nhỏ", "Xã Vũ Nông đã có 12 căn nhà mới."]
)
def test_a_line_that_shows_nobody_or_tells_a_fact_is_no_caption(line):
    assert ("caption", line) not in kinds(article(TITLE, LEAD, LONG, "", line, "", LONG))


def test_a_headline_in_two_lines_is_one():
    below = "Hơn 60 tỷ đồng chăm lo cho người nghèo"
    text = article(TITLE.upper(), below, "", LEAD, LONG)
    assert kinds(text)[0] == ("title", f"{TITLE.upper()} {below}")


def test_capitals_that_go_on_in_the_next_line_are_one_headline():
    text = article("LỜI KÊU GỌI ỦNG HỘ ĐỒNG BÀO", "CỦA BAN THƯỜNG TRỰC MẶT TRẬN XÃ", "", LEAD, LONG)
    assert kinds(text)[0][1] == "LỜI KÊU GỌI ỦNG HỘ ĐỒNG BÀO CỦA BAN THƯỜNG TRỰC MẶT TRẬN XÃ"


def test_who_signs_a_document_is_in_its_text_and_no_byline():
    text = article(
        TITLE, LEAD, LONG, "", "TM. ỦY BAN NHÂN DÂN", "", "CHỦ TỊCH", "", "Hoàng Thị Lan"
    )
    blocks = classify(text)
    assert stated_byline(blocks) is None
    assert [block.text for block in blocks][-2:] == ["CHỦ TỊCH", "Hoàng Thị Lan"]


def test_buttons_in_one_line_are_furniture():
    line = "Tweet  In trang  Gửi email"
    assert kinds(article(TITLE, line, "", LEAD, LONG))[1] == ("furniture", line)


def test_the_writer_named_again_is_no_text():
    text = article(TITLE, "Tác giả: Hoàng Lan", "", LEAD, LONG, "Hoàng Lan")
    assert [kind for kind, _ in kinds(text)] == ["title", "byline", "lead", "body", "byline"]


def test_numbers_alone_under_the_headline_count_readers():
    assert ("furniture", "208") in kinds(article(TITLE, "208", "", LEAD, LONG))


def test_a_short_last_sentence_hides_no_signature():
    text = article(TITLE, LEAD, LONG, "Xin cảm ơn ông!", "Đại úy Lê Quý Hưởng (Công an tỉnh)")
    assert kinds(text)[-1] == ("byline", "Đại úy Lê Quý Hưởng (Công an tỉnh)")


def test_a_documents_number_is_no_lead():
    text = article(TITLE, "Số: 118/TB-UBND, ngày 14/8/2017", "", LEAD, LONG)
    assert ("lead", "Số: 118/TB-UBND, ngày 14/8/2017") not in kinds(text)


@pytest.mark.parametrize(
    ("end", "who"),
    [
        (" Minh Tâm", "Minh Tâm"),
        (" MINH TÂM", "MINH TÂM"),
        (" - Minh Tâm", "Minh Tâm"),
        (" (Minh Tâm)", "Minh Tâm"),
        (" T.SỸ", "T.SỸ"),
        (" Bài, ảnh: Minh Tâm", "Minh Tâm"),
    ],
)
def test_a_byline_may_share_the_last_sentences_line(end, who):
    blocks = classify(article(TITLE, LEAD, LONG + end))
    assert stated_byline(blocks).text == who
    assert [block.text for block in blocks if block.kind.value == "body"] == [LONG]


@pytest.mark.parametrize("said", ["(TTXVN)", "(Theo Báo Nghệ An)", "Nguồn: Báo Nghệ An"])
def test_a_source_may_share_the_last_sentences_line(said):
    assert kinds(article(TITLE, LEAD, f"{LONG} {said}"))[2:] == [("body", LONG), ("source", said)]


def test_a_signature_counts_more_than_who_posted_it():
    text = article(TITLE, "Người đăng: Hoàng Lan", LEAD, LONG, "Minh Tâm")
    assert stated_byline(classify(text)).text == "Minh Tâm"
    assert stated_byline(classify(text.replace("Minh Tâm", ""))).text == "Hoàng Lan"


def test_a_pen_name_between_title_and_date_is_the_byline():
    blocks = classify(article(TITLE, "Lan Anh", "10/03/2021", LEAD, LONG))
    assert stated_byline(blocks).text == "Lan Anh"


def test_a_lead_that_stands_twice_is_told_once():
    assert kinds(article(TITLE, LEAD + " Lễ ra mắt có đông bà con.", LEAD, LONG))[1][0] == "lead"
    lead = LEAD + " Lễ ra mắt có đông bà con dự."
    assert [kind for kind, _ in kinds(article(TITLE, lead, lead, LONG))] == [
        "title",
        "lead",
        "repeat",
        "body",
    ]


def test_a_title_loses_the_sites_name_behind_it():
    named = f"{TITLE} | Báo Bắc Giang điện tử"
    assert kinds(article(named, TITLE, LEAD, LONG))[:2] == [("title", TITLE), ("repeat", TITLE)]
    assert kinds(article(TITLE, named, LEAD, LONG))[:2] == [("title", TITLE), ("repeat", named)]


def test_how_long_ago_is_no_text():
    assert ("furniture", "3 giờ trước") in kinds(article(TITLE, "3 giờ trước", LEAD, LONG))


def test_a_path_and_buttons_below_the_title_are_furniture():
    path, buttons = "Trang chủ / Tin tức / Dân vận", "Chia sẻ Facebook Zalo"
    assert kinds(article(TITLE, path, buttons, LEAD, LONG))[1:] == [
        ("furniture", path),
        ("furniture", buttons),
        ("lead", LEAD),
        ("body", LONG),
    ]


def test_a_headline_may_begin_in_the_line_above():
    whole = f"Huyện Lục Nam: {TITLE}"
    assert kinds(article("Huyện Lục Nam:", TITLE, LEAD, LONG))[0] == ("title", whole)


def test_a_headline_keeps_a_second_half_that_only_opens_like_a_sites_name():
    title = "Gặp gỡ đầu xuân ở Đồng Tâm - Báo chí đồng hành cùng tỉnh"
    assert kinds(article(title, LEAD, LONG))[0] == ("title", title)


def test_a_credit_in_capitals_makes_a_caption():
    caption = "Dân quân giúp người dân xã Đồng Tâm dựng lại nhà. ẢNH: LÊ TRÀ"
    assert ("caption", caption) in kinds(article(TITLE, LEAD, LONG, caption, LONG))


@pytest.mark.parametrize("mark", ["Hình 1", "Ảnh đại diện", "[Hình ảnh]"])
def test_what_follows_a_pictures_mark_is_its_caption(mark):
    caption = "Tổ phụ nữ đan giỏ nhựa thôn 2 trong giờ làm việc"
    told = kinds(article(TITLE, LEAD, LONG, mark, caption, LONG))
    assert ("image", mark) in told
    assert ("caption", caption) in told


def test_a_related_title_may_be_a_question():
    text = article(TITLE, LEAD, LONG, "Minh Tâm", "Đề xuất", "Lễ hội năm nay có gì mới?")
    assert [kind for kind, _ in kinds(text)][-3:] == ["byline", "furniture", "furniture"]


def test_who_made_the_pictures_is_no_caption_behind_who_wrote_the_text():
    told = kinds(article(TITLE, LEAD, LONG, "Bài: Phan Hiếu Trung", "Ảnh: Minh Đường Lâm"))
    assert told[-1] == ("furniture", "Ảnh: Minh Đường Lâm")


def test_a_signature_with_the_named_writer_and_another_is_the_byline():
    blocks = classify(article(TITLE, "Tác giả: AN TRINH", LEAD, LONG, "An Trinh - Quốc Bảo Lâm"))
    assert stated_byline(blocks).text == "An Trinh - Quốc Bảo Lâm"
    assert blocks[-1].kind.value == "byline"


def test_lines_broken_at_a_width_are_joined_whatever_they_begin_with():
    first = (
        "Vụ này, toàn huyện xuống giống 4.250 ha rau các loại, tăng 310 ha so với cùng kỳ\n"
        "năm trước; trong đó cà chua 1.480 ha, cải bắp 920 ha, khoai tây 265 ha, đậu các\n"
        "loại 300 ha. Theo những người trồng rau ở xã Ka Đô cho biết, năm nay rau đã được\n"
        "mùa hơn hẳn năm trước, cả rau ăn lá lẫn rau ăn củ, nhưng giá lại giảm. Anh Trần\n"
        "Minh Hùng, chủ 5 sào cà chua, cho biết với giá này, trừ chi phí mỗi sào chưa tới\n"
        "2 triệu đồng tiền lãi; nhưng cả xã vẫn trồng thêm vì các vựa đã đặt cọc từ trước\n"
        "- một việc làm có lợi cho cả hai bên."
    )
    told = kinds(article(TITLE, "", LEAD, "", first, "", LONG))
    joined = first.replace("\n- ", " - ").replace("\n", " ").partition(" - ")[0]
    assert ("body", joined) in told


def test_dates_between_short_teasers_make_a_list():
    teaser = "Năm nay, nhiều điểm trường được đầu tư, giúp trẻ có chỗ học kiên cố hơn trước nhiều."
    items = [f"Xã {name} xây thêm điểm trường\n14/09/2021 08:12\n{teaser}" for name in "ABCDE"]
    with pytest.raises(RefusedError) as refused:
        classify(article("Giáo dục", *items))
    assert refused.value.code == "index-page"


def test_related_titles_with_dates_make_no_list_of_a_short_article():
    items = [f"Xã {name} xây thêm điểm trường mới\n14/09/2021 08:12" for name in "ABCDE"]
    assert kinds(article(TITLE, "15/09/2021", LEAD, LONG[:200] + ".", "Tin liên quan", *items))


def test_a_headline_printed_twice_wins_over_a_section_above_it():
    section = "Gương sáng dân vận xã Đồng Tâm"
    assert [
        text for kind, text in kinds(article(section, TITLE, TITLE, LEAD, LONG)) if kind == "title"
    ] == [TITLE]


@pytest.mark.parametrize(
    "page", [".......... 12", "… … …… 12", "............ Trang 12", "- tr. 12", "(trang 12)"]
)
def test_a_table_of_contents_is_refused(page):
    entries = [f"{TITLE}, nhiều cách làm mới {year} .......... Lan Anh {page}" for year in range(6)]
    with pytest.raises(RefusedError, match="mục lục"):
        classify(article("BẢN TIN NỘI BỘ", "MỤC LỤC", *entries))


def test_an_office_with_its_body_above_a_signature_is_no_byline():
    blocks = classify(article(TITLE, LEAD, LONG, "CHỦ TỊCH UBND TỈNH", "Trần Văn Bình"))
    assert stated_byline(blocks) is None


@pytest.mark.parametrize(
    "line", ["Tin tiếp theo phát lúc: 15h30 ngày 07/01/2026", "Xem cỡ chữ A- A A+", "Thời tiết"]
)
def test_a_sites_lines_are_furniture(line):
    assert kinds(article(TITLE, LEAD, LONG, line))[-1] == ("furniture", line)


OPENS = (
    "Ngày 12/9, Hội đồng nhân dân huyện Đồng Sơn tổ chức kỳ họp thứ 6 để thông qua chín nghị quyết "
    "về phát triển kinh tế - xã hội trên địa bàn. Bà Lê Thị Hạnh, Chủ tịch Hội đồng nhân dân "
    "huyện, chủ trì kỳ họp."
)
SAID_FIRST = OPENS.partition(". Bà")[0]


@pytest.mark.parametrize("sign", ["", "(dongsontv.vn) – ", "BĐS - "])
def test_a_text_without_its_headline_is_called_by_its_first_sentence_and_keeps_it(sign):
    assert kinds(article(f"{sign}{OPENS}", LONG))[:3] == [
        ("title", SAID_FIRST),
        ("lead", OPENS),
        ("body", LONG),
    ]


def test_a_first_sentence_too_long_for_a_headline_is_cut_at_a_mark():
    long = f"{SAID_FIRST}, {LONG.replace(',', '')}"
    assert kinds(article(long, LONG))[0] == ("title", f"{SAID_FIRST}…")


def test_a_headline_of_forty_syllables_is_no_text():
    long = "Đồng Sơn: " + " ".join(["Hội viên, đoàn viên"] * 10)
    assert kinds(article(long, LONG))[0] == ("title", long)


def test_of_lines_above_the_text_the_one_the_address_is_made_of_is_the_headline():
    section, title = "Trang của miền đất cổ ven sông Lam", "Làng nghề TỪ HÔM QUA ĐẾN HÔM NAY"
    url = "https://vanhoa.example.vn/chi-tiet/1111-lang-nghe-tu-hom-qua-den-hom-nay"
    blocks = classified(lines(article(section, title, LONG)), url=url)
    assert (str(blocks[1].kind), blocks[1].text) == ("title", title)


def test_two_sentences_without_a_stop_are_no_headline():
    two = f"{SAID_FIRST}. Bà Lê Thị Hạnh – Chủ tịch Hội đồng nhân dân huyện đến dự"
    assert kinds(article(two, LONG))[:2] == [("title", SAID_FIRST), ("lead", two)]


@pytest.mark.parametrize(
    "line",
    [
        "Trả lời",
        "Email của bạn sẽ không được hiển thị công khai. Các trường bắt buộc được đánh dấu *",
        "Tối thiểu 10 chữ Tiếng Việt có dấu Không chứa liên kết",
        "Lên top",
        "Các Album đã đăng",
        "1.25X",
        "00:00 / 00:00",
        "Thêm ý kiến góp ý",
        "Viết bình luận mới",
    ],
)
def test_buttons_of_readers_and_players_are_furniture(line):
    assert kinds(article(TITLE, LEAD, LONG, line))[-1] == ("furniture", line)


@pytest.mark.parametrize(
    "line", ["Lượt xem: 7370 | Gửi lúc: 05/12/2013 15:42:27", "Ngày đăng bài: 05/12/2013 | Lan Anh"]
)
def test_a_counter_beside_the_day_of_publishing_does_not_hide_it(line):
    assert kinds(article(line, TITLE, LONG))[0] == ("stamp", line)


def test_a_teaser_above_the_text_it_was_cut_from_is_a_repeat():
    teaser = f"{LEAD}{LONG[:200]}..."
    assert [kind for kind, _ in kinds(article(TITLE, teaser, LEAD, LONG))] == [
        "title",
        "repeat",
        "lead",
        "body",
    ]


def test_an_alt_text_glued_to_its_caption_is_parted_from_it():
    glued = "Xa Dong Tam ra mat 12 mo hinh dan van hinh anh 1Đại biểu xem mô hình. (Ảnh: Minh Tâm)"
    assert kinds(article(TITLE, LEAD, LONG, glued, LONG))[3:5] == [
        ("image", glued.partition("Đại")[0]),
        ("caption", "Đại biểu xem mô hình. (Ảnh: Minh Tâm)"),
    ]


def test_a_page_in_one_line_is_parted_at_the_moment_of_publishing():
    text = f"{TITLE} 09:21 19/06/2023 (Dân vận) -{LEAD} {LONG}"
    assert kinds(text)[:2] == [("title", TITLE), ("stamp", "09:21 19/06/2023")]


def test_a_caption_above_a_text_whose_address_names_another_headline_is_no_title():
    caption = "Đ/c Lê Thị Hạnh - Bí thư Đảng ủy xã tặng quà cho hội viên"
    url = "https://dongtam.example.vn/tin/xa-dong-tam-trao-30-suat-qua-nhan-ngay-hoi.html"
    blocks = classified(lines(article(caption, OPENS, LONG)), url=url)
    assert [(str(b.kind), b.text) for b in blocks[:3]] == [
        ("caption", caption),
        ("title", SAID_FIRST),
        ("lead", OPENS),
    ]


def test_an_unaccented_line_above_an_accented_text_is_an_alt_text():
    alt = "Xa Dong Son hop ky thu sau hinh anh 1"
    assert kinds(article(alt, OPENS, LONG))[:2] == [("image", alt), ("title", SAID_FIRST)]


def test_a_station_in_brackets_below_the_signature_is_the_source_and_hides_no_byline():
    text = article(TITLE, LEAD, LONG, "Kim Lan – Minh Đô", "(Đài Truyền thanh huyện Đồng Sơn)")
    assert kinds(text)[-2:] == [
        ("byline", "Kim Lan – Minh Đô"),
        ("source", "(Đài Truyền thanh huyện Đồng Sơn)"),
    ]


BRIEF = f"{LONG[:260]}…"


@pytest.mark.parametrize("end", ["…", "..."])
def test_a_brief_article_may_end_in_dots(end):
    text = article(TITLE, "17/02/2014", f"{LONG[:260]}{end}", "Theo Báo Đồng Sơn")
    assert [kind for kind, _ in kinds(text)][:3] == ["title", "stamp", "body"]


def test_several_teasers_that_end_in_dots_are_no_article():
    with pytest.raises(RefusedError):
        classify(article(TITLE, BRIEF, f"Một tin khác của {BRIEF}", f"Thêm một tin {BRIEF}"))


@pytest.mark.parametrize("day", ["08/02/2020", "(08/02/2020)", "8-2-2020"])
def test_a_day_glued_to_the_text_is_a_stamp(day):
    assert kinds(article(TITLE, f"{day}{LONG}"))[1:] == [("stamp", day.strip("()")), ("body", LONG)]


def test_what_a_crawler_writes_before_a_text_is_no_part_of_it():
    assert kinds(article(f" date 2022-03 {TITLE}", LONG))[0] == ("title", TITLE)


def test_a_sign_before_the_headline_is_no_part_of_it():
    assert kinds(article(f"(TTV) {TITLE}", LONG))[0] == ("title", TITLE)


def test_marks_that_systems_leave_are_cut_off():
    caption = '[caption id="attachment_1" width="661"]Bà con xem mô hình.'
    assert kinds(article(f"null {TITLE}", LONG, "[img]", caption, LONG))[0] == ("title", TITLE)
    assert ("caption", "Bà con xem mô hình.") in kinds(article(TITLE, LONG, "[img]", caption, LONG))


def test_a_writer_named_twice_above_the_stamp_and_a_section_are_no_text():
    text = article(TITLE, "Thương trường", "02/01/2019 10:05", "Lê Việt Hải", "aa", LONG)
    assert [kind for kind, _ in kinds(text)] == [
        *("title", "furniture", "stamp", "byline", "furniture", "body")
    ]
    twice = article(TITLE, "Lê Phúc", "Lê Phúc", "31/05/2019 10:55 GMT+7", LONG)
    assert [kind for kind, _ in kinds(twice)] == ["title", "byline", "byline", "stamp", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Top",
        "Ý KIẾN ĐỘC GIẢ",
        "Video đang HOT",
        "Bạn không thể gửi bình luận liên tục. Xin hãy đợi",
        "60 giây nữa.",
        "BAODONGSON.VN trên Google News",
    ],
)
def test_what_else_sites_print_around_a_text(line):
    assert kinds(article(TITLE, LEAD, LONG, line))[-1] == ("furniture", line)


def test_a_headline_repeated_in_two_lines_is_no_text():
    text = article(TITLE, "Xã Đồng Tâm ra mắt", "", "12 mô hình dân vận", LONG)
    assert [kind for kind, _ in kinds(text)] == ["title", "repeat", "repeat", "body"]


def test_items_under_a_heading_of_related_articles_are_no_text_though_they_end_in_stops():
    items = ["- Tuyên dương 70 nông dân tiêu biểu .", "- Xã Đồng Tâm phát động thi đua năm 2024."]
    text = article(TITLE, LEAD, LONG, "Tin khác", *items)
    assert [kind for kind, _ in kinds(text)][3:] == ["furniture"] * 3


def test_a_short_scene_between_headline_and_text_is_a_caption_and_no_lead():
    scene = "Lễ kết nạp đảng viên mới ở Chi bộ thôn Nà Lạnh."
    marked = dict(map(reversed, kinds(article(TITLE, scene, LONG, LONG.replace("xã", "huyện")))))
    assert marked[scene] == "caption"
    told = "Nông dân xã Đồng Tâm đã thu hoạch xong lúa mùa."
    assert ("caption", told) not in kinds(article(TITLE, told, LONG))
