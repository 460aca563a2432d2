"""Tests of interest on shares: reckoned by the day, within the rules, paid once."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from masthead.fund.tests.cast import the_ferry_bell
from masthead.ledger.accounts import Account
from masthead.ledger.balances import trial_balance
from masthead.register.holdings import holding
from masthead.register.models import Member, ShareTransaction, What
from masthead.register.set_rules import set_rules
from masthead.register.tests.cast import BY, entered, given, moment, ordinary
from masthead.shares.interest.choose_way import (
    AccountMalformed,
    AccountMissing,
    BankAccount,
    choose_way,
)
from masthead.shares.interest.declare import (
    DeclaredBefore,
    NobodyEarns,
    PeriodNotOver,
    RateOfNothing,
    RateTooHigh,
    ResolutionMissing,
    declare,
    in_per_cent,
)
from masthead.shares.interest.owed import owed
from masthead.shares.interest.pay_by_bank import NotPaidFrom, bank_file, pay_by_bank
from masthead.shares.interest.pay_by_hand import pay_by_hand
from masthead.shares.interest.reckon import days_of_year, reckon
from masthead.shares.interest.reinvest import reinvest
from masthead.shares.interest.report import report_csv, to_report
from masthead.shares.interest.run import NothingOwed, PaidTooEarly
from masthead.shares.models import (
    Certificate,
    Interest,
    InterestDeclared,
    InterestPaid,
    InterestRun,
    Way,
)

pytestmark = pytest.mark.django_db
FIRST, LAST, MET = dt.date(2025, 1, 1), dt.date(2025, 12, 31), dt.date(2026, 5, 24)
PAID = dt.date(2026, 6, 1)
AT = moment("2026-06-13")
MINUTE = "AGM, 24 May 2026, resolution 6"
ACCOUNT = BankAccount("A Quill", "112233", "01234567")


@pytest.fixture(autouse=True)
def paper() -> None:
    the_ferry_bell()


def holders() -> tuple[Member, Member]:
    """Enter Ada with £1,000 all year, and Ben with £500 from 1 July."""
    ada, ben = entered("Ada Quill", on="2019-03-01"), entered("Ben Marl", on="2025-07-01")
    given(ada, 1_000, on="2019-03-01")
    given(ben, 500, on="2025-07-01")
    return ada, ben


def declared(points: int = 300, *, authority: str = MINUTE, on: dt.date = MET) -> InterestDeclared:
    return declare(
        ordinary(),
        first=FIRST,
        last=LAST,
        points=points,
        on=on,
        authority=authority,
        by=BY,
        at=AT,
    )


def goes(member: Member, way: Way, account: BankAccount | None = None) -> None:
    choose_way(member, way, account=account, authority="Letter", by=BY, at=AT)


def balance(account: Account) -> int:
    return trial_balance().get((account, "GBP"), 0)


def test_it_refuses_more_than_the_rules_allow() -> None:
    holders()
    with pytest.raises(RateTooHigh, match="5 per cent at most"):
        declared(501)
    set_rules({"interest_most_points": 200}, on=PAID, authority="AGM", by=BY, at=AT)
    declared(500)
    assert InterestDeclared.objects.get().points == 500


def test_it_refuses_nothing_a_period_to_come_and_a_meeting_without_a_name() -> None:
    holders()
    with pytest.raises(RateOfNothing):
        declared(0)
    with pytest.raises(PeriodNotOver):
        declared(on=LAST - dt.timedelta(days=1))
    with pytest.raises(ResolutionMissing):
        declared(authority=" ")
    assert not trial_balance()


def test_it_refuses_the_same_days_twice_and_days_on_which_nobody_held_anything() -> None:
    with pytest.raises(NobodyEarns):
        declared()
    holders()
    declared()
    with pytest.raises(DeclaredBefore, match="1 January 2025 to 31 December 2025"):
        declared()


def test_it_is_reckoned_by_what_each_held_on_each_day() -> None:
    holders()
    year = reckon(ordinary(), first=FIRST, last=LAST, points=300)
    found = {one.amount_minor: one.amount_days for one in year}
    assert found == {3_000: 100_000 * 365, 756: 50_000 * 184}
    half = reckon(ordinary(), first=dt.date(2025, 7, 1), last=LAST, points=300)
    assert [one.amount_minor for one in half] == [1_512, 756]


def test_shares_that_went_in_the_year_earn_until_the_day_before() -> None:
    ada, _ben = holders()
    given(ada, -1_000, on="2025-07-01", what=What.WITHDRAWAL)
    ada_earns, _ben_earns = reckon(ordinary(), first=FIRST, last=LAST, points=365)
    assert ada_earns.amount_days == 100_000 * 181
    assert ada_earns.amount_minor == 1_810


def test_it_is_rounded_down_and_a_year_may_have_a_day_more() -> None:
    assert (days_of_year(dt.date(2024, 12, 31)), days_of_year(LAST)) == (366, 365)
    assert (days_of_year(dt.date(2024, 2, 28)), days_of_year(dt.date(2024, 2, 29))) == (365, 366)
    assert days_of_year(dt.date(2025, 2, 28)) == 365
    given(entered("Ada Quill", on="2019-03-01"), 1, on="2019-03-01")
    with pytest.raises(NobodyEarns):
        declared(99)
    assert [one.amount_minor for one in declared(199).interests.all()] == [1]


def test_it_is_an_expense_that_is_owed_and_never_touches_the_fund() -> None:
    holders()
    found = declared()
    assert (balance(Account.SHARE_INTEREST), balance(Account.INTEREST_PAYABLE)) == (3_756, -3_756)
    assert set(found.entry.postings.values_list("appeal", flat=True)) == {None}
    assert found.entry.effective_on == MET


@pytest.mark.parametrize(
    ("account", "refusal"),
    [
        (BankAccount(), AccountMissing),
        (BankAccount("A Quill", "112233"), AccountMissing),
        (BankAccount("A Quill", "1122", "01234567"), AccountMalformed),
        (BankAccount("A Quill", "112233", "12"), AccountMalformed),
        (BankAccount("A Quill", iban="GB00NWBK60161331926819"), AccountMalformed),
    ],
)
def test_it_refuses_a_bank_account_that_is_none(
    account: BankAccount, refusal: type[Exception]
) -> None:
    ada, _ben = holders()
    with pytest.raises(refusal):
        goes(ada, Way.BANK, account)


def test_those_with_a_bank_account_are_in_the_file_and_are_paid_once() -> None:
    ada, ben = holders()
    goes(ada, Way.BANK, ACCOUNT)
    goes(ben, Way.HAND)
    found = declared()
    run = pay_by_bank(found, on=PAID, by=BY, at=AT)
    lines = bank_file(run, currency="GBP").decode().splitlines()
    assert lines[1:] == ["A Quill,11-22-33,01234567,,30.00,GBP,SHARE INTEREST 1"]
    with pytest.raises(NothingOwed):
        pay_by_bank(found, on=PAID, by=BY, at=AT)
    assert balance(Account.INTEREST_PAYABLE) == -756
    assert balance(Account.REFUNDS_PAYABLE) == -3_000
    goes(ada, Way.BANK, BankAccount("A Quill", iban="GB82WEST12345698765432"))
    assert bank_file(run, currency="GBP").decode().splitlines() == lines


def test_it_can_be_booked_out_of_the_bank_but_out_of_nothing_else() -> None:
    ada, _ben = holders()
    goes(ada, Way.BANK, ACCOUNT)
    found = declared()
    with pytest.raises(NotPaidFrom):
        pay_by_bank(found, on=PAID, paid_from=Account.GIFTS, by=BY, at=AT)
    for wrong in (MET - dt.timedelta(days=1), dt.date(2026, 6, 14)):
        with pytest.raises(PaidTooEarly):
            pay_by_bank(found, on=wrong, by=BY, at=AT)
    pay_by_bank(found, on=PAID, paid_from=Account.BANK, by=BY, at=AT)
    assert balance(Account.BANK) == -3_000


def test_it_becomes_whole_shares_and_the_rest_stays_owed() -> None:
    _ada, ben = holders()
    goes(ben, Way.SHARES)
    done = reinvest(declared(), on=PAID, authority=MINUTE, by=BY, at=AT)
    assert (done.run.total_minor, done.left_out) == (700, ())
    assert holding(ben, ordinary(), on=PAID).quantity == 507
    paid = InterestPaid.objects.get()
    assert paid.transaction
    assert (paid.transaction.what, paid.transaction.entry) == (What.ALLOTMENT, done.run.entry)
    assert Certificate.objects.get().quantity == 7
    assert balance(Account.SHARE_CAPITAL) == -700
    assert [one.left_minor for one in owed(InterestDeclared.objects.get())] == [3_000, 56]


def test_nobody_comes_to_hold_more_than_the_rules_allow() -> None:
    ada = entered("Ada Quill", on="2019-03-01")
    given(ada, 99_999, on="2019-03-01")
    goes(ada, Way.SHARES)
    with pytest.raises(NothingOwed):
        reinvest(declared(), on=PAID, authority=MINUTE, by=BY, at=AT)
    assert holding(ada, ordinary(), on=PAID).quantity == 99_999


def test_what_is_left_is_paid_by_hand_and_only_once() -> None:
    holders()
    found = declared()
    ben = Interest.objects.get(amount_minor=756)
    pay_by_hand(ben, on=PAID, paid_from=Account.BANK, note="Cheque 000321", by=BY, at=AT)
    with pytest.raises(NothingOwed):
        pay_by_hand(ben, on=PAID, paid_from=Account.BANK, note="", by=BY, at=AT)
    assert balance(Account.BANK) == -756
    assert [one.left_minor for one in owed(found)] == [3_000]


def test_the_database_refuses_to_pay_more_than_was_declared() -> None:
    ada, _ben = holders()
    goes(ada, Way.BANK, ACCOUNT)
    run = pay_by_bank(declared(), on=PAID, by=BY, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        InterestPaid.objects.create(
            run=run, interest=Interest.objects.get(amount_minor=3_000), amount_minor=1
        )
    for rows in (InterestDeclared, Interest, InterestRun, InterestPaid):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.objects.all().delete()


def test_whoever_was_paid_much_is_reported_with_their_address() -> None:
    ada, ben = holders()
    given(ada, 9_000, on="2019-03-01")
    goes(ada, Way.BANK, ACCOUNT)
    goes(ben, Way.BANK, BankAccount("B Marl", "112233", "76543210"))
    pay_by_bank(declared(), on=PAID, by=BY, at=AT)
    found = to_report(dt.date(2026, 4, 6), dt.date(2027, 4, 5))
    assert [(one.number, one.amount_minor) for one in found] == [(1, 30_000)]
    assert to_report(dt.date(2025, 4, 6), dt.date(2026, 4, 5)) == []
    lines = report_csv(found, on=PAID, currency="GBP").decode().splitlines()
    assert lines[1] == '1,Ada Quill,"1 Mill Lane, Hebworth",HB1 1AA,300.00,GBP'


def test_per_cent_are_written_without_needless_noughts() -> None:
    assert [in_per_cent(points) for points in (350, 300, 5, 1_025)] == [
        "3.5",
        "3",
        "0.05",
        "10.25",
    ]


def test_the_register_stays_as_it_was_where_nothing_is_reinvested() -> None:
    holders()
    before = ShareTransaction.objects.count()
    declared()
    assert ShareTransaction.objects.count() == before
