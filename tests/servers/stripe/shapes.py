"""Objects in the shape that Stripe documents (docs.stripe.com/api), as far as they are read."""

import secrets
import time
from typing import Any

Thing = dict[str, Any]


def new_id(prefix: str) -> str:
    """Make an id such as Stripe's: `re_3f…`."""
    return f"{prefix}_{secrets.token_hex(12)}"


def now() -> int:
    """Return the time as Stripe writes it."""
    return int(time.time())


def listed(things: list[Thing], url: str) -> Thing:
    """Return a list of one page."""
    return {"object": "list", "data": things, "has_more": False, "url": url}


def transaction(amount: int, fee: int, currency: str, *, at: int) -> Thing:
    """Return a movement of the balance."""
    return {
        "id": new_id("txn"),
        "object": "balance_transaction",
        "amount": amount,
        "fee": fee,
        "net": amount - fee,
        "currency": currency,
        "created": at,
    }


def charge(amount: int, currency: str, *, intent: str, at: int) -> Thing:
    """Return a charge that was paid, with the fee of a British card: 1.5% and 20 p."""
    return {
        "id": new_id("ch"),
        "object": "charge",
        "amount": amount,
        "currency": currency,
        "payment_intent": intent,
        "paid": True,
        "status": "succeeded",
        "disputed": False,
        "created": at,
        "balance_transaction": transaction(amount, amount * 15 // 1000 + 20, currency, at=at),
    }


def intent(key: str, charge: Thing | None, *, status: str, at: int) -> Thing:
    """Return a payment intent with its charge whole, as `expand` asks for."""
    return {
        "id": key,
        "object": "payment_intent",
        "status": status,
        "latest_charge": charge,
        "created": at,
    }


def refund(amount: int, currency: str, *, intent: str, metadata: Thing) -> Thing:
    """Return a refund that succeeded, as those to cards do at once."""
    return {
        "id": new_id("re"),
        "object": "refund",
        "amount": amount,
        "currency": currency,
        "payment_intent": intent,
        "status": "succeeded",
        "created": now(),
        "metadata": metadata,
    }


def dispute(amount: int, currency: str, *, intent: str, at: int, fee: int = 2000) -> Thing:
    """Return a dispute for which the money has been taken, with its fee."""
    return {
        "id": new_id("dp"),
        "object": "dispute",
        "amount": amount,
        "currency": currency,
        "payment_intent": intent,
        "status": "needs_response",
        "created": at,
        "balance_transactions": [transaction(-amount, fee, currency, at=at)],
    }


def event(type_: str, about: Thing) -> Thing:
    """Return an event about an object, with the id and time that emulate leaves out."""
    return {
        "id": new_id("evt"),
        "object": "event",
        "type": type_,
        "created": now(),
        "livemode": False,
        "data": {"object": about},
    }


def error(message: str, *, code: str = "", kind: str = "invalid_request_error") -> Thing:
    """Return the body of a refusal."""
    return {"error": {"type": kind, "message": message, **({"code": code} if code else {})}}
