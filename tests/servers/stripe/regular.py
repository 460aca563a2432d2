"""Stripe's subscriptions: pages in two modes, prices made inline, invoices, cards that refuse.

Written from the provider's API reference (docs.stripe.com/api: checkout sessions, subscriptions,
invoices, invoice payments; docs.stripe.com/billing/subscriptions), in the shapes of the version
that the library speaks: `localstripe` knows subscriptions by plan alone, `emulate` none. Money is
the relay's own till's.

What it can't show: the hosted page itself, Stripe's own retries and their days, 3-D Secure, the
sums that it makes for a part of a month (none are asked for), taxes, and test clocks: an invoice
comes when a test says so, and a period ends then.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from masthead.payments.due_days import months_later
from tests.servers.stripe import shapes
from tests.servers.stripe.post import Post
from tests.servers.stripe.relay import Relay
from tests.servers.stripe.shapes import Thing
from tests.servers.stripe.tills import OwnTill, Refused


class RegularRelay(Relay):
    """Stripe with subscriptions. `refusing` are the payment methods that refuse to pay.

    With a key that `may_not_end` a subscription, it says no to ending one.
    """

    def __init__(self, post: Post) -> None:
        self.own = OwnTill()
        super().__init__(self.own, post)
        self.subs: dict[str, Thing] = {}
        self.invoices: dict[str, Thing] = {}
        self.methods: dict[str, Thing] = {}
        self.refusing: set[str] = set()
        self.may_not_end = False

    def answer(self, method: str, path: str, form: Thing, *, once: str) -> Thing:
        """Answer one call of the library's. Raises Refused."""
        match method, path.strip("/").split("/")[1:]:
            case "GET", ["checkout", "sessions", key] if self._mode(key) != "payment":
                return self._page(key)
            case _, ["subscriptions", *rest]:
                return self._of_subscriptions(method, path, rest, form, once)
            case "GET", ["invoices", key]:
                return self._known(self.invoices, key)
            case "POST", ["invoices", key, "pay"]:
                return self._once(path, once, form, lambda asked: self._pay(key, asked))
            case "GET", ["invoice_payments"]:
                return shapes.listed(self._paid_by(form["payment"]["payment_intent"]), path)
            case "GET", ["payment_intents", key]:
                return self.own.intent(key)
        return super().answer(method, path, form, once=once)

    def _of_subscriptions(
        self, method: str, path: str, rest: list[str], form: Thing, once: str
    ) -> Thing:
        if not rest:
            return self._listed(form, path)
        if method == "GET":
            return self._whole(self._known(self.subs, rest[0]))
        if method == "DELETE":
            if self.may_not_end:
                raise Refused(403, shapes.error("This key may not", code="forbidden"))
            return self.end(rest[0])
        return self._once(path, once, form, lambda asked: self._update(rest[0], asked))

    def _mode(self, key: str) -> str:
        return str(self.sessions.get(key, {}).get("mode", "payment"))

    def _begin(self, form: Thing) -> Thing:
        if form["mode"] == "payment":
            return super()._begin(form)
        key = shapes.new_id("cs_test")
        price = form.get("line_items", {}).get("0", {}).get("price_data", {})
        page = {
            "id": key,
            "object": "checkout.session",
            "mode": form["mode"],
            "amount_total": int(price["unit_amount"]) if price else None,
            "currency": price.get("currency") or form.get("currency"),
            "client_reference_id": form["client_reference_id"],
            "metadata": form["metadata"],
            "payment_intent": None,
            "setup_intent": None,
            "subscription": None,
            "customer": form.get("customer"),
            "payment_status": "unpaid",
            "status": "open",
            "created": shapes.now(),
            "expires_at": int(form.get("expires_at", 0)) or shapes.now() + 86_400,
            "url": f"{self.url}/checkout/{key}",
        }
        self.sessions[key] = page | {"asked": form}
        return dict(page)

    def _page(self, key: str) -> Thing:
        return {name: value for name, value in self.sessions[key].items() if name != "asked"}

    def _known(self, among: dict[str, Thing], key: str) -> Thing:
        if key not in among:
            raise Refused(404, shapes.error(f"No such object: {key}", code="resource_missing"))
        return among[key]

    def _whole(self, sub: Thing) -> Thing:
        return sub | {"default_payment_method": self.methods[sub["default_payment_method"]]}

    def _listed(self, form: Thing, path: str) -> Thing:
        names = list(self.subs)[::-1]
        if after := form.get("starting_after"):
            names = names[names.index(after) + 1 :]
        page = names[: int(form["limit"])]
        found = shapes.listed([self._whole(self.subs[name]) for name in page], path)
        return found | {"has_more": len(names) > len(page)}

    def card(self, *, year: int = 2040, month: int = 12) -> str:
        """Make a card; return its name."""
        key = shapes.new_id("pm")
        self.methods[key] = {
            "id": key,
            "object": "payment_method",
            "card": {"exp_year": year, "exp_month": month},
        }
        return key

    def finish(self, page_key: str, *, card: str = "") -> str:
        """Give a card on a page, as a payer does; return the subscription, or the card."""
        page, card = self.sessions[page_key], card or self.card()
        page["status"] = "complete"
        if page["mode"] == "setup":
            page["setup_intent"] = {"id": shapes.new_id("seti"), "payment_method": card}
            self.tell("checkout.session.completed", self._page(page_key))
            return card
        asked = page["asked"]
        price = asked["line_items"]["0"]["price_data"]
        sub = self._made(asked["subscription_data"], price, card)
        page["subscription"], page["customer"] = sub["id"], sub["customer"]
        page["payment_status"] = "paid"
        if not asked["subscription_data"].keys() & {"billing_cycle_anchor", "trial_end"}:
            self._bill(sub)
        self.tell("checkout.session.completed", self._page(page_key))
        return str(sub["id"])

    def _made(self, data: Thing, price: Thing, card: str) -> Thing:
        begins = shapes.now()
        anchor = int(data.get("billing_cycle_anchor") or data.get("trial_end") or begins)
        item = {
            "id": shapes.new_id("si"),
            "object": "subscription_item",
            "price": _price(price, product=shapes.new_id("prod")),
            "current_period_start": begins,
            "current_period_end": anchor,
        }
        sub = {
            "id": shapes.new_id("sub"),
            "object": "subscription",
            "customer": shapes.new_id("cus"),
            "currency": price["currency"],
            "status": "trialing" if "trial_end" in data else "active",
            "metadata": data["metadata"],
            "items": shapes.listed([item], "/v1/subscription_items"),
            "billing_cycle_anchor": anchor,
            "pause_collection": None,
            "default_payment_method": card,
            "latest_invoice": None,
            "created": begins,
            "trial_start": begins if "trial_end" in data else None,
            "canceled_at": None,
            "ended_at": None,
        }
        self.subs[str(sub["id"])] = sub
        self.tell("customer.subscription.created", self._whole(sub))
        return sub

    def bill(self, key: str) -> str:
        """Let a period end and the next invoice be tried; return it."""
        return str(self._bill(self.subs[key])["id"])

    def _bill(self, sub: Thing) -> Thing:
        item = sub["items"]["data"][0]
        begins = item["current_period_end"]
        item |= {"current_period_start": begins, "current_period_end": _after(item, begins)}
        if sub["status"] == "trialing":
            sub["status"] = "active"
        key, paused = shapes.new_id("in"), sub["pause_collection"] is not None
        invoice = {
            "id": key,
            "object": "invoice",
            "status": "void" if paused else "open",
            "attempted": False,
            "amount_due": int(item["price"]["unit_amount"]),
            "currency": sub["currency"],
            "created": begins,
            "parent": {"subscription_details": {"subscription": sub["id"]}},
            "payments": shapes.listed([], f"/v1/invoices/{key}/payments"),
        }
        self.invoices[key], sub["latest_invoice"] = invoice, key
        if not paused:
            self._try(invoice, sub, sub["default_payment_method"])
        return invoice

    def _try(self, invoice: Thing, sub: Thing, card: str) -> bool:
        """Try an invoice from a card; say whether it paid."""
        pays = card not in self.refusing
        intent = self.own.pay(invoice["amount_due"], invoice["currency"])
        if not pays:
            self.own.intents[intent] |= {"status": "requires_payment_method", "latest_charge": None}
        invoice["attempted"], invoice["status"] = True, "paid" if pays else "open"
        invoice["payments"]["data"] = [
            {
                "id": shapes.new_id("inpay"),
                "object": "invoice_payment",
                "invoice": invoice["id"],
                "is_default": True,
                "status": "paid" if pays else "open",
                "payment": {"type": "payment_intent", "payment_intent": intent},
            }
        ]
        sub["status"] = "active" if pays else "past_due"
        self.tell("invoice.paid" if pays else "invoice.payment_failed", invoice)
        self.tell("customer.subscription.updated", self._whole(sub))
        return pays

    def _paid_by(self, intent: str) -> list[Thing]:
        every = [one for invoice in self.invoices.values() for one in invoice["payments"]["data"]]
        return [one for one in every if one["payment"]["payment_intent"] == intent]

    def _pay(self, key: str, form: Thing) -> Thing:
        invoice = self._known(self.invoices, key)
        sub = self.subs[invoice["parent"]["subscription_details"]["subscription"]]
        if not self._try(invoice, sub, form["payment_method"]):
            raise Refused(402, shapes.error("Declined", code="card_declined", kind="card_error"))
        return invoice

    def _update(self, key: str, form: Thing) -> Thing:
        sub = self._known(self.subs, key)
        if sub["status"] == "canceled":
            raise Refused(404, shapes.error("No such subscription", code="resource_missing"))
        for asked in form.get("items", {}).values():
            price = asked["price_data"]
            sub["items"]["data"][0]["price"] = _price(price, product=price["product"])
        if "trial_end" in form:
            ends = int(form["trial_end"])
            sub["items"]["data"][0]["current_period_end"] = sub["billing_cycle_anchor"] = ends
            sub |= {"status": "trialing", "trial_start": shapes.now()}
        if "pause_collection" in form:
            sub["pause_collection"] = form["pause_collection"] or None
        sub["default_payment_method"] = form.get(
            "default_payment_method", sub["default_payment_method"]
        )
        self.tell("customer.subscription.updated", self._whole(sub))
        return self._whole(sub)

    def end(self, key: str) -> Thing:
        """End a subscription, for us or on Stripe's own screen."""
        sub = self._known(self.subs, key)
        sub |= {"status": "canceled", "canceled_at": shapes.now(), "ended_at": shapes.now()}
        self.tell("customer.subscription.deleted", self._whole(sub))
        return self._whole(sub)


def _price(asked: Thing, *, product: str) -> Thing:
    every = asked["recurring"]
    return {
        "id": shapes.new_id("price"),
        "object": "price",
        "product": product,
        "currency": asked["currency"],
        "unit_amount": int(asked["unit_amount"]),
        "recurring": {
            "interval": every["interval"],
            "interval_count": int(every.get("interval_count", 1)),
        },
    }


def _after(item: Thing, begins: int) -> int:
    every: Any = item["price"]["recurring"]
    months = every["interval_count"] * (12 if every["interval"] == "year" else 1)
    at = dt.datetime.fromtimestamp(begins, tz=dt.UTC)
    day = months_later(at.date(), months)
    return int(dt.datetime.combine(day, at.time(), tzinfo=dt.UTC).timestamp())
