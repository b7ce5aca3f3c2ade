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
from khobao.render import Data, Page


class TwicePublishedError(KhoBaoError):
    """Two pages ask for one file."""


class PageWriter(Writer):  # type: ignore[misc]  # pelican has no types
    """Writes a page's bytes, once a file, below the output folder only.

    `rendered` counts them by template.
    """

    def __init__(self, output_path: str, settings: dict[str, Any] | None = None) -> None:
        super().__init__(output_path, settings)
        self.rendered: Counter[str] = Counter()

    def write_page(self, page: Page, environment: Environment) -> None:
        path = self._claim(page.output)
        html = environment.get_template(page.template).render(page.values)
        path.write_bytes(html.encode("utf-8"))
        self.rendered[page.template] += 1
        signals.content_written.send(str(path), context=page.values)

    def write_data(self, data: Data) -> None:
        self._claim(data.output).write_bytes(data.content)

    def _claim(self, output: str) -> Path:
        """Return the file's path, its folder made; raises TwicePublishedError."""
        path = Path(sanitised_join(self.output_path, output))
        if output in self._written_files:
            raise TwicePublishedError(f"{output}: hai trang cùng một địa chỉ")
        self._written_files.add(output)
        path.parent.mkdir(parents=True, exist_ok=True)
        return path
