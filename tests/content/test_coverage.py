"""The file that tells where articles were looked for."""

from pathlib import Path

import pytest

from khobao import content
from khobao.content import Coverage, Search, coverage
from khobao.content.write import complete
from khobao.record import ContentError
from khobao.record.dates import parse

FIRST = '- {province: nghe-an, years: "2018/2024", on: "2026-11-20", found: none}'


def load(root: Path, text: str) -> Coverage:
    path = root / "coverage.yaml"
    path.write_text(text)
    return coverage.load(path)


def told(root: Path, text: str) -> list[str]:
    with pytest.raises(ContentError) as caught:
        load(root, text)
    return [str(problem).removeprefix(f"{root}/") for problem in caught.value.problems]


def test_a_search_and_a_gap_are_read(tmp_path: Path) -> None:
    found = load(tmp_path, f"searches:\n{FIRST}\ngaps:\n- Báo giấy chưa được tìm.\n")
    assert found == Coverage(
        searches=(
            Search(
                province="nghe-an",
                years=parse("2018/2024"),
                on=parse("2026-11-20"),
                found="none",
            ),
        ),
        gaps=("Báo giấy chưa được tìm.",),
    )


@pytest.mark.parametrize("text", ["", "# chưa có\n", "searches: []\ngaps: []\n", "searches:\n"])
def test_a_file_may_tell_nothing_yet(tmp_path: Path, text: str) -> None:
    assert load(tmp_path, text) == Coverage()


def test_no_file_is_nothing_told(tmp_path: Path) -> None:
    assert coverage.load(tmp_path / "coverage.yaml") == Coverage()


def test_a_new_content_folder_gets_a_file_that_is_read(tmp_path: Path) -> None:
    complete(tmp_path)
    assert coverage.load(tmp_path / "coverage.yaml") == Coverage()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- a\n", "1:1: coverage-form: không gồm các dòng khóa: giá trị"),
        ("search: []\n", "1:1: unknown-key: không có khóa “search”; có phải searches?"),
        (
            'searches:\n- {years: "2018", on: "2026-11-20", found: none}\n',
            "2:3: coverage-where: không ghi tìm ở đâu; cần province",
        ),
        (
            'searches:\n- {province: nghean, years: "2018", on: "2026-11-20", found: none}\n',
            "2:14: province-unknown: không có tỉnh “nghean”; có phải nghe-an?",
        ),
        (
            'searches:\n- {source: A, years: "2018-10", on: "2026-11-20", found: none}\n',
            "2:22: coverage-years: years: “2018-10”; cần một năm",
        ),
        (
            'searches:\n- {source: A, years: "2018/..", on: "2026-11-20", found: none}\n',
            "2:22: coverage-years: years: “2018/..”; cần một năm",
        ),
        (
            'searches:\n- {source: A, years: "2018/2030", on: "2026-11-20", found: none}\n',
            "2:22: coverage-years: tìm năm 2018–2030 vào ngày 20/11/2026; cần những năm từ 1865",
        ),
        (
            'searches:\n- {source: A, years: "2018", on: "2026-11", found: none}\n',
            "2:34: date-form: on: “2026-11”; cần đúng một ngày",
        ),
        (
            'searches:\n- {source: A, years: "2018", on: "2026-11-20", found: ít}\n',
            "2:55: unknown-value: found: “ít”; cần một trong: none, some",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place_and_cure(tmp_path: Path, text: str, problem: str) -> None:
    (found,) = told(tmp_path, text)
    assert found.startswith(f"coverage.yaml:{problem}")


def test_every_problem_of_it_is_told_at_once(tmp_path: Path) -> None:
    text = 'searches:\n- {source: A, years: "2018", on: "2026-11-20"}\n- {source: A, foud: none}\n'
    rules = [line.split(": ")[1] for line in told(tmp_path, text)]
    assert rules == [*["missing-key"] * 4, "unknown-key"]


def test_the_folder_is_read_with_it_and_its_problems_are_the_folder_s(tmp_path: Path) -> None:
    (tmp_path / "coverage.yaml").write_text(f"searches:\n{FIRST}\n")
    assert len(content.load(tmp_path).coverage.searches) == 1
    (tmp_path / "coverage.yaml").write_text("searches: 5\n")
    with pytest.raises(ContentError, match="not-a-list"):
        content.load(tmp_path)
