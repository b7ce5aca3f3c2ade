"""A site from a content folder: built aside, then published whole, or not at all."""

from __future__ import annotations

import hashlib
import os
import re
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from khobao.record import KhoBaoError
from khobao.render import Last
from khobao.render.progress import Progress, Silent
from khobao.render.publish import MARK, publish
from khobao.site import shell

SITEURL = re.compile(
    r"""
    https?://
    [a-z0-9] (?: [a-z0-9.-]* [a-z0-9] )?   # a host in ASCII: names of other letters as xn--…
    (?: : [0-9]{1,5} )?
    (?: / [a-z0-9._~%@+-]+ )* /?           # a path, without quotes, brackets, query or fragment
    """,
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)
"""https://kho.example.vn or https://example.vn/kho-bao"""


class SiteUrlError(KhoBaoError):
    """The site's address isn't one that canonical links can be made from."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build made, and how long it took."""

    articles: int
    pages: int
    written: int
    """Files that are new or other than before."""
    kept: int
    gone: int
    seconds: float

    def __str__(self) -> str:
        return (
            f"{self.articles} bài, {self.pages} trang, {self.seconds:.1f} giây, "
            f"{self.written} tệp mới, {self.kept} giữ nguyên, {self.gone} bỏ"
        )


def build(
    settings: Path,
    content: Path,
    output: Path,
    siteurl: str = "",
    progress: Progress | None = None,
) -> Report:
    """Publish the site of `content` at `output`, telling `progress` how far it has come.

    Raises KhoBaoError (ContentError with every problem of every article) or PublishError; then
    `output` is as it was.
    """
    started, progress = time.perf_counter(), progress or Silent()
    if siteurl and not SITEURL.fullmatch(siteurl):
        raise SiteUrlError(
            f"SITEURL “{siteurl}”: cần địa chỉ đầy đủ, không dấu, không dấu nháy hay dấu cách, "
            "như https://kho.example.vn hay https://example.vn/kho-bao"
        )
    read = _settings(settings, content, output, siteurl)
    manifest = Path(read["KEPT_FOLDER"]) / f"{_named(output)}.json"
    former = manifest.with_suffix(".former.json")
    there: list[Last] = []

    def reuse(spare: Path) -> bool:
        found = Last.load(spare, former)
        there.extend([found] if found.stands_alone({MARK}) else [])
        return bool(there)

    sources, apart = [content, settings.parent], [content]
    with publish(output, sources=sources, apart=apart, reuse=reuse) as staging:
        standing = there[0].files if there else {}
        last = Last.load(output, manifest)
        read |= {"OUTPUT_PATH": str(staging), "LAST_BUILD": last, "STANDING": standing}
        writer = shell.run(read | {"PROGRESS": progress})
        progress.stage("publishing")
        outputs = writer.written.outputs
        outputs.finish()
        with suppress(OSError):  # then the next build begins in an empty folder
            manifest.replace(former)
        outputs.save(manifest, writer.note)
    return Report(
        articles=writer.articles,
        pages=sum(name.endswith(".html") for name in outputs.files),
        written=outputs.written,
        kept=outputs.kept,
        gone=outputs.gone(),
        seconds=time.perf_counter() - started,
    )


def _settings(path: Path, content: Path, output: Path, siteurl: str) -> dict[str, Any]:
    """Return Pelican's settings; whether `content` is there, its own reading says."""
    override = {
        "PATH": str(path.parent),
        "OUTPUT_PATH": str(output),
        "SITEURL": siteurl.rstrip("/"),
    }
    settings = shell.settings(path, override)
    settings["PATH"] = str(content)
    settings["KEPT_FOLDER"] = str(Path(settings["CACHE_FOLDER"]) / _named(content))
    return settings


def _named(folder: Path) -> str:
    """Return a name for what is kept of a folder."""
    return hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
