"""Articles into a content folder: what is written, what an editor keeps, what a batch teaches."""

import json
from dataclasses import replace
from datetime import date

import pytest

from khobao import content
from khobao.content.read import read_article
from khobao.intake import importer as module
from khobao.intake.importer import Importer, survey
from khobao.intake.inputs import Failure, Item
from khobao.record import front_matter
from khobao.record.review import CODES
from tests.intake.test_recurring import TAIL, page, story

ADDED = date(2026, 1, 2)
SENTENCES = {code: f"nghĩa của {code}" for code in CODES}


def items(*texts, folder="./"):
    return [
        Item(name=f"{n}.txt", data=text.encode(), folder=folder) for n, text in enumerate(texts)
    ]


def imported(root, *batch):
    """Import the items as a command would, and return their outcomes."""
    work = Importer(root, ADDED, SENTENCES, survey(batch))
    outcomes = [work.take(item) for item in batch]
    list(work.link_same_stories())
    return outcomes


def statuses(outcomes):
    return [outcome.status for outcome in outcomes]


def articles(root):
    return {entry.article.title: entry.article for entry in content.load(root).entries}


def proposal(root, article):
    return json.loads((root / "raw" / f"{article.raw.sha256}.proposed.json").read_text("utf-8"))


def snapshot(root):
    return {path: path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


@pytest.fixture
def root(tmp_path):
    return tmp_path / "kho"


def test_what_awaits_review_is_kept_with_its_reason_and_its_evidence(root):
    (outcome,) = imported(root, *items(f"Xã họp bàn\n\nNăm 2020, xã họp bàn.\n\n{story(0)}"))
    (article,) = articles(root).values()
    kept = proposal(root, article)["review"]
    assert [one["code"] for one in kept] == list(article.review)
    assert kept[0] == {
        "code": "date-inferred",
        "reason": "nghĩa của date-inferred",
        "evidence": ["Năm 2020"],
    }
    assert [one.code for one in outcome.review] == list(article.review)


def test_what_an_editor_has_confirmed_is_told_no_more(root):
    batch = items(page(0))
    imported(root, *batch)
    (entry,) = content.load(root).entries
    confirmed = entry.article.model_copy(update={"review": ("source-missing",)})
    (root / entry.path).write_text(front_matter.dumps(confirmed), "utf-8")
    (outcome,) = imported(root, *batch)
    assert (outcome.status, [one.code for one in outcome.review]) == (
        "không đổi",
        ["source-missing"],
    )


def test_furniture_of_a_batch_is_left_out_counted_and_remembered(root):
    batch = items(*(page(n, tail=[TAIL]) for n in range(4)))
    imported(root, *batch)
    for article in articles(root).values():
        assert TAIL not in article.body
        assert article.raw.removed_lines == 1
        assert proposal(root, article)["furniture"] == {"tail": [TAIL.lower()]}


def test_three_pages_and_then_ten_renew_what_no_editor_changed(root):
    texts = [page(n, tail=[TAIL]) for n in range(7)]
    few, all_ = items(*texts[:3]), items(*texts)
    imported(root, *few)
    entry = content.load(root).entries[0]
    edited = entry.article.model_copy(update={"body": f"{entry.article.body}\n\nLời thêm."})
    (root / entry.path).write_text(front_matter.dumps(edited), "utf-8")
    outcomes = imported(root, *all_)
    assert statuses(outcomes).count("cập nhật") == 3
    assert statuses(outcomes).count("mới") == 4
    found = articles(root)
    assert found[edited.title].body == edited.body
    assert [TAIL in one.body for one in found.values()].count(True) == 1
    before = snapshot(root)
    assert set(statuses(imported(root, *all_))) == {"không đổi"}
    assert snapshot(root) == before


def test_a_page_imported_alone_keeps_what_its_batch_taught(root):
    batch = items(*(page(n, tail=[TAIL]) for n in range(4)))
    imported(root, *batch)
    before = snapshot(root)
    assert statuses(imported(root, batch[2])) == ["không đổi"]
    assert snapshot(root) == before


def test_the_order_of_a_batch_changes_no_byte(root, tmp_path):
    twin = page(0, title="Xã Đồng Tâm lại làm đường", words="nhưng")
    batch = items(*(page(n, tail=[TAIL]) for n in range(5)), twin)
    imported(root, *batch)
    imported(tmp_path / "khác", *reversed(batch))
    relative = [
        {path.relative_to(one): data for path, data in snapshot(one).items()}
        for one in (root, tmp_path / "khác")
    ]
    assert relative[0] == relative[1]


def test_two_versions_are_linked_with_the_others_file_and_how_much_agrees(root):
    imported(root, *items(page(0), page(0, title="Xã Đồng Tâm lại làm đường", words="nhưng")))
    one, other = articles(root).values()
    assert (one.same_story, other.same_story) == ((other.id,), (one.id,))
    twin = next(d for d in proposal(root, one)["review"] if d["code"] == "near-duplicate")
    assert twin["evidence"][0].startswith("articles/khong-ro/khong-ro/xa-dong-tam-")
    assert "giống khoảng " in twin["evidence"][0]


def test_a_link_found_later_leaves_what_an_editor_changed(root):
    first = items(page(0))
    imported(root, *first)
    (entry,) = content.load(root).entries
    edited = entry.article.model_copy(update={"byline": "Hoàng Lan"})
    (root / entry.path).write_text(front_matter.dumps(edited), "utf-8")
    second = items(page(0, title="Xã Đồng Tâm lại làm đường", words="nhưng"))
    imported(root, *second)
    imported(root, *first, *second)
    article = articles(root)[edited.title]
    assert article.byline == "Hoàng Lan"
    assert len(article.same_story) == 1


def test_a_link_an_editor_took_away_does_not_come_back(root):
    batch = items(page(0), page(0, title="Xã Đồng Tâm lại làm đường", words="nhưng"))
    imported(root, *batch)
    for entry in content.load(root).entries:
        alone = entry.article.model_copy(update={"same_story": (), "review": ()})
        (root / entry.path).write_text(front_matter.dumps(alone), "utf-8")
    imported(root, *batch)
    assert {one.same_story for one in articles(root).values()} == {()}


def test_the_links_of_an_interrupted_import_are_made_by_the_next(root, tmp_path):
    batch = items(page(0), page(0, title="Xã Đồng Tâm lại làm đường", words="nhưng"), page(1))
    stopped = Importer(root, ADDED, SENTENCES)
    for item in batch[:2]:
        stopped.take(item)
    imported(root, *batch)
    imported(tmp_path / "liền", *batch)
    whole = {p.relative_to(tmp_path / "liền"): d for p, d in snapshot(tmp_path / "liền").items()}
    assert {path.relative_to(root): data for path, data in snapshot(root).items()} == whole


def test_a_link_broken_off_halfway_is_made_whole(root):
    batch = items(page(0), page(0, title="Xã Đồng Tâm lại làm đường", words="nhưng"))
    work = Importer(root, ADDED, SENTENCES)
    for item in batch:
        work.take(item)
    one, other = sorted(work.paths)
    work._link(one, other)
    imported(root, *batch)
    assert all(len(article.same_story) == 1 for article in articles(root).values())


@pytest.mark.parametrize("lost", [b"", b"<<<<<<< HEAD", b"[]", b'{"digests": 1, "sketch": "a"}'])
def test_without_a_readable_proposal_every_field_is_the_editors(root, lost):
    batch = items(page(0))
    imported(root, *batch)
    (entry,) = content.load(root).entries
    edited = entry.article.model_copy(update={"byline": "Hoàng Lan"})
    (root / entry.path).write_text(front_matter.dumps(edited), "utf-8")
    kept = next((root / "raw").glob("*.proposed.json"))
    kept.write_bytes(lost)
    assert statuses(imported(root, *batch)) == ["không đổi"]
    assert read_article(root / entry.path).article == edited
    assert json.loads(kept.read_text("utf-8"))["digests"]


def test_a_failure_keeps_its_code_and_its_reason(root):
    (outcome,) = imported(root, Failure(name="a.txt", code="unreadable", reason="không đọc được"))
    assert str(outcome) == "từ chối   a.txt: unreadable: không đọc được"


def test_a_fault_of_the_program_is_told_and_the_others_go_on(root, monkeypatch):
    real = module.propose

    def faulty(data, *rest, **more):
        if b"Xa xa" in data:
            raise IndexError("list index out of range")
        return real(data, *rest, **more)

    monkeypatch.setattr(module, "propose", faulty)
    first, second = imported(root, *items("Xa xa", page(0)))
    assert (first.code, second.status) == ("program-fault", "mới")
    assert "IndexError" in first.told


def test_a_file_with_many_problems_is_told_in_one_line(root):
    batch = items(page(0))
    imported(root, *batch)
    (entry,) = content.load(root).entries
    path = root / entry.path
    text = path.read_text("utf-8")
    path.write_text(text.replace("date:", "datex:").replace("title:", "titlex:"), "utf-8")
    (outcome,) = imported(root, *batch)
    assert outcome.code == "faulty-article"
    assert "\n" not in str(outcome)
    assert "make check" in str(outcome)


def test_a_folder_that_can_t_be_written_is_told(root):
    root.mkdir()
    (root / "articles").write_text("không phải thư mục", "utf-8")
    (outcome,) = [Importer(root, ADDED, SENTENCES).take(item) for item in items(page(0))]
    assert outcome.code == "unwritable"


def test_a_survey_passes_over_what_it_can_t_read(monkeypatch):
    def broken(*_, **__):
        raise RecursionError

    monkeypatch.setattr(module, "edges", broken)
    assert survey(items(page(0))) == {}


def test_an_item_without_an_address_is_judged_by_its_folder():
    texts = [page(n, tail=[TAIL]) for n in range(4)]
    one = survey(items(*texts, folder="./a"))
    parted = [replace(item, folder=f"./{n % 2}") for n, item in enumerate(items(*texts))]
    assert (set(one), survey(parted)) == ({"./a"}, {})
