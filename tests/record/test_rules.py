"""What one article must keep beyond the types of its fields."""

from typing import Any

import pytest

from khobao.record import Article, Finding, Page, rules

BODY = "Toàn tỉnh có 4.494 mô hình, tăng 842,238 tỷ đồng\\."


def article(**fields: Any) -> Article:
    least = {
        "id": "a0845b4c7625",
        "title": "Tiêu đề",
        "date": "2020-01-13",
        "date_basis": "stated",
        "added": "2026-11-21",
        "province": None,
        "rights": "full",
        "body": BODY,
    }
    return Article.model_validate(least | fields)


def count(**fields: Any) -> dict[str, Any]:
    return {"id": "c1", "value": "4494", "unit": "mô hình", "quote": "4.494 mô hình"} | fields


def parts(*pairs: tuple[str, str | None]) -> tuple[dict[str, Any], ...]:
    """Return counts by id and total, each with a criterion where it has a total."""
    return tuple(
        count(id=one) | ({"part_of": total, "by": "lĩnh vực"} if total else {})
        for one, total in pairs
    )


SPAN = (
    "cần ngày, tháng, năm, hoặc quãng có hai đầu không quá 12 năm; "
    "không rõ hơn thì date: null và date_basis: unknown"
)

FAULTS = {
    "title without a word": (
        {"title": "😀 …"},
        ("title",), "title-words", "“😀 …”", "cần tiêu đề có ít nhất một chữ hoặc số",
    ),
    "basis of no date": (
        {"date": None},
        ("date_basis",), "date-basis",
        "date: null mà date_basis: stated", "cần date_basis: unknown khi không rõ ngày",
    ),
    "date of unknown basis": (
        {"date_basis": "unknown"},
        ("date_basis",), "date-basis",
        "date: 2020-01-13 mà date_basis: unknown", "cần stated, computed hoặc inferred",
    ),
    "inferred from nothing": (
        {"date": "2018", "date_basis": "inferred"},
        ("date_basis",), "date-evidence",
        "date_basis: inferred mà không có date_evidence",
        "cần ghi lời văn làm căn cứ vào date_evidence",
    ),
    "date to come": (
        {"date": "2026-11-22"},
        ("date",), "date-after-added",
        "date: 2026-11-22 sau ngày vào kho, added: 2026-11-21",
        "cần ngày đăng không sau ngày vào kho; việc sắp tới ghi vào event_date",
    ),
    "month to come": (
        {"date": "2026-12~"},
        ("date",), "date-after-added",
        "date: 2026-12~ sau ngày vào kho, added: 2026-11-21",
        "cần ngày đăng không sau ngày vào kho; việc sắp tới ghi vào event_date",
    ),
    "page's clock ahead": (
        {"page_stamp": "2199-01-02"},
        ("page_stamp",), "date-after-added",
        "page_stamp: 2199-01-02 sau ngày vào kho, added: 2026-11-21",
        "cần ngày mà trang đã hiện trước khi vào kho, hoặc sửa added",
    ),
    "century": (
        {"date": "20XX"}, ("date",), "date-span", "date: 20XX trải 100 năm", SPAN,
    ),
    "years without measure": (
        {"date": "2008/2020"}, ("date",), "date-span", "date: 2008/2020 trải 13 năm", SPAN,
    ),
    "all the calendar": (
        {"date": "0001/9999"}, ("date",), "date-span", "date: 0001/9999 trải 9999 năm", SPAN,
    ),
    "date without an end": (
        {"date": "2020/.."}, ("date",), "date-span", "date: 2020/.. để ngỏ một đầu", SPAN,
    ),
    "date without a beginning": (
        {"date": "../2020"}, ("date",), "date-span", "date: ../2020 để ngỏ một đầu", SPAN,
    ),
    "before the press": (
        {"date": "1864-12-31"},
        ("date",), "date-too-early",
        "date: 1864-12-31 trước tờ báo tiếng Việt đầu tiên (1865)",
        "cần ngày bài được đăng; ngày của sự việc ghi vào event_date",
    ),
    "source of nothing": (
        {"source": {}},
        ("source",), "empty-source", "source không cho biết bài ở đâu",
        "cần name, domain hoặc url; không rõ thì source: null",
    ),
    "source that was only read": (
        {"source": {"retrieved": "2020-01-13"}},
        ("source",), "empty-source", "source không cho biết bài ở đâu",
        "cần name, domain hoặc url; không rõ thì source: null",
    ),
    "slip that isn't there": (
        {"sic": ({"found": "mô hinh", "read": "mô hình"},)},
        ("sic", 0, "found"), "sic-not-found", "“mô hinh” không có trong bài",
        "cần chép đúng chỗ sai như nguyên văn; lời bài giữ nguyên, không sửa",
    ),
    "link of Pelican's": (
        {"body": f"{BODY}\n\n[bài khác]({{filename}}/a.md)"},
        ("body", 63), "pelican-link",
        "liên kết “{filename}/a.md” theo lối Pelican không dẫn tới đâu",
        "cần địa chỉ trong kho, bắt đầu bằng /: /bai/…/, /tinh/…/, /images/…",
    ),
    "quote in a summary": (
        {"rights": "summary", "counts": (count(at=3),)},
        ("counts", 0, "quote"), "summary-quote", "c1 trích lời của nguồn trong bài tóm tắt",
        "cần bỏ quote và ghi at; hoặc rights: full khi lời bài là nguyên văn",
    ),
    "lead of a summary": (
        {"rights": "summary", "lead": "Sa-pô"},
        ("lead",), "summary-quote", "bài tóm tắt mang lead là lời của nguồn",
        "cần bỏ lead; hoặc rights: full khi lời bài là nguyên văn",
    ),
    "caption of a summary": (
        {"rights": "summary", "captions": ("Quang cảnh",)},
        ("captions", 0), "summary-quote", "bài tóm tắt mang captions là lời của nguồn",
        "cần bỏ captions; hoặc rights: full khi lời bài là nguyên văn",
    ),
    "figure below zero": (
        {"counts": (count(value="-3"),)},
        ("counts", 0, "value"), "negative-count", "value: -3",
        "cần số không âm; tỷ lệ tăng, giảm dưới 0 thì measure: rate",
    ),
    "share above its whole": (
        {"counts": (count(value="165", of="161"),)},
        ("counts", 0, "of"), "share", "165 trên 161: phần lớn hơn toàn thể",
        "cần mẫu số không nhỏ hơn value; so với kế hoạch hay kỳ khác thì bỏ of; "
        "nguồn viết sai thì ghi sic: - {found: 165/161, read: …}",
    ),
    "share whose range ends above its whole": (
        {"counts": (count(value="150", max="1162", of="161"),)},
        ("counts", 0, "of"), "share", "1.162 trên 161: phần lớn hơn toàn thể",
        "cần mẫu số không nhỏ hơn value; so với kế hoạch hay kỳ khác thì bỏ of; "
        "nguồn viết sai thì ghi sic: - {found: 1.162/161, read: …}",
    ),
    "hour of a month": (
        {"date": "2020-01", "time": "23:17"},
        ("time",), "time-without-day",
        "có giờ 23:17 mà ngày là 2020-01", "cần đủ ngày YYYY-MM-DD, hoặc bỏ time",
    ),
    "hour of a day that is only near": (
        {"date": "2020-01-13~", "time": "23:17"},
        ("time",), "time-without-day",
        "có giờ 23:17 mà ngày là 2020-01-13~", "cần đủ ngày YYYY-MM-DD, hoặc bỏ time",
    ),
    "id of other bytes": (
        {"raw": {"sha256": "b" * 64}},
        ("id",), "id-hash",
        "id “a0845b4c7625” khác đầu của raw.sha256", 'cần id: "bbbbbbbbbbbb"',
    ),
    "withdrawn without a reason": (
        {"status": "withdrawn"},
        ("status",), "withdrawal", "status: withdrawn không có withdrawn",
        "bài rút cần cả status: withdrawn và withdrawn: {on: …, reason: …}",
    ),
    "a reason, and still published": (
        {"withdrawn": {"on": "2026-11-21", "reason": "Theo yêu cầu"}},
        ("status",), "withdrawal", "status: published có withdrawn",
        "bài rút cần cả status: withdrawn và withdrawn: {on: …, reason: …}",
    ),
    "published without its text": (
        {"body": ""},
        ("rights",), "empty-body", "rights: full mà không có lời bài",
        "cần lời bài dưới dòng --- thứ hai, hoặc status: draft",
    ),
    "tags that fold to one": (
        {"tags": ("Dân vận khéo", "Khen thưởng", "Dan van kheo")},
        ("tags", 2), "repeated-item",
        "“Dan van kheo” trùng với mục khác trong tags", "cần giữ một",
    ),
    "total that isn't there": (
        {"counts": (count(), count(id="c2", part_of="c9", by="lĩnh vực"))},
        ("counts", 1, "part_of"), "part-of-unknown",
        "không có số liệu “c9”", "cần một trong: c1, c2",
    ),
    "part without a criterion": (
        {"counts": (count(), count(id="c2", part_of="c1"))},
        ("counts", 1, "part_of"), "part-and-by",
        "chỉ có một trong hai khóa part_of và by", "cần cả hai: part_of: c1, by: lĩnh vực",
    ),
    "criterion without a total": (
        {"counts": (count(by="lĩnh vực"),)},
        ("counts", 0, "by"), "part-and-by",
        "chỉ có một trong hai khóa part_of và by", "cần cả hai: part_of: c1, by: lĩnh vực",
    ),
    "part of itself": (
        {"counts": parts(("c1", "c1"))},
        ("counts", 0, "part_of"), "part-of-itself",
        "c1 là phần của chính nó", "cần part_of chỉ tới tổng",
    ),
    "no quote": (
        {"counts": (count(quote=None),)},
        ("counts", 0), "count-evidence", "c1 không có lời trích", "cần quote: đúng lời trong bài",
    ),
    "no paragraph in a summary": (
        {"rights": "summary", "counts": (count(quote=None),)},
        ("counts", 0), "count-evidence", "c1 không ghi đoạn văn",
        "bài tóm tắt cần at: số thứ tự đoạn trong nguyên văn (0 là tiêu đề)",
    ),
    "words that aren't there": (
        {"counts": (count(quote="4494 mô hình"),)},
        ("counts", 0, "quote"), "quote-not-found", "“4494 mô hình” không có trong bài",
        "cần chép đúng lời trong tiêu đề, sa-pô, chú thích ảnh hoặc lời bài",
    ),
    "thousands read as a decimal": (
        {"counts": (count(value="4.494"),)},
        ("counts", 0, "value"), "number-form", "4.494 có thể là 4494 hoặc 4,494",
        "cần 4494 nếu dấu chấm là hàng nghìn; 4.4940 nếu là số thập phân",
    ),
    "thousands in a share": (
        {"counts": (count(of="-1.318"),)},
        ("counts", 0, "of"), "number-form", "-1.318 có thể là -1318 hoặc -1,318",
        "cần -1318 nếu dấu chấm là hàng nghìn; -1.3180 nếu là số thập phân",
    ),
    "thousands in a range": (
        {"counts": (count(value="9", max="12.100"),)},
        ("counts", 0, "max"), "number-form", "12.100 có thể là 12100 hoặc 12,100",
        "cần 12100 nếu dấu chấm là hàng nghìn; 12.1000 nếu là số thập phân",
    ),
    "range upside down": (
        {"counts": (count(max="4493"),)},
        ("counts", 0, "max"), "range", "max 4.493 nhỏ hơn value 4.494",
        "cần đầu trên của khoảng",
    ),
    "honorific in a name": (
        {"people": ({"name": "Lê Mẫu"}, {"name": "Đ/c Lê Mẫu"})},
        ("people", 1, "name"), "person-honorific", "tên bắt đầu bằng lời xưng hô “Đ/c”",
        "cần tên trơn: Lê Mẫu",
    ),
    "share of nothing": (
        {"counts": (count(of="0"),)},
        ("counts", 0, "of"), "share", "of: 0", "cần mẫu số lớn hơn 0",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "loc", "rule", "found", "expected"), FAULTS.values(), ids=FAULTS
)
def test_a_broken_rule_is_found_in_its_place(
    fields: dict[str, Any], loc: tuple[str | int, ...], rule: str, found: str, expected: str
) -> None:
    finding = Finding(loc=loc, rule=rule, found=found, expected=expected)
    found_all = list(rules.check(article(**fields)))
    if rule == "share" or fields.get("counts", [{}])[0].get("of") == "-1.318":
        assert finding in found_all
    else:
        assert found_all == [finding]


SOUND = {
    "least": {},
    "undated": {"date": None, "date_basis": "unknown"},
    "inferred from words": {
        "date": "2018", "date_basis": "inferred", "date_evidence": ("năm 2018",),
    },
    "day and hour": {"time": "23:17"},
    "its own bytes": {"raw": {"sha256": f"a0845b4c7625{'0' * 52}"}},
    "withdrawn": {
        "status": "withdrawn", "withdrawn": {"on": "2026-11-21", "reason": "Theo yêu cầu"},
    },
    "draft without text": {"status": "draft", "body": ""},
    "summary": {"rights": "summary", "counts": (count(quote=None, at=0),)},
    "parts of parts": {"counts": parts(("c1", None), ("c2", "c1"), ("c3", "c2"))},
    "quote of the title": {"counts": (count(quote="Tiêu"),)},
    "quote of a caption": {"captions": ("Ảnh 88 mô hình",), "counts": (count(quote="88 mô hình"),)},
    "quote across a line": {
        "body": "Có 4.494\nmô hình.", "counts": (count(quote="4.494  mô hình"),),
    },
    "quote of what Markdown escapes": {
        "counts": (count(quote="tỷ đồng.", value="1"),),
    },
    "quote of a backslash in a title": {"title": "a \\* b", "counts": (count(quote="\\*"),)},
    "decimal with three places, as the quote has it": {
        "counts": (count(value="842.238", quote="842,238 tỷ đồng"),),
    },
    "decimal below one": {"counts": (count(value="0.125"),)},
    "share": {"counts": (count(value="140", of="161"),)},
    "range": {"counts": (count(value="9360", max="12100"),)},
    "zero": {"counts": (count(value="0"),)},
    "rate below zero": {"counts": (count(value="-6.69", measure="rate"),)},
    "share as a slip of the source": {
        "body": "Có 165 / 161 xã.", "sic": ({"found": "165 / 161", "read": "156/161"},),
        "counts": (count(value="165", of="161", quote="165 / 161 xã"),),
    },
    "slip across a line": {
        "body": "Có mô\nhinh mới.", "sic": ({"found": "mô  hinh", "read": "mô hình"},),
    },
    "quote of a sign that Markdown writes otherwise": {
        "body": "Có &lt; 5 xã &amp;amp; bản.", "counts": (count(value="5", quote="< 5 xã &amp;"),),
    },
    "slip of a summary": {
        "rights": "summary", "sic": ({"found": "mô hinh", "read": "mô hình"},),
    },
    "added on the day": {"date": "2026-11-21"},
    "added in the month": {"date": "2026-11", "page_stamp": "2026"},
    "announced": {"event_date": "2027-02"},
    "event of a century": {"event_date": "1800/2020"},
    "decade": {"date": "201X"},
    "twelve years": {"date": "2009/2020"},
    "first paper": {"date": "1865-04-15"},
    "first decade of papers": {"date": "186X"},
    "period without an end": {
        "counts": (count(period="2020/.."), count(id="c2", period="20XX")),
    },
    "source by its domain": {"source": {"domain": "baocaobang.vn"}},
    "links a reader may be sent to": {
        "body": f"{BODY}\n[a](https://b.vn/c:d) [b](HTTP://b.vn) [c](mailto:b@c.vn) [d](#e:f)",
    },
    "links of the archive's own": {
        "body": f"{BODY}\n[a](/tinh/bac-giang/) \\[b\\]({{filename}}c) {{filename}} ({{static}}d)",
    },
}  # fmt: skip


@pytest.mark.parametrize("fields", SOUND.values(), ids=SOUND)
def test_nothing_is_found_in_a_sound_article(fields: dict[str, Any]) -> None:
    assert list(rules.check(article(**fields))) == []


def test_a_circle_of_parts_is_found_at_each_of_its_members_only() -> None:
    made = article(counts=parts(("c1", "c2"), ("c2", "c1"), ("c3", "c1")))
    assert [finding.loc for finding in rules.check(made)] == [
        ("counts", 0, "part_of"),
        ("counts", 1, "part_of"),
    ]


def test_an_id_given_twice_is_found_at_both_counts() -> None:
    made = article(counts=(count(), count(value="1")))
    assert [finding.loc for finding in rules.check(made)] == [
        ("counts", 0, "id"),
        ("counts", 1, "id"),
    ]


@pytest.mark.parametrize(
    ("link", "at"),
    [
        ("[a]({filename}/b.md)", 4),
        ("![a]({static}/images/b.jpg)", 5),
        ("[a](<{attach}b.jpg>)", 5),
        ("[a]( |filename|b.md)", 5),
        ("[a]: {index}", 5),
        ("x\n\n[a [b]]({tag}c)", 11),
    ],
)
def test_a_link_of_pelican_s_own_is_found_on_a_page_too(link: str, at: int) -> None:
    findings = list(rules.check_page(Page(title="A", body=link)))
    assert [(one.loc, one.rule) for one in findings] == [(("body", at), "pelican-link")]


@pytest.mark.parametrize(
    ("link", "at"),
    [
        ("[a](javascript:x)", 4),
        ("[a](<JavaScript:x>)", 5),
        ("[a](&#106;avascript&colon;x)", 4),
        ("[a](vbscript:x)", 4),
        ("![a](data:image/png;base64,x)", 5),
        ("[a](file:///x)", 4),
        ("[a](//host.example)", 4),
        ("[a](/\\host.example)", 4),
        ("[a](\\\\host.example)", 4),
        ("x [a]\n\n[a]: data:text/html,x", 12),
    ],
)
def test_a_link_that_would_be_taken_out_is_found_first(link: str, at: int) -> None:
    findings = list(rules.check_page(Page(title="A", body=link)))
    assert [(one.loc, one.rule) for one in findings] == [(("body", at), "link-form")]
