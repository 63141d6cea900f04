"""Our stylesheet, icon and fonts: read once, served by name, fingerprinted for caches."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from fastapi import Request, Response
from starlette.exceptions import HTTPException

MEDIA_TYPES = {"css": "text/css; charset=utf-8", "svg": "image/svg+xml", "woff2": "font/woff2"}
"""Suffix -> media type; nothing else is served, so licences and notes beside the fonts stay files."""

FOREVER = "public, max-age=31536000, immutable"
"""For an address that carries the fingerprint of what it leads to."""

A_DAY = "public, max-age=86400"
"""For an address without one, such as a font named in the stylesheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A static file: its content, media type and the start of its SHA-256."""

    content: bytes
    media_type: str
    fingerprint: str


@cache
def assets() -> MappingProxyType[str, Asset]:
    """Return every static file by its path under /static/."""
    return MappingProxyType(dict(_walk(files("search_api") / "static", "")))


def asset_address(path: str) -> str:
    """Return the fingerprinted address of a static file. Raises KeyError for an unknown one."""
    return f"/static/{path}?v={assets()[path].fingerprint}"


def asset_response(path: str, request: Request) -> Response:
    """Answer a request for a static file. Raises a 404 for any name that is not one of ours."""
    asset = assets().get(path)
    if asset is None:
        raise HTTPException(404, "There is no such file.")
    known = request.query_params.get("v") == asset.fingerprint
    headers = {"Cache-Control": FOREVER if known else A_DAY, "ETag": f'"{asset.fingerprint}"'}
    if holds_already(request, asset.fingerprint):
        return Response(status_code=304, headers=headers)
    return Response(asset.content, media_type=asset.media_type, headers=headers)


def holds_already(request: Request, fingerprint: str) -> bool:
    """Whether the asker's cache holds the content with this fingerprint (If-None-Match)."""
    tags = request.headers.get("if-none-match", "").split(",")
    return any(tag.strip().removeprefix("W/") in (f'"{fingerprint}"', "*") for tag in tags)


def _walk(folder: Traversable, prefix: str) -> list[tuple[str, Asset]]:
    found: list[tuple[str, Asset]] = []
    for item in folder.iterdir():
        media_type = MEDIA_TYPES.get(item.name.rpartition(".")[2])
        if item.is_dir():
            found.extend(_walk(item, f"{prefix}{item.name}/"))
        elif media_type is not None:
            content = item.read_bytes()
            digest = hashlib.sha256(content).hexdigest()[:16]
            asset = Asset(content=content, media_type=media_type, fingerprint=digest)
            found.append((f"{prefix}{item.name}", asset))
    return found
