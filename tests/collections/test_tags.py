from khobao.collections import tags
from tests.collections.making import entry, names


def test_tags_are_in_alphabetical_order_and_their_articles_newest_first():
    entries = [
        entry("a", "2018", tags=("Đường làng", "Ăn ở")),
        entry("b", "2020", tags=("Đường làng",)),
        entry("c", tags=("Biển",)),
    ]
    made = tags.by_tag(entries)
    assert [(tag.label, names(tag.entries)) for tag in made] == [
        ("Ăn ở", ["a"]),
        ("Biển", ["c"]),
        ("Đường làng", ["b", "a"]),
    ]
