"""The archive's own pages: what editors wrote about it, and the page for what isn't there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from khobao.render import Page
from khobao.site.pages.frame import Site, home, page
from khobao.site.pages.search import ways
from khobao.site.words import words


def content_pages(site: Site) -> Iterator[Page]:
    for one in site.pages:
        yield page(
            site,
            "page.html",
            one.url,
            one.page.title,
            description=one.page.description or "",
            section=one.url,
            crumbs=(home(),),
            body=site.page_texts[one.slug],
        )


def not_found(site: Site) -> Page:
    """Return the page a host serves for any address that leads nowhere: its links are absolute."""
    w = words().not_found
    made = page(
        site,
        "404.html",
        "404.html",
        w.title,
        description=w.message,
        styles=("search",),
        own_search=True,
        ways=ways(),
    )
    root = urlsplit(site.siteurl).path.rstrip("/") + "/"
    return replace(made, values={**made.values, "root": root, "canonical": None})
