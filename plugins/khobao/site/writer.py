"""Pages onto the disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.utils import sanitised_join
from pelican.writers import Writer

from khobao.record import KhoBaoError
from khobao.render import Aside, Data, Last, Lazy, Outputs, Page, Part
from khobao.render.keys import Keys
from khobao.render.progress import Progress, Silent
from khobao.render.store import Store
from khobao.render.workers import shared

DIGEST = 16


class TwicePublishedError(KhoBaoError):
    """Two pages ask for one file."""


@dataclass
class Written:
    """What was put into the output folder, and aside; `rendered` counts pages by template.

    `aside` holds what the store keeps it by, by the name it was given.
    """

    outputs: Outputs
    rendered: Counter[str] = field(default_factory=Counter)
    aside: dict[str, bytes] = field(default_factory=dict)


class PageWriter(Writer):  # type: ignore[misc]  # pelican has no types
    """Writes a page's bytes, once a file, below the output folder only.

    What the last build left is the setting LAST_BUILD. A page whose key that build had isn't
    rendered. `note` is what the next build is told, `articles` how many
    there are. `store` takes what is kept beside the site.
    """

    def __init__(self, output_path: str, settings: dict[str, Any] | None = None) -> None:
        super().__init__(output_path, settings)
        folder = Path(output_path)
        last = (settings or {}).get("LAST_BUILD") or Last(folder)
        there = (settings or {}).get("STANDING") or {}
        self.written = Written(Outputs(folder, last, there))
        self._written_files: set[str] = set()
        self.note, self.articles = b"", 0
        self._progress: Progress = (settings or {}).get("PROGRESS") or Silent()

    def write(
        self, parts: Sequence[Part], keys: Keys, store: Store, *, several: bool = False
    ) -> None:
        """Write all that these parts make; by several processes, if that is worth their start."""
        self._progress.stage("pages", len(parts))
        if not several:
            for part in parts:
                self._write(part, keys, store)
                self._progress.advance()
            return

        def work(number: int) -> Written:
            whole, claimed = self.written, self._written_files
            outputs = whole.outputs
            self.written = Written(Outputs(outputs.folder, outputs.last, outputs.there))
            self._written_files = set()
            try:
                self._write(parts[number], keys, store)
                return self.written
            finally:
                self.written, self._written_files = whole, claimed

        for made in shared(work, range(len(parts))):
            self._progress.advance()
            for output in made.outputs.files:
                self._claim(output)
            self.written.outputs.merge(made.outputs)
            self.written.rendered += made.rendered
            self.written.aside |= made.aside

    def _write(self, part: Part, keys: Keys, store: Store) -> None:
        aside: dict[bytes, bytes] = {}
        for made in part():
            if isinstance(made, Page):
                self.write_page(made, keys)
            elif isinstance(made, Aside):
                key = blake2b(made.value, digest_size=DIGEST).digest()
                self.written.aside[made.name], aside[key] = key, made.value
            else:
                self.write_data(made)
        if aside:
            store.put(aside)

    def write_page(self, page: Page, keys: Keys) -> None:
        path = self._claim(page.output)

        def render() -> bytes:
            html = keys.environment.get_template(page.template).render(page.values)
            self.written.rendered[page.template] += 1
            return html.encode("utf-8")

        self.written.outputs.put_lazily(page.output, keys.key(page.template, page.values), render)
        signals.content_written.send(path, context=page.values)

    def write_data(self, data: Data | Lazy) -> None:
        self._claim(data.output)
        if isinstance(data, Lazy):
            self.written.outputs.put_lazily(data.output, data.key, data.make)
        else:
            self.written.outputs.put(data.output, data.content)

    def carry(self) -> None:
        """Link all else that the last build published."""
        for output in self.written.outputs.last.files:
            if output not in self._written_files:
                self.written.outputs.carry(output)

    def _claim(self, output: str) -> str:
        """Return the file's path, which no other page has; raises TwicePublishedError."""
        path: str = sanitised_join(self.output_path, output)
        if output in self._written_files:
            raise TwicePublishedError(f"{output}: hai trang cùng một địa chỉ")
        self._written_files.add(output)
        return path
