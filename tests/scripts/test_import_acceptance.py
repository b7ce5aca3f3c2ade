"""Twenty articles and three files that are none, as an editor hands them in."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from khobao import content
from khobao.record import front_matter

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "import_articles.py"
QUALITY = ROOT / "tests" / "quality"
BAD = ["anh.txt", "trang-chu.txt", "trong.html"]


def labels():
    """Yield the stem and label of each page that rules may be written by."""
    for path in sorted((QUALITY / "labels").glob("*.yaml")):
        label = yaml.safe_load(path.read_text("utf-8"))
        if label["split"] == "dev":
            yield path.stem, label


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "nguồn"
    folder.mkdir()
    good = [stem for stem, label in labels() if label["kind"] != "refused"][:20]
    for stem in good:
        for path in (QUALITY / "pages").glob(f"{stem}.*"):
            shutil.copy(path, folder)
    (folder / BAD[0]).write_text("A meeting was held about farming.", "utf-8")
    (folder / BAD[1]).write_text("Trang chủ\nThời sự\nVăn hóa\nThể thao\nBạn đọc\n", "utf-8")
    (folder / BAD[2]).write_bytes(b"")
    return folder


def run(source, root):
    return subprocess.run(
        [sys.executable, SCRIPT, "--from", source, "--content", root],
        capture_output=True,
        text=True,
        check=False,
    )


def files(root):
    return {path: path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_twenty_are_written_three_are_named_and_again_changes_no_byte(source, tmp_path):
    root = tmp_path / "kho"
    first = run(source, root)
    assert (first.returncode, first.stderr) == (1, "")
    assert len(content.load(root).entries) == 20
    refused = [line for line in first.stdout.splitlines() if line.startswith("từ chối")]
    assert [line.split()[2].rstrip(":") for line in refused] == BAD
    assert "20 mới" in first.stdout
    assert " 3 từ chối" in first.stdout
    before = files(root)
    again = run(source, root)
    assert (again.returncode, again.stderr) == (1, "")
    assert "20 không đổi" in again.stdout
    assert files(root) == before


def test_what_an_editor_changed_stays_after_another_import(source, tmp_path):
    root = tmp_path / "kho"
    run(source, root)
    entry = content.load(root).entries[7]
    path = Path(entry.path)
    edited = front_matter.dumps(entry.article.model_copy(update={"title": "Nhan đề mới"}))
    path.write_text(edited, "utf-8")
    assert "20 không đổi" in run(source, root).stdout
    assert path.read_text("utf-8") == edited
