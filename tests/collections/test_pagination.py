import pytest

from khobao.collections import Leaf, paginate


@pytest.mark.parametrize(
    ("items", "pages"),
    [
        ("", [Leaf(1, 1, "")]),
        ("ab", [Leaf(1, 1, "ab")]),
        ("abc", [Leaf(1, 1, "abc")]),
        ("abcd", [Leaf(1, 2, "abc"), Leaf(2, 2, "d")]),
        ("abcdefg", [Leaf(1, 3, "abc"), Leaf(2, 3, "def"), Leaf(3, 3, "g")]),
    ],
)
def test_a_list_is_cut_into_pages(items, pages):
    assert list(paginate(items, 3)) == pages
