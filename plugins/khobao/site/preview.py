"""A local server of the built site; the folder may be swapped while it serves."""

from __future__ import annotations

import errno
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from khobao.record import KhoBaoError

HOST = "127.0.0.1"

WAITING = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Kho Báo</title></head>
<body><h1>Chưa dựng được trang</h1>
<p>Hãy xem lỗi trong cửa sổ lệnh, sửa rồi tải lại trang này.</p></body></html>
"""


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
        body = page.read_bytes() if built else WAITING.encode()
        self.send_response(HTTPStatus.NOT_FOUND if built else HTTPStatus.SERVICE_UNAVAILABLE)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def list_directory(self, path: object) -> None:
        """Answer a folder without a page as not found, never as a list of its files."""
        self.send_error(HTTPStatus.NOT_FOUND)


class Server(ThreadingHTTPServer):
    """One thread a request; open ones don't hold up the end."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that hung up."""


def server(output: Path, port: int) -> Server:
    """Return a server of `output` at localhost, ready to run; raises PortBusyError."""
    try:
        return Server((HOST, port), partial(Handler, directory=str(output.resolve())))
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        raise PortBusyError(
            f"cổng {port} đang có chương trình khác dùng; hãy chọn cổng khác: "
            f"make serve PORT={port + 1}"
        ) from error
