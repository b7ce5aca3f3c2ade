"""The theme's modules in node: one process answers each line of JSON with a line of JSON."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

import pytest

ROOT = Path(__file__).parents[2]


class Node:
    """A running script; `ask` sends it one value and gives back its answer."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def ask(self, value: object) -> object:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(value) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        assert answer, f"node stopped at {value!r}"
        return json.loads(answer)


@contextmanager
def running(script: str, *arguments: Path) -> Iterator[Node]:
    """Run a script of this folder for as long as the block lasts."""
    node = which("node")
    if node is None:
        pytest.fail("node is missing: run `make test`, which sets it up")
    command = [node, ROOT / "tests" / "search" / script, *arguments]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        try:
            yield Node(process)
        finally:
            process.kill()
