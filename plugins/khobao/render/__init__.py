"""What makes builds exact: pages as plain values, and publishing by swap."""

from khobao.render.page import Data, Page
from khobao.render.publish import PublishError

__all__ = ["Data", "Page", "PublishError"]
