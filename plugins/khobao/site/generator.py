"""The archive as Pelican generates it: articles read, collected, and written as pages."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import chain
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from khobao import collections, content, gazetteer
from khobao.content import Entry
from khobao.gazetteer import Gazetteer
from khobao.render import Data, Page
from khobao.render.store import Store
from khobao.site import assets, atlas, fonts, hosting, lunr, modules
from khobao.site.atlas import Atlas
from khobao.site.pages import Site, pages
from khobao.site.program import version
from khobao.site.reading import Reading
from khobao.site.repository import Repository
from khobao.site.text import Converter, pictures
from khobao.site.words import words
from khobao.site.writer import PageWriter

TEXTS = "bai.db"
"""What was read of the articles."""


class ArchiveGenerator(Generator):  # type: ignore[misc]  # pelican has no types
    """Reads the whole content folder, then writes every page of the archive."""

    site: Site

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.env.globals |= {"words": words(), "site_name": self.settings["SITENAME"]}
        self.env.globals |= {"policy": hosting.PAGE_POLICY, "referrer": hosting.REFERRER}
        self.env.globals |= {"typefaces": [Path(one).name for one in self.settings["FONT_FILES"]]}
        scripts = Path(self.settings["THEME"]) / "static" / "js"
        self.env.globals |= {"search_modules": modules.imported(scripts, "search", "find")}

    def generate_context(self) -> None:
        kept = Path(self.settings["KEPT_FOLDER"])
        reading = Reading(Store(kept / TEXTS, version()), self._read)
        loaded = content.load(Path(self.path), reading)
        reading.forget()
        convert = Converter().html
        places = gazetteer.load()
        self.site = Site(
            archive=collections.collect(loaded.entries, places),
            places=places,
            texts=reading.texts,
            excerpts=reading.excerpts,
            pages=loaded.pages,
            page_texts={one.slug: convert(one.page.body, root="../") for one in loaded.pages},
            name=self.settings["SITENAME"],
            siteurl=self.settings["SITEURL"],
            atlas=self._atlas(places),
            recurring=loaded.vocabulary.recurring,
            repository=Repository.of(self.settings, Path(self.path)),
            coverage=loaded.coverage,
            cache=kept,
            last=self.settings.get("LAST_BUILD"),
        )

    def _read(self, path: Path) -> tuple[Entry, str]:
        html, metadata = self.readers.readers["md"].read(str(path))
        return metadata["entry"], html

    def generate_output(self, writer: PageWriter) -> None:
        with _frozen():
            for made in chain(self._theme(), self._images(), pages(self.site)):
                if isinstance(made, Page):
                    writer.write_page(made, self.env)
                else:
                    writer.write_data(made)

    def _theme(self) -> Iterator[Data]:
        packages = Path(self.settings["FONT_PACKAGES"])
        yield from assets.files(Path(self.settings["THEME"]) / "static", "theme/")
        yield from fonts.files(self.settings["FONT_FILES"], packages, "theme/fonts/")
        yield Data("theme/js/lunr.js", lunr.module(packages))

    def _atlas(self, places: Gazetteer) -> Atlas:
        """Return the country's shapes: those of the day before the provinces were merged."""
        eve = places.last_division - timedelta(days=1)
        ids = [place.id for place in places.provinces_on(eve)]
        return atlas.load(Path(self.settings["MAP_FILE"]), ids)

    def _images(self) -> Iterator[Data]:
        for name in sorted(set(self._pictures())):
            yield Data(name, (Path(self.path) / name).read_bytes())

    def _pictures(self) -> Iterator[str]:
        for entry in self.site.archive.entries:
            yield from (image.src for image in entry.article.images)
            yield from self.site.excerpts[entry.article.id].pictures
        for text in self.site.page_texts.values():
            yield from pictures(text)


@contextmanager
def _frozen() -> Iterator[None]:
    """Spare the garbage collector what is there by now: nothing of it goes while pages are made."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
