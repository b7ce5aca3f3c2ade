"""The closing table: every number right, every code with what it means, and few names."""

from khobao.intake.closing import Tally
from khobao.intake.importer import Outcome

REFUSALS = {"empty": "Tệp trống.", "spam": "Quảng cáo."}
REVIEWS = {"date-unknown": "Chưa rõ ngày đăng.", "sum-off": "Cộng không khớp."}


def table(outcomes, awaiting=None):
    tally = Tally()
    for outcome in outcomes:
        tally.add(outcome)
    return "\n".join(tally.lines(awaiting or {}, REFUSALS, REVIEWS))


def outcome(status, name="a.txt", code=None):
    return Outcome(status=status, name=name, told="", code=code)


def test_the_whole_table():
    refused = [outcome("từ chối", f"{n}.txt", "empty") for n in range(5)]
    spam = [outcome("từ chối", "s.html", "spam")]
    awaiting = {
        f"articles/{name}.md": codes
        for name, codes in [
            ("d", ("date-unknown", "sum-off")),
            ("a", ("date-unknown",)),
            ("b", ()),
            ("c", ("date-unknown",)),
            ("e", ("date-unknown",)),
            ("f", ("date-unknown",)),
        ]
    }
    new = [outcome("mới")] * 12
    assert (
        table([*new, *refused, outcome("bỏ qua"), *spam], awaiting)
        == """
12 mới
 0 cập nhật
 0 không đổi
 1 bỏ qua
 6 từ chối

Từ chối 6 tệp, theo lý do:
  empty (5 tệp): Tệp trống.
    0.txt
    1.txt
    2.txt
    và 2 tệp nữa
  spam (1 tệp): Quảng cáo.
    s.html

Cần xem lại 5 bài, theo mã:
  date-unknown (5 bài): Chưa rõ ngày đăng.
    articles/a.md
    articles/c.md
    articles/d.md
    và 2 bài nữa
  sum-off (1 bài): Cộng không khớp.
    articles/d.md"""
    )


def test_where_all_went_well_the_table_is_short():
    assert table([outcome("không đổi")] * 3) == (
        "\n0 mới\n0 cập nhật\n3 không đổi\n0 bỏ qua\n0 từ chối"
    )
