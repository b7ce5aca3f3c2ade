"""What a reader finds in the five articles, in their summaries and in the whole texts."""

from pathlib import Path
from unicodedata import normalize

import pytest
from click.testing import CliRunner

from khobao.site.build import build
from scripts.import_articles import main
from scripts.search import search
from tests import collected
from tests.site.making import SETTINGS

CONTENT = Path(__file__).parents[2] / "content"
NGHE_AN, CAO_BANG, BAC_KAN = "356c032922ca", "82a3e566a5f5", "5079042197c9"
BAC_GIANG_2017, BAC_GIANG_2018 = "4ad7ac5402f2", "a0845b4c7625"
ALL = {NGHE_AN, CAO_BANG, BAC_KAN, BAC_GIANG_2017, BAC_GIANG_2018}


@pytest.fixture(scope="module", params=["summaries", "whole texts"])
def index(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("five")
    source = CONTENT
    if request.param == "whole texts":
        if collected.FOLDER is None:
            pytest.skip("the collected texts are not at hand")
        source = folder / "content"
        imported(collected.FOLDER, source)
    build(SETTINGS, source, folder / "output")
    return folder / "output" / "tim-kiem" / "chi-muc"


def imported(folder, content):
    done = CliRunner().invoke(main, ["--from", str(folder), "--content", str(content)])
    assert done.exit_code == 0, done.output


def found(index, query, **options):
    told = search(index, query, limit=20, **options)
    return [(hit["url"].split("/")[1].split("-")[0], hit["reason"]) for hit in told["hits"]], told


@pytest.mark.parametrize(
    "query", ["dan van kheo", "DÂN VẬN KHÉO", normalize("NFD", "dân vận khéo")]
)
def test_all_five_tell_of_skilful_mass_mobilisation(index, query):
    hits, told = found(index, query)
    assert {one for one, _ in hits} == ALL
    assert not told["notes"]
    assert {reason for _, reason in hits} == {"folded" if query == "dan van kheo" else "exact"}


@pytest.mark.parametrize(
    ("query", "notes"), [("bac kan", []), ("Bắc Kạn", []), ("Bắc Cạn", ["spelling"])]
)
def test_bac_kan_is_found_in_either_spelling(index, query, notes):
    hits, told = found(index, query)
    assert [one for one, _ in hits] == [BAC_KAN]
    assert [note["kind"] for note in told["notes"]] == notes


@pytest.mark.parametrize("query", ["4494 mô hình", "4.494 mô hình", "4 494 mo hinh"])
def test_a_figure_is_found_however_its_thousands_are_set_apart(index, query):
    hits, told = found(index, query)
    assert [one for one, _ in hits] == [NGHE_AN]
    (hit,) = told["hits"]
    marked = [words for words, marked in hit["snippet"]["pieces"] if marked]
    assert any("4.494" in words for words in marked)


@pytest.mark.parametrize("query", ["05-CT/TU", "05-ct/tu", "5-CT/TU"])
def test_a_document_is_found_by_its_number(index, query):
    assert [one for one, _ in found(index, query)[0]] == [NGHE_AN]


@pytest.mark.parametrize("query", ["dieu k're", "Điểu K'ré", "Điểu K’ré", "điểu kré"])
def test_a_name_is_found_with_any_apostrophe_and_without_marks(index, query):
    assert [one for one, _ in found(index, query)[0]] == [BAC_GIANG_2018]


def test_without_marks_a_word_is_all_that_it_may_be(index):
    plain, _ = found(index, "duong")
    marked, _ = found(index, "đường")
    assert {one for one, _ in plain} == {one for one, _ in marked}
    assert {CAO_BANG, BAC_GIANG_2017, BAC_GIANG_2018} <= {one for one, _ in plain}


def test_with_marks_the_very_word_comes_first(index):
    hits, _ = found(index, "đường")
    reasons = [reason for _, reason in hits]
    assert reasons == sorted(reasons, key=["exact", "folded"].index)
    assert {one for one, reason in hits if reason == "exact"} == {BAC_GIANG_2017, BAC_GIANG_2018}
    assert [one for one, _ in found(index, "đường", marks=True)[0]] == [
        one for one, reason in hits if reason == "exact"
    ]
