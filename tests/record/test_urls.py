"""The archive's addresses."""

import pytest

from khobao.record import urls


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (urls.article("a0845b4c7625", "phat-dong"), "bai/a0845b4c7625-phat-dong/"),
        (urls.province("bac-giang"), "tinh/bac-giang/"),
        (urls.tag("Dân vận khéo"), "chu-de/dan-van-kheo/"),
        (urls.year(2018), "nam/2018/"),
        (urls.year(938), "nam/0938/"),
        (urls.month(2018, 3), "nam/2018/03/"),
        (urls.page("chu-de/t3/", 1), "chu-de/t3/"),
        (urls.page("chu-de/t3/", 2), "chu-de/t3/trang/2/"),
        (urls.page("", 2), "trang/2/"),
    ],
)
def test_addresses_are_folders_in_ascii(url: str, expected: str) -> None:
    assert url == expected


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("", "index.html"),
        ("nam/2018/", "nam/2018/index.html"),
        ("atom.xml", "atom.xml"),
    ],
)
def test_a_folder_is_answered_by_its_index(url: str, path: str) -> None:
    assert urls.save_as(url) == path
