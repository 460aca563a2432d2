"""A mistake in the register of shares is reversed and entered again; no row is altered."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from masthead.ledger.accounts import Account
from masthead.ledger.close import close_month
from masthead.people import audit
from masthead.register.models import Member, ShareTransaction, What
from masthead.register.record_shares import BelowNothing
from masthead.register.standing import is_member
from masthead.shares.holdings.correct import (
    Corrected,
    CorrectedAlready,
    NotCorrectable,
    NothingWrong,
    Right,
    WhyMissing,
    correct,
)
from masthead.shares.holdings.over_cap import CapReached
from masthead.shares.holdings.transfer import transfer
from masthead.shares.tests import deciding
from masthead.shares.tests.holders import (
    FOUNDED,
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
from masthead.shares.withdraw.give_notice import give_notice
from masthead.shares.withdraw.pay import pay

pytestmark = pytest.mark.usefixtures("paper")
MARCH_4 = dt.datetime(2019, 3, 4, 12, tzinfo=LONDON)


@pytest.fixture
def paper(db: None) -> None:
    the_ferry_bell()


def put_right(
    wrong: ShareTransaction,
    quantity: int | None,
    *,
    on: dt.date = FOUNDED,
    why: str = "Ten were applied for",
) -> Corrected:
    right = None if quantity is None else Right(quantity, quantity * 1_000, on)
    return correct(wrong, right=right, why=why, by=audit.COMMAND, at=NOW)


def withdrawn(member: Member, quantity: int, *, on: dt.date) -> ShareTransaction:
    """Withdraw shares of which notice was given long before."""
    notice = give_notice(
        member,
        share_class=a_class(),
        quantity=quantity,
        on=FOUNDED,
        authority="Letter of 1 March 2019",
        key=key(),
        by=audit.COMMAND,
        at=NOW,
    )
    return pay(notice, on=on, authority=MINUTE, by=audit.COMMAND, at=NOW).out


def test_it_refuses_without_a_word_of_why() -> None:
    wrong = allotted(a_member(), 100)
    with pytest.raises(WhyMissing):
        put_right(wrong, 10, why=" ")


def test_it_refuses_what_is_right_as_it_stands() -> None:
    wrong = allotted(a_member(), 100)
    with pytest.raises(NothingWrong):
        put_right(wrong, 100)


def test_it_refuses_a_second_time_and_a_reversal_itself() -> None:
    wrong = allotted(a_member(), 100)
    made = put_right(wrong, 10)
    with pytest.raises(CorrectedAlready):
        put_right(wrong, 10)
    with pytest.raises(NotCorrectable):
        put_right(made.reversals[0], 10)


def test_it_refuses_more_than_the_cap() -> None:
    wrong = allotted(a_member(), 100)
    with pytest.raises(CapReached):
        put_right(wrong, 10_001)


def test_it_refuses_what_would_leave_a_later_day_below_nothing_and_changes_nothing() -> None:
    rose = a_member()
    wrong = allotted(rose, 100)
    withdrawn(rose, 20, on=dt.date(2021, 6, 30))
    with pytest.raises(BelowNothing) as refused:
        put_right(wrong, 10)
    assert refused.value.day == dt.date(2021, 6, 30)
    assert held(rose) == 80


def test_a_hundred_keyed_for_ten_is_three_rows_and_none_is_altered() -> None:
    """Case 2: reversal and re-entry; as known before, still 100."""
    rose = a_member(at=MARCH_4)
    wrong = allotted(rose, 100, at=MARCH_4)
    before = ShareTransaction.objects.values().get(pk=wrong.pk)
    put_right(wrong, 10)
    rows = list(ShareTransaction.objects.order_by("sequence"))
    assert [(row.what, row.quantity) for row in rows] == [
        (What.ALLOTMENT, 100),
        (What.REVERSAL, -100),
        (What.ALLOTMENT, 10),
    ]
    assert ShareTransaction.objects.values().get(pk=wrong.pk) == before
    assert held(rose) == 10
    assert held(rose, known=MARCH_4 + dt.timedelta(days=1)) == 100
    assert is_member(rose, on=TODAY)


def test_a_backdated_withdrawal_that_makes_a_day_negative_is_refused_with_the_day() -> None:
    """Case 2: the refusal says which day, also where the withdrawal itself would be covered."""
    rose = holder(quantity=10)
    withdrawn(rose, 8, on=dt.date(2022, 1, 31))
    allotted(rose, 20, on=dt.date(2024, 5, 1))
    notice = give_notice(
        rose,
        share_class=a_class(),
        quantity=5,
        on=dt.date(2025, 1, 1),
        authority="Letter",
        key=key(),
        by=audit.COMMAND,
        at=NOW,
    )
    pay(notice, on=dt.date(2025, 6, 1), authority=MINUTE, by=audit.COMMAND, at=NOW)
    wrong = ShareTransaction.objects.get(what=What.WITHDRAWAL, quantity=-5)
    with pytest.raises(BelowNothing) as refused:
        put_right(wrong, 5, on=dt.date(2021, 3, 1))
    assert refused.value.day == dt.date(2022, 1, 31)
    assert held(rose) == 17


def test_the_book_follows_by_entries_of_its_own() -> None:
    wrong = allotted(a_member(), 100)
    made = put_right(wrong, 10)
    assert balance(Account.SHARE_CAPITAL) == -10_000
    assert balance(Account.SHARE_APPLICATIONS) == 10_000
    reversal, again = made.reversals[0].entry, made.again[0].entry
    assert reversal is not None
    assert again is not None
    assert reversal.reverses == wrong.entry
    assert (reversal.effective_on, again.effective_on) == (FOUNDED, FOUNDED)


def test_in_a_closed_month_it_is_posted_today_and_the_register_keeps_the_day() -> None:
    wrong = allotted(a_member(), 100)
    close_month(FOUNDED, by=audit.COMMAND, on=TODAY, at=NOW)
    made = put_right(wrong, 10)
    entry = made.again[0].entry
    assert entry is not None
    assert entry.effective_on == TODAY
    assert "of 2019-03-01, its month closed" in entry.narration
    assert made.again[0].effective_on == FOUNDED


def test_ten_withdrawn_since_are_no_hindrance() -> None:
    rose = a_member()
    wrong = allotted(rose, 100)
    withdrawn(rose, 10, on=dt.date(2021, 6, 30))
    put_right(wrong, 15)
    assert held(rose) == 5


def test_a_withdrawal_taken_back_makes_them_a_member_again_as_if_never_ceased() -> None:
    rose, day = holder(), dt.date(2021, 6, 30)
    wrong = withdrawn(rose, 10, on=day)
    assert not is_member(rose, on=day)
    put_right(wrong, None, why="Another Rose Amble’s letter")
    assert is_member(rose, on=day)
    assert held(rose) == 10
    assert balance(Account.REFUNDS_PAYABLE) == 0


def test_a_withdrawal_of_another_day_moves_the_day_on_which_they_ceased() -> None:
    rose, day = holder(), dt.date(2021, 6, 30)
    wrong = withdrawn(rose, 10, on=day)
    put_right(wrong, 10, on=dt.date(2021, 7, 31))
    assert is_member(rose, on=day)
    assert not is_member(rose, on=dt.date(2021, 7, 31))


def test_an_allotment_that_never_was_leaves_no_day_of_membership() -> None:
    rose = a_member()
    put_right(allotted(rose, 10), None, why="Keyed twice")
    assert not is_member(rose, on=FOUNDED)
    assert not is_member(rose, on=TODAY)
    assert balance(Account.SHARE_CAPITAL) == 0


def test_both_sides_of_a_transfer_are_corrected_together() -> None:
    rose, jo = holder(), holder("Jo Harker")
    passed = transfer(
        rose,
        to=jo,
        share_class=a_class(),
        quantity=10,
        on=TODAY,
        authority=MINUTE,
        key=key(),
        by=audit.COMMAND,
        at=NOW,
    )
    made = put_right(passed.into, 1, on=TODAY, why="One was meant")
    assert (held(rose), held(jo)) == (9, 11)
    assert is_member(rose, on=TODAY)
    assert len(made.reversals) == len(made.again) == 2
    assert made.again[0].pair == made.again[1].pair != passed.out.pair


def test_the_database_refuses_to_alter_or_delete_a_row() -> None:
    wrong = allotted(a_member(), 100)
    rows = ShareTransaction.objects.filter(pk=wrong.pk)
    for change in (lambda: rows.update(quantity=10), rows.delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_an_interruption_that_was_a_mistake_is_taken_back_with_both_its_days() -> None:
    rose = holder()
    allotted(rose, 5, on=dt.date(2023, 1, 10))
    wrong = withdrawn(rose, 10, on=dt.date(2021, 6, 30))
    assert not is_member(rose, on=dt.date(2022, 1, 1))
    put_right(wrong, None, why="Another Rose Amble’s letter")
    assert is_member(rose, on=dt.date(2022, 1, 1))
    put_right(ShareTransaction.objects.get(quantity=5), 6, on=dt.date(2023, 1, 10))
    assert is_member(rose, on=dt.date(2022, 1, 1))
    assert held(rose) == 16


def test_of_an_application_what_it_has_in_suspense_stays_in_step_with_the_book() -> None:
    application = deciding.allotted(10)
    assert application.transaction is not None
    right = Right(6, 6_000, application.transaction.effective_on)
    correct(application.transaction, right=right, why="Six", by=audit.COMMAND, at=NOW)
    assert application.money.all().in_suspense_minor() == 4_000
    assert balance(Account.SHARE_APPLICATIONS) == -4_000
