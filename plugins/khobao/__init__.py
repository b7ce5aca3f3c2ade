"""Kho Báo: a static news-archive generator for Vietnamese provincial press."""
