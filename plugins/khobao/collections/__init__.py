"""Articles gathered into provinces, tags, years and a timeline; pure functions, one pass each."""

from khobao.collections.archive import Archive, collect
from khobao.collections.pagination import Leaf, paginate
from khobao.collections.provinces import Former, Province
from khobao.collections.tags import Tag
from khobao.collections.timeline import Span, Timeline, Year

__all__ = [
    "Archive",
    "Former",
    "Leaf",
    "Province",
    "Span",
    "Tag",
    "Timeline",
    "Year",
    "collect",
    "paginate",
]
