"""People that articles name, each with the offices that these state.

Nothing but the name says who is meant, unless an editor gave an `id`: so people are gathered by
name, and their pages say so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from khobao.collections import alphabet, order
from khobao.collections.slugs import Claim, allocate
from khobao.collections.spelling import canonical
from khobao.content import Entry
from khobao.record import Edtf
from khobao.record.text import slugify


@dataclass(frozen=True, slots=True)
class Mention:
    """A person in an article, with name and office as it states them."""

    entry: Entry
    name: str
    office: str | None

    @property
    def date(self) -> Edtf | None:
        return self.entry.article.date


@dataclass(frozen=True, slots=True)
class Office:
    """An office as first stated, with the articles that state it in whatever case."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """All mentions of one name, or of one id; the newest last, the undated behind it.

    `name` is the spelling used most, `names` are all of them; `offices` stand in order of time.
    """

    slug: str
    id: str | None
    name: str
    names: tuple[str, ...]
    mentions: tuple[Mention, ...]
    offices: tuple[Office, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The articles, newest first, each once."""
        found = {mention.entry.article.id: mention.entry for mention in self.mentions}
        return order.newest(found.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Everyone, by given name; `named` are those of an article by its id, in its own order.

    `alike` are those whose names are one but for marks, by the slug of the name: in it is anyone
    whose slug it isn't, too. `crossroads` are the slugs among them that are no one's own.
    """

    all: tuple[Person, ...]
    by_slug: Mapping[str, Person]
    named: Mapping[str, tuple[Person, ...]]
    alike: Mapping[str, tuple[Person, ...]]
    crossroads: tuple[str, ...] = ()

    def namesakes(self, person: Person) -> tuple[Person, ...]:
        """Return the others of this name, or of one that differs in marks only."""
        slugs = dict.fromkeys(slugify(name) for name in person.names)
        found = {one.slug: one for slug in slugs for one in self.alike[slug]}
        return tuple(one for one in found.values() if one.slug != person.slug)


def by_person(entries: Iterable[Entry]) -> People:
    """Return the people that the articles name."""
    mentions: dict[str, list[Mention]] = {}
    keys: dict[str, list[str]] = {}
    ids: dict[str, str | None] = {}
    for entry in order.oldest(entries):
        for one in entry.article.people:
            key = f"{one.id}\n" if one.id else canonical(one.name)  # no name has a line feed
            mentions.setdefault(key, []).append(Mention(entry, one.name, one.office))
            keys.setdefault(entry.article.id, []).append(key)
            ids[key] = one.id
    names = {key: _names(found) for key, found in mentions.items()}
    slugs, crossroads = allocate(_claims(ids, names))
    made = {
        key: Person(
            slug=slugs[key],
            id=ids[key],
            name=names[key][0],
            names=names[key],
            mentions=tuple(found),
            offices=tuple(_offices(found)),
        )
        for key, found in mentions.items()
    }
    everyone = tuple(sorted(made.values(), key=lambda one: alphabet.person_key(one.name)))
    return People(
        all=everyone,
        by_slug={one.slug: one for one in everyone},
        named={article: tuple(made[key] for key in found) for article, found in keys.items()},
        alike=_alike(everyone),
        crossroads=tuple(one.slug for one in crossroads),
    )


def _claims(ids: Mapping[str, str | None], names: Mapping[str, Sequence[str]]) -> Iterator[Claim]:
    for key, id_ in ids.items():
        slugs = tuple(dict.fromkeys(slugify(name) for name in names[key]))
        yield Claim(key=key, slug=id_ or slugs[0], others=slugs, fixed=bool(id_))


def _names(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Return the spellings, the most used first, then in alphabetical order."""
    counts = Counter(mention.name for mention in mentions)
    return tuple(sorted(counts, key=lambda name: (-counts[name], alphabet.key(name))))


def _offices(mentions: Iterable[Mention]) -> Iterator[Office]:
    titles: dict[str, str] = {}
    found: dict[str, dict[str, Entry]] = {}
    for mention in mentions:
        if mention.office:
            key = canonical(mention.office)
            titles.setdefault(key, mention.office)
            found.setdefault(key, {})[mention.entry.article.id] = mention.entry
    for key, title in titles.items():
        yield Office(title, tuple(found[key].values()))


def _alike(people: Iterable[Person]) -> Mapping[str, tuple[Person, ...]]:
    found: dict[str, list[Person]] = {}
    for person in people:
        for slug in dict.fromkeys(slugify(name) for name in person.names):
            found.setdefault(slug, []).append(person)
    return {slug: tuple(alike) for slug, alike in found.items()}
