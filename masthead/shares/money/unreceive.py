"""Take money for shares out of suspense again that was put there by mistake."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry
from masthead.ledger.post import Leg, is_closed, post
from masthead.lib import money as sums
from masthead.lib.turns import take_turn
from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.shares.applications.step import take_step
from masthead.shares.models import Application, ShareMoney, State

PAID_FOR = (State.PAID, State.HELD, State.APPROVED)


class LeftSuspense(ValueError):
    """The money is in suspense no more: its shares are allotted, or it is on its way back."""


def unreceive(came: ShareMoney, *, by: audit.Actor, at: dt.datetime) -> Entry:
    """Reverse the entry by which money came for an application, and return the reversal.

    An application that is paid no longer waits for its money again. It counts on the entry's
    day; where that month is closed, today. Raises LeftSuspense.
    """
    with transaction.atomic():
        take_turn()
        application = Application.objects.select_for_update().get(pk=came.application_id)
        _refuse_left(application, came)
        entry = _reverse(Entry.objects.get(key=came.key), currency=the_paper().currency, at=at)
        ShareMoney.objects.create(
            application=application,
            payment=came.payment,
            amount_minor=-came.amount_minor,
            key=entry.key,
            effective_on=entry.effective_on,
            recorded_at=at,
        )
        short = application.money.all().in_suspense_minor() < application.price_minor
        if application.state in PAID_FOR and short:
            take_step(application, State.AWAITING, by=by, at=at)
        details: dict[str, str | int | bool | None] = {"amount_minor": came.amount_minor}
        audit.record("shares.unreceive", application, by=by, at=at, details=details)
    return entry


def _refuse_left(application: Application, came: ShareMoney) -> None:
    if application.money.all().in_suspense_minor() < came.amount_minor:
        words = _("{amount} for {reference} is in suspense no more")
        amount = sums.exact(came.amount_minor, currency=the_paper().currency)
        raise LeftSuspense(words.format(amount=amount, reference=application.reference))


def _reverse(entry: Entry, *, currency: str, at: dt.datetime) -> Entry:
    day = entry.effective_on
    return post(
        f"{entry.key}:undone",
        legs=[
            Leg(Account(leg.account), -leg.amount_minor) for leg in entry.postings.order_by("pk")
        ],
        currency=currency,
        on=the_paper().today(at) if is_closed(day) else day,
        at=at,
        narration="Money for shares, put there by mistake",
        reverses=entry,
    )
