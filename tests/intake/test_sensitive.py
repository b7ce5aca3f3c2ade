"""Private people named as victims, accused, children or patients are found; officials aren't."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from khobao.intake import RefusedError, propose
from khobao.intake.sensitive import named
from khobao.record import Person
from tests.collected import FOLDER, facts, needed
from tests.intake.blocks import body

QUALITY = Path(__file__).parents[1] / "quality"
ADDED = date(2026, 1, 2)


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        (
            "Nạn nhân được xác định là anh Lò Văn Hải (32 tuổi).",
            "Nạn nhân được xác định là anh Lò Văn Hải",
        ),
        ("Tòa tuyên phạt bị cáo Trần Văn Bình 7 năm tù.", "bị cáo Trần Văn Bình"),
        ("Tại tòa, bị cáo Hùng nhận tội.", "bị cáo Hùng"),
        ("Công an khởi tố bị can đối với Vũ Thị Lan.", "bị can đối với Vũ Thị Lan"),
        ("Đối tượng Nguyễn Văn Nam khai nhận.", "Đối tượng Nguyễn Văn Nam"),
        ("Cháu bé tên Giàng A Páo được đưa đi viện.", "Cháu bé tên Giàng A Páo"),
        ("Cháu Bảo An bị lạc.", "Cháu Bảo An"),
        ("Bệnh nhân Phạm Thị Hoa đã ra viện.", "Bệnh nhân Phạm Thị Hoa"),
        (
            "Anh Nguyễn Văn Tâm (SN 1990, trú xã Yên Phú) tử vong tại chỗ.",
            "Nguyễn Văn Tâm (SN 1990, trú xã Yên Phú) tử vong",
        ),
        ("Công an bắt khẩn cấp Hoàng Văn Sơn.", "bắt khẩn cấp Hoàng Văn Sơn"),
        ("Chị Lê Thị Thu sống chung với HIV 10 năm.", "Lê Thị Thu sống chung với HIV"),
        ("Em Đinh Thị Mai mồ côi từ nhỏ.", "Đinh Thị Mai mồ côi"),
        (
            "Vũ Văn Khoa và Trần Văn Bình tử vong.",
            "Trần Văn Bình tử vong",
        ),
        ("Vũ Văn Khoa bị cáo buộc hiếp dâm.", "Vũ Văn Khoa bị cáo buộc hiếp dâm"),
    ],
)
def test_a_private_name_in_a_sensitive_light_is_found(text, evidence):
    assert evidence in named(body(text), ())


@pytest.mark.parametrize(
    "text",
    [
        "Vụ tai nạn làm 2 người tử vong.",
        "Nạn nhân được đưa đến Bệnh viện Đa khoa tỉnh.",
        "Bà Nguyễn Thị Bé Sáu dạy nghề đan lát.",
        "Nạn nhân ở xã Trần Phú, huyện Sơn Động.",
        "Bị can N.V.A bị tạm giam.",
        "Các cháu Trường Mầm non Hoa Mai múa hát.",
        "Lớp bồi dưỡng đối tượng Đảng của huyện.",
        "Đối tượng Bảo trợ xã hội được hưởng.",
        "Thiếu nhi là cháu ngoan Bác Hồ.",
        "Bác sĩ Nguyễn Văn Nam tiếp nhận một ca đuối nước.",
        "Luật sư Trần Thị Lan bào chữa tại phiên xét xử.",
        "Anh Trần Văn Bình, ở thôn Trung, cho biết có 2 người tử vong.",
        "Anh Trần Văn Bình đã cứu 3 em bị đuối nước.",
        "Tai nạn trên đường Nguyễn Trãi làm một người tử vong.",
        "Liệt sĩ Nguyễn Văn Tâm mất tích năm 1972.",
        "Ông Lò Văn Hải hiến 300 m2 đất làm đường.",
        "Ông Lò Văn Hải dự lễ phát động phòng, chống đuối nước.",
        "Tại Cao Bằng, 2 người tử vong.",
        "Ông Lò Văn Hải trồng rừng. Vụ việc làm 2 người tử vong.",
    ],
)
def test_what_names_no_private_person_so_is_left_alone(text):
    assert named(body(text), ()) == ()


def test_who_holds_office_isn_t_private():
    text = "Khởi tố bị can Trần Văn Bình, nguyên Chủ tịch UBND xã."
    person = Person(name="Trần Văn Bình", office="nguyên Chủ tịch UBND xã")
    assert named(body(text), ()) != ()
    assert named(body(text), [person]) == ()


def test_at_most_three_places_are_told():
    names = ["Hải", "Nam", "Bình", "Tâm", "Sơn"]
    assert len(named(body(" ".join(f"Bị cáo Trần Văn {name} khai." for name in names)), ())) == 3


def test_the_article_gets_the_code_with_its_evidence():
    text = "Bà con thôn Trung góp ý cho hương ước và bàn việc làm đường, làm mương. " * 6
    data = f"Xét xử vụ trộm ở xã Yên Phú\n\nBị cáo Trần Văn Bình nhận tội.\n\n{text}"
    found = {one.code: one for one in propose(data.encode(), ADDED).review}
    assert found["sensitive-person"].evidence == ("Bị cáo Trần Văn Bình",)


def dev_pages():
    """Return the labelled pages that rules may be written by."""
    labels = sorted((QUALITY / "labels").glob("*.yaml"))
    stems = [one.stem for one in labels if yaml.safe_load(one.read_text("utf-8"))["split"] == "dev"]
    return [
        path
        for stem in stems
        for path in (QUALITY / "pages").glob(f"{stem}.*")
        if path.suffix != ".json"
    ]


def is_alarmed(path):
    try:
        return "sensitive-person" in propose(path.read_bytes(), ADDED).article.review
    except RefusedError:
        return False


def test_few_labelled_pages_raise_an_alarm():
    paths = dev_pages()
    assert 20 * len([path for path in paths if is_alarmed(path)]) <= len(paths)


@needed
@pytest.mark.parametrize("told", facts().get("articles", []), ids=lambda told: told["id"])
def test_none_of_the_five_articles_does(told):
    data = (FOLDER / told["file"]).read_bytes()
    assert "sensitive-person" not in propose(data, ADDED).article.review
