"""A gift on the website for a special appeal: promised to it, counted to it while it is open."""

import datetime as dt

import pytest
from django.test import Client
from django.utils.html import strip_tags

from masthead.checkout.models import PromisedGift
from masthead.checkout.record import record
from masthead.checkout.settle_gift import settle_gift
from masthead.fund.models import Appeal, Gift
from masthead.fund.open_appeal import open_appeal
from masthead.fund.tests.cast import JUNE_13, JUNE_30, NOON, june_fund, noon_of, the_ferry_bell
from masthead.paper.models import Paper
from masthead.payments.models import Payment, Status, Transition
from masthead.people import audit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "roof")]
WORDS = {"amount": "20.00", "way": "bank", "name": "Jo Harker", "thank": "none"}
AFTER = dt.date(2026, 6, 21)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


@pytest.fixture
def roof() -> Appeal:
    paper = the_ferry_bell()
    Paper.objects.filter(pk=paper.pk).update(
        bank_account_name="The Ferry Bell", bank_sort_code="00-00-00", bank_account_number="1"
    )
    june_fund()
    return open_appeal(
        "The roof",
        target_minor=100_000,
        opens_on=JUNE_13,
        closes_on=AFTER - dt.timedelta(days=1),
        special=True,
        by=audit.COMMAND,
        at=NOON,
    ).appeal


def page(client: Client, address: str) -> str:
    return " ".join(strip_tags(client.get(address).content.decode()).split())


def confirmed(payment: Payment, *, on: dt.date) -> Transition:
    return Transition.objects.create(
        payment=payment,
        name=Status.CONFIRMED,
        amount_minor=payment.amount_minor,
        occurred_at=noon_of(on),
        heard_at=noon_of(on),
    )


def test_an_appeal_that_is_not_open_is_said_and_the_gift_is_for_the_fund(client: Client) -> None:
    shown = page(client, "/give/?appeal=the-mast")
    assert "That appeal isn’t open just now: what you give here goes to" in shown
    assert client.get("/give/?appeal=%00").status_code == 200


def test_one_that_ends_while_the_form_is_filled_in_is_asked_about(client: Client) -> None:
    answer = client.post("/give/", {**WORDS, "appeal": "the-mast"})
    assert answer.status_code == 422
    assert "That appeal isn’t open any more." in answer.content.decode()
    assert not PromisedGift.objects.exists()


def test_the_form_is_for_the_appeal_and_shows_its_panel(client: Client) -> None:
    shown = page(client, "/give/?appeal=the-roof")
    assert "Give to The roof" in shown
    assert "We need £1,000" in shown
    assert 'name="appeal" value="the-roof"' in client.get("/give/?appeal=the-roof").content.decode()


def test_what_is_promised_to_it_is_counted_to_it_when_it_comes(
    client: Client, roof: Appeal
) -> None:
    assert client.post("/give/", {**WORDS, "appeal": "the-roof"}).status_code == 302
    payment = PromisedGift.objects.get(appeal=roof).payment
    settle_gift(confirmed(payment, on=JUNE_13), at=NOON)
    assert Gift.objects.get().appeal == roof


def test_what_clears_after_its_end_is_counted_to_the_fund_of_that_day(
    client: Client, roof: Appeal
) -> None:
    client.post("/give/", {**WORDS, "appeal": "the-roof"})
    settle_gift(confirmed(Payment.objects.get(), on=JUNE_30), at=noon_of(JUNE_30))
    gift = Gift.objects.get()
    assert gift.appeal
    assert not gift.appeal.special


@pytest.mark.parametrize(("on", "special"), [(JUNE_13, True), (AFTER, False)])
def test_by_post_too(client: Client, on: dt.date, *, special: bool) -> None:
    client.post("/give/", {**WORDS, "appeal": "the-roof"})
    gift = record(
        2_000,
        method="bank",
        on=on,
        reference=Payment.objects.get().reference,
        by=audit.COMMAND,
        at=noon_of(on),
    )
    assert gift.appeal
    assert gift.appeal.special is special


def test_whoever_tries_again_gives_to_the_same_appeal(client: Client) -> None:
    client.post("/give/", {**WORDS, "appeal": "the-roof"})
    payment = Payment.objects.get()
    Payment.objects.update(status=Status.CANCELLED)
    assert "Give to The roof" in page(client, f"/give/?again={payment.pk}")
