"""Which articles a query is after, from the records alone: nothing here knows the search's code.

Phrases are looked for word by word within a headline, a lead, a paragraph, a caption or a key.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from khobao import gazetteer
from khobao.record import Article

FOLDER = Path(__file__).parent
TONES = "\u0300\u0301\u0303\u0309\u0323"
MARKED = re.compile("[\u0300-\u036f]")
THOUSANDS = re.compile(r"(?<![0-9.,/])([0-9]{1,3})((?:[. \u00a0][0-9]{3})+)(?![0-9])")
WORD = re.compile(r"[0-9]+(?:,[0-9]+)?|[^\W\d_]+")
WITH_Y = re.compile(r"^(h|k|l|m|s|t|qu)i$")

SHORT = {
    "ubnd": "uỷ ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "mttq": "mặt trận tổ quốc",
    "htx": "hợp tác xã",
    "cchc": "cải cách hành chính",
    "bhyt": "bảo hiểm y tế",
    "bhxh": "bảo hiểm xã hội",
    "lhpn": "liên hiệp phụ nữ",
    "thpt": "trung học phổ thông",
    "thcs": "trung học cơ sở",
    "ntm": "nông thôn mới",
    "gtvt": "giao thông vận tải",
    "tp": "thành phố",
    "hcm": "hồ chí minh",
}


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and the phrases of which an article must hold one of each line."""

    text: str
    kind: str
    wants: tuple[tuple[str, ...], ...]


def queries(name: str) -> list[Query]:
    """Return a labelled set: `queries` or `queries_apart`."""
    raw = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return [
        Query(
            text=str(one["query"]),
            kind=one["kind"],
            wants=tuple(tuple(want.split(" | ")) for want in one["wants"]),
        )
        for one in raw
    ]


@lru_cache(maxsize=1 << 18)
def _spelled(word: str) -> str:
    """Return letters, then the tone: hòa and hoà are one, so are kỹ and kĩ."""
    apart = unicodedata.normalize("NFD", word)
    tone = "".join(sorted(letter for letter in apart if letter in TONES))
    bare = unicodedata.normalize("NFC", "".join(letter for letter in apart if letter not in TONES))
    return WITH_Y.sub(r"\1y", bare) + tone


def words(text: str) -> list[str]:
    """Return the words of a text in spellings that compare."""
    plain = unicodedata.normalize("NFC", text).lower().replace("'", "").replace("’", "")
    whole = THOUSANDS.sub(lambda match: re.sub(r"\D", "", match[0]), plain)
    found = []
    for word in WORD.findall(whole):
        for one in SHORT.get(word, word).split():
            found.append(one.lstrip("0") or "0" if one[0].isdigit() else _spelled(one))
    return found


@lru_cache(maxsize=1 << 18)
def unmarked(word: str) -> str:
    return MARKED.sub("", unicodedata.normalize("NFD", word)).replace("đ", "d")


def shown(article: Article) -> Iterator[str]:
    """Yield headline, lead, paragraphs, captions, and what an article is filed under."""
    yield article.title
    if article.lead:
        yield article.lead
    yield from article.body.split("\n\n")
    yield from article.captions
    if article.province:
        places = gazetteer.load()
        yield places.province(article.province).name
        for merge in places.successors(article.province):
            yield places.province(merge.successor_id).name
    yield from article.tags
    yield from (person.name for person in article.people)
    yield from (f"{one.type} {one.number or ''}" for one in article.documents)
    if article.source and article.source.name:
        yield article.source.name
    if article.byline:
        yield article.byline


class Judge:
    """The archive as it is judged by: each article's words, as one string between blanks."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._texts = {one.id: _joined(map(words, shown(one))) for one in articles}
        self._unmarked: dict[str, str] = {}

    def relevant(self, query: Query) -> frozenset[str]:
        """Return the ids of the articles that a reader with this query is after."""
        found = set(self._texts)
        for phrases in query.wants:
            found = {id_ for id_ in found if any(self._holds(id_, one) for one in phrases)}
        return frozenset(found)

    def _holds(self, id_: str, phrase: str) -> bool:
        sought = words(phrase.removeprefix("~"))
        if not phrase.startswith("~"):
            return f" {' '.join(sought)} " in self._texts[id_]
        text = self._unmarked.get(id_)
        if text is None:
            text = self._unmarked[id_] = unmarked(self._texts[id_])
        return f" {' '.join(map(unmarked, sought))} " in text


def _joined(blocks: Iterable[Sequence[str]]) -> str:
    return f" {' | '.join(' '.join(block) for block in blocks)} "


@dataclass(frozen=True, slots=True)
class Score:
    """Precision in the first ten, recall over all that is shown, reciprocal rank of the first."""

    precision: float
    recall: float
    rank: float


FIRST = 10


def score(shown: Sequence[str], relevant: frozenset[str]) -> Score:
    """Score an answer's ids in order of rank; nothing shown scores nothing."""
    hits = [one in relevant for one in shown]
    first = hits[:FIRST]
    at = hits.index(True) + 1 if True in hits else 0
    return Score(
        precision=sum(first) / len(first) if first else 0.0,
        recall=sum(hits) / len(relevant),
        rank=1 / at if at else 0.0,
    )


def mean(scores: Sequence[Score]) -> Score:
    count = len(scores)
    return Score(
        precision=sum(one.precision for one in scores) / count,
        recall=sum(one.recall for one in scores) / count,
        rank=sum(one.rank for one in scores) / count,
    )


def by_kind(scored: Mapping[Query, Score]) -> dict[str, Score]:
    """Return the mean of each kind of query."""
    kinds: dict[str, list[Score]] = {}
    for query, one in scored.items():
        kinds.setdefault(query.kind, []).append(one)
    return {kind: mean(held) for kind, held in kinds.items()}
