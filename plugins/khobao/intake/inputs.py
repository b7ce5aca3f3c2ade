"""What may be handed to intake: a file, a folder, JSONL, WARC, or a list of addresses."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any, Protocol

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import DecompressingBufferedReader

from khobao.intake.fetch import LARGEST, Fetched, Fetcher, FetchError
from khobao.intake.text import one_line

PAGES = {".txt", ".html", ".htm"}
RECORDS = {".jsonl", ".ndjson"}
ADDRESS = re.compile(r"https?://\S+")
WARC = re.compile(r".+\.warc(?:\.gz)?", re.IGNORECASE)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

LONGEST_LINE = 2 * LARGEST
"""Bytes of the longest JSON line that is read: base64 and escapes make of LARGEST no more."""

LONGEST_HEADER = 2**16
"""Bytes of the longest header line of a WARC; a compressed file may hold one without end."""

LARGEST_SIDECAR = 2**20
LONGEST_NAME = 120
TOO_LARGE = f"lớn hơn {LARGEST // 2**20} MB, không thể là một bài"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One article's raw bytes, with where and when they were fetched if that's known.

    `folder` is where it lies: texts that state no address are of one site if they lie together.
    """

    name: str
    data: bytes
    url: str | None = None
    retrieved: date | None = None
    folder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An input that gave no bytes; `skipped` if it never claimed to be an article.

    `code` names the kind of reason.
    """

    name: str
    code: str
    reason: str
    skipped: bool = False


Source = Callable[[], Iterator[Item | Failure]]


class Gets(Protocol):
    """Whatever gets the page at an address; raises FetchError."""

    def get(self, url: str) -> Fetched: ...


def sources(path: Path, fetcher: Gets | None = None) -> tuple[Source, ...]:
    """Return what is to be read at a path, a file each, in the order of their paths.

    Each is called to yield its items, so that nothing is held before its turn; called again, it
    yields the same.
    """
    fetcher = fetcher or Fetcher()
    if path.is_dir():
        files = sorted(_visible(path), key=lambda one: one.as_posix())
        return tuple(_source(file, path, fetcher) for file in files)
    return (_source(path, path.parent, fetcher),)


def _visible(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and not path.is_dir() and not _is_sidecar(path):
            yield path


def _is_sidecar(path: Path) -> bool:
    """Say whether a .json file only tells of the page beside it."""
    if path.suffix.lower() != ".json":
        return False
    return any(path.with_suffix(suffix).exists() for suffix in PAGES)


def _source(path: Path, root: Path, fetcher: Gets) -> Source:
    def read() -> Iterator[Item | Failure]:
        name = _printable(path.relative_to(root).as_posix())
        try:
            yield from _items(path, name, fetcher)
        except OSError as error:
            yield Failure(
                name=name, code="unreadable", reason=f"không đọc được: {error.strerror or error}"
            )

    return read


def _items(path: Path, name: str, fetcher: Gets) -> Iterator[Item | Failure]:
    suffix = path.suffix.lower()
    if suffix in RECORDS:
        yield from _json_lines(path, name)
    elif WARC.fullmatch(path.name):
        yield from _warc(path, name)
    elif suffix not in PAGES:
        reason = f"không phải bài báo: tệp {suffix or path.name}"
        yield Failure(name=name, code="other-file", reason=reason, skipped=True)
    elif path.stat().st_size > LARGEST:
        yield Failure(name=name, code="too-large", reason=TOO_LARGE)
    else:
        yield from _page(path, name, fetcher)


def _page(path: Path, name: str, fetcher: Gets) -> Iterator[Item | Failure]:
    data = path.read_bytes()
    addresses = _addresses(data) if path.suffix.lower() == ".txt" else ()
    if addresses:
        yield from _fetched(addresses, fetcher)
        return
    yield _with_sidecar(path, name, data)


def _with_sidecar(path: Path, name: str, data: bytes) -> Item | Failure:
    sidecar = path.with_suffix(".json")
    place = _place(name.rpartition("/")[0])
    if not sidecar.exists():
        return Item(name=name, data=data, folder=place)
    try:
        with sidecar.open("rb") as file:
            told = json.loads(file.read(LARGEST_SIDECAR))
        url, retrieved = provenance(told)
    except (ValueError, RecursionError) as error:
        reason = f"{sidecar.name} không đọc được: {error}"
        return Failure(name=name, code="sidecar-form", reason=reason)
    return Item(name=name, data=data, url=url, retrieved=retrieved, folder=place)


def _place(path: str) -> str:
    """Return a folder's or a file's name so that it's never taken for a domain."""
    return f"./{path}"


def provenance(told: object) -> tuple[str | None, date | None]:
    """Return address and day of fetching; raises ValueError with what is wrong."""
    if not isinstance(told, dict):
        raise ValueError("cần một đối tượng JSON có url, retrieved")
    url, retrieved = told.get("url"), told.get("retrieved")
    if url is not None and not (isinstance(url, str) and ADDRESS.fullmatch(url)):
        raise ValueError("url không phải địa chỉ http(s)")
    if retrieved is None:
        return url, None
    if not isinstance(retrieved, str) or not DAY.match(retrieved):
        raise ValueError("retrieved không phải ngày YYYY-MM-DD")
    return url, date.fromisoformat(retrieved[:10])


def _addresses(data: bytes) -> tuple[str, ...]:
    """Return the addresses a list holds, none if a line is anything else."""
    lines = [line.strip() for line in data.removeprefix(b"\xef\xbb\xbf").split(b"\n")]
    lines = [line for line in lines if line and not line.startswith(b"#")]
    if not all(line.startswith((b"http://", b"https://")) for line in lines):
        return ()
    decoded = tuple(line.decode("utf-8", "replace") for line in lines)
    return decoded if all(ADDRESS.fullmatch(line) for line in decoded) else ()


def _fetched(addresses: tuple[str, ...], fetcher: Gets) -> Iterator[Item | Failure]:
    for url in addresses:
        try:
            fetched = fetcher.get(url)
        except FetchError as error:
            yield Failure(name=_named(url), code="not-fetched", reason=str(error))
        else:
            yield Item(name=_named(url), data=fetched.data, url=fetched.url, retrieved=fetched.day)


def _named(said: str) -> str:
    """Return a name for an editor to read: one line, and not without end."""
    line = one_line(_printable(said))
    return line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 1]}…"


def _printable(said: str) -> str:
    """Return a name without what would move a terminal's cursor, or can't be written at all."""
    return "".join(sign if sign.isprintable() else "?" for sign in said)


def _json_lines(path: Path, name: str) -> Iterator[Item | Failure]:
    with path.open("rb") as file:
        for number, line in enumerate(_lines(file), start=1):
            if line is None:
                yield Failure(name=f"{name}:{number}", code="too-large", reason=TOO_LARGE)
            elif line.strip():
                yield _json_item(line, f"{name}:{number}", _place(name))


def _lines(file: IO[bytes]) -> Iterator[bytes | None]:
    """Yield a file's lines; None for one that is too long to be held."""
    while line := file.readline(LONGEST_LINE):
        if len(line) < LONGEST_LINE or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE)
        yield None


def _json_item(line: bytes, name: str, folder: str) -> Item | Failure:
    try:
        record = json.loads(line)
        url, retrieved = provenance(record)
        data = record_bytes(record)
    except (ValueError, RecursionError) as error:
        reason = f"dòng JSON không đọc được: {error}"
        return Failure(name=name, code="record-form", reason=reason)
    if len(data) > LARGEST:
        return Failure(name=name, code="too-large", reason=TOO_LARGE)
    return Item(
        name=_named(str(record.get("id") or "")) or name,
        data=data,
        url=url,
        retrieved=retrieved,
        folder=folder,
    )


def record_bytes(record: dict[str, Any]) -> bytes:
    """Return the raw bytes of a JSON record's `text`, `html` or `bytes_b64`; raises ValueError."""
    for key in ("text", "html"):
        if isinstance(record.get(key), str):
            return str(record[key]).encode("utf-8", "surrogatepass")
    if isinstance(record.get("bytes_b64"), str):
        try:
            return base64.b64decode(record["bytes_b64"], validate=True)
        except binascii.Error:
            raise ValueError("bytes_b64 không phải base64") from None
    raise ValueError("cần một trong text, html, bytes_b64")


class _Headers(DecompressingBufferedReader):  # type: ignore[misc]  # warcio has no types
    """Reads a WARC like warcio's own reader, but no line without end."""

    def readline(self, length: int | None = None) -> bytes:
        line: bytes = super().readline(min(length or LONGEST_HEADER, LONGEST_HEADER))
        if len(line) >= LONGEST_HEADER and not line.endswith(b"\n"):
            raise ValueError("một dòng dài không dứt")
        return line


def _warc(path: Path, name: str) -> Iterator[Item | Failure]:
    pages = 0
    with path.open("rb") as file:
        try:
            archive = ArchiveIterator(file)
            archive.reader = _Headers(file)
            for record in archive:
                if record.rec_type in ("response", "resource") and _is_page(record):
                    pages += 1
                    yield _warc_item(record, f"{name}:{pages}", _place(name))
        except OSError:
            raise
        except Exception as error:  # warcio lets out whatever it stumbles over, assertions too
            yield Failure(name=name, code="warc-form", reason=f"WARC hỏng: {_named(str(error))}")
            return
    if not pages:
        yield Failure(name=name, code="warc-form", reason="WARC không có trang nào")


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    kind = headers.get_header("Content-Type") if headers else record.content_type
    status = headers.get_statuscode() if headers else "200"
    return status == "200" and (kind or "").split(";")[0].strip() in ("text/html", "text/plain")


def _warc_item(record: Any, name: str, folder: str) -> Item | Failure:
    url = record.rec_headers.get_header("WARC-Target-URI")
    name = _named(url or "") or name
    data = record.content_stream().read(LARGEST + 1)
    if len(data) > LARGEST:
        return Failure(name=name, code="too-large", reason=TOO_LARGE)
    return Item(
        name=name,
        data=data,
        url=url,
        retrieved=_day(record.rec_headers.get_header("WARC-Date") or ""),
        folder=folder,
    )


def _day(stated: str) -> date | None:
    """Return the day a record states, None if it states none that there is."""
    try:
        return date.fromisoformat(stated[:10])
    except ValueError:
        return None
