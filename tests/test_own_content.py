"""The repository's own five records hold what was read out of their sources by hand.

The first tests need nothing but the repository. The last ones compare with the texts as they
were collected, where these are at hand.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from khobao import content, intake
from khobao.record import Article, Count, breakdowns
from tests import collected

ENTRIES = content.load(Path(__file__).parents[1] / "content").entries
RECORDS = {entry.article.id: entry.article for entry in ENTRIES}
TAGS = content.load(Path(__file__).parents[1] / "content").vocabulary

PLAN, FESTIVAL, MOUNTAINS, AWARDS, NEW_MODELS = (
    "4ad7ac5402f2",
    "a0845b4c7625",
    "5079042197c9",
    "82a3e566a5f5",
    "356c032922ca",
)

READ: dict[str, dict[str, Any]] = {
    PLAN: {
        "title": "Tổ chức hoạt động “Tháng Dân vận” năm 2017",
        "date": "2017",
        "date_basis": "inferred",
        "event_date": None,
        "page_stamp": None,
        "time": None,
        "province": "bac-giang",
        "places": ["huyện Hiệp Hòa"],
        "source": None,
        "byline": "BBT",
        "people": [],
        "documents": [
            "Kế hoạch; None; Kế hoạch tổ chức hoạt động “Tháng Dân vận” năm 2017; "
            "Ban Dân vận Tỉnh ủy Bắc Giang; None"
        ],
        "sic": [("xây dụng", "xây dựng")],
    },
    FESTIVAL: {
        "title": "Phát động Tháng Dân vận và biểu dương 88 điển hình dân vận khéo",
        "date": "2018",
        "date_basis": "inferred",
        "event_date": None,
        "page_stamp": None,
        "time": None,
        "province": "bac-giang",
        "places": [
            "huyện Sơn Động",
            "huyện Lạng Giang",
            "huyện Lục Ngạn",
            "huyện Yên Thế",
            "huyện Lục Nam",
            "xã An Lạc, Sơn Động",
            "xã Hương Sơn, Lạng Giang",
            "xã Tân Sơn, Lục Ngạn",
            "thôn Chí Mìu, Hương Sơn",
            "thôn Khuôn Phải, Tân Sơn",
        ],
        "source": None,
        "byline": "Vân Anh",
        "people": [
            "Điểu K'ré: Ủy viên T.Ư Đảng, Phó Trưởng Ban Thường trực Ban Dân vận T.Ư",
            "Lại Thanh Sơn: Phó Chủ tịch Thường trực UBND tỉnh",
        ],
        "documents": ["Nghị quyết; 110; None; Ban Chấp hành Đảng bộ tỉnh; 2016-07-11"],
        "sic": [("trao tăng", "trao tặng")],
    },
    MOUNTAINS: {
        "title": "Bắc Kạn thực hiện hiệu quả phong trào dân vận khéo",
        "date": "2020-01-13",
        "date_basis": "computed",
        "event_date": "2020-01-13",
        "page_stamp": None,
        "time": None,
        "province": "bac-kan",
        "places": [],
        "source": None,
        "byline": "Vũ Hoàng Giang",
        "people": ["Hoàng Duy Chính: Phó Bí thư Thường trực Tỉnh ủy"],
        "documents": ["Đề án; None; Đề án phong trào Dân vận khéo; None; None"],
        "sic": [("Tỉnh ủy Bắc Hoàng Duy Chính", "Tỉnh ủy Bắc Kạn Hoàng Duy Chính")],
    },
    AWARDS: {
        "title": "Cao Bằng: Biểu dương, khen thưởng 51 mô hình, điển hình “Dân vận khéo” "
        "giai đoạn 2016 - 2020",
        "date": "2020/2021",
        "date_basis": "inferred",
        "event_date": None,
        "page_stamp": "2023-09-30",
        "time": None,
        "province": "cao-bang",
        "places": [],
        "source": ("Báo Cao Bằng", "baocaobang.vn"),
        "byline": None,
        "people": ["Triệu Đình Lê: Phó Bí thư Thường trực Tỉnh ủy"],
        "documents": [
            "Chỉ thị; 05; None; Bộ Chính trị; None",
            "Quy chế; None; Quy chế dân chủ ở cơ sở; None; None",
            "Quy chế; None; Quy chế công tác dân vận của hệ thống chính trị cấp huyện, Thành phố; "
            "None; None",
        ],
        "sic": [],
    },
    NEW_MODELS: {
        "title": 'Phong trào "Dân vận khéo" phải gắn với nhiệm vụ chính trị của địa phương, đơn vị',
        "date": "2024-07-24",
        "date_basis": "stated",
        "event_date": None,
        "page_stamp": None,
        "time": "23:17",
        "province": "nghe-an",
        "places": [],
        "source": None,
        "byline": "NPV",
        "people": [
            "Hoàng Nghĩa Hiếu: Phó Bí thư Tỉnh ủy",
            "Lê Hồng Vinh: Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch Thường trực UBND tỉnh",
            "Ngọc Kim Nam: Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban Dân vận Tỉnh ủy",
            "Nguyễn Thị Thơm: Phó trưởng Ban Dân vận Tỉnh ủy",
            "Nguyễn Phú Trọng: Tổng Bí thư",
        ],
        "documents": ["Chỉ thị; 05-CT/TU; None; Ban Thường vụ Tỉnh ủy; 2021-05-23"],
        "sic": [("thành kinh", "thành kính")],
    },
}

FIGURES = {
    PLAN: "",
    FESTIVAL: """
        c1: 88 điển hình, awarded, 2018, at 8
        c2: 559 mô hình, điển hình, existing, at 10
        c3: 38 cá nhân, awarded, at 11
    """,
    MOUNTAINS: """
        c1: trên 4000 lượt cử tri, other, 2019, at 6
        c2: hơn 600 ý kiến, other, 2019, at 6
        c3: hơn 13000 lượt đoàn viên, hội viên và nhân dân, other, 2019, at 7
    """,
    AWARDS: """
        c1: 51 mô hình, điển hình, awarded, 2016/2020, at 0
        c2: 100 %, rate, at 1
        c3: 10/10 huyện, Thành ủy, rate, at 1
        c4: 140/161 xã, phường, thị trấn, rate, at 1
        c5: 10/10 huyện, Thành ủy, rate, at 1
        c6: 161/161 xã, phường, thị trấn, rate, at 1
        c7: trên 89.4 %, rate, at 1
        c8: 4086 mô hình, existing, at 2
        c9: 1202 mô hình, existing, of c8 by lĩnh vực, at 2
        c10: 968 mô hình, existing, of c8 by lĩnh vực, at 2
        c11: 825 mô hình, existing, of c8 by lĩnh vực, at 2
        c12: 582 mô hình, existing, of c8 by lĩnh vực, at 2
        c13: 509 mô hình, existing, of c8 by lĩnh vực, at 2
        c14: 42.53 %, rate, 2016, at 2
        c15: 22.07 %, rate, 2020, at 2
        c16: 132 tập thể, awarded, 2016/2020, at 3
        c17: 180 lượt cá nhân, awarded, 2016/2020, at 3
        c18: 46 lượt tập thể, awarded, 2016/2020, at 3
        c19: 79 lượt cá nhân, awarded, 2016/2020, at 3
        c20: 644 lượt tập thể, awarded, 2016/2020, at 3
        c21: 874 cá nhân, awarded, 2016/2020, at 3
        c22: target 100 %, rate, 2021/2025, at 4
        c23: target trên 80 %, rate, 2021/2025, at 4
        c24: target 95 %, rate, 2021/2025, at 4
        c25: target 100 %, rate, 2021/2025, at 4
        c26: target trên 60 %, rate, 2021/2025, at 4
        c27: 19 tập thể, awarded, 2016/2020, of c1 by chủ thể, at 6
        c28: 32 cá nhân, awarded, 2016/2020, of c1 by chủ thể, at 6
    """,
    NEW_MODELS: """
        c1: 4494 mô hình, new, 2024-01/2024-06, at 5
        c2: 3729 mô hình, new, 2024-01/2024-06, of c1 by chủ thể, at 5
        c3: 765 mô hình, new, 2024-01/2024-06, of c1 by chủ thể, at 5
        c4: 1212 mô hình, new, 2024-01/2024-06, of c1 by lĩnh vực, at 5
        c5: 2298 mô hình, new, 2024-01/2024-06, of c1 by lĩnh vực, at 5
        c6: 486 mô hình, new, 2024-01/2024-06, of c1 by lĩnh vực, at 5
        c7: 507 mô hình, new, 2024-01/2024-06, of c1 by lĩnh vực, at 5
    """,
}

SUMS = {
    PLAN: [],
    FESTIVAL: [],
    MOUNTAINS: [],
    AWARDS: [
        (4086, "lĩnh vực", [1202, 968, 825, 582, 509], 4086, 0),
        (51, "chủ thể", [19, 32], 51, 0),
    ],
    NEW_MODELS: [
        (4494, "chủ thể", [3729, 765], 4494, 0),
        (4494, "lĩnh vực", [1212, 2298, 486, 507], 4503, 9),
    ],
}


@pytest.fixture(params=READ)
def article(request: pytest.FixtureRequest) -> Article:
    return RECORDS[request.param]


def held(one: Article) -> dict[str, Any]:
    """Return what the record holds, in the form of READ."""
    source = one.source and (one.source.name, one.source.domain)
    return {
        "title": one.title,
        "date": one.date and str(one.date),
        "date_basis": one.date_basis,
        "event_date": one.event_date and str(one.event_date),
        "page_stamp": one.page_stamp and str(one.page_stamp),
        "time": one.time,
        "province": one.province,
        "places": [
            f"{place.level} {place.name}" + (f", {place.within}" if place.within else "")
            for place in one.places
        ],
        "source": source,
        "byline": one.byline,
        "people": [f"{person.name}: {person.office}" for person in one.people],
        "documents": [
            f"{paper.type}; {paper.number}; {paper.title}; {paper.issuer}; {paper.date}"
            for paper in one.documents
        ],
        "sic": [(slip.found, slip.read) for slip in one.sic],
    }


def figure(count: Count) -> str:
    """Write a count as a line of FIGURES; plain digits, and nothing that isn't there."""
    assert (count.max, count.place, count.quote) == (None, None, None)
    target = "target " if count.kind == "target" else ""
    qualifier = f"{count.qualifier} " if count.qualifier else ""
    share = f"/{count.of}" if count.of is not None else ""
    parts = [f"{target}{qualifier}{count.value}{share} {count.unit}", count.measure]
    parts += [str(count.period)] if count.period else []
    parts += [f"of {count.part_of} by {count.by}"] if count.part_of else []
    return f"{count.id}: {', '.join(parts)}, at {count.at}"


def test_there_are_five_records_and_each_is_held_to_its_reading() -> None:
    assert set(RECORDS) == set(READ) == set(FIGURES) == set(SUMS)
    assert len(ENTRIES) == 5


def test_names_dates_places_and_documents_are_as_read(article: Article) -> None:
    assert held(article) == READ[article.id]


def test_figures_are_as_read(article: Article) -> None:
    lines = [line.strip() for line in FIGURES[article.id].strip().splitlines()]
    assert [figure(count) for count in article.counts] == lines


def test_sums_are_off_where_the_source_is(article: Article) -> None:
    assert [
        (one.total.value, one.by, [part.value for part in one.parts], one.sum, one.off)
        for one in breakdowns(article.counts)
    ] == SUMS[article.id]
    assert ("sum-off" in article.review) == any(off for *_, off in SUMS[article.id])


def test_no_text_of_the_source_is_carried(article: Article) -> None:
    assert (article.rights, article.status) == ("summary", "published")
    assert (article.lead, article.captions, article.images) == (None, (), ())
    assert [count.id for count in article.counts if count.quote] == []
    assert 80 <= len(article.body.split()) <= 200


def test_tags_are_of_the_vocabulary_and_what_is_unsure_awaits_review(article: Article) -> None:
    assert article.tags[0] == TAGS.tags[0].label
    assert set(article.tags) <= set(TAGS.by_label)
    assert ("source-missing" in article.review) == (article.source is None)
    assert ("page-clock" in article.review) == (article.page_stamp is not None)
    unsure = {f"date-{basis}" for basis in ("computed", "inferred", "unknown")}
    stated = article.date_basis == "stated"
    assert set(article.review) & unsure == (set() if stated else {f"date-{article.date_basis}"})


# With the texts as they were collected

PLAIN = ("title", "date", "date_basis", "date_evidence", "time", "event_date", "page_stamp",
         "province", "byline")  # fmt: skip
COUNTED = ("id", "value", "of", "max", "qualifier", "unit", "measure", "kind", "period", "part_of",
           "by")  # fmt: skip
PARTS = {
    "places": ("name", "level", "in"),
    "people": ("name", "office"),
    "documents": ("type", "number", "title", "issuer", "date"),
    "sic": ("found", "read"),
    "counts": COUNTED,
}
DEFAULTS = {"kind": "result"}
RUN = 8
"""Words in a row that a summary may not share with its source."""

WORD = re.compile(r"\w+")


def facts(one: Article) -> dict[str, Any]:
    (found,) = (facts for facts in collected.facts()["articles"] if facts["id"] == one.id)
    return found


def bytes_of(one: Article) -> bytes:
    assert collected.FOLDER
    return (collected.FOLDER / facts(one)["file"]).read_bytes()


def rows(parts: list[dict[str, Any]], keys: tuple[str, ...]) -> list[tuple[Any, ...]]:
    """Return the parts' values as text, in the order of the keys."""
    return [tuple(_written(part.get(key), DEFAULTS.get(key)) for key in keys) for part in parts]


def _written(value: Any, default: str | None) -> str | None:
    return default if value is None else str(value)


def names(one: Article) -> Iterator[str]:
    """Yield the names in a record that a summary can't say in other words."""
    yield from (place.name for place in one.places)
    yield from (person.office for person in one.people if person.office)
    for paper in one.documents:
        yield from (name for name in (paper.title, paper.issuer) if name)


def runs(text: str) -> list[str]:
    words = WORD.findall(text.lower())
    return [" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]


def shared_runs(own: str, source: str, spared: Iterator[str]) -> set[str]:
    """Return the runs of words that stand in both; a run doesn't go across a spared name."""
    for name in sorted(spared, key=len, reverse=True):
        own = re.sub(rf"\b{re.escape(name)}\b", "\n", own, flags=re.IGNORECASE)
    return {run for piece in own.split("\n") for run in runs(piece)} & set(runs(source))


@collected.needed
def test_every_field_is_what_the_hand_reading_says(article: Article) -> None:
    read, ours = facts(article), article.model_dump(mode="json", by_alias=True)
    assert {key: ours[key] or None for key in PLAIN} == {key: read.get(key) for key in PLAIN}
    source = ours["source"] and {key: value for key, value in ours["source"].items() if value}
    assert source == read["source"]
    assert ours["raw"]["sha256"] == read["raw"]["sha256"]
    for key, keys in PARTS.items():
        assert rows(ours[key], keys) == rows(read[key], keys), key


@collected.needed
def test_sums_are_those_of_the_hand_reading() -> None:
    """Compare all of them, in the order of the files."""
    files = {found["file"][:3]: found["id"] for found in collected.facts()["articles"]}
    keys = ("total", "by", "parts", "sum", "off")
    read = [(files[one["file"]], *(one[key] for key in keys)) for one in collected.facts()["sums"]]
    pinned = [(id_, *one) for id_ in files.values() for one in SUMS[id_]]
    assert read == pinned


@collected.needed
def test_a_figure_s_paragraph_is_the_one_its_words_stand_in(article: Article) -> None:
    proposed = intake.propose(bytes_of(article), article.added.start).article
    lead = [proposed.lead] if proposed.lead else []
    paragraphs = [proposed.title, *lead, *proposed.body.split("\n\n")]
    for count, read in zip(article.counts, facts(article)["counts"], strict=True):
        assert read["quote"] in paragraphs[count.at or 0].replace("\\", ""), count.id


@collected.needed
def test_a_summary_shares_no_run_of_words_with_its_source(article: Article) -> None:
    source = bytes_of(article).decode()
    assert shared_runs(article.body, source, names(article)) == set()


def test_a_run_of_words_is_found_across_signs_and_lines_but_not_across_a_name() -> None:
    source = "Một hai, ba bốn “năm” sáu bảy tám. Chín Sơn Động mười."
    assert shared_runs("một hai ba\nbốn", source, iter(())) == set()
    assert shared_runs("Đã Một - hai ba bốn năm sáu bảy tám", source, iter(())) == {
        "một hai ba bốn năm sáu bảy tám"
    }
    cut = "hai ba bốn năm sáu bảy tám chín Sơn Động mười"
    assert shared_runs(cut, source, iter(["Sơn Động"])) == {"hai ba bốn năm sáu bảy tám chín"}
