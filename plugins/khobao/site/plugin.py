"""What Pelican is told; the handlers are module-level functions, since it keeps weak references."""

from __future__ import annotations

from pelican import signals
from pelican.readers import Readers

from khobao.site.generator import ArchiveGenerator
from khobao.site.reader import ArticleReader
from khobao.site.writer import PageWriter


def add_reader(readers: Readers) -> None:
    readers.reader_classes["md"] = ArticleReader


def get_generator(sender: object) -> type[ArchiveGenerator]:
    return ArchiveGenerator


def get_writer(sender: object) -> type[PageWriter]:
    return PageWriter


def register() -> None:
    signals.readers_init.connect(add_reader)
    signals.get_generators.connect(get_generator)
    signals.get_writer.connect(get_writer)
