"""The word lists behind the patterns, read once from the files beside this one."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import cast

import yaml


def any_of(name: str) -> str:
    """A group that matches any of the expressions of the list `name` in patterns.yaml.

    Raises KeyError when there is no such list.
    """
    return f"(?:{'|'.join(_lists('patterns.yaml')[name])})"


def named_groups(*names: str, file: str) -> str:
    """Alternatives of the lists `names` of a file, each list a group of its own name."""
    lists = _lists(file)
    return "|".join(f"(?P<{name}>{'|'.join(lists[name])})" for name in names)


@lru_cache(maxsize=4)
def _lists(file: str) -> dict[str, list[str]]:
    text = files("glossary.numbers").joinpath(file).read_text(encoding="utf-8")
    return cast(dict[str, list[str]], yaml.safe_load(text))
