"""The server says what it knows: coming back posts nothing, and a lost answer loses nothing."""

import datetime as dt
import subprocess
import sys

import pytest
from django.db import connection
from django.utils import timezone

from masthead.checkout.look import look, look_when_due
from masthead.checkout.models import PromisedGift
from masthead.checkout.poll import poll
from masthead.checkout.tests import cast
from masthead.fund.models import Gift
from masthead.ledger.models import Entry
from masthead.payments import registry
from masthead.payments.contract import GatewayUnreachable, Kind, RemoteState, Started
from masthead.payments.models import Payment, PracticeSession, Way
from masthead.payments.practice.act import act
from masthead.payments.practice.gateway import PracticeGateway
from tests.database import Database

A_DAY = dt.timedelta(days=1)


class Silent(PracticeGateway):
    """A gateway that answers nothing."""

    def start(self, payment: Payment, *, return_url: str) -> Started:
        raise GatewayUnreachable("No answer")

    def fetch(self, kind: Kind, remote_id: str) -> RemoteState:
        raise GatewayUnreachable("No answer")


@pytest.mark.django_db
def test_looking_a_hundred_times_posts_nothing_by_itself() -> None:
    payment = cast.set_out(cast.the_ferry_bell())
    for _ in range(100):
        assert look(payment, at=timezone.now()).status == "submitted"
    assert cast.nothing_is_posted()


@pytest.mark.django_db
def test_looking_a_hundred_times_at_one_that_is_paid_posts_it_once() -> None:
    payment = cast.set_out(cast.the_ferry_bell())
    act(cast.session_of(payment), choice="pay", at=timezone.now())
    for _ in range(100):
        assert look(payment, at=timezone.now()).status == "confirmed"
    assert Gift.objects.count() == 1
    assert cast.now_is(timezone.now()).raised_minor == 1000


@pytest.mark.django_db
@pytest.mark.parametrize(("choice", "status"), [("decline", "failed"), ("cancel", "cancelled")])
def test_what_was_declined_or_cancelled_posts_nothing(choice: str, status: str) -> None:
    payment = cast.set_out(cast.the_ferry_bell())
    act(cast.session_of(payment), choice=choice, at=timezone.now())
    assert look(payment, at=timezone.now()).status == status
    assert cast.nothing_is_posted()


@pytest.mark.django_db
def test_a_gateway_that_does_not_answer_leaves_all_as_it_is() -> None:
    payment = cast.set_out(cast.the_ferry_bell())
    registry.offer("practice", Silent)
    try:
        assert look(payment, at=timezone.now()).status == "submitted"
    finally:
        registry.offer("practice", PracticeGateway)
    assert cast.nothing_is_posted()


@pytest.mark.django_db
def test_a_gift_by_post_waits_for_its_letter() -> None:
    payment = cast.set_out(cast.the_ferry_bell(), way=Way.CHEQUE)
    assert look(payment, at=timezone.now()).status == "pending"
    assert payment not in Payment.objects.due_for_a_look(timezone.now() + 99 * A_DAY)


@pytest.mark.django_db
def test_one_that_was_never_handed_over_expires_after_a_day() -> None:
    payment = cast.set_out(cast.the_ferry_bell(), at=timezone.now())
    Payment.objects.update(status="created", look_at=payment.created_at + A_DAY, remote_id=None)
    poll(at=payment.created_at + A_DAY / 2)
    assert Payment.objects.get().status == "created"
    poll(at=payment.created_at + A_DAY)
    assert Payment.objects.get().status == "expired"


@pytest.mark.django_db
def test_a_session_that_nobody_finished_expires_with_the_gateways() -> None:
    payment = cast.set_out(cast.the_ferry_bell(), at=timezone.now() - 2 * A_DAY)
    PracticeSession.objects.update(made_at=timezone.now() - 2 * A_DAY)
    look_when_due(payment, at=timezone.now())
    assert Payment.objects.get().status == "expired"


@pytest.mark.django_db
def test_the_older_it_is_the_more_seldom_it_is_looked_at() -> None:
    payment = cast.set_out(cast.the_ferry_bell())
    waits = []
    for age in (dt.timedelta(0), dt.timedelta(hours=1), 9 * A_DAY):
        look_when_due(payment, at=cast.NOON + age)
        due = Payment.objects.get().look_at
        assert due is not None
        waits.append(due - cast.NOON - age)
    minutes = [wait.total_seconds() / 60 for wait in waits]
    assert minutes == [1, 15, 360]


# A process that dies the moment the gateway has charged, before it hears the answer.
DIES = """
import os, sys, django
django.setup()
from django.utils import timezone
from masthead.checkout.give import give
from masthead.paper.models import the_paper
from masthead.payments import registry
from masthead.payments.models import PracticeSession, Way
from masthead.payments.practice.act import act
from masthead.payments.practice.gateway import PracticeGateway

class ChargesAndKills(PracticeGateway):
    def start(self, payment, *, return_url):
        super().start(payment, return_url=return_url)
        act(PracticeSession.objects.get(), choice="pay", at=timezone.now())
        os._exit(9)

registry.offer("practice", ChargesAndKills)
give(1000, way=Way.CARD, name="Jo Harker", town="", thank="full", paper=the_paper(),
     address="192.0.2.1", at=timezone.now())
"""


def test_charged_and_died_before_the_answer_came_is_one_charge_and_one_entry(
    committed_db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.the_ferry_bell(at=timezone.now())
    connection.close()
    monkeypatch.setenv("DATABASE_URL", committed_db.url)
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "masthead.settings")
    died = subprocess.run([sys.executable, "-c", DIES], capture_output=True, text=True)
    assert died.returncode == 9, died.stderr
    left = Payment.objects.get()
    assert (left.status, left.remote_id) == ("submitted", None)
    assert cast.nothing_is_posted()
    for minutes in (2, 3, 30):
        poll(at=left.created_at + dt.timedelta(minutes=minutes))
    assert PracticeSession.objects.get().payment_key == str(left.pk)
    assert Payment.objects.get().status == "confirmed"
    assert Entry.objects.filter(key__endswith=":confirmed").count() == 1
    assert cast.now_is(timezone.now()).raised_minor == 1000
    assert PromisedGift.objects.get().name == "Jo Harker"
