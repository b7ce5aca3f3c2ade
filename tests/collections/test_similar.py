from hypothesis import given
from hypothesis import strategies as st

from khobao.collections.similar import SHOWN, similar
from khobao.collections.stories import stories
from khobao.record import Document, Person, Place
from tests.collections.making import entry, names


def likest(found, one):
    return names(like.entry for like in found.get(one.article.id, ()))


def crowd(number, **changed):
    """Return articles of different words, so that what is rare is rare."""
    return [
        entry(f"bài {chr(97 + n // 26)}{chr(97 + n % 26)}x thường", **changed)
        for n in range(number)
    ]


def test_what_few_have_weighs_more_than_what_all_have():
    everyone = crowd(30, tags=("Dân vận khéo",))
    lamp = {"tags": ("Dân vận khéo", "Đèn đường")}
    one, two = entry("đèn xóm trên", **lamp), entry("sáng xóm dưới", **lamp)
    found = similar([*everyone, one, two])
    assert likest(found, one) == ["sáng xóm dưới"]
    assert found[one.article.id][0].shared == (("tag", "Đèn đường"), ("tag", "Dân vận khéo"))


def test_people_documents_and_places_bring_articles_together():
    people = (Person(name="Lê Mẫu", office="Bí thư"),)
    documents = (Document(type="Chỉ thị", number="05-CT/VD"),)
    places = (Place(name="Mẫu", level="xã"),)
    held = {"people": people, "documents": documents, "places": places, "province": "nghe-an"}
    one, two = entry("một việc", **held), entry("hai chuyện", **held)
    (like,) = similar([*crowd(20), one, two])[one.article.id]
    assert like.entry == two
    assert [feature[:2] for feature in like.shared] == [
        ("document", "Chỉ thị 05-CT/VD"),
        ("person", "Lê Mẫu"),
        ("place", "xã Mẫu"),
    ]


def test_a_number_or_a_commune_of_another_province_is_another():
    documents = (Document(type="Chỉ thị", number="05-CT/TU", issuer="Tỉnh ủy"),)
    places = (Place(name="Tân Lập", level="xã"),)
    held = {"documents": documents, "places": places}
    one = entry("một việc", province="nghe-an", **held)
    two = entry("hai chuyện", province="bac-giang", **held)
    assert similar([*crowd(20), one, two]) == {}


def test_the_same_story_is_not_a_similar_one():
    held = {"tags": ("Đèn đường",), "people": (Person(name="Lê Mẫu"),), "province": "nghe-an"}
    one = entry("đèn xóm trên", **held)
    two = entry("sáng xóm dưới", same_story=(one.article.id,), **held)
    three = entry("đường làng mới", **held)
    every = [*crowd(20), one, two, three]
    found = similar(every, stories(every))
    assert likest(found, one) == likest(found, two) == ["đường làng mới"]
    assert set(likest(found, three)) == {"đèn xóm trên", "sáng xóm dưới"}


def test_one_thing_in_common_is_not_enough():
    one, two = entry("một việc", tags=("A",)), entry("hai chuyện", tags=("A",))
    assert similar([*crowd(20), one, two]) == {}


@given(st.lists(st.sets(st.sampled_from("ABCDEF"), min_size=1), max_size=12), st.randoms())
def test_the_order_of_the_articles_changes_nothing(tags, random):
    every = [entry(f"bài {nth}", tags=tuple(sorted(held))) for nth, held in enumerate(tags)]
    found = similar(every)
    mixed = random.sample(every, len(every))
    assert similar(mixed) == found
    for name, likes in found.items():
        scores = [like.score for like in likes]
        assert scores == sorted(scores, reverse=True)
        assert len(likes) <= SHOWN
        assert name not in {like.entry.article.id for like in likes}
