"""What open pages of the preview are told: which build stands, and why the last one failed."""

from __future__ import annotations

import secrets
import selectors
import socket
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from threading import Lock

ROOT = "/__khobao/"
"""Addresses of the preview's own; no page of an archive begins so."""

EVENTS = f"{ROOT}events"
FILES = {f"{ROOT}{name}": Path(__file__).with_name(name) for name in ("preview.js", "preview.css")}
SCRIPT = f'<script src="{ROOT}preview.js" data-version="%s" defer></script>'
END = b"</body>"


@dataclass(frozen=True, slots=True)
class State:
    """The build that is served, and what an editor reads of one that failed after it."""

    version: str
    errors: tuple[str, ...] = ()


class Live:
    """A state that is followed by any number of pages, each in a thread of its own."""

    def __init__(self) -> None:
        run = secrets.token_hex(4)
        self._versions = (f"{run}-{number}" for number in count())
        self._state = State(next(self._versions))
        self._lock = Lock()
        self._wakes: set[socket.socket] = set()
        self._closed = False

    @property
    def state(self) -> State:
        return self._state

    @property
    def followers(self) -> int:
        """How many pages are following now."""
        return len(self._wakes)

    def built(self) -> None:
        """Tell that another build is served."""
        self._set(State(next(self._versions)))

    def failed(self, errors: tuple[str, ...]) -> None:
        """Tell why the last build failed."""
        self._set(replace(self._state, errors=errors))

    def close(self) -> None:
        """Let go of all that follow."""
        self._closed = True
        self._set(self._state)

    def follow(self, connection: socket.socket) -> Iterator[State]:
        """Yield the state, and each new one, until the other end hangs up."""
        woken, wake = socket.socketpair()
        with woken, wake, selectors.DefaultSelector() as selector:
            wake.setblocking(False)
            selector.register(connection, selectors.EVENT_READ)
            selector.register(woken, selectors.EVENT_READ)
            with self._lock:
                self._wakes.add(wake)
            try:
                told = None
                while not self._closed:
                    if self._state != told:
                        told = self._state
                        yield told
                    ready = {key.fileobj for key, _ in selector.select()}
                    if connection in ready:  # a page that follows has nothing to say but its end
                        return
                    woken.recv(1024)
            finally:
                with self._lock:
                    self._wakes.discard(wake)

    def _set(self, state: State) -> None:
        with self._lock:
            self._state = state
            for wake in self._wakes:
                with suppress(BlockingIOError):  # it has been woken often enough
                    wake.send(b"\0")


def with_script(page: bytes, version: str) -> bytes:
    """Return a page that follows; the file it was read from stays as it is."""
    script = (SCRIPT % version).encode()
    before, end, after = page.rpartition(END)
    return before + script + end + after if end else page + script
