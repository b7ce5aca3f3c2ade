"""Time the search's index alone, without the site's pages: cold, unchanged, and after one edit."""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from unittest import mock

import click

from khobao.render import Data
from khobao.search.cache import load, rules
from khobao.site import generator
from khobao.site.build import build
from khobao.site.pages import Site
from khobao.site.pages.search_index import CACHE, SOURCES, search_index

SETTINGS = Path(__file__).resolve().parent.parent / "pelicanconf.py"
INSERTED = "Đoạn này vừa được thêm khi sửa bài."


def read(content: Path, aside: Path) -> Site:
    """Return the site of a content folder, none of its pages made."""
    held: list[Site] = []

    def kept(site: Site) -> Iterator[Data]:
        held.append(site)
        return iter(())

    with mock.patch.object(generator, "pages", kept):
        build(SETTINGS, content, aside)
    return held[0]


def written(site: Site, folder: Path) -> None:
    """Write the index below `folder`, as a build does."""
    for made in search_index(site):
        path = folder / made.output
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made.content)


def seconds(work: Callable[[], object]) -> dict[str, float]:
    """Return wall and processor seconds."""
    wall, spent = time.perf_counter(), time.process_time()
    work()
    return {"wall": time.perf_counter() - wall, "processor": time.process_time() - spent}


def edited(site: Site) -> Site:
    """Return the site after a paragraph was added to one of its articles."""
    first, *others = site.archive.entries
    article = first.article.model_copy(update={"body": f"{INSERTED}\n\n{first.article.body}"})
    texts = dict(site.texts)
    texts[article.id] = f"<p>{INSERTED}</p>\n{texts[article.id]}"
    entries = (replace(first, article=article), *others)
    return replace(site, archive=replace(site.archive, entries=entries), texts=texts)


@click.command(help=__doc__)
@click.option("--content", type=click.Path(path_type=Path), required=True)
@click.option(
    "--output", type=click.Path(path_type=Path), required=True, help="Where it is written."
)
@click.option("--aside", type=click.Path(path_type=Path), required=True, help="A folder of no use.")
def main(content: Path, output: Path, aside: Path) -> None:
    """Print the seconds as JSON; the index that stays in OUTPUT is that of CONTENT unchanged."""
    cache = aside / "cache"
    site = replace(read(content, aside / "site"), cache=cache)
    cache.mkdir(exist_ok=True)
    (cache / CACHE).unlink(missing_ok=True)
    told: dict[str, object] = {"cold": seconds(lambda: written(site, output))}
    told["cache"] = seconds(lambda: load(cache / CACHE, rules(SOURCES)))
    told["unchanged"] = seconds(lambda: written(site, output))
    changed = edited(site)
    told["edited"] = seconds(lambda: written(changed, aside / "edited"))
    told["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    click.echo(json.dumps(told))


if __name__ == "__main__":
    main()
