"""Time the search's index alone, without the site's pages: cold, unchanged, and after one edit."""

from __future__ import annotations

import gc
import json
import resource
import shutil
import time
from collections import ChainMap
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from unittest import mock

import click

from khobao.render import Data, Last, Lazy, Outputs
from khobao.search.cache import load
from khobao.site import generator
from khobao.site.build import build
from khobao.site.pages import Site
from khobao.site.pages.search_index import CACHE, search_index
from khobao.site.program import version

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


def written(site: Site, folder: Path, manifest: Path) -> None:
    """Write the index into a new folder, as a build does; the last one's is at `site.last`."""
    outputs = Outputs(folder, site.last or Last(folder))
    for made in search_index(site):
        if isinstance(made, Lazy):
            outputs.put_lazily(made.output, made.key, made.make)
        else:
            outputs.put(made.output, made.content)
    outputs.save(manifest)


def seconds(work: Callable[[], object]) -> dict[str, float]:
    """Return wall and processor seconds."""
    wall, spent = time.perf_counter(), time.process_time()
    work()
    return {"wall": time.perf_counter() - wall, "processor": time.process_time() - spent}


def edited(site: Site) -> Site:
    """Return the site after a paragraph was added to one of its articles."""
    first, *others = site.archive.entries
    article = first.article.model_copy(update={"body": f"{INSERTED}\n\n{first.article.body}"})
    own = {article.id: f"<p>{INSERTED}</p>\n{site.texts[article.id]}"}
    entries = (replace(first, article=article, digest=b"edited"), *others)
    archive = replace(site.archive, entries=entries)
    return replace(site, archive=archive, texts=ChainMap(own, dict(site.texts)))


@click.command(help=__doc__)
@click.option("--content", type=click.Path(path_type=Path), required=True)
@click.option(
    "--output", type=click.Path(path_type=Path), required=True, help="Where it is written."
)
@click.option("--aside", type=click.Path(path_type=Path), required=True, help="A folder of no use.")
def main(content: Path, output: Path, aside: Path) -> None:
    """Print the seconds as JSON; the index that stays in OUTPUT is that of CONTENT unchanged."""
    shutil.rmtree(aside, ignore_errors=True)
    cache, manifest = aside / "cache", aside / "manifest.json"
    site = replace(read(content, aside / "site"), cache=cache)
    gc.collect()
    gc.freeze()  # as a build does
    told: dict[str, object] = {"cold": seconds(lambda: written(site, aside / "first", manifest))}
    told["cache"] = seconds(lambda: (load(cache / CACHE, version()), Last.load(aside, manifest)))
    last = replace(site, last=Last.load(aside / "first", manifest))
    told["unchanged"] = seconds(lambda: written(last, output, manifest))
    changed = edited(replace(site, last=Last.load(output, manifest)))
    told["edited"] = seconds(lambda: written(changed, aside / "edited", manifest))
    told["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    click.echo(json.dumps(told))


if __name__ == "__main__":
    main()
