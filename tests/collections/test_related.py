from khobao import gazetteer
from khobao.collections import collect
from khobao.collections.related import Beside
from tests.collections.making import entry


def archive():
    made = [
        entry(f"a{at}", tags=("Chung", f"Nhãn {at:02d}"), province="nghe-an") for at in range(10)
    ]
    made += [
        entry(
            "b",
            tags=("Chung", "Nhãn 09"),
            province="cao-bang",
            people=[{"name": "Lê Mẫu"}],
            documents=[{"type": "Chỉ thị", "number": "05-CT/TW"}],
            source={"name": "Báo Mẫu"},
        )
    ]
    return collect(made, gazetteer.load())


def test_what_occurs_most_comes_first_eight_at_most_and_not_the_collection_itself():
    made = archive()
    found = made.facets.related(made.tags[0].entries, ("tags", "Chung"))
    assert found["tags"] == (
        Beside("Nhãn 09", 2),
        *(Beside(f"Nhãn {at:02d}", 1) for at in range(7)),
    )
    assert found["provinces"] == (Beside("nghe-an", 10), Beside("cao-bang", 1))


def test_every_kind_is_counted_and_the_unknown_source_is_none():
    made = archive()
    cao_bang = next(one for one in made.provinces if one.place.id == "cao-bang")
    found = made.facets.related(cao_bang.entries, ("provinces", "cao-bang"))
    assert found == {
        "tags": (Beside("Chung", 1), Beside("Nhãn 09", 1)),
        "provinces": (),
        "people": (Beside("le-mau", 1),),
        "documents": (Beside("chi-thi-05-ct-tw", 1),),
        "sources": (Beside("bao-mau", 1),),
    }
    assert made.facets.related(made.provinces[-1].entries)["sources"] == ()


def test_an_article_counts_once_however_often_it_stands_there():
    made = archive()
    twice = [*made.tags[0].entries, *made.tags[0].entries]
    assert made.facets.related(twice) == made.facets.related(made.tags[0].entries)
