"""What is kept comes back as it was, or not at all; nothing that happens to it stops a build."""

import os

import pytest

from khobao.render.store import Store

KEYS = [bytes([one]) for one in range(5)]


def test_what_is_kept_comes_back(tmp_path):
    Store(tmp_path / "new" / "kept.db", "1").put({b"a": b"1", b"b": b""})
    store = Store(tmp_path / "new" / "kept.db", "1")
    assert dict(store.all([b"a", b"b", b"c"])) == {b"a": b"1", b"b": b""}
    assert store.get(b"c") is None


def test_many_come_back(tmp_path):
    values = {number.to_bytes(2, "big"): bytes(number) for number in range(1201)}
    store = Store(tmp_path / "kept.db", "1")
    store.put(values)
    assert dict(store.all(values)) == values


def test_only_what_is_to_be_kept_stays(tmp_path):
    store = Store(tmp_path / "kept.db", "1")
    store.put(dict.fromkeys(KEYS, b"x"))
    store.keep(KEYS[:2])
    assert dict(store.all(KEYS)) == dict.fromkeys(KEYS[:2], b"x")


def test_another_version_begins_anew(tmp_path):
    Store(tmp_path / "kept.db", "1").put({b"a": b"1"})
    store = Store(tmp_path / "kept.db", "2")
    assert store.get(b"a") is None
    store.put({b"a": b"2"})
    assert Store(tmp_path / "kept.db", "2").get(b"a") == b"2"


def test_any_byte_of_the_file_may_be_wrong(tmp_path):
    """A value that comes back is the one that was kept."""
    path = tmp_path / "kept.db"
    first = Store(path, "1")
    first.put(dict.fromkeys(KEYS, b"value" * 40))
    first._drop = lambda: None
    first._file().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    first._file().close()
    whole = path.read_bytes()
    for at in range(0, len(whole), 53):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        store = Store(path, "1")
        assert set(dict(store.all(KEYS)).values()) <= {b"value" * 40}
        store.put({b"z": b"1"})
        store.keep([b"z"])


@pytest.mark.parametrize("damage", [b"", b"torn", b"SQLite format 3\0" + b"\0" * 90])
def test_a_torn_file_is_as_none(tmp_path, damage):
    path = tmp_path / "kept.db"
    path.write_bytes(damage)
    store = Store(path, "1")
    assert store.get(b"a") is None
    store.put({b"a": b"1"})
    assert Store(path, "1").get(b"a") == b"1"


def test_where_nothing_can_be_written_a_build_goes_on(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    store = Store(tmp_path / "file" / "kept.db", "1")
    store.put({b"a": b"1"})
    assert store.get(b"a") in (None, b"1")


def test_a_forked_process_reads_it_too(tmp_path):
    store = Store(tmp_path / "kept.db", "1")
    store.put({b"a": b"1"})
    child = os.fork()
    if not child:
        os._exit(0 if store.get(b"a") == b"1" else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert store.get(b"a") == b"1"
