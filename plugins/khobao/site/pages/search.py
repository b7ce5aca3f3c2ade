"""The search page, its description for browsers, and what to use where scripts don't run."""

from __future__ import annotations

import json
from xml.sax.saxutils import escape

from khobao.record import wording
from khobao.render import Data, Page
from khobao.site.pages.frame import (
    DOCUMENTS,
    FIGURES,
    OPENSEARCH,
    PEOPLE,
    PROVINCES,
    SEARCH,
    SOURCES,
    TAGS,
    TIMELINE,
    YEARS,
    Link,
    Site,
    home,
    page,
)
from khobao.site.text import shortened
from khobao.site.words import words

INDEX = f"{SEARCH}chi-muc/"
"""The folder of the index; docs/search.md says what it holds."""

SHORT = 16
"""How many characters OpenSearch allows for a short name."""


def search_page(site: Site) -> Page:
    w = words()
    return page(
        site,
        "search.html",
        SEARCH,
        w.search.title,
        description=w.search.description,
        section=SEARCH,
        crumbs=(home(),),
        styles=("search",),
        scripts=("search",) if site.archive.entries else (),
        own_search=True,
        index=INDEX,
        told=told() if site.archive.entries else None,
        ways=ways(),
    )


def told() -> str:
    """Return as JSON what the page's script says."""
    w = words()
    said = {
        **w.search.told,
        "basis": wording.BASIS,
        "marks": w.marks,
        "unknown_province": w.list.no_province,
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def description(site: Site) -> Data:
    """Return the OpenSearch description: how a browser's own field asks this site.

    It needs the site's whole address; browsers read it apart from any page.
    """
    site_url = escape(site.siteurl)
    text = words().opensearch.description.format(name=site.name)
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
        f"<ShortName>{escape(shortened(site.name, SHORT))}</ShortName>",
        f"<Description>{escape(text)}</Description>",
        "<InputEncoding>UTF-8</InputEncoding>",
        "<Language>vi</Language>",
        f'<Image width="32" height="32" type="image/svg+xml">{site_url}/theme/seal.svg</Image>',
        f'<Url type="text/html" template="{site_url}/{SEARCH}?q={{searchTerms}}"/>',
        "</OpenSearchDescription>",
    )
    return Data(OPENSEARCH, "".join(f"{line}\n" for line in lines).encode("utf-8"))


def ways() -> tuple[Link, ...]:
    """Return where articles are found without a search, each linked to its list."""
    w = words()
    return (
        Link(w.search.by.provinces, PROVINCES),
        Link(w.search.by.tags, TAGS),
        Link(w.search.by.years, YEARS),
        Link(w.search.by.timeline, TIMELINE),
        Link(w.people.title, PEOPLE),
        Link(w.documents.title, DOCUMENTS),
        Link(w.sources.title, SOURCES),
        Link(w.figure_table.title, FIGURES),
    )
