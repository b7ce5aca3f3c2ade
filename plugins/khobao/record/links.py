"""Where the links and pictures of a Markdown text lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from khobao.record.text import unescaped

LINK = re.compile(
    r"""
    (?: (?<!\\)\]\([ \t]*          # [text](…, ![picture](…
      | ^[ ]{0,3}\[[^\]\n]+\]:[ \t]*   # [name]: …
    )
    <?(?P<target>[^\s)>]+)
    """,
    re.VERBOSE | re.MULTILINE,
)

PELICAN = re.compile(r"[{|](?:attach|author|category|filename|index|static|tag)[|}]")
"""{static}/images/a.jpg: Pelican's own way to write a link, which only its own articles know."""

ELSEWHERE = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):|[/\\]{2}")
r"""javascript:…, //host, \\host, /\host: what a browser doesn't take for a path."""

SCHEMES = {"http", "https", "mailto"}

IMAGE = re.compile(r"(?:\.{0,2}/)*(?P<name>images/[^?#]+)")
"""images/a.jpg, /images/a.jpg, ../../images/a.jpg"""


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads, as written, and at which character of the text that stands."""

    target: str
    at: int

    @property
    def of_pelican(self) -> bool:
        return PELICAN.match(self.target) is not None

    @property
    def is_open(self) -> bool:
        """Whether it leads where a reader may be sent: a web page, a mailbox, a path."""
        match = ELSEWHERE.match(unescaped(self.target))
        return match is None or (match["scheme"] or "").lower() in SCHEMES

    @property
    def image(self) -> str | None:
        """The file below the content folder, if it is a picture of the archive's own."""
        match = IMAGE.match(self.target)
        return unquote(match["name"]) if match else None


def links(text: str) -> Iterator[Link]:
    """Yield every link of a text, in its order."""
    if "](" in text or "]:" in text:
        for match in LINK.finditer(text):
            yield Link(match["target"], match.start("target"))
