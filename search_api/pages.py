"""The pages: a question box, findings, documents and their files. Rendered here, no script in the browser."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from corpus.documents import Document, Filters, State
from corpus.errors import UnknownDocument
from corpus.rights import may_show
from indexer.errors import NoSnapshot
from search_api.ask import ask
from search_api.errors import EmptyQuestion
from search_api.pages_documents import document_page
from search_api.pages_errors import install_error_pages
from search_api.pages_files import file_response
from search_api.pages_filters import read_filters, search_box
from search_api.pages_findings import results_page
from search_api.pages_links import search_address
from search_api.pages_rendering import render
from search_api.pages_static import asset_response
from search_api.pages_views import HomePage, Link
from search_api.shelf import Shelf

__all__ = ["install_error_pages", "pages_router"]

EXAMPLES = (
    "Does homework help?",
    "Are teaching assistants worth it?",
    "Do smaller classes help?",
    "How do I give better feedback without marking everything?",
    "Is it worth putting pupils in sets?",
    "Do learning styles matter?",
)
"""Questions that the starter collection answers with the right strand first; tried with the default model."""

LONGEST = 10_000
"""Characters of a question that are taken at all, as in the REST interface."""

NOTHING_ASKED = "We found no words in that. Type a question, as you would ask a colleague."
NO_PAGE = "There is no document at this address. It may have been withdrawn, or the address was cut short."


def pages_router(shelf: Shelf) -> APIRouter:
    """Return the routes of the pages that show what `shelf` holds."""
    router = APIRouter(include_in_schema=False)

    @router.api_route("/", methods=["GET", "HEAD"])
    def search(request: Request) -> Response:
        question = request.query_params.get("q", "")[:LONGEST]
        chosen = read_filters(request.query_params)
        try:
            library = shelf.library()
        except NoSnapshot:
            return render(_home(documents=0, question=question, filters=chosen.filters))
        documents = library.snapshot.manifest.documents
        if "q" not in request.query_params:
            return render(_home(documents=documents, filters=chosen.filters))
        try:
            answer = ask(question, library=library, filters=chosen.filters)
        except EmptyQuestion:
            return render(_home(documents=documents, filters=chosen.filters, word=NOTHING_ASKED))
        return render(results_page(answer, chosen=chosen))

    @router.api_route("/documents/{document_id}", methods=["GET", "HEAD"])
    def document(document_id: str, passage: str | None = None) -> Response:
        found = _accepted(shelf, document_id)
        permission = may_show(found.licence, local=found.rights_local)
        try:
            passages = shelf.library().snapshot.passages_of(found.id) if permission.full_text else []
        except NoSnapshot:
            passages = []
        return render(document_page(found, permission=permission, passages=passages, marked=passage))

    @router.api_route("/documents/{document_id}/file", methods=["GET", "HEAD"])
    def file(document_id: str, request: Request) -> Response:
        return file_response(_accepted(shelf, document_id), files=shelf.home.files, request=request)

    @router.api_route("/static/{path:path}", methods=["GET", "HEAD"])
    def static(path: str, request: Request) -> Response:
        return asset_response(path, request)

    @router.api_route("/favicon.ico", methods=["GET", "HEAD"])
    def icon(request: Request) -> Response:
        """Browsers ask for it unbidden where they show a file and not a page of ours."""
        return asset_response("icon.svg", request)

    _ = search, document, file, static, icon
    return router


def _accepted(shelf: Shelf, document_id: str) -> Document:
    """Return a document of the collection. Raises a 404 for drafts and withdrawn ones as for unknown ones."""
    try:
        found = shelf.home.catalogue.get(document_id)
    except UnknownDocument:
        raise HTTPException(404, NO_PAGE) from None
    if found.state is not State.ACCEPTED:
        raise HTTPException(404, NO_PAGE)
    return found


def _home(*, documents: int, filters: Filters, question: str = "", word: str = "") -> HomePage:
    return HomePage(
        title="Chalkface: what research found, in classroom words",
        description="Ask in plain English what research found. You get the original sentence, "
        "where it stands and how sure anyone can be.",
        box=search_box(question, filters=filters),
        documents=documents,
        examples=tuple(
            Link(words=example, href=search_address(example, filters=Filters())) for example in EXAMPLES
        )
        if documents
        else (),
        word=word,
    )
