"""`make bench`: what is built beside Kho Báo is the same archive, in the same lists."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from khobao.record import front_matter
from khobao.site.build import build
from scripts import make_demo
from scripts.peers import archive as archives
from scripts.peers import count, eleventy, hugo, plain_pelican
from scripts.peers.archive import KINDS, Archive
from scripts.peers.generators import MissingError, khobao, with_hugo, with_pelican
from scripts.peers.measure import CommandError, Measure, median, run

ROOT = Path(__file__).parents[2]
COUNT = 120
WRITERS = {"hugo": hugo, "eleventy": eleventy, "pelican": plain_pelican}


@pytest.fixture(scope="module")
def content(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("demo")
    made = CliRunner().invoke(make_demo.main, ["--articles", str(COUNT), "--content", str(root)])
    assert made.exit_code == 0, made.output
    return root


@pytest.fixture(scope="module")
def archive(content) -> Archive:
    return archives.load(content)


@pytest.fixture(scope="module")
def site(content, tmp_path_factory) -> Path:
    output = tmp_path_factory.mktemp("site") / "output"
    build(ROOT / "pelicanconf.py", content, output)
    return output


def digests(root: Path) -> dict[str, str]:
    files = sorted(path for path in root.rglob("*") if path.is_file())
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def files(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def test_an_archive_is_read_the_same_each_time(content, archive):
    assert archives.load(content) == archive


@pytest.mark.parametrize("name", WRITERS)
def test_a_peer_s_content_is_the_same_each_time(archive, tmp_path, name):
    for folder in ("one", "two"):
        WRITERS[name].write(archive, tmp_path / folder)
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


@pytest.mark.parametrize("name", WRITERS)
def test_an_edit_changes_one_file(archive, tmp_path, name):
    text = archive.texts[COUNT // 2]
    WRITERS[name].write(archive, tmp_path / "site")
    before = digests(tmp_path / "site")
    for edited in (text.reworded(1), text.retitled(1)):
        WRITERS[name].put(tmp_path / "site", edited)
        after = digests(tmp_path / "site")
        assert [path for path in after if after[path] != before.get(path)] == [
            path for path in before if text.id in path
        ]


def test_an_edit_of_our_own_changes_text_and_title_alone(content, archive, tmp_path):
    text = archive.texts[COUNT // 2]
    ours = khobao(content)
    ours.write(archive, tmp_path / "site")
    file = tmp_path / "site" / "content" / text.file
    before = front_matter.loads(file.read_text("utf-8"))
    ours.put(tmp_path / "site", text.reworded(2).retitled(1))
    assert front_matter.loads(file.read_text("utf-8")) == before.model_copy(
        update={
            "title": f"{before.title} (1)",
            "body": f"{before.body}\n\nĐoạn này vừa được thêm khi sửa bài. (2)",
        }
    )


def test_peers_have_a_page_for_each_of_ours_of_their_kinds(archive, site):
    own, theirs = count.pages(site), archive.pages()
    same = ("chu-de", "nguon", "nam", "thang")
    assert {kind: theirs[kind] for kind in same} == {kind: own[kind] for kind in same}
    # Ours have redirects, withdrawn articles, and pages that name several of one name or number.
    for kind in KINDS:
        assert 0 <= own[kind] - theirs[kind] <= 0.3 * own[kind]


def test_hugo_makes_as_many_pages_as_it_was_given(archive, tmp_path):
    try:
        peer = with_hugo()
    except MissingError as missing:
        pytest.skip(str(missing))
    peer.write(archive, tmp_path / "site")
    run(peer.command, tmp_path / "site", peer.env)
    assert count.pages(tmp_path / "site" / peer.output) == Counter(archive.pages())


def test_plain_pelican_makes_articles_and_tags(archive, tmp_path):
    peer = with_pelican()
    peer.write(archive, tmp_path / "site")
    run(peer.command, tmp_path / "site", peer.env)
    made, given = count.pages(tmp_path / "site" / peer.output), archive.pages()
    assert (made["bai"], made["chu-de"]) == (given["bai"], given["chu-de"])


def test_a_cold_build_of_our_own_finds_nothing_of_the_last(content, archive, tmp_path):
    ours = khobao(content)
    ours.write(archive, tmp_path)
    for _ in range(2):
        run(ours.command, tmp_path, {"PYTHONPATH": str(ROOT / "plugins"), **ours.env})
    for left in ours.kept:
        shutil.rmtree(tmp_path / left)
    assert [path.name for path in tmp_path.iterdir()] == ["content"]


def test_a_build_of_pages_alone_lacks_the_index_alone(content, site, tmp_path):
    ours = khobao(content, script="build_pages.py")
    command = [*ours.command[:2], "--content", content, "--output", tmp_path / "output"]
    run(command, tmp_path, {"PYTHONPATH": str(ROOT / "plugins")})
    assert files(site) - files(tmp_path / "output") == {
        path for path in files(site) if path.startswith("tim-kiem/chi-muc/")
    }
    assert files(tmp_path / "output") <= files(site)


HOLDING = """
import subprocess, sys, time
program = "import time; held = b'x' * 40 * 2**20; time.sleep(2)"
for child in [subprocess.Popen([sys.executable, "-c", program]) for _ in range(2)]:
    child.wait()
"""


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="/proc is Linux's")
def test_memory_is_that_of_all_processes_together(tmp_path):
    assert run([sys.executable, "-c", HOLDING], tmp_path).memory >= 80


def test_a_command_that_fails_is_told_with_what_it_said(tmp_path):
    with pytest.raises(CommandError, match="hỏng rồi"):
        run([sys.executable, "-c", "raise SystemExit('hỏng rồi')"], tmp_path, {"PYTHONUTF8": "1"})


def test_commands_in_turn_add_up_in_time_and_share_memory():
    one, two = (Measure(wall=n, processor=2 * n, memory=10 / n) for n in (1, 2))
    assert one + two == Measure(wall=3, processor=6, memory=10)
    assert median([one, two, two]) == two


def test_the_tables_have_a_row_a_build_and_a_row_a_kind():
    command = [sys.executable, "scripts/bench_build.py", "--articles", "40", "--words", "100"]
    command += ["--runs", "1", "--cold", "--only", "Kho Báo", "--only", "Pelican"]
    env = os.environ | {"PYTHONPATH": str(ROOT / "plugins")}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    rows = [
        [cell.strip() for cell in row.split("|")[1:-1]]
        for row in done.stdout.splitlines()
        if row.startswith("|")
    ]
    assert rows[0] == ["", "Kho Báo", "Hugo", "Hugo + Pagefind", "Eleventy", "Pelican"]
    assert [row[0] for row in rows[2:7]] == [
        "cold build of pages",
        "cold build of everything",
        "one article's text edited",
        "its title edited",
        "nothing changed",
    ]
    assert [cell == "–" for cell in rows[2][1:]] == [False, True, True, True, False]
    assert rows[7] == ["pages", "Kho Báo", "Pelican"]
