"""`scripts/search.py`: the search page's answers on the command line; never a traceback."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from khobao.search import Document
from scripts import search
from tests.search.archive import write

ARTICLES = [
    Document(title="Dân vận khéo ở bản", text=("Phong trào dân vận khéo. " + "Lời. " * 60,)),
    Document(title="Mở đường", text=("Bà con nói dân hiến đất, xã vận động khéo.",)),
]


@pytest.fixture(scope="module")
def index(tmp_path_factory) -> Path:
    return write(tmp_path_factory.mktemp("chi-muc"), ARTICLES)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(search.main, [str(one) for one in arguments])


def test_a_hit_is_told_with_its_reason_and_snippet(index: Path) -> None:
    result = run("dan van kheo", "--index", index)
    assert result.exit_code == 0
    assert result.output.startswith(
        "1 bài\n\n1. Dân vận khéo ở bản\n   24/7/2024 · Nghệ An · khác dấu\n   bai/0/\n"
        "   Phong trào [dân vận khéo]. Lời. "
    )
    assert result.output.endswith("…\n\nThêm --loose để tìm cả bài có các từ không liền nhau.\n")


def test_json_holds_all_that_the_page_knows(index: Path) -> None:
    told = json.loads(run("dân", "vận", "khéo", "--loose", "--json", "--index", index).stdout)
    assert [(hit["rank"], hit["title"], hit["reason"]) for hit in told["hits"]] == [
        (1, "Dân vận khéo ở bản", "exact"),
        (2, "Mở đường", "words"),
    ]
    assert told["found"] == 2


def test_the_limit_shortens_the_list_and_not_the_count(index: Path) -> None:
    told = json.loads(run("khéo", "--limit", "1", "--json", "--index", index).stdout)
    assert (told["found"], len(told["hits"])) == (2, 1)


def test_what_was_done_to_the_query_is_said(index: Path) -> None:
    assert (
        "Đọc “daan vaanj” theo kiểu gõ Telex: “dân vận”."
        in run("daan vaanj", "--index", index).output
    )


def test_marks_and_exclusions_are_options_and_words_of_the_query(index: Path) -> None:
    assert "Không tìm thấy" in run("duong", "--marks", "--index", index).output
    assert "2. " not in run("--index", index, "--", "khéo", "-đường").output
    assert run("", "--index", index).output == "Chưa có từ nào để tìm.\n"


def test_without_an_index_it_says_how_to_build_one(tmp_path: Path) -> None:
    result = run("dân", "--index", tmp_path)
    assert result.exit_code == 1
    assert result.output == f"{tmp_path}: không có chỉ mục tìm kiếm; hãy chạy: make build\n"


def test_without_node_it_says_how_to_get_it(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "which", lambda *_, **__: None)
    result = run("dân", "--index", index)
    assert result.exit_code == 1
    assert result.output == "không có Node.js để chạy bộ tìm kiếm; hãy chạy: make setup\n"


def test_a_torn_index_is_told_in_a_line(tmp_path: Path) -> None:
    folder = write(tmp_path, ARTICLES)
    for path in (folder / "tu").iterdir():
        path.write_bytes(path.read_bytes()[:-4])
    result = run("đường", "--index", folder)
    assert result.exit_code == 1
    assert "chỉ mục hỏng" in result.output
    assert result.output.count("\n") == 1
