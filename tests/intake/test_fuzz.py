"""Mutated pages end in an article or a reason, never in a traceback; fuzz.py runs more."""

from tests.intake import fuzz

COUNT = 120


def test_mutated_pages_end_in_an_article_or_a_reason():
    ends = [fuzz.outcome(data) for data in fuzz.mutants(COUNT)]
    assert len(ends) == COUNT
    assert all(ends)


def test_what_breaks_parsers_ends_the_same_way():
    assert all(fuzz.outcome(poison) for poison in fuzz.POISON)
