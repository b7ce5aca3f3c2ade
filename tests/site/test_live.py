"""Pages of the preview follow the builds; files and the plain server know nothing of it."""

import http.client
import json
import os
import socket
import threading
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread, Timer

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khobao.site import live as module
from khobao.site.live import Live, with_script
from khobao.site.preview import server
from scripts import serve
from scripts.serve import CODE, code_changed, counts
from tests.site.making import SETTINGS, article, content, files
from tests.site.test_preview import get, until

PAGE = b"<!DOCTYPE html><title>x</title><body><p>x</p></body></html>\n"


@pytest.fixture
def live():
    return Live()


@pytest.fixture
def port(tmp_path, live):
    (tmp_path / "o" / "a").mkdir(parents=True)
    for name in ("index.html", "a/index.html", "404.html"):
        (tmp_path / "o" / name).write_bytes(PAGE)
    (tmp_path / "o" / "a.json").write_text('{"a": "</body>"}')
    serving = server(tmp_path / "o", 0, live)
    thread = Thread(target=partial(serving.serve_forever, poll_interval=0.02))
    thread.start()
    yield serving.server_port
    live.close()
    serving.shutdown()
    serving.server_close()
    thread.join()


class Tab:
    """A page that follows."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.connection.request("GET", module.EVENTS)
        self.answer = self.connection.getresponse()
        assert self.answer.headers["Content-Type"] == "text/event-stream"
        assert self.answer.readline() + self.answer.readline() == b"retry: 500\n\n"

    def hear(self):
        line = self.answer.readline()
        if not line:
            return None
        assert self.answer.readline() == b"\n"
        return json.loads(line.removeprefix(b"data: "))

    def close(self):
        self.answer.close()
        self.connection.close()


def script(live):
    return module.SCRIPT % live.state.version


@pytest.mark.parametrize("path", ["/", "/index.html", "/a/", "/?q=1", "/none/"])
def test_a_page_is_served_with_a_script_that_its_file_has_not(tmp_path, port, live, path):
    before = files(tmp_path / "o")
    assert get(port, path)[1] == PAGE.decode().replace("</body>", f"{script(live)}</body>")
    assert files(tmp_path / "o") == before


def test_other_files_are_served_as_they_are(port):
    assert get(port, "/a.json") == (200, '{"a": "</body>"}')


def test_a_page_is_never_answered_from_a_browser_s_store(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/", headers={"If-Modified-Since": "Wed, 01 Jan 2098 00:00:00 GMT"})
    answer = connection.getresponse()
    assert answer.status == 200
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "Last-Modified" not in answer.headers
    assert len(answer.read()) == int(answer.headers["Content-Length"])
    connection.close()


def test_a_page_asked_for_by_its_head_has_the_length_it_would_have(port):
    assert get(port, "/", "HEAD") == (200, "")


def test_without_a_first_build_there_is_a_page_that_follows_too(tmp_path, live):
    serving = server(tmp_path / "none", 0, live)
    thread = Thread(target=partial(serving.serve_forever, poll_interval=0.02))
    thread.start()
    status, text = get(serving.server_port)
    serving.shutdown()
    serving.server_close()
    thread.join()
    assert status == 503
    assert script(live) in text


def test_its_own_files_are_served_and_lie_beside_its_code(port):
    for address, path in module.FILES.items():
        assert get(port, address) == (200, path.read_text())


def test_the_plain_server_adds_nothing(tmp_path):
    (tmp_path / "index.html").write_bytes(PAGE)
    serving = server(tmp_path, 0)
    thread = Thread(target=partial(serving.serve_forever, poll_interval=0.02))
    thread.start()
    assert get(serving.server_port) == (200, PAGE.decode())
    assert get(serving.server_port, module.EVENTS)[0] == 503
    serving.shutdown()
    serving.server_close()
    thread.join()


def test_an_article_whose_file_was_renamed_is_found_by_its_id(tmp_path, port):
    place = tmp_path / "o" / "bai" / "0123456789ab-ten-moi"
    place.mkdir(parents=True)
    (place / "index.html").write_bytes(PAGE)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/bai/0123456789ab-ten-cu/")
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Location"]) == (302, "/bai/0123456789ab-ten-moi/")
    connection.close()
    assert get(port, "/bai/0123456789ab-ten-moi/x")[0] == 404
    assert get(port, "/bai/ba9876543210-ten-cu/")[0] == 404


def test_a_page_hears_of_builds_and_of_failures_until_they_are_mended(port, live):
    tab = Tab(port)
    first = tab.hear()
    assert first["errors"] == []
    live.failed(("a.md:1: lỗi\n", "<b>&"))
    assert tab.hear() == {"version": first["version"], "errors": ["a.md:1: lỗi\n", "<b>&"]}
    live.built()
    last = tab.hear()
    assert last["version"] != first["version"]
    assert last["errors"] == []
    tab.close()


def test_many_pages_hear_the_same_and_those_that_close_leave_no_thread(port, live):
    until(lambda: live.followers == 0)
    before = threading.active_count()
    tabs = [Tab(port) for _ in range(20)]
    assert len({tab.hear()["version"] for tab in tabs}) == 1
    assert live.followers == 20
    live.failed(("x",))
    assert {tuple(tab.hear()["errors"]) for tab in tabs} == {("x",)}
    for tab in tabs[:15]:
        tab.close()
    until(lambda: live.followers == 5)
    live.built()
    assert {tuple(tab.hear()["errors"]) for tab in tabs[15:]} == {()}
    for tab in tabs[15:]:
        tab.close()
    until(lambda: live.followers == 0)
    until(lambda: threading.active_count() == before)


def test_the_end_of_the_server_lets_go_of_all_that_follow(port, live):
    tabs = [Tab(port) for _ in range(3)]
    for tab in tabs:
        tab.hear()
    live.close()
    assert [tab.hear() for tab in tabs] == [None] * 3
    for tab in tabs:
        tab.close()


def test_a_page_that_is_slow_hears_the_last_state(live):
    here, there = socket.socketpair()
    states = live.follow(here)
    first = next(states)
    for number in range(50):
        live.failed((str(number),))
    live.built()
    last = next(states)
    assert last.errors == ()
    assert last.version != first.version
    there.close()
    assert next(states, None) is None
    here.close()


@given(st.binary(), st.binary())
def test_the_script_stands_before_the_last_end_of_the_body(before, after):
    tag = (module.SCRIPT % "v").encode()
    page = before + b"</body>" + after
    made = with_script(page, "v")
    assert made.replace(tag, b"", 1) == page
    assert b"</body>" not in made.partition(tag)[2].removeprefix(b"</body>")


def test_a_page_without_a_body_has_it_at_the_end():
    assert with_script(b"x", "v").startswith(b"x<script ")


ROOT = Path("/c")
OUTPUT = Path("/c-o/output")


@pytest.mark.parametrize(
    ("path", "counted"),
    [
        ("/c/articles/a.md", True),
        ("/c/tags.yaml", True),
        ("/c/articles/.a.md.swp", False),
        ("/c/articles/a.md~", False),
        ("/c/articles/4913", False),
        ("/c/.git/index", False),
        ("/c/raw/.fetched/x", False),
        ("/p/khobao/__pycache__/a.pyc", False),
        ("/p/khobao/a.py", True),
        ("/c-o/output/index.html", False),
        ("/elsewhere/a.md", False),
    ],
)
def test_only_a_change_that_may_change_the_site_counts(path, counted):
    assert counts(Path(path), (ROOT, Path("/p")), OUTPUT) is counted


def test_hidden_folders_above_the_content_do_not_matter():
    assert counts(Path("/.home/c/a.md"), [Path("/.home/c")], OUTPUT)


def test_a_change_of_code_is_told_from_one_of_content():
    assert code_changed([CODE[0] / "khobao" / "site" / "a.py"])
    assert code_changed([ROOT / "a.md", SETTINGS])
    assert not code_changed([ROOT / "a.md", SETTINGS.parent / "theme" / "templates" / "a.html"])


def test_where_the_system_watches_no_more_folders_they_are_looked_at(tmp_path, monkeypatch, capsys):
    (tmp_path / "c").mkdir()
    asked, queue, ended = [], SimpleQueue(), Event()

    def watch(*roots, force_polling, **_):
        asked.append(force_polling)
        if not force_polling:
            raise OSError("OS file watch limit reached")
        ended.set()
        yield {(1, str(tmp_path / "c" / "a.md"))}

    monkeypatch.setattr(serve, "watch", watch)
    serve.follow(queue, tmp_path / "c", tmp_path / "o", ended)
    assert asked == [False, True]
    assert queue.get() == {tmp_path / "c" / "a.md"}
    assert capsys.readouterr().err.startswith("Lưu ý: không theo dõi được thay đổi (OS file")


def test_a_content_folder_is_waited_for_and_found_again_when_it_is_replaced(tmp_path):
    root, ended = tmp_path / "c", Event()
    changes = iter(serve.watched(root, tmp_path / "o", ended))
    Timer(0.3, root.mkdir).start()
    assert next(changes) == {root}
    Timer(0.5, lambda: (root.rename(tmp_path / "old"), root.mkdir())).start()
    until(root.is_dir)

    def edit():
        while not ended.wait(0.3):
            (root / "a.md").touch()

    editing = Thread(target=edit)
    editing.start()
    assert any(root / "a.md" in paths for paths in changes)
    ended.set()
    editing.join()
    assert list(changes) == []


def test_a_builder_that_dies_is_told_of_and_replaced(tmp_path):
    builder = serve.Builder(content(tmp_path / "c", article()), tmp_path / "o")
    try:
        assert builder.build()[0]
        builder._process.kill()
        builder._process.wait()
        assert builder.build()[0]
        Timer(0.05, builder._process.kill).start()
        (tmp_path / "c" / "tags.yaml").unlink(missing_ok=True)
        os.mkfifo(tmp_path / "c" / "tags.yaml")  # the build waits for it
        done, (line,) = builder.build()
        assert not done
        assert "dừng giữa chừng" in line
        (tmp_path / "c" / "tags.yaml").unlink()
        assert builder.build()[0]
    finally:
        builder.stop()
