from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khobao.intake import numbers
from khobao.record.wording import number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4.494", "4494"),
        ("42,53", "42.53"),
        ("842,238", "842.238"),
        ("4000", "4000"),
        ("13.000", "13000"),
        ("1.234.567,5", "1234567.5"),
        ("04", "4"),
        ("0", "0"),
    ],
)
def test_dots_group_thousands_and_a_comma_marks_decimals(text, value):
    assert numbers.value(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "4.49", "4,4,9", "bốn", "1.23.456", ".5"])
def test_what_is_no_numeral_is_refused(text):
    with pytest.raises(ValueError, match=r"^" + text.replace(".", r"\.") + "$"):
        numbers.value(text)


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_a_number_shown_to_readers_reads_back(value):
    assert numbers.value(number(value)) == value
