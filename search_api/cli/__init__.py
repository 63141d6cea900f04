"""The console command `chalkface`."""

from __future__ import annotations

from search_api.cli.app import main

__all__ = ["main"]
