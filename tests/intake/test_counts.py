from decimal import Decimal

import pytest

from khobao.intake.blocks import Block, Kind
from khobao.intake.counts import counts
from khobao.record import breakdowns
from tests.intake.blocks import body


def found(text):
    return [(c.qualifier, str(c.value), c.unit) for c in counts(body(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("có 4.494 mô hình", [(None, "4494", "mô hình")]),
        ("trên 4000 lượt cử tri", [("trên", "4000", "lượt cử tri")]),
        (
            "hơn 13.000 lượt đoàn viên, hội viên và nhân dân",
            [("hơn", "13000", "lượt đoàn viên, hội viên và nhân dân")],
        ),
        ("559 mô hình, điển hình", [(None, "559", "mô hình, điển hình")]),
        (
            "132 tập thể, 180 lượt cá nhân",
            [(None, "132", "tập thể"), (None, "180", "lượt cá nhân")],
        ),
        ("xây 04 công trình", [(None, "4", "công trình")]),
        ("giảm còn 22,07%", [(None, "22.07", "%")]),
        ("kinh phí 842,238 tỷ đồng", [(None, "842.238", "tỷ đồng")]),
        ("gần 30 ngàn lượt người", [("gần", "30", "ngàn lượt người")]),
        ("tỷ suất sinh 8,4‰", [(None, "8.4", "‰")]),
        ("giúp 47 hộ dân tộc thiểu số", [(None, "47", "hộ")]),
        ("cấp điện cho 64.300 khách hàng", [(None, "64300", "khách hàng")]),
        ("cho 9 đồng đội mượn vốn", [(None, "9", "đồng đội")]),
        ("nhiệt độ dưới 2°C", [("dưới", "2", "°C")]),
        ("còn 9 chủ đầu tư chậm", [(None, "9", "chủ đầu tư")]),
    ],
)
def test_value_unit_and_qualifier(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "kỷ niệm 50 năm Ngày giải phóng",
        "khóa XIII, kỳ họp thứ 9",
        "bản đồ tỷ lệ 1/500 và 1/10.000",
        "đứng thứ 22/63 tỉnh",
        "tuần này 817/898 ca",
        "biển số 92E-013.83",
        "Nghị quyết số 110 ngày 11-7-2016",
        "6 tháng đầu năm 2024",
        "huy hiệu 30 tuổi đảng",
        "trong tháng 10 cán bộ xã họp",
        "Thời gian chờ: 60 giây",
        "hệ tọa độ VN 2.000",
        "Ban Chỉ đạo 389 tỉnh họp",
    ],
)
def test_what_is_no_count(text):
    assert found(text) == []


def test_a_share_has_its_whole():
    (share,) = counts(body("140/161 xã, phường, thị trấn có quy chế"))
    assert (share.value, share.of, share.unit, share.measure) == (
        Decimal(140),
        Decimal(161),
        "xã, phường, thị trấn",
        "rate",
    )


def test_a_range_has_its_upper_end():
    (power,) = counts(body("tổng công suất 9.360 - 12.100 MW"))
    assert (power.value, power.max, power.unit) == (Decimal(9360), Decimal(12100), "MW")


def test_aims_are_targets_and_what_was_reached_by_a_year_is_not():
    aim, reached = (
        counts(body("phấn đấu trên 80% hộ dân tham gia"))[0],
        counts(body("tính đến năm 2020 có 30 hộ dân tham gia"))[0],
    )
    assert (aim.kind, reached.kind) == ("target", "result")


def test_a_period_is_the_sentences_own_or_stands_in_brackets():
    text = "Trong 6 tháng đầu năm 2024 có 12 mô hình. Tỷ lệ hộ nghèo từ 42,53% (năm 2016)."
    assert [str(c.period) for c in counts(body(text))] == ["2024-01/2024-06", "2016"]


def test_a_year_that_opens_a_paragraph_holds_until_another_or_now():
    blocks = [
        *body("Trong năm 2019, công tác có chuyển biến."),
        *body("Xã tổ chức gặp gỡ 40 hộ dân."),
        *body("Hiện xã có 25 hộ nghèo."),
    ]
    assert [c.period and str(c.period) for c in counts(blocks)] == ["2019", None]


def test_parts_are_linked_to_their_total_by_what_they_divide():
    text = (
        "có 100 mô hình, trong đó 60 mô hình tập thể, 40 mô hình cá nhân với 30 mô hình kinh tế, "
        "80 mô hình văn hóa - xã hội."
    )
    sums = [(b.by, int(b.sum), int(b.off)) for b in breakdowns(counts(body(text)))]
    assert sums == [("chủ thể", 100, 0), ("lĩnh vực", 110, 10)]


def test_what_is_larger_or_of_another_kind_is_no_part():
    text = "có 51 mô hình, trong đó 3.000 hộ tham gia"
    assert [c.part_of for c in counts(body(text))] == [None, None]


def test_a_headlines_figure_is_divided_only_if_the_parts_add_up_exactly():
    def parts(total):
        head = Block(text=f"Khen thưởng {total} mô hình, điển hình", line=1, kind=Kind.TITLE)
        return [c.part_of for c in counts([head, *body("19 tập thể, 32 cá nhân được khen.")])]

    assert parts(51) == [None, "c1", "c1"]
    assert parts(52) == [None, None, None]


def test_a_figure_repeated_in_another_paragraph_is_counted_once():
    blocks = [*body("biểu dương 88 điển hình"), *body("88 điển hình được biểu dương")]
    assert len(counts(blocks)) == 1


def test_every_quote_stands_in_its_text():
    text = "Trong đó, phấn đấu trên 80% hộ dân; 10/10 huyện, Thành ủy; 842,238 tỷ đồng cho 04 xã"
    assert all(c.quote in text for c in counts(body(text)))


@pytest.mark.parametrize(
    "text", ["kiên quyết “4 xin, 4 luôn”", "làm 3 ca, 4 kíp", "ở xóm 12 chăm vườn"]
)
def test_catchwords_and_names_with_a_number_count_nothing(text):
    assert found(text) == []


def test_a_noun_the_article_writes_with_its_second_syllable_keeps_it():
    text = (
        "Cả tỉnh có 86 hội quán. Mỗi hội quán họp hằng tháng; hội quán nào cũng vui, có 9 hội quán."
    )
    assert [unit for _, _, unit in found(text)] == ["hội quán", "hội quán"]
    assert found("Cả tỉnh có 86 hội quán mới.") == [(None, "86", "hội")]


def test_a_list_under_a_line_of_aims_holds_targets():
    lines = ("Mục tiêu đến cuối năm:", "- 100% hồ sơ đúng hạn.", "- 85 xã có mạng.", "Xã có 3 chợ.")
    blocks = [Block(text=text, line=n, kind=Kind.BODY) for n, text in enumerate(lines, start=1)]
    assert [count.kind for count in counts(blocks)] == ["target", "target", "result"]


def test_a_figure_may_stand_behind_a_bar():
    assert found("bắt giữ 38 vụ/61 đối tượng")[-1] == (None, "61", "đối tượng")


@pytest.mark.parametrize("text", ["xây gia đình 5 không, 3 sạch", "thực hiện 4 tại chỗ"])
def test_catchwords_without_quotes_count_nothing(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Diễn tập gồm 3 giai đoạn.", ["3 giai đoạn"]),
        ("Hơn 20 y, bác sĩ khám cho dân.", ["20 y, bác sĩ"]),
        ("Đào 28 hố vệ sinh, lập 15 HTX và 12 CLB.", ["28 hố vệ sinh", "15 HTX", "12 CLB"]),
        ("Gieo gần 38 ngàn hécta lúa.", ["38 ngàn hécta"]),
        ("Học Nghị quyết Trung ương 4 khóa XII, đề ra 12 mục tiêu.", ["12 mục tiêu"]),
        ("Có 150 gương tiêu biểu dự hội nghị.", ["150 gương tiêu biểu"]),
        ("Có 3 dòng họ và 23 kiểm lâm viên.", ["3 dòng họ", "23 kiểm lâm viên"]),
        ("Huyện cấp 16 xuồng đưa rước học sinh.", ["16 xuồng"]),
    ],
)
def test_things_that_papers_count(text, found):
    assert [f"{one.value} {one.unit}" for one in counts(body(text))] == found


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Huyện có 127 trạm bơm. Trong số đó, 38 trạm do Nhà nước đầu tư, 89 trạm do dân góp.",
            ["38", "89"],
        ),
        (
            "Huyện chi 62,4 tỷ đồng cho 12 xã, tỉnh hỗ trợ 11,8 tỷ đồng, dân góp 50,6 tỷ đồng.",
            ["11.8", "50.6"],
        ),
        ("Huyện có 127 trạm bơm. Năm qua có 38 trạm hỏng, 90 trạm được sửa.", []),
    ],
)
def test_figures_that_add_up_to_one_before_them_are_its_parts(text, parts):
    counted = counts(body(text))
    assert [str(one.value) for one in counted if one.part_of == counted[0].id] == parts
