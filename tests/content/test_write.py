"""Whole files or nothing, by one writer at a time."""

import subprocess
import sys

import pytest

from khobao.content import write
from khobao.content.write import BusyError


def test_what_stands_there_already_is_not_written(tmp_path):
    path = tmp_path / "a" / "b.md"
    assert write.save(path, b"x")
    assert not write.save(path, b"x")
    assert write.save(path, b"y")
    assert path.read_bytes() == b"y"


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_a_write_that_is_broken_off_leaves_the_old_file_and_no_other(tmp_path, monkeypatch, error):
    path = tmp_path / "a.md"
    write.save(path, b"x")

    def broken(self, target):
        raise error

    monkeypatch.setattr(type(path), "replace", broken)
    with pytest.raises(error):
        write.save(path, b"y")
    assert [one.name for one in tmp_path.iterdir()] == ["a.md"]
    assert path.read_bytes() == b"x"


def test_what_a_killed_writer_left_is_taken_away(tmp_path):
    left = tmp_path / "articles" / ".a.md.part"
    left.parent.mkdir()
    left.write_bytes(b"nua ch")
    with write.alone(tmp_path):
        assert not left.exists()


def test_a_second_writer_is_told_to_wait(tmp_path):
    code = (
        "import sys, pathlib\n"
        "from khobao.content import write\n"
        "with write.alone(pathlib.Path(sys.argv[1])):\n"
        "    print('held', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, tmp_path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(BusyError, match="một lần nhập khác đang chạy"), write.alone(tmp_path):
            pass
        other.kill()
        other.wait()
        with write.alone(tmp_path):
            pass
