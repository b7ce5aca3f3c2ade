"""What a build keeps is used again if it's sound and made by the same rules, and else forgotten."""

import pytest

from khobao.search import Document, cache, update
from khobao.search.streams import Streams
from tests.search.test_update import applied

ONE, TWO = Document("Dân vận khéo", ("đường",)), Document("Nông thôn mới", ())


def made(documents, kept=None, files=None):
    """Return what is kept after an index of these documents, and its files."""
    kept = kept or cache.Kept()
    streams, held = kept.streams.of(documents), files or {}
    making = update.Making(streams, kept.streams.vocabulary, (), kept.index, held.__getitem__)
    held = applied(held, making)
    return cache.Kept(kept.streams, making.index), held


def saved(path, documents=(ONE, TWO)):
    kept, files = made(documents)
    cache.save(kept, path, "rules")
    return kept, files


@pytest.mark.parametrize("documents", [(), (ONE,), (ONE, TWO), (ONE, ONE, TWO)])
def test_what_is_kept_comes_back(tmp_path, documents):
    path = tmp_path / "new" / "kept.npz"
    kept, files = saved(path, documents)
    again = cache.load(path, "rules")
    assert again.index.files == kept.index.files
    assert again.index.spellings == kept.index.spellings
    assert not again.streams.changed
    assert [one.name for one in path.parent.iterdir()] == ["kept.npz"]

    more = (*documents, Document("Đường làng", ()))
    after, held = made(more, again, files)
    assert after.streams.changed
    assert held == made(more)[1]


def test_only_what_changed_is_read(tmp_path):
    saved(tmp_path / "kept.npz")
    again = cache.load(tmp_path / "kept.npz", "rules")
    read = []

    class Watched:
        def __init__(self, document):
            self.document, self.digest = document, document.digest

        def read(self):
            read.append(self.document)
            return self.document

    other = Document("Dân vận khéo", ("đường mới",))
    again.streams.of([Watched(ONE), Watched(other), Watched(TWO)])
    assert read == [other]


@pytest.mark.parametrize("damage", ["empty", "torn", "no archive", "missing"])
def test_a_torn_cache_is_as_none(tmp_path, damage):
    path = tmp_path / "kept.npz"
    saved(path)
    if damage == "missing":
        path.unlink()
    else:
        whole = path.read_bytes()
        path.write_bytes({"empty": b"", "torn": whole[:-60], "no archive": b"PK none"}[damage])
    kept = cache.load(path, "rules")
    assert kept.index is None
    assert not kept.streams.held
    assert made((ONE,), kept)[1] == made((ONE,))[1]


def test_any_byte_of_a_cache_may_be_wrong(tmp_path):
    """The digest tells; the index is then made anew, and no error reaches anyone."""
    path = tmp_path / "kept.npz"
    saved(path)
    whole, anew = path.read_bytes(), made((ONE, TWO))[1]
    for at in range(0, len(whole), 37):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        kept = cache.load(path, "rules")
        assert made((ONE, TWO), kept, anew)[1] == anew


def test_a_cache_of_other_rules_is_as_none(tmp_path):
    saved(tmp_path / "kept.npz")
    assert cache.load(tmp_path / "kept.npz", "others").index is None


def test_a_document_that_changes_but_not_in_its_words_is_kept_as_it_is_now(tmp_path):
    class Renamed:
        digest = b"another name"

        def read(self):
            return ONE

    path = tmp_path / "kept.npz"
    _, files = saved(path)
    after, held = made((Renamed(), TWO), cache.load(path, "rules"), files)
    cache.save(after, path, "rules")
    again = cache.load(path, "rules")
    assert held == files
    assert again.streams.held.keys() == {Renamed.digest, TWO.digest}
    now, same = made((Renamed(), TWO), again, files)
    assert now.index is again.index
    assert same == files


def test_streams_hold_only_what_was_asked_for_last():
    streams = Streams()
    streams.of([ONE, TWO])
    streams.of([ONE])
    assert list(streams.held) == [ONE.digest]
