"""What GoCardless's events are about, and when things happened by them.

Its objects say what they are now, not since when: the times are those of the events
(developer.gocardless.com, "Events").
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from masthead.payments.contract import Kind, Notice

# A mandate is what comes of a billing request, so that is what both are about.
ABOUT = {
    "payments": (Kind.PAYMENT, "payment"),
    "refunds": (Kind.REFUND, "refund"),
    "subscriptions": (Kind.SUBSCRIPTION, "subscription"),
    "mandates": (Kind.MANDATE, "mandate"),
    "billing_requests": (Kind.MANDATE, "billing_request"),
}


@dataclass(frozen=True)
class Happened:
    """One event of an object: its id, what happened, when, and the payout it names, if any."""

    id: str
    action: str
    at: dt.datetime
    payout: str = ""


def notices(events: Iterable[Any]) -> list[Notice]:
    """Return what events are about, each thing once, those that concern no money left out."""
    found = []
    for event in events:
        if about := ABOUT.get(event.resource_type):
            kind, link = about
            found.append(Notice(kind, str((event.attributes.get("links") or {}).get(link) or "")))
    return list(dict.fromkeys(notice for notice in found if notice.remote_id))


def history(client: Any, **about: str) -> list[Happened]:
    """Return all events of one object, the earliest first: `history(client, payment="PM123")`."""
    listed = client.events.all(params={**about, "limit": 500})
    told = [
        Happened(
            id=event.id,
            action=event.action,
            at=moment(event.created_at),
            payout=str((event.attributes.get("links") or {}).get("payout") or ""),
        )
        for event in listed
    ]
    # The latest come first: turned round, those of one moment keep their order too.
    told.reverse()
    return sorted(told, key=lambda event: event.at)


def first(events: list[Happened], *actions: str) -> dt.datetime | None:
    """Return when one of some actions was first taken, if ever."""
    return next((event.at for event in events if event.action in actions), None)


def last(events: list[Happened], *actions: str) -> dt.datetime | None:
    """Return when one of some actions was last taken, if ever."""
    return first(events[::-1], *actions)


def moment(text: str) -> dt.datetime:
    """Return a time that GoCardless writes as "2026-06-13T12:00:00.000Z"."""
    return dt.datetime.fromisoformat(text)
