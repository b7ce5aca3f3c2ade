"""Time the verbs on an invented archive: `make bench`. Medians of whole processes."""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

SCRIPTS = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Median wall seconds of a command, and the largest process so far in MiB."""

    name: str
    seconds: float
    memory: float

    def __str__(self) -> str:
        return f"{self.name:<34} {self.seconds:>8.2f} s {self.memory:>8.0f} MiB"


def run(script: str, *arguments: object) -> float:
    """Run a script to its end and return its wall seconds; raises if it fails."""
    start = time.perf_counter()
    command = [sys.executable, str(SCRIPTS / script), *map(str, arguments)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def beside_pagefind(articles: int, runs: int) -> str:
    """Return the search's figures beside Pagefind's, on an archive of their own."""
    command = [sys.executable, str(SCRIPTS / "bench_search.py")]
    command += ["--articles", str(articles), "--runs", str(runs)]
    env = os.environ | {"PYTHONPATH": str(SCRIPTS.parent)}
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=env).stdout


def beside_peers(articles: int, runs: int) -> str:
    """Return the tables of builds beside other generators', on an archive of their own."""
    command = [sys.executable, str(SCRIPTS / "bench_build.py")]
    command += ["--articles", str(articles), "--runs", str(runs)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def timed(name: str, script: str, runs: Sequence[Sequence[object]]) -> Timing:
    seconds = [run(script, *arguments) for arguments in runs]
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return Timing(name=name, seconds=statistics.median(seconds), memory=_mebibytes(peak))


def _mebibytes(peak: int) -> float:
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


@click.command()
@click.option("--articles", default=10_000, show_default=True)
@click.option("--runs", default=3, show_default=True)
def main(articles: int, runs: int) -> None:
    """Print a row a verb: making the demo, checking it, building it; then builds and search."""
    folder = Path(tempfile.mkdtemp(prefix="khobao-"))
    try:
        demos = [folder / f"demo-{number}" for number in range(runs)]
        click.echo(f"{articles} bài giả lập, trung vị của {runs} lần")
        made = [("--articles", articles, "--content", demo) for demo in demos]
        click.echo(timed("make demo", "make_demo.py", made))
        checked = [("--content", demo) for demo in demos]
        click.echo(timed("make check", "check_content.py", checked))
        built = [
            ("--content", demos[0], "--output", folder / f"out-{number}") for number in range(runs)
        ]
        click.echo(timed("make build, cold", "build_site.py", built))
        click.echo(beside_peers(articles, runs))
        click.echo(beside_pagefind(articles, runs))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
