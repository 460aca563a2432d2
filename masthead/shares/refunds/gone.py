"""Post that a refund of share money has gone, as its gateway says, or has come back."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry
from masthead.ledger.post import Leg, is_closed, post
from masthead.paper.models import the_paper
from masthead.payments.apply import REFUND_CAME_BACK
from masthead.payments.models import Transition
from masthead.people import audit
from masthead.shares.models import Application, ShareMoney, ShareRefund


def gone(
    step: Transition,
    application: Application,
    *,
    held_in: Account,
    on: dt.date,
    by: audit.Actor,
    at: dt.datetime,
) -> None:
    """Post one step of a refund, inside the caller's transaction: a step is taken once.

    `held_in` is the account in which the gateway holds our money. What was asked for leaves
    refunds payable. What was given back at the gateway's own screen leaves suspense while it
    is there; of shares that are allotted it is owed by whoever has it, in refunds payable.
    What came back to the gateway is payable again, by hand.
    """
    found = ShareRefund.objects.filter(refund__payment=step.payment, refund__remote_id=step.ref)
    refund = found.select_for_update(of=("self",)).first()
    if step.name == REFUND_CAME_BACK:
        _came_back(step, application, held_in=held_in, on=on, by=by, at=at)
    elif refund and refund.gone_id is None:
        legs = [Leg(Account.REFUNDS_PAYABLE, step.amount_minor), Leg(held_in, -step.amount_minor)]
        entry = _post(step.key, legs, on=on, at=at, said="Money for shares given back")
        mark_gone(refund, entry, on=on, by=by, at=at)
    else:
        _not_asked(step, application, held_in=held_in, on=on, at=at)


def mark_gone(
    refund: ShareRefund, entry: Entry, *, on: dt.date, by: audit.Actor, at: dt.datetime
) -> None:
    """Write down by which entry a refund left, and on which day."""
    refund.gone, refund.gone_on, refund.gone_by = entry, on, by.user
    refund.save(update_fields=["gone", "gone_on", "gone_by"])
    details: dict[str, str | int | bool | None] = {"amount_minor": refund.amount_minor}
    audit.record("shares.refunds.gone", refund, by=by, at=at, details=details)


def _came_back(
    step: Transition,
    application: Application,
    *,
    held_in: Account,
    on: dt.date,
    by: audit.Actor,
    at: dt.datetime,
) -> None:
    legs = [Leg(held_in, step.amount_minor), Leg(Account.REFUNDS_PAYABLE, -step.amount_minor)]
    entry = _post(step.key, legs, on=on, at=at, said="Money for shares came back from a refund")
    ShareRefund.objects.create(
        application=application,
        amount_minor=step.amount_minor,
        why=_("The refund came back from the bank"),
        entry=entry,
        at=at,
        by=by.user,
    )


def _not_asked(
    step: Transition,
    application: Application,
    *,
    held_in: Account,
    on: dt.date,
    at: dt.datetime,
) -> None:
    there = max(application.money.all().in_suspense_minor(), 0)
    suspended = min(there, step.amount_minor)
    legs = [
        Leg(Account.SHARE_APPLICATIONS, suspended),
        Leg(Account.REFUNDS_PAYABLE, step.amount_minor - suspended),
        Leg(held_in, -step.amount_minor),
    ]
    entry = _post(
        step.key,
        [leg for leg in legs if leg.amount_minor],
        on=on,
        at=at,
        said="Money for shares given back at the gateway",
    )
    if suspended:
        ShareMoney.objects.create(
            application=application,
            payment=step.payment,
            amount_minor=-suspended,
            key=entry.key,
            effective_on=entry.effective_on,
            recorded_at=at,
        )


def _post(key: str, legs: list[Leg], *, on: dt.date, at: dt.datetime, said: str) -> Entry:
    """Post an entry; in a closed month it counts today."""
    paper = the_paper()
    counts_on = paper.today(at) if is_closed(on) else on
    with transaction.atomic():
        return post(key, legs=legs, currency=paper.currency, on=counts_on, at=at, narration=said)
