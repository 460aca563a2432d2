"""A webhook is a reason to ask the gateway, never a reason to post; and none is lost."""

import concurrent.futures
import datetime as dt
import json

import pytest
import requests
from django.test import Client
from django.utils import timezone

from masthead.checkout.poll import poll
from masthead.checkout.tests import cast
from masthead.checkout.webhooks import handle
from masthead.fund.models import Gift
from masthead.ledger.models import Entry
from masthead.payments import registry
from masthead.payments.ask_refund import ask_refund
from masthead.payments.contract import GatewayUnreachable, Kind, RemoteState
from masthead.payments.models import InboxRow, Payment, PracticeRefund
from masthead.payments.practice import signing
from masthead.payments.practice.act import act
from masthead.payments.practice.gateway import PracticeGateway
from masthead.payments.practice.refunds import finish
from masthead.people import audit

PATH = "/webhooks/practice/"


def body_about(remote_id: str, *, kind: str = "payment", event: str = "evt_1") -> bytes:
    return json.dumps({"id": event, "kind": kind, "object": remote_id}).encode()


def send(body: bytes, *, signature: str | None = None, url: str = "") -> int:
    """Send a body, by default well signed, to the paper's socket or straight to the view."""
    signature = signing.sign(body, at=timezone.now()) if signature is None else signature
    if url:
        headers = {signing.HEADER: signature, "Content-Type": "application/json"}
        return requests.post(url + PATH, data=body, headers=headers, timeout=60).status_code
    sent = Client().post(
        PATH, body, content_type="application/json", headers={signing.HEADER: signature}
    )
    return sent.status_code


def a_paid_gift(pence: int = 1000) -> Payment:
    """Set out to give and pay, with every notice of it still on its way."""
    payment = cast.set_out(cast.the_ferry_bell(at=timezone.now()), pence, at=timezone.now())
    act(cast.session_of(payment), choice="pay", at=timezone.now())
    return payment


@pytest.mark.django_db
def test_a_forged_a_stale_and_a_torn_one_post_and_keep_nothing() -> None:
    payment = a_paid_gift()
    body = body_about(payment.remote_id or "")
    now = timezone.now()
    stale = signing.sign(body, at=now - dt.timedelta(minutes=6))
    for signature in ("", "t=1,v1=00", stale, signing.sign(b"something else", at=now)):
        assert send(body, signature=signature) == 400
    whole = signing.sign(body, at=now)
    assert send(body[:-5], signature=whole) == 400
    assert send(b"{", signature=signing.sign(b"{", at=now)) == 400
    assert cast.nothing_is_posted()
    assert not InboxRow.objects.exists()


@pytest.mark.django_db
def test_it_says_in_one_sentence_what_is_wrong() -> None:
    cast.the_ferry_bell()
    answer = Client().post(PATH, b"{}", content_type="application/json")
    assert answer.content.decode() == "The notice is not signed\n"
    assert Client().get(PATH).status_code == 405


@pytest.mark.django_db
def test_a_notice_of_what_is_not_paid_posts_nothing_however_it_is_worded() -> None:
    payment = cast.set_out(cast.the_ferry_bell(at=timezone.now()), at=timezone.now())
    event = {"kind": "payment", "object": payment.remote_id, "type": "session.paid", "amount": 9}
    assert send(json.dumps(event).encode()) == 204
    assert cast.nothing_is_posted()


@pytest.mark.django_db
def test_the_same_one_replayed_posts_nothing_more() -> None:
    payment = a_paid_gift()
    body = body_about(payment.remote_id or "")
    signature = signing.sign(body, at=timezone.now())
    assert [send(body, signature=signature) for _ in range(3)] == [204, 204, 204]
    assert Gift.objects.count() == 1
    assert InboxRow.objects.get().handled_at


@pytest.mark.django_db
def test_one_about_an_unknown_object_is_kept_and_tried_again() -> None:
    cast.the_ferry_bell(at=timezone.now())
    assert send(body_about("ps_unknown")) == 204
    row = InboxRow.objects.get()
    assert (row.handled_at, row.tries, row.why[:13]) == (None, 1, "UnknownObject")
    poll(at=row.try_at)
    row.refresh_from_db()
    assert row.tries == 2
    assert bytes(row.body) == body_about("ps_unknown")


@pytest.mark.django_db
def test_one_that_came_while_the_gateway_was_silent_is_settled_by_the_clock() -> None:
    payment = a_paid_gift()
    registry.offer("practice", Silent)
    try:
        assert send(body_about(payment.remote_id or "")) == 204
    finally:
        registry.offer("practice", PracticeGateway)
    assert cast.nothing_is_posted()
    row = InboxRow.objects.get()
    Payment.objects.update(look_at=None)
    handle(row, at=timezone.now())
    assert Gift.objects.count() == 1
    row.refresh_from_db()
    assert row.handled_at


@pytest.mark.django_db
def test_one_that_comes_before_the_answer_of_the_gateway_finds_its_payment() -> None:
    payment = a_paid_gift()
    remote_id = payment.remote_id or ""
    Payment.objects.update(remote_id=None)
    assert send(body_about(remote_id)) == 204
    assert Payment.objects.get().remote_id == remote_id
    assert Gift.objects.get().payment == payment.pk


@pytest.mark.django_db
def test_no_notice_at_all_is_made_up_for_by_the_poller() -> None:
    payment = a_paid_gift()
    for _ in range(3):
        poll(at=payment.created_at + dt.timedelta(minutes=2))
    assert Gift.objects.count() == 1
    ask_refund(Payment.objects.get(), 300, by=audit.COMMAND, at=timezone.now())
    finish.call(PracticeRefund.objects.get().pk)
    poll(at=payment.created_at + dt.timedelta(minutes=30))
    assert cast.now_is(timezone.now()).raised_minor == 700


@pytest.mark.django_db
def test_the_notice_of_a_refund_before_that_of_the_gift_nets_the_same() -> None:
    payment = a_paid_gift()
    ask_refund(payment, 300, by=audit.COMMAND, at=timezone.now())
    refund = PracticeRefund.objects.get()
    finish.call(refund.pk)
    assert send(body_about(refund.pk, kind="refund", event="evt_2")) == 204
    assert cast.now_is(timezone.now()).raised_minor == 700
    assert send(body_about(payment.remote_id or "")) == 204
    assert cast.now_is(timezone.now()).raised_minor == 700
    amounts = [entry.postings.get(account="gifts").amount_minor for entry in entries_of_gifts()]
    assert sorted(amounts) == [-1000, 300]


def test_the_same_one_forty_times_at_once_is_one_entry_and_forty_times_taken(
    live_url: str,
) -> None:
    """Case 1, at the door itself: test_receipts.py counts the letter."""
    payment = a_paid_gift()
    body = body_about(payment.remote_id or "")
    signature = signing.sign(body, at=timezone.now())
    with concurrent.futures.ThreadPoolExecutor(40) as pool:
        sent = [pool.submit(send, body, signature=signature, url=live_url) for _ in range(40)]
        answers = [answer.result() for answer in sent]
    assert answers == [204] * 40
    assert Gift.objects.count() == 1
    assert cast.now_is(timezone.now()).raised_minor == 1000
    assert Entry.objects.count() == 2
    assert InboxRow.objects.count() == 1


def entries_of_gifts() -> list[Entry]:
    return list(Entry.objects.filter(postings__account="gifts"))


class Silent(PracticeGateway):
    """A gateway that answers nothing."""

    def fetch(self, kind: Kind, remote_id: str) -> RemoteState:
        raise GatewayUnreachable("No answer")
