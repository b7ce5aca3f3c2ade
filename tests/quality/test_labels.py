"""The labels stand in their pages, the encodings come from their texts, the scorer is fair."""

import html
import re
from collections import Counter
from copy import deepcopy
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, get_args

import pytest

from khobao import gazetteer
from khobao.record.article import Level
from khobao.record.dates import parse
from tests.quality import make_encodings, score

PAGES = {page.stem: page for page in score.load_pages()}
ARTICLES = {stem: page for stem, page in PAGES.items() if "refused" not in page.label}

KEYS = {
    "kind", "layout", "split", "encoding", "title", "date", "date_basis", "date_also_right",
    "also_right", "time", "event_date", "page_stamp", "province", "places", "source", "byline",
    "lead", "captions", "body", "furniture", "counts", "people", "documents", "sic", "refused",
    "note",
}  # fmt: skip
KINDS = {"text", "html", "encoding", "refused"}
REASONS = {
    "not-vietnamese", "scrambled", "spam", "empty", "index-page", "machine-translation",
}  # fmt: skip
BLOCK_END = re.compile(r"</?(?:p|td|tr|div|li|h\d|br|span|a|time|button|b|figcaption)\b[^>]*>")
OTHER_TAG = re.compile(r"<[^>]*>")


def text_of(stem: str) -> str:
    """Return the page's readable text, on one line; HTML with its tags taken out."""
    clean = list(make_encodings.CLEAN.glob(f"{stem}.*"))
    data = clean[0].read_bytes() if clean else PAGES[stem].data
    text = data.decode("utf-8")
    if "</" in text:
        text = html.unescape(OTHER_TAG.sub("", BLOCK_END.sub(lambda tag: glue(tag[0]), text)))
    return flat(text)


def glue(tag: str) -> str:
    inline = re.match(r"</?(?:span|a|b)\b", tag)
    return "" if inline else " "


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def written(value: object) -> set[str]:
    """Return the ways a Vietnamese text writes a number."""
    number = Decimal(str(value)).normalize()
    whole, _, decimals = f"{number:f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    tail = f",{decimals}" if decimals else ""
    return {form + tail for form in (whole, grouped, whole.zfill(2))}


def perfect(label: dict[str, Any]) -> dict[str, Any]:
    return {"refused": label["refused"]} if "refused" in label else deepcopy(label)


def test_every_page_has_a_label_and_every_sidecar_a_page():
    pages = {path.stem for path in score.PAGES.iterdir()}
    labels = {path.stem for path in score.LABELS.iterdir()}
    assert pages == labels


def test_the_set_is_wide_enough():
    kinds = Counter((page.label["kind"], page.label["split"]) for page in PAGES.values())
    assert {kind for kind, _ in kinds} == KINDS
    splits = {split for _, split in kinds}  # none is held between two rounds
    assert all(kinds[kind, split] >= 2 for kind in KINDS for split in splits)
    assert len(PAGES) >= 48
    assert len({page.label["province"] for page in ARTICLES.values()}) >= 35


@pytest.mark.parametrize("stem", PAGES)
def test_labels_have_known_keys_and_values(stem):
    label = PAGES[stem].label
    assert not label.keys() - KEYS
    assert label["kind"] in KINDS
    assert label.get("refused", "spam") in REASONS


@pytest.mark.parametrize("stem", ARTICLES)
def test_dates_and_provinces_are_possible(stem):
    label = ARTICLES[stem].label
    dates = [label["date"], *label.get("date_also_right", [])]
    dates += [label.get("event_date"), label.get("page_stamp")]
    dates += [document["date"] for document in label["documents"]]
    for text in dates:
        assert text is None or parse(text)
    assert (label["date"] is None) == (label["date_basis"] == "unknown")
    province = gazetteer.load().province(label["province"])
    on = parse(label["date"]).start if label["date"] else date(2020, 1, 1)
    assert province.valid(on)
    assert all(place["level"] in get_args(Level) for place in label["places"])


@pytest.mark.parametrize("stem", ARTICLES)
def test_pages_hold_what_their_labels_say(stem):
    label, text = ARTICLES[stem].label, text_of(stem)
    said = [label["title"], label["byline"], label["lead"], *label["captions"], *label["body"]]
    said += [person["name"] for person in label["people"]]
    said += [place["name"] for place in label["places"]]
    said += [document["number"] for document in label["documents"]]
    said += [slip["found"] for slip in label["sic"]]
    said += label["furniture"]
    assert [words for words in said if words and flat(words) not in text] == []


@pytest.mark.parametrize("stem", ARTICLES)
def test_counts_stand_in_the_text(stem):
    label = ARTICLES[stem].label
    text = flat(" ".join([label["title"], label["lead"] or "", *label["body"]]))
    ids = [count["id"] for count in label["counts"]]
    assert ids == [f"c{number}" for number in range(1, len(ids) + 1)]
    absent = []
    for count in label["counts"]:
        firsts = "|".join(map(re.escape, written(count["value"])))
        after = "".join(
            rf"(?:{sign})(?:{'|'.join(map(re.escape, written(count[key])))})"
            for key, sign in (("of", "/"), ("max", " ?- ?"))
            if key in count
        )
        unit = re.escape(count["unit"])
        if not re.search(rf"(?<![\d.,])(?:{firsts}){after} ?{unit}", text):
            absent.append(count)
        if part_of := count.get("part_of"):
            assert part_of in ids
            assert part_of != count["id"]
    assert absent == []


@pytest.mark.parametrize("stem", ARTICLES)
def test_furniture_is_no_part_of_the_article(stem):
    label = ARTICLES[stem].label
    lines = {score.same(line) for line in [label["lead"], *label["captions"], *label["body"]]}
    kept = [line for line in label["furniture"] if score._survives(score.same(line), lines)]
    assert kept == []


def test_encodings_come_from_their_clean_texts():
    made = make_encodings.made()
    assert {path.name: path.read_bytes() for path in made} == {p.name: b for p, b in made.items()}
    labelled = {stem for stem, page in PAGES.items() if "encoding" in page.label}
    assert {path.stem for path in made} == labelled


def test_a_text_that_an_encoding_cannot_carry_is_an_error():
    with pytest.raises(make_encodings.UnwritableError, match="Ủ"):
        make_encodings.tcvn3("Ủy ban")
    with pytest.raises(make_encodings.UnwritableError, match="²"):
        make_encodings.vni("m²")


def test_vni_writes_a_letter_and_its_marks():
    assert make_encodings.vni("Đường Ế ỵ").decode("windows-1252") == "Ñöôøng EÁ î"


def test_tcvn3_writes_one_byte_a_letter():
    assert make_encodings.tcvn3("Việt Đ") == b"Vi\xd6t \xa7"


def test_labels_scored_against_themselves_are_perfect():
    results = {stem: perfect(page.label) for stem, page in PAGES.items()}
    table, misses = score.score(PAGES.values(), results)
    assert [str(miss) for miss in misses] == []
    values = table["all"].values()
    assert values.pop("furniture surviving") == 0
    assert values.pop("invented days") == 0
    assert set(values.values()) == {1.0}


def test_an_empty_record_is_all_wrong():
    table, _ = score.score(PAGES.values(), {stem: {} for stem in PAGES})
    values = table["all"].values()
    assert not any(values[name] for name in ("title", "date", "counts F1", "refusals"))


def test_a_day_that_the_label_does_not_have_is_invented():
    page = next(page for page in ARTICLES.values() if page.label["date"] == "2017")
    scores, misses = score.score_page(page, perfect(page.label) | {"date": "2017-05-09"})
    assert scores.invented_days == 1
    assert {miss.field for miss in misses} == {"date", "invented day"}


@pytest.mark.parametrize(
    ("unit", "right"),
    [
        ("bộ", True),
        ("bộ sách", True),
        ("bộ sách giáo khoa", True),
        ("bộ sách giáo khoa của", False),
        ("sách", False),
        ("", False),
    ],
)
def test_a_unit_may_end_between_the_shortest_and_the_longest(unit, right):
    want = {"value": 150, "unit": "bộ", "also_right": {"unit": ["bộ sách giáo khoa"]}}
    assert score.count_fits({"value": "150", "unit": unit}, want) is right


def test_optional_items_neither_hit_nor_miss():
    want = [{"name": "A"}, {"name": "B", "optional": True}]
    fit = partial(score._fits, keys=("name",))
    found = score.match([{"name": "A"}, {"name": "B"}], want, fit)
    assert (len(found.pairs), found.extra, found.missing) == (1, [], [])
    assert score.match([{"name": "A"}], want, fit) == found


def test_either_place_of_a_tone_mark_is_the_same():
    assert score.toneless("Huyện uỷ Khánh Hoà") == score.toneless("Huyện ủy Khánh Hòa")
    assert score.toneless("hoa") != score.toneless("hòa")
