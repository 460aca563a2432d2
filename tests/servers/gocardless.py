"""GoCardless's recorded answers, replayed over HTTP and moved on as a test says.

Each resource answers in the shape that GoCardless documents (developer.gocardless.com, API
reference), kept in tests/fixtures/gocardless/. What is created is the recorded object with what
was asked for; what happens to it is told by events, as there.
"""

from __future__ import annotations

import contextlib
import copy
import datetime as dt
import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "gocardless"
PREFIXES = {
    "subscriptions": "SB",
    "billing_requests": "BRQ",
    "billing_request_flows": "BRF",
    "mandates": "MD",
    "payments": "PM",
    "refunds": "RF",
    "events": "EV",
}
# What lists can be asked for, by their links.
ABOUT = ("payment", "mandate", "refund", "subscription")
Thing = dict[str, Any]


class Refused(Exception):
    """An answer that isn't 200."""

    def __init__(self, status: int, name: str) -> None:
        super().__init__(name)
        self.status, self.body = status, load(name)


class Recorded:
    """The resources of one account, by kind and id, the latest made last."""

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, Thing]] = {kind: {} for kind in PREFIXES}
        self.items: dict[str, list[Thing]] = {}
        self.once: dict[str, str] = {}
        self.secret, self.url = "secret_of_the_tests", ""
        self.calls: list[str] = []
        self.loses_answers = False
        # Nothing is answered any more after the first call in which these words stand.
        self.silent_after, self.silent = "", False
        self.lock = threading.RLock()

    def add(self, kind: str, **fields: Any) -> Thing:
        """Keep a new resource: the recorded one with these fields."""
        made: Thing = copy.deepcopy(load(kind)) | fields
        made["id"] = f"{PREFIXES[kind]}{len(self.kept[kind]) + 1:04d}"
        self.kept[kind][made["id"]] = made
        return made

    def happened(
        self,
        kind: str,
        key: str,
        action: str,
        *,
        at: dt.datetime,
        status: str = "",
        payout: str = "",
    ) -> Thing:
        """Move a resource on to a status (the action's, unless said), and keep the event of it."""
        if status != "same":
            self.kept[kind][key]["status"] = status or action
        links = {kind[:-1]: key} | ({"payout": payout} if payout else {})
        stamp = at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        return self.add("events", action=action, created_at=stamp, resource_type=kind, links=links)

    def sign(self, setup: str, *, at: dt.datetime) -> str:
        """Sign a mandate on the hosted page, as a payer does; return the mandate's id."""
        request = self.kept["billing_requests"][setup]
        stamp = at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        ours = request["mandate_request"]["metadata"]
        mandate = self.add("mandates", metadata=ours, created_at=stamp)
        request["status"] = "fulfilled"
        request["links"]["mandate_request_mandate"] = mandate["id"]
        self.happened("mandates", mandate["id"], "created", at=at, status="pending_submission")
        self.happened("billing_requests", setup, "fulfilled", at=at)
        return str(mandate["id"])

    def webhook(self, *events: Thing) -> tuple[bytes, dict[str, str]]:
        """Return the body that brings events, and the header that signs it."""
        body = json.dumps({"events": list(events), "meta": {"webhook_id": "WB123"}}).encode()
        signed = hmac.new(self.secret.encode(), body, hashlib.sha256).hexdigest()
        return body, {"Webhook-Signature": signed}

    def answer(self, method: str, path: str, body: Thing, *, once: str) -> Thing:
        """Answer one call of the library's. Raises Refused."""
        self.calls.append(f"{method} {path}")
        kind, *rest = path.strip("/").split("/")
        if method == "POST" and not rest:
            return {kind: self._create(kind, body[kind], once)}
        if method == "POST":
            return {kind: self._cancel(kind, rest[0])}
        if rest:
            return {kind: self._one(kind, rest[0])}
        found = self._listed(kind, body)
        return {kind: found, "meta": {"cursors": {"before": None, "after": None}, "limit": 500}}

    def _create(self, kind: str, asked: Thing, once: str) -> Thing:
        with self.lock:
            if once in self.once and kind != "billing_request_flows":
                refusal = Refused(409, "idempotent_creation_conflict")
                error = refusal.body["error"]["errors"][0]
                error["links"]["conflicting_resource_id"] = self.once[once]
                raise refusal
            wanted = {name: value for name, value in asked.items() if name != "links"}
            links = load(kind).get("links", {}) | asked.get("links", {})
            made = self.add(kind, **wanted, links=links)
            self.once[once] = made["id"]
            if kind == "refunds":
                of = self.kept["payments"][links["payment"]]
                of["amount_refunded"] = int(of["amount_refunded"]) + int(asked["amount"])
            return made

    def _cancel(self, kind: str, key: str) -> Thing:
        found = self._one(kind, key)
        if found["status"] == "cancelled":
            raise Refused(422, "cancellation_failed")
        self.happened(kind, key, "cancelled", at=dt.datetime.now(tz=dt.UTC))
        return found

    def _one(self, kind: str, key: str) -> Thing:
        if key not in self.kept.get(kind, {}):
            raise Refused(404, "resource_not_found")
        return self.kept[kind][key]

    def _listed(self, kind: str, query: Thing) -> list[Thing]:
        if kind == "payout_items":
            return self.items.get(query["payout"], [])
        wanted = {name: query[name] for name in ABOUT if name in query}
        since = query.get("created_at[gt]", "")
        return [
            found
            for found in reversed(self.kept[kind].values())
            if all(found["links"].get(name) == key for name, key in wanted.items())
            and found["created_at"] > since
        ]


def load(name: str) -> Thing:
    """Read one recorded answer."""
    found: Thing = json.loads((FIXTURES / f"{name}.json").read_text())
    return found


class _Handler(BaseHTTPRequestHandler):
    recorded: Recorded

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self._answer("GET", parts.path, dict(parse_qsl(parts.query)))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self._answer("POST", self.path, json.loads(body) or {})

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self._answer("PUT", self.path, json.loads(body) or {})

    def _answer(self, method: str, path: str, body: Thing) -> None:
        once = self.headers.get("Idempotency-Key", "")
        try:
            status, said = 200, self.recorded.answer(method, path, body, once=once)
        except Refused as refusal:
            status, said = refusal.status, refusal.body
        recorded, call = self.recorded, f"{method} {path}"
        if recorded.silent or (recorded.loses_answers and method == "POST"):
            self.close_connection = True
            return
        recorded.silent = bool(recorded.silent_after) and recorded.silent_after in call
        content = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        for name, value in (("limit", "1000"), ("remaining", "999")):
            self.send_header(f"RateLimit-{name.title()}", value)
        self.send_header("RateLimit-Reset", "Thu, 01 Jan 2026 00:01:00 GMT")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 — its name
        """Say nothing."""


@contextlib.contextmanager
def replaying(recorded: Recorded | None = None) -> Iterator[Recorded]:
    """Serve recorded answers from a thread."""
    recorded = recorded or Recorded()
    handler = type("Handler", (_Handler,), {"recorded": recorded})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    recorded.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield recorded
    server.shutdown()
    server.server_close()
