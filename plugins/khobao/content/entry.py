"""One file of a content folder, read."""

from __future__ import annotations

from dataclasses import dataclass, field

from khobao.record import Article, Page, urls


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article with the slug its file's name gives it; `path` names the file in messages.

    `digest` tells its file's bytes and its slug from any others.
    """

    article: Article
    slug: str
    path: str
    digest: bytes = field(default=b"", compare=False, repr=False)

    def __hash__(self) -> int:
        """Hash the path alone, which tells entries apart; hashing a whole record takes 13 µs."""
        return hash(self.path)

    @property
    def url(self) -> str:
        return urls.article(self.article.id, self.slug)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEntry:
    """A page with the slug its file's name gives it."""

    page: Page
    slug: str
    path: str

    @property
    def url(self) -> str:
        return f"{self.slug}/"
