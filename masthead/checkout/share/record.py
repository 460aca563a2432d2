"""Record money for shares that came by post or into the bank account."""

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from masthead.checkout.share.pay import awaited_by_post
from masthead.ledger.accounts import Account
from masthead.ledger.models import new_id
from masthead.lib import money
from masthead.paper.models import the_paper
from masthead.payments import reference
from masthead.payments.confirm_by_hand import CameAlready, confirm_by_hand
from masthead.people import audit
from masthead.shares.models import Application, ShareMoney, State
from masthead.shares.money.receive import receive
from masthead.shares.money.take_back import PAID_FOR

# The ways in which money for shares comes by hand, by the methods of gifts, and where it is then.
HELD_IN = {
    "bank": Account.BANK,
    "standing-order": Account.BANK,
    "cheque": Account.CHEQUES_IN_HAND,
    "postal-order": Account.CHEQUES_IN_HAND,
    "cash": Account.CASH_IN_HAND,
}


class NotAWayToPay(ValueError):
    """Shares are not paid for in this way."""


def application_of(typed: str) -> Application | None:
    """Return the application whose reference somebody typed, or that of a payment for it.

    None where it is no application's. Raises ReferenceMistyped.
    """
    tail = reference.tail(typed)
    wanted = Q(reference__endswith=tail) | Q(payments__payment__reference__endswith=tail)
    found = Application.objects.filter(wanted).exclude(submitted_at=None).distinct()
    return found.select_related("offer__share_class").first()


def record_share_money(
    application: Application,
    amount_minor: int,
    *,
    method: str,
    on: dt.date,
    key: str = "",
    held_in: Account | None = None,
    by: audit.Actor,
    at: dt.datetime,
) -> ShareMoney:
    """Post money for shares by hand, into suspense, and return what was written.

    Whatever came is posted; the payment that was awaited by post is confirmed. The same `key`
    twice (a form sent twice) posts once. `held_in` is the account in which a bank's line put
    the money before it was known. Raises NotAWayToPay, CameAlready by hand where all of it
    has come, and what `receive` raises.
    """
    if method not in HELD_IN and held_in is None:
        raise NotAWayToPay(_("Shares can’t be paid for in this way"))
    entry_key = f"{'bank' if held_in else 'post'}:{key or new_id()}:share-money"
    if told_before := ShareMoney.objects.filter(key=entry_key).first():
        return told_before
    if held_in is None and application.state in PAID_FOR:
        words = _("All the money for {reference} has come")
        raise CameAlready(words.format(reference=application.reference))
    with transaction.atomic():
        payment = awaited_by_post(application)
        if payment:
            confirm_by_hand(payment, amount_minor=amount_minor, by=by, at=at)
        return receive(
            application,
            amount_minor,
            payment=payment,
            held_in=held_in or HELD_IN[method],
            key=entry_key,
            on=on,
            by=by,
            at=at,
        )


def came_in_words(came: ShareMoney) -> str:
    """Say what was recorded, and what still has to come."""
    application, currency = came.application, the_paper().currency
    words = _("{amount} for shares recorded, {reference}: it waits in suspense.").format(
        amount=money.exact(came.amount_minor, currency=currency), reference=application.reference
    )
    missing = application.price_minor - application.money.all().in_suspense_minor()
    if application.state in (State.SUBMITTED, State.AWAITING) and missing > 0:
        still = _("{missing} is still to come.")
        words += " " + still.format(missing=money.exact(missing, currency=currency))
    return words
