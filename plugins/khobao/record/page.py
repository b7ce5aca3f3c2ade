"""A page of the archive's own, such as the one about it."""

from __future__ import annotations

from khobao.record.article import Body, Line, Part


class Page(Part):
    """A title, a sentence for search engines, and Markdown."""

    title: Line
    description: Line | None = None
    body: Body = ""
