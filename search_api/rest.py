"""The REST interface under /api/v1, and the probes."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from corpus.documents import Filters, State
from corpus.errors import UnknownDocument
from corpus.rights import may_show
from indexer.errors import NoSnapshot
from search_api.answer import Answer, NothingFound, document_json, quote_json
from search_api.ask import ask
from search_api.errors import EmptyQuestion
from search_api.problems import documented, problem
from search_api.quoting import whole
from search_api.shelf import Shelf

EMPTY = "Nothing has been built yet, so there is nothing to search."
MOST_FINDINGS = 50
LONGEST = 10_000
"""Characters of a question that are taken at all; what is beyond `retrieval.LONGEST_QUESTION` is not read."""

_NONE, _WRONG, _LATER = (
    HTTPStatus.NOT_FOUND,
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.SERVICE_UNAVAILABLE,
)
_Words = Annotated[list[str], Query(max_length=20)]
_Year = Annotated[int | None, Query(ge=1000, le=3000)]


def filters(
    year_from: _Year = None,
    year_to: _Year = None,
    phase: _Words = [],  # noqa: B006 - FastAPI copies it
    design: _Words = [],  # noqa: B006
    country: _Words = [],  # noqa: B006
    source: _Words = [],  # noqa: B006
) -> Filters:
    """Read the filters of an address."""
    return Filters(
        year_from=year_from,
        year_to=year_to,
        phase=tuple(phase),
        design=tuple(design),
        country=tuple(country),
        source=tuple(source),
    )


def rest_router(shelf: Shelf) -> APIRouter:
    """Return the routes that answer from `shelf`."""
    router = APIRouter()

    @router.get("/api/v1/search", tags=["search"], responses=documented(_WRONG, _LATER))
    def search(
        q: Annotated[str, Query(min_length=1, max_length=LONGEST, description="The question.")],
        chosen: Annotated[Filters, Depends(filters)],
        limit: Annotated[int, Query(ge=1, le=MOST_FINDINGS)] = 10,
    ) -> dict[str, Any]:
        """Answer a question: findings with verbatim quotes, or why there are none."""
        try:
            return ask(q, library=shelf.library(), filters=chosen, limit=limit).as_json()
        except NoSnapshot:
            if not any(char.isalnum() for char in q):
                raise EmptyQuestion("nothing was asked; type a question") from None
            nothing = NothingFound(reason=EMPTY, nearby=())
            return Answer(question=q, findings=(), nothing_found=nothing, took_ms=0.0).as_json()

    @router.get(
        "/api/v1/documents/{document_id}",
        tags=["collection"],
        responses=documented(_NONE, _WRONG, _LATER),
    )
    def document(document_id: str) -> dict[str, Any]:
        """Return the facts of a document and, where its licence allows, its text by page or section."""
        found = shelf.home.catalogue.get(document_id)
        if found.state is not State.ACCEPTED:
            raise UnknownDocument(f"{document_id} is not part of the collection")
        permission = may_show(found.licence, local=found.rights_local)
        try:
            passages = shelf.library().snapshot.passages_of(document_id) if permission.full_text else []
        except NoSnapshot:
            passages = []
        places: dict[tuple[int | None, str | None], list[str]] = {}
        for passage in passages:
            places.setdefault((passage.page, passage.section), []).append(passage.text)
        return {
            "document": document_json(found),
            "by": found.by,
            "permission": {"full_text": permission.full_text, "reason": permission.reason},
            "files": [
                {"format": item.format, "name": item.name, "bytes": item.size}
                for item in found.representations
                if item.current
            ],
            "text": [
                {"page": page, "section": section, "text": "".join(parts)}
                for (page, section), parts in places.items()
            ],
            "passages": [
                {"id": passage.id, **(quote_json(whole(passage, by=found.by)) or {})}
                for passage in passages
                if passage.indexed
            ],
        }

    @router.get(
        "/api/v1/passages/{passage_id}",
        tags=["collection"],
        responses=documented(_NONE, _WRONG, _LATER),
    )
    def passage(passage_id: str) -> dict[str, Any]:
        """Return one passage with its place, where the licence allows."""
        try:
            held = shelf.library().snapshot.passage(passage_id)
        except NoSnapshot:
            held = None
        if held is None:
            raise HTTPException(HTTPStatus.NOT_FOUND, f"no passage has the id {passage_id!r}")
        found = shelf.home.catalogue.get(held.document_id)
        permission = may_show(found.licence, local=found.rights_local)
        if found.state is not State.ACCEPTED:
            raise UnknownDocument(f"{found.id} is not part of the collection")
        quote = whole(held, by=found.by) if permission.quotes else None
        return {
            "id": held.id,
            "document": document_json(found),
            "quote": quote_json(quote),
            "permission": {"quotes": permission.quotes, "reason": permission.reason},
        }

    @router.get("/healthz", tags=["probes"])
    def healthz() -> dict[str, str]:
        """Say that the server is alive."""
        return {"status": "alive"}

    @router.get("/readyz", tags=["probes"], response_model=None, responses=documented(_LATER))
    def readyz() -> dict[str, Any] | JSONResponse:
        """Say whether questions can be answered."""
        reason = shelf.ready()
        if reason is not None:
            return problem(HTTPStatus.SERVICE_UNAVAILABLE, reason)
        manifest = shelf.library().snapshot.manifest
        return {"status": "ready", "documents": manifest.documents, "passages": manifest.passages}

    _ = search, document, passage, healthz, readyz
    return router
