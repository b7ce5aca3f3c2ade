"""An invented archive for load tests: the same articles for the same numbers, each time."""

from khobao.demo.archive import Draft, article, page, tags

__all__ = ["Draft", "article", "page", "tags"]
