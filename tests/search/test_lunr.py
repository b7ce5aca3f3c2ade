"""A lunr query over the shards gives what the whole lunr.py index gives."""

from collections.abc import Iterator
from itertools import groupby
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lunr.query import QueryPresence

from tests.search.archive import demo_documents, write
from tests.search.node import Node, running
from tests.search.reference import fold_term, lunr_index

ARTICLES = 300
PARAGRAPHS = 2
QUERIES = 500
PRESENCE = {
    "required": QueryPresence.REQUIRED,
    "optional": QueryPresence.OPTIONAL,
    "prohibited": QueryPresence.PROHIBITED,
}
FIELDS = ["title", "title_", "names", "names_", "text", "text_"]
EQUAL = 1e-9


@pytest.fixture(scope="module")
def whole():
    return lunr_index(demo_documents(ARTICLES, PARAGRAPHS))


@pytest.fixture(scope="module")
def node(tmp_path_factory) -> Iterator[Node]:
    folder = write(tmp_path_factory.mktemp("chi-muc"), demo_documents(ARTICLES, PARAGRAPHS))
    with running("node_search.mjs", folder) as process:
        yield process


def clause(term: str, **rest: object) -> dict[str, object]:
    return {"term": term, **rest}


def queries(whole) -> Iterator[tuple[str, list[dict]]]:
    """Yield queries of every kind, the same each time."""
    rng = Random("lunr")
    terms = sorted(whole.inverted_index)
    common = sorted(
        terms, key=lambda term: -max(len(whole.inverted_index[term][f]) for f in FIELDS)
    )
    words = [term for term in terms if " " not in term]

    def any_term() -> str:
        return rng.choice(rng.choice([terms, words, common[:400]]))

    def fields() -> list[str]:
        return rng.sample(FIELDS, rng.randint(1, 3))

    kinds = {
        "required": lambda: [clause(any_term(), presence="required") for _ in some(1, 3)],
        "optional": lambda: [clause(any_term()) for _ in some(1, 5)],
        "boosted": lambda: [
            clause(any_term(), boost=rng.choice([1, 2, 3, 10])) for _ in some(1, 3)
        ],
        "in fields": lambda: [clause(any_term(), fields=fields()) for _ in some(1, 3)],
        "required in fields": lambda: [
            clause(any_term(), fields=fields(), presence="required") for _ in some(1, 2)
        ],
        "prohibited": lambda: [
            clause(any_term()),
            clause(any_term()),
            clause(any_term(), presence="prohibited"),
        ],
        "negated only": lambda: [clause(any_term(), presence="prohibited") for _ in some(1, 2)],
        "missing": lambda: [clause(any_term()), clause("khôngcó")],
        "missing and required": lambda: [
            clause(any_term(), presence="required"),
            clause("khôngcó", presence="required"),
        ],
        "missing and prohibited": lambda: [
            clause(any_term()),
            clause("khôngcó", presence="prohibited"),
        ],
        "wildcard": lambda: [
            clause(rng.choice(words)[:3], wildcard="trailing"),
            clause(any_term()),
        ],
        "a letter away": lambda: [clause(rng.choice(words), editDistance=1)],
        "two letters away": lambda: [clause(rng.choice(words)[:4], editDistance=2)],
        "all at once": lambda: [
            clause(any_term(), boost=2),
            clause(rng.choice(words)[:4], wildcard="trailing", presence="required"),
            clause(any_term(), fields=fields(), presence="prohibited"),
            clause(rng.choice(words), editDistance=1, boost=3),
        ],
        "twice the same": lambda: [clause(term := any_term()), clause(term, boost=2)],
    }

    def some(least: int, most: int) -> range:
        return range(rng.randint(least, most))

    names = list(kinds)
    for number in range(QUERIES):
        kind = names[number % len(names)]
        yield kind, kinds[kind]()


def asked(whole, clauses: list[dict]) -> list[tuple[str, float]]:
    """Return what lunr.py finds."""
    query = whole.create_query()
    for one in clauses:
        query.clause(
            one["term"],
            fields=one.get("fields"),
            boost=one.get("boost", 1),
            presence=PRESENCE[one.get("presence", "optional")],
            edit_distance=one.get("editDistance", 0),
            wildcard=2 if "wildcard" in one else 0,
        )
    return [(found["ref"], found["score"]) for found in whole.query(query)]


def in_order(found: list[tuple[str, float]]) -> list[set[str]]:
    """Return the documents by rank; those of one score, but for its last bits, are of one rank."""
    ranks = groupby(found, key=lambda one: round(one[1], 9))
    return [{ref for ref, _ in group} for _, group in ranks]


def test_five_hundred_queries_have_the_order_and_scores_of_the_whole_index(whole, node):
    unlike = []
    found_any = 0
    for kind, clauses in queries(whole):
        expected = asked(whole, clauses)
        found = [(one["ref"], one["score"]) for one in node.ask(["lunr", clauses])["value"]]
        found_any += bool(expected)
        scores = dict(expected)
        near = len(found) == len(expected) and all(
            abs(scores.get(ref, -1) - score) <= EQUAL for ref, score in found
        )
        if not near or in_order(found) != in_order(expected):
            unlike.append((kind, clauses, found[:5], expected[:5]))
    assert unlike == []
    assert found_any > QUERIES * 0.8


ties = st.integers(0, 4000).map(lambda odd: (2 * odd + 1) / 16)
halves = st.integers(0, 200_000).map(lambda number: (2 * number + 1) / 2000)


@given(value=st.one_of(st.floats(0, 500), ties, halves, halves.map(lambda one: one * (1 + 2e-16))))
def test_weights_are_rounded_as_python_rounds(node, value):
    assert node.ask(["round", value])["value"] == round(value, 3)


def searched(node, query: str) -> dict[str, float]:
    """Return the scores that the search page would rank by."""
    answer = node.ask(["search", query])["value"]
    pairs = zip(answer["documents"], answer["scores"], strict=True)
    return {str(document): score for document, score in pairs}


def test_the_page_ranks_by_the_scores_of_lunr(whole, node):
    rng = Random("page")
    terms = [term for term in sorted(whole.inverted_index) if fold_term(term) != term]
    for term in rng.sample(terms, 120):
        folded = {"term": fold_term(term), "fields": FIELDS[1::2]}
        exact = {"term": term, "fields": FIELDS[::2]}
        expected = dict(asked(whole, [folded, exact]))
        found = searched(node, f'"{term}"')
        assert found == pytest.approx(expected, abs=EQUAL), term
