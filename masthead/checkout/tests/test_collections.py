"""A collection is announced, made, counted and taken back as GoCardless says, over HTTP."""

import datetime as dt

import pytest
from pytest_django import Settings

from masthead.checkout.tests import cast
from masthead.checkout.tests.debit_cast import (
    A_DAY,
    MONDAY,
    collected,
    days_pass,
    heard,
    moment,
    signed,
    the_clock_ticks,
    the_mail_goes,
)
from masthead.fund.models import Gift
from masthead.mail.models import Letter, Standing
from masthead.payments.ask_refund import ask_refund
from masthead.payments.models import Collection, Payment
from masthead.people import audit
from tests.servers.gocardless import Recorded

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper(gocardless: Recorded) -> None:
    cast.the_ferry_bell(at=MONDAY)


class TestTheCollection:
    def test_it_is_announced_first_and_made_on_the_day_that_was_said(
        self, gocardless: Recorded
    ) -> None:
        signed(gocardless)
        the_clock_ticks(MONDAY + dt.timedelta(minutes=2))
        collection = Collection.objects.get()
        assert collection.charge_on == dt.date(2026, 6, 24)
        [letter] = the_mail_goes(MONDAY)
        assert letter.to == "jo@example.org"
        for words in ("£100", "24 June 2026", collection.payment.reference, "10 working days"):
            assert words in letter.text
        assert gocardless.kept["payments"] == {}
        days_pass(MONDAY, 14)
        [made] = gocardless.kept["payments"].values()
        assert (made["amount"], made["charge_date"]) == (10_000, "2026-06-24")
        assert made["links"]["mandate"] == "MD0001"
        assert made["metadata"] == {"payment": str(collection.payment_id)}
        assert cast.nothing_is_posted()

    def test_without_its_notice_it_is_not_made(self, gocardless: Recorded) -> None:
        signed(gocardless)
        for day in range(30):
            the_clock_ticks(MONDAY + day * A_DAY)
        assert gocardless.kept["payments"] == {}
        Letter.objects.update(standing=Standing.FAILED)
        the_clock_ticks(MONDAY + 31 * A_DAY)
        assert gocardless.kept["payments"] == {}

    def test_one_whose_notice_went_out_too_late_is_announced_for_a_later_day(
        self, gocardless: Recorded
    ) -> None:
        signed(gocardless)
        the_clock_ticks(MONDAY + dt.timedelta(minutes=2))
        late = MONDAY + 4 * A_DAY
        the_mail_goes(late)
        the_clock_ticks(late)
        assert Collection.objects.get().charge_on == dt.date(2026, 6, 30)
        assert Letter.objects.count() == 2
        days_pass(late, 18)
        assert [one["charge_date"] for one in gocardless.kept["payments"].values()] == [
            "2026-06-30"
        ]

    def test_fewer_days_of_notice_when_they_were_agreed(
        self, gocardless: Recorded, settings: Settings
    ) -> None:
        settings.DEBIT_NOTICE_DAYS = 3
        signed(gocardless)
        the_clock_ticks(MONDAY + dt.timedelta(minutes=2))
        assert Collection.objects.get().charge_on == dt.date(2026, 6, 18)

    def test_an_answer_that_was_lost_is_one_collection(
        self, gocardless: Recorded, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("time.sleep", lambda _seconds: None)
        signed(gocardless)
        days_pass(MONDAY, 3)
        gocardless.loses_answers = True
        day = MONDAY + 9 * A_DAY
        the_clock_ticks(day)
        payment = Payment.objects.get()
        assert (payment.status, payment.remote_id) == ("submitted", None)
        gocardless.loses_answers = False
        the_clock_ticks(day + dt.timedelta(minutes=5))
        assert Payment.objects.get().remote_id == "PM0001"
        assert len(gocardless.kept["payments"]) == 1

    def test_it_counts_on_the_day_on_which_it_was_confirmed(self, gocardless: Recorded) -> None:
        payment, key = collected(gocardless)
        sent = gocardless.happened("payments", key, "submitted", at=moment("2026-06-22"))
        confirmed = gocardless.happened(
            "payments", key, "confirmed", at=moment("2026-06-29T23:30:00")
        )
        assert heard(gocardless, confirmed, sent) == 204
        gift = Gift.objects.get()
        assert (gift.effective_on, gift.method) == (dt.date(2026, 6, 30), "direct-debit")
        assert gift.payment == payment.pk
        assert cast.balance_of("direct-debit-clearing") == 10_000

    def test_the_fee_is_known_with_the_payout(self, gocardless: Recorded) -> None:
        _, key = collected(gocardless)
        gocardless.happened("payments", key, "confirmed", at=moment("2026-06-29T10:00:00"))
        gocardless.kept["payments"][key]["links"]["payout"] = "PO0001"
        fee = {"type": "gocardless_fee", "amount": "-120.5", "links": {"payment": key}}
        gocardless.items["PO0001"] = [
            {"type": "payment_paid_out", "amount": "10000.0", "links": {"payment": key}},
            fee,
            fee | {"links": {"payment": "PM9999"}},
        ]
        told = gocardless.happened("payments", key, "paid_out", at=moment("2026-07-01T10:00:00"))
        assert heard(gocardless, told) == 204
        assert cast.balance_of("fees") == 121
        assert Payment.objects.get().status == "paid-out"

    def test_one_that_fails_took_nothing(self, gocardless: Recorded) -> None:
        _, key = collected(gocardless)
        told = gocardless.happened("payments", key, "failed", at=moment("2026-06-26"))
        assert heard(gocardless, told) == 204
        assert (Payment.objects.get().status, cast.nothing_is_posted()) == ("failed", True)

    def test_case_5_a_late_failure_and_a_claim_that_is_won(self, gocardless: Recorded) -> None:
        """Case 5: dated reversals, the win posts again, fees to expense."""
        _, key = collected(gocardless)
        came, failed = moment("2026-06-28T10:00:00"), moment("2026-07-02T10:00:00")
        heard(gocardless, gocardless.happened("payments", key, "confirmed", at=came))
        gocardless.items["PO0001"] = [
            {"type": "surcharge_fee", "amount": "-50.0", "links": {"payment": key}}
        ]
        gocardless.happened(
            "payments", key, "surcharge_fee_debited", at=failed, status="same", payout="PO0001"
        )
        heard(gocardless, gocardless.happened("payments", key, "failed", at=failed))
        assert (cast.now_is(came).raised_minor, cast.now_is(failed).raised_minor) == (
            10_000,
            -10_000,
        )
        assert Payment.objects.get().status == "late-failed"
        assert cast.balance_of("chargeback-fees") == 50

        set_off = moment("2026-07-06T09:00:00")
        signed(gocardless, at=set_off)
        days_pass(set_off, 14)
        other = Payment.objects.latest("created_at").remote_id or ""
        paid = moment("2026-07-24T10:00:00")
        heard(gocardless, gocardless.happened("payments", other, "confirmed", at=paid))
        back, won = moment("2027-09-20T10:00:00"), moment("2027-10-20T10:00:00")
        claim = gocardless.happened("payments", other, "charged_back", at=back)
        assert heard(gocardless, claim) == 204
        assert cast.now_is(back).raised_minor == -10_000
        again = gocardless.happened(
            "payments", other, "chargeback_cancelled", at=won, status="paid_out"
        )
        for _ in range(2):
            heard(gocardless, again)
        assert cast.now_is(won).raised_minor == 10_000
        assert cast.now_is(paid).raised_minor == 0
        assert Payment.objects.latest("created_at").status in ("chargeback-won", "paid-out")

    def test_a_refund_is_asked_for_once_and_posted_when_it_was_paid(
        self, gocardless: Recorded
    ) -> None:
        payment, key = collected(gocardless)
        came = moment("2026-06-29T10:00:00")
        heard(gocardless, gocardless.happened("payments", key, "confirmed", at=came))
        for _ in range(2):
            ask_refund(payment, 3000, by=audit.COMMAND, at=came)
        sums = [one["total_amount_confirmation"] for one in gocardless.kept["refunds"].values()]
        assert sums == [3000, 6000]
        assert cast.now_is(came).raised_minor == 10_000
        paid = came + 2 * A_DAY
        told = gocardless.happened("refunds", "RF0001", "paid", at=paid)
        assert heard(gocardless, told) == 204
        assert cast.now_is(paid).raised_minor == -3000
        with pytest.raises(ValueError, match="£40 can be given back"):
            ask_refund(payment, 5000, by=audit.COMMAND, at=paid)
