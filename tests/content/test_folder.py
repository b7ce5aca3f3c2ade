"""Where things stand in a content folder."""

from pathlib import Path, PurePosixPath

import pytest

from khobao.content import folder
from khobao.record import front_matter
from tests.content.making import article


@pytest.mark.parametrize(
    ("date", "province", "expected"),
    [
        ('"2018-10~"', "bac-giang", "articles/bac-giang/2018"),
        ('"2020/2021"', "cao-bang", "articles/cao-bang/2020"),
        ("null", "cao-bang", "articles/cao-bang/khong-ro"),
        ('"2018"', "null", "articles/khong-ro/2018"),
    ],
)
def test_an_article_stands_by_province_and_first_year(
    date: str, province: str, expected: str
) -> None:
    text = article(province=province).replace("date: null", f"date: {date}")
    basis = "unknown" if date == "null" else "stated"
    read = front_matter.loads(text.replace("date_basis: unknown", f"date_basis: {basis}"))
    assert folder.article_folder(read) == PurePosixPath(expected)


def test_a_raw_text_is_named_by_its_hash() -> None:
    assert folder.raw_path(Path("content"), "ab12") == Path("content/raw/ab12.txt")


def test_pictures_are_named_in_the_letters_they_have(tmp_path: Path) -> None:
    for name in ("a.JPG", "2024/b.png"):
        (tmp_path / "images" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "images" / name).touch()
    assert folder.images(tmp_path) == {"images/a.JPG", "images/2024/b.png"}
    assert folder.images(tmp_path / "images") == set()


def test_a_folder_is_listed_by_path_with_what_is_not_read(tmp_path: Path) -> None:
    for name in ("b/c.md", "a.md", "b.md", "b/d.txt", ".gitkeep", ".git/e.md", "b/.f.md.part"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert folder.listing(tmp_path) == folder.Listing(
        files=(tmp_path / "a.md", tmp_path / "b.md", tmp_path / "b/c.md"),
        strays=(tmp_path / "b/d.txt",),
    )
    assert folder.listing(tmp_path / "none") == folder.Listing((), ())
