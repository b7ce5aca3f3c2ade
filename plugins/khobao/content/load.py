"""A content folder read whole: its articles, pages, tags and coverage, or every problem in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from khobao.content import coverage, folder, rules, strays, vocabulary
from khobao.content.coverage import Coverage
from khobao.content.entry import Entry, PageEntry
from khobao.content.read import read_article, read_page
from khobao.content.vocabulary import Vocabulary
from khobao.record import ContentError, KhoBaoError, Problem

T = TypeVar("T")


class ContentFolderError(KhoBaoError):
    """There is no content folder where one was expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything a site is made from; entries and pages by file path."""

    root: Path
    entries: tuple[Entry, ...]
    pages: tuple[PageEntry, ...]
    vocabulary: Vocabulary
    coverage: Coverage = field(default_factory=Coverage)


Reading = Callable[[Sequence[Path]], Iterable[Entry | ContentError]]
"""Articles' files → for each its entry, or what is wrong with it."""


def load(root: Path, reading: Reading | None = None) -> Content:
    """Return the content of a folder; raises ContentError with every problem of every file.

    `reading` reads the articles' files; a site hands in its own to do more on the way.
    """
    if not root.is_dir():
        raise ContentFolderError(
            f"{root}: không có thư mục nội dung này; hãy chạy make import FROM=… CONTENT={root}"
        )
    problems: list[Problem] = []
    tags = _read([root / folder.TAGS], vocabulary.load, problems)
    searched = _read([root / folder.COVERAGE], coverage.load, problems)
    articles, others = folder.listing(root / folder.ARTICLES), folder.listing(root / folder.PAGES)
    problems.extend(strays.problems([*articles.strays, *others.strays]))
    read = reading(articles.files) if reading else _each(articles.files, read_article)
    entries = _sound(read, problems)
    pages = _read(others.files, read_page, problems)
    words = tags[0] if tags else None
    complete = len(entries) == len(articles.files)
    images = folder.images(root)
    problems.extend(rules.check(entries, pages, words, images, complete=complete))
    if problems:
        raise ContentError(problems)
    return Content(
        root=root,
        entries=tuple(entries),
        pages=tuple(pages),
        vocabulary=words or Vocabulary(),
        coverage=searched[0] if searched else Coverage(),
    )


def _read(paths: Iterable[Path], read: Callable[[Path], T], problems: list[Problem]) -> list[T]:
    return _sound(_each(paths, read), problems)


def _each(paths: Iterable[Path], read: Callable[[Path], T]) -> Iterator[T | ContentError]:
    """Yield what is read of each file, or what is wrong with it."""
    for path in paths:
        try:
            yield read(path)
        except ContentError as error:
            yield error


def _sound(found: Iterable[T | ContentError], problems: list[Problem]) -> list[T]:
    """Return what could be read; the problems of the rest are put to the others."""
    sound = []
    for one in found:
        if isinstance(one, ContentError):
            problems.extend(one.problems)
        else:
            sound.append(one)
    return sound
