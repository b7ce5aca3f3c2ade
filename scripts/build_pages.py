"""Build a site as build_site.py does, but for its search index: to time the pages alone."""

from collections.abc import Iterator
from unittest import mock

from build_site import main
from khobao.render import Data
from khobao.site import pages


def no_index(site: pages.Site) -> Iterator[Data]:
    return iter(())


if __name__ == "__main__":
    with mock.patch.object(pages, "search_index", no_index):
        main()
