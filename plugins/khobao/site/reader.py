"""Article files for Pelican: the record's own rules, and safe HTML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.readers import BaseReader

from khobao.content.read import read_article
from khobao.site.text import Converter

ARTICLE_ROOT = "../../"


class ArticleReader(BaseReader):  # type: ignore[misc]  # pelican has no types
    """Reads an article into HTML and `{"entry": Entry}`; raises ContentError with all its faults.

    Pelican's own metadata are left empty: its dates would be filled in from today's.
    """

    enabled = True
    file_extensions = ("md",)

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)
        self._converter = Converter()

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        entry = read_article(Path(source_path))
        first = 2 if entry.article.lead else 1
        html = self._converter.html(entry.article.body, first=first, root=ARTICLE_ROOT)
        return html, {"entry": entry}
