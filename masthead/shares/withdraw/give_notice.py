"""Take a member's notice that they withdraw shares."""

import datetime as dt
import uuid

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from masthead.lib import days
from masthead.lib.turns import take_turn
from masthead.people import audit
from masthead.register.holdings import Held, holding
from masthead.register.models import Member, ShareClass
from masthead.register.particulars import particulars_of
from masthead.register.rules import rules_on
from masthead.shares.holdings.its_day import refuse_to_come
from masthead.shares.holdings.pass_on import NoShares
from masthead.shares.holdings.young import refuse_too_young
from masthead.shares.models import WithdrawalNotice


class NotWithdrawable(ValueError):
    """Shares of this class are never paid back."""


class MoreThanHeld(ValueError):
    """Notice is given of more shares than are held, those of other notices left out."""


def give_notice(
    member: Member,
    *,
    share_class: ShareClass,
    quantity: int,
    on: dt.date,
    authority: str,
    key: uuid.UUID,
    by: audit.Actor,
    at: dt.datetime,
) -> WithdrawalNotice:
    """Write down a notice given on a day; it ends after as many days as the rules then ask for.

    `key` told twice returns the notice that exists. Raises NoShares, NotWithdrawable, TooYoung,
    MoreThanHeld or DayStillToCome.
    """
    with transaction.atomic():
        take_turn(alone=True)
        if before := WithdrawalNotice.objects.filter(pk=key).first():
            return before
        _refuse(member, share_class, quantity, on=on, at=at)
        notice = WithdrawalNotice.objects.create(
            id=key,
            member=member,
            share_class=share_class,
            quantity=quantity,
            given_on=on,
            ends_on=on + dt.timedelta(days=rules_on(on).notice_days),
            authority=authority,
            entered_at=at,
            by=by.user,
        )
        details = {"member": member.number, "quantity": quantity}
        audit.record("shares.withdraw.give_notice", notice, by=by, at=at, details=details)
    return notice


def _refuse(
    member: Member, share_class: ShareClass, quantity: int, *, on: dt.date, at: dt.datetime
) -> None:
    if quantity <= 0:
        raise NoShares(_("Type how many shares: one at least"))
    if not share_class.withdrawable:
        words = _("“{name}” can’t be withdrawn")
        raise NotWithdrawable(words.format(name=share_class.name))
    refuse_to_come(on, at=at)
    refuse_young_member(member, on=on)
    free = free_to_withdraw(member, share_class, on=on)
    if quantity > free:
        words = _("Notice can be given of {free} shares: more aren’t held on {day}, or free")
        raise MoreThanHeld(words.format(free=free, day=days.in_words(on)))


def refuse_young_member(member: Member, *, on: dt.date) -> None:
    """Raise TooYoung where the rules of a day let the member withdraw nothing yet."""
    line = particulars_of(member, on=dt.date.max)
    refuse_too_young(line.born_on if line else None, least=rules_on(on).withdraw_age, on=on)


def free_to_withdraw(member: Member, share_class: ShareClass, *, on: dt.date) -> int:
    """Return how many shares are held, on a day and after all that is entered, without notice."""
    held: tuple[Held, ...] = (
        holding(member, share_class, on=on),
        holding(member, share_class, on=dt.date.max),
    )
    waiting = WithdrawalNotice.objects.waiting().filter(member=member, share_class=share_class)
    asked: int = waiting.aggregate(sum=Sum("quantity"))["sum"] or 0
    return max(0, min(each.quantity for each in held) - asked)
