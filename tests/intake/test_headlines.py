"""Which line is the headline: what a body does from what a site is called."""

import pytest

from khobao.intake.headlines import LEAST, weigh


@pytest.mark.parametrize(
    ("headline", "site"),
    [
        ("Hội Lim năm nay văn minh hơn", "Hội Nông dân huyện Tiên Du"),
        (
            "Đảng bộ huyện Quỳnh Phụ: Sinh hoạt chi bộ theo chuyên đề đã thành nền nếp",
            "Đảng bộ huyện Quỳnh Phụ, tỉnh Thái Bình",
        ),
        ("Công an huyện Lục Nam bắt 3 đối tượng", "Công an huyện Lục Nam, tỉnh Bắc Giang"),
        ("Trường Chính trị Trần Phú khai giảng lớp mới", "Trường Chính trị Trần Phú tỉnh Hà Tĩnh"),
    ],
)
def test_a_headline_that_begins_with_a_body_outweighs_a_sites_name(headline, site):
    assert weigh(headline, "") == weigh(site, "") + 3


def test_a_path_of_two_steps_is_no_headline():
    assert weigh("Tin tức » Xây dựng Đảng", "") < 0


def test_a_salutation_is_no_headline():
    text = "Thưa đồng bào, đồng chí và chiến sĩ trong tỉnh!"
    assert weigh(text, "") < LEAST
