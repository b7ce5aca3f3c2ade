"""The first five articles, as collected, give what was read out of them by hand."""

from datetime import date

import pytest

from khobao.intake import propose
from khobao.record import breakdowns, front_matter
from tests.collected import FOLDER, needed
from tests.collected import facts as collected_facts

pytestmark = needed
FACTS = collected_facts() if FOLDER else {}
ADDED = date(2026, 11, 21)


@pytest.fixture(params=FACTS.get("articles", []), ids=lambda facts: facts["file"][:3])
def facts(request):
    return request.param


@pytest.fixture
def article(facts):
    return propose((FOLDER / facts["file"]).read_bytes(), ADDED).article


def test_identity_title_and_texts(article, facts):
    assert article.id == facts["id"]
    assert article.raw.sha256 == facts["raw"]["sha256"]
    assert article.title == facts["title"]
    assert article.lead == facts["lead"]
    assert list(article.captions) == facts["captions"]


def test_dates_and_bases(article, facts):
    def text(value):
        return str(value) if value else None

    assert text(article.date) in {facts["date"], *facts.get("date_also_right", [])}
    assert article.date_basis == facts["date_basis"]
    assert article.time == facts.get("time")
    assert text(article.event_date) == facts.get("event_date")
    assert text(article.page_stamp) == facts.get("page_stamp")
    assert article.date_evidence
    if facts["date_basis"] == "stated":
        assert list(article.date_evidence) == facts["date_evidence"]


def test_the_evidence_of_an_inferred_date_holds_the_words_found_by_hand(article, facts):
    if facts["date_basis"] == "stated":
        return
    first = facts["date_evidence"][0]
    assert any(first in evidence for evidence in article.date_evidence)


def test_province_places_source_and_byline(article, facts):
    assert article.province == facts["province"]
    assert {(p.name, p.level, p.within) for p in article.places} == {
        (p["name"], p["level"], p.get("in")) for p in facts["places"]
    }
    source = article.source and {"name": article.source.name, "domain": article.source.domain}
    assert source == facts["source"]
    assert article.byline == facts["byline"]


def test_counts_with_their_units_targets_and_breakdowns(article, facts):
    def typed(count):
        return (
            float(count["value"]),
            float(count["of"]) if count.get("of") else None,
            count["unit"],
            count.get("qualifier"),
            count.get("kind", "result"),
            count.get("part_of"),
            count.get("by"),
            count["measure"],
        )

    ours = [typed(c.model_dump()) for c in article.counts]
    assert ours == [typed(c) for c in facts["counts"]]


def test_periods_where_the_text_states_one(article, facts):
    differing = {
        (ours.id, str(ours.period) if ours.period else None, theirs.get("period"))
        for ours, theirs in zip(article.counts, facts["counts"], strict=True)
        if (str(ours.period) if ours.period else None) != theirs.get("period")
    }
    # The year of the 88 is the article's own inferred year, which no sentence ties to the figure.
    assert differing <= {("c1", None, "2018")}


def test_people_with_their_offices(article, facts):
    assert {(p.name, p.office) for p in article.people} == {
        (p["name"], p["office"]) for p in facts["people"]
    }


def test_documents(article, facts):
    ours = {
        (d.type, d.number, d.title, d.issuer, str(d.date) if d.date else None)
        for d in article.documents
    }
    theirs = {
        (d["type"], d["number"], d.get("title"), d["issuer"], d["date"]) for d in facts["documents"]
    }
    assert ours == theirs


def test_slips(article, facts):
    assert [(s.found, s.read) for s in article.sic] == [
        (s["found"], s["read"]) for s in facts["sic"]
    ]


def test_sums(article, facts):
    expected = [s for s in FACTS["sums"] if facts["file"].startswith(s["file"])]
    ours = [
        {
            "total": int(b.total.value),
            "by": b.by,
            "parts": [int(p.value) for p in b.parts],
            "sum": int(b.sum),
            "off": int(b.off),
        }
        for b in breakdowns(article.counts)
    ]
    assert ours == [{k: v for k, v in s.items() if k != "file"} for s in expected]


def test_the_proposal_is_a_valid_file_that_reads_back(article):
    assert front_matter.loads(front_matter.dumps(article)) == article


def test_no_furniture_survives_and_every_removed_line_is_counted(article, facts):
    removed = {"000": 3, "001": 10, "002": 3, "003": 2, "004": 1}
    assert article.raw.removed_lines == removed[facts["file"][:3]]
    text = "\n".join([article.body, article.lead or "", *article.captions])
    for furniture in ("Ý kiến bạn đọc", "Anh-tin-bai", "![](", "Gửi cho bạn bè", "tại đây!"):
        assert furniture not in text
