from hashlib import sha256

import pytest

from khobao.collections.people import by_person
from tests.collections.making import entry, names


def person(name: str, office: str | None = None, id: str | None = None) -> dict[str, str | None]:
    return {"name": name, "office": office, "id": id}


def digits(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:4]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Đỗ Thị Hòa", "Đỗ Thị Hoà"),
        ("Nguyễn Thúy Mẫu", "NGUYỄN THUÝ MẪU"),
        ("Điểu K'mẫu", "Điểu K’mẫu"),
        ("Lê Mẫu", "Lê\u00a0Mẫu"),
        ("Lê Ðình Mẫu", "Lê Đình Mẫu"),
    ],
)
def test_spellings_of_one_name_are_one_person(one, other):
    people = by_person(
        [entry("a", people=[person(one)]), entry("b", people=[person(other), person(one)])]
    )
    (found,) = people.all
    assert found.name == one
    assert found.names == (one, other)
    assert len(found.mentions) == 3
    assert sorted(names(found.entries)) == ["a", "b"]


def test_names_that_differ_in_marks_are_two_and_the_bare_address_names_both():
    people = by_person(
        [
            entry("a", people=[person("Nguyễn Thị Lân")]),
            entry("b", people=[person("Nguyễn Thị Lan")]),
        ]
    )
    assert [(one.name, one.slug) for one in people.all] == [
        ("Nguyễn Thị Lan", f"nguyen-thi-lan-{digits('nguyễn thị lan')}"),
        ("Nguyễn Thị Lân", f"nguyen-thi-lan-{digits('nguyễn thị lân')}"),
    ]
    assert people.crossroads == ("nguyen-thi-lan",)
    assert people.alike["nguyen-thi-lan"] == people.all
    assert people.namesakes(people.all[0]) == people.all[1:]


def test_an_address_alone_is_the_plain_one():
    (found,) = by_person([entry("a", people=[person("Nguyễn Thị Lân")])]).all
    assert found.slug == "nguyen-thi-lan"


def test_an_id_keeps_people_of_one_name_apart():
    people = by_person(
        [
            entry("a", people=[person("Lê Mẫu", id="le-mau-1")]),
            entry("b", people=[person("Lê Mẫu", id="le-mau-2")]),
            entry("c", people=[person("Lê Mẫu")]),
            entry("d", people=[person("Lê Mẫu", id="le-mau-1")]),
        ]
    )
    assert {one.slug: len(one.mentions) for one in people.all} == {
        "le-mau-1": 2,
        "le-mau-2": 1,
        "le-mau": 1,
    }
    assert {one.slug for one in people.namesakes(people.by_slug["le-mau"])} == {
        "le-mau-1",
        "le-mau-2",
    }
    assert people.crossroads == ()


def test_the_address_by_name_stays_when_all_of_it_have_ids():
    people = by_person([entry("a", people=[person("Lê Mẫu", id="le-mau-1")])])
    assert people.crossroads == ("le-mau",)
    assert people.alike["le-mau"] == people.all


def test_an_id_that_is_the_name_s_own_slug_takes_it():
    people = by_person(
        [
            entry("a", people=[person("Lê Mẫu", id="le-mau")]),
            entry("b", people=[person("Lê Mẫu")]),
        ]
    )
    assert {one.slug: names(one.entries) for one in people.all} == {
        "le-mau": ["a"],
        f"le-mau-{digits('lê mẫu')}": ["b"],
    }


def test_mentions_and_offices_stand_in_order_of_time_the_undated_last():
    people = by_person(
        [
            entry("none", people=[person("Lê Mẫu", "Bí thư")]),
            entry("late", "2024-05", people=[person("Lê Mẫu", "Chủ tịch")]),
            entry("early", "2018", people=[person("Lê Mẫu", "Phó chủ tịch")]),
            entry("middle", "2020", people=[person("Lê Mẫu", "Phó Chủ tịch")]),
            entry("silent", "2021", people=[person("Lê Mẫu")]),
        ]
    )
    (found,) = people.all
    assert [one.entry.slug for one in found.mentions] == [
        *("early", "middle", "silent", "late", "none")
    ]
    assert [(one.title, names(one.entries)) for one in found.offices] == [
        ("Phó chủ tịch", ["early", "middle"]),
        ("Chủ tịch", ["late"]),
        ("Bí thư", ["none"]),
    ]


def test_people_are_listed_by_given_name_and_known_by_article():
    one = entry("a", people=[person("Trần Văn Ân"), person("Lê Thị Bình"), person("Lê Thị An")])
    people = by_person([one])
    assert [person.name for person in people.all] == ["Lê Thị An", "Trần Văn Ân", "Lê Thị Bình"]
    assert [person.name for person in people.named[one.article.id]] == [
        *("Trần Văn Ân", "Lê Thị Bình", "Lê Thị An")
    ]
