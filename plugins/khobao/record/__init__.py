"""What an article is: its typed parts, its dates and sums, and its form as a Markdown file."""

from khobao.record.article import (
    Article,
    Count,
    Document,
    Image,
    Person,
    Place,
    Raw,
    Slip,
    Source,
    Withdrawal,
)
from khobao.record.dates import DateError, Edtf
from khobao.record.page import Page
from khobao.record.problems import ContentError, Finding, KhoBaoError, Problem
from khobao.record.sums import Breakdown, breakdowns

__all__ = [
    "Article",
    "Breakdown",
    "ContentError",
    "Count",
    "DateError",
    "Document",
    "Edtf",
    "Finding",
    "Image",
    "KhoBaoError",
    "Page",
    "Person",
    "Place",
    "Problem",
    "Raw",
    "Slip",
    "Source",
    "Withdrawal",
    "breakdowns",
]
