"""Tests of shares that are given, and of money for shares that is recorded at the desk."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from masthead.checkout.share.look import look_at_payments
from masthead.checkout.share.record import record_share_money
from masthead.checkout.tests import cast, share_cast
from masthead.checkout.tests.share_cast import said, sent_in, signed_in, step, summary_of
from masthead.fund.models import Gift
from masthead.ledger.accounts import Account
from masthead.mail.models import Letter
from masthead.paper.models import Paper
from masthead.payments.confirm_by_hand import NoSuchReference, find_by_post
from masthead.payments.models import Payment, PracticeSession
from masthead.payments.practice.act import act
from masthead.people import audit
from masthead.shares.applications.link import gift_path_of
from masthead.shares.models import Application, Offer, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper() -> Paper:
    return share_cast.the_ferry_bell()


@pytest.fixture
def offer(paper: Paper) -> Offer:
    return share_cast.an_offer(instalments=3)


def paid_by_card(client: Client, shares: str = "10") -> Application:
    """Apply and pay at the practice gateway, and come back to the application’s page."""
    application = sent_in(client, shares, way="card")
    payment = Payment.objects.get(share_payment__application=application)
    session = PracticeSession.objects.get(payment_key=str(payment.pk))
    act(session, choice="pay", at=timezone.now())
    look_at_payments(application, at=timezone.now())
    application.refresh_from_db()
    return application


def owed(account: Account) -> int:
    return -cast.balance_of(account)


def test_a_gift_waits_until_its_recipient_accepts(offer: Offer, client: Client) -> None:
    draft = share_cast.begun(client)
    step(client, draft, "who", holder="gift")
    told = {
        "applicant_name": "Jo Harker",
        "applicant_email": "jo@post.example",
        "name": "Sam Lund",
        "email": "sam@post.example",
    }
    assert step(client, draft, "particulars", **told).status_code == 302
    step(client, draft, "agree", agreed="on")
    step(client, draft, "pay", way="cheque")
    assert set(Letter.objects.values_list("to", flat=True)) == {"jo@post.example"}
    draft.refresh_from_db()
    record_share_money(
        draft, 10_000, method="cheque", on=share_cast.today(), by=audit.COMMAND, at=timezone.now()
    )
    letter = Letter.objects.get(to="sam@post.example")
    assert letter.subject == "Jo Harker gives you shares in the Ferry Bell Society Limited"
    link = re.findall(r"http://\S+(/shares/gift/\S+)", letter.text)[0]
    page = said(client.get(f"/shares/application/{draft.pk}/").content)
    assert "once the gift is accepted" in page
    refused = client.post(link, {"name": "Sam Lund"})
    assert refused.status_code == 422
    assert ("id_agreed", "Read what is said above and tick that you agree to it") in summary_of(
        refused
    )
    young = str(share_cast.today().year - 9)
    theirs = share_cast.JO | {"name": "Sam Lund", "email": "sam@post.example", "agreed": "on"}
    assert client.post(link, theirs | {"born_on_year": young}).status_code == 422
    assert client.post(link, theirs).status_code == 302
    draft.refresh_from_db()
    assert draft.accepted_at
    assert (draft.name, draft.address) == ("Sam Lund", "3 Ferry Stairs\nThrelby")
    assert "you have accepted" in said(client.get(link).content)
    assert Letter.objects.filter(subject="Sam Lund has accepted your gift of shares").exists()
    assert client.get(f"{link[:-2]}x/").status_code == 404


def test_a_gift_that_has_ended_can_not_be_accepted(offer: Offer, client: Client) -> None:
    draft = share_cast.begun(client)
    step(client, draft, "who", holder="gift")
    assert client.get(gift_path_of(draft)).status_code == 404
    Application.objects.update(state=State.LAPSED, submitted_at=timezone.now())
    page = said(client.get(gift_path_of(draft)).content)
    assert "These shares are no longer waiting" in page


def test_the_page_of_the_shares_shows_what_has_come(offer: Offer, client: Client) -> None:
    offer.most_raised_minor = 100_000
    offer.save()
    sent_in(client, "7")
    paid_by_card(client)
    page = said(client.get("/shares/").content)
    assert 'value="10000" aria-label="£100 raised of £1,000"' in page
    assert "5 to 1,000" in page


def test_at_the_desk_its_reference_puts_it_into_suspense_and_no_gift_is_made(
    offer: Offer, client: Client
) -> None:
    application = sent_in(client)
    desk = signed_in("treasurer")
    reference = Payment.objects.get().reference
    listed = said(desk.get("/desk/gifts/awaited/").content)
    assert "Jo Harker" in listed
    form = said(desk.get(f"/desk/gifts/record/?reference={reference}").content)
    assert 'value="100.00"' in form
    typed = {
        "key": "1",
        "reference": reference,
        "amount": "100",
        "method": "collection",
        "on": share_cast.today().isoformat(),
        "thank": "none",
    }
    assert desk.post("/desk/gifts/record/", typed).status_code == 422
    answer = desk.post("/desk/gifts/record/", typed | {"method": "cheque"}, follow=True)
    assert "£100 for shares recorded" in said(answer.content)
    application.refresh_from_db()
    assert application.state == State.PAID
    assert not Gift.objects.exists()
    again = desk.post("/desk/gifts/record/", typed | {"method": "cheque", "key": "2"})
    assert again.status_code == 422
    assert "has come" in said(again.content)


def test_its_reference_is_no_gift_s(offer: Offer, client: Client) -> None:
    sent_in(client)
    with pytest.raises(NoSuchReference, match="is for shares"):
        find_by_post(Payment.objects.get().reference)
