"""Hands out a document's stored file, where its licence allows."""

from __future__ import annotations

from fastapi import Request, Response
from fastapi.responses import FileResponse
from starlette.exceptions import HTTPException

from corpus.documents import Document, Representation
from corpus.files import FileStore
from corpus.rights import may_show
from search_api.pages_static import holds_already

PDF_HEADERS = {
    # A viewer built into the browser draws the PDF with styles and pictures of its own.
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data: blob:; object-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
}
SAVED_AS = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
}
"""Format -> media type and ending, for files that are no text; a browser saves them and opens none."""
CACHING = "private, no-cache"
"""Kept by the reader's browser but asked about each time: a document can be withdrawn."""


def file_response(document: Document, *, files: FileStore, request: Request) -> Response:
    """Answer with the current PDF to be shown, or with another file to be saved, as plain text or as Word.

    Files come from anywhere, so no HTML of theirs ever reaches the browser as HTML. Raises a 404 where
    there is no file, and a 403 where its licence keeps it back.
    """
    permission = may_show(document.licence, local=document.rights_local)
    held = _best(document)
    if held is None:
        raise HTTPException(404, "There is no file for this document, only its record.")
    if not permission.full_text:
        raise HTTPException(403, permission.reason)
    path = files.path(held.sha256, name=held.name)
    if not path.is_file():
        raise HTTPException(404, "The file of this document is missing here; the librarian can add it again.")
    headers = {"ETag": f'"{held.sha256}"', "Cache-Control": CACHING}
    if holds_already(request, held.sha256):
        return Response(status_code=304, headers=headers)
    if held.format == "pdf":
        return FileResponse(
            path,
            media_type="application/pdf",
            filename=_named(held.name, ".pdf"),
            content_disposition_type="inline",
            headers=headers | PDF_HEADERS,
        )
    media_type, suffix = SAVED_AS.get(held.format, ("text/plain", ".txt"))
    return FileResponse(path, media_type=media_type, filename=_named(held.name, suffix), headers=headers)


def _best(document: Document) -> Representation | None:
    current = [item for item in document.representations if item.current]
    return next((item for item in current if item.format == "pdf"), current[0] if current else None)


def _named(name: str, suffix: str) -> str:
    """Return a file name without folders or control characters, ending as its media type says."""
    bare = "".join(char for char in name.replace("\\", "/").rpartition("/")[2] if char.isprintable())
    bare = bare.strip(". ") or "document"
    return bare if bare.lower().endswith(suffix) else f"{bare}{suffix}"
