"""What an editor is told: each mistake with its line, its column and its cure."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khobao.record import Article, ContentError, Problem, front_matter
from khobao.record.problems import shown
from khobao.record.review import CODES

VALID = """\
---
id: "a0845b4c7625"
title: Tiêu đề
date: "2020-01-13"
date_basis: stated
added: "2026-11-21"
province: bac-giang
rights: full
---

Toàn tỉnh có 4.494 mô hình.
"""

ALL_KEYS = (
    "id, title, date, date_basis, date_evidence, time, event_date, page_stamp, added, province, "
    "places, source, byline, lead, captions, counts, people, documents, tags, rights, raw, sic, "
    "review, status, withdrawn, images, aliases, same_story"
)
TEXT = "cần một dòng chữ"
LINE = "cần một dòng chữ không có ký tự ẩn"
LIST = "cần một danh sách, mỗi mục một dòng bắt đầu bằng “- ”"
NUMBER = "cần số trơn: 4494, 42.53 (không dấu chấm hàng nghìn, không chữ)"
FORMS = "YYYY-MM-DD, YYYY-MM hoặc YYYY (thêm ~ khi là khoảng, A/B khi là một quãng)"
PAIRS = 'cần mỗi dòng một "khóa: giá trị", thụt dòng bằng dấu cách'


def told(text: str) -> list[str]:
    """Return the message lines of a faulty file, without the path they all begin with."""
    with pytest.raises(ContentError) as error:
        front_matter.loads(text, "bài/a.md")
    lines = str(error.value).split("\n")
    assert all(line.startswith("bài/a.md:") for line in lines)
    return [line.removeprefix("bài/a.md:") for line in lines]


def with_line(line: str) -> str:
    """Return a file whose eighth line is the given one."""
    return VALID.replace("rights: full\n", f"rights: full\n{line}\n", 1)


def instead(key: str, line: str) -> str:
    """Return a file in which another line, or none, stands for that of a key."""
    return re.sub(rf"^{key}:.*\n", line and f"{line}\n", VALID, flags=re.MULTILINE)


def test_the_file_these_faults_are_made_from_has_none() -> None:
    assert isinstance(front_matter.loads(VALID), Article)


KEY_FAULTS = {
    "unknown key, near one": (
        with_line("bylin: Vân Anh"),
        ["9:1: unknown-key: không có khóa “bylin”; có phải byline?"],
    ),
    "unknown key, none near": (
        with_line("xyz: 1"),
        [f"9:1: unknown-key: không có khóa “xyz”; các khóa dùng được: {ALL_KEYS}"],
    ),
    "unknown key in a part": (
        with_line("people:\n- {name: A, ofice: B}"),
        ["10:13: unknown-key: không có khóa “ofice”; có phải office?"],
    ),
    "python's name for a key": (
        with_line("places:\n- {name: A, level: xã, within: B}"),
        [
            "10:24: unknown-key: không có khóa “within”; các khóa dùng được: name, level, in",
        ],
    ),
    "body as a key": (
        with_line("body: Lời"),
        ["9:1: unknown-key: không có khóa “body”; cần viết lời bài dưới dòng --- thứ hai"],
    ),
    "missing key": (
        instead("province", ""),
        ["2:1: missing-key: thiếu khóa province; cần dòng province: …"],
    ),
    "missing key in a part": (
        with_line("documents:\n- {number: 05-CT/TU}"),
        ["10:3: missing-key: thiếu khóa type; cần dòng type: …"],
    ),
    "repeated key": (
        with_line("title: Khác"),
        ["9:1: repeated-key: khóa title viết hai lần; cần giữ một"],
    ),
    "complex keys": (
        with_line("? [a, b]\n: c"),
        [f"9:3: unknown-key: không có khóa “?”; các khóa dùng được: {ALL_KEYS}"],
    ),
}

TYPE_FAULTS = {
    "no value": (
        instead("title", "title:"),
        [f"3:7: not-a-text: title: để trống; {TEXT}"],
    ),
    "blank text": (
        instead("title", "title: '  '"),
        ["3:8: empty-text: title: “”; cần có chữ, hoặc bỏ hẳn khóa này"],
    ),
    "text in two lines": (
        with_line("lead: |\n  một\n  hai"),
        [f"9:7: control-character: lead: “ký tự U+000A”; {LINE}"],
    ),
    "escaped control character": (
        with_line('byline: "a\\x07b"'),
        [f"9:9: control-character: byline: “ký tự U+0007”; {LINE}"],
    ),
    "list for a text": (
        with_line("byline: [a, b]"),
        [f"9:9: not-a-text: byline: một danh sách; {TEXT}"],
    ),
    "map for a text": (
        with_line("byline: {a: b, c: d}"),
        [f"9:9: not-a-text: byline: một nhóm khóa; {TEXT}"],
    ),
    "colon in a list item": (
        with_line("captions:\n- Đúng\n- Ảnh: K'ré"),
        [
            "11:3: not-a-text: captions, mục 2: một nhóm khóa; "
            "có dấu hai chấm: hãy viết 'Ảnh: K''ré'"
        ],
    ),
    "text for a list": (
        with_line("tags: Dân vận khéo"),
        [f"9:7: not-a-list: tags: “Dân vận khéo”; {LIST}"],
    ),
    "nothing for a list": (
        with_line("tags:"),
        [f"9:6: not-a-list: tags: để trống; {LIST}"],
    ),
    "text for a map": (
        with_line("source: Báo Cao Bằng"),
        ["9:9: not-a-map: source: “Báo Cao Bằng”; cần nhóm khóa: {name, domain, …}"],
    ),
    "text for a map in a list": (
        with_line("people:\n- Lê A"),
        ["10:3: not-a-map: people, mục 1: “Lê A”; cần nhóm khóa: {name, office, …}"],
    ),
    "unknown value": (
        with_line("status: xuất bản"),
        ["9:9: unknown-value: status: “xuất bản”; cần một trong: published, draft, withdrawn"],
    ),
    "unknown level": (
        with_line("places:\n- {name: A, level: xom}"),
        [
            "10:20: unknown-value: level: “xom”; cần một trong: tỉnh, thành phố, quận, huyện, "
            "thị xã, phường, xã, thị trấn, đặc khu, thôn, bản, buôn, làng, ấp, khóm, khu phố, "
            "tổ dân phố, xóm, địa danh"
        ],
    ),
    "id": (
        instead("id", "id: A0845"),
        ["2:5: id-form: id: “A0845”; cần 12 ký tự hex đầu của sha256 văn bản gốc"],
    ),
    "sha256": (
        with_line("raw: {sha256: a0845b4c7625}"),
        ["9:15: sha256-form: sha256: “a0845b4c7625”; cần 64 ký tự hex"],
    ),
    "province in capitals": (
        instead("province", "province: Bắc Giang"),
        ["7:11: slug-form: province: “Bắc Giang”; cần chữ thường a-z, số và gạch nối: bac-giang"],
    ),
    "time": (
        with_line("time: 24:00"),
        ['9:7: time-form: time: “24:00”; cần "HH:MM", ví dụ "23:17"'],
    ),
    "domain": (
        with_line("source: {domain: Baocaobang.vn}"),
        ["9:18: domain-form: domain: “Baocaobang.vn”; cần tên miền chữ thường: baocaobang.vn"],
    ),
    "url that is a script": (
        with_line('source: {url: "javascript:alert(1)"}'),
        [
            "9:15: url-form: url: “javascript:alert(1)”; "
            "cần địa chỉ đầy đủ bắt đầu bằng https:// hoặc http://"
        ],
    ),
    "image outside its folder": (
        with_line("images:\n- {src: images/../../x.jpg, description: A}"),
        [
            "10:9: image-path: src: “images/../../x.jpg”; "
            "cần đường dẫn không dấu dưới images/: images/anh-1.jpg"
        ],
    ),
    "review code, near one": (
        with_line("review: [source-missing, date-infered]"),
        ["9:26: review-unknown: review, mục 2: “date-infered”; có phải date-inferred?"],
    ),
    "review code, none near": (
        with_line("review: [xyz]"),
        [f"9:10: review-unknown: review, mục 1: “xyz”; cần một trong: {', '.join(CODES)}"],
    ),
    "count id": (
        with_line("counts:\n- {id: C1, value: 4, unit: a, quote: 4.494}"),
        ["10:8: count-id-form: id: “C1”; cần tên ngắn như c1"],
    ),
    "number with words": (
        with_line("counts:\n- {id: c1, value: 13 triệu, unit: a, quote: 4.494}"),
        [f"10:19: number-form: value: “13 triệu”; {NUMBER}"],
    ),
    "number with a comma": (
        with_line('counts:\n- {id: c1, value: "42,53", unit: "%", quote: 4.494}'),
        [f"10:19: number-form: value: “42,53”; {NUMBER}"],
    ),
    "number in two groups": (
        with_line("counts:\n- {id: c1, value: 1.234.567, unit: a, quote: 4.494}"),
        [f"10:19: number-form: value: “1.234.567”; {NUMBER}"],
    ),
    "number too long to add up": (
        with_line(f"counts:\n- {{id: c1, value: {'9' * 5000}, unit: a, quote: 4.494}}"),
        [f"10:19: number-form: value: “{'9' * 59}…”; {NUMBER}"],
    ),
    "no number": (
        with_line("counts:\n- {id: c1, value: null, unit: a, quote: 4.494}"),
        ["10:19: number-form: value: để trống; cần một số trơn: 4494, 42.53"],
    ),
    "whole number": (
        with_line("counts:\n- {id: c1, value: 4, unit: a, quote: 4.494, at: -1}"),
        ["10:49: number-form: at: “-1”; cần số nguyên không âm: 3"],
    ),
}

DATE_FAULTS = {
    "day first": (
        instead("date", "date: 9/10/2023"),
        [
            f"4:7: date-form: date: “9/10/2023”; cần {FORMS}: "
            'ngày 9 tháng 10 năm 2023 là "2023-10-09"'
        ],
    ),
    "day and month": (
        instead("date", "date: 13/1"),
        [
            f"4:7: date-form: date: “13/1”; cần {FORMS}; thiếu năm thì không đoán: "
            "để date: null và ghi lời văn vào date_evidence"
        ],
    ),
    "no such day": (
        instead("date", "date: 2021-02-29"),
        [f"4:7: date-form: date: “2021-02-29”; không có ngày ấy trong lịch; cần {FORMS}"],
    ),
    "words": (
        instead("date", "date: tháng 10"),
        [f"4:7: date-form: date: “tháng 10”; cần {FORMS}"],
    ),
    "interval that ends before it begins": (
        instead("date", "date: 2021/2020"),
        [
            "4:7: date-form: date: “2021/2020”; "
            "quãng này kết thúc trước khi bắt đầu; cần đầu trước nhỏ hơn đầu sau"
        ],
    ),
    "interval without an end": (
        instead("date", "date: 2021/"),
        [f"4:7: date-form: date: “2021/”; một quãng có hai đầu; cần {FORMS}"],
    ),
    "a month where a day is needed": (
        instead("added", "added: 2026-11"),
        ["6:8: date-form: added: “2026-11”; cần đúng một ngày YYYY-MM-DD"],
    ),
}

YAML_FAULTS = {
    "unquoted colon": (
        instead("title", "title: Bắc Giang: Biểu dương"),
        [
            "3:8: unquoted-colon: “Bắc Giang: Biểu dương” có dấu hai chấm mà không đặt trong "
            "dấu nháy; hãy viết title: 'Bắc Giang: Biểu dương'"
        ],
    ),
    "unquoted colon with a quote": (
        instead("title", "title: Điểu K'ré: phát biểu"),
        [
            "3:8: unquoted-colon: “Điểu K'ré: phát biểu” có dấu hai chấm mà không đặt trong "
            "dấu nháy; hãy viết title: 'Điểu K''ré: phát biểu'"
        ],
    ),
    "unquoted colon at the end": (
        instead("title", "title: Biểu dương:"),
        [
            "3:8: unquoted-colon: “Biểu dương:” có dấu hai chấm mà không đặt trong "
            "dấu nháy; hãy viết title: 'Biểu dương:'"
        ],
    ),
    "no colon": (
        with_line("byline Vân Anh"),
        [f"9:1: yaml-syntax: YAML sai cú pháp: thiếu dấu hai chấm sau tên khóa; {PAIRS}"],
    ),
    "open quote": (
        instead("title", 'title: "Tiêu đề'),
        [f"4:8: yaml-syntax: YAML sai cú pháp: dòng này không phải một khóa; {PAIRS}"],
    ),
    "open bracket": (
        with_line("tags: [a, b"),
        [
            "9:1: yaml-syntax: YAML sai cú pháp: "
            f"danh sách [ … ] thiếu dấu phẩy hoặc ngoặc đóng; {PAIRS}"
        ],
    ),
    "tab": (
        with_line("\tlead: a"),
        [f"9:1: yaml-syntax: YAML sai cú pháp: có phím Tab ở đầu dòng; {PAIRS}"],
    ),
    "impossible escape": (
        with_line('byline: "a\\qb"'),
        [f"9:11: yaml-syntax: YAML sai cú pháp: dấu \\ trong nháy kép; {PAIRS}"],
    ),
    "half of a code point": (
        with_line('byline: "\\uD83D"'),
        [f"9:12: yaml-syntax: YAML sai cú pháp: mã ký tự sau dấu \\ không có thật; {PAIRS}"],
    ),
    "second document": (
        with_line("--- a"),
        [
            "9:1: yaml-syntax: YAML sai cú pháp: một tài liệu thứ hai bắt đầu ở đây; "
            "cần bỏ dấu --- hoặc ... giữa phần khai báo"
        ],
    ),
    "a list, not a map": (
        "---\n- a\n---\n",
        [
            "2:1: yaml-syntax: phần khai báo không gồm các dòng khóa: giá trị; "
            'cần mỗi dòng một "khóa: giá trị"'
        ],
    ),
    "comment that cuts a value": (
        with_line("byline: Đội #1"),
        ["9:9: yaml-comment: YAML bỏ phần sau dấu #: “#1”; cần đặt cả giá trị trong dấu nháy"],
    ),
    "tag": (
        with_line("byline: !!python/object:os.system A"),
        [
            "9:9: yaml-tag: nhãn YAML “tag:yaml.org,2002:python/object:os.system”; "
            "cần bỏ nhãn, hoặc đặt cả giá trị trong dấu nháy"
        ],
    ),
    "anchor that swallows a word": (
        with_line("byline: &Co Lê A"),
        [
            "9:9: yaml-alias: tên tham chiếu YAML (&Co); "
            "cần bỏ tên ấy, hoặc đặt cả giá trị trong dấu nháy"
        ],
    ),
    "alias": (
        with_line("byline: *sao"),
        [
            "9:9: yaml-alias: tham chiếu YAML (*sao); "
            "cần viết lại giá trị đầy đủ, trong dấu nháy nếu mở đầu bằng *"
        ],
    ),
    "characters no one sees": (
        instead("title", "title: Dân\u200bvận \u202ekhéo"),
        [
            "3:11: invisible-character: ký tự ẩn U+200B; cần xóa ký tự ấy",
            "3:16: invisible-character: ký tự ẩn U+202E; cần xóa ký tự ấy",
        ],
    ),
    "escaped invisible character": (
        with_line('byline: "a\\u00ADb"'),
        [f"9:9: invisible-character: byline: “ký tự U+00AD”; {LINE}"],
    ),
    "invisible character in the body": (
        VALID.replace("4.494", "4.\u00ad494"),
        ["11:16: invisible-character: ký tự ẩn U+00AD; cần xóa ký tự ấy"],
    ),
    "marks on marks": (
        instead("title", "title: Do\u0336\u0336\u0336\u0336\u0336n"),
        ["3:14: mark-flood: dấu chồng thứ năm U+0336; cần xóa ký tự ấy"],
    ),
    "marks on marks in the body": (
        VALID.replace("4.494", "4\u0336\u0336\u0336\u0336\u0336.494"),
        ["11:19: mark-flood: dấu chồng thứ năm U+0336; cần xóa ký tự ấy"],
    ),
    "link in the body": (
        f"{VALID}\nXem [bài trước]({{filename}}../a.md).\n",
        [
            "13:17: pelican-link: liên kết “{filename}../a.md” theo lối Pelican không dẫn tới đâu; "
            "cần địa chỉ trong kho, bắt đầu bằng /: /bai/…/, /tinh/…/, /images/…"
        ],
    ),
    "control characters": (
        instead("title", "title: a\x07b\x9f"),
        [
            "3:9: control-character: ký tự ẩn U+0007; cần xóa ký tự ấy",
            "3:11: control-character: ký tự ẩn U+009F; cần xóa ký tự ấy",
        ],
    ),
    "control character in the body": (
        VALID.replace("Toàn", "\x0bToàn"),
        ["11:1: control-character: ký tự ẩn U+000B; cần xóa ký tự ấy"],
    ),
    "lone surrogate": (
        with_line("byline: a\ud83d"),
        ["9:10: control-character: ký tự ẩn U+D83D; cần xóa ký tự ấy"],
    ),
    "nested lists": (
        with_line("tags: " + "[" * 100_000),
        ["9:26: yaml-depth: hơn 20 nhóm hoặc danh sách lồng nhau; cần mỗi dòng một khóa: giá trị"],
    ),
    "nested maps": (
        with_line("source:\n" + "".join(f"{' ' * n}a:\n" for n in range(1, 1500)).rstrip()),
        ["29:21: yaml-depth: hơn 20 nhóm hoặc danh sách lồng nhau; cần mỗi dòng một khóa: giá trị"],
    ),
}

FENCE_FAULTS = {
    "empty file": (
        "",
        [
            "1:1: no-front-matter: dòng đầu tệp không phải ---; "
            "cần phần khai báo YAML nằm giữa hai dòng ---"
        ],
    ),
    "no fence": (
        "Lời bài.\n",
        [
            "1:1: no-front-matter: dòng đầu tệp không phải ---; "
            "cần phần khai báo YAML nằm giữa hai dòng ---"
        ],
    ),
    "one fence": (
        "---\ntitle: A\n",
        [
            "3:1: no-front-matter: phần khai báo không có dòng --- kết thúc; "
            "cần một dòng --- giữa phần khai báo và lời bài"
        ],
    ),
    "nothing between the fences": (
        "---\n---\n",
        [
            f"2:1: missing-key: thiếu khóa {key}; cần dòng {key}: …"
            for key in ("added", "date", "date_basis", "id", "province", "rights", "title")
        ],
    ),
}

FAULTS = KEY_FAULTS | TYPE_FAULTS | DATE_FAULTS | YAML_FAULTS | FENCE_FAULTS


@pytest.mark.parametrize(("text", "expected"), FAULTS.values(), ids=FAULTS)
def test_each_fault_is_told_with_its_place_and_cure(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_every_problem_of_a_file_is_told_at_once_by_line() -> None:
    text = (
        "---\n"
        "id: xyz\n"
        "title: Bắc Giang: Biểu dương\n"
        "date: 9/10/2023\n"
        "date_basis: đoán\n"
        "added: 2026-11-21\n"
        "province: bac-giang\n"
        "lead: Sơn Động: sa-pô\n"
        "people:\n"
        "- {name: A, ofice: B}\n"
        "tags: [a, b\u0007]\n"
        "---\n"
    )
    assert [line.split(": ")[:2] for line in told(text)] == [
        ["2:1", "missing-key"],
        ["2:5", "id-form"],
        ["3:8", "unquoted-colon"],
        ["4:7", "date-form"],
        ["5:13", "unknown-value"],
        ["8:7", "unquoted-colon"],
        ["10:13", "unknown-key"],
        ["11:12", "control-character"],
    ]


def test_places_are_those_of_a_file_with_crlf_a_byte_order_mark_and_decomposed_letters() -> None:
    text = "\ufeff" + with_line("people:\n- {name: Lê Văn A, ofice: B}").replace("\n", "\r\n")
    decomposed = text.replace("ê", "e\u0302").replace("ă", "a\u0306")
    assert told(decomposed) == ["10:20: unknown-key: không có khóa “ofice”; có phải office?"]


def test_a_big_front_matter_is_read_whole() -> None:
    captions = [f"Chú thích ảnh số {number}" for number in range(20_000)]
    text = with_line("captions:\n" + "\n".join(f"- {caption}" for caption in captions))
    assert front_matter.loads(text).captions == tuple(captions)


def test_a_place_in_the_body_is_that_of_the_file_whatever_stands_above_it() -> None:
    text = VALID.replace("\n\nToàn", "\n \n\n\t\n\nToàn") + "[a]({static}b)\n"
    assert [line.split(": ")[:2] for line in told(text.replace("\n", "\r\n"))] == [
        ["15:5", "pelican-link"]
    ]


FRAGMENTS = st.sampled_from(
    [*"\n\n\n::::--{}[],#&*!|>'\"%@`?~ \t\\", "---\n", "title: ", "- ", ": ", "\n  ", "null",
     "counts:\n- {id: c1, value: ", "places: [", "date: ", "<<: ", "\ufeff", "\r", "\x85", "\\x",
     "2020/"]
)  # fmt: skip


@st.composite
def mutilated(draw: st.DrawFn) -> str:
    """Draw a valid file with a few pieces cut out, put in or doubled."""
    text = with_line(
        "places: [{name: A, level: xã}]\n"
        'counts:\n- {id: c1, value: 4494, unit: a, quote: "4.494"}\nsource: {name: B}'
    )
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        piece = draw(st.one_of(FRAGMENTS, st.text(max_size=5), st.just(text[start:end] * 2)))
        text = text[:start] + piece + text[end:]
    return text


def outcome(text: str) -> type:
    try:
        return type(front_matter.loads(text))
    except ContentError as error:
        return type(error)


@given(mutilated())
@settings(max_examples=1500, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_file_gives_an_article_or_problems(text: str) -> None:
    assert outcome(text) in (Article, ContentError)


@given(st.lists(FRAGMENTS | st.text(max_size=6), max_size=40).map("".join))
@settings(max_examples=500)
def test_any_front_matter_gives_problems(text: str) -> None:
    assert outcome(f"---\n{text}\n---\n") is ContentError


def test_problems_are_sorted_by_file_then_line() -> None:
    one, two, three = (
        Problem(path=path, line=line, rule="r", found="f", expected="e")
        for path, line in [("a.md", 2), ("a.md", 10), ("b.md", 1)]
    )
    assert ContentError([three, two, one]).problems == (one, two, three)


def test_a_problem_is_one_line() -> None:
    problem = Problem(
        path="a.md", line=2, col=3, rule="date-form", found="13/1", expected="cần năm"
    )
    assert str(problem) == "a.md:2:3: date-form: 13/1; cần năm"
    assert problem.at(4, 5) == Problem(
        path="a.md", line=4, col=5, rule="date-form", found="13/1", expected="cần năm"
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [("a", "“a”"), ("a\n  b", "“a b”"), ("x" * 60, f"“{'x' * 60}”"), ("x" * 61, f"“{'x' * 59}…”")],
)
def test_a_value_is_quoted_in_one_short_line(value: str, expected: str) -> None:
    assert shown(value) == expected
