"""What was fetched is fetched once, whatever interrupts a list of addresses."""

from datetime import date

import pytest

from khobao.intake.downloads import Downloads
from khobao.intake.fetch import Fetched, FetchError

URL = "https://a.vn/bài-1"
DAY = date(2026, 1, 2)


class Web:
    """Answers each address once more than it's told to fail, and notes what it was asked."""

    def __init__(self, failing=()):
        self.asked = []
        self.failing = set(failing)

    def get(self, url):
        self.asked.append(url)
        if url in self.failing:
            raise FetchError("máy chủ trả lời 404")
        return Fetched(url=f"{url}?x=1", data=f"trang {len(self.asked)}".encode(), day=DAY)


def test_a_page_is_fetched_once_and_comes_back_as_it_was(tmp_path):
    web = Web()
    first = Downloads(tmp_path, web).get(URL)
    assert Downloads(tmp_path, web).get(URL) == first
    assert web.asked == [URL]


def test_what_failed_is_not_asked_for_again_in_one_run_but_in_the_next(tmp_path):
    web = Web(failing=[URL])
    downloads = Downloads(tmp_path, web)
    for _ in range(2):
        with pytest.raises(FetchError, match="404"):
            downloads.get(URL)
    assert web.asked == [URL]
    with pytest.raises(FetchError):
        Downloads(tmp_path, web).get(URL)
    assert web.asked == [URL, URL]


def test_anew_each_page_is_fetched_once_more_and_kept(tmp_path):
    web = Web()
    Downloads(tmp_path, web).get(URL)
    downloads = Downloads(tmp_path, web, anew=True)
    assert [downloads.get(URL).data for _ in range(2)] == [b"trang 2", b"trang 2"]
    assert Downloads(tmp_path, web).get(URL).data == b"trang 2"
    assert web.asked == [URL, URL]


def test_a_damaged_copy_is_fetched_again(tmp_path):
    web = Web()
    Downloads(tmp_path, web).get(URL)
    (kept,) = tmp_path.glob("*.gz")
    kept.write_bytes(kept.read_bytes()[:20])
    assert Downloads(tmp_path, web).get(URL).data == b"trang 2"


def test_git_leaves_the_copies_alone(tmp_path):
    Downloads(tmp_path, Web()).get(URL)
    assert (tmp_path / ".gitignore").read_text() == "*\n"
