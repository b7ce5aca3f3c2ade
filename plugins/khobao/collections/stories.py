"""Which of the articles that tell one story came first, as far as their own dates say."""

from __future__ import annotations

from collections.abc import Iterable

from khobao.record import Article


def earliest(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Return the articles of the earliest stated date; several if they state one day and no hours.

    Empty unless the dates decide: only those stated count, at least two must differ, and none of
    the others may mean an earlier day.
    """
    stated = [article for article in articles if is_stated(article)]
    end = min((one.date.end for one in stated if one.date), default=None)
    first = [one for one in stated if one.date and end and one.date.start <= end]
    if len(first) > 1 and all(one.date and one.date.exact and one.time for one in first):
        hour = min(one.time or "" for one in first)
        first = [one for one in first if one.time == hour]
    alone = len(first) == 1
    one_day = all(one.date and one.date.exact for one in first)
    return tuple(first) if len(first) < len(stated) and (alone or one_day) else ()


def is_stated(article: Article) -> bool:
    """Say whether an article states its date, and not about or uncertainly."""
    when = article.date
    sure = when is not None and not (when.approximate or when.uncertain)
    return sure and article.date_basis == "stated"
