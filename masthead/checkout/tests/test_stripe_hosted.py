"""A gift by card on Stripe’s hosted page: emulate’s form and webhooks, the relay between."""

import concurrent.futures
import datetime as dt
import re

import requests
from django.utils import timezone

from masthead.checkout.poll import poll
from masthead.checkout.tests import cast
from masthead.checkout.tests.test_the_practice_gateway import Browser
from masthead.fund.models import Gift
from masthead.ledger.models import Entry
from masthead.mail.models import Letter
from masthead.payments.ask_refund import ask_refund
from masthead.payments.models import InboxRow, Payment
from masthead.people import audit
from tests.servers.stripe import shapes
from tests.servers.stripe.relay import Relay

TYPED = {"amount": "other", "other_amount": "10", "way": "card", "name": "Jo Harker"}


def raised() -> int:
    return cast.now_is(timezone.now()).raised_minor


def to_the_page(live_url: str, **typed: str) -> tuple[Browser, requests.Response]:
    """Fill in the form and come to Stripe's page."""
    cast.the_ferry_bell(at=timezone.now())
    giver = Browser()
    page = giver.send_form(f"{live_url}/give/", **TYPED, **typed)
    assert "Pay " in page.text, page.text
    return giver, page


def pay(giver: Browser, page: requests.Response) -> requests.Response:
    """Press the page's button and go where it leads."""
    return giver.post(f"{page.url}/complete", data={"email": ""}, timeout=60)


def test_case_2_the_webhook_before_the_redirect_then_the_return_page(
    live_url: str, hosted: Relay
) -> None:
    """Case 2: one entry, and the page says thank you."""
    giver, page = to_the_page(live_url)
    assert page.url.startswith(f"{hosted.url}/checkout/cs_")
    back = pay(giver, page)
    assert "Thank you" in back.text
    assert "£10" in back.text
    assert hosted.post.answers == [204]
    payment = Payment.objects.get()
    assert back.url == f"{live_url}/give/thanks/{payment.pk}/"
    keys = set(Entry.objects.values_list("key", flat=True))
    assert keys == {f"stripe:{payment.remote_id}:confirmed", f"stripe:{payment.remote_id}:fee"}
    assert (raised(), cast.balance_of("fees")) == (1000, 35)


def test_case_1_the_same_signed_event_forty_times_at_once(live_url: str, hosted: Relay) -> None:
    """Case 1: one entry, raised +£10, one receipt, 40 times 2xx."""
    _, page = to_the_page(live_url, email="jo@example.org")
    hosted.post.hold = True
    requests.post(f"{page.url}/complete", data={}, allow_redirects=False, timeout=60)
    [event] = hosted.post.held
    with concurrent.futures.ThreadPoolExecutor(40) as pool:
        sent = [pool.submit(hosted.post.send, event) for _ in range(40)]
        answers = [answer.result() for answer in sent]
    assert all(200 <= answer < 300 for answer in answers)
    assert Entry.objects.filter(key__endswith=":confirmed").count() == 1
    assert (Gift.objects.count(), raised(), InboxRow.objects.count()) == (1, 1000, 1)
    assert Letter.objects.filter(kind="receipt").count() == 1


def test_case_3_the_notice_of_a_refund_before_that_of_its_success(
    live_url: str, hosted: Relay
) -> None:
    """Case 3: £10, £3 back: +10, −3, net 7 in any order."""
    _, page = to_the_page(live_url)
    hosted.post.hold = True
    requests.post(f"{page.url}/complete", data={}, allow_redirects=False, timeout=60)
    ask_refund(Payment.objects.get(), 300, by=audit.COMMAND, at=timezone.now())
    assert [event["type"] for event in hosted.post.held] == [
        "checkout.session.completed",
        "refund.created",
    ]
    hosted.post.let_go(backwards=True)
    assert hosted.post.answers == [204, 204]
    gifts = Entry.objects.filter(postings__account="gifts").order_by("posted_at", "id")
    moved = [-entry.postings.get(account="gifts").amount_minor for entry in gifts]
    assert (sorted(moved), raised()) == ([-300, 1000], 700)


def test_what_no_webhook_brought_the_poller_finds(live_url: str, hosted: Relay) -> None:
    _, page = to_the_page(live_url)
    hosted.post.hold = True
    requests.post(f"{page.url}/complete", data={}, allow_redirects=False, timeout=60)
    hosted.post.drop()
    Payment.objects.update(look_at=None)
    assert cast.nothing_is_posted()
    for _ in range(2):
        poll(at=timezone.now() + dt.timedelta(minutes=6))
    assert raised() == 1000
    assert "GET /v1/events" in hosted.calls


def test_whoever_leaves_the_page_is_told_that_nothing_was_taken(
    live_url: str, hosted: Relay
) -> None:
    giver, page = to_the_page(live_url)
    away = re.search(r'href="([^"]+left=1)"', page.text)
    assert away, page.text
    left = giver.get(away.group(1), timeout=60)
    assert "Nothing was taken" in left.text
    again = re.search(r'href="(/give/\?again=[^"]+)"', left.text)
    assert again
    assert 'value="Jo Harker"' in giver.get(live_url + again.group(1), timeout=60).text
    assert cast.nothing_is_posted()


def test_the_form_may_end_at_stripes_origin_alone(live_url: str, hosted: Relay) -> None:
    cast.the_ferry_bell(at=timezone.now())
    policy = requests.get(f"{live_url}/give/", timeout=60).headers["Content-Security-Policy"]
    assert f"form-action 'self' {hosted.url};" in policy + ";"


def test_a_forged_and_a_stale_one_are_refused_and_keep_nothing(
    live_url: str, hosted: Relay
) -> None:
    cast.the_ferry_bell(at=timezone.now())
    event = shapes.event("checkout.session.completed", {"id": "cs_1"})
    hours_ago = shapes.now() - 3600
    assert hosted.post.send(event, at=hours_ago) == 400
    hosted.post.secret = "whsec_of_somebody_else"
    assert hosted.post.send(event) == 400
    assert not InboxRow.objects.exists()
