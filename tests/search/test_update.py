"""A changed article changes the index as building it anew would."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khobao.search import Document, build, update
from khobao.search.streams import Streams
from tests.search.test_build import DOCUMENTS, TEXTS

EDITS = st.lists(
    st.tuples(st.integers(0, 20), st.builds(Document, title=TEXTS, text=st.tuples(TEXTS, TEXTS))),
    max_size=4,
)


VARIANTS = [("dan van", "van dan"), ("kheo", "tinh")]


def edited(documents, edits):
    """Return the documents with some replaced, others added at the end."""
    after = list(documents)
    for number, document in edits:
        if number < len(after):
            after[number] = document
        else:
            after.append(document)
    return after


def steps(*archives, variants=()):
    """Return the files after each archive, each index made from the one before."""
    streams, index, files, made = Streams(), None, {}, []
    for documents in archives:
        own = streams.of(documents)
        making = update.Making(own, streams.vocabulary, variants, index, files.__getitem__)
        files = applied(files, making)
        index = making.index
        assert index.files == {path: update.digest(one) for path, one in files.items()}
        made.append(files)
    return made


def applied(files, making):
    """Return the files with what was made put in, and what is gone taken out."""
    both = files | dict(making.files())
    return {path: content for path, content in both.items() if content is not None}


@settings(max_examples=80, deadline=None)
@given(documents=DOCUMENTS, edits=EDITS, more=EDITS, few=st.sampled_from([0, 5, 2000]))
def test_an_update_gives_the_bytes_of_a_new_index(documents, edits, more, few):
    once = edited(documents, edits)
    twice = edited(once, more)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "FEW", few)
        archives = (documents, once, twice)
        for files, archive in zip(steps(*archives, variants=VARIANTS), archives, strict=True):
            assert [files] == steps(archive, variants=VARIANTS)


@pytest.mark.parametrize("after", [[], [Document("Dân vận", ())] * 60])
def test_fewer_articles_and_many_more_are_made_anew(after):
    before = [Document("Dân vận khéo", ("nông thôn mới",))] * 3
    assert steps(before, after)[1:] == steps(after)


def test_a_small_change_makes_little_anew(monkeypatch):
    before = [Document(f"Bài {number}", ("dân vận khéo",) * 3) for number in range(200)]
    after = [*before]
    after[7] = Document("Bài 7", ("dân vận giỏi",) * 3)
    whole, asked = build.whole, []
    monkeypatch.setattr(build, "whole", lambda *given: asked.append(1) or whole(*given))
    first, second = steps(before, after)
    assert len(asked) == 1
    assert sum(first[path] != second.get(path) for path in first) < len(first) / 2


@pytest.mark.parametrize("torn", [b"", b"torn"])
def test_a_file_that_is_not_as_it_was_makes_all_anew(torn):
    before, after = [Document("Một", ("dân vận khéo",))] * 3, [Document("Hai", ("dân vận",))] * 3
    streams = Streams()
    first = update.Making(streams.of(before), streams.vocabulary)
    dict(first.files())
    second = update.Making(
        streams.of(after), streams.vocabulary, (), first.index, lambda path: torn
    )
    assert [applied({}, second)] == steps(after)
