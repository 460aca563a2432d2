"""Tests of an application that is sent in: where it leads, and what keeps it."""

import pytest
from django.test import Client
from pytest_django import Settings

from masthead.checkout.tests import cast, share_cast
from masthead.checkout.tests.share_cast import JO, begun, ready, said, sent_in, step, summary_of
from masthead.mail.models import Letter
from masthead.paper.models import Paper
from masthead.payments import registry
from masthead.payments.contract import GatewayUnreachable, Started
from masthead.payments.models import Payment
from masthead.payments.practice.gateway import PracticeGateway
from masthead.shares.models import Application, Offer, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper() -> Paper:
    return share_cast.the_ferry_bell()


@pytest.fixture
def offer(paper: Paper) -> Offer:
    return share_cast.an_offer()


def test_two_alike_are_taken_for_one_until_the_second_is_meant(
    offer: Offer, client: Client
) -> None:
    first, second = sent_in(client), ready(client)
    answer = step(client, second, "pay", way="cheque")
    assert answer.status_code == 422
    words = f"You have applied for the same number of shares already: {first.reference}"
    assert summary_of(answer) == [("step", words)]
    assert 'name="as_well"' in said(answer.content)
    assert step(client, second, "pay", way="cheque", as_well="on").status_code == 302
    assert Application.objects.undecided().count() == 2


def test_another_kind_of_holder_forgets_what_only_the_first_had(
    offer: Offer, client: Client
) -> None:
    draft = begun(client)
    step(client, draft, "who", holder="joint")
    both = JO | {"second_name": "Sam Harker", "second_address": "3 Ferry Stairs\nZZ2 1AA"}
    assert step(client, draft, "particulars", **both).status_code == 302
    draft.refresh_from_db()
    assert draft.joint == [{"name": "Sam Harker", "address": "3 Ferry Stairs\nZZ2 1AA"}]
    step(client, draft, "who", holder="me")
    draft.refresh_from_db()
    assert (draft.joint, draft.name) == ([], "Jo Harker")


def test_nobody_gives_shares_to_themselves(offer: Offer, client: Client) -> None:
    draft = begun(client)
    step(client, draft, "who", holder="gift")
    told = {"applicant_name": "Jo Harker", "applicant_email": "jo@post.example"}
    answer = step(client, draft, "particulars", **told, name="Sam", email="JO@post.example")
    assert summary_of(answer)[0][0] == "id_email"


def test_by_card_it_leads_to_the_gateway_and_by_cheque_to_the_reference(
    offer: Offer, client: Client
) -> None:
    draft = ready(client)
    answer = step(client, draft, "pay", way="card")
    payment = Payment.objects.get()
    assert answer.headers["Location"].endswith(f"/practice/{payment.remote_id}/")
    assert (payment.purpose, payment.amount_minor) == ("share", 10_000)
    cheque = sent_in(client, "7")
    page = said(client.get(f"/shares/application/{cheque.pk}/").content)
    for words in ("How to send your £70", "1 Ferry Stairs<br>Threlby", "back of the cheque"):
        assert words in page
    assert Payment.objects.get(way="cheque").reference in page
    assert cast.nothing_is_posted()


def test_a_gateway_that_does_not_answer_takes_nothing_and_the_application_stays(
    offer: Offer, client: Client
) -> None:
    class IsSilent(PracticeGateway):
        def start(self, payment: Payment, *, return_url: str) -> Started:
            raise GatewayUnreachable("No")

    draft = ready(client)
    registry.offer("practice", IsSilent)
    try:
        answer = step(client, draft, "pay", way="card")
        page = said(client.get(answer.headers["Location"]).content)
    finally:
        registry.offer("practice", PracticeGateway)
    assert "Nothing was taken" in page
    draft.refresh_from_db()
    assert draft.state == State.AWAITING


def test_tries_to_pay_are_bounded_and_nothing_typed_is_lost(
    offer: Offer, client: Client, settings: Settings
) -> None:
    settings.TRIES_PER_ADDRESS = 0
    draft = ready(client)
    answer = step(client, draft, "pay", way="card")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "600")
    draft.refresh_from_db()
    assert draft.state == State.DRAFT


def test_its_pages_are_kept_from_searches_and_from_where_links_lead(
    offer: Offer, client: Client
) -> None:
    draft = sent_in(client)
    answer = client.get(f"/shares/application/{draft.pk}/")
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer.headers["Cache-Control"]
    wrong = str(draft.pk)[:-1] + ("0" if str(draft.pk)[-1] != "0" else "1")
    assert client.get(f"/shares/application/{wrong}/").status_code == 404


def test_whoever_applies_is_told_by_mail_how_to_pay(offer: Offer, client: Client) -> None:
    draft = sent_in(client, way="bank")
    letter = Letter.objects.get()
    assert (letter.to, letter.kind) == ("jo@post.example", "shares")
    payment = Payment.objects.get()
    for words in (
        "Dear Jo Harker",
        "10 shares, £100",
        payment.reference,
        "00-00-00",
        str(draft.pk),
    ):
        assert words in letter.text
