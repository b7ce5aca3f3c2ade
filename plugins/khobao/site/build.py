"""A site from a content folder: built aside, then published whole, or not at all."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican.settings import read_settings

from khobao.content import ContentFolderError
from khobao.record import KhoBaoError
from khobao.render.publish import publish
from khobao.site import shell

SITEURL = re.compile(r"https?://[^\s/?#]+(?:/[^\s?#]*)?", re.ASCII)
"""https://kho.example.vn or https://example.vn/kho-bao"""


class SiteUrlError(KhoBaoError):
    """The site's address isn't one that canonical links can be made from."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build made, and how long it took."""

    articles: int
    pages: int
    seconds: float

    def __str__(self) -> str:
        return f"{self.articles} bài, {self.pages} trang, {self.seconds:.1f} giây"


def build(settings: Path, content: Path, output: Path, siteurl: str = "") -> Report:
    """Publish the site of `content` at `output`.

    Raises KhoBaoError (ContentError with every problem of every article) or PublishError; then
    `output` is as it was.
    """
    started = time.perf_counter()
    if siteurl and not SITEURL.fullmatch(siteurl):
        raise SiteUrlError(f"SITEURL “{siteurl}”: cần địa chỉ đầy đủ như https://kho.example.vn")
    if not content.is_dir():
        raise ContentFolderError(
            f"{content}: không có thư mục nội dung này; "
            f"hãy chạy make import FROM=… CONTENT={content}"
        )
    with publish(output, sources=[content, settings.parent]) as staging:
        writer = shell.run(_settings(settings, content, staging, siteurl))
    return Report(
        articles=writer.rendered["article.html"],
        pages=writer.rendered.total(),
        seconds=time.perf_counter() - started,
    )


def _settings(path: Path, content: Path, output: Path, siteurl: str) -> dict[str, Any]:
    override = {
        "PATH": str(content.resolve()),
        "OUTPUT_PATH": str(output),
        "SITEURL": siteurl.rstrip("/"),
    }
    settings: dict[str, Any] = read_settings(str(path), override=override)
    return settings
