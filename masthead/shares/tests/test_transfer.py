"""Shares go from one member to another as a pair; whoever has none left is a member no more."""

import datetime as dt
import uuid

import pytest

from masthead.ledger.models import Entry
from masthead.people import audit
from masthead.people.models import AuditRow
from masthead.register.models import Member, ShareClass, ShareTransaction, Standing
from masthead.register.record_shares import BelowNothing
from masthead.register.standing import is_member
from masthead.shares.certificates.issue import issue
from masthead.shares.holdings.its_day import DayStillToCome
from masthead.shares.holdings.over_cap import CapReached
from masthead.shares.holdings.pass_on import NoShares
from masthead.shares.holdings.take import EnteredLater, Newcomer
from masthead.shares.holdings.transfer import NotTransferable, Passed, TransferToOneself, transfer
from masthead.shares.models import Certificate
from masthead.shares.tests.holders import (
    MINUTE,
    NOW,
    TODAY,
    a_class,
    a_member,
    allotted,
    held,
    holder,
    key,
    the_ferry_bell,
    told,
)

pytestmark = pytest.mark.usefixtures("paper")
MAY_4 = dt.date(2026, 5, 4)


@pytest.fixture
def paper(db: None) -> None:
    the_ferry_bell()


def pass_to(
    member: Member,
    to: Member | Newcomer,
    quantity: int = 4,
    *,
    share_class: ShareClass | None = None,
    on: dt.date = MAY_4,
    said: uuid.UUID | None = None,
) -> Passed:
    return transfer(
        member,
        to=to,
        share_class=share_class or a_class(),
        quantity=quantity,
        on=on,
        authority=MINUTE,
        key=said or key(),
        by=audit.COMMAND,
        at=NOW,
    )


def test_it_refuses_a_transfer_to_oneself() -> None:
    rose = holder()
    with pytest.raises(TransferToOneself):
        pass_to(rose, rose)
    assert held(rose) == 10


def test_it_refuses_shares_that_are_not_transferable() -> None:
    fixed = a_class("Fixed", transferable=False)
    rose, jo = holder(share_class=fixed), holder("Jo Harker")
    with pytest.raises(NotTransferable):
        pass_to(rose, jo, share_class=fixed)


@pytest.mark.parametrize("quantity", [0, -3])
def test_it_refuses_no_shares(quantity: int) -> None:
    rose, jo = holder(), holder("Jo Harker")
    with pytest.raises(NoShares):
        pass_to(rose, jo, quantity)


def test_it_refuses_more_than_is_held_and_says_the_day() -> None:
    rose, jo = holder(), holder("Jo Harker")
    with pytest.raises(BelowNothing, match="4 May 2026"):
        pass_to(rose, jo, 11)
    assert (held(rose), held(jo)) == (10, 10)


def test_it_refuses_a_day_before_they_held_as_many() -> None:
    rose, jo = a_member(), holder("Jo Harker")
    allotted(rose, 10, on=dt.date(2026, 5, 5))
    with pytest.raises(BelowNothing) as refused:
        pass_to(rose, jo)
    assert refused.value.day == MAY_4


def test_it_refuses_a_backdated_one_that_leaves_too_few_for_a_later_one() -> None:
    rose, jo = holder(), holder("Jo Harker")
    pass_to(rose, jo, 8)
    with pytest.raises(BelowNothing) as refused:
        pass_to(rose, jo, 3, on=dt.date(2020, 1, 1))
    assert refused.value.day == MAY_4


def test_it_refuses_a_day_to_come() -> None:
    rose, jo = holder(), holder("Jo Harker")
    with pytest.raises(DayStillToCome):
        pass_to(rose, jo, on=TODAY + dt.timedelta(days=1))


def test_it_refuses_to_put_anybody_over_the_cap() -> None:
    rose, jo = holder(quantity=2), holder("Jo Harker", 9_999)
    with pytest.raises(CapReached, match="£99,990"):
        pass_to(rose, jo, 2)
    pass_to(rose, jo, 1)
    assert held(jo) == 10_000


def test_another_registered_society_has_no_cap() -> None:
    rose, quay = holder(), a_member("Quayside Co-operative Limited", exempt=True)
    allotted(quay, 10_000)
    pass_to(rose, quay)
    assert held(quay) == 10_004


def test_it_refuses_whoever_was_entered_after_that_day() -> None:
    rose, jo = holder(), holder("Jo Harker", on=dt.date(2026, 6, 1))
    with pytest.raises(EnteredLater, match="1 June 2026"):
        pass_to(rose, jo)


def test_the_pair_adds_up_to_nothing_and_the_book_is_not_touched() -> None:
    rose, jo = holder(), holder("Jo Harker")
    entries = Entry.objects.count()
    passed = pass_to(rose, jo)
    assert (held(rose), held(jo)) == (6, 14)
    assert passed.out.pair == passed.into.pair
    assert passed.out.amount_minor + passed.into.amount_minor == 0
    assert passed.out.quantity + passed.into.quantity == 0
    assert (passed.out.sequence, passed.into.sequence) == (3, 4)
    assert Entry.objects.count() == entries
    assert AuditRow.objects.get(verb="shares.transfer").details["quantity"] == 4


def test_whoever_passes_the_last_share_on_ceases_that_day() -> None:
    rose, jo = holder(), holder("Jo Harker")
    assert pass_to(rose, jo, 10).left_on == MAY_4
    assert is_member(rose, on=MAY_4 - dt.timedelta(days=1))
    assert not is_member(rose, on=MAY_4)
    assert Standing.objects.get(member=rose, event="ceased").authority == MINUTE


def test_somebody_new_is_entered_with_the_next_number() -> None:
    rose = holder()
    passed = pass_to(rose, Newcomer(told("Pat Mullen")))
    assert passed.into.member.number == rose.number + 1
    assert is_member(passed.into.member, on=MAY_4)
    assert held(passed.into.member) == 4


def test_a_former_member_is_entered_again_with_the_same_number() -> None:
    rose, jo = holder(), holder("Jo Harker")
    pass_to(rose, jo, 10)
    pass_to(jo, rose, 2, on=TODAY)
    assert is_member(rose, on=TODAY)
    assert Standing.objects.filter(member=rose, event="entered").count() == 2


def test_told_twice_it_moves_the_shares_once() -> None:
    rose, jo, said = holder(), holder("Jo Harker"), key()
    first, second = pass_to(rose, jo, said=said), pass_to(rose, jo, said=said)
    assert first.out == second.out
    assert ShareTransaction.objects.count() == 4


def test_certificates_are_cancelled_and_issued_anew_for_what_each_holds() -> None:
    rose, jo = holder(), holder("Jo Harker")
    old = issue(
        rose,
        share_class=a_class(),
        quantity=10,
        amount_minor=10_000,
        on=TODAY,
        by=audit.COMMAND,
        at=NOW,
    )
    pass_to(rose, jo)
    standing = Certificate.objects.standing()
    assert old not in standing
    assert {(one.member, one.quantity) for one in standing} == {(rose, 6), (jo, 14)}


def test_who_takes_shares_and_passes_them_on_the_same_day_is_a_member_on_none() -> None:
    rose, jo = holder(), holder("Jo Harker")
    pat = pass_to(rose, Newcomer(told("Pat Mullen"))).into.member
    assert pass_to(pat, jo).left_on == MAY_4
    assert not is_member(pat, on=MAY_4)
    assert (held(pat), held(jo)) == (0, 14)
