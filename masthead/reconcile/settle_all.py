"""Settle many lines at once as gifts of somebody known."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from masthead.fund.receive import Incoming
from masthead.fund.receive_all import receive_all
from masthead.people import audit
from masthead.reconcile.claim import Held
from masthead.reconcile.models import Settlement
from masthead.reconcile.settle_gift import of_order, of_payer
from masthead.reconcile.suggest import Suggestion


@dataclass(frozen=True)
class Sure:
    """A line that is held, and the standing order or the payer that it surely is of."""

    held: Held
    found: Suggestion


def settle_all(sure: Sequence[Sure], *, by: audit.Actor, at: dt.datetime) -> None:
    """Settle lines that are held, inside the caller's transaction: all or none.

    Raises what `fund.receive_all` raises, and IntegrityError for a line settled meanwhile.
    """
    gifts = receive_all([_incoming(one) for one in sure], by=by, at=at)
    made = Settlement.objects.bulk_create(
        Settlement(
            line=one.held.line,
            how=one.found.how,
            gift=gift,
            standing_order=one.found.order,
            by=by.user,
            at=at,
            by_itself=True,
        )
        for one, gift in zip(sure, gifts, strict=True)
    )
    details: list[dict[str, str | int | bool | None]] = [
        {"how": str(one.how), "by_itself": True} for one in made
    ]
    audit.record_all("reconcile.settle", made, by=by, at=at, details=details)


def _incoming(one: Sure) -> Incoming:
    if one.found.order:
        return of_order(one.held, one.found.order)
    assert one.found.payer
    return of_payer(one.held, one.found.payer)
