"""A disk that is full or read-only: the old site stays whole, and the message has the cure."""

import os
import resource
import shutil
import subprocess
import sys

import pytest

from khobao.site.build import build
from tests.site.making import SETTINGS, article, content, files

SCRIPT = SETTINGS.parent / "scripts" / "build_site.py"
ADDRESS = "https://kho.example.vn"
"""With it, most pages are other than without."""

PAGE = os.sysconf("SC_PAGE_SIZE")
KEPT = "; trang đang có được giữ nguyên"


def run(root, output, cache, **more):
    """Build with another address, so that most pages are new."""
    command = [sys.executable, SCRIPT, "--content", root, "--output", output]
    return subprocess.run(
        [*command, "--siteurl", ADDRESS],
        env=os.environ | {"KHOBAO_CACHE": str(cache)},
        capture_output=True,
        text=True,
        check=False,
        **more,
    )


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return content(tmp_path_factory.mktemp("content") / "c", article())


@pytest.fixture(scope="module")
def old(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("old") / "o"
    build(SETTINGS, root, folder)
    return files(folder)


@pytest.fixture(scope="module")
def new(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("new") / "o"
    build(SETTINGS, root, folder, ADDRESS)
    return files(folder)


@pytest.fixture
def disk(tmp_path):
    """A disk of its own, where the system lets one be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not shutil.which("mount") or sys.platform != "linux":
        pytest.skip("no disk can be mounted")
    mounting = ["mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", folder]
    if subprocess.run(mounting, check=False, capture_output=True).returncode:
        pytest.skip("no disk may be mounted")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


def fill(disk, left):
    """Leave so many bytes of a disk free."""
    free = shutil.disk_usage(disk).free
    with (disk / "other").open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, free - left)


def needed(old, new):
    """Return how many bytes of a disk the files take that are new."""
    changed = [data for path, data in new.items() if old.get(path) != data]
    return sum(-(-len(data) // PAGE) * PAGE for data in changed)


@pytest.mark.parametrize("share", [0, 0.5, 0.98])
def test_a_disk_that_fills_while_building_leaves_the_old_site(
    tmp_path, root, old, new, disk, share
):
    output = disk / "o"
    build(SETTINGS, root, output)
    fill(disk, int(needed(old, new) * share) // PAGE * PAGE)
    done = run(root, output, tmp_path / "cache")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{output}: đĩa đầy; hãy dọn bớt hay chọn đĩa khác rồi chạy lại{KEPT}\n"
    assert files(output) == old
    assert {path.name for path in disk.iterdir()} - {".o.spare"} == {"o", "other"}
    (disk / "other").unlink()
    build(SETTINGS, root, output, ADDRESS)
    assert files(output) == new
    assert {path.name for path in disk.iterdir()} - {".o.spare"} == {"o"}


def test_a_disk_that_is_mounted_read_only_is_told(tmp_path, root, old, disk):
    output = disk / "o"
    build(SETTINGS, root, output)
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    done = run(root, output, tmp_path / "cache")
    assert done.returncode == 1
    assert done.stderr == f"{disk}: đĩa chỉ cho đọc; hãy chọn nơi ghi được{KEPT}\n"
    assert files(output) == old


def test_a_full_disk_under_the_cache_alone_is_a_warning(tmp_path, root, new, disk):
    fill(disk, PAGE)
    done = run(root, tmp_path / "o", disk / "cache")
    assert done.returncode == 0
    (warned,) = done.stderr.splitlines()
    assert warned.startswith(f"Lưu ý: {disk / 'cache'}")
    assert "đĩa đầy" in warned
    assert files(tmp_path / "o") == new


@pytest.mark.parametrize("largest", [0, 3000, 30_000])
def test_a_file_larger_than_the_system_allows_leaves_the_old_site(
    tmp_path, root, old, new, largest
):
    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    output = tmp_path / "o"
    build(SETTINGS, root, output)
    done = run(root, output, tmp_path / "none", preexec_fn=limit)
    assert done.returncode == 1
    assert f"{output}: tệp lớn quá mức" in done.stderr
    assert done.stderr.endswith(f"(ulimit -f) rồi chạy lại{KEPT}\n")
    assert "Traceback" not in done.stderr
    assert files(output) == old
    build(SETTINGS, root, output, ADDRESS)
    assert files(output) == new
