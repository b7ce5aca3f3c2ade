"""The query language and what the search does where a query finds nothing, in node."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khobao.search import Document, build
from khobao.search.fold import words
from tests.search.archive import write
from tests.search.node import Node, running

ARTICLES = {
    "khéo": Document(
        title="Phong trào dân vận khéo ở huyện Tương Dương",
        text=(
            "Toàn tỉnh có 4.494 mô hình dân vận khéo đang hoạt động.",
            "Ông Điểu K'ré, trưởng bản, nói về nông thôn mới.",
        ),
        names=("Nghệ An", "dân vận khéo", "Điểu K'ré"),
    ),
    "chỉ thị": Document(
        title="Thực hiện Chỉ thị 05-CT/TU",
        text=("Ban Thường vụ ban hành Chỉ thị số 05-CT/TU ngày 30/9/2023 về công tác dân vận.",),
        names=("Nghệ An",),
    ),
    "kạn": Document(
        title="Bắc Kạn mở đường liên bản",
        text=("Con đường mới nối bản với xã. Người dân góp công.",),
        names=("Bắc Kạn",),
    ),
    "cạn": Document(
        title="Chuyện cũ Bắc Cạn",
        text=("Tỉnh Bắc Cạn năm xưa có nhiều suối.",),
        names=("Bắc Kạn",),
    ),
    "dương": Document(
        title="Hải Dương được mùa vải",
        text=("Nông dân Hải Dương thu hoạch vải thiều. Giá vải ổn định.",),
        names=("Hải Dương",),
    ),
    "ủy ban": Document(
        title="UBND thành phố họp",
        text=("Ủy ban nhân dân TP.HCM họp bàn kế hoạch xây dựng nông thôn mới.",),
        names=("Thành phố Hồ Chí Minh",),
    ),
    "rời": Document(
        title="Khéo tay hay làm",
        text=("Dân trong bản hát. Vận động viên về đích khéo léo.",),
        names=("Nghệ An",),
    ),
    "cụm": Document(
        title="Mùa vận dân",
        text=("Vận khéo thì được. Có bài dân vận. Ai nói dân vận, ai nói vận khéo?",),
        names=("Cao Bằng",),
    ),
    "lũ": Document(
        title="Lũ lụt ở Hà Nội",
        text=("Lũ lụt làm ngập nhiều đường phố Hà Nội. Nông thôn mới vẫn vững.",),
        names=("Hà Nội",),
    ),
    "hạn": Document(
        title="Hạn hán kéo dài",
        text=("Hạn hán ở Hà Nội khiến kỹ sư, bác sỹ thủy lợi lo.",),
        names=("Hà Nội", "Cạn"),
    ),
}
NAMES = list(ARTICLES)
PLACES = ["Nghệ An", "Bắc Kạn", "Hải Dương", "Thành phố Hồ Chí Minh", "Cao Bằng", "Hà Nội"]
SLUGS = ["nghe-an", "bac-kan", "hai-duong", "ho-chi-minh", "cao-bang", "ha-noi"]
DAYS = [20180101, 20190510, 20200101, 0, 20210202, 20220303, 20220304, 20230405, 20240506, 20240507]
COLUMNS = {
    "start": DAYS,
    "end": [20181231, *DAYS[1:3], 0, *DAYS[4:]],
    "exact": [1] * len(NAMES),
    "figures": [0] * len(NAMES),
    "then": [PLACES.index(one.names[0]) for one in ARTICLES.values()],
    "today": [PLACES.index(one.names[0]) for one in ARTICLES.values()],
    "source": [0, 0, 1, 1, 1, 1, 1, 1, 1, -1],
    "tags": [[0], [0, 1], [], [], [], [], [], [], [1], [1]],
    "provinces": [list(pair) for pair in zip(SLUGS, PLACES, strict=True)],
    "sources": [["bao-vi-du", "Báo Ví Dụ"], ["bao-non-nuoc", "Báo Non Nước"]],
    "labels": [["dan-van-kheo", "dân vận khéo"], ["chi-dao", "chỉ đạo"]],
}
PEOPLE = {
    "of": [[0, 1], [], [2], [], [], [], [], [], [], []],
    "names": [
        ["dieu-kre", "Điểu K'ré"],
        ["nguyen-thi-lan", "Nguyễn Thị Lan"],
        ["nguyen-thi-lan-2", "Nguyễn Thị Lân"],
    ],
}
DOCUMENTS = {
    "of": [[], [0], [], [], [], [], [], [], [], []],
    "names": [["chi-thi-05-ct-tu", "Chỉ thị 05-CT/TU"]],
}
DATA = {"cot.json": COLUMNS, "nguoi.json": PEOPLE, "van-ban.json": DOCUMENTS}
VARIANTS = [("bac can", "bac kan")]


@pytest.fixture(scope="module")
def node(tmp_path_factory) -> Iterator[Node]:
    folder = write(tmp_path_factory.mktemp("nho"), list(ARTICLES.values()), VARIANTS, DATA)
    with running("node_search.mjs", folder) as process:
        yield process


@pytest.fixture(scope="module")
def sparse(tmp_path_factory) -> Iterator[Node]:
    """The same articles as a large archive has them: without pairs that one article alone has."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "FEW", 0)
        folder = write(tmp_path_factory.mktemp("thua"), list(ARTICLES.values()), VARIANTS, DATA)
    with running("node_search.mjs", folder) as process:
        yield process


def answer(node: Node, query: str, **options: object) -> dict:
    told = node.ask(["search", query, options])
    assert "value" in told, told
    return told["value"]


def names(found: dict) -> list[str]:
    return [NAMES[document] for document in found["documents"]]


def notes(found: dict) -> list[tuple[str, str]]:
    return [(note["kind"], note["to"]) for note in found["notes"]]


FOUND = [
    # query, every article in no order
    ("dân vận khéo", {"khéo"}),
    ("DÂN VẬN KHÉO", {"khéo"}),
    ("dan van kheo", {"khéo"}),
    ('"dân vận khéo"', {"khéo"}),
    ("“dân vận khéo”", {"khéo"}),
    ('"dan van kheo"', {"khéo"}),
    ("4494 mô hình", {"khéo"}),
    ("4.494 mô hình", {"khéo"}),
    ("4 494 mô hình", {"khéo"}),
    ("05-CT/TU", {"chỉ thị"}),
    ("5-ct/tu", {"chỉ thị"}),
    ("30/9/2023", {"chỉ thị"}),
    ("dieu k're", {"khéo"}),
    ("Điểu K’ré", {"khéo"}),
    ("đường", {"kạn", "lũ", "dương", "khéo"}),
    ("duong", {"kạn", "lũ", "dương", "khéo"}),
    ("Bắc Cạn", {"kạn", "cạn"}),
    ("bac kan", {"kạn", "cạn"}),
    ("UBND", {"ủy ban"}),
    ("ủy ban nhân dân", {"ủy ban"}),
    ("TP.HCM", {"ủy ban"}),
    ("kĩ sư", {"hạn"}),
    ("bác sĩ thuỷ lợi", {"hạn"}),
    ("nông thôn mới", {"khéo", "ủy ban", "lũ"}),
    ("nông thôn mới -lũ", {"khéo", "ủy ban"}),
    ('nông thôn mới -"xây dựng"', {"khéo", "lũ"}),
    ("nông thôn mới -xây", {"khéo", "lũ"}),
    ("đường -dương", {"kạn", "lũ"}),
    ("duong -duong", set()),
    ("lũ lụt HOẶC hạn hán", {"lũ", "hạn"}),
    ("lũ lụt OR hạn hán", {"lũ", "hạn"}),
    ("lũ lụt | hạn hán", {"lũ", "hạn"}),
    ("lũ lụt|hạn hán", {"lũ", "hạn"}),
    ("khé*", {"khéo", "rời", "cụm"}),
    ("khe*", {"khéo", "rời", "cụm"}),
    ("khoe~1", {"khéo", "rời", "cụm"}),
    ("tinh:nghe-an", {"khéo", "chỉ thị", "rời"}),
    ('tỉnh:"Nghệ An"', {"khéo", "chỉ thị", "rời"}),
    ('tinh:"nghe an" khéo', {"khéo", "rời"}),
    ("tinh:nghe-an -khéo", {"chỉ thị"}),
    ("khéo -tinh:nghe-an", {"cụm"}),
    ("tinh:khong-co", set()),
    ('chude:"dân vận khéo"', {"khéo", "chỉ thị"}),
    ("chude:chi-dao", {"chỉ thị", "lũ", "hạn"}),
    ('nguoi:"điểu k\'ré"', {"khéo"}),
    ('nguoi:"nguyễn thị lan"', {"khéo"}),
    ('nguoi:"nguyễn thị lân"', {"kạn"}),
    ('nguoi:"nguyen thi lan"', {"khéo", "kạn"}),
    ("nguoi:kre", {"khéo"}),
    ("vanban:05-CT/TU", {"chỉ thị"}),
    ("nguon:bao-vi-du", {"khéo", "chỉ thị"}),
    ('nguồn:"Ví Dụ"', {"khéo", "chỉ thị"}),
    ("nam:2018", {"khéo"}),
    ("năm:2018-2019", {"khéo", "chỉ thị"}),
    ("nam:2019-2018", {"khéo", "chỉ thị"}),
    ("nam:2018 HOẶC nam:2024", {"khéo", "lũ", "hạn"}),
    ("-hà", {"khéo", "chỉ thị", "kạn", "cạn", "dương", "ủy ban", "rời", "cụm"}),
]


@pytest.mark.parametrize(("query", "expected"), FOUND, ids=[query for query, _ in FOUND])
def test_a_query_finds(node, query, expected):
    assert set(names(answer(node, query))) == expected


@pytest.mark.parametrize(("query", "expected"), FOUND, ids=[query for query, _ in FOUND])
def test_leaving_rare_pairs_out_loses_no_article(sparse, query, expected):
    assert expected <= set(names(answer(sparse, query)))


@pytest.mark.parametrize("query", ['"dân vận khéo"', '"mô hình dân vận"', '"góp công"', "05-CT/TU"])
def test_a_phrase_of_one_article_is_found_without_its_pairs(node, sparse, query):
    assert names(answer(sparse, query)) == names(answer(node, query)) != []


def test_typed_marks_come_first_and_others_after(node):
    assert names(answer(node, "đường"))[:2] == ["kạn", "lũ"]
    assert set(names(answer(node, "dương"))[:2]) == {"dương", "khéo"}
    found = answer(node, "đường")
    assert found["reasons"] == ["exact", "exact", "folded", "folded"]


def test_the_switch_for_marks_leaves_out_what_has_others(node):
    assert set(names(answer(node, "đường", marks=True))) == {"kạn", "lũ"}
    assert names(answer(node, "duong", marks=True)) == []
    assert names(answer(node, "Bắc Cạn", marks=True)) == ["cạn"]


def test_a_variant_spelling_comes_after_the_typed_one(node):
    found = answer(node, "Bắc Cạn")
    assert names(found) == ["cạn", "kạn"]
    assert notes(found) == [("spelling", "bac kan")]


def test_words_side_by_side_come_before_words_apart(node):
    strict = answer(node, "dân vận khéo")
    assert strict["looser"]
    loose = answer(node, "dân vận khéo", loose=True)
    assert names(strict) == ["khéo"]
    assert names(loose) == ["khéo", "cụm", "rời"]
    assert not loose["looser"]
    assert loose["reasons"] == ["exact", "words", "words"]


def test_where_nothing_stands_side_by_side_all_words_are_looked_for_anywhere(node):
    found = answer(node, "đích-khéo-bản")
    assert names(found) == ["rời"]
    assert [note["kind"] for note in found["notes"]] == ["apart"]


def test_a_filter_keeps_its_articles_and_changes_nothing_else(node):
    every = answer(node, "nông thôn mới")
    keep = [int(name == "lũ") for name in NAMES]
    kept = answer(node, "nông thôn mới", keep=keep)
    assert names(kept) == ["lũ"]
    assert kept["notes"] == every["notes"] == []
    assert answer(node, "dân vận khéo", keep=[0] * len(NAMES))["notes"] == []


READ = [
    ("daan vaanj", ("telex", "dân vận")),
    ("dduwowngf", ("telex", "đường")),
    ("duongdwf phoos", ("telex", "đường phố")),
    ("nguowif", ("telex", "người")),
    ("da6n va65n", ("vni", "dân vận")),
    ("d9u7o7ng2", ("vni", "đường")),
    ("duong972", ("vni", "đường")),
    ("danvan", ("joined", "dan van")),
    ("hanoi", ("joined", "ha noi")),
    ("nongthonmoi hanoi", ("joined", "nong thon moi ha noi")),
    ("dân vậm khéo", ("suggestion", "dân vận khéo")),
    ("dân vận khéo xyzxyz", ("dropped", "dân vận khéo")),
]


@pytest.mark.parametrize(("query", "expected"), READ, ids=[query for query, _ in READ])
def test_a_query_without_answers_is_read_in_other_ways_and_says_so(node, query, expected):
    found = answer(node, query)
    assert found["documents"]
    assert notes(found)[0] == expected
    assert found["notes"][0]["from"] == query


TELEX = {
    "daan": "dân",
    "vaanj": "vận",
    "dduwowngf": "đường",
    "duongdwf": "đường",
    "nghej": "nghẹ",
    "quarng": "quảng",
    "nguyenex": "nguyễn",
    "tuwf": "từ",
    "twf": "từ",
    "muaw": "mưa",
    "hoacjw": "hoặc",
    "vietje": "việt",
    "gias": "giá",
    "giuwx": "giữ",
    "huynhf": "huỳnh",
    "quyeets": "quyết",
    "nuocws": "nước",
    "ruwowuj": "rượu",
    "cuwur": "cửu",
    "xax": "xã",
    "an": None,
    "covid": None,
    "khesos": None,
    "ss": None,
    "": None,
}
VNI = {
    "va65n": "vận",
    "d9u7o7ng2": "đường",
    "duong972": "đường",
    "viet65": "việt",
    "bac81": "bắc",
    "uy3": "ủy",
    "muoi61": "muối",
    "quye61t": "quyết",
    "mua7": "mưa",
    "hoa85c": "hoặc",
    "luu7": "lưu",
    "ct20": None,
    "k3": None,
    "covid19": None,
    "": None,
}


@pytest.mark.parametrize(("typed", "word"), TELEX.items(), ids=TELEX)
def test_telex_is_read_with_its_keys_anywhere(node, typed, word):
    assert node.ask(["telex", typed])["value"] == word


@pytest.mark.parametrize(("typed", "word"), VNI.items(), ids=VNI)
def test_vni_is_read_with_its_digits_anywhere(node, typed, word):
    assert node.ask(["vni", typed])["value"] == word


@given(typed=st.text("abcdeghiklmnopqrstuvxyfjzw0123456789đ", max_size=10))
def test_any_word_can_be_asked_for_as_typed_keys(node, typed):
    for kind in ("telex", "vni"):
        word = node.ask([kind, typed])["value"]
        assert word is None or words(word) == [*words(word)][:1]


def test_wrong_marks_find_the_words_without_them(node):
    assert names(answer(node, "nồng thốn mời")) == names(answer(node, "nong thon moi")) != []
    assert set(answer(node, "nồng thốn mời")["reasons"]) == {"folded"}


def test_a_search_that_was_stopped_ends_with_an_abort(node):
    assert node.ask(["stopped", "dân vận khéo"])["error"].startswith("AbortError: ")


def test_what_finds_articles_as_typed_is_read_in_no_other_way(node):
    assert answer(node, "hạn hán")["notes"] == []
    assert names(answer(node, "hạn hán")) == ["hạn"]


def test_near_words_are_suggested_where_nothing_is_found(node):
    found = answer(node, "nong thon moy")
    assert notes(found)[0] == ("suggestion", "nông thôn mới")
    assert answer(node, "xyzxyz")["suggestions"] == []
    assert answer(node, "xyzxyz")["documents"] == []


@pytest.mark.parametrize(
    "query", ["", " ", "-", '"', '""', "*", "~", "|", "HOẶC", "...", '-""', "😀"]
)
def test_nothing_to_look_for_is_empty(node, query):
    found = answer(node, query)
    assert found["empty"]
    assert found["documents"] == []


def test_the_parts_of_a_query_are_told(node):
    query = 'nông thôn "dân vận khéo" -lũ -"hạn hán" tinh:nghe-an nam:2018'
    assert answer(node, query)["parsed"] == {
        "words": ["nông", "thôn"],
        "phrases": ["dân vận khéo"],
        "excluded": ["lũ", "hạn hán"],
        "fields": ["tinh:nghe-an", "nam:2018"],
    }


@pytest.mark.parametrize(
    "query", ["nam:abc", "tinh: nghệ an", "màu:đỏ", '"dân vận', "dân (vận) khéo", "a*b", "-"]
)
def test_what_isnt_of_the_language_is_words(node, query):
    assert answer(node, query)["parsed"]["fields"] == []


def text_of(pieces: list) -> str:
    return "".join(text for text, _ in pieces)


def hits_of(pieces: list) -> list[str]:
    return [text for text, hit in pieces if hit]


def test_a_snippet_is_of_the_articles_own_words_with_the_hits_marked(node):
    found = answer(node, "dan van kheo")
    snippet = found["snippets"][0]
    assert text_of(snippet["pieces"]) == ARTICLES["khéo"].text[0]
    assert hits_of(snippet["pieces"]) == ["dân vận khéo"]
    assert snippet["anchor"] == 1
    assert not snippet["before"]
    assert not snippet["after"]
    assert hits_of(found["titles"][0]) == ["dân vận khéo"]


def test_only_the_typed_marks_are_marked_where_an_article_has_them(node):
    found = answer(node, "đường")
    assert hits_of(found["snippets"][0]["pieces"]) == ["đường"]
    assert hits_of(answer(node, "dan")["snippets"][0]["pieces"]) != []


def test_a_name_alone_is_found_as_a_field(node):
    found = answer(node, "Nghệ An")
    assert set(found["reasons"]) == {"field"}
    assert answer(node, "tinh:nghe-an")["reasons"] == ["field"] * 3
    assert answer(node, '"nông thôn mới"')["reasons"] == ["phrase"] * 3


PIECES = [
    *(
        "dân",
        "van",
        "vận khéo",
        "05-CT/TU",
        "TP.HCM",
        "Bắc Cạn",
        "zz",
        "4.494",
        "2018",
        "2018-2020",
    ),
    *('"', "“", "-", "|", " ", "HOẶC", "OR", "*", "~1", "~", ":", "tinh:", "nam:", "nguoi:"),
    *("'", "(", "\\", "\u0301"),
]
queries = st.one_of(
    st.text(max_size=30),
    st.lists(
        st.sampled_from(PIECES),
        max_size=9,
    ).map("".join),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(query=queries, loose=st.booleans(), marks=st.booleans())
def test_any_text_is_a_query(node, query, loose, marks):
    query = query.encode("utf-8", "ignore").decode()
    found = answer(node, query, loose=loose, marks=marks)
    assert len(found["documents"]) == len(set(found["documents"])) == len(found["scores"])
    for snippet in found["snippets"]:
        own = [text for document in ARTICLES.values() for text in document.text]
        assert any(text_of(snippet["pieces"]) in text for text in own)


@settings(max_examples=50, deadline=None)
@given(query=queries)
def test_loose_and_marks_only_add_and_take_away(node, query):
    query = query.encode("utf-8", "ignore").decode()
    plain = set(answer(node, query)["documents"])
    if not answer(node, query)["notes"]:
        assert plain <= set(answer(node, query, loose=True)["documents"])


def test_files_that_arent_there_are_an_error_of_their_own(tmp_path: Path):
    folder = write(tmp_path, list(ARTICLES.values()), VARIANTS, DATA)
    (folder / "cot.json").unlink()
    with running("node_search.mjs", folder) as node:
        told = node.ask(["search", "tinh:nghe-an"])
        assert told["error"].startswith("FilesError: ")
        for path in (folder / "tu").iterdir():
            path.write_bytes(path.read_bytes()[:-3])
        assert node.ask(["search", "bản"])["error"].startswith("FilesError: ")


@pytest.fixture(scope="module")
def figured(tmp_path_factory) -> Iterator[Node]:
    """Articles that hold the letters and the figures of VNI's keys, each by itself."""
    apart = Document("Cả hai đội", ("Tỷ số 6 và 2, phe áo đỏ thắng.",))
    coffee = Document("Cà phê được mùa", ("Nhà vườn thu hoạch cà phê.",))
    folder = write(tmp_path_factory.mktemp("vni"), [apart] * 5 + [coffee])
    with running("node_search.mjs", folder) as process:
        yield process


@pytest.mark.parametrize("query", ["ca2 phe6", "CA2 PHE6"])
def test_vni_at_the_ends_of_words_is_more_than_letters_and_figures_apart(figured, query):
    found = answer(figured, query)
    assert notes(found) == [("vni", "cà phê")]
    assert found["documents"] == [5]


def test_letters_and_figures_that_stand_together_are_no_vni(figured):
    assert notes(answer(figured, "phe 6")) == []


def test_a_phrase_in_names_alone_is_found_word_by_word(tmp_path):
    documents = [
        Document("Một", ("Lò Văn bán, Văn Mẫu mua.",), ("Lò Văn Mẫu",)),
        Document("Hai", ("Lò Văn bán, Văn Mẫu mua.",), ("Lò Văn", "Văn Mẫu")),
        Document("Ba", ("Ông Lò Văn Mẫu kể.",)),
        *(Document(f"Thêm {number}", ("Không có gì.",)) for number in range(9)),
    ]
    with running("node_search.mjs", write(tmp_path, documents)) as node:
        found = node.ask(["search", '"lò văn mẫu"'])["value"]
    assert sorted(found["documents"]) == [0, 2]


@pytest.mark.parametrize("articles", [3, 19, 25])
def test_a_phrase_is_found_the_same_by_cards_and_by_places(tmp_path, articles):
    """Few articles' cards are read; of many the pairs' places."""
    documents = [
        Document(
            f"Bài {number}",
            (("Ông Lò Văn Mẫu kể." if number % 3 else "Lò Văn bán, Văn Mẫu mua."), "Xong."),
        )
        for number in range(articles)
    ]
    with running("node_search.mjs", write(tmp_path, documents)) as node:
        found = node.ask(["search", '"lò văn mẫu"'])["value"]
    assert sorted(found["documents"]) == [one for one in range(articles) if one % 3]


@pytest.fixture(scope="module")
def slips(tmp_path_factory) -> Iterator[Node]:
    """An archive in which two articles have a slip of a common word."""
    filler = " ".join(f"từ{number} của" for number in range(40))
    documents = [
        Document("Chuyện con đườn", (f"Ai học {filler} thì lực {filler} bạo {filler}.",)),
        Document("Ông Đườn", ("Trường học mời ông Đườn kể chuyện. Bạo lực thì không.",)),
        *(
            Document(f"Bài {number}", (f"Phòng bạo lực học đường. {filler}",))
            for number in range(20)
        ),
    ]
    with running("node_search.mjs", write(tmp_path_factory.mktemp("chi-muc"), documents)) as node:
        yield node


def test_a_slip_that_some_article_has_elsewhere_is_mended(slips):
    found = answer(slips, "bạo lực học đườn")
    assert sorted(found["documents"]) == list(range(2, 22))
    assert notes(found)[0] == ("suggestion", "bạo lực học đường")


def test_a_seldom_word_that_an_article_has_as_typed_is_no_slip(slips):
    found = answer(slips, "ông đườn")
    assert found["documents"] == [1]
    assert found["notes"] == []
