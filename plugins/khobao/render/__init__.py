"""What makes builds exact: pages as plain values, files made once, and publishing by swap."""

from khobao.render.outputs import Last, Outputs
from khobao.render.page import Aside, Data, Lazy, Made, Page, Part
from khobao.render.publish import PublishError

__all__ = ["Aside", "Data", "Last", "Lazy", "Made", "Outputs", "Page", "Part", "PublishError"]
