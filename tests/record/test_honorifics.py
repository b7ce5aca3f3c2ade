import pytest

from khobao.record import honorifics


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("đồng chí Lê Mẫu", "đồng chí"),
        ("Đồng chí: Lê Mẫu", "Đồng chí:"),
        ("Đ/c Lê Mẫu", "Đ/c"),
        ("ông Cao Mẫu", "ông"),
        ("Ông Nguyễn Văn Mẫu", "Ông"),
        ("Bà Trần Mẫu", "Bà"),
        ("các đồng chí ông Lê Mẫu", "các đồng chí ông"),
        ("PGS.TS Lê Mẫu", "PGS.TS"),
        ("TS. Lê Mẫu", "TS."),
        ("Đại tá Lê Mẫu", "Đại tá"),
    ],
)
def test_honorifics_before_a_name_are_found_as_they_stand(name, words):
    assert honorifics.before(name) == words


@pytest.mark.parametrize(
    "name",
    [
        "Lê Mẫu",
        "Ông Ích Mẫu",
        "Ông Thị Mẫu Lan",
        "Anh Mẫu",
        "Lê Ông",
        "Ông",
        "Bàn Thị Mẫu",
        "A Mẫu",
    ],
)
def test_names_that_only_begin_alike_are_let_be(name):
    assert honorifics.before(name) is None
