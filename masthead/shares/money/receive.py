"""Receive money for shares: into suspense, a liability until the shares are allotted."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry
from masthead.ledger.post import Leg, PostedAlready, is_closed, post
from masthead.lib.turns import take_turn
from masthead.paper.models import Paper, the_paper
from masthead.payments.models import Payment
from masthead.people import audit
from masthead.shares.applications.step import take_step
from masthead.shares.models import UNDECIDED, Application, ShareMoney, State
from masthead.shares.refunds.give_back import give_back

NOT_PAID = (State.SUBMITTED, State.AWAITING)


class NothingCame(ValueError):
    """Money for shares is more than nothing."""


def receive(
    application: Application,
    amount_minor: int,
    *,
    payment: Payment | None,
    held_in: Account,
    key: str,
    on: dt.date,
    by: audit.Actor,
    at: dt.datetime,
) -> ShareMoney:
    """Post money that came for an application into suspense, and return what was written.

    Minor units of the paper’s currency; `held_in` is the account where the money is. Where all
    that the shares cost has come, the application is paid. Money for one that has ended goes on
    to what is to be given back. `key` is the entry’s: told twice, or by two at once, what
    exists is returned and nothing is posted. Where the day’s month is closed it counts today.
    None of it touches the fund. Raises NothingCame.
    """
    if amount_minor <= 0:
        raise NothingCame(_("Money for shares is more than nothing"))
    paper = the_paper()
    try:
        with transaction.atomic():
            # The turn before the row, as whoever decides takes them.
            take_turn()
            found = Application.objects.select_for_update().get(pk=application.pk)
            entry = _post(amount_minor, held_in, key=key, on=on, paper=paper, at=at)
            came = _write(found, amount_minor, payment=payment, entry=entry, at=at)
            details: dict[str, str | int | bool | None] = {"amount_minor": amount_minor}
            audit.record("shares.receive", found, by=by, at=at, details=details)
            _move_on(found, came, by=by, at=at)
    except (PostedAlready, IntegrityError):
        if told_before := ShareMoney.objects.filter(key=key).first():
            return told_before
        raise
    return came


def _post(
    amount_minor: int,
    held_in: Account,
    *,
    key: str,
    on: dt.date,
    paper: Paper,
    at: dt.datetime,
) -> Entry:
    counts_on = paper.today(at) if is_closed(on) else on
    narration = "Money for shares, in suspense"
    return post(
        key,
        legs=[Leg(held_in, amount_minor), Leg(Account.SHARE_APPLICATIONS, -amount_minor)],
        currency=paper.currency,
        on=counts_on,
        at=at,
        narration=narration if counts_on == on else f"{narration}: came {on:%Y-%m-%d}",
    )


def _write(
    application: Application,
    amount_minor: int,
    *,
    payment: Payment | None,
    entry: Entry,
    at: dt.datetime,
) -> ShareMoney:
    return ShareMoney.objects.create(
        application=application,
        payment=payment,
        amount_minor=amount_minor,
        key=entry.key,
        effective_on=entry.effective_on,
        recorded_at=at,
    )


def _move_on(
    application: Application, came: ShareMoney, *, by: audit.Actor, at: dt.datetime
) -> None:
    if application.state in NOT_PAID:
        if application.money.all().in_suspense_minor() >= application.price_minor:
            take_step(application, State.PAID, by=by, at=at)
    elif application.state in UNDECIDED:
        return
    elif _came_before(came):
        _set_against(application, came, at=at)
    else:
        why = _("It came for an application that has ended")
        give_back(application, came.amount_minor, why=why, by=by, at=at)


def _came_before(came: ShareMoney) -> bool:
    """Say whether this is money that a bank had taken back, and that was won again."""
    if came.payment_id is None:
        return False
    same = ShareMoney.objects.filter(payment=came.payment_id, amount_minor__gt=0)
    return same.exclude(pk=came.pk).exists()


def _set_against(application: Application, came: ShareMoney, *, at: dt.datetime) -> None:
    """Set what was won against what its payer owed since the bank had taken it."""
    entry = post(
        f"{came.key}:set-against",
        legs=[
            Leg(Account.SHARE_APPLICATIONS, came.amount_minor),
            Leg(Account.REFUNDS_PAYABLE, -came.amount_minor),
        ],
        currency=the_paper().currency,
        on=came.effective_on,
        at=at,
        narration="Money for shares won again, set against what was owed",
    )
    _write(application, -came.amount_minor, payment=came.payment, entry=entry, at=at)
