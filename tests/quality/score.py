"""Score what the program reads from the labelled pages: shares right, precision, recall, F1.

    python -m tests.quality.score                     the table, by split and by kind
    python -m tests.quality.score --misses            and every difference: page, field, got, want
    python -m tests.quality.score --split held        one split alone
    python -m tests.quality.score --save results.json keep the records; --results reads them again

What a label means is in README.md.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import traceback
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
PAGES = HERE / "pages"
LABELS = HERE / "labels"

Json = dict[str, Any]
Propose = Callable[..., Json]

WORD = re.compile(r"\w+")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
SHORT = 15
"""A furniture line shorter than this counts only as a whole line: "Xã hội" is also prose."""

MISSING_TITLE_SHARE = 0.6
"""Of the words of two titles of documents without a number, how many must agree."""


# Pages and labels


@dataclass(frozen=True, slots=True)
class Page:
    """A labelled page: its bytes, what its sidecar says, and the label."""

    stem: str
    data: bytes
    url: str | None
    retrieved: str | None
    label: Json


def load_pages() -> tuple[Page, ...]:
    """Return every labelled page, by name."""
    return tuple(_page(path) for path in sorted(LABELS.glob("*.yaml")))


def _page(label: Path) -> Page:
    (path,) = (p for p in PAGES.glob(f"{label.stem}.*") if p.suffix != ".json")
    sidecar = PAGES / f"{label.stem}.json"
    known = json.loads(sidecar.read_text(encoding="utf-8")) if sidecar.exists() else {}
    return Page(
        stem=label.stem,
        data=path.read_bytes(),
        url=known.get("url"),
        retrieved=known.get("retrieved"),
        label=yaml.safe_load(label.read_text(encoding="utf-8")),
    )


def run(pages: Iterable[Page], propose: Propose) -> dict[str, Json]:
    """Return what `propose` makes of each page; an exception is {"crashed": its last line}."""
    results: dict[str, Json] = {}
    for page in pages:
        try:
            results[page.stem] = propose(page.data, url=page.url, retrieved=page.retrieved)
        except Exception as error:
            results[page.stem] = {"crashed": traceback.format_exception_only(error)[-1].strip()}
    return results


# Comparing


def same(text: object) -> str:
    """Return a text as it's compared: NFC, one kind of quotation mark, dash, space and case."""
    if text is None:
        return ""
    plain = unicodedata.normalize("NFC", str(text)).replace("Ð", "Đ")
    plain = plain.translate(str.maketrans("“”„‘’–—\u00a0", '"""\'\'-- '))
    return re.sub(r"\s+", " ", plain).strip().casefold()


def toneless(text: object) -> str:
    """Return the text with each word's tone at its end, so that uỷ is ủy."""
    return WORD.sub(lambda word: _tone_last(word[0]), same(text))


def _tone_last(word: str) -> str:
    marks = unicodedata.normalize("NFD", word)
    tones = "".join(mark for mark in marks if mark in TONES)
    return "".join(mark for mark in marks if mark not in TONES) + tones


def allowed(item: Mapping[str, Any], key: str) -> list[Any]:
    """Return the value a label wants for `key`, then the others that are right as well."""
    return [item.get(key), *item.get("also_right", {}).get(key, [])]


def number(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value)).normalize()


def fits(got: Mapping[str, Any], want: Mapping[str, Any], *keys: str) -> bool:
    """Say whether each key of the item is one of the values allowed."""
    return all(toneless(got.get(key)) in map(toneless, allowed(want, key)) for key in keys)


def count_fits(got: Mapping[str, Any], want: Mapping[str, Any]) -> bool:
    """Say whether value, `of` and unit agree."""
    values = number(got.get("value")) == number(want["value"])
    return values and number(got.get("of")) == number(want.get("of")) and unit_fits(got, want)


def unit_fits(got: Mapping[str, Any], want: Mapping[str, Any]) -> bool:
    """Say whether the unit is one of those allowed, or ends between a shorter and a longer one."""
    unit, units = toneless(got.get("unit")), [toneless(unit) for unit in allowed(want, "unit")]
    inside = any(long.startswith(unit + " ") for long in units)
    return unit in units or (inside and any(unit.startswith(short + " ") for short in units))


def document_fits(got: Mapping[str, Any], want: Mapping[str, Any]) -> bool:
    """Say whether it's the same document: type, number, issuer, date; without number, its title."""
    if not fits(got, want, "type", "number", "issuer", "date"):
        return False
    return want["number"] is not None or _titles_agree(got, want)


def _titles_agree(got: Mapping[str, Any], want: Mapping[str, Any]) -> bool:
    ours, theirs = (Counter(WORD.findall(toneless(item.get("title")))) for item in (got, want))
    most = max(ours.total(), theirs.total())
    return most == 0 or (ours & theirs).total() / most >= MISSING_TITLE_SHARE


Fit = Callable[[Mapping[str, Any], Mapping[str, Any]], bool]


@dataclass(frozen=True, slots=True)
class Matches:
    """How two lists meet: pairs (got, want), what is got too much, what is missing."""

    pairs: list[tuple[Json, Json]]
    extra: list[Json]
    missing: list[Json]


def match(got: Sequence[Json], want: Sequence[Json], fit: Fit) -> Matches:
    """Pair each wanted item with one that fits; optional items only take what is left."""
    left = list(got)
    pairs: list[tuple[Json, Json]] = []
    missing: list[Json] = []
    for item in sorted(want, key=lambda item: bool(item.get("optional"))):
        found = next((mine for mine in left if fit(mine, item)), None)
        if found is not None:
            left.remove(found)
            if not item.get("optional"):
                pairs.append((found, item))
        elif not item.get("optional"):
            missing.append(item)
    return Matches(pairs, left, missing)


# Measures


@dataclass(slots=True)
class Share:
    """So many right of so many."""

    right: int = 0
    total: int = 0

    def add(self, right: bool) -> None:
        self.right += right
        self.total += 1

    @property
    def value(self) -> float | None:
        return self.right / self.total if self.total else None

    def __str__(self) -> str:
        return f"{self.value:.3f}" if self.value is not None else "-"


@dataclass(slots=True)
class Tally:
    """Hits, false alarms and misses, with precision, recall and F1 (None without any)."""

    hits: int = 0
    extra: int = 0
    missing: int = 0

    def add(self, hits: int, extra: int, missing: int) -> None:
        self.hits += hits
        self.extra += extra
        self.missing += missing

    @property
    def precision(self) -> float | None:
        return self.hits / (self.hits + self.extra) if self.hits + self.extra else None

    @property
    def recall(self) -> float | None:
        return self.hits / (self.hits + self.missing) if self.hits + self.missing else None

    @property
    def value(self) -> float | None:
        all_ = 2 * self.hits + self.extra + self.missing
        return 2 * self.hits / all_ if all_ else None

    def __str__(self) -> str:
        return f"{self.value:.3f}" if self.value is not None else "-"


@dataclass(frozen=True, slots=True)
class Miss:
    """One difference between a record and its label."""

    page: str
    field: str
    got: str
    want: str

    def __str__(self) -> str:
        return f"{self.page} · {self.field}\n    got  {self.got}\n    want {self.want}"


SHARES = (
    "title", "date", "date basis", "time", "event date", "page stamp", "province", "byline",
    "source", "source, URL given", "lead", "count qualifier", "count max", "count kind",
    "count part_of", "place in", "furniture surviving", "refusals", "articles kept",
)  # fmt: skip
TALLIES = (
    "counts", "people: name", "people: name and office", "documents", "places", "captions",
    "body words",
)  # fmt: skip


@dataclass(slots=True)
class Scores:
    """The measures of a group of pages."""

    pages: int = 0
    invented_days: int = 0
    shares: dict[str, Share] = field(default_factory=lambda: {name: Share() for name in SHARES})
    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in TALLIES})

    def rows(self) -> dict[str, str]:
        """Return every measure as text, in the table's order."""
        body = self.tallies["body words"]
        rows = {"pages": str(self.pages)}
        rows |= {name: str(share) for name, share in self.shares.items()}
        rows["invented days"] = str(self.invented_days)
        rows |= {f"{n} F1": str(t) for n, t in self.tallies.items() if t is not body}
        for name, value in (("precision", body.precision), ("recall", body.recall)):
            rows[f"body words {name}"] = "-" if value is None else f"{value:.4f}"
        return rows

    def values(self) -> dict[str, float]:
        """Return every measure as a number, where there is anything to measure."""
        body = self.tallies["body words"]
        found: dict[str, float | None] = {n: share.value for n, share in self.shares.items()}
        found |= {f"{n} F1": t.value for n, t in self.tallies.items() if t is not body}
        found |= {"body words precision": body.precision, "body words recall": body.recall}
        found["invented days"] = float(self.invented_days)
        return {name: value for name, value in found.items() if value is not None}


# One page


def score_page(page: Page, got: Json) -> tuple[Scores, list[Miss]]:
    """Return the measures of one page, and all that differs."""
    scores = Scores(pages=1)
    misses: list[Miss] = []
    note = partial(_note, misses, page.stem)
    want = page.label
    if "crashed" in got:
        note("crash", got["crashed"], "a record or a refusal")
        got = {}
    if "refused" in want:
        right = got.get("refused") in allowed(want, "refused")
        scores.shares["refusals"].add(right)
        if not right:
            note("refused", got.get("refused") or "accepted", want["refused"])
        return scores, misses
    kept = "refused" not in got and bool(got)
    scores.shares["articles kept"].add(kept)
    if not kept:
        note("refused", got.get("refused"), "an article")
        got = {}
    _score_dates(scores, note, got, want)
    _score_scalars(scores, note, got, want, url_given=page.url is not None)
    _score_lists(scores, note, got, want)
    _score_text(scores, note, got, want)
    return scores, misses


Note = Callable[[str, object, object], None]


def _note(misses: list[Miss], page: str, name: str, got: object, want: object) -> None:
    misses.append(Miss(page, name, _shown(got), _shown(want)))


def _shown(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _score_dates(scores: Scores, note: Note, got: Json, want: Json) -> None:
    right = [want["date"], *want.get("date_also_right", [])]
    date = got.get("date")
    scores.shares["date"].add(bool(got) and date in right)
    if not got or date not in right:
        note("date", date, right)
    day_known = any(DAY.fullmatch(value or "") for value in right)
    if DAY.fullmatch(date or "") and not day_known:
        scores.invented_days += 1
        note("invented day", date, right)
    _share(scores, note, "date basis", got.get("date_basis"), allowed(want, "date_basis"))
    for name, key in (("time", "time"), ("event date", "event_date"), ("page stamp", "page_stamp")):
        if want.get(key) or (key == "page_stamp" and got.get(key)):
            _share(scores, note, name, got.get(key), allowed(want, key))


def _share(scores: Scores, note: Note, name: str, got: object, right: list[Any]) -> None:
    hit = same(got) in map(same, right)
    scores.shares[name].add(hit)
    if not hit:
        note(name, got, right[0] if len(right) == 1 else right)


def _score_scalars(scores: Scores, note: Note, got: Json, want: Json, *, url_given: bool) -> None:
    for key in ("title", "province", "byline", "lead"):
        if got:
            _share(scores, note, key, got.get(key), allowed(want, key))
        else:
            scores.shares[key].add(right=False)
    mine = got.get("source")
    hit = bool(got) and any(_source_fits(mine, value) for value in allowed(want, "source"))
    scores.shares["source"].add(hit)
    if url_given:
        scores.shares["source, URL given"].add(hit)
    if not hit:
        note("source", mine, want["source"])


def _source_fits(got: Json | None, want: Json | None) -> bool:
    """Say whether the domain agrees, or the name where no domain is known."""
    if want is None:
        return not got or not (got.get("domain") or got.get("name"))
    key = "domain" if want.get("domain") else "name"
    return got is not None and toneless(got.get(key)) == toneless(want[key])


def _score_lists(scores: Scores, note: Note, got: Json, want: Json) -> None:
    lists: tuple[tuple[str, str, Fit], ...] = (
        ("counts", "counts", count_fits),
        ("people: name", "people", partial(_fits, keys=("name",))),
        ("people: name and office", "people", partial(_fits, keys=("name", "office"))),
        ("documents", "documents", document_fits),
        ("places", "places", partial(_fits, keys=("name", "level"))),
    )
    for name, key, fit in lists:
        found = match(got.get(key) or [], want[key], fit)
        scores.tallies[name].add(len(found.pairs), len(found.extra), len(found.missing))
        if name == "counts":
            _score_count_details(scores, note, got, want, found)
        if name == "places":
            for mine, item in (pair for pair in found.pairs if "in" in pair[1]):
                _share(scores, note, "place in", mine.get("in"), [item["in"]])
        for item in found.extra:
            note(name, _brief(item), "nothing")
        for item in found.missing:
            note(name, "nothing", _brief(item))
    captions = [{"text": text} for text in want["captions"]]
    proposed = [{"text": text} for text in got.get("captions") or []]
    found = match(proposed, captions, partial(_fits, keys=("text",)))
    scores.tallies["captions"].add(len(found.pairs), len(found.extra), len(found.missing))
    for item in found.extra:
        note("captions", item["text"], "nothing")
    for item in found.missing:
        note("captions", "nothing", item["text"])


def _fits(got: Mapping[str, Any], want: Mapping[str, Any], keys: tuple[str, ...]) -> bool:
    return fits(got, want, *keys)


def _brief(item: Json) -> str:
    hidden = ("id", "quote", "what", "measure", "place")
    return _shown({k: v for k, v in item.items() if v is not None and k not in hidden})


def _score_count_details(scores: Scores, note: Note, got: Json, want: Json, found: Matches) -> None:
    ours = {str(item.get("id")): item for item in got.get("counts") or []}
    theirs = {item["id"]: item for item in want["counts"]}
    for mine, item in found.pairs:
        shown = f"{item['value']} {item['unit']}"
        details = (
            ("count qualifier", mine.get("qualifier"), allowed(item, "qualifier")),
            ("count max", number(mine.get("max")), [number(item.get("max"))]),
            (
                "count kind",
                mine.get("kind") or "result",
                [x or "result" for x in allowed(item, "kind")],
            ),
        )
        for name, value, right in details:
            hit = same(value) in map(same, right)
            scores.shares[name].add(hit)
            if not hit:
                note(f"{name} of {shown}", value, right)
        whole, our_whole = theirs.get(item.get("part_of", "")), ours.get(str(mine.get("part_of")))
        if our_whole is None and (whole is None or None in allowed(item, "part_of")):
            continue
        hit = bool(whole and our_whole and count_fits(our_whole, whole))
        scores.shares["count part_of"].add(hit)
        if not hit:
            note(f"part_of of {shown}", _part(our_whole), _part(whole))


def _part(whole: Json | None) -> str:
    return f"{whole['value']} {whole['unit']}" if whole else "nothing"


def _score_text(scores: Scores, note: Note, got: Json, want: Json) -> None:
    body = got.get("body") or []
    ours = [*_one(got.get("lead")), *([body] if isinstance(body, str) else body)]
    theirs = [*_one(want["lead"]), *want["body"]]
    mine, right = (Counter(WORD.findall(same("\n".join(lines)))) for lines in (ours, theirs))
    hits = (mine & right).total()
    scores.tallies["body words"].add(hits, (mine - right).total(), (right - mine).total())
    for line in _not_in(ours, theirs):
        note("body", line, "nothing")
    for line in _not_in(theirs, ours):
        note("body", "nothing", line)
    lines = {
        same(line) for text in (*ours, *(got.get("captions") or [])) for line in text.split("\n")
    }
    for line in want["furniture"]:
        survives = _survives(same(line), lines)
        scores.shares["furniture surviving"].add(survives)
        if survives:
            note("furniture", line, "nothing")


def _one(value: str | None) -> list[str]:
    return [value] if value else []


def _not_in(lines: list[str], others: list[str]) -> Iterator[str]:
    known = {same(line) for line in others}
    return (line for line in lines if same(line) not in known)


def _survives(line: str, lines: set[str]) -> bool:
    return line in lines or (len(line) >= SHORT and any(line in other for other in lines))


# The table


def groups(page: Page) -> list[str]:
    """Return the columns that a page counts in."""
    kind = page.label["kind"]
    return ["all", page.label["split"], *([kind] if kind != "refused" else [])]


COLUMNS = ("all", "dev", "held", "text", "html", "encoding")


def score(
    pages: Iterable[Page], results: Mapping[str, Json]
) -> tuple[dict[str, Scores], list[Miss]]:
    """Return the measures of each column, and every difference."""
    table = {name: Scores() for name in COLUMNS}
    misses: list[Miss] = []
    for page in pages:
        scores, differing = score_page(page, results[page.stem])
        misses += differing
        for name in groups(page):
            add(table[name], scores)
    return table, misses


def add(total: Scores, scores: Scores) -> None:
    """Add the measures of one page to a column's."""
    total.pages += scores.pages
    total.invented_days += scores.invented_days
    for name, share in scores.shares.items():
        total.shares[name].right += share.right
        total.shares[name].total += share.total
    for name, tally in scores.tallies.items():
        total.tallies[name].add(tally.hits, tally.extra, tally.missing)


def printed(table: Mapping[str, Scores]) -> str:
    """Return the table as text, a measure a line."""
    columns = {name: scores.rows() for name, scores in table.items() if scores.pages}
    names = list(next(iter(columns.values()), {}))
    lines = [f"{'':28}" + "".join(f"{column:>10}" for column in columns)]
    lines += [
        f"{name:28}" + "".join(f"{rows[name]:>10}" for rows in columns.values()) for name in names
    ]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the scorer; 0 if every page gave a record or a refusal."""
    parser = argparse.ArgumentParser(description="Score the intake on the labelled pages.")
    parser.add_argument("--results", type=Path, help="records saved before, instead of running")
    parser.add_argument("--save", type=Path, help="where to keep the records")
    parser.add_argument("--misses", action="store_true", help="list every difference")
    parser.add_argument("--split", choices=("dev", "held"), help="score one split alone")
    parser.add_argument("--only", help="score the pages whose name holds this")
    parser.add_argument("--field", help="list only the differences of fields that start so")
    options = parser.parse_args(arguments)
    pages = [
        page
        for page in load_pages()
        if options.split in (None, page.label["split"]) and (options.only or "") in page.stem
    ]
    if options.results:
        results = json.loads(options.results.read_text(encoding="utf-8"))
    else:
        from tests.quality.adapter import propose

        results = run(pages, propose)
    if options.save:
        text = json.dumps(results, ensure_ascii=False, indent=1, default=str)
        options.save.write_text(text + "\n", encoding="utf-8")
    table, misses = score(pages, results)
    if options.misses or options.field:
        for miss in misses:
            if miss.field.startswith(options.field or ""):
                print(miss)
    print(printed(table))
    return int(any("crashed" in result for result in results.values()))


if __name__ == "__main__":
    sys.exit(main())
