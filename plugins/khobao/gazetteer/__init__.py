"""Provinces and districts of Vietnam through time: which there were, when, and by which law.

``load()`` gives the one immutable `Gazetteer`; everything else here is what it returns.
"""

from khobao.gazetteer.index import Gazetteer
from khobao.gazetteer.loading import load
from khobao.gazetteer.mentions import Mention
from khobao.gazetteer.model import (
    Code,
    Commune,
    District,
    Kind,
    KindSpan,
    Level,
    Merge,
    Province,
    Scheme,
    UnknownProvinceError,
)

__all__ = [
    "Code",
    "Commune",
    "District",
    "Gazetteer",
    "Kind",
    "KindSpan",
    "Level",
    "Mention",
    "Merge",
    "Province",
    "Scheme",
    "UnknownProvinceError",
    "load",
]
