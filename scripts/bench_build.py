"""Measure builds beside Hugo, Pagefind, Eleventy and plain Pelican, interleaved: `make bench`.

Alone: `python scripts/bench_build.py`. It prints tables and keeps nothing. All build the same
articles into the same lists of 24, as far as each can; `peers` says what is left out.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click

from peers import archive as archives
from peers import count
from peers.archive import KINDS, Archive, Text
from peers.generators import (
    Generator,
    MissingError,
    khobao,
    pagefind,
    with_eleventy,
    with_hugo,
    with_pelican,
)
from peers.measure import CommandError, Measure, median, run

SCRIPTS = Path(__file__).resolve().parent
STEPS = ("cold", "unchanged", "text", "title")
COLUMNS = ("Kho Báo", "Hugo", "Hugo + Pagefind", "Eleventy", "Pelican")
PAGES_ALONE = "Kho Báo, pages"
"""Kho Báo without its search index: in the table, its pages' cold build."""

ROWS = {
    "cold build of pages": "cold",
    "cold build of everything": "cold",
    "one article's text edited": "text",
    "its title edited": "title",
    "nothing changed": "unchanged",
}
NONE = "–"


@dataclass
class Measures:
    """What was measured, by generator and step; and the pages of each site, by kind."""

    taken: dict[tuple[str, str], list[Measure]] = field(default_factory=dict)
    pages: dict[str, Mapping[str, int]] = field(default_factory=dict)

    def add(self, name: str, step: str, measure: Measure) -> None:
        self.taken.setdefault((name, step), []).append(measure)
        click.echo(f"  {name}, {step}: {measure}", err=True)

    def cell(self, name: str, step: str) -> str:
        taken = self.taken.get((name, step))
        return str(median(taken)) if taken else NONE


def measured(
    generator: Generator, folder: Path, text: Text, number: int, steps: Sequence[str]
) -> Iterator[tuple[str, Measure]]:
    """Yield what each step of a round takes: its name and measure. A round begins cold."""
    generator.put(folder, text)
    for left in (generator.output, *generator.kept):
        shutil.rmtree(folder / left, ignore_errors=True)
    for step in steps:
        if step == "text":
            generator.put(folder, text.reworded(number))
        elif step == "title":
            generator.put(folder, text.reworded(number).retitled(number))
        yield step, run(generator.command, folder, generator.env)


def rounds(
    generators: Sequence[Generator], folder: Path, archive: Archive, runs: int, steps: Sequence[str]
) -> Measures:
    """Return the measures of all generators by turns, each round beginning with another."""
    found = Measures()
    text = archive.texts[len(archive.texts) // 2]
    for generator in generators:
        generator.write(archive, folder / generator.name)
    for number in range(1, runs + 1):
        first = number % len(generators)
        for generator in (*generators[first:], *generators[:first]):
            home = folder / generator.name
            own = steps[:1] if generator.name == PAGES_ALONE else steps
            try:
                for step, measure in measured(generator, home, text, number, own):
                    found.add(generator.name, step, measure)
                    if generator.name == "Hugo":
                        add_pagefind(found, step, measure, home / generator.output)
            except CommandError as error:  # the others' figures count all the same
                click.echo(str(error), err=True)
            found.pages[generator.name] = count.pages(home / generator.output)
    return found


def add_pagefind(found: Measures, step: str, built: Measure, output: Path) -> None:
    """Index Hugo's site, as after each of its builds."""
    try:
        command = pagefind(output)
    except MissingError:
        return
    index = run(command, output)
    shutil.rmtree(output / "pagefind")
    found.add("Hugo + Pagefind", step, built + index)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]
    return "\n".join(lines)


def times(found: Measures) -> str:
    """Return the table of times."""
    return table(["", *COLUMNS], [[row, *cells(found, row, step)] for row, step in ROWS.items()])


def cells(found: Measures, row: str, step: str) -> Iterator[str]:
    """Yield a row's cells; what a generator has no such build for is left out."""
    for name in COLUMNS:
        if row == "cold build of everything" and name in ("Hugo", "Eleventy", "Pelican"):
            yield NONE
        elif row == "cold build of pages" and name == "Kho Báo":
            yield found.cell(PAGES_ALONE, step)
        elif row == "cold build of pages" and name == "Hugo + Pagefind":
            yield NONE
        else:
            yield found.cell(name, step)


def pages(found: Measures) -> str:
    """Return the table of pages by kind."""
    names = [name for name in COLUMNS if name in found.pages]
    kinds = ("bai", *KINDS, "index", count.OTHER)
    rows = [[kind, *(str(found.pages[name].get(kind, 0)) for name in names)] for kind in kinds]
    rows.append(["", *(str(sum(found.pages[name].values())) for name in names)])
    return table(["pages", *names], rows)


@contextmanager
def working_folder(work: Path | None) -> Iterator[Path]:
    """Give a folder that goes in the end, below `work` if it is given."""
    with ExitStack() as held:
        folder = Path(tempfile.mkdtemp(prefix="khobao-", dir=work))
        held.callback(shutil.rmtree, folder)
        yield folder


def installed(content: Path, folder: Path, only: Sequence[str]) -> list[Generator]:
    """Return the generators that are here, all or these alone; tells which are missing."""
    makers = {
        PAGES_ALONE: lambda: khobao(content, script="build_pages.py", name=PAGES_ALONE),
        "Kho Báo": lambda: khobao(content),
        "Hugo": with_hugo,
        "Eleventy": lambda: with_eleventy(folder / "npm"),
        "Pelican": with_pelican,
    }
    found = []
    for name, make in makers.items():
        if only and not name.startswith(tuple(only)):
            continue
        try:
            found.append(make())
        except MissingError as error:
            click.echo(str(error), err=True)
    return found


@click.command(help=__doc__)
@click.option("--articles", default=10_000, show_default=True)
@click.option("--words", default=650, show_default=True)
@click.option("--runs", default=3, show_default=True, help="The median counts.")
@click.option(
    "--content", type=click.Path(path_type=Path), help="An archive that is there already."
)
@click.option("--work", type=click.Path(path_type=Path), help="Where to build, if not in TMPDIR.")
@click.option(
    "--only", multiple=True, type=click.Choice(["Kho Báo", "Hugo", "Eleventy", "Pelican"])
)
@click.option("--cold", is_flag=True, help="Cold builds alone.")
def main(
    articles: int,
    words: int,
    runs: int,
    content: Path | None,
    work: Path | None,
    only: tuple[str, ...],
    cold: bool,
) -> None:
    """Print the tables."""
    with working_folder(work) as folder:
        if content is None:
            content = folder / "content"
            command = [sys.executable, SCRIPTS / "make_demo.py", "--articles", articles]
            command += ["--words", words, "--content", content]
            subprocess.run(list(map(str, command)), check=True, stdout=subprocess.DEVNULL)
        archive = archives.load(content)
        generators = installed(content, folder, only)
        found = rounds(generators, folder, archive, runs, STEPS[:1] if cold else STEPS)
        click.echo(f"{len(archive.texts)} bài, trung vị của {runs} lần\n")
        click.echo(f"{times(found)}\n\n{pages(found)}")


if __name__ == "__main__":
    main()
