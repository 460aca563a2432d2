"""What banks took back is listed with its day and fee, new until the treasurer has read it."""

import datetime as dt
import html

import pytest
from django.test import Client

from masthead.checkout.settle import settle
from masthead.checkout.taken_back import note_all, unread
from masthead.checkout.taken_back_views import label
from masthead.checkout.tests import cast
from masthead.checkout.tests.cast import NOON
from masthead.checkout.tests.test_give_back import signed_in
from masthead.checkout.tests.test_settle import NOTICE, Says
from masthead.paper.models import Paper
from masthead.payments.contract import DisputeStatus, RemoteDispute, RemoteStatus
from masthead.payments.models import Payment, Transition
from masthead.payments.tests.cast import said
from masthead.people import audit
from masthead.people.models import AuditRow

pytestmark = pytest.mark.django_db
LATER = NOON + dt.timedelta(days=20)


def a_gift(pence: int = 10_000) -> Payment:
    paper = Paper.objects.first() or cast.the_ferry_bell()
    payment = cast.set_out(paper, pence, name="Jo Harker")
    settle(Says(said(payment)), NOTICE, at=NOON)
    return payment


def disputed(payment: Payment, *, status: DisputeStatus = DisputeStatus.OPEN) -> None:
    closed = LATER if status is DisputeStatus.WON else None
    one = RemoteDispute("dp_1", payment.amount_minor, status, LATER, closed, 2000, 500)
    settle(Says(said(payment, disputes=(one,))), NOTICE, at=LATER)


def shown(client: Client) -> str:
    page = client.get("/desk/taken-back/")
    assert page.status_code == 200
    return html.unescape(page.content.decode())


def test_nothing_is_said_so() -> None:
    cast.the_ferry_bell()
    assert "Nothing has been taken back." in shown(signed_in("Treasurer"))
    assert str(label()) == "Taken back"


def test_a_chargeback_with_its_fee_and_the_win_with_what_came_of_the_fee() -> None:
    payment = a_gift()
    disputed(payment)
    disputed(payment, status=DisputeStatus.WON)
    page = shown(signed_in("Treasurer"))
    for words in ("Chargeback", "Won: in the fund again", "3 Jul 2026", "£100", "£20", "−£5"):
        assert words in page
    assert payment.reference in page
    assert "Jo Harker" in page


def test_a_claim_under_the_guarantee_and_a_late_failure_are_named_so() -> None:
    claim, late = a_gift(), a_gift(2000)
    Payment.objects.filter(pk=claim.pk).update(way="direct-debit")
    disputed(claim)
    failed = said(late, RemoteStatus.FAILED, occurred_at=LATER)
    settle(Says(failed), NOTICE, at=LATER)
    page = shown(signed_in("Treasurer"))
    assert "Indemnity claim" in page
    assert "Late failure" in page


def test_what_is_new_is_counted_until_it_is_read_and_what_came_since_stays_new() -> None:
    disputed(a_gift())
    treasurer = signed_in("Treasurer")
    assert "1 is new." in shown(treasurer)
    assert str(label()) == "Taken back (1)"
    newest = Transition.objects.get(name="charged-back").pk
    late = a_gift(2000)
    settle(Says(said(late, RemoteStatus.FAILED, occurred_at=LATER)), NOTICE, at=LATER)
    treasurer.post("/desk/taken-back/", {"upto": str(newest)})
    assert unread() == 1
    for upto in ("", "x", "9" * 40, "-1"):
        assert treasurer.post("/desk/taken-back/", {"upto": upto}).status_code == 302
    assert unread() == 1
    assert note_all(upto=10**9, by=audit.COMMAND, at=LATER) == 1
    assert note_all(upto=10**9, by=audit.COMMAND, at=LATER) == 0
    assert AuditRow.objects.filter(verb="checkout.note_all").count() == 2


def test_the_menu_of_the_treasurer_tells_how_many_are_new() -> None:
    disputed(a_gift())
    assert "Taken back (1)" in signed_in("Treasurer").get("/desk/").content.decode()
    assert "Taken back" not in signed_in("Fund organiser").get("/desk/").content.decode()
