"""Pages onto the disk."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from jinja2 import Environment
from pelican import signals
from pelican.utils import sanitised_join
from pelican.writers import Writer

from khobao.record import KhoBaoError
from khobao.render import Data, Last, Lazy, Outputs, Page


class TwicePublishedError(KhoBaoError):
    """Two pages ask for one file."""


class PageWriter(Writer):  # type: ignore[misc]  # pelican has no types
    """Writes a page's bytes, once a file, below the output folder only.

    `rendered` counts them by template. What the last build left is the setting LAST_BUILD.
    """

    def __init__(self, output_path: str, settings: dict[str, Any] | None = None) -> None:
        super().__init__(output_path, settings)
        self.rendered: Counter[str] = Counter()
        folder = Path(output_path)
        self.outputs = Outputs(folder, (settings or {}).get("LAST_BUILD") or Last(folder))

    def write_page(self, page: Page, environment: Environment) -> None:
        path = self._claim(page.output)
        html = environment.get_template(page.template).render(page.values)
        self.outputs.put(page.output, html.encode("utf-8"))
        self.rendered[page.template] += 1
        signals.content_written.send(path, context=page.values)

    def write_data(self, data: Data | Lazy) -> None:
        self._claim(data.output)
        if isinstance(data, Lazy):
            self.outputs.put_lazily(data.output, data.key, data.make)
        else:
            self.outputs.put(data.output, data.content)

    def _claim(self, output: str) -> str:
        """Return the file's path, which no other page has; raises TwicePublishedError."""
        path: str = sanitised_join(self.output_path, output)
        if output in self._written_files:
            raise TwicePublishedError(f"{output}: hai trang cùng một địa chỉ")
        self._written_files.add(output)
        return path
