"""Addresses for what has a name: one each, and none that was ever given leads nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

DIGITS = 4
"""Hex digits that tell namesakes apart; more where these are alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What asks for an address: `key` is its permanent identity, `slug` the one it wants.

    A fixed slug is an editor's own and is always given; no two fixed claims may be alike.
    `others` are slugs that it would have with less known of it.
    """

    key: str
    slug: str
    others: tuple[str, ...] = ()
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Crossroad:
    """A slug that belongs to none, with the keys of those it may mean, in the claims' order."""

    slug: str
    keys: tuple[str, ...]


def allocate(claims: Iterable[Claim]) -> tuple[Mapping[str, str], tuple[Crossroad, ...]]:
    """Return each claim's slug by its key, and what stands at the slugs that none received.

    A slug that several want is given to none of them: each gets it with digits of its key's
    sha256, whatever the others are.
    """
    claims = tuple(claims)
    wanting: dict[str, list[Claim]] = {}
    for one in claims:
        for slug in dict.fromkeys((one.slug, *one.others)):
            wanting.setdefault(slug, []).append(one)
    given = {one.key: one.slug for one in claims if one.fixed}
    owned = set(given.values())
    rivals: dict[str, list[str]] = {}
    for one in claims:
        if not one.fixed:
            rivals.setdefault(one.slug, []).append(one.key)
    taken = owned | set(wanting)
    for slug, keys in sorted(rivals.items()):
        if len(keys) == 1 and slug and slug not in owned:
            given[keys[0]] = slug
        else:
            for key in sorted(keys):
                given[key] = _own(slug, key, taken)
                taken.add(given[key])
    owners = set(given.values())
    crossroads = tuple(
        Crossroad(slug, tuple(one.key for one in wanting[slug]))
        for slug in sorted(wanting)
        if slug and slug not in owners
    )
    return given, crossroads


def _own(slug: str, key: str, taken: set[str]) -> str:
    digest = sha256(key.encode()).hexdigest()
    own = (f"{slug}-{digest[:digits]}".strip("-") for digits in range(DIGITS, len(digest)))
    return next(one for one in own if one not in taken)
