"""`make bench`: the table of the search beside Pagefind."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_table_has_both_searches_side_by_side():
    command = [sys.executable, "scripts/bench_search.py", "--articles", "40", "--sizes"]
    env = os.environ | {"PYTHONPATH": f"{ROOT / 'plugins'}{os.pathsep}{ROOT}"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    said, head, _, *rows = done.stdout.splitlines()
    assert said.startswith("3") or said.startswith("4")
    assert [cell.strip() for cell in head.split("|")[2:4]] == ["Pagefind 1.6", "Kho Báo"]
    assert [row.split("|")[1].strip() for row in rows] == [
        "index build, cold",
        "after one edit",
        "of it, reading the cache",
        "after one that moves all words",
        "bytes on disk",
        "gzipped",
        "files",
    ]
