"""The archive as Pelican generates it: articles read, collected, and written as pages."""

from __future__ import annotations

import gc
import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from khobao import collections, content, gazetteer
from khobao.content import Entry
from khobao.gazetteer import Gazetteer
from khobao.render import Data
from khobao.site import assets, atlas, fonts, hosting, lunr, modules
from khobao.site.atlas import Atlas
from khobao.site.pages import Site, pages
from khobao.site.repository import Repository
from khobao.site.text import Converter, pictures
from khobao.site.texts import Texts
from khobao.site.words import words
from khobao.site.writer import PageWriter


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
        reader = self.readers.readers["md"]
        texts = Texts()

        def read(path: Path) -> Entry:
            html, metadata = reader.read(str(path))
            entry: Entry = metadata["entry"]
            texts[entry.article.id] = html
            return entry

        loaded = content.load(Path(self.path), read)
        convert = Converter().html
        places = gazetteer.load()
        self.site = Site(
            archive=collections.collect(loaded.entries, places),
            places=places,
            texts=texts,
            pages=loaded.pages,
            page_texts={one.slug: convert(one.page.body, root="../") for one in loaded.pages},
            name=self.settings["SITENAME"],
            siteurl=self.settings["SITEURL"],
            atlas=self._atlas(places),
            recurring=loaded.vocabulary.recurring,
            repository=Repository.of(self.settings, Path(self.path)),
            coverage=loaded.coverage,
            cache=self._cache(),
        )

    def generate_output(self, writer: PageWriter) -> None:
        output = Path(self.output_path)
        packages = Path(self.settings["FONT_PACKAGES"])
        assets.copy(Path(self.settings["THEME"]) / "static", output / "theme")
        fonts.copy(self.settings["FONT_FILES"], packages, output / "theme" / "fonts")
        (output / "theme" / "js").mkdir(parents=True, exist_ok=True)
        (output / "theme" / "js" / "lunr.js").write_bytes(lunr.module(packages))
        self._copy_images(output)
        with _frozen():
            for made in pages(self.site):
                if isinstance(made, Data):
                    writer.write_data(made)
                else:
                    writer.write_page(made, self.env)

    def _cache(self) -> Path:
        """Return the folder for what this content's next build may use again."""
        content = hashlib.sha256(str(Path(self.path).resolve()).encode()).hexdigest()[:16]
        return Path(self.settings["CACHE_FOLDER"]) / content

    def _atlas(self, places: Gazetteer) -> Atlas:
        """Return the country's shapes: those of the day before the provinces were merged."""
        eve = places.last_division - timedelta(days=1)
        ids = [place.id for place in places.provinces_on(eve)]
        return atlas.load(Path(self.settings["MAP_FILE"]), ids)

    def _copy_images(self, output: Path) -> None:
        for name in sorted(set(self._images())):
            target = output / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(Path(self.path) / name, target)

    def _images(self) -> Iterator[str]:
        for entry in self.site.archive.entries:
            yield from (image.src for image in entry.article.images)
            yield from pictures(self.site.texts[entry.article.id])
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
