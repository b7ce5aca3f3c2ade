"""Articles gathered into provinces, tags, people, documents, sources, years and a timeline.

Pure functions of the articles; all pass over them once.
"""

from khobao.collections.archive import Archive, collect
from khobao.collections.documents import Citation, Document, Documents
from khobao.collections.pagination import Leaf, paginate
from khobao.collections.people import Mention, Office, People, Person
from khobao.collections.provinces import Former, Province
from khobao.collections.sources import Source, Sources
from khobao.collections.tags import Tag
from khobao.collections.timeline import Span, Timeline, Year

__all__ = [
    "Archive",
    "Citation",
    "Document",
    "Documents",
    "Former",
    "Leaf",
    "Mention",
    "Office",
    "People",
    "Person",
    "Province",
    "Source",
    "Sources",
    "Span",
    "Tag",
    "Timeline",
    "Year",
    "collect",
    "paginate",
]
