"""Write an empty, valid draft: `make new TITLE="…" PROVINCE=…`."""

from __future__ import annotations

import difflib
import hashlib
import sys
from datetime import date, datetime
from pathlib import Path

import click
from pydantic import ValidationError

from khobao import gazetteer
from khobao.content.folder import article_folder
from khobao.record import Article, KhoBaoError, dates, front_matter
from khobao.record.problems import shown
from khobao.record.text import slugify


class DraftError(KhoBaoError):
    """A draft that can't be made; the message says what is wrong and what is expected."""


@click.command(help=__doc__)
@click.option("--title", required=True)
@click.option("--province", required=True, help="Its name in any spelling, or its id.")
@click.option("--content", "root", type=click.Path(path_type=Path), default=Path("content"))
def main(title: str, province: str, root: Path) -> None:
    today = datetime.now().astimezone().date()
    try:
        click.echo(write(draft(title, province_id(province), today), root))
    except (DraftError, OSError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)


def draft(title: str, province: str, added: date) -> Article:
    """Return a draft that knows its title, its province and the day it was begun.

    It carries no text yet, so its rights are those of a summary.
    """
    seed = f"{title}\n{province}\n{added}"
    try:
        return Article(
            id=hashlib.sha256(seed.encode()).hexdigest()[:12],
            title=title,
            date=None,
            date_basis="unknown",
            added=dates.day(added),
            province=province,
            rights="summary",
            status="draft",
        )
    except (ValidationError, UnicodeEncodeError) as error:
        raise DraftError(f"tiêu đề {shown(title)}: cần một dòng chữ không có ký tự ẩn") from error


def province_id(name: str) -> str:
    """Return the id of the province that is so called; raises DraftError."""
    places = gazetteer.load()
    if name in places:
        return name
    if found := places.lookup(name):
        return found.id
    by_slug = {slugify(one.name): one for one in places.provinces}
    near = difflib.get_close_matches(slugify(name), by_slug, n=1)
    hint = f"có phải {by_slug[near[0]].name}?" if near else "cần tên tỉnh, như Bắc Giang"
    raise DraftError(f"không có tỉnh {shown(name)}; {hint}")


def write(article: Article, root: Path) -> Path:
    """Write the draft as a new file and return its path; raises DraftError."""
    slug = slugify(article.title)
    if not slug:
        raise DraftError(f"tiêu đề {shown(article.title)}: cần ít nhất một chữ hoặc số")
    path = root / article_folder(article) / f"{slug}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(front_matter.dumps(article))
    except FileExistsError:
        raise DraftError(f"{path}: đã có bài này; hãy sửa tệp ấy hoặc chọn tiêu đề khác") from None
    return path


if __name__ == "__main__":
    main()
