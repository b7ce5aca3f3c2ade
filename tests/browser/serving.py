"""A built site, served as a host does: with the headers of its `_headers` file."""

from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from functools import partial
from pathlib import Path
from threading import Thread

from khobao.site import hosting
from khobao.site.preview import HOST, Handler, Server


class Hosted(Handler):
    """Adds the site's own headers; the preview's forbid a browser to keep anything."""

    def send_header(self, keyword: str, value: str) -> None:
        if keyword != "Cache-Control":
            super().send_header(keyword, value)

    def end_headers(self) -> None:
        for path, fields in hosting.headers().items():
            if fnmatch(self.path, path):
                for name, value in fields.items():
                    super().send_header(name, value)
        super().end_headers()


@contextmanager
def served(output: Path) -> Iterator[str]:
    """Serve a folder while the context lasts; yields its address."""
    serving = Server((HOST, 0), partial(Hosted, directory=str(output)))
    thread = Thread(target=partial(serving.serve_forever, poll_interval=0.05), daemon=True)
    thread.start()
    yield f"http://localhost:{serving.server_port}"
    serving.shutdown()
    serving.server_close()
    thread.join()
