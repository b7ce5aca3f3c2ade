from hypothesis import given
from hypothesis import strategies as st

from khobao import gazetteer
from khobao.collections.documents import by_document
from khobao.record.dates import parse
from tests.collections.making import entry, names

PLACES = gazetteer.load()


def cited(name: str, province: str | None, *documents: dict, when: str | None = None):
    made = [{"type": "Chỉ thị", **one} for one in documents]
    for one in made:
        if "date" in one:
            one["date"] = parse(one["date"])
    return entry(name, when, province=province, documents=made)


def gathered(*entries) -> dict[str, list[str]]:
    return {one.slug: sorted(names(one.entries)) for one in by_document(entries, PLACES).all}


BARE = {"number": "05"}
COMMITTEE = {"number": "05-CT/TU", "issuer": "Ban Thường vụ Tỉnh ủy", "date": "2021-05-23"}
POLITBURO = {"number": "05", "issuer": "Bộ Chính trị", "date": "2016-05-15"}


def test_one_number_is_a_document_of_each_province():
    assert gathered(
        cited("a", "nghe-an", {"number": "05-CT/TU"}),
        cited("b", "bac-giang", {"number": "05-CT/TU"}),
        cited("c", "nghe-an", {"number": "5-CT/TU"}),
    ) == {
        "chi-thi-05-ct-tu-bac-giang": ["b"],
        "chi-thi-05-ct-tu-nghe-an": ["a", "c"],
    }


def test_a_central_document_is_one_wherever_it_is_cited():
    assert gathered(
        cited("a", "nghe-an", {"number": "05", "issuer": "Bộ Chính trị"}),
        cited("b", "bac-giang", {"number": "05-CT/TW"}),
        cited("c", None, {"number": "05", "issuer": "bộ chính trị"}),
    ) == {"chi-thi-05-ct-tw": ["a", "b", "c"]}


def test_figures_are_compared_whole():
    found = gathered(
        cited("a", "nghe-an", {"type": "Nghị quyết", "number": "11", "issuer": "Tỉnh ủy"}),
        cited("b", "nghe-an", {"type": "Nghị quyết", "number": "110", "issuer": "Tỉnh ủy"}),
    )
    assert found == {
        "nghi-quyet-11-tinh-uy-nghe-an": ["a"],
        "nghi-quyet-110-tinh-uy-nghe-an": ["b"],
    }


def test_two_organs_under_one_sign_are_one_if_the_day_agrees_and_two_days_are_two():
    found = gathered(
        cited("a", "nghe-an", COMMITTEE),
        cited("b", "nghe-an", {**COMMITTEE, "issuer": "Tỉnh ủy Nghệ An"}),
        cited("c", "nghe-an", {**COMMITTEE, "date": "2016-01-02"}),
    )
    assert sorted(found.values()) == [["a", "b"], ["c"]]
    assert all(slug.startswith("chi-thi-05-ct-tu-nghe-an-") for slug in found)


def test_a_citation_without_issuer_joins_the_one_it_can_be_as_an_inference():
    documents = by_document(
        [cited("full", "cao-bang", POLITBURO), cited("bare", "cao-bang", BARE)], PLACES
    )
    (one,) = documents.all
    assert [(c.entry.slug, c.inferred) for c in one.citations] == [
        *sorted([("full", False), ("bare", True)], key=lambda c: names(one.entries).index(c[0]))
    ]
    ((slug, meant),) = documents.crossroads
    assert (slug, meant) == ("chi-thi-05", (one,))


def test_a_citation_that_fits_several_stays_and_names_them():
    documents = by_document(
        [
            cited("a", "nghe-an", COMMITTEE),
            cited("b", "nghe-an", POLITBURO),
            cited("c", "nghe-an", BARE),
            cited("d", "nghe-an", BARE),
        ],
        PLACES,
    )
    unclear = documents.by_slug["chi-thi-05"]
    assert sorted(names(unclear.entries)) == ["c", "d"]
    assert not unclear.known
    assert unclear.may_be == ("chi-thi-05-bo-chinh-tri", "chi-thi-05-ct-tu-nghe-an")
    assert documents.together[unclear.group] == "chi-thi-05"


def test_another_province_s_document_is_no_candidate():
    found = gathered(cited("a", "nghe-an", COMMITTEE), cited("b", "bac-giang", BARE))
    assert found == {"chi-thi-05-ct-tu-nghe-an": ["a"], "chi-thi-05": ["b"]}


def test_without_a_day_it_joins_the_one_of_its_issuer_and_stays_apart_from_two():
    undated = {"number": "05-CT/TU"}
    first = cited("a", "nghe-an", COMMITTEE)
    documents = by_document([first, cited("b", "nghe-an", undated)], PLACES)
    assert [len(one.citations) for one in documents.all] == [2]
    second = cited("c", "nghe-an", {**COMMITTEE, "date": "2016-01-02"})
    documents = by_document([first, second, cited("b", "nghe-an", undated)], PLACES)
    unclear = next(one for one in documents.all if one.may_be)
    assert names(unclear.entries) == ["b"]
    assert len(unclear.may_be) == 2
    assert unclear.known


def test_a_year_is_enough_to_join_the_one_day_in_it():
    found = gathered(
        cited("a", "nghe-an", COMMITTEE), cited("b", "nghe-an", {**COMMITTEE, "date": "2021"})
    )
    assert list(found.values()) == [["a", "b"]]


def test_a_day_that_only_an_inference_gives_is_not_the_document_s():
    documents = by_document(
        [
            cited("a", "nghe-an", {"number": "05-CT/TU"}),
            cited("b", "nghe-an", {"number": "05", "date": "2016-05-15"}),
        ],
        PLACES,
    )
    (one,) = documents.all
    assert (one.date, one.year) == (None, None)
    assert {c.entry.slug: c.inferred for c in one.citations} == {"a": False, "b": True}


def test_bodies_below_the_province_without_a_name_are_never_made_one():
    vague = {"number": "05-CT/HU", "issuer": "Huyện ủy"}
    found = gathered(cited("a", "nghe-an", vague), cited("b", "nghe-an", vague))
    assert sorted(found.values()) == [["a"], ["b"]]


def test_documents_without_a_number_are_known_by_their_title():
    found = gathered(
        cited("a", "nghe-an", {"type": "Luật", "title": "Luật Mẫu 2013", "date": "2013"}),
        cited("b", "cao-bang", {"type": "Luật", "title": "Luật Mẫu 2013"}),
        cited("c", "cao-bang", {"type": "Kế hoạch", "title": "Kế hoạch Mẫu", "issuer": "Tỉnh ủy"}),
        cited("d", "cao-bang", {"type": "Kế hoạch"}),
        cited("e", "cao-bang", {"type": "Kế hoạch"}),
    )
    assert found["luat-mau-2013-quoc-hoi"] == ["a", "b"]
    assert found["ke-hoach-mau-tinh-uy-cao-bang"] == ["c"]
    assert sorted(found.values())[-2:] == [["d"], ["e"]]


def test_documents_are_listed_by_type_latest_year_and_number():
    documents = by_document(
        [
            cited(
                "a",
                "nghe-an",
                {"type": "Nghị quyết", "number": "110-NQ/TU", "date": "2021"},
                {"type": "Nghị quyết", "number": "11-NQ/TU", "date": "2021"},
                {"type": "Nghị quyết", "number": "7-NQ/TU", "date": "2016"},
                {"number": "9-CT/TU"},
            )
        ],
        PLACES,
    )
    assert [one.number for one in documents.all] == [
        *("9-CT/TU", "11-NQ/TU", "110-NQ/TU", "7-NQ/TU")
    ]


documents = st.fixed_dictionaries(
    {"type": st.sampled_from(["Chỉ thị", "Nghị quyết"])},
    optional={
        "number": st.sampled_from(
            ["05", "5-CT/TU", "05-CT/TW", "05-CT/XY", "11", "05/2016/NQ-HĐND"]
        ),
        "title": st.sampled_from(["Chỉ thị Mẫu", "Mẫu"]),
        "issuer": st.sampled_from(
            ["Tỉnh ủy", "Bộ Chính trị", "Ban Bí thư", "Huyện ủy", "Tỉnh ủy Hà Nam", "Ban Mẫu"]
        ),
        "date": st.sampled_from(["2016", "2016-05-15", "2016-05", "2021-01-02", "2016/2021"]),
    },
)
articles = st.lists(
    st.tuples(st.sampled_from([None, "nghe-an", "bac-giang"]), st.lists(documents, max_size=3)),
    max_size=8,
)


@given(articles)
def test_no_citation_is_lost_and_the_order_of_articles_changes_nothing(drawn):
    entries = [cited(f"bai-{at}", home, *docs) for at, (home, docs) in enumerate(drawn)]
    found = by_document(entries, PLACES)
    for one in entries:
        of = found.cited.get(one.article.id, ())
        assert len(of) == len(one.article.documents)
        for stated, document in zip(one.article.documents, of, strict=True):
            assert any(c.stated == stated and c.entry == one for c in document.citations)
    assert len({one.slug for one in found.all}) == len(found.all)
    total = sum(len(one.citations) for one in found.all)
    assert total == sum(len(one.article.documents) for one in entries)
    assert by_document(entries[::-1], PLACES) == found
    for one in found.all:
        assert {found.by_slug[slug].group for slug in one.may_be} <= {one.group}
