"""The list of what was taken off the archive, each with its day and reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from khobao.record import wording
from khobao.render import Page
from khobao.site.pages.collection import STYLES
from khobao.site.pages.frame import WITHDRAWN, Link, Site, home, page
from khobao.site.words import words


@dataclass(frozen=True, slots=True)
class Gone:
    """A withdrawn article: the page it left, the day, the reason."""

    link: Link
    on: str
    reason: str


def withdrawn_pages(site: Site) -> Iterator[Page]:
    """Yield the list, if there is anything in it; the latest day first."""
    if not site.archive.withdrawn:
        return
    w = words().gone
    found = []
    for entry in site.archive.withdrawn:
        gone = entry.article.withdrawn
        assert gone is not None
        on = w.on.format(on=wording.date_short(gone.on))
        found.append((-gone.on.start.toordinal(), entry.article.id, entry, on, gone.reason))
    yield page(
        site,
        "withdrawn.html",
        WITHDRAWN,
        w.title,
        description=w.description,
        section=WITHDRAWN,
        crumbs=(home(),),
        gone=tuple(
            Gone(Link(entry.article.title, entry.url), on, reason)
            for _, _, entry, on, reason in sorted(found, key=lambda one: one[:2])
        ),
        styles=STYLES,
    )
