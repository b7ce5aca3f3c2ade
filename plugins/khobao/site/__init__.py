"""Kho Báo as a Pelican plugin: reader, generator and writer, and the build around them."""

from khobao.site.plugin import register

__all__ = ["register"]
