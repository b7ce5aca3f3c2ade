"""Tell every problem of a content folder: `make check CONTENT=…`."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import click

from khobao import content
from khobao.content import Content, ContentFolderError
from khobao.record import ContentError


@click.command(help=__doc__)
@click.option("--content", "root", type=click.Path(path_type=Path), default=Path("content"))
def main(root: Path) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):  # a file's name may hold what UTF-8 can't
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        found = content.load(root)
    except ContentError as error:
        click.echo(str(error))
        click.echo(broken(error))
        sys.exit(1)
    except (ContentFolderError, OSError) as error:
        click.echo(str(error))
        sys.exit(1)
    click.echo(sound(found))


def sound(found: Content) -> str:
    """Return the closing line of a folder without a problem."""
    entries, pages, tags = len(found.entries), len(found.pages), len(found.vocabulary.tags)
    return f"Không có lỗi: {entries} bài, {pages} trang, {tags} nhãn"


def broken(error: ContentError) -> str:
    """Return the closing line of a folder with problems."""
    files = {problem.path for problem in error.problems}
    return f"{len(error.problems)} lỗi trong {len(files)} tệp"


if __name__ == "__main__":
    main()
