"""`make build` says what an editor can use, and fails only where it must."""

import io
import json
import os
import re
import signal
import subprocess
import sys
import threading

import pytest
from rich.console import Console

from progress_bar import ProgressBar
from scripts import build_site
from tests.site.making import FIXTURE, SETTINGS, article, content, files
from tests.site.test_preview import until

SCRIPT = SETTINGS.parent / "scripts" / "build_site.py"
SUMMARY = (
    r"(\d+) bài, (\d+) trang, (\d+\.\d) giây, (\d+) tệp mới, (\d+) giữ nguyên, (\d+) bỏ -> (.*)"
)


def command(root, output, *options):
    return [sys.executable, SCRIPT, "--content", root, "--output", output, *options]


def run(root, output, *options, cache=None, **more):
    env = os.environ | ({"KHOBAO_CACHE": str(cache)} if cache else {})
    return subprocess.run(
        command(root, output, *options),
        capture_output=True,
        text=True,
        check=False,
        env=env,
        **more,
    )


def test_where_nobody_watches_there_is_one_line(tmp_path):
    done = run(FIXTURE, tmp_path / "o")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(SUMMARY, done.stdout.rstrip("\n"))


def test_the_line_counts_what_is_new_what_stays_and_what_goes(tmp_path):
    root, output = content(tmp_path / "c", article(), article(2)), tmp_path / "o"

    def counted():
        done, (line,) = build_site.attempt(root, output, "")
        assert done
        *counts, told = re.fullmatch(SUMMARY, line).groups()
        assert told == str(output)
        return [int(counts[at]) for at in (0, 3, 4, 5)]

    before = counted()
    made = len(files(output)) - 1  # the mark
    assert before == [2, made, 0, 0]
    assert counted() == [2, 0, made, 0]
    (root / "articles/nghe-an/2024/bai-2.md").unlink()
    articles, written, kept, gone = counted()
    left = len(files(output)) - 1
    assert (articles, written + kept) == (1, left)
    assert gone == made - left > 0


def torn(cache):
    """Cut every file of a cache in half."""
    for path in cache.rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def test_a_cache_that_cannot_be_written_is_a_warning_said_once(tmp_path):
    cache = tmp_path / "cache"
    cache.write_text("mine")
    done = run(FIXTURE, tmp_path / "o", cache=cache)
    assert done.returncode == 0
    (said,) = done.stderr.splitlines()
    assert said.startswith(f"Lưu ý: {cache}")
    assert "không giữ lại được gì cho lần dựng sau" in said
    assert cache.read_text() == "mine"
    run(FIXTURE, tmp_path / "clean", cache=tmp_path / "other")
    assert files(tmp_path / "o") == files(tmp_path / "clean")


def test_a_torn_cache_is_as_none(tmp_path):
    cache, root = tmp_path / "cache", content(tmp_path / "c", article(title="Một"))
    run(root, tmp_path / "o", cache=cache)
    torn(cache)
    content(root, article(title="Hai"))
    done = run(root, tmp_path / "o", cache=cache)
    assert (done.returncode, done.stderr) == (0, "")
    run(root, tmp_path / "clean", cache=tmp_path / "other")
    assert files(tmp_path / "o") == files(tmp_path / "clean")


def test_what_a_program_error_says_is_one_line_without_a_traceback(tmp_path, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("a\nb")

    monkeypatch.setattr(build_site, "build", broken)
    done, lines = build_site.attempt(FIXTURE, tmp_path / "o", "")
    assert not done
    (line,) = lines
    assert re.fullmatch(
        r"lỗi của chương trình, không phải của bài: ZeroDivisionError: a b "
        r"\(test_build_site\.py:\d+\); chưa có trang nào được dựng",
        line,
    )


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_stopped_says_so_and_leaves_nothing(tmp_path, sign):
    root = tmp_path / "c" / "tags.yaml"
    root.parent.mkdir()
    os.mkfifo(root)  # the build waits for it
    with subprocess.Popen(
        command(root.parent, tmp_path / "o"), stderr=subprocess.PIPE, text=True
    ) as building:
        until((tmp_path / ".o.staging").exists)
        building.send_signal(sign)
        _, errors = building.communicate(timeout=30)
    assert errors == "Đã dừng; chưa có trang nào được dựng\n"
    assert building.returncode == 130
    assert [path.name for path in tmp_path.iterdir()] == ["c"]


def test_it_builds_again_at_each_line_and_answers_with_one(tmp_path):
    root = content(tmp_path / "c", article(title="Một"))
    with subprocess.Popen(
        command(root, tmp_path / "o", "--again"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as building:

        def ask():
            building.stdin.write("\n")
            building.stdin.flush()
            return json.loads(building.stdout.readline())

        first = ask()
        assert first["done"]
        assert re.fullmatch(SUMMARY, first["lines"][0])
        content(root, article(date="13/1"))
        second = ask()
        assert not second["done"]
        assert ["bai-1.md:4:" in second["lines"][0], len(second["lines"])] == [True, 2]
        content(root, article(title="Hai"))
        assert ask()["done"]
        building.stdin.close()
    assert building.returncode == 0
    run(root, tmp_path / "clean", cache=tmp_path / "other")
    assert files(tmp_path / "o") == files(tmp_path / "clean")


def drawn(act):
    """Return what a terminal is shown of a progress."""
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=80, _environ={})
    with ProgressBar(console) as bar:
        bar._due = 0
        act(bar)
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", screen.getvalue())


def test_a_terminal_sees_each_stage_with_its_counts():
    def act(bar):
        bar.stage("reading", 3)
        for _ in range(3):
            bar._due = 0
            bar.advance()
        bar._due = 0
        bar.stage("pages")
        bar.advance(20)
        bar.say("một lần dựng [b]khác")
        bar._due = 0
        bar.stage("publishing", 1)

    shown = drawn(act)
    for text in ("Đọc bài", "3/3", "Dựng trang", "20/20", "Đưa lên", "0/1", "[b]khác"):
        assert text in shown


def test_a_short_build_draws_nothing():
    screen = io.StringIO()
    with ProgressBar(Console(file=screen, force_terminal=True)) as bar:
        bar.stage("reading", 3)
        bar.advance()
    assert screen.getvalue() == ""


def test_progress_is_drawn_by_no_thread():
    before = threading.active_count()
    drawn(lambda bar: bar.stage("pages", 5))
    assert threading.active_count() == before
