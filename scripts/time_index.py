"""Time the search's index alone, without the site's pages: cold, unchanged, and after one edit.

An edit is what a build makes of the index when one text was edited: columns and names stay. It is a
paragraph more, behind all others (edited) or before them (moved).
"""

from __future__ import annotations

import gc
import json
import os
import resource
import shutil
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from unittest import mock

import click

from khobao.content import Entry
from khobao.render import Data, Last, Lazy, Outputs, Part
from khobao.search.cache import load
from khobao.site import generator
from khobao.site.build import build
from khobao.site.pages import Site
from khobao.site.pages.search_index import CACHE, Source, numbered, search_index, texts_index
from khobao.site.program import version

SETTINGS = Path(__file__).resolve().parent.parent / "pelicanconf.py"
INSERTED = "Đoạn này vừa được thêm khi sửa bài."


def read(content: Path, aside: Path) -> Site:
    """Return the site of a content folder, none of its pages made."""
    held: list[Site] = []

    def kept(site: Site) -> list[Part]:
        held.append(site)
        return []

    cache = {"KHOBAO_CACHE": str(aside / "read")}
    with mock.patch.object(generator, "parts", kept), mock.patch.dict(os.environ, cache):
        build(SETTINGS, content, aside / "site")
    return held[0]


def written(made: Iterable[Data | Lazy], last: Last, folder: Path, manifest: Path) -> None:
    """Write files into a new folder, as a build does."""
    outputs = Outputs(folder, last)
    for one in made:
        if isinstance(one, Lazy):
            outputs.put_lazily(one.output, one.key, one.make)
        else:
            outputs.put(one.output, one.content)
    outputs.save(manifest)


def seconds(work: Callable[[], object]) -> dict[str, float]:
    """Return wall and processor seconds."""
    wall, spent = time.perf_counter(), time.process_time()
    work()
    return {"wall": time.perf_counter() - wall, "processor": time.process_time() - spent}


def edited(site: Site, at_end: bool) -> list[Source]:
    """Return the articles as the search reads them when one has a paragraph more, first or last.

    A paragraph before all others moves every pair of words behind it.
    """
    entries = numbered(site.archive.entries)
    first = entries[0]
    text, html = first.article.body, site.texts[first.article.id]
    more = f"<p>{INSERTED}</p>\n"
    body = f"{text}\n\n{INSERTED}" if at_end else f"{INSERTED}\n\n{text}"
    own = replace(first, article=first.article.model_copy(update={"body": body}))
    shown = html + more if at_end else more + html

    def opened(entry: Entry) -> tuple[Entry, str]:
        return entry, site.texts[entry.article.id]

    others = [Source(one.digest, partial(opened, one)) for one in entries[1:]]
    return [Source(f"edited {at_end}".encode(), lambda: (own, shown)), *others]


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
    site = replace(read(content, aside), cache=cache)
    gc.collect()
    gc.freeze()  # as a build does
    held = cache / CACHE
    none = Last(aside / "none")
    told: dict[str, object] = {
        "cold": seconds(lambda: written(search_index(site), none, aside / "first", manifest))
    }
    told["cache"] = seconds(lambda: (load(held, version()), Last.load(aside, manifest)))
    last = Last.load(aside / "first", manifest)
    same = replace(site, last=last)
    told["unchanged"] = seconds(lambda: written(search_index(same), last, output, manifest))
    shutil.copy(held, aside / CACHE)
    for name, at_end in (("edited", True), ("moved", False)):
        shutil.copy(aside / CACHE, held)
        last, sources = Last.load(output, manifest), edited(site, at_end)
        made = texts_index(sources, last, cache)
        told[name] = seconds(partial(written, made, last, aside / name, aside / f"{name}.json"))
    told["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    click.echo(json.dumps(told))


if __name__ == "__main__":
    main()
