import pytest

from khobao.intake.blocks import Block, Kind
from khobao.intake.people import people
from tests.intake.blocks import body


def named(text, province=None):
    return [(p.name, p.office) for p in people(body(text), province).people]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "có các đồng chí: Điểu K'ré, Ủy viên T.Ư Đảng, Phó Trưởng Ban Thường trực Ban Dân vận "
            "T.Ư; A Jar, Phó Chủ tịch UBND huyện; Y Thanh Hà, Bí thư Tỉnh ủy.",
            [
                ("Điểu K'ré", "Ủy viên T.Ư Đảng, Phó Trưởng Ban Thường trực Ban Dân vận T.Ư"),
                ("A Jar", "Phó Chủ tịch UBND huyện"),
                ("Y Thanh Hà", "Bí thư Tỉnh ủy"),
            ],
        ),
        (
            "có các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy: Trần Văn Bình - Chủ tịch UBND tỉnh; "
            "Lò Thị Mai - Trưởng Ban Dân vận Tỉnh ủy.",
            [
                ("Trần Văn Bình", "Ủy viên Ban Thường vụ Tỉnh ủy, Chủ tịch UBND tỉnh"),
                ("Lò Thị Mai", "Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban Dân vận Tỉnh ủy"),
            ],
        ),
        (
            "Phó Chủ tịch UBND huyện Lục Nam Trần Văn Hòa phát biểu.",
            [("Trần Văn Hòa", "Phó Chủ tịch UBND huyện Lục Nam")],
        ),
        (
            "Đại tá Lê Văn Hùng, Chính ủy Bộ Chỉ huy Quân sự tỉnh, trao quà.",
            [("Lê Văn Hùng", "Chính ủy Bộ Chỉ huy Quân sự tỉnh")],
        ),
        (
            "Bí thư Đảng ủy, Chủ tịch HĐND xã Mường Phăng Lò Văn Hợp chủ trì.",
            [("Lò Văn Hợp", "Bí thư Đảng ủy, Chủ tịch HĐND xã Mường Phăng")],
        ),
        (
            "Đồng chí Nguyễn Thị Lan - nguyên Phó Chủ tịch HĐND tỉnh dự.",
            [("Nguyễn Thị Lan", "nguyên Phó Chủ tịch HĐND tỉnh")],
        ),
    ],
    ids=["list", "shared office", "place before", "rank", "two offices", "former"],
)
def test_people_in_office(text, found):
    assert named(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Ông Nguyễn Văn Tám, nông dân thôn Đồng, chia sẻ.",
        "Bị cáo Nguyễn Văn Xấu, 35 tuổi, khai nhận.",
        "tư tưởng của Chủ tịch Hồ Chí Minh về dân vận",
        "anh Hoàng Văn Mới, dân tộc Nùng, tham gia bảo vệ môi trường",
    ],
    ids=["farmer", "accused", "history", "example"],
)
def test_private_citizens_and_names_in_set_phrases_are_left_out(text):
    assert named(text) == []


def test_the_fullest_wording_of_an_office_is_kept_once():
    text = (
        "Trần Văn Bình, Ủy viên Ban Thường vụ Tỉnh ủy, Chủ tịch UBND tỉnh dự. "
        "Chủ tịch UBND tỉnh Trần Văn Bình kết luận."
    )
    assert named(text) == [("Trần Văn Bình", "Ủy viên Ban Thường vụ Tỉnh ủy, Chủ tịch UBND tỉnh")]


def test_a_province_that_lost_a_syllable_is_a_slip():
    found = people(body("Phó Bí thư Tỉnh ủy Bắc Hoàng Duy Trung nhấn mạnh"), "Bắc Kạn")
    assert [(p.name, p.office) for p in found.people] == [("Hoàng Duy Trung", "Phó Bí thư Tỉnh ủy")]
    assert [(s.found, s.read) for s in found.slips] == [
        ("Tỉnh ủy Bắc Hoàng Duy Trung", "Tỉnh ủy Bắc Kạn Hoàng Duy Trung")
    ]


def test_who_signs_below_an_office_holds_it():
    blocks = [
        Block(text=text, line=line, kind=Kind.BODY)
        for line, text in enumerate(("CHỦ TỊCH", "Hoàng Thị Lan"), start=1)
    ]
    assert [(p.name, p.office) for p in people(blocks, None).people] == [
        ("Hoàng Thị Lan", "Chủ tịch")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Dự lễ có ông Nguyễn Bá Thức, Phó Chủ tịch UBND huyện, Trưởng Ban tổ chức cho biết.",
            ("Nguyễn Bá Thức", "Phó Chủ tịch UBND huyện, Trưởng Ban tổ chức"),
        ),
        (
            "Thẩm phán Phạm Đức Khoái, Phó Chánh án Tòa án nhân dân tỉnh cho biết.",
            ("Phạm Đức Khoái", "Phó Chánh án Tòa án nhân dân tỉnh"),
        ),
        (
            "Bà Nguyễn Bạch Yến, Tỉnh ủy viên, Giám đốc Sở Y tế phát biểu.",
            ("Nguyễn Bạch Yến", "Tỉnh ủy viên, Giám đốc Sở Y tế"),
        ),
        (
            "Giữ quyền công tố là Kiểm sát viên Lăng Văn Hùng Sơn.",
            ("Lăng Văn Hùng Sơn", "Kiểm sát viên"),
        ),
        (
            "Chủ tịch UBND xã Cà Ná Thị Ngọc Diễm cho biết.",
            ("Thị Ngọc Diễm", "Chủ tịch UBND xã Cà Ná"),
        ),
        (
            "Bí thư Đảng ủy xã Đồng Văn Phan Thị Lài cho biết.",
            ("Phan Thị Lài", "Bí thư Đảng ủy xã Đồng Văn"),
        ),
        (
            "Bà Lưu Thị Mận, Giám đốc Trung tâm Bảo tồn di tích lịch sử - văn hóa Hoa Lư nói.",
            ("Lưu Thị Mận", "Giám đốc Trung tâm Bảo tồn di tích lịch sử - văn hóa Hoa Lư"),
        ),
    ],
)
def test_offices_that_hold_a_task_a_field_or_a_place(text, found):
    assert named(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Ông Trần Đình Tú, Giám đốc Chi nhánh Văn phòng Đăng ký đất đai huyện cho hay.",
            [("Trần Đình Tú", "Giám đốc Chi nhánh Văn phòng Đăng ký đất đai huyện")],
        ),
        (
            "Phó Chủ tịch UBND huyện Mỗ Thị Hiên kiểm tra.",
            [("Mỗ Thị Hiên", "Phó Chủ tịch UBND huyện")],
        ),
        (
            "Thực hiện Công điện số 04/CĐ-UBND ngày 10/4/2021 của Chủ tịch UBND tỉnh, Phó Chủ tịch "
            "UBND huyện Hoàng Thị Hà yêu cầu các xã trực đêm.",
            [("Hoàng Thị Hà", "Phó Chủ tịch UBND huyện")],
        ),
        ("Dịp Tết Nguyên đán Đinh Dậu, xã tặng quà.", []),
        ("Ông Trần Văn An, nguyên Bí thư xã.", [("Trần Văn An", "nguyên Bí thư xã")]),
    ],
    ids=["field", "unknown family", "issuer before", "lunar year", "former"],
)
def test_offices_end_where_the_name_begins(text, found):
    assert named(text) == found


def test_a_signature_in_capitals_gives_the_office_as_it_is_spoken():
    blocks = [
        Block(text=text, line=line, kind=Kind.BODY)
        for line, text in enumerate(["CHỦ TỊCH UBND TỈNH", "Rơ Châm Hyưk"], start=1)
    ]
    assert [(p.name, p.office) for p in people(blocks, None).people] == [
        ("Rơ Châm Hyưk", "Chủ tịch UBND tỉnh")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Sáng 22/12, đồng chí Lê Hữu Nam, Uỷ viên Trung ương Đảng - Bí thư Tỉnh uỷ và đồng chí "
            "Trần Văn Trung, Phó Bí thư Tỉnh ủy, đi kiểm tra.",
            [
                ("Lê Hữu Nam", "Uỷ viên Trung ương Đảng - Bí thư Tỉnh uỷ"),
                ("Trần Văn Trung", "Phó Bí thư Tỉnh ủy"),
            ],
        ),
        (
            "Chủ tịch HĐND tỉnh Lê Hữu Tâm và các Phó Chủ tịch HĐND tỉnh Trần Đài Trang, Vũ Thanh "
            "Phong và Lý Thị Hoa đồng chủ trì.",
            [
                ("Lê Hữu Tâm", "Chủ tịch HĐND tỉnh"),
                ("Trần Đài Trang", "Phó Chủ tịch HĐND tỉnh"),
                ("Vũ Thanh Phong", "Phó Chủ tịch HĐND tỉnh"),
                ("Lý Thị Hoa", "Phó Chủ tịch HĐND tỉnh"),
            ],
        ),
        (
            "có đồng chí Hồ Xuân Hải, Tỉnh uỷ viên, Bí thư huyện uỷ, chủ tịch HĐND huyện; đồng chí "
            "Phạm Thị Liên ủy viên ban thường vụ huyện uỷ, phó chủ tịch UBND huyện.",
            [
                ("Hồ Xuân Hải", "Tỉnh uỷ viên, Bí thư huyện uỷ, chủ tịch HĐND huyện"),
                ("Phạm Thị Liên", "ủy viên ban thường vụ huyện uỷ, phó chủ tịch UBND huyện"),
            ],
        ),
        (
            "đồng chí Lê Hoài Anh, Ủy viên dự khuyết Trung ương Đảng, Bí thư Tỉnh ủy chủ trì.",
            [("Lê Hoài Anh", "Ủy viên dự khuyết Trung ương Đảng, Bí thư Tỉnh ủy")],
        ),
        (
            "Đ/c Lê Thị Thùy Dung-UVBTV, Trưởng ban Dân vận Tỉnh ủy tặng quà.",
            [("Lê Thị Thùy Dung", "UVBTV, Trưởng ban Dân vận Tỉnh ủy")],
        ),
        (
            "Nhà báo Lê Quang Hội, Phó Chủ tịch Hội Nhà báo Việt Nam, Trưởng ban Tổ chức, nói.",
            [("Lê Quang Hội", "Phó Chủ tịch Hội Nhà báo Việt Nam, Trưởng ban Tổ chức")],
        ),
        (
            "Ông Lý Đào Lập - trưởng phòng CSĐT tội phạm về kinh tế và chức vụ Công an tỉnh nói.",
            [("Lý Đào Lập", "trưởng phòng CSĐT tội phạm về kinh tế và chức vụ Công an tỉnh")],
        ),
        (
            "gồm bà Trần Thị Hoa, Ủy viên Ủy ban Pháp luật của Quốc hội, Phó Trưởng đoàn ĐBQH.",
            [("Trần Thị Hoa", "Ủy viên Ủy ban Pháp luật của Quốc hội, Phó Trưởng đoàn ĐBQH")],
        ),
        (
            "có đồng chí Hoàng Văn Hiểu, Phó Bí thư Tỉnh ủy, Trưởng ban chỉ đạo thực hiện quy chế "
            "dân chủ ở cơ sở tỉnh; lãnh đạo các sở.",
            [
                (
                    "Hoàng Văn Hiểu",
                    "Phó Bí thư Tỉnh ủy, Trưởng ban chỉ đạo thực hiện quy chế dân chủ ở cơ sở tỉnh",
                )
            ],
        ),
        ("Khu lưu niệm Chủ tịch Tôn Đức Thắng mở cửa.", []),
    ],
)
def test_offices_as_papers_write_them_offhand(text, found):
    assert named(text) == found


def test_a_familys_name_before_a_middle_name_is_no_provinces_that_lost_its_end():
    found = people(body("Bí thư Huyện ủy Quảng Văn Ngân dự lễ."), "Quảng Nam")
    assert [(p.name, p.office) for p in found.people] == [("Quảng Văn Ngân", "Bí thư Huyện ủy")]
    assert found.slips == ()
