"""Raw texts -> Markdown with front matter: `make import FROM=… [CONTENT=content]`."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from khobao import content
from khobao.content import folder, write
from khobao.content.read import read_article
from khobao.intake import RefusedError, propose
from khobao.intake.inputs import Failure, Item, Source, sources
from khobao.intake.merge import digests, merge
from khobao.intake.propose import ID_LENGTH
from khobao.intake.shingles import same_stories, sketch
from khobao.record import Article, ContentError, front_matter

NEW, RENEWED, SAME, SKIPPED, REFUSED = "mới", "cập nhật", "không đổi", "bỏ qua", "từ chối"
STATUSES = (NEW, RENEWED, SAME, SKIPPED, REFUSED)
WIDTH = 9
TWIN = "near-duplicate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one input: a status, and the file written or the reason why not."""

    status: str
    name: str
    told: str
    review: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.status:<{WIDTH}} {self.name}: {self.told}"


class Importer:
    """Puts raw articles into a content folder, one after another; knows which ids it holds."""

    def __init__(self, root: Path, added: date) -> None:
        self.root = root
        self.added = added
        self.vocabulary = content.vocabulary.load(root / folder.TAGS)
        self.paths = write.article_ids(root)
        self.new: set[str] = set()

    def link_same_stories(self) -> Iterator[str]:
        """Link each new article with those that tell the same story; yield a line a pair."""
        pairs = list(same_stories(self.new, self._sketches())) if self.new else []
        for one, other in pairs:
            self._link(one, other)
            self._link(other, one)
            yield f"cùng một tin: {self._name(one)} và {self._name(other)}"

    def _name(self, id_: str) -> str:
        return self.paths[id_].relative_to(self.root).as_posix()

    def _sketches(self) -> dict[str, list[int]]:
        """Return the sketch of every article whose raw text is kept here."""
        found = {}
        for path in sorted((self.root / folder.RAW).glob("*.proposed.json")):
            id_ = path.name[:ID_LENGTH]
            if id_ in self.paths:
                found[id_] = json.loads(path.read_text(encoding="utf-8"))["sketch"]
        return found

    def _link(self, id_: str, other: str) -> None:
        path = self.paths[id_]
        try:
            article = read_article(path).article
        except ContentError:
            return
        linked = tuple(sorted({*article.same_story, other}))
        article = _as_linked(article, article.model_copy(update={"same_story": linked}))
        article = article.model_copy(update={"same_story": linked})
        write.save(path, front_matter.dumps(article).encode())
        if article.raw and article.rights == "full":
            self._record(article, json.loads(self._proposal(article).read_text("utf-8"))["sketch"])

    def take(self, item: Item | Failure) -> Outcome:
        """Import one item; what can't be read is an outcome, never an exception."""
        if isinstance(item, Failure):
            status = SKIPPED if item.skipped else REFUSED
            return Outcome(status=status, name=item.name, told=item.reason)
        try:
            article = propose(
                item.data, self.added, self.vocabulary, url=item.url, retrieved=item.retrieved
            ).article
            return self._put(item, article)
        except RefusedError as error:
            told = f"{error.code}: {error}"
        except ContentError as error:
            told = f"bài đã có trong kho nhưng tệp đang lỗi, sửa rồi nhập lại: {error}"
        except OSError as error:
            told = f"không ghi được: {error.strerror or error}"
        return Outcome(status=REFUSED, name=item.name, told=told)

    def _put(self, item: Item, proposed: Article) -> Outcome:
        path = self.paths.get(proposed.id)
        status = SAME
        article = proposed
        if path is None:
            path = write.new_path(self.root, proposed)
            self.paths[proposed.id] = path
            status = NEW
        else:
            existing = read_article(path).article
            proposed = _as_linked(proposed, existing)
            article = merge(existing, proposed, self._base(proposed))
            status = SAME if article == existing else RENEWED
        if status != SAME:
            write.save(path, front_matter.dumps(article).encode())
        if article.rights == "full":
            self._keep(proposed, item.data)
        if status == NEW:
            self.new.add(proposed.id)
        told = path.relative_to(self.root).as_posix()
        return Outcome(status=status, name=item.name, told=told, review=article.review)

    def _proposal(self, article: Article) -> Path:
        return folder.proposal_path(self.root, _sha256(article))

    def _base(self, article: Article) -> dict[str, str]:
        path = self._proposal(article)
        if not path.exists():
            return {}
        base: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))["digests"]
        return base

    def _keep(self, proposed: Article, data: bytes) -> None:
        """Keep the raw bytes, and what was proposed of them."""
        write.save(folder.raw_path(self.root, _sha256(proposed)), data)
        self._record(proposed, sketch(proposed))

    def _record(self, proposed: Article, sketched: Sequence[int]) -> None:
        told = {"digests": digests(proposed), "sketch": list(sketched)}
        lines = json.dumps(told, indent=1, sort_keys=True) + "\n"
        write.save(self._proposal(proposed), lines.encode())


def _as_linked(proposed: Article, existing: Article) -> Article:
    """Return the proposal with the code that says it has a twin, if the archive knows of one."""
    if not existing.same_story or TWIN in proposed.review:
        return proposed
    return proposed.model_copy(update={"review": (*proposed.review, TWIN)})


def _sha256(article: Article) -> str:
    assert article.raw is not None
    return article.raw.sha256


def report(outcomes: list[Outcome]) -> Iterator[str]:
    """Yield the lines of the closing table: how many of each, what was refused, what to review."""
    counts = Counter(outcome.status for outcome in outcomes)
    yield ""
    yield ", ".join(f"{counts[status]} {status}" for status in STATUSES)
    codes = Counter(code for outcome in outcomes for code in outcome.review)
    if codes:
        yield "Cần xem lại: " + ", ".join(f"{code} ({n})" for code, n in sorted(codes.items()))


@click.command()
@click.option("--from", "source", required=True, type=click.Path(path_type=Path))
@click.option("--content", "root", default="content", type=click.Path(path_type=Path))
def main(source: Path, root: Path) -> None:
    """Import a file or every file of a folder; exit 1 if any could not be read."""
    if not source.exists():
        raise click.ClickException(f"{source}: không có tệp hay thư mục này")
    try:
        root.mkdir(parents=True, exist_ok=True)
        write.complete(root)
        importer = Importer(root, date.today())  # noqa: DTZ011 - the editor's own day
    except ContentError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"{root}: không ghi được ({error.strerror})") from None
    outcomes = list(_taken(importer, sources(source)))
    if not outcomes:
        raise click.ClickException(f"{source}: không có tệp nào để nhập")
    for line in importer.link_same_stories():
        click.echo(line)
    for line in report(outcomes):
        click.echo(line)
    statuses = {outcome.status for outcome in outcomes}
    if REFUSED in statuses or statuses == {SKIPPED}:
        sys.exit(1)


def _taken(importer: Importer, read: Sequence[Source]) -> Iterator[Outcome]:
    """Yield each item's outcome, its line printed; on a terminal a bar counts the files."""
    console = Console(stderr=True)
    for source in track(read, "Đang nhập", console=console, disable=not sys.stderr.isatty()):
        for item in source():
            outcome = importer.take(item)
            click.echo(str(outcome))
            yield outcome


if __name__ == "__main__":
    main()
