"""Tests of taking an old register over: every member of the file, or none."""

import datetime as dt
from dataclasses import replace

import pytest

from masthead.fund.tests.cast import the_ferry_bell
from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry, Posting
from masthead.people.models import AuditRow, Person
from masthead.register.enter import enter
from masthead.register.holdings import holding
from masthead.register.models import (
    Kind,
    Member,
    OldRegister,
    Particulars,
    ShareTransaction,
    Standing,
)
from masthead.register.owners import owners_on
from masthead.register.take_over.bring import TakenOverBefore, bring
from masthead.register.take_over.discard import NotToBeDiscarded, discard
from masthead.register.take_over.say_how import RegisterToCome, say_how
from masthead.register.take_over.sheet import sheet_of
from masthead.register.take_over.take_over import (
    DoubtsNotSeen,
    FileNeedsWork,
    TakenOverAlready,
    TotalsDiffer,
    TotalsMissing,
    take_over,
)
from masthead.register.take_over.terms import terms_of
from masthead.register.take_over.totals import Totals
from masthead.register.tests.cast import entered, ordinary
from masthead.register.tests.old_registers import (
    ADA,
    AS_ON,
    AT,
    BEN,
    BY,
    THREE,
    TOTALS,
    as_csv,
    as_xlsx,
    but,
    taken,
    waiting,
)
from masthead.register.told import Told

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper() -> None:
    the_ferry_bell()


def nothing_is_there() -> bool:
    kinds = (Member, Particulars, Standing, ShareTransaction, Entry, Person)
    return not any(kind.objects.exists() for kind in kinds)


def test_a_control_total_a_penny_out_takes_nothing_over_and_lists_the_difference() -> None:
    """Case 10: a control total wrong by one penny imports nothing and lists the differences."""
    with pytest.raises(TotalsDiffer) as refused:
        taken(as_csv(*THREE), said=Totals(members=2, shares=35, amount_minor=3_501))
    assert refused.value.differences == [
        "Amount: the control total is £35.01, the rows add up to £35: £0.01 is missing"
    ]
    assert nothing_is_there()


def test_each_total_that_differs_is_listed() -> None:
    with pytest.raises(TotalsDiffer) as refused:
        taken(as_csv(*THREE), said=Totals(members=3, shares=34, amount_minor=3_499))
    assert refused.value.differences == [
        "Members: the control total is 3, the rows add up to 2: 1 is missing",
        "Shares: the control total is 34, the rows add up to 35: 1 too many",
        "Amount: the control total is £34.99, the rows add up to £35: £0.01 too much",
    ]
    assert nothing_is_there()


def test_the_files_own_sum_is_held_against_its_rows_too() -> None:
    total = ("", "Total", "", "", "35", "35.01", "", "")
    with pytest.raises(TotalsDiffer, match=r"In the file’s last row: Amount.*£0\.01 is missing"):
        taken(as_csv(*THREE, total))
    assert nothing_is_there()


def test_it_refuses_without_control_totals_unless_the_file_has_them() -> None:
    with pytest.raises(TotalsMissing, match="members, shares, amount"):
        taken(as_csv(*THREE), said=Totals())
    total = ("", "Total", "", "", "35", "35.00", "", "")
    taken(as_csv(*THREE, total), said=Totals(members=2))
    assert Member.objects.count() == 3


def test_it_refuses_a_register_of_a_day_to_come() -> None:
    old = waiting(as_csv(*THREE))
    terms = terms_of(old, sheet_of(as_csv(*THREE)))
    to_come = replace(terms, as_on=dt.date(2026, 7, 3))
    with pytest.raises(RegisterToCome):
        say_how(old, to_come, by=BY, at=AT)


def test_one_row_that_cannot_be_read_keeps_all_of_them_out() -> None:
    with pytest.raises(FileNeedsWork) as refused:
        taken(as_csv(*THREE, but(ADA, number="4", name="Di Rowe", shares="ten")))
    assert [(doubt.row, doubt.words) for doubt in refused.value.found.doubts] == [
        (5, "Number of shares: “ten” is no number of shares")
    ]
    assert nothing_is_there()


def test_two_of_one_name_at_two_addresses_stay_two() -> None:
    """Case 10: two people of one name at two addresses stay two."""
    other = but(BEN, number="9", name="Ada Quill", address="40 Ferry Road, Threlby")
    taken(as_csv(ADA, other))
    found = Particulars.objects.filter(name="Ada Quill").order_by("member__number")
    assert [(one.member.number, one.address) for one in found] == [
        (1, "1 Mill Lane, Hebworth"),
        (9, "40 Ferry Road, Threlby"),
    ]
    assert Person.objects.filter(name="Ada Quill").count() == 2


def test_a_day_of_entry_that_nobody_knows_is_flagged_and_never_invented() -> None:
    """Case 10: an unknown entry date is flagged, never invented."""
    data = as_csv(ADA, but(BEN, joined="unknown"))
    with pytest.raises(DoubtsNotSeen) as refused:
        taken(data)
    assert [one.words for one in refused.value.found.doubts] == [
        "Ben Marl: nobody knows the day of entry (“unknown”)"
    ]
    assert nothing_is_there()
    taken(data, seen=1)
    standing = Standing.objects.get(member__number=2)
    assert (standing.day_unknown, standing.effective_on) == (True, AS_ON)
    assert not Standing.objects.get(member__number=1).day_unknown


def test_it_refuses_who_has_seen_other_doubts_than_there_are() -> None:
    old = waiting(as_csv(ADA, but(BEN, joined="?")))
    entered("Somebody Else", on="2020-01-01", number=7)
    with pytest.raises(DoubtsNotSeen, match="1 doubt"):
        take_over(old, seen=2, by=BY, at=AT)
    take_over(old, seen=1, by=BY, at=AT)


def test_it_refuses_a_number_that_is_somebodys_in_the_register() -> None:
    enter(Told("Kit Fell"), kind=Kind.PERSON, on=AS_ON, authority="Board", number=2, by=BY, at=AT)
    with pytest.raises(FileNeedsWork) as refused:
        taken(as_csv(*THREE))
    assert refused.value.found.doubts[0].words == "Number 2 is somebody’s in the register already"
    assert Member.objects.count() == 1


def test_it_refuses_the_same_file_a_second_time() -> None:
    old = taken(as_csv(*THREE))
    with pytest.raises(TakenOverBefore, match="2 July 2026"):
        bring(as_csv(*THREE), file_name="again.csv", by=BY, at=AT)
    with pytest.raises(TakenOverAlready):
        take_over(old, seen=None, by=BY, at=AT)
    with pytest.raises(NotToBeDiscarded):
        discard(old, by=BY, at=AT)
    assert Member.objects.count() == 3


@pytest.mark.parametrize("form", [as_csv, as_xlsx])
def test_it_enters_each_member_with_number_days_and_shares(form: object) -> None:
    assert callable(form)
    old = taken(form(*THREE))
    ada, ben, cyd = Member.objects.order_by("number")
    assert [one.number for one in (ada, ben, cyd)] == [1, 2, 3]
    assert holding(ada, ordinary(), on=AS_ON).quantity == 10
    assert holding(ben, ordinary(), on=AS_ON).amount_minor == 2_500
    assert owners_on(AS_ON) == 2
    assert owners_on(dt.date(2005, 1, 1)) == 1
    assert owners_on(dt.date(2011, 9, 30)) == 0
    assert not ShareTransaction.objects.filter(member=cyd).exists()
    assert set(Standing.objects.values_list("authority", flat=True)) == {"Board, minute 7"}
    assert old.found == {
        "members": 2,
        "former": 1,
        "shares": 35,
        "amount_minor": 3_500,
        "doubts": 0,
    }


def test_the_capital_is_in_the_book_and_never_in_the_fund() -> None:
    old = taken(as_csv(*THREE))
    legs = Posting.objects.filter(entry=old.entry)
    assert {leg.account: leg.amount_minor for leg in legs} == {
        Account.OPENING: 3_500,
        Account.SHARE_CAPITAL: -3_500,
    }
    assert {(leg.effective_on, leg.appeal) for leg in legs} == {(AS_ON, None)}
    assert set(ShareTransaction.objects.values_list("entry", "sequence")) == {
        (old.entry_id, 1),
        (old.entry_id, 2),
    }


def test_without_a_column_of_numbers_each_gets_the_next() -> None:
    entered("Kit Fell", on="2020-01-01", number=40)
    rows = [row[1:] for row in THREE]
    header = ("Name", "Address", "Postcode", "Shares", "Amount", "Joined", "Left")
    taken(as_csv(*rows, header=header))
    found = Particulars.objects.order_by("member__number").values_list("member__number", "name")
    assert list(found)[1:] == [(41, "Ada Quill"), (42, "Ben Marl"), (43, "Cyd Holm")]


def test_its_file_is_emptied_once_it_is_taken_over_and_one_row_is_audited() -> None:
    old = taken(as_csv(*THREE))
    assert (old.raw, old.stands) == (None, "taken")
    row = AuditRow.objects.get(verb="register.take_over")
    assert row.details == old.found
    assert not AuditRow.objects.filter(verb="register.enter").exists()


def test_what_is_thrown_away_leaves_no_address() -> None:
    old = discard(waiting(as_csv(*THREE)), by=BY, at=AT)
    assert OldRegister.objects.get(pk=old.pk).raw is None
    with pytest.raises(TakenOverAlready):
        take_over(old, seen=None, by=BY, at=AT)


def test_it_tells_how_far_it_has_come() -> None:
    heard: list[tuple[int, int]] = []
    old = waiting(as_csv(*THREE))
    take_over(old, seen=None, by=BY, at=AT, told=lambda done, of: heard.append((done, of)))
    assert heard == [(3, 6), (6, 6)]


def test_totals_are_kept_as_they_were_said() -> None:
    old = waiting(as_csv(*THREE))
    assert Totals(**old.said) == TOTALS
