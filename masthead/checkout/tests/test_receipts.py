"""A receipt goes to whoever asked for one at /give/, once the gift has cleared, and once."""

from __future__ import annotations

import concurrent.futures
import html
import re

import pytest
from django.test import Client
from django.utils import timezone

from masthead.checkout.models import PromisedGift
from masthead.checkout.record import record
from masthead.checkout.tests import cast
from masthead.checkout.tests.test_the_practice_gateway import A_MINUTE, Browser
from masthead.checkout.tests.test_webhooks import a_paid_gift, body_about, send
from masthead.fund.models import Gift
from masthead.mail.models import Letter
from masthead.payments.models import Payment, Way
from masthead.payments.practice import signing
from masthead.people import audit
from tests.servers.mail import Catcher

JO = "jo.harker@example.org"


@pytest.mark.django_db
def test_what_is_no_address_is_refused_in_a_sentence_and_kept(client: Client) -> None:
    cast.the_ferry_bell(at=timezone.now())
    answer = client.post("/give/", {"amount": "5.00", "way": "card", "email": "jo at example"})
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    line = '<a href="#id_email">That is no email address: type it as name@example.org</a>'
    assert line in page
    assert 'value="jo at example"' in page
    assert not Payment.objects.exists()


@pytest.mark.django_db
def test_nobody_is_asked_for_an_address_who_wants_no_receipt(client: Client) -> None:
    cast.the_ferry_bell(at=timezone.now())
    assert client.post("/give/", {"amount": "5.00", "way": "bank"}).status_code == 302
    assert PromisedGift.objects.get().email == ""


def test_the_same_notice_forty_times_at_once_is_one_letter(live_url: str, caught: Catcher) -> None:
    """Case 1: one entry, raised +£10, one receipt, forty times taken."""
    payment = a_paid_gift()
    PromisedGift.objects.update(email=JO)
    body = body_about(payment.remote_id or "")
    signature = signing.sign(body, at=timezone.now())
    with concurrent.futures.ThreadPoolExecutor(40) as pool:
        sent = [pool.submit(send, body, signature=signature, url=live_url) for _ in range(40)]
        assert [answer.result() for answer in sent] == [204] * 40
    cast.let_the_worker_run(wait=A_MINUTE)
    assert cast.now_is(timezone.now()).raised_minor == 1000
    [came] = caught.letters
    assert came["To"] == JO
    assert "£10" in str(came["Subject"])


def test_it_comes_by_mail_and_the_page_offers_it_as_pdf(live_url: str, caught: Catcher) -> None:
    cast.the_ferry_bell(at=timezone.now())
    giver = Browser()
    page = giver.send_form(f"{live_url}/give/", amount="10.00", way="card", email=JO)
    assert not caught.letters
    page = giver.send_form(page.url, choice="pay")
    assert "A receipt is on its way to you by mail." in page.text
    cast.let_the_worker_run(wait=A_MINUTE)

    [came] = caught.letters
    text = came.get_body(["plain"])
    assert text is not None
    [link] = re.findall(r"https?://\S+/give/receipt/\S+", text.get_content())
    assert link.removeprefix(live_url) in page.text
    receipt = giver.get(link, timeout=60)
    assert receipt.content.startswith(b"%PDF-")


@pytest.mark.django_db
def test_a_promised_cheque_s_receipt_goes_to_the_address_that_was_typed_with_it() -> None:
    payment = cast.set_out(cast.the_ferry_bell(), way=Way.CHEQUE, name="Jo Harker")
    PromisedGift.objects.update(email=JO)
    assert not Letter.objects.exists()
    for name in ("", "J. Harker"):
        record(
            1000,
            method="cheque",
            on=cast.JUNE_13,
            reference=payment.reference,
            name=name,
            key="typed-once",
            by=audit.COMMAND,
            at=cast.NOON,
        )
    assert Letter.objects.get().key == f"receipt:{Gift.objects.get().number}"
    assert Letter.objects.get().to == JO
