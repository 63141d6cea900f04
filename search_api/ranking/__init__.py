"""Ranking: one file a published formula."""
