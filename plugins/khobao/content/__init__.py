"""A content folder: where its files stand, and all of it read and checked at once."""

from khobao.content.coverage import Coverage, Search
from khobao.content.entry import Entry, PageEntry
from khobao.content.load import Content, ContentFolderError, load
from khobao.content.vocabulary import Tag, Vocabulary

__all__ = [
    "Content",
    "ContentFolderError",
    "Coverage",
    "Entry",
    "PageEntry",
    "Search",
    "Tag",
    "Vocabulary",
    "load",
]
