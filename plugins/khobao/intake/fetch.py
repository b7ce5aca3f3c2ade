"""Fetch pages politely: robots.txt first, one request a second a host, few retries."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
import urllib.robotparser
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from http.client import HTTPException
from typing import IO
from urllib.parse import quote, urlsplit

from khobao.record import KhoBaoError

AGENT = "KhoBao/0.1 (news archive; one request a second)"
TIMEOUT = 30
TRIES = 3
PAUSE = 1.0
"""Seconds between two requests to one host."""

LARGEST = 20 * 2**20
"""Bytes of the largest input that can be an article's page; news pages have up to 2 MiB."""

LONGEST = 120
"""Seconds in which a page must have come whole; a host may send a byte now and then."""

CHUNK = 2**16
KEPT = "%/:?#[]@!$&'()*+,;=~"
"""Signs of an address that stay as they are; letters with marks are written as bytes."""

FAULTS = (urllib.error.URLError, OSError, ValueError, HTTPException)

LATER = {429, 500, 502, 503, 504}


class FetchError(KhoBaoError):
    """A page that could not be had; the message says why, in Vietnamese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page's bytes, the address they came from after redirects, and the day."""

    url: str
    data: bytes
    day: date


class Fetcher:
    """Remembers when it last asked each host and what its robots.txt allows."""

    def __init__(
        self,
        pause: float = PAUSE,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.pause = pause
        self.sleep = sleep
        self.clock = clock
        self.asked: dict[str, float] = {}
        self.robots: dict[str, urllib.robotparser.RobotFileParser] = {}

    def get(self, url: str) -> Fetched:
        """Return the page at an address; raises FetchError."""
        if not self._allowed(url):
            raise FetchError(f"robots.txt của {urlsplit(url).netloc} không cho tải trang này")
        problem = ""
        for attempt in range(TRIES):
            if attempt:
                self.sleep(self.pause * 2**attempt)
            try:
                return self._ask(url)
            except urllib.error.HTTPError as error:
                problem = f"máy chủ trả lời {error.code}"
                if error.code not in LATER:
                    break
            except FAULTS as error:
                problem = f"không kết nối được: {getattr(error, 'reason', error)}"
        raise FetchError(problem)

    def _ask(self, url: str) -> Fetched:
        self._wait(urlsplit(url).netloc)
        request = urllib.request.Request(quote(url, safe=KEPT), headers={"User-Agent": AGENT})
        with urllib.request.urlopen(request, timeout=TIMEOUT) as response:
            data = self._whole(response)
            return Fetched(url=response.url, data=data, day=date.today())  # noqa: DTZ011

    def _whole(self, response: IO[bytes]) -> bytes:
        """Read an answer to its end; raises FetchError for one without end."""
        begun = self.clock()
        chunks, size = [], 0
        while chunk := response.read(CHUNK):
            chunks.append(chunk)
            size += len(chunk)
            if size > LARGEST:
                raise FetchError(f"lớn hơn {LARGEST // 2**20} MB, không thể là một bài")
            if self.clock() - begun > LONGEST:
                raise FetchError(f"quá {LONGEST} giây chưa tải xong")
        return b"".join(chunks)

    def _wait(self, host: str) -> None:
        last = self.asked.get(host)
        if last is not None:
            self.sleep(max(0.0, self.pause - (self.clock() - last)))
        self.asked[host] = self.clock()

    def _allowed(self, url: str) -> bool:
        """Read a host's robots.txt once; none means all is allowed, an error of the host none."""
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self.robots:
            rules = urllib.robotparser.RobotFileParser()
            rules.parse(self._robots(f"{host}/robots.txt").splitlines())
            self.robots[host] = rules
        return self.robots[host].can_fetch(AGENT, url)

    def _robots(self, url: str) -> str:
        try:
            return self._ask(url).data.decode("utf-8", "replace")
        except urllib.error.HTTPError as error:
            return "" if error.code < 500 else "User-agent: *\nDisallow: /"
        except (*FAULTS, FetchError):
            return ""
