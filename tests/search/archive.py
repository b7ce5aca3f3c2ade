"""Indexes on disk for node: of plain documents, with cards and columns as the site writes them."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from khobao import demo
from khobao.search import Document, build, cards, update
from khobao.search.streams import Streams


@cache
def demo_documents(articles: int, paragraphs: int) -> tuple[Document, ...]:
    """Return the first paragraphs of articles of the invented archive."""
    made = [demo.article(number).article for number in range(articles)]
    return tuple(
        Document(
            title=article.title,
            text=tuple(article.body.split("\n\n")[:paragraphs]),
            names=(*article.tags, *(person.name for person in article.people)),
        )
        for article in made
    )


def write(
    folder: Path,
    documents: Sequence[Document],
    variants: Sequence[tuple[str, str]] = (),
    data: Mapping[str, object] | None = None,
) -> Path:
    """Write an index and its cards below a folder; `data` are further files of JSON."""
    streams = Streams()
    made = streams.of(documents)
    files = dict(update.Making(made, streams.vocabulary, variants).files())
    for first in range(0, len(documents), build.CARDS):
        own = [card(at, documents[at]) for at in range(first, len(documents))[: build.CARDS]]
        files[f"bai/{first // build.CARDS}.txt"] = cards.joined(own)
    for name, value in (data or {}).items():
        files[name] = dumped(value)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def card(number: int, document: Document) -> bytes:
    made = {
        "id": f"bai-{number}",
        "url": f"bai/{number}/",
        "title": document.title,
        "date": "24/7/2024",
        "edtf": "2024-07-24",
        "basis": "stated",
        "province": "Nghệ An",
        "source": None,
        "blocks": list(enumerate(document.text, start=1)),
    }
    return cards.coded(made)


def dumped(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
