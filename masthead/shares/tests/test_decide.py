"""The secretary decides: each verb refuses what isn’t so, and leaves a step with who did it."""

import datetime as dt

import pytest

from masthead.ledger.accounts import Account
from masthead.people import audit
from masthead.shares.applications.step import NotNow
from masthead.shares.decisions.allot import allot
from masthead.shares.decisions.allot_all import allot_all
from masthead.shares.decisions.approve import approve
from masthead.shares.decisions.approve_all import approve_all
from masthead.shares.decisions.confirm_identity import ProofMissing, confirm_identity
from masthead.shares.decisions.hold_for_identity import hold_for_identity
from masthead.shares.decisions.lacks import (
    ApplicationNotPaid,
    IdentityNotSeen,
    MayBeAMember,
    OverHolding,
)
from masthead.shares.decisions.lapse import lapse_due
from masthead.shares.decisions.locked import MinuteMissing, ReasonMissing
from masthead.shares.decisions.recognise import recognise
from masthead.shares.decisions.reject import reject
from masthead.shares.decisions.scale_back import NotFewer, scale_back
from masthead.shares.decisions.withdraw_application import withdraw_application
from masthead.shares.models import Application, ShareRefund, State
from masthead.shares.offers.refund_offer import LeastRaised, StillOpen, failed, refund_offer
from masthead.shares.tests import deciding
from masthead.shares.tests.deciding import (
    BY,
    JUNE_13,
    MINUTE,
    NOON,
    allotted,
    an_offer,
    applied,
    approved,
    holds,
    member,
    paid,
    pay,
)

JULY_1 = dt.datetime(2026, 7, 1, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def paper(db: None) -> None:
    deciding.the_ferry_bell()


class TestApprove:
    def test_it_refuses_without_a_minute(self) -> None:
        with pytest.raises(MinuteMissing):
            approve(paid(), minute=" ", **BY)

    def test_it_refuses_what_is_not_paid(self) -> None:
        with pytest.raises(ApplicationNotPaid, match="£100 of £100"):
            approve(applied(), minute=MINUTE, **BY)

    def test_it_refuses_a_large_sum_until_identity_is_seen(self) -> None:
        application = paid(1_001)
        with pytest.raises(IdentityNotSeen):
            approve(application, minute=MINUTE, **BY)
        confirm_identity(application, seen="passport, in person", **BY)
        assert approve(application, minute=MINUTE, **BY).state == State.APPROVED

    def test_it_refuses_who_may_be_a_member_until_somebody_says(self) -> None:
        known, application = member(100), paid()
        with pytest.raises(MayBeAMember):
            approve(application, minute=MINUTE, **BY)
        recognise(application, None, **BY)
        assert approve(application, minute=MINUTE, **BY).member is None
        recognise(application, known, **BY)
        application.refresh_from_db()
        assert application.member == known

    def test_it_refuses_more_than_the_cap_leaves(self) -> None:
        known, application = member(99_990), paid(2)
        recognise(application, known, **BY)
        with pytest.raises(OverHolding):
            approve(application, minute=MINUTE, **BY)

    def test_the_step_names_the_minute(self) -> None:
        application = approve(paid(), minute=MINUTE, **BY)
        step = application.steps.get(state=State.APPROVED)
        assert (step.note, step.at) == (MINUTE, NOON)

    def test_a_list_is_approved_but_for_those_that_lack_something(self) -> None:
        every = [paid(), applied(), paid(name="Bea Birch", email="bea@example.org")]
        decided = approve_all(every, minute=MINUTE, **BY)
        assert [one.pk for one in decided.done] == [every[0].pk, every[2].pk]
        ((refused, why),) = decided.refused
        assert refused == every[1]
        assert "has not come yet" in why


class TestIdentity:
    def test_it_is_held_for_a_reason_and_goes_on_when_it_is_seen(self) -> None:
        application = paid()
        with pytest.raises(ReasonMissing):
            hold_for_identity(application, why="", **BY)
        hold_for_identity(application, why="A copy of a passport, please", **BY)
        with pytest.raises(ProofMissing):
            confirm_identity(application, seen=" ", **BY)
        assert confirm_identity(application, seen="passport, in person", **BY).state == State.PAID

    def test_nobody_is_looked_at_once_it_is_decided(self) -> None:
        application = allotted()
        with pytest.raises(NotNow):
            confirm_identity(application, seen="passport", **BY)
        with pytest.raises(NotNow):
            recognise(application, None, **BY)


class TestEnding:
    @pytest.mark.parametrize("verb", [reject, withdraw_application])
    def test_it_is_ended_for_a_reason_once_and_the_money_goes_back(self, verb: object) -> None:
        assert callable(verb)
        application = paid()
        with pytest.raises(ReasonMissing):
            verb(application, why="", **BY)
        verb(application, why="As the board decided", **BY)
        with pytest.raises(NotNow):
            verb(application, why="Again", **BY)
        assert ShareRefund.objects.get().amount_minor == 10_000
        assert holds(Account.SHARE_APPLICATIONS) == 0

    def test_what_is_allotted_is_not_ended(self) -> None:
        with pytest.raises(NotNow):
            reject(allotted(), why="Too late", **BY)

    def test_one_that_nobody_pays_lapses_after_the_days_of_the_rules(self) -> None:
        application = applied()
        pay(application, 5_000)
        assert application.submitted_at
        assert lapse_due(at=application.submitted_at + dt.timedelta(days=60)) == 0
        after = application.submitted_at + dt.timedelta(days=60, minutes=1)
        assert (lapse_due(at=after), lapse_due(at=after)) == (1, 0)
        application.refresh_from_db()
        assert application.state == State.LAPSED
        assert ShareRefund.objects.get().amount_minor == 5_000

    def test_one_paid_in_parts_has_a_month_more_for_each(self) -> None:
        application = applied(instalments=3)
        assert application.submitted_at
        assert lapse_due(at=application.submitted_at + dt.timedelta(days=121)) == 0
        assert lapse_due(at=application.submitted_at + dt.timedelta(days=123)) == 1


class TestScalingBack:
    def test_only_to_fewer_and_only_what_is_paid(self) -> None:
        with pytest.raises(NotNow):
            scale_back(applied(), 5, why="Oversubscribed", **BY)
        application = paid()
        for quantity in (0, 10, 11):
            with pytest.raises(NotFewer):
                scale_back(application, quantity, why="Oversubscribed", **BY)

    def test_the_rest_goes_back_and_so_many_are_allotted(self) -> None:
        application = approved()
        scale_back(application, 4, why="Oversubscribed", **BY)
        assert (holds(Account.SHARE_APPLICATIONS), holds(Account.REFUNDS_PAYABLE)) == (
            4_000,
            6_000,
        )
        assert allot(application, on=JUNE_13, **BY).quantity == 4


class TestAnOfferThatFails:
    def test_it_refuses_one_that_is_open_or_has_raised_its_least(self) -> None:
        offer = an_offer(least_raised_minor=20_000)
        paid(10, offer=offer)
        with pytest.raises(StillOpen, match="30 June 2026"):
            refund_offer(offer, **BY)
        paid(10, name="Bea Birch", email="bea@example.org", offer=offer)
        with pytest.raises(LeastRaised):
            refund_offer(offer, by=audit.COMMAND, at=JULY_1)

    def test_all_that_came_goes_back(self) -> None:
        offer = an_offer(least_raised_minor=50_000)
        paid(10, offer=offer)
        paid(20, name="Bea Birch", email="bea@example.org", offer=offer)
        assert failed(offer, on=JULY_1.date())
        refund_offer(offer, by=audit.COMMAND, at=JULY_1)
        assert set(Application.objects.values_list("state", flat=True)) == {State.REJECTED}
        assert (holds(Account.SHARE_APPLICATIONS), holds(Account.REFUNDS_PAYABLE)) == (0, 30_000)
        assert not failed(offer, on=JULY_1.date())


def test_a_list_is_allotted_but_for_those_that_are_refused() -> None:
    every = [approved(), paid(name="Bea Birch", email="bea@example.org")]
    heard: list[tuple[int, int]] = []
    decided = allot_all(every, on=JUNE_13, told=lambda done, of: heard.append((done, of)), **BY)
    assert [one.pk for one in decided.done] == [every[0].pk]
    assert [one.pk for one, _why in decided.refused] == [every[1].pk]
    assert heard == [(2, 2)]


def test_two_of_one_person_in_one_list_are_not_made_two_members() -> None:
    every = [approved(), approved()]
    decided = allot_all(every, on=JUNE_13, **BY)
    assert len(decided.done) == 1
    assert "may be member 1" in decided.refused[0][1]
