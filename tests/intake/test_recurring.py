"""Lines that most articles of a site have at one end are furniture; nothing of a text is."""

import random
from datetime import date

import pytest

from khobao.intake import propose
from khobao.intake import recurring as module
from khobao.intake.propose import edges
from khobao.intake.recurring import Furniture, Recurring, recurring

ADDED = date(2026, 1, 2)
FOLDER = "nguon/"
NAMES = ["Đồng Tâm", "Yên Phú", "Tân Lập", "Hòa Bình", "Minh Khai", "Cẩm Giàng", "Thanh Trì"]
DEEDS = ["làm đường", "trồng rừng", "đào mương", "dựng nhà", "nuôi ong", "dạy nghề", "trồng chè"]


def story(n, words=""):
    """Return a text of its own: paragraphs that no other number has."""
    place, deed = NAMES[n], DEEDS[n]
    return "\n\n".join(
        f"Ở thôn {k} xã {place}, {n + k} hộ góp {n * 7 + k} ngày công cùng {deed}, {words} ai nấy "
        f"đều bảo nhau giữ lấy nếp {deed} mà {place} đã có từ {n + 2} đời trước truyền lại."
        for k in range(2, 6)
    )


def page(n, *, head=(), tail=(), title=None, words=""):
    title = title or f"Xã {NAMES[n]} cùng nhau {DEEDS[n]}"
    return "\n".join([*head, title, "", story(n, words), *tail])


def batch(*texts, url=None):
    found = (edges(text.encode(), FOLDER, url=url) for text in texts)
    return recurring(one for one in found if one)


def lines(known, site=FOLDER):
    found = known.get(site, Furniture())
    return (set(found.head), set(found.tail))


def read(text, known):
    return propose(text.encode(), ADDED, batch=Recurring(sites=known, folder=FOLDER)).article


HEAD, TAIL = "Tiếng nói của bà con trong huyện", "Mời bà con gửi thư về hộp thư của báo"


def test_a_line_that_ends_most_articles_is_furniture_and_is_counted():
    texts = [page(n, tail=[TAIL]) for n in range(4)]
    known = batch(*texts)
    assert lines(known) == (set(), {TAIL.lower()})
    without = propose(page(0).encode(), ADDED).article
    article = read(texts[0], known)
    assert article.body == without.body
    assert (without.raw.removed_lines, article.raw.removed_lines) == (0, 1)


def test_a_line_above_the_title_is_furniture_and_the_title_is_found():
    texts = [page(n, head=[HEAD]) for n in range(4)]
    article = read(texts[1], batch(*texts))
    assert (article.title, article.raw.removed_lines) == ("Xã Yên Phú cùng nhau trồng rừng", 1)


def test_three_articles_tell_nothing():
    assert batch(*(page(n, tail=[TAIL]) for n in range(3))) == {}


def test_most_articles_must_have_it_and_at_the_same_end():
    half = [page(n, tail=[TAIL] if n % 2 else []) for n in range(4)]
    assert lines(batch(*half)) == (set(), set())
    ends = [page(n, **{"tail" if n % 2 else "head": [TAIL]}) for n in range(6)]
    assert lines(batch(*ends)) == (set(), set())


def test_versions_of_one_story_count_once():
    words = ["", "quả thật", "nói chung", "xưa nay", "thật ra"]
    versions = [page(0, tail=[TAIL], words=word) for word in words]
    assert batch(*versions) == {}
    assert lines(batch(*versions, *(page(n) for n in (1, 2, 3)))) == (set(), set())


@pytest.mark.parametrize(
    "line",
    [
        "Bà con rất vui.",
        "Hoàng Lan",
        "MINH TÂM",
        "Tác giả: Hoàng Lan",
        "Theo Báo Nghệ An",
        "(baonghean.vn)",
        "Thứ Bảy, 30/09/2023",
        "Cập nhật ngày 5 tháng 3",
        "(BĐ) -",
        "Ảnh: Minh Tâm",
        "Quang cảnh hội nghị",
        "Đây là một dòng rất dài mà bài nào cũng có ở cuối, dài đến mức không còn là một dòng của "
        "khuôn trang nữa mà có thể là lời của bài",
    ],
)
def test_a_sentence_a_name_a_source_or_a_date_is_never_furniture(line):
    texts = [page(n, tail=[line]) for n in range(5)]
    known = batch(*texts)
    bare = propose(texts[0].encode(), ADDED).article
    assert read(texts[0], known).model_dump() == bare.model_dump()


def test_a_subheading_is_kept_for_the_sentence_below_it():
    texts = [
        page(n, tail=["Bài học của xã", f"Phải gần dân {n} ngày mỗi tháng."]) for n in range(5)
    ]
    article = read(texts[0], batch(*texts))
    assert "Bài học của xã" in article.body


def test_a_title_that_all_articles_share_stays_their_title():
    texts = [page(n, title="Bản tin của bà con cuối tuần") for n in range(5)]
    article = read(texts[2], batch(*texts))
    assert article.title == "Bản tin của bà con cuối tuần"


def test_each_site_is_judged_alone():
    one = [edges(page(n, tail=[TAIL]).encode(), FOLDER, url=f"https://a.vn/{n}") for n in range(4)]
    other = [edges(page(n).encode(), FOLDER, url=f"https://www.b.vn/{n}") for n in range(4)]
    known = recurring([*one, *other])
    assert {site: set(found.tail) for site, found in known.items()} == {
        "a.vn": {TAIL.lower()},
        "b.vn": set(),
    }


def test_pages_are_judged_like_texts():
    def html(n):
        paragraphs = "".join(f"<p>{line}</p>" for line in story(n).split("\n\n"))
        return (
            f"<html><body><article><h1>Xã {NAMES[n]} cùng nhau {DEEDS[n]}</h1>{paragraphs}"
            f"<p>{TAIL}</p></article></body></html>"
        )

    known = batch(*(html(n) for n in range(4)))
    assert lines(known) == (set(), {TAIL.lower()})
    assert TAIL not in read(html(3), known).body


def test_the_order_of_the_articles_changes_nothing():
    texts = [page(n, head=[HEAD], tail=[TAIL]) for n in range(7)]
    texts += [page(0, tail=[TAIL], words="quả thật")]
    known = batch(*texts)
    for seed in range(5):
        shuffled = random.Random(seed).sample(texts, len(texts))
        assert batch(*shuffled) == known


def test_a_large_site_is_judged_by_a_sample_that_no_order_changes(monkeypatch):
    monkeypatch.setattr(module, "SAMPLE", 5)
    found = [edges(page(n, tail=[TAIL] if n % 3 else []).encode(), FOLDER) for n in range(7)]
    known = [recurring(random.Random(seed).sample(found, 7)) for seed in range(6)]
    assert all(one == known[0] for one in known)


def test_what_is_no_article_is_not_counted():
    menu = "\n".join(["Trang nhất", "Tin trong huyện", TAIL])
    assert batch(*(page(n) for n in range(4)), menu, "A meeting was held.", "") == {
        FOLDER: Furniture()
    }


def test_what_recurred_before_holds_where_a_batch_is_too_small_to_tell():
    text = page(0, tail=[TAIL])
    before = Furniture(tail=frozenset({TAIL.lower()}))
    alone = propose(text.encode(), ADDED, batch=Recurring(before=before)).article
    judged = Recurring(sites={FOLDER: Furniture()}, folder=FOLDER, before=before)
    assert TAIL not in alone.body
    assert TAIL in propose(text.encode(), ADDED, batch=judged).article.body
