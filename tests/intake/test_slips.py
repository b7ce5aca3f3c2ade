import pytest

from khobao.intake.slips import slips
from tests.intake.blocks import body


def found(text):
    return [(slip.found, slip.read) for slip in slips(body(text))]


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("gắn với xây dụng nông thôn mới", ("xây dụng", "xây dựng")),
        ("được trao tăng bằng khen", ("trao tăng", "trao tặng")),
        ("các đại biểu thành kinh tưởng nhớ", ("thành kinh", "thành kính")),
        ("Xây dụng đường làng", ("Xây dụng", "Xây dựng")),
    ],
)
def test_a_wrong_mark_in_a_compound_is_a_slip(text, slip):
    assert found(text) == [slip]


@pytest.mark.parametrize(
    "text",
    [
        "xây dựng nông thôn mới",
        "trở thành kinh tế mũi nhọn",
        "trao tang vật cho cơ quan điều tra",
        "tuyên truyền thông tin",
        "kỷ niệm ngày thành lập, kỉ niệm chương",
        "hòa giải, hoà giải, tổ chức, Tổ chức, TỔ CHỨC",
    ],
)
def test_right_words_and_neighbours_are_no_slip(text):
    assert found(text) == []
