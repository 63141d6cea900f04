"""Gathers headed text into places, with the path of titles above each."""

from __future__ import annotations

from indexer.reading.readings import Place

BETWEEN_TITLES = " > "


class Outline:
    """Takes headings and paragraphs in order and gives one place for each section with text of its own."""

    def __init__(self) -> None:
        self._titles: list[tuple[int, str]] = []
        self._paragraphs: list[str] = []
        self._places: list[Place] = []

    def heading(self, title: str, *, level: int) -> None:
        """Opens a section; deeper sections stand below it until one of the same or a higher `level` comes."""
        self._close()
        title = " ".join(title.split())
        self._titles = [(depth, name) for depth, name in self._titles if depth < level]
        if title:
            self._titles.append((level, title))

    def resume(self, *, level: int) -> None:
        """Goes back to the open section of `level` after one below it ended."""
        self._close()
        self._titles = [(depth, name) for depth, name in self._titles if depth <= level]

    def paragraph(self, text: str) -> None:
        """Adds a paragraph to the open section; spaces and line breaks in it become single spaces."""
        text = " ".join(text.split())
        if text:
            self._paragraphs.append(text)

    def places(self) -> tuple[Place, ...]:
        """The sections so far, in order."""
        self._close()
        return tuple(self._places)

    def _close(self) -> None:
        if self._paragraphs:
            path = BETWEEN_TITLES.join(name for _, name in self._titles) or None
            self._places.append(Place(page=None, section=path, text="\n\n".join(self._paragraphs)))
        self._paragraphs = []
