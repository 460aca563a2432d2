"""Pay back the shares of which a member gave notice."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.ledger.accounts import Account
from masthead.lib import days
from masthead.lib.turns import take_turn
from masthead.people import audit
from masthead.register.holdings import holding
from masthead.register.models import Member, ShareClass, ShareTransaction, What
from masthead.register.record_shares import record_shares
from masthead.shares.holdings.capital import post_capital
from masthead.shares.holdings.forfeit import Gone
from masthead.shares.holdings.its_day import refuse_to_come
from masthead.shares.holdings.leave import leave_if_nothing_is_left
from masthead.shares.holdings.pass_on import renew_after
from masthead.shares.holdings.worth import worth
from masthead.shares.models import Became, Suspension, WithdrawalNotice, WithdrawalOutcome
from masthead.shares.withdraw.give_notice import refuse_young_member
from masthead.shares.withdraw.take_back import refuse_ended

# Where the money goes to the member from; what is owed to them waits for the bank's own line.
PAID_FROM = (Account.REFUNDS_PAYABLE, Account.BANK, Account.CASH_IN_HAND)


class NoticeRuns(ValueError):
    """The notice hasn’t ended on that day; `day` is the first on which it has."""

    def __init__(self, day: dt.date) -> None:
        words = _("The notice runs until then: it can be paid from {day}")
        super().__init__(words.format(day=days.in_words(day)))
        self.day = day


class WithdrawalsSuspended(ValueError):
    """The board has suspended withdrawals on that day."""


class NotPaidFrom(ValueError):
    """Shares aren’t paid back from that account."""


def pay(
    notice: WithdrawalNotice,
    *,
    on: dt.date,
    authority: str,
    paid_from: Account = Account.REFUNDS_PAYABLE,
    by: audit.Actor,
    at: dt.datetime,
) -> Gone:
    """Take the shares of a notice out of the register on a day, and post what is paid for them.

    From share capital to `paid_from`: refunds payable until the bank shows the payment, or the
    bank or the cash itself. In a closed month it is posted today. Raises NoticeRuns with its
    day, WithdrawalsSuspended, TooYoung, NoticeEndedAlready, DayStillToCome, NotPaidFrom, or
    BelowNothing with its day.
    """
    with transaction.atomic():
        take_turn(alone=True)
        _refuse(notice, on=on, paid_from=paid_from, at=at)
        out = pay_out(
            notice.member,
            share_class=notice.share_class,
            quantity=notice.quantity,
            on=on,
            authority=authority,
            paid_from=paid_from,
            key=f"withdrawal:{notice.pk}:paid",
            by=by,
            at=at,
        )
        WithdrawalOutcome.objects.create(
            notice=notice,
            outcome=Became.PAID,
            transaction=out,
            effective_on=on,
            authority=authority,
            entered_at=at,
            by=by.user,
        )
        left_on = leave_if_nothing_is_left(notice.member, authority=authority, by=by, at=at)
        details = {"quantity": notice.quantity, "amount_minor": -out.amount_minor}
        audit.record("shares.withdraw.pay", notice, by=by, at=at, details=details)
    return Gone(out, left_on)


def _refuse(notice: WithdrawalNotice, *, on: dt.date, paid_from: Account, at: dt.datetime) -> None:
    refuse_ended(notice)
    if paid_from not in PAID_FROM:
        raise NotPaidFrom(_("Shares are paid back from the bank or in cash"))
    refuse_to_come(on, at=at)
    if on < notice.ends_on:
        raise NoticeRuns(notice.ends_on)
    if held_up := suspended_on(notice.share_class, on):
        words = _("The board has suspended withdrawals from {day} on")
        raise WithdrawalsSuspended(words.format(day=days.in_words(held_up.effective_on)))
    refuse_young_member(notice.member, on=on)


def suspended_on(share_class: ShareClass, day: dt.date) -> Suspension | None:
    """Return the suspension under which no share of a class is paid back on a day, if any."""
    return Suspension.objects.holding_on(day).filter(share_class=share_class).first()


def pay_out(
    member: Member,
    *,
    share_class: ShareClass,
    quantity: int,
    on: dt.date,
    authority: str,
    paid_from: Account,
    key: str,
    by: audit.Actor,
    at: dt.datetime,
) -> ShareTransaction:
    """Record a withdrawal and post it, inside the caller's transaction, who has asked the rules.

    `key` is that of the entry. Raises BelowNothing with its day.
    """
    held = holding(member, share_class, on=on)
    paid = worth(quantity, held=held, share_class=share_class)
    narration = f"{quantity} shares of member {member.number} paid back"
    entry = post_capital(key, paid, to=paid_from, on=on, at=at, narration=narration)
    out = record_shares(
        member,
        share_class=share_class,
        what=What.WITHDRAWAL,
        quantity=-quantity,
        amount_minor=-paid,
        on=on,
        authority=authority,
        entry=entry,
        by=by,
        at=at,
    )
    renew_after(out, by=by, at=at)
    return out
