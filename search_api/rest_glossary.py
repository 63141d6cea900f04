"""The glossary's REST routes: terms, spotting, and the check of a text's wording."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field

from glossary.senses import read_spots
from glossary.terms import AREAS, REGIONS, Grade, Reader
from glossary.wording_check import Report, check_wording, english_pieces, spots_in
from indexer.errors import IndexerError
from indexer.sentences import sentences
from search_api.check_report.as_json import findability_json
from search_api.findability import Findable, findability, notes
from search_api.problems import documented
from search_api.retrieval import LONGEST_QUESTION
from search_api.shelf import Shelf
from search_api.terms_json import matching, report_json, spot_json, term_json, term_line

LONGEST = 400_000
"""Characters of a text that REST takes (a 200-page report); the console takes more."""

MOST_TERMS = 200
MOST_QUESTIONS = 20
"""Questions of a caller's own; each takes a search."""

_NONE, _WRONG, _SAME = HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.NOT_MODIFIED
_Words = Annotated[str, Query(max_length=100, description="Part of a name or of a classroom phrase.")]


Question = Annotated[str, Field(min_length=1, max_length=LONGEST_QUESTION)]


class TextToRead(BaseModel):
    """A text, and for whom it is written."""

    text: Annotated[str, Field(max_length=LONGEST, description="Plain text; offsets count its code points.")]
    reader: Annotated[Reader, Field(description="Who is to read it.")] = Reader.TEACHER
    level: Annotated[str | None, Field(max_length=40, description="Not used here; kept for `translate`.")] = (
        None
    )


class TextToCheck(TextToRead):
    """A text to check, and whether to say where it would rank for what teachers ask."""

    findability: Annotated[
        bool, Field(description="Rank the text among the collection, if one has been built.")
    ] = True
    questions: Annotated[
        tuple[Question, ...],
        Field(max_length=MOST_QUESTIONS, description="Questions of your own to rank it for."),
    ] = ()


def glossary_router(shelf: Shelf) -> APIRouter:
    """Return the routes of the glossary that `shelf` holds."""
    router = APIRouter(prefix="/api/v1", tags=["glossary"])

    @router.get("/glossary/terms", responses=documented(_WRONG), response_model=None)
    def terms(
        request: Request,
        q: _Words = "",
        area: Annotated[str, Query(description=", ".join(AREAS))] = "",
        grade: Annotated[Grade | None, Query(description="What a teacher makes of it.")] = None,
        region: Annotated[str, Query(description=", ".join(REGIONS))] = "",
        offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
        limit: Annotated[int, Query(ge=1, le=MOST_TERMS)] = 50,
    ) -> Response:
        """List the terms by headword, with their senses."""
        bank = shelf.bank()
        found = matching(bank.terms, words=q, area=area, grade=grade or "", region=region)
        return _tagged(
            request,
            {
                "terms": [term_line(term) for term in found[offset : offset + limit]],
                "total": len(found),
                "offset": offset,
                "version": bank.version,
            },
        )

    @router.get("/glossary/terms/{term_id}", responses=documented(_NONE), response_model=None)
    def term(request: Request, term_id: str) -> Response:
        """Return one term by its address, a name or an abbreviation; retired ones still resolve."""
        bank = shelf.bank()
        held = term_json(bank.term(term_id))
        changes = shelf.home.editor().history(str(held["id"]))
        history = [
            {"when": one.when, "who": one.who, "did": one.did, "sense": one.sense, "why": one.why}
            for one in changes
        ]
        return _tagged(request, held | {"history": history})

    @router.post("/glossary/spot", responses=documented(_WRONG))
    def spots(body: TextToRead) -> dict[str, Any]:
        """Find the glossary's words in a text, with the sense that is meant."""
        bank = shelf.bank()
        pieces, notes = english_pieces(body.text)
        found = spots_in(body.text, pieces=pieces, bank=bank)
        meant = read_spots(body.text, found, pieces=pieces, bank=bank, decider=shelf.decider(), decided=True)
        return {"spots": [spot_json(one) for one in meant], "notes": notes, "version": bank.version}

    @router.post("/check", responses=documented(_WRONG))
    def check(body: TextToCheck) -> dict[str, Any]:
        """Find the words that a reader will not know, will misread, or will hear a judgement in."""
        report = check_wording(
            body.text,
            bank=shelf.bank(),
            decider=shelf.decider(),
            reader=body.reader,
            today=date.today(),  # noqa: DTZ011 - a day, compared with years
            split=sentences,
        )
        found = _findability(shelf, body, report) if body.findability else None
        answer = report_json(report, text=body.text, findability=findability_json(found))
        return answer | {"notes": [*report.notes, *(notes(found) if found else ())]}

    _ = terms, term, spots, check
    return router


def _findability(shelf: Shelf, body: TextToCheck, report: Report) -> Sequence[Findable] | None:
    """Return where the text would rank; None where there is nothing to rank it in or with."""
    try:
        library = shelf.library()
    except IndexerError:
        return None
    return findability(
        body.text,
        home=shelf.home,
        bank=shelf.bank(),
        decider=shelf.decider(),
        report=report,
        extra_questions=body.questions,
        library=library,
    )


def _tagged(request: Request, body: dict[str, Any]) -> Response:
    """Return the body with its ETag, or 304 without it when the caller holds the same already."""
    answer = JSONResponse(body)
    tag = f'"{hashlib.sha256(bytes(answer.body)).hexdigest()[:20]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    asked = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    if tag in asked or "*" in asked:
        return Response(status_code=_SAME, headers=headers)
    answer.headers.update(headers)
    return answer
