"""Sums are computed from the parts, and never corrected."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khobao.record import Breakdown, Count, breakdowns


def count(id_: str, value: object, part_of: str | None = None, by: str | None = None) -> Count:
    fields: dict[str, Any] = {"part_of": part_of, "by": by} if part_of else {}
    return Count(id=id_, value=Decimal(str(value)), unit="mô hình", **fields)


def parted(total: object, *values: object, by: str = "lĩnh vực") -> tuple[Count, ...]:
    parts = (count(f"p{n}", value, "c1", by) for n, value in enumerate(values))
    return (count("c1", total), *parts)


@pytest.mark.parametrize(
    ("counts", "added", "off"),
    [
        (parted(4494, 3729, 765, by="chủ thể"), 4494, 0),
        (parted(4494, 1212, 2298, 486, 507), 4503, 9),
        (parted(4086, 1202, 968, 825, 582, 509), 4086, 0),
        (parted(51, 19, 32, by="chủ thể"), 51, 0),
        (parted(10, 3, 4), 7, -3),
        (parted("0.3", "0.1", "0.2"), "0.3", 0),
    ],
    ids=["Nghệ An, subjects", "Nghệ An, fields", "Cao Bằng", "awards", "too few", "decimals"],
)
def test_parts_are_added_up(counts: tuple[Count, ...], added: object, off: int) -> None:
    (breakdown,) = breakdowns(counts)
    assert (breakdown.sum, breakdown.off) == (Decimal(str(added)), off)
    assert breakdown.fits is (off == 0)


def test_one_total_may_be_parted_twice() -> None:
    total = count("c1", 4494)
    people, fields = count("c2", 3729, "c1", "chủ thể"), count("c4", 1212, "c1", "lĩnh vực")
    more = count("c3", 765, "c1", "chủ thể")
    assert breakdowns([total, people, fields, more]) == (
        Breakdown(total=total, by="chủ thể", parts=(people, more)),
        Breakdown(total=total, by="lĩnh vực", parts=(fields,)),
    )


def test_a_part_may_be_parted_itself() -> None:
    total, part = count("c1", 10), count("c2", 6, "c1", "cấp")
    small = count("c3", 6, "c2", "cấp")
    assert breakdowns([total, part, small]) == (
        Breakdown(total=total, by="cấp", parts=(part,)),
        Breakdown(total=part, by="cấp", parts=(small,)),
    )


def test_figures_without_parts_have_no_breakdown() -> None:
    assert breakdowns([count("c1", 4494), count("c2", 88)]) == ()


values = st.decimals(-(10**9), 10**9, places=3)


@given(values, st.lists(values, min_size=1, max_size=6))
def test_off_is_the_sum_less_the_total(total: Decimal, parts: list[Decimal]) -> None:
    (breakdown,) = breakdowns(parted(total, *parts))
    assert breakdown.off == breakdown.sum - total
    assert breakdown.sum == sum(parts)
    assert breakdown.fits == (sum(parts) == total)
