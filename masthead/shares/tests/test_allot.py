"""Allotting books the money, enters the member and numbers shares and certificate, or nothing."""

import datetime as dt
from functools import partial

import pytest

from masthead.ledger.accounts import Account
from masthead.ledger.close import close_month
from masthead.ledger.models import Entry
from masthead.ledger.tests.at_once import at_once
from masthead.people import audit
from masthead.people.models import AuditRow
from masthead.register.cease import cease
from masthead.register.holdings import holding
from masthead.register.models import Member, ShareTransaction, Standing, What
from masthead.register.record_shares import record_shares
from masthead.register.standing import is_member
from masthead.shares.applications.step import NotNow
from masthead.shares.decisions.allot import allot
from masthead.shares.decisions.confirm_identity import confirm_identity
from masthead.shares.decisions.lacks import (
    ApplicationNotPaid,
    IdentityNotSeen,
    LeastNotRaised,
    MayBeAMember,
    NotAccepted,
    OverHolding,
)
from masthead.shares.decisions.recognise import recognise
from masthead.shares.holdings.its_day import DayStillToCome
from masthead.shares.models import Application, Certificate, Holder, ShareRefund, State
from masthead.shares.tests import deciding
from masthead.shares.tests.deciding import (
    BY,
    JUNE_13,
    MINUTE,
    allotted,
    an_offer,
    applied,
    approved,
    holds,
    member,
    paid,
    pay,
    tens,
)
from tests.database import Database


@pytest.fixture
def paper(db: None) -> None:
    deciding.the_ferry_bell()


@pytest.mark.usefixtures("paper")
class TestRefusals:
    def test_it_refuses_what_is_not_paid(self) -> None:
        application = applied()
        pay(application, 9_999)
        with pytest.raises(ApplicationNotPaid, match="is not paid"):
            allot(application, on=JUNE_13, **BY)
        assert not ShareTransaction.objects.exists()
        assert not Member.objects.exists()
        assert holds(Account.SHARE_CAPITAL) == 0

    def test_it_refuses_what_nobody_has_approved(self) -> None:
        with pytest.raises(NotNow, match="only what is approved"):
            allot(paid(), on=JUNE_13, **BY)

    def test_it_refuses_a_second_allotment(self) -> None:
        application = allotted()
        with pytest.raises(NotNow):
            allot(application, on=JUNE_13, **BY)
        assert ShareTransaction.objects.count() == 1

    def test_it_refuses_a_day_to_come_and_one_before_the_money(self) -> None:
        application = approved()
        with pytest.raises(DayStillToCome):
            allot(application, on=JUNE_13 + dt.timedelta(days=1), **BY)
        with pytest.raises(ApplicationNotPaid, match="came on 13 June 2026"):
            allot(application, on=JUNE_13 - dt.timedelta(days=1), **BY)

    def test_it_refuses_a_gift_that_its_recipient_has_not_taken(self) -> None:
        application = paid(holder=Holder.GIFT, giver_name="Bea", giver_email="bea@example.org")
        Application.objects.update(state=State.APPROVED)
        with pytest.raises(NotAccepted):
            allot(application, on=JUNE_13, **BY)

    def test_it_refuses_a_large_sum_before_identity_is_seen(self) -> None:
        application = paid(1_001)
        Application.objects.update(state=State.APPROVED)
        with pytest.raises(IdentityNotSeen, match="above £10,000"):
            allot(application, on=JUNE_13, **BY)
        confirm_identity(application, seen="passport, in person", **BY)
        assert allot(application, on=JUNE_13, **BY).quantity == 1_001

    def test_it_refuses_while_nobody_has_said_whether_it_is_a_member(self) -> None:
        known = member(100)
        application = paid()
        Application.objects.update(state=State.APPROVED)
        with pytest.raises(MayBeAMember, match=f"member {known.number}"):
            allot(application, on=JUNE_13, **BY)

    def test_it_refuses_before_the_offer_has_raised_its_least(self) -> None:
        application = approved(offer=an_offer(least_raised_minor=10_100))
        with pytest.raises(LeastNotRaised, match="£101"):
            allot(application, on=JUNE_13, **BY)
        paid(1, name="Bea Birch", email="bea@example.org", offer=application.offer)
        assert allot(application, on=JUNE_13, **BY).quantity == 10


@pytest.mark.usefixtures("paper")
class TestAllotting:
    def test_money_register_and_certificate_come_together(self) -> None:
        application = approved()
        written = allot(application, on=JUNE_13, **BY)
        application.refresh_from_db()
        assert (holds(Account.SHARE_APPLICATIONS), holds(Account.SHARE_CAPITAL)) == (0, 10_000)
        assert holds(Account.GIFTS) == 0
        assert (written.what, written.quantity, written.amount_minor) == (
            What.ALLOTMENT, 10, 10_000,
        )  # fmt: skip
        assert (written.authority, written.sequence) == (MINUTE, 1)
        assert written.entry == Entry.objects.get(key=f"share:{application.pk}:allotted")
        assert is_member(written.member, on=JUNE_13)
        certificate = Certificate.objects.get()
        assert (certificate.number, certificate.quantity, certificate.holder) == (
            1, 10, "Ann Ashby",
        )  # fmt: skip
        assert (application.state, application.member, application.allotted) == (
            State.ALLOTTED, written.member, 10,
        )  # fmt: skip
        assert AuditRow.objects.filter(verb="shares.allotted").count() == 1

    def test_a_member_gets_more_shares_under_the_same_number(self) -> None:
        known = member(100)
        application = paid()
        recognise(application, known, **BY)
        Application.objects.update(state=State.APPROVED)
        allot(application, on=JUNE_13, **BY)
        assert Member.objects.count() == 1
        assert holding(known, tens(), on=JUNE_13).quantity == 20

    def test_a_former_member_begins_a_further_period(self) -> None:
        known = member(0)
        cease(known, on=dt.date(2026, 2, 1), why="asked", authority="letter", **BY)
        application = paid()
        recognise(application, known, **BY)
        Application.objects.update(state=State.APPROVED)
        assert allot(application, on=JUNE_13, **BY).member == known
        events = Standing.objects.filter(member=known).order_by("pk")
        assert [line.event for line in events] == ["entered", "ceased", "entered"]

    def test_two_of_one_name_at_two_addresses_are_two(self) -> None:
        allotted()
        other = paid(email="ann.ashby@example.org", postcode="ZZ9 9ZZ")
        Application.objects.filter(pk=other.pk).update(state=State.APPROVED)
        allot(other, on=JUNE_13, **BY)
        assert Member.objects.count() == 2

    def test_what_was_paid_over_goes_back(self) -> None:
        application = applied()
        pay(application, 10_500)
        Application.objects.update(state=State.APPROVED)
        allot(application, on=JUNE_13, **BY)
        assert ShareRefund.objects.get().amount_minor == 500
        assert (holds(Account.SHARE_APPLICATIONS), holds(Account.REFUNDS_PAYABLE)) == (0, 500)

    def test_in_a_closed_month_the_book_counts_today_and_the_register_the_day(self) -> None:
        application = approved()
        july = dt.datetime(2026, 7, 4, 12, tzinfo=dt.UTC)
        close_month(JUNE_13, by=audit.COMMAND, on=july.date(), at=july)
        written = allot(application, on=JUNE_13, by=audit.COMMAND, at=july)
        assert written.effective_on == JUNE_13
        assert written.entry
        assert written.entry.effective_on == july.date()


@pytest.mark.usefixtures("paper")
class TestTheCap:
    """Case 3 of the society’s cases."""

    def of_a_holder(self, shares: int, **more: object) -> Application:
        known = member(99_990)
        application = paid(shares, offer=an_offer(**more))
        recognise(application, known, **BY)
        Application.objects.update(state=State.APPROVED)
        application.refresh_from_db()
        return application

    def test_case_3_ninety_nine_thousand_and_an_application_for_twenty_is_refused(self) -> None:
        application = self.of_a_holder(2)
        with pytest.raises(OverHolding, match="£100,000 at most; they hold £99,990"):
            allot(application, on=JUNE_13, **BY)
        assert holds(Account.SHARE_APPLICATIONS) == 2_000

    def test_case_3_where_it_scales_back_ten_are_allotted_and_ten_go_back(self) -> None:
        application = self.of_a_holder(2, scales_back=True)
        written = allot(application, on=JUNE_13, **BY)
        assert (written.quantity, written.amount_minor) == (1, 1_000)
        assert ShareRefund.objects.get().amount_minor == 1_000
        assert (holds(Account.SHARE_APPLICATIONS), holds(Account.REFUNDS_PAYABLE)) == (0, 1_000)

    def test_case_3_with_no_share_left_even_scaling_back_is_refused(self) -> None:
        application = self.of_a_holder(2, scales_back=True)
        known = application.member
        assert known
        record_shares(
            known, share_class=tens(), what=What.ALLOTMENT, quantity=1, amount_minor=1_000,
            on=JUNE_13, authority="Board", **BY,
        )  # fmt: skip
        with pytest.raises(OverHolding):
            allot(application, on=JUNE_13, **BY)

    def test_case_3_a_registered_society_is_accepted(self) -> None:
        known = member(99_990, exempt=True)
        application = paid(2)
        recognise(application, known, **BY)
        Application.objects.update(state=State.APPROVED)
        assert allot(application, on=JUNE_13, **BY).quantity == 2

    def test_case_3_an_earlier_application_counts_though_it_is_undecided(self) -> None:
        known = member(99_990)
        earlier, later = paid(1), paid(1)
        for application in (earlier, later):
            recognise(application, known, **BY)
        Application.objects.update(state=State.APPROVED)
        with pytest.raises(OverHolding, match="£10 waits before this"):
            allot(later, on=JUNE_13, **BY)
        assert allot(earlier, on=JUNE_13, **BY).quantity == 1

    def test_the_offers_most_is_kept_as_well(self) -> None:
        offer = an_offer(most_raised_minor=15_000, scales_back=True)
        first = approved(10, offer=offer)
        second = approved(10, offer=offer, name="Bea Birch", email="bea@example.org")
        allot(first, on=JUNE_13, **BY)
        assert allot(second, on=JUNE_13, **BY).quantity == 5


def test_case_3_two_payments_of_ten_at_once_and_one_is_allotted(committed_db: Database) -> None:
    """Case 3 of the society’s cases: the cap holds when two are allotted at the same moment."""
    deciding.the_ferry_bell()
    known = member(99_990)
    both = [paid(1), paid(1)]
    for application in both:
        recognise(application, known, **BY)
    Application.objects.update(state=State.APPROVED)
    told = at_once([partial(allot, one, on=JUNE_13, **BY) for one in both * 2])
    assert sum(isinstance(one, ShareTransaction) for one in told) == 1
    assert sum(isinstance(one, (OverHolding, NotNow)) for one in told) == 3
    assert holding(known, tens(), on=JUNE_13).amount_minor == 10_000_000


def test_many_at_once_number_shares_and_certificates_without_a_gap(committed_db: Database) -> None:
    deciding.the_ferry_bell()
    names = ["Ann", "Bea", "Cal", "Dot", "Eve", "Fay"]
    every = [approved(name=name, email=f"{name}@example.org") for name in names]
    at_once([partial(allot, one, on=JUNE_13, **BY) for one in every])
    assert sorted(ShareTransaction.objects.values_list("sequence", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert sorted(Certificate.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert sorted(Member.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert holds(Account.SHARE_CAPITAL) == 60_000
