"""A page's key: two pages of one key have the same bytes.

It is a digest of all that its rendering reads: the sources of its template and of those that this
one includes, extends or imports, the values that any of them names, and `version`, which stands for
what templates reach beside them: globals, filters, the program.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from jinja2 import Environment, TemplateError, meta

DIGEST = 16


@dataclass(frozen=True, slots=True)
class Closure:
    """A template with those it refers to: a digest of their sources, and the names they read."""

    digest: bytes
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Keys:
    """Makes keys for the pages of one environment."""

    environment: Environment
    version: str
    _closures: dict[str, Closure | None] = field(default_factory=dict)

    def key(self, template: str, values: Mapping[str, object]) -> str:
        """Return a page's key; empty if what it reads can't be told, so that it is always made.

        That is so where a template is named only while rendering, or a value can't be pickled.
        """
        if template not in self._closures:
            self._closures[template] = self._closure(template)
        closure = self._closures[template]
        if closure is None:
            return ""
        read = [(name, values[name]) for name in sorted(closure.names & values.keys())]
        try:
            told = pickled(read, _FIELDS)
        except (pickle.PicklingError, TypeError, ValueError, AttributeError, RecursionError):
            return ""
        digest = blake2b(self.version.encode() + closure.digest, digest_size=DIGEST)
        digest.update(template.encode() + b"\0" + told)
        return digest.hexdigest()

    def _closure(self, template: str) -> Closure | None:
        digest, names = blake2b(digest_size=DIGEST), set()
        seen, waiting = set(), [template]
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            try:
                source = self._source(name)
                tree = self.environment.parse(source, name)
            except TemplateError:
                return None  # rendering says what is wrong
            digest.update(f"{name}\0{len(source)}\0{source}".encode())
            names |= meta.find_undeclared_variables(tree)
            for other in meta.find_referenced_templates(tree):
                if other is None:
                    return None
                waiting.append(other)
        return Closure(digest.digest(), frozenset(names))

    def _source(self, name: str) -> str:
        assert self.environment.loader is not None
        return self.environment.loader.get_source(self.environment, name)[0]


class _Fields(dict[type, Callable[[Any], tuple[type, tuple[Any, ...]]]]):
    """How to take dataclasses apart: as their class and values, five times as fast as they say."""

    def __missing__(self, kind: type) -> Callable[[Any], tuple[type, tuple[Any, ...]]]:
        names = [one.name for one in fields(kind)] if is_dataclass(kind) else []
        if not names:
            raise KeyError(kind)
        if len(names) == 1:
            read, name = attrgetter(names[0]), names[0]
            self[kind] = lambda value: (kind, (name, read(value)))
        else:
            values = attrgetter(*names)
            self[kind] = lambda value: (kind, values(value))
        return self[kind]


_FIELDS = _Fields()


def pickled(value: object, reducers: _Fields | None = None) -> bytes:
    """Return the same bytes for equal values, whichever parts of them are one object.

    They can't be read back if `reducers` took dataclasses apart. Raises what pickling raises;
    ValueError for a value that holds itself.
    """
    out = io.BytesIO()
    pickler = pickle.Pickler(out, 5)
    pickler.fast = True
    if reducers is not None:
        pickler.dispatch_table = reducers
    pickler.dump(value)
    return out.getvalue()
