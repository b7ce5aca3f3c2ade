"""The archive's addresses: folders, Vietnamese, ASCII, without a leading slash.

An address is relative to the site's root, so one archive serves under any path.
"""

from __future__ import annotations

from khobao.record.text import slugify


def article(article_id: str, slug: str) -> str:
    return f"bai/{article_id}-{slug}/"


def province(province_id: str) -> str:
    return f"tinh/{province_id}/"


def tag(label: str) -> str:
    return f"chu-de/{slugify(label)}/"


def person(slug: str) -> str:
    return f"nguoi/{slug}/"


def document(slug: str) -> str:
    return f"van-ban/{slug}/"


def source(slug: str) -> str:
    return f"nguon/{slug}/"


def year(number: int) -> str:
    return f"nam/{number:04d}/"


def month(year_number: int, number: int) -> str:
    """Return the address of a month, counted from 1, of a year."""
    return f"{year(year_number)}{number:02d}/"


def page(base: str, number: int) -> str:
    """Return the address of page `number`, counted from 1, of the list at `base`."""
    return base if number == 1 else f"{base}trang/{number}/"


def save_as(url: str) -> str:
    """Return the file that answers at `url`."""
    return f"{url}index.html" if url == "" or url.endswith("/") else url
