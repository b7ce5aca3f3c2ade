from khobao.collections.sources import by_source
from tests.collections.making import entry, names


def test_sources_are_known_by_domain_else_by_name_and_the_unknown_stand_apart():
    sources = by_source(
        [
            entry("a", "2018", source={"name": "Báo Mẫu", "domain": "mau.example"}),
            entry("b", "2019", source={"name": "Mẫu điện tử", "domain": "www.mau.example"}),
            entry("c", "2020", source={"url": "https://www.mau.example/bai-1"}),
            entry("d", source={"name": "Báo Hoà Mẫu"}),
            entry("e", source={"name": "BÁO HÒA MẪU"}),
            entry("f"),
            entry("g", source={"archive_url": "https://luu.example/1"}),
        ]
    )
    assert [(one.slug, one.name, sorted(names(one.entries))) for one in sources.all] == [
        ("bao-hoa-mau", "Báo Hoà Mẫu", ["d", "e"]),
        ("mau-example", "Báo Mẫu", ["a", "b", "c"]),
        ("khong-ro", None, ["f", "g"]),
    ]
    known = sources.by_slug["mau-example"]
    assert known.domain == "mau.example"
    assert [(name, names(entries)) for name, entries in known.names] == [
        ("Báo Mẫu", ["a"]),
        ("Mẫu điện tử", ["b"]),
    ]


def test_one_name_with_and_without_a_domain_are_two_that_know_of_each_other():
    sources = by_source(
        [
            entry("a", source={"name": "Báo Mẫu", "domain": "mau.example"}),
            entry("b", source={"name": "báo mẫu"}),
        ]
    )
    one, other = sources.all
    assert sources.namesakes(one) == (other,)
    assert sources.namesakes(other) == (one,)


def test_every_article_has_one_source_and_none_takes_the_page_of_the_unknown():
    entries = [entry("a"), entry("b", source={"name": "Không rõ"})]
    sources = by_source(entries)
    slugs = {one.slug: sources.of[one.article.id].slug for one in entries}
    assert slugs["a"] == "khong-ro"
    assert slugs["b"].startswith("khong-ro-")
    assert sources.crossroads == ()
