"""Write an invented archive, the same bytes each time: `make demo N=10000 CONTENT=…`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click
import yaml

from khobao import demo
from khobao.content.folder import ARTICLES, PAGES, TAGS, article_folder
from khobao.record import KhoBaoError, front_matter

MARKER = "KHO-GIA-LAP.txt"
MARKER_TEXT = """\
Thư mục này do make demo viết ra: mọi bài trong đó đều bịa.
Chạy lại make demo sẽ xóa các bài ở đây. Xóa tệp này để giữ chúng.
"""
ABOUT = "gioi-thieu.md"


class NotADemoError(KhoBaoError):
    """The folder holds something that a demo archive must not replace."""


@click.command(help=__doc__)
@click.option("--articles", type=click.IntRange(min=0), default=10_000, show_default=True)
@click.option(
    "--words", type=click.IntRange(min=100), help="Prose as in a paper, so long on average."
)
@click.option("--content", "root", type=click.Path(path_type=Path), required=True)
def main(articles: int, words: int | None, root: Path) -> None:
    try:
        prepare(root)
        with click.progressbar(range(articles), label="Bài giả lập", file=sys.stderr) as numbers:
            for number in numbers:
                write_article(root, number, words)
        write_rest(root)
    except (NotADemoError, OSError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    click.echo(f"{root}: {articles} bài giả lập")


def prepare(root: Path) -> None:
    """Make an empty demo folder; raises NotADemoError where there is anything else."""
    marker = root / MARKER
    if root.exists() and not marker.is_file() and (not root.is_dir() or any(root.iterdir())):
        raise NotADemoError(
            f"{root}: không phải thư mục trống hay kho giả lập; hãy chọn thư mục khác"
        )
    root.mkdir(parents=True, exist_ok=True)
    _write(marker, MARKER_TEXT)
    if (root / ARTICLES).exists():
        shutil.rmtree(root / ARTICLES)


def write_article(root: Path, number: int, words: int | None) -> None:
    draft = demo.article(number, words)
    folder = root / article_folder(draft.article)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{draft.slug}.md"
    if path.exists():
        path = folder / f"{draft.slug}-{number}.md"
    _write(path, front_matter.dumps(draft.article))


def write_rest(root: Path) -> None:
    """Write what isn't an article: the page about the archive, and its tags."""
    (root / ARTICLES).mkdir(exist_ok=True)
    (root / PAGES).mkdir(exist_ok=True)
    _write(root / PAGES / ABOUT, front_matter.dumps(demo.page()))
    labels = [{"label": label} for label in demo.tags()]
    _write(root / TAGS, yaml.safe_dump(labels, allow_unicode=True, default_flow_style=None))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
