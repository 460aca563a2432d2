"""Shares are paid back after the notice, unless the board has suspended it; then they are gone."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from masthead.ledger.accounts import Account
from masthead.ledger.close import close_month
from masthead.people import audit
from masthead.register.models import Member, RulesVersion, ShareClass, Standing
from masthead.register.record_shares import BelowNothing
from masthead.register.standing import is_member
from masthead.shares.holdings.forfeit import Gone, forfeit
from masthead.shares.holdings.its_day import DayStillToCome
from masthead.shares.holdings.pass_on import NoShares
from masthead.shares.holdings.transfer import transfer
from masthead.shares.holdings.young import TooYoung
from masthead.shares.models import WithdrawalNotice
from masthead.shares.tests.holders import (
    LONDON,
    MINUTE,
    NOW,
    TODAY,
    a_class,
    a_member,
    allotted,
    balance,
    held,
    holder,
    key,
    the_ferry_bell,
)
from masthead.shares.withdraw.give_notice import MoreThanHeld, NotWithdrawable, give_notice
from masthead.shares.withdraw.pay import NoticeRuns, NotPaidFrom, WithdrawalsSuspended, pay
from masthead.shares.withdraw.suspend import NotSuspendedThen, SuspendedAlready, lift, suspend
from masthead.shares.withdraw.take_back import NoticeEndedAlready, take_back

pytestmark = pytest.mark.usefixtures("paper")
JANUARY_2 = dt.date(2026, 1, 2)
APRIL_2 = dt.date(2026, 4, 2)


@pytest.fixture
def paper(db: None) -> None:
    the_ferry_bell()


def notice_of(
    member: Member,
    quantity: int = 10,
    *,
    on: dt.date = JANUARY_2,
    share_class: ShareClass | None = None,
) -> WithdrawalNotice:
    """Take a notice, which ends ninety days later."""
    return give_notice(
        member,
        share_class=share_class or a_class(),
        quantity=quantity,
        on=on,
        authority="Letter of 2 January 2026",
        key=key(),
        by=audit.COMMAND,
        at=NOW,
    )


def paid(
    notice: WithdrawalNotice,
    *,
    on: dt.date = APRIL_2,
    paid_from: Account = Account.REFUNDS_PAYABLE,
    at: dt.datetime = NOW,
) -> Gone:
    return pay(notice, on=on, authority=MINUTE, paid_from=paid_from, by=audit.COMMAND, at=at)


@pytest.mark.parametrize("quantity", [0, -1])
def test_notice_of_no_shares_is_refused(quantity: int) -> None:
    with pytest.raises(NoShares):
        notice_of(holder(), quantity)


def test_notice_of_shares_that_are_never_paid_back_is_refused() -> None:
    fixed = a_class("Fixed", withdrawable=False)
    with pytest.raises(NotWithdrawable):
        notice_of(holder(share_class=fixed), share_class=fixed)


def test_notice_of_more_than_is_held_and_free_is_refused() -> None:
    rose = holder()
    with pytest.raises(MoreThanHeld):
        notice_of(rose, 11)
    notice_of(rose, 7)
    with pytest.raises(MoreThanHeld, match="3 shares"):
        notice_of(rose, 4)


def test_whoever_is_under_sixteen_is_refused_and_on_the_birthday_is_not() -> None:
    child = holder(born_on=dt.date(2010, 1, 3))
    with pytest.raises(TooYoung, match="younger than 16 on 2 January 2026"):
        notice_of(child)
    notice_of(child, on=dt.date(2026, 1, 3))


def test_a_day_to_come_is_refused() -> None:
    with pytest.raises(DayStillToCome):
        notice_of(holder(), on=TODAY + dt.timedelta(days=1))
    with pytest.raises(DayStillToCome):
        paid(notice_of(holder()), on=TODAY + dt.timedelta(days=1))


def test_before_the_notice_ends_it_is_refused_saying_from_which_day() -> None:
    notice = notice_of(holder())
    with pytest.raises(NoticeRuns, match="from 2 April 2026") as refused:
        paid(notice, on=APRIL_2 - dt.timedelta(days=1))
    assert refused.value.day == notice.ends_on == APRIL_2


def test_what_was_transferred_meanwhile_is_refused_with_the_day() -> None:
    rose, jo = holder(), holder("Jo Harker")
    notice = notice_of(rose)
    transfer(
        rose,
        to=jo,
        share_class=a_class(),
        quantity=1,
        on=JANUARY_2,
        authority=MINUTE,
        key=key(),
        by=audit.COMMAND,
        at=NOW,
    )
    with pytest.raises(BelowNothing) as refused:
        paid(notice)
    assert refused.value.day == APRIL_2


def test_while_the_board_has_suspended_withdrawals_nothing_is_paid() -> None:
    notice, of = notice_of(holder()), a_class()
    held_up = suspend(of, on=dt.date(2026, 3, 1), authority=MINUTE, by=audit.COMMAND, at=NOW)
    with pytest.raises(WithdrawalsSuspended, match="1 March 2026"):
        paid(notice)
    with pytest.raises(SuspendedAlready):
        suspend(of, on=APRIL_2, authority=MINUTE, by=audit.COMMAND, at=NOW)
    lift(held_up, on=dt.date(2026, 5, 1), authority=MINUTE, by=audit.COMMAND, at=NOW)
    with pytest.raises(WithdrawalsSuspended):
        paid(notice)
    with pytest.raises(NotSuspendedThen):
        lift(held_up, on=TODAY, authority=MINUTE, by=audit.COMMAND, at=NOW)
    paid(notice, on=dt.date(2026, 5, 1))


def test_a_notice_is_paid_or_taken_back_once() -> None:
    rose = holder()
    notice = notice_of(rose, 4)
    take_back(notice, on=TODAY, authority="Letter", by=audit.COMMAND, at=NOW)
    with pytest.raises(NoticeEndedAlready, match="taken back"):
        paid(notice)
    again = notice_of(rose, 10)
    paid(again)
    with pytest.raises(NoticeEndedAlready, match="paid"):
        paid(again)
    assert held(rose) == 0


def test_it_is_paid_from_no_other_account() -> None:
    with pytest.raises(NotPaidFrom):
        paid(notice_of(holder()), paid_from=Account.GIFTS)


def test_the_society_s_own_rules_set_the_notice() -> None:
    RulesVersion.objects.create(
        effective_on=dt.date(2025, 1, 1),
        values={"notice_days": 180},
        authority="General meeting",
        entered_at=NOW,
    )
    assert notice_of(holder()).ends_on == dt.date(2026, 7, 1)


@pytest.mark.parametrize("account", [Account.REFUNDS_PAYABLE, Account.BANK, Account.CASH_IN_HAND])
def test_the_money_leaves_share_capital_in_the_same_step(account: Account) -> None:
    gone = paid(notice_of(holder(), 4), paid_from=account)
    assert gone.out.amount_minor == -4_000
    assert balance(Account.SHARE_CAPITAL) == -6_000
    assert balance(account) == -4_000
    assert gone.left_on is None


def test_in_a_closed_month_it_is_posted_today_and_the_register_keeps_the_day() -> None:
    notice = notice_of(holder())
    close_month(APRIL_2, by=audit.COMMAND, on=TODAY, at=NOW)
    out = paid(notice).out
    assert out.effective_on == APRIL_2
    assert out.entry is not None
    assert out.entry.effective_on == TODAY
    assert "of 2026-04-02, its month closed" in out.entry.narration


def test_all_withdrawn_they_cease_and_come_back_under_the_same_number() -> None:
    """Case 1: ten in 2019, none in 2022, five in 2024; what was known before stays known."""
    then = dt.datetime(2019, 3, 2, 12, tzinfo=LONDON)
    rose = a_member(at=then)
    allotted(rose, 10, at=then)
    notice = notice_of(rose, on=dt.date(2021, 3, 30))
    entered = dt.datetime(2021, 7, 4, 12, tzinfo=LONDON)
    day = dt.date(2021, 6, 30)
    assert pay(notice, on=day, authority=MINUTE, by=audit.COMMAND, at=entered).left_on == day
    assert not is_member(rose, on=dt.date(2022, 1, 1))
    before = dt.datetime(2021, 7, 2, 12, tzinfo=LONDON)
    assert is_member(rose, on=dt.date(2021, 7, 1), known=before)
    assert held(rose, on=dt.date(2021, 7, 1), known=before) == 10
    ceased = Standing.objects.get(member=rose, event="ceased")
    assert (ceased.effective_on, ceased.entered_at) == (day, entered)
    jo = holder("Jo Harker", 20)
    transfer(
        jo,
        to=rose,
        share_class=a_class(),
        quantity=5,
        on=dt.date(2023, 1, 10),
        authority=MINUTE,
        key=key(),
        by=audit.COMMAND,
        at=NOW,
    )
    assert held(rose, on=dt.date(2024, 1, 1)) == 5
    assert rose.number == 1
    assert Standing.objects.filter(member=rose, event="entered").count() == 2


def test_forfeited_shares_become_a_reserve() -> None:
    rose = holder()
    gone = forfeit(
        rose,
        share_class=a_class(),
        quantity=10,
        on=APRIL_2,
        authority=MINUTE,
        key=key(),
        by=audit.COMMAND,
        at=NOW,
    )
    assert gone.left_on == APRIL_2
    assert balance(Account.SHARE_CAPITAL) == 0
    assert balance(Account.FORFEITED_SHARES) == -10_000
    assert not is_member(rose, on=APRIL_2)


def test_forfeiture_is_refused_beyond_the_holding_and_done_once() -> None:
    rose, said = holder(), key()

    def take(quantity: int) -> Gone:
        return forfeit(
            rose,
            share_class=a_class(),
            quantity=quantity,
            on=APRIL_2,
            authority=MINUTE,
            key=said,
            by=audit.COMMAND,
            at=NOW,
        )

    with pytest.raises(BelowNothing):
        take(11)
    assert balance(Account.FORFEITED_SHARES) == 0
    assert take(3).out == take(3).out
    assert held(rose) == 7


def test_the_database_keeps_notices_as_they_were_given() -> None:
    notice = notice_of(holder())
    found = WithdrawalNotice.objects.filter(pk=notice.pk)
    for change in (lambda: found.update(ends_on=TODAY), found.delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_backdated_behind_shares_that_came_later_it_interrupts_the_membership() -> None:
    rose = holder()
    allotted(rose, 5, on=dt.date(2023, 1, 10))
    gone = paid(notice_of(rose, on=dt.date(2021, 3, 30)), on=dt.date(2021, 6, 30))
    assert gone.left_on is None
    assert is_member(rose, on=dt.date(2021, 6, 29))
    assert not is_member(rose, on=dt.date(2021, 6, 30))
    assert not is_member(rose, on=dt.date(2023, 1, 9))
    assert is_member(rose, on=dt.date(2023, 1, 10))
