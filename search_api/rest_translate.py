"""The REST route that says a text in plain words."""

from __future__ import annotations

from contextlib import closing
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from glossary.plain.translation import Level
from glossary.terms import Reader
from search_api.in_pieces import as_one, in_pieces
from search_api.problems import documented
from search_api.rest_glossary import LONGEST
from search_api.shelf import Shelf
from search_api.translation_json import translation_json

if TYPE_CHECKING:
    from search_api.model_rewording import Rewording

MOST_REWORDED = 20_000
"""Characters that a language model rewords for one request: some 120 sentences, a minute or two."""

LEVEL_FOR = {Reader.LEADER: Level.BRIEFING, Reader.POLICY: Level.BRIEFING}
"""Reader -> level, where it is not the classroom's."""

_WRONG, _OFF = HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.FORBIDDEN


class TextToTranslate(BaseModel):
    """A text, and how far it is to be taken from research prose."""

    text: Annotated[str, Field(max_length=LONGEST, description="Plain text; offsets count its code points.")]
    level: Annotated[
        Level | None,
        Field(description="How plain: for classroom, leaders (briefing), or the annotated original (full)."),
    ] = None
    reader: Annotated[
        Reader | None, Field(description="Who is to read it; decides the level where none is given.")
    ] = None
    reword: Annotated[
        bool, Field(description="Ask the language model that this server has set up, if it has.")
    ] = False


def translate_router(shelf: Shelf) -> APIRouter:
    """Return the route that translates with the glossary that `shelf` holds."""
    router = APIRouter(prefix="/api/v1", tags=["glossary"])

    @router.post("/translate", responses=documented(_OFF, _WRONG))
    def translate(body: TextToTranslate) -> dict[str, Any]:
        """Say a text in plain words, sentence by sentence, with every edit; nothing sent is kept."""
        level = body.level or LEVEL_FOR.get(body.reader or Reader.TEACHER, Level.CLASSROOM)
        rewording = _rewording(shelf, body, level=level) if body.reword else None
        whole = as_one(list(in_pieces(body.text, translate=shelf.translator(), level=level)), text=body.text)
        if rewording is None:
            return translation_json(whole)
        with closing(rewording):
            reworded = rewording.reword(whole)
        return translation_json(reworded.translation, declined=reworded.declined)

    _ = translate
    return router


def _rewording(shelf: Shelf, body: TextToTranslate, *, level: Level) -> Rewording:
    """Return a line to the language model. Raises `RewordingNotSetUp`, and a 422 for what it is not for."""
    if level is Level.FULL:
        raise HTTPException(_WRONG, "reword: the full level is the original with notes; nothing is reworded")
    if len(body.text) > MOST_REWORDED:
        raise HTTPException(
            _WRONG, f"reword: a language model takes at most {MOST_REWORDED:,} characters here; send less"
        )
    return shelf.home.rewording()
