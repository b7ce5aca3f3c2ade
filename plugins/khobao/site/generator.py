"""The archive as Pelican generates it: articles read, collected, and written as pages."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from functools import cached_property, partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from khobao import collections, content, gazetteer
from khobao.content import Entry
from khobao.content.inputs import inputs, relative
from khobao.gazetteer import Gazetteer
from khobao.record import ContentError
from khobao.render import Data, Last, code
from khobao.render.keys import Keys
from khobao.render.progress import Progress
from khobao.render.store import Store
from khobao.site import assets, atlas, edit, fonts, hosting, lunr, modules
from khobao.site.atlas import Atlas
from khobao.site.pages import Site, parts
from khobao.site.pages.frame import Frame
from khobao.site.pages.search_index import numbered
from khobao.site.program import version
from khobao.site.reading import Reading
from khobao.site.repository import Repository
from khobao.site.text import Converter, pictures
from khobao.site.words import words
from khobao.site.writer import PageWriter

TEXTS, ASIDE = "bai.db", "quanh.db"
"""What was read of the articles, and what each one's page says of the others."""

MANY = 200
"""Articles from which several processes are worth their start."""

OWN = {"OUTPUT_PATH", "LAST_BUILD", "STANDING", "KEPT_FOLDER", "CACHE_FOLDER", "PROGRESS"}
"""Settings that no page depends on."""


class ArchiveGenerator(Generator):  # type: ignore[misc]  # pelican has no types
    """Reads the whole content folder, then writes every page of the archive."""

    site: Site
    edited: edit.Edit | None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.env.globals |= {"words": words(), "site_name": self.settings["SITENAME"]}
        self.env.globals |= {"policy": hosting.PAGE_POLICY, "referrer": hosting.REFERRER}
        self.env.globals |= {"typefaces": [Path(one).name for one in self.settings["FONT_FILES"]]}
        scripts = Path(self.settings["THEME"]) / "static" / "js"
        self.env.globals |= {"search_modules": modules.imported(scripts, "search", "find")}

    def generate_context(self) -> None:
        root, last = Path(self.path), self._last
        self.reading = Reading(Store(self._kept / TEXTS, version()), self._read)
        self.aside = Store(self._kept / ASIDE, version())
        self.inputs = inputs(root)
        state = edit.State.of(last, self._whole_version)
        self.edited = edit.find(state, self.inputs, root, self.reading, self.aside)
        if self.edited is None:
            self.site = self._site(root)

    def _site(self, root: Path) -> Site:
        loaded = content.load(root, self._counted)
        self.reading.forget()
        convert = Converter().html
        places = gazetteer.load()
        return Site(
            archive=collections.collect(loaded.entries, places),
            places=places,
            texts=self.reading.texts,
            excerpts=self.reading.excerpts,
            pages=loaded.pages,
            page_texts={one.slug: convert(one.page.body, root="../") for one in loaded.pages},
            name=self.settings["SITENAME"],
            siteurl=self.settings["SITEURL"],
            atlas=self._atlas(places),
            recurring=loaded.vocabulary.recurring,
            repository=Repository.of(self.settings, root),
            coverage=loaded.coverage,
            cache=self._kept,
            last=self._last,
        )

    def _counted(self, paths: Sequence[Path]) -> Iterator[Entry | ContentError]:
        """Read articles, counting them."""
        progress: Progress = self.settings["PROGRESS"]
        progress.stage("reading", len(paths))
        for one in self.reading(paths):
            progress.advance()
            yield one

    @property
    def _kept(self) -> Path:
        return Path(self.settings["KEPT_FOLDER"])

    @property
    def _last(self) -> Last:
        last: Last = self.settings["LAST_BUILD"]
        return last

    @cached_property
    def _whole_version(self) -> str:
        """What all pages together depend on beside content: templates and the map's shapes too."""
        templates = code.version([Path(self.settings["THEME"]) / "templates"])
        drawn = Path(self.settings["MAP_FILE"])
        shapes = drawn.read_bytes() if drawn.is_file() else b""
        told = self._version.encode() + templates.encode() + shapes
        return blake2b(told, digest_size=16).hexdigest()

    @cached_property
    def _version(self) -> str:
        """What pages depend on beside content and templates."""
        settings = sorted((name, value) for name, value in self.settings.items() if name not in OWN)
        modules = repr(self.env.globals["search_modules"])  # which come from the theme's scripts
        told = [version(), modules, *(f"{name}={value!r}" for name, value in settings)]
        return blake2b("\0".join(told).encode(), digest_size=16).hexdigest()

    def _read(self, path: Path) -> tuple[Entry, str]:
        html, metadata = self.readers.readers["md"].read(str(path))
        return metadata["entry"], html

    def generate_output(self, writer: PageWriter) -> None:
        keys = Keys(self.env, self._version)
        if self.edited:
            root = Path(self.path)
            pages = partial(self.edited.pages, self.reading, root, self._last, self._kept)
            writer.write([self._theme, pages], keys, self.aside)
            writer.carry()
            self._end(writer, self.edited.after())
            return
        site = self.site
        several = len(site.archive.entries) >= MANY
        if several:
            site.prepare()
        with _frozen():
            made = [self._theme, self._images, *parts(site)]
            writer.write(made, keys, self.aside, several=several)
        around = writer.written.aside
        self.aside.keep(around.values())
        self._end(writer, self._state(around))

    def _end(self, writer: PageWriter, state: edit.State) -> None:
        writer.note, writer.articles = state.packed(), len(state.numbers)

    def _state(self, around: Mapping[str, bytes]) -> edit.State:
        root, entries = Path(self.path), self.site.archive.entries
        paths = {one.article.id: relative(Path(one.path), root) for one in entries}
        read = {paths[one.article.id]: one.digest for one in entries}
        return edit.State(
            version=self._whole_version,
            inputs={**self.inputs, **read},
            numbers={one.article.id: paths[one.article.id] for one in numbered(entries)},
            around=around,
            frame=Frame.of(self.site),
        )

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
