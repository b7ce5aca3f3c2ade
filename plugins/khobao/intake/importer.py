"""Raw articles into a content folder, one after another, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256 as sha
from pathlib import Path

from khobao.content import folder, vocabulary, write
from khobao.content.read import read_article
from khobao.intake import proposals
from khobao.intake.decode import RefusedError
from khobao.intake.inputs import Failure, Item
from khobao.intake.merge import digests, merge
from khobao.intake.proposals import Proposed
from khobao.intake.propose import ID_LENGTH, Proposal, edges, propose
from khobao.intake.recurring import NONE, Edges, Furniture, Recurring, recurring
from khobao.intake.review import Doubt
from khobao.intake.shingles import resemblance, same_stories, sketch
from khobao.record import Article, ContentError, front_matter

NEW, RENEWED, SAME, SKIPPED, REFUSED = "mới", "cập nhật", "không đổi", "bỏ qua", "từ chối"
STATUSES = (NEW, RENEWED, SAME, SKIPPED, REFUSED)
WIDTH = 9
TWIN = "near-duplicate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one input: a status, and the file written or the reason why not.

    `code` names the reason of a refusal; `review` is what awaits an editor, with its evidence.
    """

    status: str
    name: str
    told: str
    code: str | None = None
    review: tuple[Doubt, ...] = ()

    def __str__(self) -> str:
        reason = f"{self.code}: {self.told}" if self.status == REFUSED else self.told
        return f"{self.status:<{WIDTH}} {self.name}: {reason}"


def survey(items: Iterable[Item | Failure]) -> dict[str, Furniture]:
    """Return the furniture of each site of a batch, by its address or its folder."""
    return recurring(one for item in items if (one := _edges(item)) is not None)


def _edges(item: Item | Failure) -> Edges | None:
    if isinstance(item, Failure):
        return None
    try:
        return edges(item.data, item.folder, url=item.url)
    except Exception:  # whatever it is, it's told of where the item is imported
        return None


class Importer:
    """Knows which articles a content folder holds, and puts more into it.

    `added` is the day they enter. `sentences` say what each review code means. `sites` is the
    furniture of the batch's sites.
    """

    def __init__(
        self,
        root: Path,
        added: date,
        sentences: Mapping[str, str],
        sites: Mapping[str, Furniture] | None = None,
    ) -> None:
        self.root = root
        self.added = added
        self.sentences = sentences
        self.sites = sites or {}
        self.vocabulary = vocabulary.load(root / folder.TAGS)
        self.paths = write.article_ids(root)
        self.uncompared: set[str] = set()
        self.reviews: dict[str, tuple[str, ...]] = {}

    def awaiting(self) -> dict[str, tuple[str, ...]]:
        """Return the codes of every article that this import touched, by its file's name."""
        return {self._name(id_): codes for id_, codes in self.reviews.items()}

    def take(self, item: Item | Failure) -> Outcome:
        """Import one item; whatever is wrong with it is an outcome, never an exception."""
        if isinstance(item, Failure):
            status = SKIPPED if item.skipped else REFUSED
            return Outcome(status=status, name=item.name, told=item.reason, code=item.code)
        try:
            return self._put(item)
        except RefusedError as error:
            code, told = error.code, str(error)
        except ContentError as error:
            code, told = "faulty-article", _first(error)
        except OSError as error:
            code, told = "unwritable", f"không ghi được: {error.strerror or error}"
        except Exception as error:
            code, told = "program-fault", f"lỗi của chương trình: {type(error).__name__}: {error}"
        return Outcome(status=REFUSED, name=item.name, told=told, code=code)

    def _put(self, item: Item) -> Outcome:
        sha256 = sha(item.data).hexdigest()
        before = proposals.load(folder.proposal_path(self.root, sha256))
        proposal = propose(
            item.data,
            self.added,
            self.vocabulary,
            url=item.url,
            retrieved=item.retrieved,
            batch=Recurring(
                sites=self.sites,
                folder=item.folder,
                before=before.furniture if before else NONE,
            ),
        )
        id_ = proposal.article.id
        path = self.paths.get(id_)
        existing = read_article(path).article if path else None
        article = proposal.article
        if existing:
            proposal = self._as_linked(proposal, existing.same_story)
            article = merge(existing, proposal.article, before.digests if before else {})
        status = NEW if existing is None else SAME if article == existing else RENEWED
        path = path or write.new_path(self.root, article)
        if status != SAME:
            write.save(path, front_matter.dumps(article).encode())
        self.paths[id_] = path
        self.reviews[id_] = article.review
        if article.rights == "full":
            compared = existing is not None and before is not None and before.compared
            self._keep(sha256, item.data, proposal, compared=compared)
        return Outcome(
            status=status,
            name=item.name,
            told=self._name(id_),
            review=tuple(one for one in proposal.review if one.code in article.review),
        )

    def _keep(self, sha256: str, data: bytes, proposal: Proposal, *, compared: bool) -> None:
        """Keep the raw bytes, and what was proposed of them."""
        write.save(folder.raw_path(self.root, sha256), data)
        proposed = Proposed(
            digests=digests(proposal.article),
            sketch=sketch(proposal.article),
            review=proposal.review,
            furniture=proposal.furniture,
            compared=compared,
        )
        self._remember(sha256, proposed)
        if not compared:
            self.uncompared.add(proposal.article.id)

    def _remember(self, sha256: str, proposed: Proposed) -> None:
        proposals.save(folder.proposal_path(self.root, sha256), proposed, self.sentences)

    def _remembered(self, article: Article) -> Proposed | None:
        return proposals.load(folder.proposal_path(self.root, _sha256(article)))

    def _name(self, id_: str) -> str:
        return self.paths[id_].relative_to(self.root).as_posix()

    def link_same_stories(self) -> Iterator[str]:
        """Link each article that wasn't compared with those that tell the same; a line a pair.

        What an interrupted import left uncompared is compared too.
        """
        if not self.uncompared:
            return
        sketches: dict[str, Sequence[int]] = {}
        left: dict[str, str] = {}
        for path in sorted((self.root / folder.RAW).glob(f"*{folder.PROPOSED}")):
            sha256 = path.name.removesuffix(folder.PROPOSED)
            known = proposals.load(path) if sha256[:ID_LENGTH] in self.paths else None
            if known:
                sketches[sha256[:ID_LENGTH]] = known.sketch
                if not known.compared:
                    left[sha256[:ID_LENGTH]] = sha256
        for one, other in same_stories(left, sketches):
            self._link(one, other)
            self._link(other, one)
            alike = _share(sketches[one], sketches[other])
            yield f"cùng một tin: {self._name(one)} và {self._name(other)} ({alike})"
        for sha256 in left.values():
            if known := proposals.load(folder.proposal_path(self.root, sha256)):
                self._remember(sha256, replace(known, compared=True))

    def _link(self, id_: str, other: str) -> None:
        """Name another article as the same story; what an editor changed is left as it is."""
        path = self.paths[id_]
        try:
            article = read_article(path).article
        except ContentError:
            return
        if other not in article.same_story:
            linked = tuple(sorted({*article.same_story, other}))
            review = tuple(dict.fromkeys((*article.review, TWIN)))
            renewed = article.model_copy(update={"same_story": linked, "review": review})
            self._remember_link(article, renewed)
            write.save(path, front_matter.dumps(renewed).encode())
            article = renewed
        self.reviews[id_] = article.review

    def _remember_link(self, article: Article, renewed: Article) -> None:
        """Remember the code as proposed, unless the codes are the editor's by now."""
        known = self._remembered(article) if article.raw else None
        if known is None:
            return
        now, then = digests(article)["review"], digests(renewed)["review"]
        told = {**known.digests, "review": then} if known.digests.get("review") == now else {}
        review = _with_twins(known.review, self._twins(known.sketch, renewed.same_story))
        proposed = replace(known, digests=told or known.digests, review=review)
        self._remember(_sha256(article), proposed)

    def _as_linked(self, proposal: Proposal, others: Sequence[str]) -> Proposal:
        """Return the proposal with the code for its twins, if the archive knows of any."""
        if not others:
            return proposal
        review = _with_twins(proposal.review, self._twins(sketch(proposal.article), others))
        article = proposal.article.model_copy(update={"review": tuple(d.code for d in review)})
        return replace(proposal, article=article, review=review)

    def _twins(self, own: Sequence[int], others: Sequence[str]) -> tuple[str, ...]:
        """Return the files that tell the same story, each with how much of its text agrees."""
        return tuple(self._twin(own, other) for other in others if other in self.paths)

    def _twin(self, own: Sequence[int], other: str) -> str:
        try:
            article = read_article(self.paths[other]).article
        except ContentError:
            return self._name(other)
        known = self._remembered(article) if article.raw else None
        return f"{self._name(other)} ({_share(own, known.sketch)})" if known else self._name(other)


def _with_twins(review: Sequence[Doubt], twins: tuple[str, ...]) -> tuple[Doubt, ...]:
    return (*(one for one in review if one.code != TWIN), Doubt(TWIN, twins))


def _share(one: Sequence[int], other: Sequence[int]) -> str:
    return f"giống khoảng {resemblance(one, other):.0%}"


def _first(error: ContentError) -> str:
    more = len(error.problems) - 1
    rest = f" (và {more} lỗi nữa: make check)" if more else ""
    return f"bài đã có trong kho nhưng tệp đang lỗi, sửa rồi nhập lại: {error.problems[0]}{rest}"


def _sha256(article: Article) -> str:
    assert article.raw is not None
    return article.raw.sha256
