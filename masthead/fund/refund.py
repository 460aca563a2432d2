"""Give a gift back, in part or in full."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from masthead.fund.gone_back import gone_back
from masthead.fund.models import Gift, GiftRefund, Method
from masthead.fund.receipts.write import write_of_refund
from masthead.fund.receive import BY_GATEWAY, HELD_IN, Placed, place, refuse_far_ahead
from masthead.fund.signals import announce
from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry
from masthead.ledger.post import Leg, PostedAlready, post
from masthead.lib import money
from masthead.paper.models import the_paper
from masthead.people import audit


class RefundOfNothing(ValueError):
    """A refund is more than nothing."""


class RefundTooLarge(ValueError):
    """Less is left of the gift than was to be given back."""


def refund(
    gift: Gift, amount_minor: int, *, key: str, on: dt.date, at: dt.datetime, by: audit.Actor
) -> GiftRefund:
    """Post what was given back of a gift, in minor units, and return it.

    It names the main appeal of its own day, or the special one that the gift was for; where
    the day's month is closed it counts today. `key` told twice, or by two at once, returns the
    refund that exists. Raises RefundOfNothing, RefundTooLarge or DayTooFarAhead.
    """
    if amount_minor <= 0:
        raise RefundOfNothing(_("A refund is more than nothing"))
    try:
        with transaction.atomic():
            if told_before := _told_before(key):
                return told_before
            paper = the_paper()
            refuse_far_ahead(on, today=paper.today(at))
            placed = place(on, paper=paper, appeal=None, at=at)
            _refuse_more_than_is_left(gift, amount_minor)
            given_back = GiftRefund.objects.create(
                gift=gift,
                entry=_post(gift, amount_minor, placed=placed, key=key, at=at),
                amount_minor=amount_minor,
                effective_on=placed.on,
                original_on=placed.original_on,
                recorded_at=at,
            )
            details = {"gift": gift.number, "amount_minor": amount_minor}
            audit.record("fund.refund", given_back, by=by, at=at, details=details)
            write_of_refund(given_back, at=at)
            gone_back(given_back)
            announce()
    except (PostedAlready, IntegrityError):
        if told_before := _told_before(key):
            return told_before
        raise
    return given_back


def _told_before(key: str) -> GiftRefund | None:
    return GiftRefund.objects.filter(entry__key=key).first()


def _refuse_more_than_is_left(gift: Gift, amount_minor: int) -> None:
    """Raise RefundTooLarge; two refunds at once wait for each other at the gift's row."""
    Gift.objects.select_for_update(of=("self",)).get(pk=gift.pk)
    given_back = gift.refunds.aggregate(total=Sum("amount_minor"))["total"] or 0
    left = gift.amount_minor - given_back
    if amount_minor > left:
        asked = money.exact(amount_minor, currency=gift.currency)
        shown = money.exact(left, currency=gift.currency)
        words = _("{asked} can’t be given back: {left} is left of the gift")
        raise RefundTooLarge(words.format(asked=asked, left=shown))


def _post(gift: Gift, amount_minor: int, *, placed: Placed, key: str, at: dt.datetime) -> Entry:
    appeal = gift.appeal if gift.appeal and gift.appeal.special else placed.appeal
    method = Method(gift.method)
    paid_from = HELD_IN[method] if method in BY_GATEWAY else Account.BANK
    return post(
        key,
        legs=[
            Leg(Account(gift.income), amount_minor, appeal=appeal.pk if appeal else None),
            Leg(paid_from, -amount_minor),
        ],
        currency=gift.currency,
        on=placed.on,
        at=at,
        narration=placed.narrate("Refund of a gift"),
    )
