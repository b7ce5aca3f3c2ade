import pytest

from khobao.intake import datelines
from tests.intake.blocks import kinds

REST = "Sáng 22/4, xã Đồng Tâm họp bàn việc làm đường."


@pytest.mark.parametrize(
    "sign",
    [
        "(BĐ) - ",
        "(BĐ)- ",
        "(VNA) ",
        "BHG - ",
        "BTO- ",
        "ĐTO -",
        "BPO – ",
        "(baobackan.vn) - ",
        "(Dân trí) - ",
        "(Báo Quảng Ngãi) - ",
        "(NLĐ Online) – ",
        "Hà Nội (TTXVN) - ",
        "(TTXVN 5/3) - ",
        "(BĐ-MT) ",
        "LSO-",
        "Dongtamtv.vn - ",
        "(Dongtam.vn) - ",
        "BẮC GIANG - ",
        "HÀ NỘI – ",
    ],
)
def test_a_papers_sign_is_no_part_of_the_text(sign):
    assert datelines.cut(sign + REST) == REST


@pytest.mark.parametrize(
    "text",
    [
        REST,
        "HTX - Chỗ dựa của nông dân.",
        "KT-XH của xã tiếp tục phát triển.",
        "HTX-Nông dân cùng làm giàu.",
        "BHG - tờ báo của tỉnh.",
        "(BĐ) -",
        "Ủy ban Mặt trận Tổ quốc (MTTQ) - Ban Thường trực đã họp.",
        "(Xã Đồng Tâm) - Nơi ấy có nhiều mô hình.",
    ],
)
def test_a_text_that_opens_otherwise_stays(text):
    assert datelines.cut(text) == text


def test_lead_and_body_lose_their_dateline_and_one_alone_is_furniture():
    lead = "Xã Đồng Tâm vừa ra mắt 12 mô hình dân vận khéo do các thôn đề xuất."
    body = "Sáng 22/4, xã Đồng Tâm họp bàn việc làm đường. " + "Bà con góp ý cho từng thôn. " * 12
    body = body.strip()
    title = "Xã Đồng Tâm ra mắt các mô hình dân vận khéo"
    told = [("title", title), ("lead", lead), ("body", body)]
    assert kinds(f"{title}\n(BĐ) - {lead}\n{body}") == told
    assert kinds(f"{title}\n{lead}\nBHG - {body}") == told
    alone = [("title", title), ("furniture", "(BĐ) -"), *told[1:]]
    assert kinds(f"{title}\n(BĐ) -\n{lead}\n{body}") == alone
