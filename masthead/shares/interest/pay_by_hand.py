"""Pay one member their interest by hand."""

import datetime as dt

from django.db import transaction

from masthead.ledger.accounts import Account
from masthead.ledger.post import Leg
from masthead.lib.turns import take_turn
from masthead.people import audit
from masthead.shares.interest.owed import interests
from masthead.shares.interest.run import begin_run
from masthead.shares.models import Interest, InterestPaid, InterestRun, Way

PAID_FROM = (Account.REFUNDS_PAYABLE, Account.BANK, Account.CASH_IN_HAND)


def pay_by_hand(
    interest: Interest,
    *,
    on: dt.date,
    paid_from: Account,
    note: str,
    by: audit.Actor,
    at: dt.datetime,
) -> InterestRun:
    """Count what is left of a member's interest as paid by a cheque or in cash.

    `note` tells the cheque's number, or what else the treasurer writes. Raises NothingOwed or
    PaidTooEarly.
    """
    with transaction.atomic():
        take_turn(alone=True)
        found = interests(interest.declared).get(pk=interest.pk)
        left: int = found.left  # type: ignore[attr-defined]
        run = begin_run(
            interest.declared,
            Way.HAND,
            legs=[Leg(paid_from, -left)],
            total_minor=left,
            on=on,
            note=note,
            by=by,
            at=at,
        )
        InterestPaid.objects.create(run=run, interest=interest, amount_minor=left)
    return run
