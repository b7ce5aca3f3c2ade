from datetime import date

import pytest

from khobao.intake.documents import documents
from tests.intake.blocks import body


def cited(text):
    return [
        (d.type, d.number or d.title, d.issuer, str(d.date) if d.date else None)
        for d in documents(body(text))
    ]


@pytest.mark.parametrize(
    ("text", "document"),
    [
        (
            "Nghị quyết số 110 ngày 11-7-2016 của Ban Chấp hành Đảng bộ tỉnh về tăng cường",
            ("Nghị quyết", "110", "Ban Chấp hành Đảng bộ tỉnh", "2016-07-11"),
        ),
        (
            "Chỉ thị số 05-CT/TU, ngày 23/5/2021 của Ban Thường vụ Tỉnh ủy về việc",
            ("Chỉ thị", "05-CT/TU", "Ban Thường vụ Tỉnh ủy", "2021-05-23"),
        ),
        (
            "Chỉ thị số 05 - CT/TU ngày 01/02/2020 của Tỉnh ủy",
            ("Chỉ thị", "05-CT/TU", "Tỉnh ủy", "2020-02-01"),
        ),
        ("Nghị quyết 30a/2008/NQ-CP", ("Nghị quyết", "30a/2008/NQ-CP", None, None)),
        (
            "Thông tư liên tịch số 12/2019/TTLT-BTC",
            ("Thông tư liên tịch", "12/2019/TTLT-BTC", None, None),
        ),
        ("Luật Đất đai năm 2013", ("Luật", "Luật Đất đai năm 2013", None, "2013")),
        ("Chỉ thị 05 của Bộ Chính trị", ("Chỉ thị", "05", "Bộ Chính trị", None)),
        ("Nghị định số 130/2020/NĐ-CP", ("Nghị định", "130/2020/NĐ-CP", None, None)),
        (
            "Nghị quyết số 11-NQ/TU ngày 5 tháng 6 năm 2020 của Ban Thường vụ Tỉnh ủy",
            ("Nghị quyết", "11-NQ/TU", "Ban Thường vụ Tỉnh ủy", "2020-06-05"),
        ),
        (
            "thực hiện Quy chế dân chủ ở cơ sở; xã",
            ("Quy chế", "Quy chế dân chủ ở cơ sở", None, None),
        ),
        (
            "Ban Dân vận Tỉnh ủy vừa triển khai Kế hoạch tổ chức Tháng Dân vận.",
            ("Kế hoạch", "Kế hoạch tổ chức Tháng Dân vận", "Ban Dân vận Tỉnh ủy", None),
        ),
    ],
)
def test_type_number_issuer_and_date_as_stated(text, document):
    assert cited(text) == [document]


@pytest.mark.parametrize(
    "text", ["các chỉ thị, nghị quyết của Đảng", "Theo kế hoạch, xã họp", "Pháp lệnh 34 điều"]
)
def test_what_names_no_document(text):
    assert cited(text) == []


def test_one_number_of_two_issuers_is_two_documents():
    text = "Chỉ thị số 05 của Bộ Chính trị và Chỉ thị số 05 của Ban Thường vụ Tỉnh ủy"
    assert [issuer for _, _, issuer, _ in cited(text)] == ["Bộ Chính trị", "Ban Thường vụ Tỉnh ủy"]


def test_eleven_and_a_hundred_and_ten_are_two():
    text = "Nghị quyết số 11 của Tỉnh ủy. Nghị quyết số 110 của Tỉnh ủy."
    assert [number for _, number, _, _ in cited(text)] == ["11", "110"]


def test_a_title_cut_short_later_is_the_same_document():
    text = "Quy chế công tác dân vận của hệ thống chính trị. Thực hiện Quy chế công tác dân vận."
    assert cited(text) == [
        ("Quy chế", "Quy chế công tác dân vận của hệ thống chính trị", None, None)
    ]


@pytest.mark.parametrize(
    ("text", "numbers", "issuer"),
    [
        (
            "Quyết định số 217-QĐ/TW, 218-QĐ/TW của Bộ Chính trị",
            ["217-QĐ/TW", "218-QĐ/TW"],
            "Bộ Chính trị",
        ),
        (
            "Quyết định 217 và 218-QĐ/TW của Bộ Chính trị",
            ["217-QĐ/TW", "218-QĐ/TW"],
            "Bộ Chính trị",
        ),
        (
            "Quyết định số 01/2021/QĐ-UBND, số 02/2021/QĐ-UBND của UBND tỉnh Gia Lai",
            ["01/2021/QĐ-UBND", "02/2021/QĐ-UBND"],
            "UBND tỉnh Gia Lai",
        ),
    ],
)
def test_numbers_under_one_type_are_documents_each(text, numbers, issuer):
    assert cited(text) == [("Quyết định", number, issuer, None) for number in numbers]


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("NQ số 57-NQ/TW của Bộ Chính trị", ("Nghị quyết", "57-NQ/TW", "Bộ Chính trị", None)),
        ("theo nghị quyết số 15 của Tỉnh ủy", ("Nghị quyết", "15", "Tỉnh ủy", None)),
        ("Nghị quyết số 02-NQ/TU của Tỉnh uỷ", ("Nghị quyết", "02-NQ/TU", "Tỉnh uỷ", None)),
        (
            "Thông báo kết luận số 123-TB/TU của Thường trực Tỉnh ủy",
            ("Thông báo kết luận", "123-TB/TU", "Thường trực Tỉnh ủy", None),
        ),
        (
            "Nghị quyết 18-NQ/TW của Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng",
            (
                "Nghị quyết",
                "18-NQ/TW",
                "Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng",
                None,
            ),
        ),
    ],
)
def test_types_and_issuers_as_papers_shorten_and_spell_them(text, document):
    assert cited(text) == [document]


@pytest.mark.parametrize("text", ["chỉ thị số 3 được bàn", "QĐ 5 xã", "công điện khẩn gửi 3 huyện"])
def test_a_shortened_or_lower_case_type_needs_more_than_a_bare_number(text):
    assert cited(text) == []


def test_a_law_keeps_its_comma_and_ends_before_the_next():
    text = "Luật Phòng, chống ma túy và Luật Đất đai (sửa đổi) năm 2024"
    assert cited(text) == [
        ("Luật", "Luật Phòng, chống ma túy", None, None),
        ("Luật", "Luật Đất đai (sửa đổi) năm 2024", None, "2024"),
    ]


def test_a_plan_that_is_issued_on_a_day_has_that_day():
    text = "Ngày 19/01/2026, UBND xã Lạng Giang ban hành Kế hoạch số 27/KH-UBND về chuyển đổi số."
    assert cited(text) == [("Kế hoạch", "27/KH-UBND", "UBND xã Lạng Giang", "2026-01-19")]


def test_what_a_numbered_document_approves_is_no_second_document():
    text = "Quyết định số 1034/QĐ-BTTTT phê duyệt Kế hoạch hỗ trợ đưa hộ nông dân lên sàn."
    assert [number for _, number, _, _ in cited(text)] == ["1034/QĐ-BTTTT"]


@pytest.mark.parametrize(
    ("text", "document"),
    [
        (
            "Quyết định số 39/2001/QĐ-BVHTT ngày 23/8/2001 của Bộ Văn hóa - Thông tin về lễ hội",
            ("Quyết định", "39/2001/QĐ-BVHTT", "Bộ Văn hóa - Thông tin", "2001-08-23"),
        ),
        (
            "Kế hoạch số 64/KH-UBBC ngày 29/4/2021 của Ủy ban bầu cử huyện, mỗi xã",
            ("Kế hoạch", "64/KH-UBBC", "Ủy ban bầu cử huyện", "2021-04-29"),
        ),
        (
            "Sau hơn một năm thi hành Luật Hòa giải, đối thoại tại Tòa án năm 2020, tỉnh đã",
            ("Luật", "Luật Hòa giải, đối thoại tại Tòa án năm 2020", None, "2020"),
        ),
        (
            "Luật Thi đua, khen thưởng năm 2022, xã",
            ("Luật", "Luật Thi đua, khen thưởng năm 2022", None, "2022"),
        ),
        (
            "Thành phố có Đề án “Bảo tồn hát Xoan giai đoạn 2013 - 2020” của UBND tỉnh, phấn đấu",
            ("Đề án", "Đề án “Bảo tồn hát Xoan giai đoạn 2013 - 2020”", "UBND tỉnh", None),
        ),
    ],
)
def test_bodies_of_old_names_laws_with_commas_and_titles_in_quotes(text, document):
    assert cited(text) == [document]


@pytest.mark.parametrize(
    ("on", "day"),
    [(date(2026, 9, 4), "2026-09-02"), (date(2026, 1, 4), "2025-09-02"), (None, None)],
)
def test_a_day_without_a_year_is_the_last_before_the_articles(on, day):
    text = "Trước tình hình đó, ngày 2/9, UBND tỉnh ban hành Công điện số 21/CĐ-UBND, yêu cầu"
    document = documents(body(text), on)[0]
    assert (document.issuer, document.date and str(document.date)) == ("UBND tỉnh", day)


@pytest.mark.parametrize(
    ("text", "document"),
    [
        (
            "Từ khi Luật Căn cước có hiệu lực từ ngày 1/7/2024, dân đổi thẻ.",
            ("Luật", "Luật Căn cước", None, None),
        ),
        (
            "Xã làm theo Đề án Phát triển văn hóa đọc trong cộng đồng đến năm 2020, định hướng "
            "đến năm 2030.",
            (
                "Đề án",
                "Đề án Phát triển văn hóa đọc trong cộng đồng đến năm 2020, định hướng đến năm "
                "2030",
                None,
                None,
            ),
        ),
        (
            "Xã làm theo Đề án Phát triển văn hóa đọc đặt mục tiêu 80% học sinh đọc sách.",
            ("Đề án", "Đề án Phát triển văn hóa đọc", None, None),
        ),
        (
            "Chủ tịch UBND huyện Lập Thạch vừa ký ban hành Kế hoạch số 143/KH-UBND.",
            ("Kế hoạch", "143/KH-UBND", "Chủ tịch UBND huyện Lập Thạch", None),
        ),
    ],
)
def test_titles_end_where_the_sentence_goes_on(text, document):
    assert cited(text) == [document]


def test_a_title_ends_with_the_quotation_it_stands_in():
    text = 'Sơ kết chuyên đề thi đua "Quy chế dân chủ cơ sở" năm 2015 của huyện.'
    assert [one[1] for one in cited(text)] == ["Quy chế dân chủ cơ sở"]


@pytest.mark.parametrize(
    ("text", "documents_"),
    [
        (
            "Xã làm theo Nghị quyết số 08-NQ/ĐU ngày 3/4/2021 của Đảng ủy đặc khu Phú Quốc.",
            [("Nghị quyết", "08-NQ/ĐU", "Đảng ủy đặc khu Phú Quốc", "2021-04-03")],
        ),
        (
            "Xã làm theo Quyết định số 99 của UBND tỉnh ngày 3/4/2021 về hỗ trợ dân.",
            [("Quyết định", "99", "UBND tỉnh", "2021-04-03")],
        ),
        (
            "UBND tỉnh có Công điện số 06/CĐ-UBND ngày 30.9.2011 yêu cầu huyện giữ đê.",
            [("Công điện", "06/CĐ-UBND", "UBND tỉnh", "2011-09-30")],
        ),
        (
            "UBND tỉnh vừa có Văn bản số 1234/UBND-NN gửi các sở.",
            [("Văn bản", "1234/UBND-NN", "UBND tỉnh", None)],
        ),
        (
            "Thực hiện Nghị quyết 05, Kết luận 25 của Tỉnh ủy về công tác cán bộ.",
            [("Nghị quyết", "05", "Tỉnh ủy", None), ("Kết luận", "25", "Tỉnh ủy", None)],
        ),
        ("Thực hiện NQ 05 của Tỉnh ủy, xã thi đua.", [("Nghị quyết", "05", "Tỉnh ủy", None)]),
        (
            "Theo Quyết định phê duyệt Đề án số 123/QĐ-UBND của Chủ tịch UBND tỉnh, xã làm.",
            [("Quyết định", "123/QĐ-UBND", "Chủ tịch UBND tỉnh", None)],
        ),
        ("Ngư dân đóng tàu theo Nghị định 67, vay vốn.", [("Nghị định", "67", None, None)]),
        (
            "Tàu đóng theo Nghị định 67/2014/NĐ-CP của Chính phủ. Nhờ Nghị định 67, dân ra khơi.",
            [("Nghị định", "67/2014/NĐ-CP", "Chính phủ", None)],
        ),
        ("Nhà máy gửi Văn bản số 87/NM-KT cho các hộ.", []),
        ("Hội nghị ra Quyết định 12 nội dung quan trọng.", []),
        (
            "Ký Kế hoạch liên tịch số 05/KHLT-MTTQ-CA giữa Mặt trận và công an.",
            [("Kế hoạch liên tịch", "05/KHLT-MTTQ-CA", None, None)],
        ),
    ],
)
def test_documents_are_cited_in_many_forms(text, documents_):
    assert cited(text) == documents_


def told(text):
    return [
        (one.type, one.number, one.issuer, str(one.date) if one.date else None)
        for one in documents(body(text))
    ]


def test_one_number_of_two_issuers_stays_two_documents():
    text = "Theo Chỉ thị số 05-CT/TU của Tỉnh ủy và Chỉ thị số 05 của Bộ Chính trị, xã làm."
    assert [one[1] for one in cited(text)] == ["05-CT/TU", "05"]


def test_a_title_that_drops_words_of_another_is_the_same_document():
    text = (
        "Đây là 15 năm thực hiện Pháp lệnh Hòa giải ở cơ sở. Pháp lệnh về tổ chức và hoạt động "
        "hòa giải ở cơ sở đã vào cuộc sống."
    )
    assert len(documents(body(text))) == 1


def test_a_laws_title_ends_before_its_number_or_day():
    text = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015, xã họp."
    assert [one.title for one in documents(body(text))] == ["Luật Tổ chức chính quyền địa phương"]
