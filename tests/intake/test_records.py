import pickle

import pytest

from khobao.intake import import_record
from khobao.record import front_matter

LONG = "Bà con thôn Trung góp ý cho hương ước và bàn việc làm đường, làm mương. " * 4
TEXT = f"Tỉnh Nghệ An họp bàn công tác dân vận\n\n24/07/2024 08:15\n\n{LONG}"


def test_a_record_gives_its_article_and_file():
    result = import_record({"id": "x", "text": TEXT, "retrieved": "2026-01-02"})
    assert (result["ok"], result["id"]) == (True, "x")
    assert result["article"]["province"] == "nghe-an"
    assert result["article"]["date"] == "2024-07-24"
    article = front_matter.loads(result["markdown"])
    assert article.model_dump(mode="json", by_alias=True) == result["article"]


def test_what_awaits_review_comes_with_its_evidence():
    result = import_record({"text": TEXT})
    assert [one["code"] for one in result["review"]] == result["article"]["review"]
    (lead,) = (one for one in result["review"] if one["code"] == "lead-missing")
    assert LONG.startswith(lead["evidence"][0].rstrip("…"))


def test_lines_that_recur_on_its_site_are_kept_out_and_counted():
    record = {"text": f"{TEXT}\n\nMời bà con gửi thư", "retrieved": "2026-01-02"}
    known = {"furniture": {"tail": ["Mời bà con  gửi thư"]}}
    result = import_record(record | known)
    assert "Mời bà con" in import_record(record)["article"]["body"]
    assert "Mời bà con" not in result["article"]["body"]
    assert result["article"]["raw"]["removed_lines"] == 1


def test_no_day_of_entry_is_invented():
    result = import_record({"text": TEXT})
    assert "added" not in result["article"]
    assert result["markdown"] is None


@pytest.mark.parametrize(
    ("record", "code"),
    [
        ({}, "record-form"),
        ({"text": ""}, "empty"),
        ({"text": "A meeting was held about farming today."}, "not-vietnamese"),
        ({"bytes_b64": "?"}, "record-form"),
        ({"text": TEXT, "retrieved": "hôm qua"}, "record-form"),
        ({"text": TEXT, "url": "javascript:alert(1)"}, "record-form"),
        ([], "record-form"),
        ({"text": TEXT, "furniture": ["Mời bà con gửi thư"]}, "record-form"),
        ({"text": TEXT, "furniture": {"tail": "Mời bà con gửi thư"}}, "record-form"),
        ({"text": TEXT, "furniture": {"foot": []}}, "record-form"),
    ],
)
def test_an_error_is_data(record, code):
    result = import_record(record)
    assert (result["ok"], result["error"]["code"]) == (False, code)
    assert result["error"]["message"]


def test_the_function_and_what_it_gives_can_be_sent_to_other_processes():
    again = pickle.loads(pickle.dumps(import_record))
    record = {"text": TEXT, "retrieved": "2026-01-02"}
    assert pickle.loads(pickle.dumps(again(record))) == import_record(record)
