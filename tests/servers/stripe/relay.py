"""The relay: Stripe's door for programs, with sessions of its own, over HTTP."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests

from tests.servers.stripe import shapes
from tests.servers.stripe.post import Post
from tests.servers.stripe.programs import KEY
from tests.servers.stripe.shapes import Thing
from tests.servers.stripe.tills import Refused, Till


class Relay:
    """Stripe as the paper sees it. `page` is emulate's address, where it has the page."""

    def __init__(self, till: Till, post: Post) -> None:
        self.till, self.post = till, post
        self.page = self.url = ""
        self.sessions: dict[str, Thing] = {}
        self.events: list[Thing] = []
        self.asked: dict[tuple[str, str], tuple[Thing, Thing]] = {}
        self.loses_answers = False
        self.calls: list[str] = []
        self.lock = threading.RLock()

    def answer(self, method: str, path: str, form: Thing, *, once: str) -> Thing:
        """Answer one call of the library's. Raises Refused."""
        self.calls.append(f"{method} {path}")
        match method, path.strip("/").split("/")[1:]:
            case "POST", ["checkout", "sessions"]:
                return self._once(path, once, form, self._begin)
            case "GET", ["checkout", "sessions"]:
                return shapes.listed(self._of_intent(form["payment_intent"]), path)
            case "GET", ["checkout", "sessions", key]:
                return self._shown(key, form)
            case "POST", ["refunds"]:
                return self._once(path, once, form, lambda asked: self._refund(asked, once))
            case "GET", ["refunds" | "disputes" as kind]:
                listed = getattr(self.till, kind)(form["payment_intent"])
                return shapes.listed(listed, path)
            case "GET", ["refunds" | "disputes" as kind, key]:
                return self.till.one(kind, key)
            case "GET", ["events"]:
                return shapes.listed(self.events[::-1], path)
        raise Refused(404, shapes.error(f"No such path: {path}"))

    def _once(self, path: str, key: str, form: Thing, do: Any) -> Thing:
        """Do a thing once for each key; the same key with other words is refused."""
        with self.lock:
            if (path, key) in self.asked:
                before, said_before = self.asked[path, key]
                if before != form:
                    said = shapes.error("Keys for idempotent requests", kind="idempotency_error")
                    raise Refused(400, said)
                return said_before
            answer: Thing = do(form)
            self.asked[path, key] = (form, answer)
            return answer

    def _begin(self, form: Thing) -> Thing:
        line = form["line_items"]["0"]["price_data"]
        key = self._at_emulate(form, line) if self.page else shapes.new_id("cs_test")
        session = {
            "id": key,
            "object": "checkout.session",
            "mode": form["mode"],
            "amount_total": int(line["unit_amount"]),
            "currency": line["currency"],
            "client_reference_id": form["client_reference_id"],
            "metadata": form["metadata"],
            "payment_intent": None,
            "payment_status": "unpaid",
            "status": "open",
            "created": shapes.now(),
            "expires_at": int(form["expires_at"]),
            "url": f"{self.url}/checkout/{key}",
        }
        self.sessions[key] = session
        return dict(session)

    def _at_emulate(self, form: Thing, line: Thing) -> str:
        """Open the page at emulate, which knows prices by name only."""
        product = self._emulate("products", {"name": line["product_data"]["name"]})["id"]
        sum_ = {"currency": line["currency"], "unit_amount": line["unit_amount"]}
        price = self._emulate("prices", {"product": product, **sum_})["id"]
        asked = {
            "mode": form["mode"],
            "line_items[0][price]": price,
            "line_items[0][quantity]": "1",
            "success_url": form["success_url"],
            "cancel_url": form["cancel_url"],
        }
        return str(self._emulate("checkout/sessions", asked)["id"])

    def _emulate(self, path: str, form: Thing) -> Thing:
        made = requests.post(f"{self.page}/v1/{path}", data=form, headers=KEY, timeout=30)
        made.raise_for_status()
        answer: Thing = made.json()
        return answer

    def _of_intent(self, intent: str) -> list[Thing]:
        return [one for one in self.sessions.values() if one["payment_intent"] == intent]

    def _shown(self, key: str, form: Thing) -> Thing:
        if key not in self.sessions:
            said = shapes.error(f"No such checkout session: {key}", code="resource_missing")
            raise Refused(404, said)
        session = dict(self.sessions[key])
        if session["payment_intent"] and form.get("expand"):
            session["payment_intent"] = self.till.intent(session["payment_intent"])
        return session

    def _refund(self, form: Thing, once: str) -> Thing:
        made = self.till.refund(form, once=once)
        self.tell("refund.created", made)
        return made

    def pay(self, key: str, *, how: str = "") -> str:
        """Pay a session at the till, once; return the intent. `how` is a word of the till's."""
        with self.lock:
            session = self.sessions[key]
            if session["payment_intent"] is None:
                words = {"how": how} if how else {}
                session["payment_intent"] = self.till.pay(
                    session["amount_total"], session["currency"], **words
                )
            self.settle(key)
            return str(session["payment_intent"])

    def settle(self, key: str) -> None:
        """Bring a session in line with its intent."""
        session = self.sessions[key]
        status = self.till.intent(session["payment_intent"])["status"]
        if status in ("succeeded", "processing"):
            session["status"] = "complete"
        session["payment_status"] = "paid" if status == "succeeded" else "unpaid"

    def tell(self, type_: str, about: Thing) -> Thing:
        """Make an event, keep it for the list, and post it."""
        event = shapes.event(type_, about)
        self.events.append(event)
        self.post.take(event)
        return event

    def heard(self, body: bytes) -> None:
        """Take emulate's webhook: the session was paid on its page."""
        told = json.loads(body)
        key = told["data"]["object"]["id"]
        if told["type"] == "checkout.session.completed" and key in self.sessions:
            self.pay(key)
            self.tell(told["type"], dict(self.sessions[key]))


class _Handler(BaseHTTPRequestHandler):
    relay: Relay

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if parts.path.startswith("/v1/"):
            self._api("GET", parts.path, nested(parts.query))
        else:
            self._page("GET", b"")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path == "/hooks":
            self.relay.heard(body)
            self._say(200, {})
        elif self.path.startswith("/v1/"):
            self._api("POST", self.path, nested(body.decode()))
        else:
            self._page("POST", body)

    def do_DELETE(self) -> None:
        parts = urlsplit(self.path)
        self._api("DELETE", parts.path, nested(parts.query))

    def _api(self, method: str, path: str, form: Thing) -> None:
        once = self.headers.get("Idempotency-Key", "")
        try:
            answer = self.relay.answer(method, path, form, once=once)
        except Refused as refusal:
            self._say(refusal.status, refusal.body)
            return
        if self.relay.loses_answers and method == "POST":
            self.close_connection = True
            return
        self._say(200, answer)

    def _page(self, method: str, body: bytes) -> None:
        """Pass the hosted page through, and where it leads."""
        there = requests.request(
            method, self.relay.page + self.path, data=body, allow_redirects=False, timeout=60
        )
        self.send_response(there.status_code)
        for name in ("Content-Type", "Location"):
            if name in there.headers:
                self.send_header(name, there.headers[name])
        self.send_header("Content-Length", str(len(there.content)))
        self.end_headers()
        self.wfile.write(there.content)

    def _say(self, status: int, body: Thing) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 — its name
        """Say nothing."""


def nested(query: str) -> Thing:
    """Read a form as Stripe's library writes it: `line_items[0][quantity]=1`."""
    found: Thing = {}
    for name, values in parse_qs(query, keep_blank_values=True).items():
        first, *rest = name.replace("]", "").split("[")
        _put(found, [first, *rest], values[-1])
    return found


def _put(into: Any, names: list[str], value: str) -> None:
    name, rest = names[0], names[1:]
    if not rest:
        into[name] = value
        return
    into.setdefault(name, {})
    _put(into[name], rest, value)


@contextlib.contextmanager
def relaying(relay: Relay) -> Iterator[Relay]:
    """Serve a relay from a thread; it knows its own address."""
    handler = type("Handler", (_Handler,), {"relay": relay})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    relay.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield relay
    server.shutdown()
    server.server_close()
