"""A changed article changes the index as building it anew would."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khobao.search import Corpus, Document, build, update
from khobao.search.streams import Streams
from tests.search.test_build import DOCUMENTS, TEXTS

EDITS = st.lists(
    st.tuples(st.integers(0, 20), st.builds(Document, title=TEXTS, text=st.tuples(TEXTS, TEXTS))),
    max_size=4,
)


def edited(documents, edits):
    """Return the documents with some replaced, others added at the end."""
    after = list(documents)
    for number, document in edits:
        if number < len(after):
            after[number] = document
        else:
            after.append(document)
    return after


def steps(*archives):
    """Return the index after each archive, each made from the one before."""
    streams, index, made = Streams(), None, []
    for documents in archives:
        own = streams.of(documents)
        index = update.index(Corpus.of(own, streams.vocabulary), own, (), index)
        made.append(index)
    return made


@settings(max_examples=80, deadline=None)
@given(documents=DOCUMENTS, edits=EDITS, more=EDITS, few=st.sampled_from([0, 5, 2000]))
def test_an_update_gives_the_bytes_of_a_new_index(documents, edits, more, few):
    once = edited(documents, edits)
    twice = edited(once, more)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "FEW", few)
        for index, archive in zip(
            steps(documents, once, twice), (documents, once, twice), strict=True
        ):
            (anew,) = steps(archive)
            assert index.files == anew.files


@pytest.mark.parametrize("after", [[], [Document("Dân vận", ())] * 60])
def test_fewer_articles_and_many_more_are_made_anew(after):
    before = [Document("Dân vận khéo", ("nông thôn mới",))] * 3
    assert steps(before, after)[1].files == steps(after)[0].files


def test_a_small_change_makes_little_anew(monkeypatch):
    documents = [Document(f"Bài {number}", ("dân vận khéo",) * 3) for number in range(200)]
    streams = Streams()
    own = streams.of(documents)
    index = update.index(Corpus.of(own, streams.vocabulary), own)
    monkeypatch.setattr(build, "whole", lambda *_: pytest.fail("made anew"))
    documents[7] = Document("Bài 7", ("dân vận giỏi",) * 3)
    own = streams.of(documents)
    update.index(Corpus.of(own, streams.vocabulary), own, (), index)
