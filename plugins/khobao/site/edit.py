"""A build after nothing but some texts were edited: of each, its page and its words in the search.

All other pages show an article by its record, and of its text by its excerpt alone. So where record
and excerpt are as they were, every other file stays. Anything else is a build of the whole.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from khobao.content import Entry, folder, rules
from khobao.record import ContentError
from khobao.render import Last, Made
from khobao.render.store import Store
from khobao.site.pages.around import Around
from khobao.site.pages.article import article_page
from khobao.site.pages.frame import Frame
from khobao.site.pages.search_index import Source, texts_index
from khobao.site.reading import Excerpt, Reading, kept_entry

MOST = 40
"""Edited texts up to which this is tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a build notes for the next: of which version it was, and what it read.

    `inputs` are digests by path, those of articles their entries' own; `numbers` are the published
    articles in the order of the search, by id, with the path of each; `around` says by id under
    which digest the store has what its page says of the others.
    """

    version: str
    inputs: Mapping[str, bytes]
    numbers: Mapping[str, str]
    around: Mapping[str, bytes]
    frame: Frame

    def packed(self) -> bytes:
        return pickle.dumps(self)

    @classmethod
    def of(cls, last: Last | None, version: str) -> State | None:
        """Return what the last build noted; None if its files aren't as it left them."""
        if last is None or not last.note:
            return None
        state: State = pickle.loads(last.note)
        return state if state.version == version and last.whole() else None


@dataclass(frozen=True, slots=True)
class Edit:
    """Texts that were edited: each entry with its HTML and what is around it."""

    state: State
    articles: tuple[tuple[Entry, str, Around], ...]

    def pages(self, reading: Reading, root: Path, last: Last, kept_in: Path) -> Iterator[Made]:
        """Yield the files that change; all others stay."""
        for entry, html, near in self.articles:
            yield article_page(self.state.frame, entry, html, near)
        if self.articles:
            inputs = self.after().inputs
            sources = [
                Source(inputs[path], partial(reading.opened, root / path, inputs[path]))
                for path in self.state.numbers.values()
            ]
            yield from texts_index(sources, last, kept_in)

    def after(self) -> State:
        """Return the state once this edit is published."""
        paths = self.state.numbers
        now = {paths[entry.article.id]: entry.digest for entry, _, _ in self.articles}
        return replace(self.state, inputs={**self.state.inputs, **now})


def find(
    state: State | None, now: Mapping[str, bytes], root: Path, reading: Reading, aside: Store
) -> Edit | None:
    """Return the edit that makes the site of these inputs from the last; None if it isn't one."""
    if state is None or state.inputs.keys() != now.keys():
        return None
    changed = [path for path, digest in now.items() if state.inputs[path] != digest]
    published = set(state.numbers.values())
    if len(changed) > MOST or not published.issuperset(changed):
        return None
    found = []
    for path in changed:
        one = _edited(state, path, root, reading, aside)
        if one is None:
            return None
        found.append(one)
    return Edit(state, tuple(found))


def _edited(
    state: State, path: str, root: Path, reading: Reading, aside: Store
) -> tuple[Entry, str, Around] | None:
    before = kept_entry(reading.store, state.inputs[path])
    (now,) = reading([root / path])
    if before is None or isinstance(now, ContentError):
        return None
    name = now.article.id
    if not _only_its_text(before, (now, reading.excerpts[name])):
        return None
    if any(rules.check_text(now, folder.images(root))):
        return None  # the build of the whole says what is wrong
    near = aside.get(state.around[name])
    if near is None:
        return None
    return now, reading.texts[name], pickle.loads(near)


def _only_its_text(before: tuple[Entry, Excerpt], now: tuple[Entry, Excerpt]) -> bool:
    (old, was_shown), (new, shown) = before, now
    as_it_was = new.article.model_copy(update={"body": old.article.body})
    return as_it_was == old.article and new.slug == old.slug and shown == was_shown
