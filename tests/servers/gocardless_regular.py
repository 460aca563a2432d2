"""GoCardless's subscriptions, kept in step with its mandates and payments, over HTTP.

Written from the provider's API reference (developer.gocardless.com: subscriptions, mandates,
payments, events), since no emulator of it exists. It keeps what is asked for, makes the payments
of each subscription when days pass, tells events of all that happens, ends subscriptions with
their mandate, refuses what the reference says is refused, and pages its lists.

What it can't show: how long banks really take (a day passes when a test says so), the limits on
changing an amount, that a payment near its day can't be cancelled, charges of more than one
currency or scheme, and whatever the reference doesn't say.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator
from typing import Any

from masthead.payments.due_days import months_later, on_the
from tests.servers.gocardless import Recorded, Refused, Thing, replaying

ENDED = ("cancelled", "failed", "expired")
# The bank wants so many days from the making of a payment to its charge.
AHEAD = dt.timedelta(days=3)


class Regular(Recorded):
    """One account at GoCardless, on the day `today`.

    `empty` are the mandates of accounts with nothing in them.
    """

    def __init__(self, today: dt.date = dt.date(2026, 6, 13)) -> None:
        super().__init__()
        self.today = today
        self.empty: set[str] = set()

    @property
    def at(self) -> dt.datetime:
        """Return noon of the day that it is there."""
        return dt.datetime.combine(self.today, dt.time(12), tzinfo=dt.UTC)

    def sign(self, setup: str, *, at: dt.datetime) -> str:
        """Sign a mandate on the hosted page; the bank wants some days before it is charged."""
        key = super().sign(setup, at=at)
        self.kept["mandates"][key]["next_possible_charge_date"] = (self.today + AHEAD).isoformat()
        return key

    def answer(self, method: str, path: str, body: Thing, *, once: str) -> Thing:
        """Answer one call of the library's. Raises Refused."""
        kind, *rest = path.strip("/").split("/")
        with self.lock:
            match method, kind, rest:
                case "POST", "subscriptions", [key, "actions", action]:
                    return self._said(kind, self._act(key, action), f"{method} {path}")
                case "PUT", "subscriptions", [key]:
                    return self._said(kind, self._amend(key, body[kind]), f"{method} {path}")
                case "POST", "mandates", [key, "actions", "cancel"]:
                    ended = self.end_mandate(key, "cancelled")
                    return self._said(kind, ended, f"{method} {path}")
                case "GET", "subscriptions" | "mandates", []:
                    return self._page(kind, body)
                case "POST", "subscriptions", []:
                    return self._begin(body, once=once)
            return super().answer(method, path, body, once=once)

    def _said(self, kind: str, thing: Thing, call: str) -> Thing:
        self.calls.append(call)
        return {kind: thing}

    def _begin(self, body: Thing, *, once: str) -> Thing:
        asked = body["subscriptions"]
        mandate = self._one("mandates", asked["links"]["mandate"])
        if mandate["status"] in ENDED:
            raise Refused(422, "cancellation_failed")
        begun: Thing = super().answer("POST", "/subscriptions", body, once=once)
        made = begun["subscriptions"]
        earliest = dt.date.fromisoformat(mandate["next_possible_charge_date"])
        first = dt.date.fromisoformat(asked["start_date"]) if "start_date" in asked else earliest
        made["start_date"] = max(first, earliest).isoformat()
        made["created_at"] = _stamp(self.at)
        self._plan(made, max(first, earliest))
        self.happened("subscriptions", made["id"], "created", at=self.at, status="active")
        return begun

    def _plan(self, one: Thing, first: dt.date) -> None:
        """Write down the next collections, as the reference's `upcoming_payments`."""
        step = int(one["interval"]) * (12 if one["interval_unit"] == "yearly" else 1)
        days = [on_the(one["day_of_month"], not_before=first)]
        while len(days) < 3:
            days.append(months_later(days[-1], step))
        one["upcoming_payments"] = [
            {"charge_date": day.isoformat(), "amount": one["amount"]} for day in days
        ]

    def _amend(self, key: str, asked: Thing) -> Thing:
        one = self._going_on(key)
        one.update({name: asked[name] for name in ("amount", "name") if name in asked})
        self._plan(one, _next(one) or self.today)
        self.happened("subscriptions", key, "amended", at=self.at, status="same")
        return one

    def _going_on(self, key: str) -> Thing:
        one = self._one("subscriptions", key)
        if one["status"] in ("cancelled", "finished"):
            raise Refused(422, "cancellation_failed")
        return one

    def _act(self, key: str, action: str) -> Thing:
        one = self._going_on(key)
        if (action == "resume") != (one["status"] == "paused") and action != "cancel":
            raise Refused(422, "cancellation_failed")
        status = {"pause": "paused", "resume": "active", "cancel": "cancelled"}[action]
        told = {"pause": "paused", "resume": "resumed", "cancel": "cancelled"}[action]
        due = _next(one) or dt.date.fromisoformat(one["start_date"])
        one["upcoming_payments"] = []
        if action == "resume":
            step = int(one["interval"]) * (12 if one["interval_unit"] == "yearly" else 1)
            while due < self.today + AHEAD:
                due = months_later(due, step)
            self._plan(one, due)
        self.happened("subscriptions", key, told, at=self.at, status=status)
        return one

    def end_mandate(self, key: str, status: str) -> Thing:
        """End a mandate, at the bank or by us; what is collected on it ends with it."""
        mandate = self._one("mandates", key)
        if mandate["status"] in ENDED:
            raise Refused(422, "cancellation_failed")
        self.happened("mandates", key, status, at=self.at)
        for one in self._on(key, "subscriptions"):
            if one["status"] not in ("cancelled", "finished"):
                one["upcoming_payments"] = []
                self.happened("subscriptions", one["id"], "cancelled", at=self.at)
        for one in self._on(key, "payments"):
            if one["status"] == "pending_submission":
                self.happened("payments", one["id"], "cancelled", at=self.at)
        return mandate

    def switch_account(self, key: str) -> Thing:
        """Let a payer move to another bank: the mandate moves along and stays as it is."""
        return self.happened("mandates", key, "transferred", at=self.at, status="same")

    def replace_mandate(self, key: str) -> str:
        """Put another mandate in a mandate's place, as GoCardless does; return its id."""
        old = self._one("mandates", key)
        new = self.add(
            "mandates",
            status="active",
            metadata=old["metadata"],
            created_at=_stamp(self.at),
            next_possible_charge_date=old["next_possible_charge_date"],
        )
        old["links"] = {**old["links"], "new_mandate": new["id"]}
        for one in self._on(key, "subscriptions"):
            one["links"] = {**one["links"], "mandate": new["id"]}
        self.happened("mandates", key, "replaced", at=self.at, status="cancelled")
        return str(new["id"])

    def _on(self, mandate: str, kind: str) -> list[Thing]:
        return [one for one in self.kept[kind].values() if one["links"].get("mandate") == mandate]

    def days_pass(self, count: int) -> None:
        """Let days pass: payments are made three days ahead, and are there on their day."""
        for _ in range(count):
            self.today += dt.timedelta(days=1)
            for one in list(self.kept["subscriptions"].values()):
                self._make_due(one)
            for payment in list(self.kept["payments"].values()):
                self._bank(payment)
            for mandate in self.kept["mandates"].values():
                mandate["next_possible_charge_date"] = (self.today + AHEAD).isoformat()

    def _make_due(self, one: Thing) -> None:
        due = _next(one)
        if one["status"] != "active" or due is None or due > self.today + AHEAD:
            return
        made = self.add(
            "payments",
            amount=one["amount"],
            charge_date=due.isoformat(),
            created_at=_stamp(self.at),
            links={
                "mandate": one["links"]["mandate"],
                "creditor": "CR0001",
                "subscription": one["id"],
            },
        )
        step = int(one["interval"]) * (12 if one["interval_unit"] == "yearly" else 1)
        self._plan(one, months_later(due, step))
        self.happened("payments", made["id"], "created", at=self.at, status="pending_submission")
        self.happened("subscriptions", one["id"], "payment_created", at=self.at, status="same")

    def _bank(self, payment: Thing) -> None:
        due = dt.date.fromisoformat(payment["charge_date"])
        if payment["status"] == "pending_submission" and due - self.today <= dt.timedelta(days=2):
            self.happened("payments", payment["id"], "submitted", at=self.at)
        elif payment["status"] == "submitted" and due <= self.today:
            status = "failed" if payment["links"]["mandate"] in self.empty else "confirmed"
            self.happened("payments", payment["id"], status, at=self.at)

    def _page(self, kind: str, query: Thing) -> Thing:
        """Return one page, the latest first, and where the next begins."""
        self.calls.append(f"GET /{kind}")
        on = query.get("mandate")
        every = self.kept[kind].items()
        names = [name for name, one in every if on in (None, one["links"].get("mandate"))][::-1]
        if after := query.get("after"):
            names = names[names.index(after) + 1 :]
        limit = int(query.get("limit", 50))
        page, more = names[:limit], len(names) > limit
        cursors = {"before": None, "after": page[-1] if more else None}
        found = [self.kept[kind][name] for name in page]
        return {kind: found, "meta": {"cursors": cursors, "limit": limit}}


def _next(one: Thing) -> dt.date | None:
    coming: list[Any] = one["upcoming_payments"]
    return dt.date.fromisoformat(coming[0]["charge_date"]) if coming else None


def _stamp(at: dt.datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.000Z")


@contextlib.contextmanager
def collecting(today: dt.date) -> Iterator[Regular]:
    """Serve an account that collects by itself from a thread."""
    with replaying(Regular(today)) as account:
        assert isinstance(account, Regular)
        yield account
