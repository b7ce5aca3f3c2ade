"""Every page is valid HTML, by html-validate's own set of rules.

Beside its set there is no style element, which the policy would refuse. `long-title` is off:
a headline is never cut, and no standard asks for 70 characters.
"""

import json
import subprocess
from pathlib import Path
from shutil import which

import pytest

from khobao.site.build import build
from tests.site.making import FIXTURE, SETTINGS

VALIDATOR = SETTINGS.parent / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
CONFIG = Path(__file__).with_name("html-validate.json")


def findings(folder: Path, tmp_path: Path) -> list[tuple[str, int, str, str]]:
    """Return what is wrong below a folder: page, line, rule, message."""
    node = which("node")
    if node is None or not VALIDATOR.is_file():
        pytest.skip("no html-validate: run make setup")
    told = tmp_path / "told.json"
    command = [node, VALIDATOR, "--config", CONFIG, "--max-warnings", "0"]
    options = ["--ext", "html", "--formatter", f"json={told}"]
    done = subprocess.run([*command, *options, folder], capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return [
        (
            Path(file["filePath"]).relative_to(folder).as_posix(),
            one["line"],
            one["ruleId"],
            one["message"],
        )
        for file in json.loads(told.read_text(encoding="utf-8"))
        for one in file["messages"]
    ]


def test_every_page_is_valid(tmp_path):
    build(SETTINGS, FIXTURE, tmp_path / "o")
    assert findings(tmp_path / "o", tmp_path) == []


def test_the_validator_finds_what_is_wrong(tmp_path):
    page = '<!DOCTYPE html>\n<html lang="vi"><head><title>x</title></head><p style="">x</html>\n'
    (tmp_path / "x.html").write_text(page, encoding="utf-8")
    assert "no-inline-style" in {rule for _, _, rule, _ in findings(tmp_path, tmp_path)}
