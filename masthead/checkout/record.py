"""Record one gift that came by post, into a bank account or into the tin."""

import datetime as dt
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.checkout.models import PromisedGift
from masthead.checkout.support.receive import receive_support, support_of
from masthead.checkout.thanking import NotEnoughToThank, missing
from masthead.fund.models import Appeal, Gift, Thank
from masthead.fund.receive import Giver, receive
from masthead.ledger.accounts import Account
from masthead.ledger.models import new_id
from masthead.lib import days
from masthead.paper.models import the_paper
from masthead.payments.confirm_by_hand import confirm_by_hand, find_by_post
from masthead.payments.models import Payment
from masthead.people import audit
from masthead.people.models import Person

MOST_YEARS_AGO = 10


class NoSuchAppeal(LookupError):
    """No appeal of this name is open on the gift’s day."""


class DayStillToCome(ValueError):
    """What was received was not received tomorrow."""


class DayTooLongAgo(ValueError):
    """The day lies more than ten years back: a slip of the pen."""


def record(
    amount_minor: int,
    *,
    method: str,
    on: dt.date,
    reference: str = "",
    name: str = "",
    town: str = "",
    email: str = "",
    thank: str = "none",
    giver: Person | None = None,
    appeal_name: str = "",
    key: str = "",
    held_in: Account | None = None,
    by: audit.Actor,
    at: dt.datetime,
) -> Gift:
    """Post one gift by hand and return it: a batch of one.

    `giver` is somebody known, instead of name, town and email. `reference` finds the gift that
    was promised on the website, and takes name, town, wish for thanks and special appeal from
    there when none is given here; that of a supporter puts the money with their support. The
    same `key` twice (a form sent twice) gives the gift that exists. `held_in` is the account in
    which a line of the bank's statement put the money before it was known. Raises
    DayStillToCome, DayTooLongAgo, ReferenceMistyped, NoSuchReference, CameAlready, NoSuchAppeal,
    NotEnoughToThank, and what `receive` raises.
    """
    entry_key = f"{'bank' if held_in else 'post'}:{key or new_id()}:received"
    if told_before := Gift.objects.filter(entry__key=entry_key).first():
        return told_before
    if held_in is None:
        refuse_day(on, today=the_paper().today(at))
    if reference.strip() and (support := support_of(reference)):
        return receive_support(
            support,
            amount_minor,
            method=method,
            on=on,
            key=entry_key,
            held_in=held_in,
            by=by,
            at=at,
        )
    payment = find_by_post(reference) if reference.strip() else None
    if giver:
        name, town = giver.name, giver.town
    said, thank = _giver(payment, said=Giver(name, town, email), thank=thank)
    appeal = _appeal(appeal_name, on=on) if appeal_name else _promised_to(payment, on=on)
    with transaction.atomic():
        if payment:
            confirm_by_hand(payment, amount_minor=amount_minor, by=by, at=at)
        return receive(
            amount_minor,
            method=method,
            on=on,
            giver=giver or said,
            thank=thank,
            appeal=appeal,
            key=entry_key,
            by=by,
            at=at,
            payment=payment.pk if payment else None,
            held_in=held_in,
        )


def refuse_day(on: dt.date, *, today: dt.date) -> None:
    """Raise DayStillToCome or DayTooLongAgo for a day on which nothing was received by hand.

    A bank books some sums ahead, so what a line of its statement says isn't held to this.
    """
    if on > today:
        raise DayStillToCome(_("{day} is still to come").format(day=days.in_words(on)))
    if today.year - on.year > MOST_YEARS_AGO:
        words = _("{day} is more than {years} years ago")
        raise DayTooLongAgo(words.format(day=days.in_words(on), years=MOST_YEARS_AGO))


def _giver(payment: Payment | None, *, said: Giver, thank: str) -> tuple[Giver, str]:
    said_here = said.name.strip() or said.town.strip() or thank != Thank.NONE
    promised = PromisedGift.objects.filter(payment=payment).first() if payment else None
    if promised:
        email = said.email or promised.email
        if not said_here:
            thank, said = promised.thank, Giver(promised.name, promised.town)
        said = replace(said, email=email)
    if lacking := missing(thank, name=said.name, town=said.town, at_desk=True):
        raise NotEnoughToThank("; ".join(lacking.values()))
    return said, thank


def _promised_to(payment: Payment | None, *, on: dt.date) -> Appeal | None:
    promised = PromisedGift.objects.filter(payment=payment).first() if payment else None
    return promised.open_appeal(on) if promised else None


def _appeal(name: str, *, on: dt.date) -> Appeal | None:
    """Return the appeal of a name that is open on a day; None stands for the day's main one."""
    main = Appeal.objects.main_on(on)
    if not name or (main and main.name.casefold() == name.casefold()):
        return None
    special = {appeal.name.casefold(): appeal for appeal in Appeal.objects.special_on(on)}
    if found := special.get(name.casefold()):
        return found
    known = ", ".join([*([main.name] if main else []), *(a.name for a in special.values())])
    raise NoSuchAppeal(
        _("No appeal called “{name}” is open on that day; open are: {known}").format(
            name=name, known=known or _("none")
        )
    )
