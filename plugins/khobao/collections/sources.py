"""Where articles were published: by domain, else by name; what states neither stands apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from khobao.collections import alphabet, order
from khobao.collections.slugs import Claim, allocate
from khobao.collections.spelling import canonical
from khobao.content import Entry
from khobao.record import Source as Stated
from khobao.record.text import slugify

UNKNOWN = "khong-ro"
WWW = "www."


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A publisher with its articles, newest first.

    `names` has each name as stated with the articles that state it, the most used first; the
    unknown source has neither names nor a domain.
    """

    slug: str
    domain: str | None
    names: tuple[tuple[str, tuple[Entry, ...]], ...]
    entries: tuple[Entry, ...]

    @property
    def name(self) -> str | None:
        """The name used most, else the domain; None for the unknown source."""
        return self.names[0][0] if self.names else self.domain


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """All sources in alphabetical order, the unknown last; `of` is an article's, by its id.

    `named` are those of a name in its canonical spelling; `crossroads` are slugs that several
    sources would have, each with these.
    """

    all: tuple[Source, ...]
    by_slug: Mapping[str, Source]
    of: Mapping[str, Source]
    named: Mapping[str, tuple[Source, ...]]
    crossroads: tuple[tuple[str, tuple[Source, ...]], ...] = ()

    def meant_by(self, stated: str) -> tuple[Source, ...]:
        """Return the sources that bear this domain or name."""
        host = stated.lower().removeprefix(WWW)
        alike = self.named.get(canonical(stated), ())
        return tuple(one for one in self.all if one.domain == host or one in alike)

    def namesakes(self, source: Source) -> tuple[Source, ...]:
        """Return other sources that bear one of its names."""
        own = dict.fromkeys(canonical(name) for name, _ in source.names)
        found = {one.slug: one for name in own for one in self.named[name]}
        return tuple(one for one in found.values() if one.slug != source.slug)


def by_source(entries: Iterable[Entry]) -> Sources:
    """Return the sources of the articles."""
    found: dict[str, list[Entry]] = {}
    for entry in order.newest(entries):
        found.setdefault(_key(entry.article.source), []).append(entry)
    slugs, crossroads = allocate(_claim(key, held) for key, held in found.items())
    made = {key: _source(key, slugs[key], held) for key, held in found.items()}
    everywhere = tuple(sorted(made.values(), key=_place))
    named: dict[str, list[Source]] = {}
    for one in everywhere:
        for name in dict.fromkeys(canonical(name) for name, _ in one.names):
            named.setdefault(name, []).append(one)
    return Sources(
        all=everywhere,
        by_slug={one.slug: one for one in everywhere},
        of={entry.article.id: made[key] for key, held in found.items() for entry in held},
        named={name: tuple(alike) for name, alike in named.items()},
        crossroads=tuple(
            (one.slug, tuple(sorted((made[key] for key in one.keys), key=_place)))
            for one in crossroads
        ),
    )


def domain(stated: Stated | None) -> str | None:
    """Return the domain it states, or that of the article's address, without “www.”."""
    if stated is None:
        return None
    host = stated.domain or (urlsplit(stated.url).hostname if stated.url else None)
    return host.lower().removeprefix(WWW) if host else None


def _key(stated: Stated | None) -> str:
    if host := domain(stated):
        return f"domain {host}"
    return f"name {canonical(stated.name)}" if stated and stated.name else ""


def _claim(key: str, held: Iterable[Entry]) -> Claim:
    if not key:
        return Claim(key=key, slug=UNKNOWN, fixed=True)
    return Claim(key=key, slug=slugify(key.partition(" ")[2]))


def _source(key: str, slug: str, held: list[Entry]) -> Source:
    names: dict[str, list[Entry]] = {}
    for entry in held:
        if key and entry.article.source and entry.article.source.name:
            names.setdefault(entry.article.source.name, []).append(entry)
    ordered = sorted(names, key=lambda name: (-len(names[name]), alphabet.key(name)))
    return Source(
        slug=slug,
        domain=domain(held[0].article.source) if key else None,
        names=tuple((name, tuple(names[name])) for name in ordered),
        entries=tuple(held),
    )


def _place(source: Source) -> tuple[bool, alphabet.Key, str]:
    return (source.name is None, alphabet.key(source.name or ""), source.slug)
