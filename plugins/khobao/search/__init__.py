"""Articles → a lunr index cut into files by word: docs/search.md."""

from khobao.search.documents import Document
from khobao.search.postings import Corpus
from khobao.search.variants import variants

__all__ = ["Corpus", "Document", "variants"]
