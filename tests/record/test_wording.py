"""Dates and numbers as Vietnamese readers write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khobao.record import Edtf, dates, wording
from khobao.record.wording import Basis
from tests.record.strategies import edtf, numbers

WRITTEN = [
    ("2024-07-24", "Thứ Tư, 24 tháng 7 năm 2024", "24/7/2024"),
    ("2023-09-30", "Thứ Bảy, 30 tháng 9 năm 2023", "30/9/2023"),
    ("2025-06-01", "Chủ Nhật, 1 tháng 6 năm 2025", "1/6/2025"),
    ("2018-10", "tháng 10 năm 2018", "10/2018"),
    ("2018-10~", "khoảng tháng 10 năm 2018", "khoảng 10/2018"),
    ("2018-02?", "tháng 2 năm 2018 (chưa chắc)", "2/2018 (chưa chắc)"),
    ("2018%", "khoảng năm 2018 (chưa chắc)", "khoảng 2018 (chưa chắc)"),
    ("2017", "năm 2017", "2017"),
    ("2018-XX", "năm 2018", "2018"),
    ("2018-10-XX", "tháng 10 năm 2018", "10/2018"),
    ("201X", "thập niên 2010", "thập niên 2010"),
    ("19XX", "thế kỷ 20", "thế kỷ 20"),
    ("2020/2021", "năm 2020 đến năm 2021", "2020–2021"),
    ("2024-01/2024-06", "tháng 1 năm 2024 đến tháng 6 năm 2024", "1/2024–6/2024"),
    ("2018~/2020?", "khoảng năm 2018 đến năm 2020 (chưa chắc)", "khoảng 2018–2020 (chưa chắc)"),
    ("../2020-10", "đến tháng 10 năm 2020", "đến 10/2020"),
    ("2020/..", "từ năm 2020", "từ 2020"),
]


@pytest.mark.parametrize(("text", "long", "short"), WRITTEN, ids=[row[0] for row in WRITTEN])
def test_a_date_is_written_as_precisely_as_it_is_known(text: str, long: str, short: str) -> None:
    value = dates.parse(text)
    assert (wording.date_long(value), wording.date_short(value)) == (long, short)


@pytest.mark.parametrize(
    ("text", "basis", "expected"),
    [
        ("2017", "inferred", "năm 2017, suy ra từ nội dung"),
        ("2018-10~", "inferred", "khoảng tháng 10 năm 2018, suy ra từ nội dung"),
        ("2020-01-13", "computed", "Thứ Hai, 13 tháng 1 năm 2020, tính từ nội dung"),
        ("2024-07-24", "stated", "Thứ Tư, 24 tháng 7 năm 2024"),
        (None, "unknown", "không rõ ngày"),
    ],
)
def test_a_date_is_written_with_what_it_rests_on(
    text: str | None, basis: Basis, expected: str
) -> None:
    assert wording.date_with_basis(dates.parse(text) if text else None, basis) == expected


def test_no_date_is_written_as_unknown() -> None:
    assert wording.date_long(None) == wording.date_short(None) == "không rõ ngày"


@given(edtf())
def test_no_sign_of_edtf_reaches_a_reader(value: Edtf) -> None:
    for text in (wording.date_long(value), wording.date_short(value)):
        assert not set(text) & set("~?%X")
        assert ".." not in text


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("4494", "4.494"), ("1234567", "1.234.567"), ("42.53", "42,53"), ("842.238", "842,238"),
        ("842.2380", "842,238"), ("999", "999"), ("1000", "1.000"), ("0", "0"), ("-0", "0"),
        ("0.00", "0"), ("-0.00", "0"), ("0.5", "0,5"), ("-0.5", "-0,5"), ("-1234.5", "-1.234,5"),
        ("-9", "-9"), ("1E+3", "1.000"), ("100", "100"), ("10.0", "10"), ("-100", "-100"),
    ],
)  # fmt: skip
def test_a_number_has_dots_for_thousands_and_a_decimal_comma(value: str, expected: str) -> None:
    assert wording.number(Decimal(value)) == expected


def test_a_whole_number_may_be_an_int() -> None:
    assert wording.number(4494) == "4.494"


@given(numbers() | st.integers(-(10**14), 10**14).map(Decimal))
def test_a_number_is_read_back_from_its_words(value: Decimal) -> None:
    assert Decimal(wording.number(value).replace(".", "").replace(",", ".")) == value


@given(numbers(), st.integers(0, 6))
def test_equal_numbers_are_written_alike(value, zeros):
    """Or the one that was written first would be shown for the other."""
    longer = value.quantize(Decimal(1).scaleb(min(value.as_tuple().exponent, 0) - zeros))
    write = wording.number.__wrapped__
    assert longer == value
    assert write(longer) == write(value)
