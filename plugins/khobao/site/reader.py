"""Article files for Pelican: the record's own rules, and safe HTML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.readers import BaseReader

from khobao.content.folder import IMAGES
from khobao.content.read import read_article, read_text
from khobao.record import Article, ContentError, Finding, front_matter
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
        path = Path(source_path)
        entry = read_article(path)
        self._check_images(entry.article, path)
        first = 2 if entry.article.lead else 1
        html = self._converter.html(entry.article.body, first=first, root=ARTICLE_ROOT)
        return html, {"entry": entry}

    def _check_images(self, article: Article, path: Path) -> None:
        findings = [
            Finding(
                loc=("images", position, "src"),
                rule="image-missing",
                found=f"không có tệp {image.src}",
                expected=f"cần đặt ảnh vào {IMAGES}/ của thư mục nội dung, hoặc sửa tên",
            )
            for position, image in enumerate(article.images)
            if not (Path(self.settings["PATH"]) / image.src).is_file()
        ]
        if findings:
            raise ContentError(front_matter.locate(read_text(path), str(path), findings))
