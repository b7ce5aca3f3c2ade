"""What the editors' guide shows of the terminal is what the terminal shows."""

import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from khobao import content
from khobao.intake import sizes
from khobao.intake.fetch import LARGEST
from scripts.import_articles import STOPPED

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "import_articles.py"
HANDED_IN = ROOT / "tests" / "fixtures" / "nguon"
GUIDE = (ROOT / "docs" / "editing.md").read_text("utf-8")


def shown(command):
    """Return what the guide shows below a command."""
    block = re.search(
        rf"^( *)```\n\1\$ {re.escape(command)}\n(.*?)^\1```", GUIDE, re.DOTALL | re.MULTILINE
    )
    return textwrap.dedent(block[2])


def run(root, *options):
    return subprocess.run(
        [sys.executable, SCRIPT, "--from", "nguon", "--content", root, *options],
        cwd=root.parent,
        capture_output=True,
        text=True,
        check=False,
    ).stdout


@pytest.fixture
def root(tmp_path):
    shutil.copytree(HANDED_IN, tmp_path / "nguon")
    return tmp_path / "kho"


def test_the_first_import_is_shown_as_it_is(root):
    assert run(root) == shown("make import FROM=nguon")


def test_the_codes_and_their_evidence_are_shown_as_they_are(root):
    run(root)
    assert shown("make import FROM=nguon EXPLAIN=1") in run(root, "--explain")


def test_what_the_guide_has_corrected_stays_so(root):
    run(root)
    entry = next(one for one in content.load(root).entries if "Sơn Động" in one.article.title)
    path = Path(entry.path)
    text = path.read_text("utf-8")
    text = text.replace("source: null", "source: {name: Báo Bắc Giang}")
    for code in ("province-by-district", "source-missing", "byline-by-shape"):
        text = text.replace(f"- {code}\n", "")
    path.write_text(text, "utf-8")
    assert "3 không đổi" in run(root)
    assert path.read_text("utf-8") == text


def test_the_line_of_ctrl_c_is_the_program_s():
    assert STOPPED in GUIDE


def test_the_limits_are_the_program_s():
    assert f"{LARGEST // 2**20} MB" in GUIDE
    assert f"{sizes.LONGEST:,}".replace(",", ".") in GUIDE
