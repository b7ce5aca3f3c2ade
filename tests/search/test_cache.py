"""What a build keeps is used again if it's sound and made by the same rules, and else forgotten."""

import pytest

from khobao.search import Corpus, Document, cache, update
from khobao.search.streams import Streams

ONE, TWO = Document("Dân vận khéo", ("đường",)), Document("Nông thôn mới", ())


def made(documents, kept=None):
    kept = kept or cache.Kept()
    streams = kept.streams.of(documents)
    corpus = Corpus.of(streams, kept.streams.vocabulary)
    return cache.Kept(kept.streams, update.index(corpus, streams, (), kept.index), kept.cards)


def saved(path, documents=(ONE, TWO)):
    kept = made(documents)
    kept.cards[b"\x00\n"] = b'{"title":"\xc4\x91"}'
    kept.cards[b"\x01"] = b""
    cache.save(kept, path, "rules")
    return kept


@pytest.mark.parametrize("documents", [(), (ONE,), (ONE, TWO), (ONE, ONE, TWO)])
def test_what_is_kept_comes_back(tmp_path, documents):
    path = tmp_path / "new" / "kept.npz"
    kept = saved(path, documents)
    again = cache.load(path, "rules")
    assert again.cards == kept.cards
    assert again.index.files == kept.index.files
    assert not again.streams.changed
    assert [one.name for one in path.parent.iterdir()] == ["kept.npz"]

    after = made((*documents, Document("Đường làng", ())), again)
    assert after.streams.changed
    assert after.index.files == made((*documents, Document("Đường làng", ()))).index.files


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
    assert made((ONE,), kept).index.files == made((ONE,)).index.files


def test_any_byte_of_a_cache_may_be_wrong(tmp_path):
    """The digest tells; the index is then made anew, and no error reaches anyone."""
    path = tmp_path / "kept.npz"
    saved(path)
    whole, anew = path.read_bytes(), made((ONE, TWO)).index.files
    for at in range(0, len(whole), 37):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        assert made((ONE, TWO), cache.load(path, "rules")).index.files == anew


def test_a_cache_of_other_rules_is_as_none(tmp_path):
    saved(tmp_path / "kept.npz")
    assert cache.load(tmp_path / "kept.npz", "others").index is None


def test_rules_are_those_of_all_sources(tmp_path):
    source = tmp_path / "one.py"
    source.write_text("1")
    first = cache.rules([source])
    assert first == cache.rules([source]) != cache.rules()
    source.write_text("2")
    assert cache.rules([source]) != first


def test_streams_hold_only_what_was_asked_for_last():
    streams = Streams()
    streams.of([ONE, TWO])
    streams.of([ONE])
    assert list(streams.held) == [ONE.digest]
