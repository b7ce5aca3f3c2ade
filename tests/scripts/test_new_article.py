"""`make new`: an empty, valid draft in its place, never over another file."""

from datetime import date
from pathlib import Path

import pytest
import time_machine
from click.testing import CliRunner, Result

from khobao import content
from scripts import new_article

TITLE = "Nghệ An: “Dân vận khéo” #1"
PLACE = "articles/nghe-an/khong-ro/nghe-an-dan-van-kheo-1.md"


def new(root: Path, title: str = TITLE, province: str = "Nghệ An") -> Result:
    arguments = ["--title", title, "--province", province, "--content", str(root)]
    with time_machine.travel(date(2026, 11, 21)):
        return CliRunner().invoke(new_article.main, arguments)


def test_a_draft_is_written_in_its_place(tmp_path: Path) -> None:
    result = new(tmp_path)
    assert (result.output, result.exit_code) == (f"{tmp_path / PLACE}\n", 0)
    assert (tmp_path / PLACE).read_text(encoding="utf-8") == (
        "---\n"
        'id: "7ae24ed138fe"\n'
        "title: 'Nghệ An: “Dân vận khéo” #1'\n"
        "date: null\n"
        "date_basis: unknown\n"
        'added: "2026-11-21"\n'
        "province: nghe-an\n"
        "source: null\n"
        "byline: null\n"
        "rights: summary\n"
        "raw: null\n"
        "status: draft\n"
        "---\n"
    )


def test_a_draft_passes_the_check(tmp_path: Path) -> None:
    new(tmp_path)
    (entry,) = content.load(tmp_path).entries
    assert (entry.article.title, entry.article.status) == (TITLE, "draft")


@pytest.mark.parametrize(
    "name",
    [
        "Bắc Giang",
        "bac-giang",
        "bắc giang",
        "tỉnh Bắc Giang",
        "Bac Giang",
        "BẮC GIANG",
        "Bă\u0301c Giang",
    ],
)
def test_a_province_may_be_named_in_any_spelling(name: str) -> None:
    assert new_article.province_id(name) == "bac-giang"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Bắc Giangg", "không có tỉnh “Bắc Giangg”; có phải Bắc Giang?\n"),
        ("nghe-ann", "không có tỉnh “nghe-ann”; có phải Nghệ An?\n"),
        ("Xyz", "không có tỉnh “Xyz”; cần tên tỉnh, như Bắc Giang\n"),
        ("", "không có tỉnh “”; cần tên tỉnh, như Bắc Giang\n"),
    ],
)
def test_an_unknown_province_is_told_with_the_nearest(
    name: str, message: str, tmp_path: Path
) -> None:
    result = new(tmp_path, province=name)
    assert (result.output, result.exit_code) == (message, 1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("title", ["", "  ", "😀 …", "a\nb", "a\x07", "a\u200bb", "a\udcff"])
def test_a_title_that_cannot_be_one_is_refused(title: str, tmp_path: Path) -> None:
    result = new(tmp_path, title=title)
    assert result.output.startswith("tiêu đề “")
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)
    assert list(tmp_path.iterdir()) == []


def test_no_file_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / PLACE
    path.parent.mkdir(parents=True)
    path.write_text("lời của biên tập viên")
    result = new(tmp_path)
    assert result.output == f"{path}: đã có bài này; hãy sửa tệp ấy hoặc chọn tiêu đề khác\n"
    assert result.exit_code == 1
    assert path.read_text() == "lời của biên tập viên"


def test_two_titles_two_provinces_and_two_days_are_given_different_ids() -> None:
    made = [
        new_article.draft(title, province, day)
        for title in ("A", "B")
        for province in ("bac-giang", "nghe-an")
        for day in (date(2026, 11, 21), date(2026, 11, 22))
    ]
    assert len({article.id for article in made}) == len(made)
