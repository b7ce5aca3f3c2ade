"""Files that nobody would read are told of, not passed over."""

from pathlib import Path

import pytest

from khobao import content
from khobao.record import ContentError
from tests.content.making import ID, article, folder

MOVE = "cần chuyển ra ngoài articles/ và pages/, hoặc xóa"
IMPORT = "cần chuyển ra ngoài kho, rồi chạy make import FROM=<tệp ấy> để thành bài"
REAL = "cần thư mục thật hoặc tệp thật thay cho liên kết"


def told(root: Path) -> list[str]:
    with pytest.raises(ContentError) as error:
        content.load(root)
    return str(error.value).replace(f"{root}/", "").split("\n")


@pytest.mark.parametrize("place", ["articles", "articles/bac-giang/2018", "pages", "pages/khac"])
@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("a.MD", "cần đổi tên thành a.md"),
        ("a.markdown", "cần đổi tên thành a.md"),
        ("a.txt", IMPORT),
        ("a.html", IMPORT),
        ("a.jpg", "cần chuyển vào images/ và ghi ở khóa images của bài"),
        ("a.md~", MOVE),
        ("a", MOVE),
        ("a.docx", MOVE),
    ],
)
def test_each_file_that_is_not_read_is_told_with_its_cure(
    place: str, name: str, cure: str, tmp_path: Path
) -> None:
    path = tmp_path / place / name
    path.parent.mkdir(parents=True)
    path.write_text(article())
    assert told(tmp_path) == [
        f"{place}/{name}:1:1: stray-file: tệp “{name}” không phải .md, không được đọc; {cure}"
    ]


@pytest.mark.parametrize("name", [".gitkeep", ".DS_Store", ".a.md.part", ".git/a.txt"])
def test_what_is_hidden_is_left_alone(name: str, tmp_path: Path) -> None:
    (tmp_path / "articles" / name).parent.mkdir(parents=True)
    (tmp_path / "articles" / name).touch()
    assert content.load(tmp_path).entries == ()


def test_an_article_may_stand_directly_among_the_articles(tmp_path: Path) -> None:
    assert len(content.load(folder(tmp_path, articles__a=article())).entries) == 1


def test_a_link_to_a_folder_is_told_not_followed(tmp_path: Path) -> None:
    root = folder(tmp_path / "kho", articles__a=article())
    (root / "articles/vong").symlink_to(root / "articles")
    folder(tmp_path / "ngoai", b=article())
    (root / "articles/ngoai.md").symlink_to(tmp_path / "ngoai")
    assert told(root) == [
        "articles/ngoai.md:1:1: stray-file: "
        f"liên kết “ngoai.md” không dẫn tới tệp nào, không được đọc; {REAL}",
        "articles/vong:1:1: stray-file: "
        f"liên kết “vong” không dẫn tới tệp nào, không được đọc; {REAL}",
    ]


def test_a_link_to_a_file_is_read_as_the_file(tmp_path: Path) -> None:
    folder(tmp_path / "ngoai", b=article())
    (tmp_path / "kho/articles").mkdir(parents=True)
    (tmp_path / "kho/articles/a.md").symlink_to(tmp_path / "ngoai/b.md")
    (entry,) = content.load(tmp_path / "kho").entries
    assert (entry.article.id, entry.slug) == (ID, "a")


def test_a_link_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.md").symlink_to(tmp_path / "none")
    assert told(tmp_path) == [
        "articles/a.md:1:1: stray-file: "
        f"liên kết “a.md” không dẫn tới tệp nào, không được đọc; {REAL}"
    ]


def test_a_folder_may_itself_be_a_link(tmp_path: Path) -> None:
    folder(tmp_path / "ngoai", b=article())
    (tmp_path / "kho").mkdir()
    (tmp_path / "kho/articles").symlink_to(tmp_path / "ngoai")
    assert len(content.load(tmp_path / "kho").entries) == 1


def test_a_file_in_the_place_of_the_articles_is_told(tmp_path: Path) -> None:
    (tmp_path / "articles").write_text(article())
    assert told(tmp_path) == [
        f"articles:1:1: stray-file: tệp “articles” không phải .md, không được đọc; {MOVE}"
    ]


def test_strays_do_not_hide_what_else_is_wrong(tmp_path: Path) -> None:
    root = folder(tmp_path, articles__b=article(extra="bylin: A\n"))
    (root / "articles/a.txt").touch()
    assert [line.split(": ")[:2] for line in told(root)] == [
        ["articles/a.txt:1:1", "stray-file"],
        ["articles/b.md:9:1", "unknown-key"],
    ]
