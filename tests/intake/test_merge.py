from datetime import date

from khobao.intake import propose
from khobao.intake.merge import digests, merge

TEXT = (
    "Xã Đồng Tâm ra mắt 12 mô hình\n\nSáng nay, xã ra mắt 12 mô hình dân vận.\n\n"
    + "Bà con thôn Trung góp ý cho hương ước và bàn việc làm đường. " * 9
)


def proposal(**changes):
    return propose(TEXT.encode(), date(2026, 1, 2)).article.model_copy(update=changes)


def test_nothing_changes_when_the_proposal_is_the_same():
    first = proposal()
    assert merge(first, proposal(), digests(first)) == first


def test_a_field_the_editor_changed_is_kept():
    base = proposal()
    edited = base.model_copy(update={"byline": "Hoàng Lan", "province": "nghe-an"})
    assert merge(edited, proposal(byline="Khác"), digests(base)) == edited


def test_a_field_nobody_changed_is_renewed():
    base = proposal()
    edited = base.model_copy(update={"byline": "Hoàng Lan"})
    merged = merge(edited, proposal(lead="Lời dẫn mới."), digests(base))
    assert (merged.byline, merged.lead) == ("Hoàng Lan", "Lời dẫn mới.")


def test_the_day_of_entry_and_the_status_are_never_proposed_anew():
    base = proposal()
    edited = base.model_copy(update={"status": "draft"})
    later = propose(TEXT.encode(), date(2027, 5, 6)).article
    assert merge(edited, later, digests(base)) == edited


def test_without_a_record_of_the_proposal_everything_is_the_editors():
    edited = proposal(byline="Hoàng Lan")
    assert merge(edited, proposal(lead="Lời dẫn mới."), {}) == edited


def test_a_summary_is_never_touched():
    base = proposal()
    edited = base.model_copy(update={"rights": "summary"})
    assert merge(edited, proposal(lead="Lời dẫn mới."), digests(base)) == edited


def test_a_renewal_that_would_break_a_rule_is_not_made():
    base = proposal()
    edited = base.model_copy(update={"body": "Lời văn đã sửa."})
    renewed = proposal(
        counts=tuple(c.model_copy(update={"quote": "không có"}) for c in base.counts)
    )
    assert merge(edited, renewed, digests(base)) == edited
