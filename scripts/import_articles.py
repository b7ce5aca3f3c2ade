"""Raw texts -> Markdown with front matter: `make import FROM=… [CONTENT=content]`."""

from __future__ import annotations

import io
import signal
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

import click
from rich.console import Console
from rich.progress import track

from khobao.content import folder, write
from khobao.content.write import BusyError
from khobao.intake.closing import Tally
from khobao.intake.downloads import Downloads
from khobao.intake.fetch import Fetcher
from khobao.intake.importer import REFUSED, SKIPPED, Importer, Outcome, survey
from khobao.intake.inputs import Source, sources
from khobao.record import ContentError
from khobao.site.words import words

INTERRUPTED = 130
"""The exit code of a program that Ctrl-C stopped."""

STOPPED = "Đã dừng. Bài đã nhập vẫn còn nguyên; chạy lại đúng lệnh này để nhập tiếp phần còn lại."


@click.command()
@click.option("--from", "source", required=True, type=click.Path(path_type=Path))
@click.option("--content", "root", default="content", type=click.Path(path_type=Path))
@click.option("--refetch", is_flag=True, help="Tải lại cả trang đã tải.")
@click.option("--explain", is_flag=True, help="Nêu căn cứ của từng mã.")
def main(source: Path, root: Path, *, refetch: bool, explain: bool) -> None:
    """Import a file or every file of a folder; exit 1 if any could not be read."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # a file's name may hold what UTF-8 can't
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if not source.exists():
        fail(f"{source}: không có tệp hay thư mục này; hãy xem lại FROM=")
    try:
        root.mkdir(parents=True, exist_ok=True)
        with write.alone(root):
            write.complete(root)
            tally = run(source, root, refetch=refetch, explain=explain)
    except KeyboardInterrupt:
        click.echo(f"\n{STOPPED}", err=True)
        sys.exit(INTERRUPTED)
    except (ContentError, BusyError) as error:
        fail(str(error))
    except BrokenPipeError:
        raise  # whoever read the lines has gone; click ends quietly
    except OSError as error:
        fail(f"{error.filename or root}: không đọc hay ghi được ({error.strerror or error})")
    if not tally.counts:
        fail(f"{source}: không có tệp nào để nhập; cần tệp .txt, .html, .jsonl hoặc .warc")
    if tally.counts[REFUSED] or set(tally.counts) == {SKIPPED}:
        sys.exit(1)


def fail(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(1)


def run(source: Path, root: Path, *, refetch: bool, explain: bool) -> Tally:
    """Import all that is at the source, and print what became of it."""
    read = sources(source, Downloads(folder.fetched(root), Fetcher(), anew=refetch))
    sites = survey(item for one in _shown(read, "Đang đọc") for item in one())
    importer = Importer(root, date.today(), words().review, sites)  # noqa: DTZ011 - editor's day
    tally = Tally()
    for outcome in _taken(importer, read):
        tally.add(outcome)
        click.echo(str(outcome))
        for line in _explained(outcome) if explain else ():
            click.echo(line)
    if not tally.counts:
        return tally
    for line in importer.link_same_stories():
        click.echo(line)
    for line in tally.lines(importer.awaiting(), words().refused, words().review):
        click.echo(line)
    return tally


def _taken(importer: Importer, read: Sequence[Source]) -> Iterator[Outcome]:
    for source in _shown(read, "Đang nhập"):
        for item in source():
            yield importer.take(item)


def _shown(read: Sequence[Source], doing: str) -> Iterator[Source]:
    """Yield the sources; on a terminal a bar counts them."""
    console = Console(stderr=True)
    yield from track(read, doing, console=console, disable=not sys.stderr.isatty())


def _explained(outcome: Outcome) -> Iterator[str]:
    """Yield a line for each code that awaits review: what it means, and the words it rests on."""
    for one in outcome.review:
        evidence = "; ".join(f"“{text}”" for text in one.evidence)
        yield f"    {one.code}: {words().review[one.code]}{f' {evidence}' if evidence else ''}"


if __name__ == "__main__":
    main()
