"""`make import`, broken off and run again: nothing is done twice, and nothing is left half done."""

import fcntl
import os
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from khobao import content
from tests.intake.test_recurring import TAIL, page

SCRIPT = Path(__file__).parents[2] / "scripts" / "import_articles.py"
TEXTS = [page(n, tail=[TAIL]) for n in range(7)]
TEXTS += [page(n, title=f"Chuyện thứ {n} nghe lại", words="nhưng") for n in range(7)]
PATIENCE = 60


def command(source, root, *options):
    return [sys.executable, SCRIPT, "--from", source, "--content", root, *options]


def run(source, root, *options):
    return subprocess.run(
        command(source, root, *options), capture_output=True, text=True, check=False
    )


def stopped(source, root, lines, sign):
    """Start an import, send it a signal after so many lines, and return how it ended."""
    with subprocess.Popen(
        command(source, root), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        for _ in range(lines):
            process.stdout.readline()
        process.send_signal(sign)
        _, errors = process.communicate(timeout=PATIENCE)
        return process.returncode, errors


def files(root):
    """Return every file of a content folder, but what was fetched."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".fetched" not in path.parts
    }


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "nguồn"
    folder.mkdir()
    for number, text in enumerate(TEXTS):
        (folder / f"{number:02}.txt").write_text(text, "utf-8")
    return folder


def test_ctrl_c_is_answered_with_one_line_and_130(source, tmp_path):
    code, errors = stopped(source, tmp_path / "kho", 3, signal.SIGINT)
    assert code == 130
    assert "chạy lại đúng lệnh này để nhập tiếp" in errors
    assert "Traceback" not in errors


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_import_that_was_stopped_ends_as_if_it_had_not_been(source, tmp_path, sign):
    root, whole = tmp_path / "kho", tmp_path / "liền"
    straight = run(source, whole)
    for lines in (1, 4, 9, 14):
        stopped(source, root, lines, sign)
        assert not [path for path in files(root) if path.endswith(".md") and not files(root)[path]]
    again = run(source, root)
    assert again.returncode == straight.returncode == 0
    assert files(root) == files(whole)
    assert len(content.load(root).entries) == len(TEXTS)
    for text in ("0 từ chối", "near-duplicate (14 bài)"):
        assert text in straight.stdout
        assert text in run(source, root).stdout


class Web:
    """A site at localhost that notes what it was asked for."""

    def __init__(self, folder):
        self.folder = folder
        self.asked = []
        web = self

        class Handler(SimpleHTTPRequestHandler):
            def log_message(self, *arguments):
                """Say nothing in the tests' output."""

            def do_GET(self):
                web.asked.append(self.path)
                super().do_GET()

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=folder))
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever).start()


@pytest.fixture
def web(tmp_path):
    folder = tmp_path / "web"
    folder.mkdir()
    for number, text in enumerate(TEXTS[:4]):
        paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n") if line)
        (folder / f"{number}.html").write_text(f"<html><body>{paragraphs}</body></html>", "utf-8")
    site = Web(folder)
    yield site
    site.server.shutdown()
    site.server.server_close()


@pytest.fixture
def addresses(tmp_path, web):
    path = tmp_path / "danh-sach.txt"
    names = ["0.html", "1.html", "2.html", "3.html", "khong-co.html"]
    path.write_text("".join(f"{web.url}/{name}\n" for name in names), "utf-8")
    return path


def wait_for(condition):
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_list_of_addresses_goes_on_where_it_was_broken_off(web, addresses, tmp_path):
    root = tmp_path / "kho"
    with subprocess.Popen(
        command(addresses, root), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        wait_for(lambda: "/2.html" in web.asked)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert "Traceback" not in errors
    result = run(addresses, root)
    assert result.returncode == 1
    assert "not-fetched (1 tệp)" in result.stdout
    assert [web.asked.count(f"/{n}.html") for n in (0, 1)] == [1, 1]
    assert web.asked.count("/3.html") == 1
    assert len(content.load(root).entries) == 4
    before = files(root)
    web.asked.clear()
    assert "4 không đổi" in run(addresses, root).stdout
    assert web.asked == ["/robots.txt", "/khong-co.html"]
    assert files(root) == before
    web.asked.clear()
    run(addresses, root, "--refetch")
    assert sorted(web.asked)[:4] == ["/0.html", "/1.html", "/2.html", "/3.html"]


def test_two_imports_at_once_are_one_too_many(source, tmp_path):
    root = tmp_path / "kho"
    root.mkdir()
    held = os.open(root, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    result = run(source, root)
    os.close(held)
    assert result.returncode == 1
    assert "một lần nhập khác đang chạy" in result.stderr
    assert list(root.iterdir()) == []
