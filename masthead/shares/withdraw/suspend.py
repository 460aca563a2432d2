"""Suspend the withdrawal of a class of shares, and lift the suspension again."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.lib.turns import take_turn
from masthead.people import audit
from masthead.register.models import ShareClass
from masthead.shares.models import Suspension, SuspensionLifted
from masthead.shares.withdraw.pay import suspended_on


class SuspendedAlready(ValueError):
    """Withdrawals of the class are suspended on that day as it is."""


class NotSuspendedThen(ValueError):
    """The suspension had been lifted, or had not begun."""


def suspend(
    share_class: ShareClass,
    *,
    on: dt.date,
    authority: str,
    by: audit.Actor,
    at: dt.datetime,
) -> Suspension:
    """Let no share of a class be paid back from a day on, by a minute of the board.

    Notices may still be given, and run. Raises SuspendedAlready.
    """
    with transaction.atomic():
        take_turn(alone=True)
        if suspended_on(share_class, on):
            words = _("Withdrawals of “{name}” are suspended on that day already")
            raise SuspendedAlready(words.format(name=share_class.name))
        made = Suspension.objects.create(
            share_class=share_class,
            effective_on=on,
            authority=authority,
            entered_at=at,
            by=by.user,
        )
        audit.record("shares.withdraw.suspend", made, by=by, at=at)
    return made


def lift(
    suspension: Suspension, *, on: dt.date, authority: str, by: audit.Actor, at: dt.datetime
) -> SuspensionLifted:
    """Let the shares of a class be paid back again from a day on. Raises NotSuspendedThen."""
    with transaction.atomic():
        take_turn(alone=True)
        lifted_before = SuspensionLifted.objects.filter(suspension=suspension).exists()
        if lifted_before or on < suspension.effective_on:
            raise NotSuspendedThen(_("That suspension doesn’t hold on that day"))
        made = SuspensionLifted.objects.create(
            suspension=suspension, effective_on=on, authority=authority, entered_at=at, by=by.user
        )
        audit.record("shares.withdraw.lift", suspension, by=by, at=at)
    return made
