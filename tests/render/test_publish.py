import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from khobao.render import publish as module
from khobao.render.publish import MARK, PublishError, publish


def make(output, text="new"):
    with publish(output) as staging:
        (staging / "index.html").write_text(text)


def fail(output):
    with publish(output) as staging:
        (staging / "index.html").write_text("half")
        raise ValueError("kaput")


def served(output):
    return (output / "index.html").read_text()


@pytest.fixture(params=["exchange", "two renames"])
def way(request, monkeypatch):
    if request.param == "two renames":
        monkeypatch.setattr(module, "_exchange", lambda one, other: False)


@pytest.mark.usefixtures("way")
def test_a_new_folder_takes_the_place_of_the_old(tmp_path):
    output = tmp_path / "a place" / "output"
    make(output, "old")
    (output / "gone.html").touch()
    make(output, "new")
    assert served(output) == "new"
    assert sorted(path.name for path in output.iterdir()) == [MARK, "index.html"]
    assert list(output.parent.iterdir()) == [output]


def test_an_empty_folder_is_replaced(tmp_path):
    (tmp_path / "output").mkdir()
    make(tmp_path / "output")
    assert served(tmp_path / "output") == "new"


def test_a_failure_leaves_the_old_folder_and_nothing_else(tmp_path):
    output = tmp_path / "output"
    make(output, "old")
    with pytest.raises(ValueError, match="kaput"):
        fail(output)
    assert served(output) == "old"
    assert list(tmp_path.iterdir()) == [output]


def test_a_stranger_s_folder_is_refused_and_kept(tmp_path):
    output = tmp_path / "output"
    output.mkdir()
    (output / "thesis.txt").write_text("mine")
    with pytest.raises(PublishError, match="không do Kho Báo dựng"), publish(output):
        pytest.fail("nothing may be built")
    assert (output / "thesis.txt").read_text() == "mine"


def test_a_file_in_the_place_is_refused(tmp_path):
    (tmp_path / "output").write_text("mine")
    with pytest.raises(PublishError, match="không phải thư mục"), publish(tmp_path / "output"):
        pytest.fail("nothing may be built")


def test_a_folder_that_holds_the_sources_is_refused(tmp_path):
    content = tmp_path / "content"
    content.mkdir()
    (tmp_path / MARK).touch()
    with pytest.raises(PublishError, match="chứa"), publish(tmp_path, sources=[content]):
        pytest.fail("nothing may be built")
    assert content.is_dir()


@pytest.mark.parametrize("place", ["", "images", "a/b"])
def test_an_output_inside_a_folder_it_must_stay_out_of_is_refused(tmp_path, place):
    content = tmp_path / "content"
    content.mkdir()
    with (
        pytest.raises(PublishError, match="nằm trong"),
        publish(content / place, apart=[content]),
    ):
        pytest.fail("nothing may be built")
    assert list(content.iterdir()) == []


def test_what_a_killed_build_left_is_cleared(tmp_path):
    output, staging = tmp_path / "output", tmp_path / ".output.staging"
    make(output, "old")
    staging.mkdir()
    (staging / MARK).touch()
    (staging / "index.html").write_text("half")
    make(output, "new")
    assert served(output) == "new"
    assert list(tmp_path.iterdir()) == [output]


def test_a_build_killed_between_two_renames_gives_the_old_folder_back(tmp_path):
    output = tmp_path / "output"
    make(output, "old")
    output.rename(tmp_path / ".output.old")
    with pytest.raises(ValueError, match="kaput"):
        fail(output)
    assert served(output) == "old"
    assert list(tmp_path.iterdir()) == [output]


def test_a_stranger_s_folder_of_the_staging_name_is_kept(tmp_path):
    staging = tmp_path / ".output.staging"
    staging.mkdir()
    (staging / "mine.txt").touch()
    with pytest.raises(PublishError, match="dời"), publish(tmp_path / "output"):
        pytest.fail("nothing may be built")
    assert (staging / "mine.txt").exists()


def test_a_link_to_a_folder_keeps_pointing_to_it(tmp_path):
    make(tmp_path / "real", "old")
    (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    make(tmp_path / "link", "new")
    assert served(tmp_path / "real") == "new"
    assert (tmp_path / "link").is_symlink()


def audited(build, kill_at=None):
    """Build in a process of its own, killed before its nth step on the disk.

    Return how many such steps it took, or None if it was killed.
    """
    count, counted = 0, os.pipe()
    child = os.fork()
    if child:
        os.close(counted[1])
        told = os.read(counted[0], 20)
        os.close(counted[0])
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
        return int(told) if told else None

    def step(event, _):
        nonlocal count
        if event.startswith(("os.", "open", "shutil.", "fcntl.", "ctypes.call")):
            count += 1
            if count - 1 == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(step)
    try:
        build()
        os.write(counted[1], str(count).encode())
        os._exit(0)
    finally:
        os._exit(1)


def site(output, text):
    with publish(output) as staging:
        for page in ("index.html", "a/index.html", "a/b/index.html"):
            (staging / page).parent.mkdir(exist_ok=True)
            (staging / page).write_text(text)


def whole(output):
    """Return the text that every page of a site has."""
    (text,) = {path.read_text() for path in output.rglob("*.html")}
    assert len(list(output.rglob("*.html"))) == 3
    return text


def test_a_build_killed_at_any_step_leaves_one_whole_site_and_the_next_is_right(tmp_path):
    output = tmp_path / "output"
    site(output, "old")
    steps = audited(lambda: site(tmp_path / "counted" / "output", "new")) + 20
    left = set()
    for step in range(steps):
        audited(lambda: site(output, "new"), kill_at=step)
        left.add(whole(output))
        site(output, "old")
        assert whole(output) == "old"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["counted", "output"]
    assert left == {"old", "new"}


def test_without_an_exchange_a_kill_leaves_a_whole_site_once_the_next_build_begins(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(module, "_exchange", lambda one, other: False)
    output = tmp_path / "output"
    site(output, "old")
    steps = audited(lambda: site(tmp_path / "counted" / "output", "new")) + 20
    for step in range(steps):
        audited(lambda: site(output, "new"), kill_at=step)
        with pytest.raises(ValueError, match="kaput"):
            fail(output)
        assert whole(output) in ("old", "new")
        site(output, "old")
        assert whole(output) == "old"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["counted", "output"]


def refused(output, files, number):
    with publish(output) as staging:
        for name in range(files):
            (staging / f"{name}.html").touch()
        raise OSError(number, os.strerror(number).lower(), f"{staging}/x.html")


REFUSALS = [
    (errno.ENOSPC, "đĩa đầy; hãy dọn bớt"),
    (errno.EDQUOT, "hết phần đĩa"),
    (errno.EROFS, "chỉ cho đọc"),
    (errno.EACCES, "không có quyền"),
    (errno.EIO, "kiểm tra đĩa"),
    (errno.EXDEV, "cross-device"),
]


@pytest.mark.parametrize(("number", "told"), REFUSALS)
@pytest.mark.parametrize("files", [0, 1, 2])
def test_what_the_system_refuses_is_told_and_leaves_the_old_site(tmp_path, files, number, told):
    output = tmp_path / "output"
    make(output, "old")
    with pytest.raises(PublishError, match=told) as caught:
        refused(output, files, number)
    assert str(caught.value).startswith(f"{output}: ")
    assert served(output) == "old"
    assert list(tmp_path.iterdir()) == [output]


@pytest.mark.usefixtures("way")
def test_a_swap_that_is_refused_leaves_the_old_site(tmp_path, monkeypatch):
    output = tmp_path / "output"
    make(output, "old")
    rename = Path.rename

    def refused(path, target):
        if path.name.endswith(".staging"):
            raise OSError(errno.ENOSPC, "full")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refused)
    monkeypatch.setattr(module, "_exchange", lambda one, other: False)
    with pytest.raises(PublishError, match="đĩa đầy"):
        make(output, "new")
    assert served(output) == "old"
    assert list(tmp_path.iterdir()) == [output]


def test_an_old_site_that_cannot_be_removed_is_a_warning(tmp_path, monkeypatch, caplog):
    output = tmp_path / "output"
    make(output, "old")
    (output / "a").mkdir()

    def refused(path):
        raise OSError(errno.EACCES, "no", path)

    with monkeypatch.context() as patch:
        patch.setattr(module.shutil, "rmtree", refused)
        make(output, "new")
    assert served(output) == "new"
    assert "bản cũ chưa xóa hết được: không có quyền" in caplog.text
    make(output, "newer")
    assert list(tmp_path.iterdir()) == [output]


def unprivileged():
    """Give up root's power to write where the mode forbids it, for a process to be started."""
    if os.geteuid() == 0:
        import ctypes

        drop_from_bounding_set, dac_override = 24, 1
        assert ctypes.CDLL(None).prctl(drop_from_bounding_set, dac_override) == 0


PUBLISH = """\
import sys
from pathlib import Path
from khobao.render.publish import PublishError, publish
try:
    with publish(Path(sys.argv[1])) as staging:
        (staging / "index.html").write_text(sys.argv[2])
except PublishError as error:
    sys.exit(str(error))
"""


@pytest.mark.parametrize("place", ["output", "."])
def test_a_folder_that_cannot_be_written_is_told_and_left(tmp_path, place):
    output = tmp_path / "output"
    make(output, "old")
    (tmp_path / place).chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-c", PUBLISH, output, "new"],
        check=False,
        capture_output=True,
        text=True,
        preexec_fn=unprivileged,
    )
    (tmp_path / place).chmod(0o755)
    assert done.returncode == 1
    assert done.stderr.startswith(f"{tmp_path / place}: không có quyền")
    assert len(done.stderr.splitlines()) == 1
    assert served(output) == "old"
    assert list(tmp_path.iterdir()) == [output]


HOLD = """\
import sys, time
from pathlib import Path
from khobao.render.publish import publish
with publish(Path(sys.argv[1])) as staging:
    (staging / "index.html").write_text("held")
    print("building", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def holder(tmp_path):
    """Another process that is building, until it's told to end."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path / "output"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        process.stdout.readline()
        yield process
        process.kill()


def test_a_second_build_says_at_once_whom_it_waits_for_and_then_goes_on(tmp_path, holder):
    output = tmp_path / "output"
    waiting = subprocess.Popen(
        [sys.executable, "-c", PUBLISH, output, "second"],
        stderr=subprocess.PIPE,
        text=True,
    )
    said = waiting.stderr.readline()
    assert f"(tiến trình {holder.pid}, từ " in said
    assert said.endswith("; đợi nó xong…\n")
    assert not output.exists()
    holder.communicate("\n")
    assert waiting.communicate()[1] == ""
    assert waiting.returncode == 0
    assert served(output) == "second"
    assert list(tmp_path.iterdir()) == [output]


def test_a_killed_holder_leaves_no_lock(tmp_path, holder, caplog):
    holder.kill()
    holder.wait()
    make(tmp_path / "output", "next")
    assert caplog.text == ""
    assert list(tmp_path.iterdir()) == [tmp_path / "output"]


def test_a_waiting_build_goes_on_when_the_holder_is_killed(tmp_path, holder):
    with subprocess.Popen(
        [sys.executable, "-c", PUBLISH, tmp_path / "output", "second"],
        stderr=subprocess.PIPE,
        text=True,
    ) as waiting:
        waiting.stderr.readline()
        holder.kill()
    assert waiting.returncode == 0
    assert served(tmp_path / "output") == "second"


def test_builds_into_two_places_side_by_side_do_not_wait(tmp_path, holder, caplog):
    make(tmp_path / "other", "mine")
    assert caplog.text == ""
    assert served(tmp_path / "other") == "mine"


@pytest.mark.parametrize("name", [".output.lock", ".output.old", ".output.staging"])
def test_a_stranger_s_file_of_a_name_that_a_build_needs_is_kept(tmp_path, name):
    (tmp_path / name).write_text("mine")
    with pytest.raises(PublishError, match=r"\.output\.\w+: .*dời"), publish(tmp_path / "output"):
        pytest.fail("nothing may be built")
    assert (tmp_path / name).read_text() == "mine"
    assert list(tmp_path.iterdir()) == [tmp_path / name]


def test_a_link_of_the_staging_name_is_kept(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / ".output.staging").symlink_to(tmp_path / "mine")
    with pytest.raises(PublishError, match="dời"), publish(tmp_path / "output"):
        pytest.fail("nothing may be built")
    assert (tmp_path / "mine").is_dir()


def test_four_builds_at_once_end_as_one_after_the_other(tmp_path):
    output = tmp_path / "output"
    started = [
        subprocess.Popen([sys.executable, "-c", PUBLISH, output, str(n)], stderr=subprocess.PIPE)
        for n in range(4)
    ]
    for one in started:
        one.communicate()
    assert [one.returncode for one in started] == [0] * 4
    assert served(output) in "0123"
    assert list(tmp_path.iterdir()) == [output]
