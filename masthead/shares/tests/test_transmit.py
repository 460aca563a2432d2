"""At a death the nominees get what the law lets them have, and the estate gets the rest."""

import datetime as dt
from collections.abc import Mapping

import pytest
from django.db import IntegrityError, transaction

from masthead.ledger.accounts import Account
from masthead.people import audit
from masthead.register.end_nomination import (
    NominationEndedAlready,
    NotNominatedYet,
    end_nomination,
)
from masthead.register.models import (
    Member,
    Nomination,
    RulesVersion,
    ShareClass,
    ShareTransaction,
    What,
)
from masthead.register.models.nomination import Relation, WhyEnded, Works
from masthead.register.nominate import (
    NominatedByNobody,
    NominationsNotKnown,
    Nominee,
    NomineeNotFamily,
    nominate,
)
from masthead.register.owners import owners_on
from masthead.register.standing import is_member
from masthead.shares.holdings.division import division
from masthead.shares.holdings.over_cap import CapReached
from masthead.shares.holdings.take import Newcomer
from masthead.shares.holdings.transmit import (
    ESTATE,
    BeforeTheDeath,
    NobodyTakes,
    NotAMemberAtDeath,
    NothingToPass,
    Taker,
    transmit,
)
from masthead.shares.models import WithdrawalNotice
from masthead.shares.tests.holders import (
    FOUNDED,
    MINUTE,
    NOW,
    TODAY,
    a_class,
    allotted,
    balance,
    held,
    holder,
    key,
    the_ferry_bell,
    told,
)
from masthead.shares.withdraw.give_notice import give_notice

pytestmark = pytest.mark.usefixtures("paper")
MADE, DIED = dt.date(2020, 5, 1), dt.date(2026, 3, 1)


@pytest.fixture
def paper(db: None) -> None:
    the_ferry_bell()


def nominated(
    member: Member,
    name: str = "Fay Amble",
    *,
    relation: Relation = Relation.OTHER,
    works: Works = Works.NO,
    pence: int | None = None,
    on: dt.date = MADE,
    instead_of: tuple[Nomination, ...] = (),
) -> Nomination:
    who = Nominee(name, "4 Quay Street, Threlby", relation, works, pence)
    return nominate(
        member,
        who,
        on=on,
        authority="Form of 1 May 2020",
        instead_of=instead_of,
        by=audit.COMMAND,
        at=NOW,
    )


def passes(member: Member, *, died_on: dt.date = DIED) -> dict[int, int]:
    """Return the pence that pass, by the number of the nomination, nought for the estate."""
    return {
        part.nomination.number if part.nomination else ESTATE: part.amount_minor
        for part in division(member, died_on=died_on)
    }


def passed_on(
    member: Member,
    takers: Mapping[int, Taker],
    *,
    died_on: dt.date = DIED,
    on: dt.date = TODAY,
) -> list[ShareTransaction]:
    return transmit(
        member,
        died_on=died_on,
        takers=takers,
        on=on,
        authority=MINUTE,
        by=audit.COMMAND,
        at=NOW,
    )


def test_five_thousand_of_seven_pass_to_the_nominee_and_two_to_the_estate() -> None:
    """Case 5: a holding of £7,000, all of it nominated to one."""
    rose = holder(quantity=700)
    fay = nominated(rose)
    assert passes(rose) == {fay.number: 500_000, ESTATE: 200_000}


@pytest.mark.parametrize("works", [Works.EMPLOYEE, Works.OFFICER])
def test_an_unrelated_employee_or_officer_is_no_valid_nominee(works: Works) -> None:
    """Case 5: X an unrelated employee when nominated."""
    rose = holder(quantity=700)
    with pytest.raises(NomineeNotFamily, match="isn’t valid"):
        nominated(rose, works=works)
    assert passes(rose) == {ESTATE: 700_000}


@pytest.mark.parametrize("relation", [one for one in Relation if one != Relation.OTHER])
def test_an_employee_of_the_family_is_one(relation: Relation) -> None:
    """Case 5: X an employee and a niece, or any other that the act names."""
    rose = holder(quantity=700)
    fay = nominated(rose, relation=relation, works=Works.EMPLOYEE)
    assert passes(rose) == {fay.number: 500_000, ESTATE: 200_000}


def test_who_is_hired_afterwards_stays_nominated() -> None:
    """Case 5: what somebody works at is asked of the day of the nomination alone."""
    rose = holder(quantity=700)
    fay = nominated(rose, works=Works.NO)
    with pytest.raises(NomineeNotFamily):
        nominated(holder("Jo Harker"), "Fay Amble", works=Works.EMPLOYEE, on=TODAY)
    assert passes(rose) == {fay.number: 500_000, ESTATE: 200_000}


def test_nobody_nominates_who_is_no_member_that_day() -> None:
    with pytest.raises(NominatedByNobody):
        nominated(holder(), on=FOUNDED - dt.timedelta(days=1))


def test_under_a_law_without_nominations_there_are_none() -> None:
    RulesVersion.objects.create(
        effective_on=FOUNDED,
        values={"nomination_minor": 0},
        authority="General meeting",
        entered_at=NOW,
    )
    with pytest.raises(NominationsNotKnown):
        nominated(holder())


def test_several_share_the_limit_in_the_order_of_the_book() -> None:
    rose = holder(quantity=700)
    first = nominated(rose, pence=300_000)
    second = nominated(rose, "Ned Amble")
    assert passes(rose) == {first.number: 300_000, second.number: 200_000, ESTATE: 200_000}


def test_only_whole_shares_pass_and_the_limit_is_not_overstepped() -> None:
    large = a_class("Large", pence=30_000)
    rose = holder(quantity=20, share_class=large)
    fay = nominated(rose)
    assert passes(rose) == {fay.number: 480_000, ESTATE: 120_000}


def test_what_was_ended_or_came_after_the_death_counts_for_nothing() -> None:
    rose = holder(quantity=10)
    first = nominated(rose)
    second = nominated(rose, "Ned Amble", on=dt.date(2021, 5, 1), instead_of=(first,))
    assert passes(rose) == {second.number: 10_000}
    assert passes(rose, died_on=dt.date(2020, 6, 1)) == {first.number: 10_000}
    ended = end_nomination(
        second,
        why=WhyEnded.MARRIED,
        on=dt.date(2022, 1, 1),
        authority="Letter",
        by=audit.COMMAND,
        at=NOW,
    )
    assert ended.why == WhyEnded.MARRIED
    assert passes(rose) == {ESTATE: 10_000}


def test_a_nomination_ends_once_and_not_before_it_was_made() -> None:
    fay = nominated(holder())

    def end(on: dt.date) -> None:
        end_nomination(
            fay, why=WhyEnded.REVOKED, on=on, authority="Letter", by=audit.COMMAND, at=NOW
        )

    with pytest.raises(NotNominatedYet):
        end(MADE - dt.timedelta(days=1))
    end(TODAY)
    with pytest.raises(NominationEndedAlready):
        end(TODAY)


def test_the_database_keeps_the_nominations_book() -> None:
    nominated(holder())
    for change in (lambda: Nomination.objects.update(name="x"), Nomination.objects.all().delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_shares_do_not_pass_before_the_death_nor_of_who_was_no_member() -> None:
    rose, jo = holder(), holder("Jo Harker")
    with pytest.raises(BeforeTheDeath):
        passed_on(rose, {ESTATE: jo}, on=DIED - dt.timedelta(days=1))
    with pytest.raises(NotAMemberAtDeath):
        passed_on(rose, {ESTATE: jo}, died_on=FOUNDED - dt.timedelta(days=1))


def test_every_part_needs_somebody_to_take_it() -> None:
    rose, jo = holder(quantity=700), holder("Jo Harker")
    fay = nominated(rose)
    with pytest.raises(NobodyTakes):
        passed_on(rose, {fay.number: jo})
    assert held(rose) == 700


def test_who_would_be_over_the_cap_is_paid_instead() -> None:
    rose, jo = holder(quantity=10), holder("Jo Harker", 9_995)
    with pytest.raises(CapReached):
        passed_on(rose, {ESTATE: jo})
    passed_on(rose, {ESTATE: Account.REFUNDS_PAYABLE})
    assert balance(Account.REFUNDS_PAYABLE) == -10_000


def test_nominee_and_estate_take_their_parts_and_the_membership_ends_at_the_death() -> None:
    """Case 5: five hundred shares to the nominee, two hundred to the estate, in pairs."""
    rose, jo = holder(quantity=700), holder("Jo Harker")
    fay = nominated(rose)
    out = passed_on(rose, {fay.number: Newcomer(told("Fay Amble")), ESTATE: jo})
    assert [line.quantity for line in out] == [-500, -200]
    assert {line.what for line in out} == {What.TRANSMISSION_OUT}
    came = ShareTransaction.objects.filter(what=What.TRANSMISSION_IN)
    assert sorted(came.values_list("amount_minor", flat=True)) == [200_000, 500_000]
    assert (held(rose), held(jo)) == (0, 210)
    assert is_member(rose, on=DIED - dt.timedelta(days=1))
    assert not is_member(rose, on=DIED)
    assert owners_on(TODAY) == 2


def test_it_passes_once() -> None:
    rose, jo = holder(), holder("Jo Harker")
    passed_on(rose, {ESTATE: jo})
    with pytest.raises(NotAMemberAtDeath):
        passed_on(rose, {ESTATE: jo})
    with pytest.raises(NothingToPass):
        passed_on(rose, {ESTATE: jo}, died_on=FOUNDED)


def test_notices_of_withdrawal_lapse_with_the_death() -> None:
    rose = holder()
    give_notice(
        rose,
        share_class=a_class(),
        quantity=3,
        on=MADE,
        authority="Letter",
        key=key(),
        by=audit.COMMAND,
        at=NOW,
    )
    passed_on(rose, {ESTATE: Account.BANK})
    assert not WithdrawalNotice.objects.waiting().exists()
    assert balance(Account.BANK) == -10_000


def test_every_class_of_share_passes() -> None:
    fixed: ShareClass = a_class("Fixed", withdrawable=False, transferable=False)
    rose, jo = holder(quantity=10), holder("Jo Harker")
    allotted(rose, 5, share_class=fixed)
    passed_on(rose, {ESTATE: jo})
    assert (held(jo), held(jo, fixed)) == (20, 5)
