"""What happened on each day of the year, in twelve files that the home page reads one of."""

from __future__ import annotations

import json
from collections.abc import Iterator

from khobao.collections.this_day import by_day
from khobao.render import Data
from khobao.site.pages.frame import TIMELINE, Site

FOLDER = f"{TIMELINE}ngay/"


def day_files(site: Site) -> Iterator[Data]:
    """Yield a file a month: its days, each with [year, event or date, title, address] and `more`.

    A month without any day has a file too, so that asking for it is no error.
    """
    days = by_day(site.archive.entries)
    for month in range(1, 13):
        held = {
            str(one.day): {
                "items": [
                    [year, by, entry.article.title, entry.url] for year, by, entry in one.shown
                ],
                "more": one.more,
            }
            for one in days
            if one.month == month
        }
        text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
        yield Data(f"{FOLDER}{month:02d}.json", text.encode("utf-8"))
