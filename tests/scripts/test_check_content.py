"""`make check`: every problem, a closing line, and the exit status; never a traceback."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scripts import check_content
from tests.content.making import OTHER, article, folder


def check(root: Path) -> Result:
    return CliRunner().invoke(check_content.main, ["--content", str(root)])


def test_a_sound_folder_is_counted(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        articles__a=article(),
        articles__b=article(OTHER),
        pages__gioi_thieu="---\ntitle: A\n---\n",
        tags="- label: A\n- label: B\n- label: C\n",
    )
    result = check(root)
    assert (result.output, result.exit_code) == ("Không có lỗi: 2 bài, 1 trang, 3 nhãn\n", 0)


def test_every_problem_is_told_in_order_and_counted(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        articles__b=article(OTHER, extra="bylin: A\nlead: a: b\n"),
        articles__a=article(province="bac-giangg"),
    )
    result = check(root)
    assert result.output.replace(f"{root}/", "") == (
        "articles/a.md:7:11: province-unknown: không có tỉnh “bac-giangg”; có phải bac-giang?\n"
        "articles/b.md:9:1: unknown-key: không có khóa “bylin”; có phải byline?\n"
        "articles/b.md:10:7: unquoted-colon: “a: b” có dấu hai chấm mà không đặt trong dấu nháy; "
        "hãy viết lead: 'a: b'\n"
        "3 lỗi trong 2 tệp\n"
    )
    assert result.exit_code == 1


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    root = tmp_path / "không có"
    result = check(root)
    assert result.output.startswith(f"{root}: không có thư mục nội dung này")
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"---\n",
        b"---\n---\n",
        b"---\n" + b"[" * 50_000,
        b"---\n\x00\n---\n",
    ],
    ids=["empty", "binary", "one fence", "no keys", "brackets", "control character"],
)
def test_no_file_ends_it_with_a_traceback(data: bytes, tmp_path: Path) -> None:
    result = check(folder(tmp_path, articles__a=data, pages__b=data, tags=data or b"-"))
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has no such names")
def test_a_name_that_is_no_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/bài\udcff.md").write_text(article())
    result = check(tmp_path)
    assert "bài\\udcff.md:1:1: file-name" in result.output
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)


def test_what_a_build_would_stumble_over_is_told(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        articles__a=article(extra="images:\n- {src: images/no.jpg, description: A}\n"),
        articles__b=article(OTHER).replace("date: null", 'date: "0001/9999"'),
    )
    (root / "articles/bai.MD").write_text(article())
    told = [line.split(": ")[1] for line in check(root).output.splitlines()[:-1]]
    assert told == ["image-missing", "date-span", "date-basis", "stray-file"]
