"""`make import`: raw texts into a content folder, twice, and after an editor's changes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from khobao import content

SCRIPT = Path(__file__).parents[2] / "scripts" / "import_articles.py"
LONG = "Bà con thôn Trung góp ý cho hương ước và bàn việc làm đường, làm mương. " * 6


def text(number):
    return f"Xã Đồng Tâm họp bàn việc thứ {number}\n\nNgày 5/6, xã bàn việc năm 2020.\n\n{LONG}"


def run(source, root, **environment):
    return subprocess.run(
        [sys.executable, SCRIPT, "--from", source, "--content", root],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "nguồn có dấu cách"
    folder.mkdir()
    for number in range(3):
        (folder / f"bai-{number}.txt").write_text(text(number), encoding="utf-8")
    return folder


def snapshot(root):
    return {path: path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_an_empty_folder_becomes_a_complete_content_folder(source, tmp_path):
    result = run(source, tmp_path / "kho")
    assert result.returncode == 0, result.stderr
    loaded = content.load(tmp_path / "kho")
    assert len(loaded.entries) == 3
    assert loaded.vocabulary.tags
    assert loaded.pages
    for entry in loaded.entries:
        sha256 = entry.article.raw.sha256
        raw = (tmp_path / "kho" / "raw" / f"{sha256}.txt").read_text(encoding="utf-8")
        assert raw.startswith(entry.article.title)


def test_one_line_an_article_and_a_closing_count(source, tmp_path):
    lines = run(source, tmp_path / "kho").stdout.splitlines()
    assert [line.split()[:2] for line in lines[:3]] == [
        ["mới", f"bai-{number}.txt:"] for number in range(3)
    ]
    table = lines[lines.index("") + 1 :]
    assert table[:5] == ["3 mới", "0 cập nhật", "0 không đổi", "0 bỏ qua", "0 từ chối"]


def test_running_it_again_changes_no_byte(source, tmp_path):
    run(source, tmp_path / "kho")
    before = snapshot(tmp_path / "kho")
    result = run(source, tmp_path / "kho")
    assert result.returncode == 0
    assert "3 không đổi" in result.stdout
    assert snapshot(tmp_path / "kho") == before


def test_a_bad_file_is_named_and_the_others_are_written(source, tmp_path):
    (source / "hong.txt").write_bytes(b"\xff\xd8\xff\xe0")
    (source / "english.txt").write_text("A meeting was held about farming.", encoding="utf-8")
    result = run(source, tmp_path / "kho")
    assert result.returncode == 1
    refused = [line for line in result.stdout.splitlines() if line.startswith("từ chối")]
    assert [line.split(":")[0] for line in refused] == [
        "từ chối   english.txt",
        "từ chối   hong.txt",
    ]
    assert len(content.load(tmp_path / "kho").entries) == 3


def test_what_is_no_text_is_skipped_by_name_without_failing(source, tmp_path):
    (source / "ghi-chu.yaml").write_text("a: 1", encoding="utf-8")
    result = run(source, tmp_path / "kho")
    assert result.returncode == 0
    assert "bỏ qua    ghi-chu.yaml" in result.stdout


def test_a_field_an_editor_changed_is_never_overwritten(source, tmp_path):
    root = tmp_path / "kho"
    run(source, root)
    entry = content.load(root).entries[0]
    path = Path(entry.path)
    edited = path.read_text(encoding="utf-8").replace("byline: null", "byline: Hoàng Lan")
    path.write_text(edited, encoding="utf-8")
    assert run(source, root).returncode == 0
    assert path.read_text(encoding="utf-8") == edited


def test_a_faulty_file_of_the_same_article_is_left_as_it_is(source, tmp_path):
    root = tmp_path / "kho"
    run(source, root)
    path = Path(content.load(root).entries[0].path)
    faulty = path.read_text(encoding="utf-8").replace("status: published", "status: publishd")
    path.write_text(faulty, encoding="utf-8")
    result = run(source, root)
    assert result.returncode == 1
    assert "sửa rồi nhập lại" in result.stdout
    assert path.read_text(encoding="utf-8") == faulty


def test_a_moved_and_renamed_article_is_found_by_its_id(source, tmp_path):
    root = tmp_path / "kho"
    run(source, root)
    path = Path(content.load(root).entries[0].path)
    path.rename(path.with_name("ten-moi.md"))
    assert "3 không đổi" in run(source, root).stdout
    assert len(content.load(root).entries) == 3


def test_two_articles_of_one_title_get_two_files(tmp_path):
    source = tmp_path / "nguon"
    source.mkdir()
    (source / "a.txt").write_text(text(1), encoding="utf-8")
    (source / "b.txt").write_text(text(1) + "\nThêm một dòng nữa cho khác.", encoding="utf-8")
    assert run(source, tmp_path / "kho").returncode == 0
    assert len(content.load(tmp_path / "kho").entries) == 2


def story(paper, change=""):
    body = " ".join(f"Thôn {n} có {n + 3} hộ góp công làm đường {change}." for n in range(40))
    return f"Xã Đồng Tâm làm đường, {paper} đưa tin\n\nNgày 5/6, xã bàn việc năm 2020.\n\n{body}"


def test_the_same_story_in_two_papers_is_linked_both_ways_once_and_for_all(tmp_path):
    source, root = tmp_path / "nguon", tmp_path / "kho"
    source.mkdir()
    (source / "a.txt").write_text(story("báo thứ nhất"), encoding="utf-8")
    (source / "b.txt").write_text(story("báo thứ hai") + "\nBà con rất vui.", encoding="utf-8")
    result = run(source, root)
    assert "cùng một tin: " in result.stdout
    one, other = (entry.article for entry in content.load(root).entries)
    assert (one.same_story, other.same_story) == ((other.id,), (one.id,))
    assert "near-duplicate" in one.review
    before = snapshot(root)
    again = run(source, root)
    assert "2 không đổi" in again.stdout
    assert snapshot(root) == before


@pytest.mark.parametrize("name", ["không-có", "trống"])
def test_nothing_to_import_is_said_without_a_traceback(tmp_path, name):
    (tmp_path / "trống").mkdir()
    result = run(tmp_path / name, tmp_path / "kho")
    assert result.returncode == 1
    assert "không có tệp" in result.stderr
    assert "Traceback" not in result.stderr
