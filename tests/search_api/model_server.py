"""A language model's server on this machine that speaks the protocol, as well or as badly as a test wants."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(slots=True)
class Served:
    """What a server on this machine was asked, and how it answers: (status, headers, body), in turn."""

    address: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    headers: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    paths: list[str] = field(default_factory=list[str])
    answer: Callable[[dict[str, Any]], tuple[int, dict[str, str], bytes]] = lambda _: (200, {}, b"{}")
    before: Callable[[], None] = lambda: None
    drip: float = 0.0


def completion(said: object) -> bytes:
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": said}}]}).encode()


@contextmanager
def model_server() -> Generator[Served]:
    """Serve on a free port of this machine until the block ends."""
    held = Served()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            held.asked.append(json.loads(body))
            held.headers.append(dict(self.headers.items()))
            held.paths.append(self.path)
            held.before()
            status, headers, content = held.answer(held.asked[-1])
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(content))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            try:
                for start in range(0, len(content), 16) if held.drip else ():
                    self.wfile.write(content[start : start + 16])
                    self.wfile.flush()
                    time.sleep(held.drip)
                if not held.drip:
                    self.wfile.write(content)
            except OSError:
                return

        def log_message(self, format: str, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    held.address = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield held
    server.shutdown()
    server.server_close()
    thread.join()
