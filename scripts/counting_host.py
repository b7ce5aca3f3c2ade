"""A static host on this machine that counts what it sends."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from typing import Any
from urllib.parse import unquote, urlsplit

PACKED = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".json": "application/json",
    ".txt": "text/plain",
    ".css": "text/css",
}
BLANK = b"<!DOCTYPE html><html lang=vi><meta charset=utf-8><title>.</title><body></body></html>"


@dataclass
class Traffic:
    """What was sent: a path and its bytes on the wire, headers included."""

    sent: list[tuple[str, int]] = field(default_factory=list)
    packed: dict[Path, bytes] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def take(self) -> list[tuple[str, int]]:
        """Return what was sent since this was last asked."""
        with self.lock:
            sent, self.sent = self.sent, []
        return sent


class Host(BaseHTTPRequestHandler):
    """Serves files, text gzipped; an address that ends in a slash is an empty page."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, root: Path, traffic: Traffic) -> None:
        self.root, self.traffic = root, traffic
        super().__init__(*args)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if path.endswith("/"):
            self._send(path, HTTPStatus.OK, BLANK, "text/html", packed=False)
            return
        file = self.root / path.lstrip("/")
        if not file.is_file():
            self._send(path, HTTPStatus.NOT_FOUND, b"", "text/plain", packed=False)
            return
        kind = PACKED.get(file.suffix)
        held = self.traffic.packed.get(file)
        if held is None:
            held = file.read_bytes()
            if kind:
                held = gzip.compress(held, 9, mtime=0)
            self.traffic.packed[file] = held
        other = "application/wasm" if file.suffix == ".wasm" else "application/octet-stream"
        self._send(path, HTTPStatus.OK, held, kind or other, packed=kind is not None)

    def _send(self, path: str, status: HTTPStatus, body: bytes, kind: str, *, packed: bool) -> None:
        head = [f"HTTP/1.1 {status.value} {status.phrase}", f"Content-Type: {kind}"]
        head += ["Content-Encoding: gzip"] if packed else []
        head += [f"Content-Length: {len(body)}", "Cache-Control: max-age=600", "", ""]
        message = "\r\n".join(head).encode("ascii") + body
        with self.traffic.lock:
            self.traffic.sent.append((path, len(message)))
        self.wfile.write(message)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that hung up."""


@contextmanager
def served(root: Path) -> Iterator[tuple[str, Traffic]]:
    """Serve a folder while the context lasts; yields its address and the count of what it sends."""
    traffic = Traffic()
    server = Server(("127.0.0.1", 0), partial(Host, root=root, traffic=traffic))
    thread = Thread(target=partial(server.serve_forever, poll_interval=0.05), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", traffic
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
