from hashlib import sha256

from khobao.content import Entry
from khobao.record import Article
from khobao.record.dates import parse


def entry(name: str, when: str | None = None, **changed) -> Entry:
    """Return an entry whose slug is `name`, so that lists of them read well."""
    fields = {
        "id": sha256(name.encode()).hexdigest()[:12],
        "title": name,
        "date": parse(when) if when else None,
        "date_basis": "stated" if when else "unknown",
        "added": parse("2026-11-20"),
        "province": None,
        "rights": "full",
        "body": "Lời.",
    }
    article = Article.model_validate({**fields, **changed}, by_name=True)
    return Entry(article=article, slug=name, path=f"{name}.md")


def names(entries) -> list[str]:
    return [one.slug for one in entries]
