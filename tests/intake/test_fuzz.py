"""Mutated pages end in an article or a reason, never in a traceback; fuzz.py runs more."""

import pytest

from tests.intake import fuzz

COUNT = 120


def test_mutated_pages_end_in_an_article_or_a_reason():
    ends = [fuzz.outcome(data) for data in fuzz.mutants(COUNT)]
    assert len(ends) == COUNT
    assert "NO REASON" not in ends


def test_what_breaks_parsers_ends_the_same_way():
    assert all(fuzz.outcome(poison) for poison in fuzz.POISON)


@pytest.mark.parametrize(
    ("name", "end"),
    {
        "5 MB without a blank": "too-long",
        "5 MB without a line feed": "too-long",
        "100,000 levels": "article",
        "100,000 levels, closed": "too-long",
        "entity bomb": "article",
        "attribute of 5 MB": "too-long",
        "100,000 attributes": "article",
        "scripts that never end": "article",
        "a picture of 15 MB": "article",
        "accused": "article",
    }.items(),
)
def test_an_input_of_absurd_size_ends_too(name, end):
    assert fuzz.outcome(fuzz.HUGE[name]()) == end


def test_files_handed_in_by_mistake_are_each_told_of():
    assert sorted(fuzz.handed_in()) == [
        "article",
        "record-form",
        "record-form",
        "sidecar-form",
        "too-large",
        "too-large",
        "too-large",
        "warc-form",
    ]
