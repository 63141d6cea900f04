"""Serves the demonstration, or with DEMO_EXIT=1 proves that it answers and stops."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from typing import Any

import uvicorn

from search_api.home import Home
from search_api.settings import read_settings
from search_api.web import create_app

ADDRESS = ("127.0.0.1", 8000)
QUESTION = "Does homework help?"
PATIENCE_S = 60.0


def main() -> int:
    """Serve on 127.0.0.1:8000; returns the exit status."""
    host, port = ADDRESS
    app = create_app(Home(read_settings()), word_on_demand=True)
    server = uvicorn.Server(
        uvicorn.Config(app, host=host, port=port, access_log=False, log_level="warning", server_header=False)
    )
    if os.environ.get("DEMO_EXIT") != "1":
        _say(f"Chalkface answers on http://{host}:{port} (stop with Ctrl+C)")
        server.run()
        return 0
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        return _prove(f"http://{host}:{port}", alive=thread.is_alive)
    finally:
        server.should_exit = True
        thread.join(timeout=10)


def _prove(base: str, *, alive: Callable[[], bool]) -> int:
    """Ask `/readyz` and one question as a program would."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            ready = _get(f"{base}/readyz")
            break
        except urllib.error.HTTPError as error:
            _say(f"the server is not ready: {json.load(error)['detail']}")
            return 1
        except urllib.error.URLError as error:
            if time.monotonic() > deadline or not alive():
                _say(f"the server did not answer: {error}")
                return 1
            time.sleep(0.2)
    answer = _get(f"{base}/api/v1/search?{urllib.parse.urlencode({'q': QUESTION})}")
    if not answer["findings"]:
        _say(f"the question {QUESTION!r} was not answered: {answer['nothing_found']}")
        return 1
    best = answer["findings"][0]
    _say(f"/readyz: {ready['status']}, {ready['documents']} documents, {ready['passages']} passages")
    _say(f"{QUESTION} -> {best['document']['title']}: {best['quote']['text']}")
    _say(f"answered in {answer['took_ms']} ms")
    return 0


def _get(address: str) -> dict[str, Any]:
    with urllib.request.urlopen(address, timeout=10) as response:  # noqa: S310 - our own loopback address
        return json.load(response)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
