"""The shards, merged whole, are the lunr.py index of the same documents."""

import json
import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khobao.search import Corpus, Document, build, codec, names, update
from khobao.search.build import Sizes
from khobao.search.fold import folded, words
from khobao.search.streams import Streams
from tests.search.reading import Bits, counts, named, read
from tests.search.reference import FIELDS, fold_term, lunr_index

SOME = [
    "dân",
    "Dân",
    "dan",
    "đàn",
    "vận",
    "van",
    "khéo",
    "kheo",
    "4.494",
    "hoà",
    "hòa",
    "UBND",
    "tỉnh",
]
TEXTS = st.lists(st.sampled_from(SOME), max_size=12).map(" ".join)
DOCUMENTS = st.lists(
    st.builds(
        Document,
        title=TEXTS,
        text=st.lists(TEXTS, max_size=3).map(tuple),
        names=st.lists(TEXTS, max_size=2).map(tuple),
    ),
    max_size=8,
)


def files(documents, streams=None):
    streams = streams or Streams()
    made = streams.of(documents)
    return dict(build.whole(Corpus.of(made, streams.vocabulary), ()))


def weight(n, articles, tf, boost):
    """lunr's own, with b = 0: docs/search.md."""
    idf = math.log(1 + abs((articles - n + 0.5) / (n + 0.5)))
    score = idf * (2.2 * tf) / (1.2 * (1 - 0 + 0 * 1) + tf)
    return round(score * boost, 3)


def merged(found):
    """Return term → field → document → how often, from what the shards hold."""
    index = {}
    for held in (found.words, found.pairs):
        for key, exact in held.items():
            for form, documents in exact.items():
                for document, own in documents.items():
                    for field, times in zip(FIELDS, own, strict=True):
                        if times:
                            for term, name in ((form, field), (key, f"{field}_")):
                                own = index.setdefault(term, {}).setdefault(name, {})
                                own[document] = own.get(document, 0) + times
    return index


@settings(max_examples=60, deadline=None)
@given(documents=DOCUMENTS, least=st.sampled_from([1, 2]))
def test_the_shards_hold_the_weights_of_lunr(documents, least):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "FEW", len(documents) if least == 1 else -1)
        found = read(files(documents))
    assert found.core["least"] == least
    if not documents:
        assert not found.words
        assert not found.pairs
        return
    whole = lunr_index(documents, least)
    index = merged(found)
    assert index.keys() == whole.inverted_index.keys()
    numbers = {posting["_index"]: term for term, posting in whole.inverted_index.items()}
    weights = {
        (reference, numbers[vector.elements[at]]): vector.elements[at + 1]
        for reference, vector in whole.field_vectors.items()
        for at in range(0, len(vector.elements), 2)
    }
    boosts = found.core["boosts"]
    assert weights == {
        (f"{field}/{document}", term): weight(
            sum(len(one) for one in fields.values()),
            len(documents),
            times,
            boosts[field.strip("_")],
        )
        for term, fields in index.items()
        for field, held in fields.items()
        for document, times in held.items()
    }


@settings(max_examples=50, deadline=None)
@given(documents=DOCUMENTS)
def test_places_tell_phrases(documents):
    """A phrase of three words stands just where both its pairs do, one place apart."""
    found = read(files(documents))
    for number, document in enumerate(documents):
        blocks = [block for field in document.blocks() for block in field]
        phrases = {
            tuple(map(folded, three))
            for block in blocks
            for three in zip(words(block), words(block)[1:], words(block)[2:], strict=False)
        }
        told = set()
        for first, one in found.places.items():
            for second, two in found.places.items():
                if first.split()[1] == second.split()[0]:
                    starts = {place + 1 for place in one.get(number, ())}
                    if starts & set(two.get(number, ())):
                        told.add((*first.split(), second.split()[1]))
        assert told == phrases


@settings(max_examples=30, deadline=None)
@given(documents=DOCUMENTS, before=DOCUMENTS)
def test_what_was_read_before_changes_no_byte(documents, before):
    kept = Streams()
    files(before, kept)
    assert files(documents, kept) == files(documents)


def test_cohesive_pairs_stand_together_far_above_chance():
    filler = " ".join(f"x{number} của" for number in range(40))
    documents = [Document("", (f"dân vận {filler} dân {filler} vận và của và của",))] * 3
    found = read(files(documents))
    assert "dan van" in found.cohesive
    assert "va cua" not in found.cohesive
    assert "va cua" in found.pairs


@pytest.mark.parametrize("articles", [0, 1, 5, 80, 2000, 10_000, 50_000, 100_000])
def test_the_number_of_files_is_kept_in_hand(articles):
    sizes = Sizes.of(articles)
    cards = -(-articles // build.CARDS)
    assert sizes.words + sizes.pairs + sizes.others + sizes.places + cards <= max(
        8, articles * 2 if articles < 100 else articles * 0.42
    )
    for number in (sizes.words, sizes.pairs, sizes.others, sizes.places):
        assert number % sizes.groups == 0


def test_fewer_than_four_thousand_files_for_ten_thousand_articles():
    sizes = Sizes.of(10_000)
    cards = 10_000 // build.CARDS
    assert sizes.words + sizes.pairs + sizes.others + sizes.places + cards < 3990


@settings(deadline=None)
@given(st.lists(st.integers(0, 1 << 20), min_size=1), st.integers(0, 12))
def test_exponential_golomb_codes_read_back(values, order):
    numbers = np.array(values)
    bits = Bits(
        codec.pack(codec.exponential(numbers, order), np.zeros(numbers.size, dtype=np.int64), 1)[0]
    )
    assert [bits.exponential(order) for _ in values] == values


@settings(deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 3000)] * 3).filter(any), min_size=1))
def test_counts_read_back(values):
    columns = np.array(values).T
    first, rest = codec.counts(*columns)
    lists = np.repeat(np.arange(len(values)), 2)
    packed = codec.pack(codec.interleaved(first, rest), lists, len(values))
    assert [counts(Bits(one)) for one in packed] == values


LETTERS = st.text("aăâẫbdđeêệiịoôơợuưữyỵç ñöß".replace(" ", ""), min_size=1, max_size=14)


@given(st.lists(LETTERS, min_size=1, max_size=2))
def test_a_name_reads_back_from_its_key_and_the_marks_it_bears(exact):
    name, key = " ".join(exact), " ".join(map(folded, exact))
    assert named(key, names.coded(name)) == name


@pytest.mark.parametrize(
    ("name", "length"),
    [("dan van", 0), ("dân vận", 2), ("đường", 3), ("aoeaoeaoeaoế", 2), ("ç", 3)],
)
def test_a_name_takes_a_byte_for_each_letter_with_marks(name, length):
    assert len(names.coded(name)) == length


def test_a_code_too_long_is_refused():
    with pytest.raises(ValueError, match="57"):
        codec.pack((np.array([1], dtype=np.uint64), np.array([58])), np.array([0]), 1)


def test_terms_of_the_reference_are_words_and_pairs():
    assert list(map(fold_term, ["đường", "dân vận"])) == ["duong", "dan van"]
    assert [" ".join(pair) for pair in pairwise(words("Dân vận khéo"))] == ["dân vận", "vận khéo"]


def test_only_spellings_that_an_article_has_are_looked_for():
    documents = [
        Document(title="Bắc Kạn", text=("Huyện Sa Pa, xã Mường Khương",)),
        Document(title="Kạn, Bắc", text=("Sơn La có Sapa",)),
    ]
    streams = Streams()
    own = streams.of(documents)
    variants = [("bac kan", "bac can"), ("sa pa", "sapa"), ("gia lai", "gia lay")]
    made = dict(update.Making(own, streams.vocabulary, variants).files())
    assert json.loads(made[build.CORE])["variants"] == [
        ["bac can", "bac kan"],
        ["sa pa", "sapa"],
        ["sapa", "sa pa"],
    ]
    told = Corpus.of(own, streams.vocabulary).times(
        ["kan bac", "muong khuong son", "la co sapa", "xyz", "sa pa"]
    )
    assert list(told.values()) == [1, 0, 1, 0, 1]
