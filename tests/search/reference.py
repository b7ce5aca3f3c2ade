"""The lunr.py index that the search's files are cut from, built by lunr.py itself."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lunr.builder import Builder

from khobao.search import Document
from khobao.search.build import BOOSTS, K1
from khobao.search.fold import folded, words

FIELDS = tuple(BOOSTS)


def exact_terms(blocks: Sequence[str]) -> Iterator[str]:
    """Yield the words and pairs of a field."""
    for block in blocks:
        found = words(block)
        yield from found
        yield from (" ".join(pair) for pair in pairwise(found))


def fold_term(term: str) -> str:
    return " ".join(folded(word) for word in term.split(" "))


def terms(document: Document) -> dict[str, list[str]]:
    title, text, names = document.blocks()
    exact = {"title": title, "text": text, "names": names}
    return {field: list(exact_terms(exact[field])) for field in FIELDS}


def lunr_index(documents: Sequence[Document], least: int = 1):
    """Return the index of these documents, numbered in their order; rare pairs left out."""
    held = [terms(document) for document in documents]
    having = defaultdict(set)
    for number, fields in enumerate(held):
        for found in fields.values():
            for term in found:
                having[fold_term(term)].add(number)
    builder = Builder()
    builder.ref("id")
    builder.b(0)
    builder.k1(K1)
    for field in FIELDS:
        builder.field(field, boost=BOOSTS[field])
        builder.field(f"{field}_", boost=BOOSTS[field])
    for number, fields in enumerate(held):
        kept = {
            field: [t for t in found if " " not in t or len(having[fold_term(t)]) >= least]
            for field, found in fields.items()
        }
        own = {f"{field}_": [fold_term(term) for term in found] for field, found in kept.items()}
        builder.add({"id": str(number)} | kept | own)
    return builder.build()
