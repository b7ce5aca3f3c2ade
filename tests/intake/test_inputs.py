"""Every kind of input gives the raw bytes, or says why not; one bad item never stops the rest."""

import base64
import gzip
import itertools
import json
import os
import random
import threading
from datetime import date
from functools import partial
from http.client import IncompleteRead
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from khobao.intake import fetch, inputs
from khobao.intake.fetch import Fetcher, FetchError
from khobao.intake.inputs import LARGEST, Failure, Item, sources

TEXT = "Xã họp bàn"


def items(path, fetcher=None):
    return [item for source in sources(path, fetcher) for item in source()]


def reasons(path):
    return [item.reason for item in items(path) if isinstance(item, Failure)]


def test_a_folder_is_read_in_the_order_of_its_paths(tmp_path):
    for name in ("b.txt", "a/z.html", ".hidden.txt", "c.htm"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    assert [item.name for item in items(tmp_path)] == ["a/z.html", "b.txt", "c.htm"]


def test_a_sidecar_tells_where_and_when(tmp_path):
    (tmp_path / "a.html").write_text(TEXT, encoding="utf-8")
    told = {"url": "https://baonghean.vn/a.html", "retrieved": "2024-07-25T10:00:00Z"}
    (tmp_path / "a.json").write_text(json.dumps(told), encoding="utf-8")
    assert items(tmp_path) == [
        Item(
            name="a.html",
            data=TEXT.encode(),
            url="https://baonghean.vn/a.html",
            retrieved=date(2024, 7, 25),
            folder="./",
        )
    ]


@pytest.mark.parametrize(
    "told", ["{", "[]", '{"url": "a.html"}', '{"retrieved": "25/7/2024"}', '{"retrieved": 5}']
)
def test_a_faulty_sidecar_is_named(tmp_path, told):
    (tmp_path / "a.html").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.json").write_text(told, encoding="utf-8")
    (reason,) = reasons(tmp_path)
    assert reason.startswith("a.json không đọc được")


def test_json_lines_give_an_item_each_and_name_the_bad_line(tmp_path):
    lines = [
        json.dumps({"id": "x", "text": TEXT, "url": "https://a.vn/1"}),
        json.dumps({"html": f"<p>{TEXT}</p>"}),
        json.dumps({"bytes_b64": base64.b64encode(b"\xff\x00").decode()}),
        "{broken",
        json.dumps({"id": "y"}),
        json.dumps({"bytes_b64": "***"}),
        "",
        '"no record"',
    ]
    path = tmp_path / "tin.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    found = items(path)
    assert [item.data for item in found if isinstance(item, Item)] == [
        TEXT.encode(),
        f"<p>{TEXT}</p>".encode(),
        b"\xff\x00",
    ]
    assert [item.name for item in found if isinstance(item, Failure)] == [
        "tin.jsonl:4",
        "tin.jsonl:5",
        "tin.jsonl:6",
        "tin.jsonl:8",
    ]


def warc_record(url, kind, payload):
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + payload
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2024-07-25T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_warc_gives_its_pages(tmp_path, name):
    records = [
        warc_record("https://a.vn/1", "text/html; charset=utf-8", TEXT.encode()),
        warc_record("https://a.vn/b", "image/png", b"png"),
    ]
    packed = [gzip.compress(record) for record in records] if name.endswith(".gz") else records
    (tmp_path / name).write_bytes(b"".join(packed))
    (item,) = items(tmp_path / name)
    assert (item.name, item.data) == ("https://a.vn/1", TEXT.encode())
    assert (item.url, item.retrieved) == ("https://a.vn/1", date(2024, 7, 25))


def test_a_broken_warc_is_a_failure(tmp_path):
    path = tmp_path / "a.warc"
    path.write_bytes(b"not a warc at all")
    assert [item.reason[:4] for item in items(path)] == ["WARC"]


def test_a_warc_page_of_no_day_is_read(tmp_path):
    record = warc_record("https://a.vn/1", "text/html", TEXT.encode())
    (tmp_path / "a.warc").write_bytes(record.replace(b"2024-07-25", b"2024-99-25"))
    (item,) = items(tmp_path / "a.warc")
    assert (item.url, item.retrieved) == ("https://a.vn/1", None)


def test_a_warc_of_a_line_without_end_is_a_failure(tmp_path):
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(b"WARC/1.0\r\n" + bytes(50 * 2**20)))
    (item,) = items(path)
    assert (item.code, item.reason) == ("warc-form", "WARC hỏng: một dòng dài không dứt")


@pytest.mark.parametrize("seed", range(200))
def test_a_damaged_warc_gives_pages_or_a_reason(tmp_path, seed):
    chance = random.Random(seed)
    record = warc_record("https://a.vn/1", "text/html", TEXT.encode() * 50)
    data = bytearray(gzip.compress(record) * 2 if seed % 2 else record * 2)
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(data))
        data[start : start + chance.randrange(6)] = chance.randbytes(chance.randrange(6))
    path = tmp_path / ("a.warc.gz" if seed % 2 else "a.warc")
    path.write_bytes(data)
    assert items(path)


def test_what_is_no_article_is_skipped_by_name(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    assert items(tmp_path) == [
        Failure(
            name="a.pdf", code="other-file", reason="không phải bài báo: tệp .pdf", skipped=True
        )
    ]


def test_a_file_too_large_for_an_article_is_not_read(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert "lớn hơn" in reasons(path)[0]


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_fifty_megabytes_are_refused_unread(tmp_path, monkeypatch, name):
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(50 * 2**20)
    monkeypatch.setattr(type(path), "read_bytes", None)
    (item,) = items(path)
    assert (item.code, item.reason) == ("too-large", "lớn hơn 20 MB, không thể là một bài")


def test_a_json_line_without_end_is_passed_over(tmp_path, monkeypatch):
    monkeypatch.setattr(inputs, "LONGEST_LINE", 1000)
    good = json.dumps({"text": TEXT})
    path = tmp_path / "tin.jsonl"
    path.write_text(f"{good}\n{'x' * 3500}\n{good}\n{'y' * 1000}\n{'z' * 1001}", "utf-8")
    assert [getattr(item, "code", "item") for item in items(path)] == [
        "item",
        "too-large",
        "item",
        "too-large",
        "too-large",
    ]


def test_a_json_line_of_twenty_megabytes_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(inputs, "LARGEST", 10)
    path = tmp_path / "tin.jsonl"
    path.write_text(json.dumps({"text": "a" * 11}), "utf-8")
    assert [item.code for item in items(path)] == ["too-large"]


def test_a_name_is_one_line_and_not_without_end(tmp_path):
    path = tmp_path / "tin.jsonl"
    path.write_text(json.dumps({"text": TEXT, "id": "a\n\x1b[2Jb " + "c" * 500}), "utf-8")
    (item,) = items(path)
    assert len(item.name) == 120
    assert item.name.isprintable()


def test_a_file_s_name_that_is_no_text_can_be_told(tmp_path):
    path = tmp_path / os.fsdecode(b"b\xffi\n1.txt")
    path.write_text(TEXT, encoding="utf-8")
    assert [item.name for item in items(tmp_path)] == ["b?i?1.txt"]


def test_what_lies_together_is_of_one_folder(tmp_path):
    for name in ("a.txt", "b/c.txt", "b/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "e.jsonl").write_text(json.dumps({"text": TEXT}), "utf-8")
    assert [item.folder for item in items(tmp_path)] == ["./", "./b", "./b", "./e.jsonl"]


def test_a_source_can_be_read_twice(tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT}), "utf-8")
    (source,) = sources(tmp_path)
    assert list(source()) == list(source())


def test_a_dangling_link_is_named(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "nowhere")
    assert reasons(tmp_path)[0].startswith("không đọc được")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        """Say nothing in the tests' output."""


@pytest.fixture
def site(tmp_path):
    root = tmp_path / "web"
    root.mkdir()
    (root / "a.html").write_text(TEXT, encoding="utf-8")
    (root / "robots.txt").write_text("User-agent: *\nDisallow: /kin/\n", encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=root))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_list_of_addresses_is_fetched_and_each_failure_told(tmp_path, site):
    path = tmp_path / "danh-sach.txt"
    path.write_text(f"# bài\n{site}/a.html\n{site}/khong-co.html\n{site}/kin/b.html\n", "utf-8")
    page, missing, forbidden = items(path, Fetcher(pause=0))
    assert (page.data, page.url) == (TEXT.encode(), f"{site}/a.html")
    assert missing.reason == "máy chủ trả lời 404"
    assert "robots.txt" in forbidden.reason


def test_an_address_with_marks_is_asked_for_by_its_bytes(tmp_path, site):
    (tmp_path / "web" / "bài.html").write_text(TEXT, encoding="utf-8")
    assert Fetcher(pause=0).get(f"{site}/bài.html").data == TEXT.encode()


def test_a_page_that_never_ends_is_given_up(site, monkeypatch):
    monkeypatch.setattr(fetch, "CHUNK", 2)
    ticks = itertools.count(step=50)
    with pytest.raises(FetchError, match="chưa tải xong"):
        Fetcher(pause=0, clock=lambda: next(ticks)).get(f"{site}/a.html")


def test_an_answer_that_breaks_off_is_told(monkeypatch):
    def broken(*_, **__):
        raise IncompleteRead(b"")

    monkeypatch.setattr(fetch.urllib.request, "urlopen", broken)
    with pytest.raises(FetchError, match="không kết nối được"):
        Fetcher(pause=0, sleep=lambda _: None).get("http://127.0.0.1:9/a.html")


def test_one_host_is_asked_once_a_second(site):
    slept = []
    fetcher = Fetcher(sleep=slept.append, clock=lambda: 0.0)
    fetcher.get(f"{site}/a.html")
    fetcher.get(f"{site}/a.html")
    assert slept == [1.0, 1.0]


def test_offline_is_said_clearly():
    fetcher = Fetcher(pause=0)
    with pytest.raises(FetchError, match="không kết nối được"):
        fetcher.get("http://127.0.0.1:9/a.html")
