"""The articles near an article: of the same story, like it, and before and after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from khobao.collections.neighbours import Neighbours
from khobao.collections.similar import Feature
from khobao.collections.stories import earliest
from khobao.content import Entry
from khobao.site.pages import cards
from khobao.site.pages.cards import When
from khobao.site.pages.frame import Site
from khobao.site.words import words

SHARED = 3
"""What two articles share that is told, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """An article in a short list: where and when it's from, and a note of why it stands there."""

    title: str
    url: str
    when: When
    source: str | None
    province: str | None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SameStory:
    """The others of a story from the earliest date on; `note` says what their dates allow."""

    others: tuple[Near, ...]
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The articles before and after, under a heading; None at an end."""

    heading: str
    before: Near | None
    after: Near | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What an article's page says of the rest of the archive.

    `source`, `people` and `documents` are the slugs of their pages, in the record's order.
    """

    similar: tuple[Near, ...]
    steps: tuple[Step, ...]
    story: SameStory | None
    source: str
    people: tuple[str, ...]
    documents: tuple[str, ...]


def around(site: Site, entry: Entry) -> Around:
    name, archive = entry.article.id, site.archive
    return Around(
        similar=tuple(
            _near(site, one.entry, _shared(one.shared)) for one in site.similar.get(name, ())
        ),
        steps=tuple(_steps(site, entry)),
        story=_same_story(site, entry),
        source=archive.sources.of[name].slug,
        people=tuple(one.slug for one in archive.people.named.get(name, ())),
        documents=tuple(one.slug for one in archive.documents.cited.get(name, ())),
    )


def _same_story(site: Site, entry: Entry) -> SameStory | None:
    """Return the others of its story; which came first only if every date of it is stated."""
    story = site.stories.get(entry.article.id)
    if not story:
        return None
    first, w = earliest(story), words().around
    others = tuple(
        _near(site, one, w.earliest if one is first else None) for one in story if one is not entry
    )
    note = w.earliest_here if first is entry else None if first else w.open
    return SameStory(others=others, note=note)


def _steps(site: Site, entry: Entry) -> Iterator[Step]:
    name, w = entry.article.id, words().around
    here, whole = site.in_province.get(name), site.in_time.get(name)
    if here and (here.before or here.after) and entry.article.province:
        place = site.places.province(entry.article.province).name
        yield _step(site, w.in_province.format(name=place), here)
    if whole and (whole.before or whole.after) and whole != here:
        yield _step(site, w.in_time, whole)


def _step(site: Site, heading: str, both: Neighbours) -> Step:
    before, after = (_near(site, one) if one else None for one in (both.before, both.after))
    return Step(heading=heading, before=before, after=after)


def _near(site: Site, entry: Entry, note: str | None = None) -> Near:
    article = entry.article
    return Near(
        title=article.title,
        url=entry.url,
        when=cards.when_short(article.date, article.date_basis),
        source=cards.source(article),
        province=cards.province(site.places, article),
        note=note,
    )


def _shared(features: Iterable[Feature]) -> str | None:
    """Return what two articles share in words, the most telling first; None if only wording."""
    told = list(dict.fromkeys(feature[1] for feature in features))[:SHARED]
    return words().around.shared.format(shared=", ".join(told)) if told else None
