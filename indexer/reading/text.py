"""Reads plain text in whatever encoding it comes."""

from __future__ import annotations

import re

from corpus.documents import Facts
from indexer.reading.errors import Damaged, EmptyFile
from indexer.reading.quality import judge
from indexer.reading.readings import Place, Reading
from indexer.reading.sniff import byte_order_mark

_PARAGRAPH = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_ITEM = re.compile(r"\n(?=[ \t]*(?:[-*•–]|\(?\d{1,2}[.)])[ \t])")
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u200b\u2060\ufeff\u00ad]")


def decode(content: bytes) -> str:
    """The text by its byte order mark, as UTF-8, or as cp1252 where it is not UTF-8. Raises Damaged."""
    marked = byte_order_mark(content)
    try:
        text = content.decode(marked or "utf-8")
    except UnicodeDecodeError as problem:
        if marked is not None:
            raise Damaged(f"begins as {marked} but breaks off: save it anew as UTF-8") from problem
        text = content.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_text(content: bytes) -> Reading:
    """Plain text as one place; blank lines part paragraphs. Raises EmptyFile or Damaged."""
    text = paragraphs_of_text(decode(content))
    if not any(map(str.isalnum, text)):
        raise EmptyFile("no text in the file: nothing can be read from it")
    return Reading(
        format="text",
        places=(Place(page=None, section=None, text=text),),
        facts=Facts(),
        quality=judge([text]),
    )


def paragraphs_of_text(text: str) -> str:
    """Lines joined to paragraphs, which blank lines and list items part."""
    text = _INVISIBLE.sub("", text.replace("\x0c", "\n\n"))
    pieces = (item for block in _PARAGRAPH.split(text) for item in _ITEM.split(block))
    joined = (" ".join(piece.split()) for piece in pieces)
    return "\n\n".join(piece for piece in joined if piece)
