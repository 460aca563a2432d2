"""What a gateway answers is posted once, on its own day, whatever came first."""

import datetime as dt
import itertools

import pytest
from django.utils import timezone

from masthead.checkout.models import PromisedGift
from masthead.checkout.settle import settle
from masthead.checkout.tests import cast
from masthead.checkout.tests.cast import NOON
from masthead.fund.models import Gift
from masthead.fund.receipts.words import receipt_words
from masthead.fund.thanks import thankable, thanked
from masthead.ledger.close import close_month
from masthead.ledger.models import Entry
from masthead.mail.models import Letter
from masthead.paper.models import the_paper
from masthead.payments.apply import NotWhatWasAsked
from masthead.payments.contract import (
    DisputeStatus,
    Kind,
    MandateStatus,
    Notice,
    RefundStatus,
    RemoteDispute,
    RemoteMandate,
    RemoteRefund,
    RemoteState,
    RemoteStatus,
    UnknownObject,
)
from masthead.payments.models import Payment
from masthead.payments.practice.gateway import PracticeGateway
from masthead.payments.tests.cast import said
from masthead.people import audit

pytestmark = pytest.mark.django_db
NOTICE = Notice(Kind.PAYMENT, "ps_1")


class Says(PracticeGateway):
    """A gateway that answers with what it was made with: its word, not its page, is at stake."""

    def __init__(self, answer: RemoteState) -> None:
        self.answer = answer

    def fetch(self, kind: Kind, remote_id: str) -> RemoteState:
        return self.answer


class HasMandates(PracticeGateway):
    """A gateway that speaks of a mandate."""

    def fetch(self, kind: Kind, remote_id: str) -> RemoteMandate:  # type: ignore[override]
        return RemoteMandate(remote_id, MandateStatus.ACTIVE, NOON)


def a_card_gift(pence: int = 1000, *, name: str = "", thank: str = "none") -> Payment:
    paper = cast.the_ferry_bell()
    return cast.set_out(paper, pence, name=name, thank=thank)


def refunded(pence: int, at: dt.datetime = NOON) -> RemoteRefund:
    return RemoteRefund("pr_1", pence, RefundStatus.SUCCEEDED, at)


def test_it_refuses_what_is_not_known_here() -> None:
    payment = a_card_gift()
    for key in ("", "not one of ours", "00000000-0000-0000-0000-000000000000"):
        stranger = RemoteState("ps_x", key, RemoteStatus.CONFIRMED, 1000, "GBP", NOON, NOON)
        with pytest.raises(UnknownObject):
            settle(Says(stranger), NOTICE, at=NOON)
    with pytest.raises(UnknownObject):
        settle(PracticeGateway(), Notice(Kind.PAYMENT, "ps_unknown"), at=NOON)
    with pytest.raises(UnknownObject):
        settle(HasMandates(), Notice(Kind.MANDATE, "md_1"), at=NOON)
    assert cast.nothing_is_posted()
    assert payment.is_open


def test_another_sum_posts_nothing_at_all() -> None:
    payment = a_card_gift(1000)
    more = RemoteState(
        payment.remote_id or "", "", RemoteStatus.CONFIRMED, 100_000, "GBP", NOON, NOON
    )
    with pytest.raises(NotWhatWasAsked):
        settle(Says(more), NOTICE, at=NOON)
    assert cast.nothing_is_posted()


def test_it_receives_the_gift_as_promised_gross_of_the_fee() -> None:
    payment = a_card_gift(1000, name="Jo Harker", thank="full")
    settle(Says(said(payment, fee_minor=35)), NOTICE, at=NOON)
    gift = Gift.objects.get()
    assert (thanked(gift), gift.amount_minor, gift.payment) == ("Jo Harker", 1000, payment.pk)
    assert cast.now_is().raised_minor == 1000
    assert cast.balance_of("card-clearing") == 965
    assert cast.balance_of("fees") == 35
    keys = {f"practice:{payment.remote_id}:confirmed", f"practice:{payment.remote_id}:fee"}
    assert set(Entry.objects.values_list("key", flat=True)) == keys


def test_a_refund_told_of_before_the_gift_nets_the_same_in_any_order() -> None:
    """Case 3, whatever the order of a pending, a paid and a refunded word."""
    words: list[RemoteState] = []
    paper = cast.the_ferry_bell()
    for number, order in enumerate(itertools.permutations(range(3)), start=1):
        payment = cast.set_out(paper, 1000)
        words = [
            said(payment, RemoteStatus.PENDING, came=False),
            said(payment),
            said(payment, refunds=(refunded(300),)),
        ]
        for index in order:
            settle(Says(words[index]), NOTICE, at=NOON)
        assert cast.now_is().raised_minor == number * 700
        assert Entry.objects.count() == number * 2


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-06-30T22:59:59+00:00", dt.date(2026, 6, 30)),
        ("2026-06-30T23:00:00+00:00", dt.date(2026, 7, 1)),
        ("2026-11-30T23:59:59+00:00", dt.date(2026, 11, 30)),
        ("2026-12-01T00:00:00+00:00", dt.date(2026, 12, 1)),
    ],
)
def test_it_counts_on_the_gateways_own_day_in_the_papers_zone(moment: str, day: dt.date) -> None:
    """Case 8."""
    payment = a_card_gift()
    at = dt.datetime.fromisoformat(moment)
    settle(Says(said(payment, confirmed_at=at, occurred_at=at)), NOTICE, at=timezone.now())
    assert Gift.objects.get().effective_on == day
    assert cast.now_is(at).raised_minor == 1000


def test_gift_and_fee_of_a_closed_month_count_today_and_name_their_day() -> None:
    payment = a_card_gift()
    july = NOON + dt.timedelta(days=30)
    close_month(cast.JUNE_13, by=audit.COMMAND, on=july.date(), at=july)
    settle(Says(said(payment, fee_minor=35)), NOTICE, at=july)
    assert {str(entry.effective_on) for entry in Entry.objects.all()} == {"2026-07-13"}
    assert all("2026-06-13" in entry.narration for entry in Entry.objects.all())


@pytest.mark.parametrize(("july_pence", "exact"), [(0, -5000), (2000, -3000)])
def test_case_4_a_gift_of_a_closed_june_is_refunded_in_july(july_pence: int, exact: int) -> None:
    """Case 4: June unchanged, July −£50; with £20 of July’s own −£30, shown as £0 raised."""
    payment = a_card_gift(5000)
    settle(Says(said(payment)), NOTICE, at=NOON)
    july = dt.datetime(2026, 7, 2, 12, tzinfo=dt.UTC)
    close_month(cast.JUNE_13, by=audit.COMMAND, on=july.date(), at=july)
    before = cast.now_is()
    if july_pence:
        other = cast.set_out(the_paper(), july_pence, at=july)
        word = said(other, confirmed_at=july, occurred_at=july)
        settle(Says(word), NOTICE, at=july)
    settle(Says(said(payment, refunds=(refunded(5000, july),))), NOTICE, at=july)
    assert cast.now_is().raised_minor == before.raised_minor == 5000
    figures = cast.now_is(july)
    assert (figures.raised_minor, figures.raised_shown_minor) == (exact, 0)
    assert figures.needed_shown_minor == figures.target_minor


def test_a_direct_debit_that_fails_late_is_taken_back_on_its_own_day() -> None:
    payment = a_card_gift(10_000)
    settle(Says(said(payment)), NOTICE, at=NOON)
    july = NOON + dt.timedelta(days=19)
    late = said(payment, RemoteStatus.FAILED, occurred_at=july)
    for _ in range(2):
        settle(Says(late), NOTICE, at=july)
    assert (cast.now_is().raised_minor, cast.now_is(july).raised_minor) == (10_000, -10_000)
    assert Payment.objects.get().status == "late-failed"


def test_a_chargeback_takes_back_costs_its_fee_and_a_win_posts_again() -> None:
    """Case 5, by card and 14 months on."""
    payment = a_card_gift(10_000, name="Jo Harker", thank="full")
    settle(Says(said(payment)), NOTICE, at=NOON)
    back, won = NOON + dt.timedelta(days=425), NOON + dt.timedelta(days=460)
    dispute = RemoteDispute("dp_1", 10_000, DisputeStatus.OPEN, back, fee_minor=1500)
    settle(Says(said(payment, disputes=(dispute,))), NOTICE, at=back)
    assert cast.now_is(back).raised_minor == -10_000
    dispute = RemoteDispute("dp_1", 10_000, DisputeStatus.WON, back, won, fee_minor=1500)
    for _ in range(2):
        settle(Says(said(payment, disputes=(dispute,))), NOTICE, at=won)
    assert cast.now_is(won).raised_minor == 10_000
    assert cast.now_is().raised_minor == 10_000
    assert cast.balance_of("chargeback-fees") == 1500
    assert cast.balance_of("card-clearing") == 10_000 - 1500


def test_a_chargeback_that_was_won_brings_no_second_receipt_and_no_second_thanks() -> None:
    payment = a_card_gift(10_000, name="Jo Harker", thank="full")
    PromisedGift.objects.update(email="jo.harker@example.org")
    later = NOON + dt.timedelta(days=5)
    dispute = RemoteDispute("dp_1", 10_000, DisputeStatus.WON, NOON, later)
    settle(Says(said(payment)), NOTICE, at=NOON)
    settle(Says(said(payment, disputes=(dispute,))), NOTICE, at=later)
    first, again = Gift.objects.order_by("number")
    assert again.again.first == first
    assert list(Letter.objects.values_list("kind", flat=True)) == ["receipt", "refund"]
    facts = dict(receipt_words(first).facts)
    assert facts["Gone back on 13 June 2026"] == facts["Came again on 18 June 2026"] == "£100"
    assert not thankable().exists()


def test_a_step_that_moves_no_money_posts_nothing() -> None:
    payment = a_card_gift()
    settle(Says(said(payment, RemoteStatus.PENDING, came=False)), NOTICE, at=NOON)
    settle(Says(said(payment, RemoteStatus.EXPIRED, came=False)), NOTICE, at=NOON)
    assert cast.nothing_is_posted()
    assert PromisedGift.objects.count() == 1
