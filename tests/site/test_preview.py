import http.client
import os
import signal
import subprocess
import sys
import time
from threading import Thread

import pytest

from khobao.site.preview import PortBusyError, server
from tests.site.making import SETTINGS, article, content

SCRIPT = SETTINGS.parent / "scripts" / "serve.py"


def get(port, path="/", method="GET"):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(method, path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


@pytest.fixture
def port(tmp_path):
    serving = server(tmp_path / "output", 0)
    thread = Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield serving.server_port
    serving.shutdown()
    serving.server_close()
    thread.join()


def test_before_the_first_build_it_says_so(port):
    status, text = get(port)
    assert status == 503
    assert "Chưa dựng được trang" in text


def test_it_serves_the_folder_that_is_there_now(tmp_path, port):
    for text in ("một", "hai"):
        made = tmp_path / text
        made.mkdir()
        (made / "index.html").write_text(text)
        if (tmp_path / "output").exists():
            (tmp_path / "output").rename(tmp_path / "old")
        made.rename(tmp_path / "output")
        assert get(port) == (200, text)


def test_what_isn_t_there_is_answered_by_the_site_s_404_page(tmp_path, port):
    (tmp_path / "output" / "empty").mkdir(parents=True)
    (tmp_path / "output" / "404.html").write_text("không có")
    assert get(port, "/x/") == (404, "không có")
    assert get(port, "/empty/") == (404, "không có")
    assert get(port, "/../conf") == (404, "không có")
    assert get(port, "/x/", "HEAD") == (404, "")


def test_a_busy_port_is_told_with_another_to_take(tmp_path, port):
    with pytest.raises(PortBusyError, match=f"cổng {port}.*PORT={port + 1}"):
        server(tmp_path, port)


def until(condition, seconds=30):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_serve_rebuilds_on_change_and_keeps_the_last_good_site(tmp_path):
    root = content(tmp_path / "my content", article(title="Một"))
    serving = subprocess.Popen(
        [sys.executable, SCRIPT, "--content", root, "--output", tmp_path / "out", "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        assert serving.stdout.readline().startswith("1 bài, ")
        told = serving.stdout.readline()
        assert told.startswith("Xem tại http://localhost:")
        port = int(told.split(":")[2].split()[0])
        assert "Một" in get(port)[1]
        time.sleep(0.5)
        content(root, article(title="Hai"))
        until(lambda: "Hai" in get(port)[1])
        content(root, article(title="Ba", date="13/1"))
        assert "bai-1.md:4:" in serving.stderr.readline()
        assert "trang đang có được giữ nguyên" in serving.stderr.readline()
        assert "Hai" in get(port)[1]
        content(root, article(title="Bốn"))
        until(lambda: "Bốn" in get(port)[1])
    finally:
        serving.send_signal(signal.SIGINT)
        _, errors = serving.communicate(timeout=30)
    assert serving.returncode == 0
    assert "Traceback" not in errors
