"""The relay's post: notices signed as Stripe signs them, sent as a bad day sends them."""

import contextlib
import hashlib
import hmac
import json
import queue
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import requests

from tests.servers.stripe.shapes import now


@dataclass
class Post:
    """Sends events to the paper. `repeat` is how often each; `held` keeps them back instead.

    What is held is let go of in the order that one wishes, or dropped.
    """

    paper: str
    secret: str
    repeat: int = 1
    hold: bool = False
    held: list[dict[str, Any]] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)

    def take(self, event: dict[str, Any]) -> None:
        """Deliver an event, or keep it back."""
        if self.hold:
            self.held.append(event)
            return
        for _ in range(self.repeat):
            self.answers.append(self.send(event))

    def let_go(self, *, backwards: bool = False) -> None:
        """Deliver what was held, the latest first if so wished."""
        going, self.held = self.held, []
        for event in reversed(going) if backwards else going:
            self.answers.append(self.send(event))

    def drop(self) -> None:
        """Lose what was held."""
        self.held.clear()

    def send(self, event: dict[str, Any], *, at: int | None = None) -> int:
        """Sign and send one event; return the paper's answer."""
        body, stamp = json.dumps(event), now() if at is None else at
        signed = hmac.new(self.secret.encode(), f"{stamp}.{body}".encode(), hashlib.sha256)
        headers = {
            "Content-Type": "application/json",
            "Stripe-Signature": f"t={stamp},v1={signed.hexdigest()}",
        }
        url = f"{self.paper}/webhooks/stripe/"
        return requests.post(url, data=body, headers=headers, timeout=60).status_code


class Caught:
    """Listens for one webhook of another program, and gives what came."""

    def __init__(self) -> None:
        self.came: queue.Queue[tuple[dict[str, str], bytes]] = queue.Queue()

    @contextlib.contextmanager
    def listening(self) -> Iterator[str]:
        """Listen on a free port; give the address."""
        handler = type("Handler", (_Handler,), {"came": self.came})
        server = HTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        server.server_close()

    def wait(self) -> tuple[dict[str, str], bytes]:
        """Return the headers and the body of what came, or give up after 20 seconds."""
        return self.came.get(timeout=20)


class _Handler(BaseHTTPRequestHandler):
    came: "queue.Queue[tuple[dict[str, str], bytes]]"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.came.put((dict(self.headers.items()), body))
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 — its name
        """Say nothing."""
