import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "setup_python.sh"


def python(*, new_enough=True, has_venv=True):
    """A stand-in for Python that answers what the script asks of one."""
    return f"""#!/bin/sh
case "$*" in
  *version_info?\\<*) exit {0 if new_enough else 1} ;;
  *ensurepip*) exit {0 if has_venv else 1} ;;
  *print*) echo python3.11-venv ;;
  *) echo "$(basename "$0") $*" ;;
esac
"""


@pytest.fixture
def setup(tmp_path):
    """Run the script in an empty folder where PATH holds only the Pythons given."""
    bin_folder = tmp_path / "kho báo bin"
    bin_folder.mkdir()
    for tool in ("cat", "basename"):
        (bin_folder / tool).symlink_to(shutil.which(tool))

    def run(pythons, **env):
        for name, text in pythons.items():
            path = bin_folder / name
            path.write_text(text)
            path.chmod(0o755)
        return subprocess.run(
            [shutil.which("sh"), SCRIPT],
            cwd=tmp_path,
            env={"PATH": str(bin_folder), **env},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_takes_the_newest_python_by_name(setup):
    done = setup({"python3": python(), "python3.12": python(), "python3.11": python()})
    assert done.stdout == "python3.12 -m venv --clear .venv\n"


def test_passes_over_a_name_that_leads_to_no_python(setup):
    shim = "#!/bin/sh\necho 'python3.13: command not found' >&2\nexit 127\n"
    done = setup({"python3.13": shim, "python3": python()})
    assert (done.stdout, done.stderr) == ("python3 -m venv --clear .venv\n", "")


def test_passes_over_a_python_that_is_too_old(setup):
    done = setup({"python3": python(new_enough=False), "python3.11": python()})
    assert done.stdout == "python3.11 -m venv --clear .venv\n"


def test_passes_over_a_python_without_venv_where_another_has_it(setup):
    done = setup({"python3.12": python(has_venv=False), "python3.11": python()})
    assert done.stdout == "python3.11 -m venv --clear .venv\n"


def test_says_what_to_install_where_venv_is_missing(setup):
    done = setup({"python3": python(has_venv=False)})
    assert done.returncode == 1
    assert "sudo apt install python3.11-venv" in done.stderr


def test_says_what_to_install_where_there_is_no_python(setup):
    done = setup({"python3": python(new_enough=False)})
    assert done.returncode == 1
    assert "Không tìm thấy Python 3.11" in done.stderr
    assert "sudo apt install python3 python3-venv" in done.stderr
    assert "brew install python@3.13" in done.stderr


def test_python_variable_comes_before_all_others(setup, tmp_path):
    mine = tmp_path / "of mine"
    mine.write_text(python())
    mine.chmod(0o755)
    assert setup({"python3.13": python()}, PYTHON=str(mine)).stdout.startswith("of mine -m venv")


def test_a_wrong_python_variable_is_named(setup):
    done = setup({"python3": python()}, PYTHON="/nowhere/python3")
    assert done.returncode == 1
    assert "PYTHON=/nowhere/python3 không chạy được" in done.stderr


def test_the_python_that_runs_the_tests_answers_what_the_script_asks(setup, tmp_path):
    done = setup({}, PYTHON=sys.executable)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / ".venv" / "bin" / "python").exists()
