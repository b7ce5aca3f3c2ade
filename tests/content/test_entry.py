"""An article file, read."""

from khobao.content.read import read_article
from tests.content.making import ID, OTHER, article, folder


def test_entries_that_are_equal_have_one_hash_and_count_once(tmp_path):
    root = folder(tmp_path, a=article(ID), b=article(OTHER))
    first, again, other = (read_article(root / name) for name in ("a.md", "a.md", "b.md"))
    assert first == again
    assert list(dict.fromkeys([first, other, again])) == [first, other]
