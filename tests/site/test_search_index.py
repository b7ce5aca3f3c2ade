"""The search's files hold what the articles' pages show, and the same bytes however they came."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from khobao import collections, gazetteer
from khobao import content as content_of
from khobao.search import variants
from khobao.search.cards import read as read_cards
from khobao.site import assets, lunr
from khobao.site.build import build
from tests.search.reading import read
from tests.site.making import FIXTURE, SETTINGS, article, content, files

FOLDER = "tim-kiem/chi-muc/"


@pytest.fixture(scope="module")
def index(built) -> dict[str, bytes]:
    return held(built)


def held(output: Path) -> dict[str, bytes]:
    return {
        name.removeprefix(FOLDER): data
        for name, data in files(output).items()
        if name.startswith(FOLDER)
    }


def cards(index):
    names = (f"bai/{number}.txt" for number in range(len(index)))
    return [card for name in names if name in index for card in read_cards(index[name])]


def entries():
    found = content_of.load(FIXTURE).entries
    published = collections.collect(found, gazetteer.load()).entries
    return {one.article.id: one for one in published}


def test_every_published_article_has_a_card_and_no_other(index):
    assert sorted(card["id"] for card in cards(index)) == sorted(entries())
    assert json.loads(index["goc.json"])["articles"] == len(entries())


def test_a_card_says_what_the_record_says(index):
    records = entries()
    for card in cards(index):
        entry = records[card["id"]]
        assert card["title"] == entry.article.title
        assert card["url"] == entry.url
        assert card["edtf"] == (entry.article.date.text if entry.article.date else None)
        assert card["basis"] == entry.article.date_basis


def test_a_cards_paragraphs_are_the_pages_own(built, index):
    for card in cards(index):
        page = BeautifulSoup((built / card["url"] / "index.html").read_text(), "html.parser")
        for number, text in card["blocks"]:
            if number:
                shown = page.find(id=f"doan-{number}").get_text()
                assert " ".join(text.split()) in " ".join(shown.split())


def test_numbers_go_from_the_undated_to_the_newest(index):
    columns = json.loads(index["cot.json"])
    assert columns["start"] == sorted(columns["start"])
    assert len(columns["start"]) == len(entries())


def test_columns_say_what_the_records_say(index):
    columns, records = json.loads(index["cot.json"]), entries()
    for number, card in enumerate(cards(index)):
        record = records[card["id"]].article
        then = columns["then"][number]
        assert (columns["provinces"][then][0] if then >= 0 else None) == record.province
        assert [columns["labels"][one][1] for one in columns["tags"][number]] == list(record.tags)
        stated = record.date is not None and record.date.exact and record.date_basis == "stated"
        assert columns["exact"][number] == stated
        assert columns["figures"][number] == bool(record.counts)


@pytest.mark.parametrize(
    ("file", "of"),
    [("nguoi.json", lambda one: len(one.people)), ("van-ban.json", lambda one: len(one.documents))],
)
def test_people_and_documents_are_carried_by_their_articles(index, file, of):
    carried = json.loads(index[file])
    for number, card in enumerate(cards(index)):
        assert bool(carried["of"][number]) == bool(of(entries()[card["id"]].article))
        assert all(carried["names"][one] for one in carried["of"][number])


def test_a_withdrawn_article_is_found_by_nothing(index):
    gone = [one.article for one in content_of.load(FIXTURE).entries if one.article.withdrawn]
    assert gone
    whole = b"".join(index.values()).decode("utf-8", "replace") + repr(cards(index))
    for one in gone:
        assert one.id not in whole
        assert one.title not in whole


def test_spellings_of_provinces_that_an_article_has_are_looked_for(index):
    assert ("bac kan", "bac can") in variants(gazetteer.load().written())
    words = read(index).words
    for _, other in json.loads(index["goc.json"])["variants"]:
        assert all(word in words for word in other.split(" "))


def test_the_index_reads_back(index):
    found = read(index)
    assert "dan" in found.words
    assert found.vocabulary.keys() == found.words.keys()


def test_an_edit_gives_the_bytes_of_a_first_build(tmp_path, monkeypatch):
    """What the last build kept is used, and can't be told from the outcome."""
    articles = [article(number, f"Dân vận khéo ở thôn {number}.") for number in range(9)]
    folder = content(tmp_path / "c", *articles)
    changed = folder / articles[4][0]
    steps = [
        lambda: None,
        lambda: changed.write_text(changed.read_text().replace("khéo", "rất khéo")),
        lambda: changed.write_text(changed.read_text().replace("2024-07-24", "2023-01-02")),
        lambda: changed.unlink(),
        lambda: content(folder, article(20, "Bài mới về đường làng.")),
    ]
    for number, step in enumerate(steps):
        step()
        monkeypatch.setenv("KHOBAO_CACHE", str(tmp_path / "kept"))
        build(SETTINGS, folder, tmp_path / "o")
        monkeypatch.setenv("KHOBAO_CACHE", str(tmp_path / f"none-{number}"))
        build(SETTINGS, folder, tmp_path / "clean")
        assert files(tmp_path / "o") == files(tmp_path / "clean")


def test_an_archive_without_articles_has_an_index_that_finds_nothing(tmp_path):
    build(SETTINGS, content(tmp_path / "c", ("articles/.gitkeep", "")), tmp_path / "o")
    index = held(tmp_path / "o")
    assert json.loads(index["goc.json"])["articles"] == 0
    assert not read(index).words


def test_lunr_is_a_module_of_the_theme(built):
    script = (built / "theme/js/lunr.js").read_text()
    assert script.endswith("export default module.exports;\n")


def test_a_missing_lunr_says_which_command_brings_it(tmp_path):
    with pytest.raises(lunr.MissingLunrError, match="make setup"):
        lunr.module(tmp_path)


def test_scripts_lose_their_comments_and_nothing_else(tmp_path):
    source = tmp_path / "static"
    (source / "js").mkdir(parents=True)
    code = (
        "export const text = `a  // b`; // why\n/** @type {RegExp} */\nconst r = /[/*]\\/\\/ +/u;\n"
    )
    (source / "js" / "one.js").write_text(code)
    (source / "seal.svg").write_bytes(b"<svg/>\r\n")
    made = {one.output: one.content for one in assets.files(source, "theme/")}
    script = made["theme/js/one.js"].decode()
    assert "why" not in script
    assert "@type" not in script
    assert "`a  // b`" in script
    assert "/[/*]\\/\\/ +/u" in script
    assert made["theme/seal.svg"] == b"<svg/>\r\n"
