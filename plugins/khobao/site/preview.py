"""A local server of the built site; the folder may be swapped while it serves.

What it adds to pages, so that they open again by themselves, it adds on the way to the browser:
files stay as they were built.
"""

from __future__ import annotations

import errno
import json
import re
from dataclasses import asdict
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from khobao.record import KhoBaoError
from khobao.site import live
from khobao.site.live import Live

HOST = "127.0.0.1"

WAITING = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Kho Báo</title></head>
<body><h1>Chưa dựng được trang</h1>
<p>Trang này tự mở lại khi dựng xong. Nếu có lỗi, lỗi hiện ở đây và trong cửa sổ lệnh.</p>
</body></html>
"""

ARTICLE = re.compile(r"/(?P<folder>bai)/(?P<id>[0-9a-f]{12})-[^/]*(?:/|$)")
"""/bai/4f0c2e9a1b3d-ten-cu/"""


class PortBusyError(KhoBaoError):
    """Another program listens at the port."""


class Handler(SimpleHTTPRequestHandler):
    """Serves files as they are now; what isn't there is answered by the site's own 404 page."""

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal for the build's own lines."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        page = Path(self.directory, "404.html")
        built = page.is_file()
        body = self._served(page.read_bytes() if built else WAITING.encode())
        self.send_response(HTTPStatus.NOT_FOUND if built else HTTPStatus.SERVICE_UNAVAILABLE)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _served(self, page: bytes) -> bytes:
        """Return a page as it's sent."""
        return page

    def list_directory(self, path: object) -> None:
        """Answer a folder without a page as not found, never as a list of its files."""
        self.send_error(HTTPStatus.NOT_FOUND)


class LiveHandler(Handler):
    """Adds to each page what lets it follow the builds, and answers those that do."""

    def __init__(self, *args: Any, live: Live, **kwargs: Any) -> None:
        self._live = live
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        if self.path == live.EVENTS:
            self._tell()
        else:
            super().do_GET()

    def send_head(self) -> BytesIO | BinaryIO | None:
        version = self._live.state.version  # before the page is read: it is never older than said
        path = self._page()
        if path is None:
            return super().send_head()
        try:
            body = path.read_bytes()
        except OSError:  # swapped away just now
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        if path.suffix == ".html":
            body = live.with_script(body, version)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        moved = self._moved() if code == HTTPStatus.NOT_FOUND else None
        if moved is None:
            super().send_error(code, message, explain)
            return
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", moved)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _served(self, page: bytes) -> bytes:
        return live.with_script(page, self._live.state.version)

    def _page(self) -> Path | None:
        """Return the file of the preview's own, or of a page, that is asked for."""
        asked = self.path.partition("?")[0].partition("#")[0]
        if asked in live.FILES:
            return live.FILES[asked]
        path = Path(self.translate_path(self.path))
        if asked.endswith("/"):
            path /= "index.html"
        return path if path.suffix == ".html" and path.is_file() else None

    def _moved(self) -> str | None:
        """Return where an article stands whose file has another name now."""
        named = ARTICLE.match(self.path)
        if named is None:
            return None
        places = Path(self.directory, named["folder"]).glob(f"{named['id']}-*/index.html")
        found = [path.parent.name for path in places]
        address = f"/{named['folder']}/{found[0]}/" if len(found) == 1 else None
        return address if address and not self.path.startswith(address) else None

    def _tell(self) -> None:
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.write(b"retry: 500\n\n")
        for state in self._live.follow(self.connection):
            self.wfile.write(f"data: {json.dumps(asdict(state))}\n\n".encode())


class Server(ThreadingHTTPServer):
    """One thread a request; open ones don't hold up the end."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that hung up."""


def server(output: Path, port: int, live: Live | None = None) -> Server:
    """Return a server of `output` at localhost, ready to run; raises PortBusyError.

    With `live`, pages follow the builds that it tells of.
    """
    folder = str(output.resolve())
    try:
        if live is None:
            return Server((HOST, port), partial(Handler, directory=folder))
        return Server((HOST, port), partial(LiveHandler, live=live, directory=folder))
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        raise PortBusyError(
            f"cổng {port} đang có chương trình khác dùng; hãy chọn cổng khác: "
            f"make serve PORT={port + 1}"
        ) from error
