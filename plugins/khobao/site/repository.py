"""Where an article's file is kept online, and how one gets to change it or see its history."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote, urlsplit

from khobao.record import KhoBaoError

ADDRESS = re.compile(r"https?://[a-z0-9.-]+(?::[0-9]{1,5})?(?:/[\w.~-]+)+/?", re.ASCII | re.I)

Forge = Literal["github", "gitlab"]

BETWEEN: Mapping[Forge, str] = {"github": "", "gitlab": "-/"}
"""What stands between a repository's address and a page of it."""


class RepositoryError(KhoBaoError):
    """The settings of the repository don't lead anywhere; the message names the one at fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """A repository at GitHub or GitLab, or a host of either kind.

    `content` is the content folder's path in it, `root` the same folder on this machine.
    """

    url: str
    branch: str
    content: str
    forge: Forge
    root: Path

    @classmethod
    def of(cls, settings: Mapping[str, Any], root: Path) -> Repository | None:
        """Return the repository that Pelican's settings name, if any; raises RepositoryError."""
        url = str(settings.get("REPOSITORY_URL") or "").rstrip("/")
        if not url:
            return None
        if not ADDRESS.fullmatch(url):
            raise RepositoryError(
                f"REPOSITORY_URL “{url}”: cần địa chỉ của kho mã, như https://github.com/kho/bao"
            )
        return cls(
            url=url,
            branch=str(settings.get("REPOSITORY_BRANCH") or "main"),
            content=str(settings.get("REPOSITORY_CONTENT") or "").strip("/"),
            forge=_forge(str(settings.get("REPOSITORY_FORGE") or ""), url),
            root=root,
        )

    def edit(self, path: str) -> str:
        """Return the address of the form that changes a file of the content folder."""
        return self._page("edit", path)

    def history(self, path: str) -> str:
        """Return the address of the list of a file's changes."""
        return self._page("commits", path)

    def _page(self, kind: str, path: str) -> str:
        inside = Path(path).relative_to(self.root).as_posix()
        whole = "/".join(filter(None, (self.content, inside)))
        return f"{self.url}/{BETWEEN[self.forge]}{kind}/{quote(self.branch)}/{quote(whole)}"


def _forge(named: str, url: str) -> Forge:
    """Return what the settings name, else what the host's name says, else GitHub."""
    if named not in ("", *BETWEEN):
        raise RepositoryError(f"REPOSITORY_FORGE “{named}”: cần github hoặc gitlab")
    told = named or urlsplit(url).hostname or ""
    return "gitlab" if "gitlab" in told else "github"
