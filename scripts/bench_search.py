"""Measure the search beside Pagefind, on the same articles in the same run: `make bench`.

Alone: `PYTHONPATH=. python scripts/bench_search.py`. It prints a table and keeps nothing.
"""

from __future__ import annotations

import gzip
import json
import math
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
from playwright.sync_api import Browser, Page, sync_playwright

from counting_host import PACKED, Traffic, served
from khobao import content as contents
from search_engines import ARTICLES, Engine, opened, ours, theirs
from setup_browser import find_browser
from tests.search.judge import Judge, Query, Score, by_kind, mean, queries, score

ROOT = Path(__file__).resolve().parent.parent
PAGEFIND = "@pagefind/*/bin/pagefind_extended"
"""Below node_modules; the lock file has Linux programs alone."""
SETS = ("queries", "queries_apart")
FIRST = 10

# What Pagefind is given of an article's page: headline, text, captions and what it is filed under,
# as Kho Báo's own index has it; not its figures once more, nor other articles' headlines.
BODY = "article.article"
ASIDE = ".figures, .crumbs, .step, .provenance, .citation"
FROM, TO = '<section class="provenance">', "</article>"

FETCHED = ("phrase", "province", "topics", "person", "unaccented", "tones", "spelling")
"""Kinds of labelled queries whose bytes are counted, if they have 2 to 4 syllables."""

REPEATS = 5

SETTLE = 300
"""Milliseconds after opening in which an engine may still fetch what it needs for any query."""


# What is measured.


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """Bytes on the wire of one query in a fresh browser: of code and core, of the ranking, of ten.

    `loose` is what the ranking takes with the words apart as well; None where there is no such.
    """

    code: int
    core: int
    ranking: int
    shown: int
    loose: int | None


def fetched(browser: Browser, address: str, traffic: Traffic, engine: Engine, text: str) -> Fetch:
    traffic.take()
    with opened(browser, address, engine) as page:
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(SETTLE)
        first = [(path, size) for path, size in traffic.take() if not path.endswith("/")]
        code = sum(size for path, size in first if path.endswith(engine.code))
        core = sum(size for _, size in first) - code
        page.evaluate("(query) => find(query, false).then(() => null)", text)
        code, ranking = _told(traffic, engine, code)
        page.evaluate(f"() => show({FIRST})")
        code, shown = _told(traffic, engine, code)
        loose = None
        if engine.name == "Kho Báo":
            page.evaluate("(query) => find(query, true).then(() => null)", text)
            code, more = _told(traffic, engine, code)
            loose = core + ranking + more
    return Fetch(
        code=code, core=core, ranking=core + ranking, shown=core + ranking + shown, loose=loose
    )


def _told(traffic: Traffic, engine: Engine, code: int) -> tuple[int, int]:
    """Return all code so far, and the bytes of the index since the last look."""
    sent = traffic.take()
    late = sum(size for path, size in sent if path.endswith(engine.code))
    return code + late, sum(size for _, size in sent) - late


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An engine's answer to a labelled query: articles in order, milliseconds of warm searches."""

    ids: tuple[str, ...]
    warm: float
    notes: tuple[str, ...]


def asked(page: Page, engine: Engine, text: str, repeats: int) -> Asked:
    call = "(query) => find(query, false)"
    first = page.evaluate(call, text)
    brief = "(query) => find(query, false).then((one) => one.milliseconds)"
    warm = [page.evaluate(brief, text) for _ in range(repeats)]
    ids = tuple(engine.articles[id_] for id_ in first["ids"] if id_ in engine.articles)
    return Asked(ids=ids, warm=statistics.median(warm), notes=tuple(first["notes"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Seconds on the wall and of the processors."""

    wall: float
    processor: float

    def __str__(self) -> str:
        return f"{self.wall:.1f} s ({self.processor:.1f} s CPU)"


def median_of(timings: Sequence[Timing]) -> Timing:
    return Timing(
        wall=statistics.median(one.wall for one in timings),
        processor=statistics.median(one.processor for one in timings),
    )


def run(command: Sequence[object], **options: Any) -> tuple[Timing, str]:
    """Run a command to its end; returns its time and what it printed. Raises if it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    done = subprocess.run(
        list(map(str, command)), check=True, capture_output=True, text=True, cwd=ROOT, **options
    )
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Timing(wall=wall, processor=spent), done.stdout


def size(folder: Path) -> tuple[int, int]:
    """Return a folder's bytes and files."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sum(path.stat().st_size for path in files), len(files)


def packed_size(folder: Path) -> int:
    """Return a folder's bytes with its text gzipped, as a host sends it."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sum(_packed(path) for path in files)


def _packed(path: Path) -> int:
    if path.suffix not in PACKED:
        return path.stat().st_size
    return len(gzip.compress(path.read_bytes(), 9))


# The archive and the two indexes.


def pages_for_pagefind(output: Path, site: Path) -> int:
    """Copy the articles' pages without other articles' headlines; returns how many there are."""
    found = 0
    for path in sorted((output / ARTICLES).glob("*/index.html")):
        page = path.read_text(encoding="utf-8")
        if '<article class="article' not in page:
            continue
        if FROM in page:
            page = f"{page[: page.index(FROM)]}</aside>{page[page.index(TO) :]}"
        target = site / path.relative_to(output)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page, encoding="utf-8")
        found += 1
    return found


def index_by_pagefind(site: Path) -> Timing:
    shutil.rmtree(site / "pagefind", ignore_errors=True)
    program = next((ROOT / "node_modules").glob(PAGEFIND), None)
    if program is None:
        raise click.ClickException("không có Pagefind cho máy này; bản trong tệp khóa là của Linux")
    options = ["--root-selector", BODY, "--exclude-selectors", ASIDE]
    timing, _ = run([program, "--site", site, "--glob", f"{ARTICLES}/**/*.html", *options])
    return timing


def index_by_us(content: Path, output: Path, aside: Path) -> dict[str, Timing]:
    command = [sys.executable, "scripts/time_index.py", "--content", content]
    _, printed = run([*command, "--output", output, "--aside", aside])
    told = json.loads(printed.strip().splitlines()[-1])
    return {name: Timing(**value) for name, value in told.items() if isinstance(value, dict)}


def syllables(text: str) -> int:
    return len(text.split())


def counted(labelled: Sequence[Query]) -> list[str]:
    """Return the labelled queries whose bytes are counted."""
    return [one.text for one in labelled if one.kind in FETCHED and 2 <= syllables(one.text) <= 4]


def percentile(values: Sequence[float], share: float) -> float:
    """Return the least value that a share of all doesn't exceed."""
    return sorted(values)[math.ceil(share * len(values)) - 1]


# The report.


def kilobytes(value: float) -> str:
    return f"{value / 1000:.1f} KB"


def spread(values: Sequence[int]) -> str:
    """Write median and range in KB."""
    least, most = min(values) / 1000, max(values) / 1000
    return f"{statistics.median(values) / 1000:.0f} KB ({least:.0f}-{most:.0f})"


def told(one: Score) -> str:
    return f"{one.precision:.2f} / {one.recall:.2f} / {one.rank:.2f}"


Row = tuple[str, str, str, str]


def table(rows: Sequence[Row]) -> str:
    head = ("", "Pagefind 1.6", "Kho Báo", "target")
    widths = [max(len(row[at]) for row in [head, *rows]) for at in range(4)]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in [head, *rows]
    ]
    return "\n".join(
        [lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]]
    )


@dataclass
class Measures:
    """All that was measured, by engine."""

    built: dict[str, list[Timing]] = field(default_factory=dict)
    fetched: dict[str, dict[str, Fetch]] = field(default_factory=dict)
    asked: dict[str, dict[Query, Asked]] = field(default_factory=dict)


@click.command(help=__doc__)
@click.option("--articles", default=10_000, show_default=True)
@click.option("--words", default=650, show_default=True)
@click.option("--runs", default=3, show_default=True, help="Of building; the median counts.")
@click.option(
    "--content", type=click.Path(path_type=Path), help="An archive that is there already."
)
@click.option("--output", type=click.Path(path_type=Path), help="The site built of it.")
@click.option("--sizes", is_flag=True, help="Only bytes and files, and one build.")
@click.option("--misses", is_flag=True, help="Tell each labelled query that isn't answered fully.")
def main(
    articles: int,
    words: int,
    runs: int,
    content: Path | None,
    output: Path | None,
    sizes: bool,
    misses: bool,
) -> None:
    """Print the table."""
    folder = Path(tempfile.mkdtemp(prefix="khobao-"))
    try:
        if content is None:
            content = folder / "content"
            command = [sys.executable, "scripts/make_demo.py", "--articles", articles]
            run([*command, "--words", words, "--content", content])
        if output is None:
            output = folder / "output"
            command = [sys.executable, "scripts/build_site.py", "--content", content]
            run([*command, "--output", output])
        measure(folder, content, output, runs=1 if sizes else runs, sizes=sizes, misses=misses)
    finally:
        shutil.rmtree(folder)


def measure(
    folder: Path, content: Path, output: Path, *, runs: int, sizes: bool, misses: bool
) -> None:
    site = folder / "pagefind"
    count = pages_for_pagefind(output, site)
    click.echo(
        f"{count} bài; Pagefind 1.6.0: --root-selector '{BODY}' --exclude-selectors '{ASIDE}'"
    )
    measures = Measures()
    for number in range(runs):
        measures.built.setdefault("Pagefind", []).append(index_by_pagefind(site))
        for name, timing in index_by_us(content, output, folder / f"aside-{number}").items():
            measures.built.setdefault(name, []).append(timing)
    rows = sizes_and_times(measures, ours(output).folder, site / "pagefind")
    if not sizes:
        rows = [*searched(measures, content, output, site, misses=misses), *rows]
    click.echo(table(rows))


def sizes_and_times(measures: Measures, own: Path, other: Path) -> list[Row]:
    built = {name: median_of(timings) for name, timings in measures.built.items()}
    pagefind, again = built["Pagefind"], built["edited"]
    (own_bytes, own_files), (other_bytes, other_files) = size(own), size(other)
    own_packed, other_packed = packed_size(own), packed_size(other)
    return [
        ("index build, cold", str(pagefind), str(built["cold"]), "≤ 20 s"),
        ("after one edit", "all again", str(again), "≤ 1 s + cache"),
        ("of it, reading the cache", "", f"{built['cache'].wall:.2f} s", ""),
        ("after one that moves all words", "", str(built["moved"]), ""),
        ("bytes on disk", f"{other_bytes / 1e6:.1f} MB", f"{own_bytes / 1e6:.1f} MB", ""),
        ("gzipped", f"{other_packed / 1e6:.1f} MB", f"{own_packed / 1e6:.1f} MB", ""),
        ("files", f"{other_files}", f"{own_files}", "< 4000"),
    ]


def searched(
    measures: Measures, content: Path, output: Path, site: Path, *, misses: bool
) -> list[Row]:
    labelled = {name: queries(name) for name in SETS}
    loaded = contents.load(content).entries
    judge = Judge(one.article for one in loaded if one.article.status == "published")
    found = {one: judge.relevant(one) for held in labelled.values() for one in held}
    wanted = {one: relevant for one, relevant in found.items() if relevant}
    engines = {"Pagefind": theirs(site), "Kho Báo": ours(output)}
    with (
        served(site) as (their_address, their_traffic),
        served(output) as (our_address, our_traffic),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        at = {"Pagefind": (their_address, their_traffic), "Kho Báo": (our_address, our_traffic)}
        for text in counted(list(wanted)):
            for name, engine in engines.items():
                measures.fetched.setdefault(name, {})[text] = fetched(
                    browser, *at[name], engine, text
                )
        with (
            opened(browser, their_address, engines["Pagefind"]) as their_page,
            opened(browser, our_address, engines["Kho Báo"]) as our_page,
        ):
            asking = {"Pagefind": their_page, "Kho Báo": our_page}
            for query in wanted:
                for name, page in asking.items():
                    measures.asked.setdefault(name, {})[query] = asked(
                        page, engines[name], query.text, REPEATS
                    )
        browser.close()
    if misses:
        tell_misses(measures, wanted)
    return searched_rows(measures, labelled, wanted)


def searched_rows(
    measures: Measures,
    labelled: Mapping[str, Sequence[Query]],
    wanted: Mapping[Query, frozenset[str]],
) -> list[Row]:
    def both(of: Any) -> tuple[str, str]:
        return of("Pagefind"), of("Kho Báo")

    def fetch(name: str, part: str) -> str:
        return spread([getattr(one, part) for one in measures.fetched[name].values()])

    def warm(name: str) -> str:
        times = [one.warm for one in measures.asked[name].values()]
        middle = statistics.median(times)
        return f"{percentile(times, 0.95):.0f} ms (median {middle:.0f}, most {max(times):.0f})"

    def scores(name: str, of: str) -> dict[Query, Score]:
        return {
            one: score(measures.asked[name][one].ids, wanted[one])
            for one in labelled[of]
            if one in wanted
        }

    loose = [one.loose for one in measures.fetched["Kho Báo"].values() if one.loose is not None]
    rows: list[Row] = [
        ("code", *both(lambda name: fetch(name, "code")), ""),
        ("core, constant", *both(lambda name: fetch(name, "core")), "≤ 15 KB"),
        ("until the ranking is known", *both(lambda name: fetch(name, "ranking")), "≤ 40 KB"),
        ("… with all words", "", spread(loose), "≤ 95 KB"),
        ("with ten results shown", *both(lambda name: fetch(name, "shown")), "≤ 80 KB"),
        ("warm query, p95", *both(warm), "≤ 30 ms"),
    ]
    for of, title in zip(SETS, ("relevance", "relevance, set apart"), strict=True):
        means = both(lambda name, of=of: told(mean(list(scores(name, of).values()))))
        rows.append((f"{title}: P@10 / recall / MRR", *means, ".95 / .99 / .98"))
        kinds = {name: by_kind(scores(name, of)) for name in measures.asked}
        rows.extend(
            (f"  {kind}", told(kinds["Pagefind"][kind]), told(one), "")
            for kind, one in kinds["Kho Báo"].items()
        )
    return rows


def tell_misses(measures: Measures, wanted: Mapping[Query, frozenset[str]]) -> None:
    """Print the queries that Kho Báo doesn't answer fully, and what it costs."""
    for query, relevant in wanted.items():
        answer = measures.asked["Kho Báo"][query]
        one = score(answer.ids, relevant)
        if min(one.precision, one.recall, one.rank) < 1:
            click.echo(
                f"{query.kind:13} {query.text!r}: {told(one)}; {len(relevant)} wanted, "
                f"{len(answer.ids)} shown; {', '.join(answer.notes)}"
            )
    slow = sorted(wanted, key=lambda one: -measures.asked["Kho Báo"][one].warm)[:8]
    click.echo(
        "; ".join(f"{one.text!r} {measures.asked['Kho Báo'][one].warm:.0f} ms" for one in slow)
    )
    fetches = {one.text: measures.fetched["Kho Báo"].get(one.text) for one in wanted}
    dear = {text: one.ranking for text, one in fetches.items() if one}
    dearest = sorted(dear.items(), key=lambda one: -one[1])[:8]
    click.echo("; ".join(f"{text!r} {kilobytes(size)}" for text, size in dearest))


if __name__ == "__main__":
    main()
