"""Build the site of a content folder."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import click

from khobao.record import ContentError, KhoBaoError, Problem
from khobao.render import PublishError
from khobao.site.build import build

SETTINGS = Path(__file__).resolve().parent.parent / "pelicanconf.py"


def told(error: Exception) -> list[str]:
    """Return what an editor reads of an error: a line for each problem, then how many."""
    if not isinstance(error, ContentError):
        return str(error).splitlines()
    problems = error.problems
    files = {problem.path for problem in problems}
    return [*map(_line, problems), f"{len(problems)} lỗi trong {len(files)} tệp"]


def _line(problem: Problem) -> str:
    path = Path(problem.path)
    here = Path.cwd()
    shown = path.relative_to(here) if path.is_relative_to(here) else path
    return str(replace(problem, path=str(shown)))


def _kept(output: Path) -> str:
    return "trang đang có được giữ nguyên" if output.is_dir() else "chưa có trang nào được dựng"


@click.command()
@click.option("--content", type=click.Path(path_type=Path), default="content", show_default=True)
@click.option("--output", type=click.Path(path_type=Path), default="output", show_default=True)
@click.option("--siteurl", default="", help="The site's address, for canonical links.")
def main(content: Path, output: Path, siteurl: str) -> None:
    """Build the site of CONTENT at OUTPUT; if anything is wrong, OUTPUT stays as it was."""
    try:
        report = build(SETTINGS, content, output, siteurl)
    except (KhoBaoError, PublishError, OSError) as error:
        *lines, last = told(error) or [type(error).__name__]
        click.echo("\n".join([*lines, f"{last}; {_kept(output)}"]), err=True)
        sys.exit(1)
    click.echo(f"{report} -> {os.fspath(output)}")


if __name__ == "__main__":
    main()
