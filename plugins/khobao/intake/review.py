"""What an editor has yet to confirm, as codes; their wording is the site's."""

from __future__ import annotations

from collections.abc import Iterator

from khobao.intake.bylines import Byline
from khobao.intake.dates import Dating
from khobao.intake.places import Located
from khobao.record import Article, Count, breakdowns


def codes(
    article: Article, dating: Dating, located: Located, byline: Byline | None
) -> tuple[str, ...]:
    """Return the codes of what was inferred, not found, or doesn't add up."""
    return (*_dates(dating), *_place(located), *_origin(article, byline), *_text(article))


def _dates(dating: Dating) -> Iterator[str]:
    if dating.basis != "stated":
        yield f"date-{dating.basis}"
    if dating.page_stamp:
        yield "page-clock"
    if dating.weekday_wrong:
        yield "weekday-wrong"


def _place(located: Located) -> Iterator[str]:
    if located.province is None:
        yield "province-unknown"
    elif located.by_district:
        yield "province-by-district"
    if located.changed:
        yield "province-changed"


def _origin(article: Article, byline: Byline | None) -> Iterator[str]:
    if article.source is None:
        yield "source-missing"
    if byline is not None and byline.by_shape:
        yield "byline-by-shape"


def _text(article: Article) -> Iterator[str]:
    if article.lead is None:
        yield "lead-missing"
    if any(not breakdown.fits for breakdown in breakdowns(article.counts)):
        yield "sum-off"
    if any(_of_headline(count, article) for count in article.counts):
        yield "headline-parts"
    if article.sic:
        yield "slip-suspected"


def _of_headline(count: Count, article: Article) -> bool:
    """Say whether a part was tied to the headline's figure by its sum alone."""
    total = next((other for other in article.counts if other.id == count.part_of), None)
    if total is None:
        return False
    return (total.quote or "") in article.title and (count.quote or "") not in article.title
