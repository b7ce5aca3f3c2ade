"""`make demo`: an archive that passes the check, is the same each time and is plainly invented."""

import hashlib
import os
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from khobao import content, demo, gazetteer
from khobao.content import Content
from khobao.record import Article, breakdowns
from scripts import make_demo

ROOT = Path(__file__).parents[2]
COUNT = 300


def make(root: Path, count: int = COUNT) -> Result:
    return CliRunner().invoke(make_demo.main, ["--articles", str(count), "--content", str(root)])


def digest(root: Path) -> str:
    """Return one hash of every file's path and bytes."""
    files = sorted(path for path in root.rglob("*") if path.is_file())
    told = (f"{path.relative_to(root)}\0".encode() + path.read_bytes() for path in files)
    return hashlib.sha256(b"\0".join(told)).hexdigest()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Content:
    root = tmp_path_factory.mktemp("demo")
    result = make(root)
    assert result.exit_code == 0, result.output
    return content.load(root)


@pytest.fixture(scope="module")
def articles(archive: Content) -> list[Article]:
    return [entry.article for entry in archive.entries]


def test_every_article_passes_the_check(archive: Content) -> None:
    assert (len(archive.entries), len(archive.pages)) == (COUNT, 1)
    assert len(archive.vocabulary.tags) == 500


def test_two_runs_write_the_same_bytes_whatever_the_order_of_sets(
    archive: Content, tmp_path: Path
) -> None:
    script = [sys.executable, "scripts/make_demo.py", "--articles", str(COUNT), "--content"]
    other_seed = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    subprocess.run([*script, str(tmp_path / "d")], cwd=ROOT, env=other_seed, check=True)
    assert digest(tmp_path / "d") == digest(archive.root)


def test_an_article_does_not_depend_on_how_many_there_are(tmp_path: Path) -> None:
    make(tmp_path / "few", 5)
    make(tmp_path / "more", 20)
    few = {path.relative_to(tmp_path / "few") for path in (tmp_path / "few").rglob("*.md")}
    assert len(few) == 6
    for name in few:
        assert (tmp_path / "few" / name).read_bytes() == (tmp_path / "more" / name).read_bytes()


def test_every_title_and_text_says_that_it_is_invented(
    archive: Content, articles: list[Article]
) -> None:
    assert [one.title for one in articles if not one.title.startswith("[Bịa] ")] == []
    assert [one.title for one in articles if "do máy bịa ra" not in one.body] == []
    assert archive.pages[0].page.title.startswith("[Bịa] ")
    assert archive.pages[0].slug == "gioi-thieu"


def test_people_papers_and_documents_are_specimens(articles: list[Article]) -> None:
    names = {person.name for one in articles for person in one.people}
    names |= {one.byline for one in articles if one.byline}
    assert [name for name in names if " Mẫu " not in name] == []
    domains = {one.source.domain or "" for one in articles if one.source}
    assert [domain for domain in domains if not domain.endswith(".example")] == []
    numbers = {document.number or "" for one in articles for document in one.documents}
    assert [number for number in numbers if not 900 <= int(number.partition("-")[0]) < 1000] == []


def test_provinces_are_those_of_the_day(articles: list[Article]) -> None:
    places = gazetteer.load()
    for one in articles:
        if one.date and one.date.exact and one.province:
            assert places.valid(one.province, one.date.start), one.id


def test_every_province_has_its_articles(articles: list[Article]) -> None:
    assert len({one.province for one in articles}) >= 63


def test_the_prose_is_as_long_and_as_mixed_as_a_paper_s(articles: list[Article]) -> None:
    words = [word for one in articles for word in one.body.lower().split()]
    assert 600 <= len(words) / COUNT <= 700
    ranked = [count for _, count in Counter(words).most_common()]
    assert len(ranked) > 1500
    assert sum(ranked[:100]) / len(words) < 0.6
    assert ranked[0] / ranked[99] > 5


def test_dates_are_as_partial_as_a_press_archive_s() -> None:
    kinds: Counter[str] = Counter()
    years = set()
    for number in range(1000):
        one = demo.article(number).article
        kinds[one.date.precision if one.date else "none"] += 1
        years |= set(one.date.years) if one.date else set()
    assert years == set(range(2011, 2026))
    shares = {kind: count / 1000 for kind, count in kinds.items()}
    expected = {"day": 0.8, "month": 0.08, "year": 0.06, "interval": 0.03, "none": 0.03}
    assert shares == pytest.approx(expected, abs=0.03)


def test_what_happened_is_dated_apart_in_less_than_half() -> None:
    told = [demo.article(number).article for number in range(1000)]
    events = [(one.date, one.event_date) for one in told if one.event_date]
    assert 0.4 < len(events) / len(told) < 0.5
    assert {event.precision for _, event in events} == {"day", "month", "year", "interval"}
    assert all(date and event.start <= date.start for date, event in events)


def test_evidence_stands_in_the_text(articles: list[Article]) -> None:
    inferred = [one for one in articles if one.date_evidence]
    assert len(inferred) > 20
    assert [
        one.id for one in inferred for words in one.date_evidence if words not in one.body
    ] == []


def test_a_few_breakdowns_do_not_add_up(articles: list[Article]) -> None:
    off = [broken.off for one in articles for broken in breakdowns(one.counts)]
    wrong = [one for one in off if one != Decimal(0)]
    assert len(off) > 100
    assert 0.01 < len(wrong) / len(off) < 0.12


def test_everything_an_editor_meets_occurs(articles: list[Article]) -> None:
    assert {one.status for one in articles} == {"published", "draft", "withdrawn"}
    assert {one.rights for one in articles} == {"full", "summary"}
    assert {one.date_basis for one in articles} == {"stated", "computed", "inferred", "unknown"}
    for key in ("event_date", "time", "source", "byline", "lead", "captions", "people", "documents",
                "sic", "review", "aliases", "same_story"):  # fmt: skip
        present = [bool(getattr(one, key)) for one in articles]
        assert any(present), key
        assert not all(present), key
    counts = [count for one in articles for count in one.counts]
    for key in ("of", "max", "qualifier", "part_of", "quote", "at"):
        assert any(getattr(count, key) is not None for count in counts), key


def test_tags_are_three_to_six_and_some_far_more_used(articles: list[Article]) -> None:
    assert {len(one.tags) for one in articles} == {3, 4, 5, 6}
    used = Counter(tag for one in articles for tag in one.tags).most_common()
    assert used[0][1] > 10 * used[-1][1]


def test_a_demo_folder_is_renewed_whole(tmp_path: Path) -> None:
    make(tmp_path, 20)
    assert make(tmp_path, 5).exit_code == 0
    make(fresh := tmp_path.with_name("fresh"), 5)
    assert digest(tmp_path) == digest(fresh)


def test_a_folder_that_is_no_demo_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "articles/bac-giang/2018/a.md"
    path.parent.mkdir(parents=True)
    path.write_text("bài thật")
    result = make(tmp_path, 1)
    assert result.output == (
        f"{tmp_path}: không phải thư mục trống hay kho giả lập; hãy chọn thư mục khác\n"
    )
    assert result.exit_code == 1
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == [path]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    path = tmp_path / "kho"
    path.write_text("tệp")
    assert make(path, 1).exit_code == 1
    assert path.read_text() == "tệp"


WORDS = 650


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """Return an archive that reads as a paper's."""
    root = tmp_path_factory.mktemp("news")
    arguments = ["--articles", str(COUNT), "--words", str(WORDS), "--content", str(root)]
    result = CliRunner().invoke(make_demo.main, arguments)
    assert result.exit_code == 0, result.output
    return content.load(root)


def test_news_is_as_long_as_was_asked(news: Content) -> None:
    lengths = [len(entry.article.body.split()) for entry in news.entries]
    assert sum(lengths) / COUNT == pytest.approx(WORDS, rel=0.1)
    assert len(news.entries) == COUNT


def test_news_has_the_same_bytes_whatever_the_order_of_sets(news: Content, tmp_path: Path) -> None:
    script = [sys.executable, "scripts/make_demo.py", "--articles", str(COUNT)]
    script += ["--words", str(WORDS), "--content", str(tmp_path / "d")]
    other_seed = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    subprocess.run(script, cwd=ROOT, env=other_seed, check=True)
    assert digest(tmp_path / "d") == digest(news.root)


def test_news_is_plainly_invented(news: Content) -> None:
    articles = [entry.article for entry in news.entries]
    assert [one.title for one in articles if not one.title.startswith("[Bịa] ")] == []
    assert [one.title for one in articles if "do máy bịa ra" not in one.body] == []
    names = {person.name for one in articles for person in one.people}
    assert [name for name in names if " Mẫu " not in name] == []


def test_news_has_its_figures_evidence_and_people_in_the_text(news: Content) -> None:
    articles = [entry.article for entry in news.entries]
    quotes = [(one, count.quote) for one in articles for count in one.counts if count.quote]
    evidence = [(one, words) for one in articles for words in one.date_evidence]
    people = [(one, person.name) for one in articles for person in one.people]
    assert [quote for one, quote in [*quotes, *evidence, *people] if quote not in one.body] == []


def test_news_leaves_no_slot_open(news: Content) -> None:
    told = [
        f"{entry.article.title}{entry.article.lead}{entry.article.body}" for entry in news.entries
    ]
    assert [text for text in told if "{" in text or "}" in text] == []


def test_papers_spell_as_they_do(news: Content) -> None:
    told = " ".join(entry.article.body for entry in news.entries)
    for spelled in ("kỹ thuật", "kĩ thuật", "Ủy ban nhân dân", "UBND", "hòa", "hoà", "Bắc Cạn"):
        assert spelled in told, spelled


def test_news_tells_of_its_tags(news: Content) -> None:
    told = [entry.article for entry in news.entries if "Mô hình dân vận khéo" in entry.article.tags]
    assert len(told) > 5
    assert sum("dân vận khéo" in one.body for one in told) > len(told) / 2
