"""Whose name and address a gateway's page is filled in with."""

import pytest
from django.test import Client
from django.utils import timezone

from masthead.checkout.look_at_subscription import look_at_subscription
from masthead.checkout.tests.cast import the_ferry_bell
from masthead.checkout.tests.support_cast import begun, confirmed, subscription_of
from masthead.payments import registry
from masthead.payments.contract import Payer, Started
from masthead.payments.models import Subscription
from masthead.payments.practice.gateway import PracticeGateway
from masthead.people import audit
from masthead.people.join_records import join_records
from masthead.people.models import Person
from masthead.supporters.link import path_of
from masthead.supporters.models import Support

pytestmark = pytest.mark.django_db
KEPT = Payer("Joanna Harker", "joanna@example.org")


@pytest.fixture(autouse=True)
def payers(monkeypatch: pytest.MonkeyPatch) -> list[Payer]:
    """Return whoever the practice gateway is told of."""
    told: list[Payer] = []

    class Listening(PracticeGateway):
        def start_subscription(
            self, subscription: Subscription, *, payer: Payer, return_url: str
        ) -> Started:
            told.append(payer)
            return super().start_subscription(subscription, payer=payer, return_url=return_url)

        def change_method(
            self, subscription: Subscription, *, payer: Payer, return_url: str, key: str
        ) -> Started:
            told.append(payer)
            return super().change_method(subscription, payer=payer, return_url=return_url, key=key)

    the_ferry_bell(at=timezone.now())
    monkeypatch.setitem(registry._makers, "practice", Listening)
    return told


def joined(support: Support) -> Support:
    """Join the record that a support is of into another."""
    at = timezone.now()
    kept = Person.objects.create(name=KEPT.name, email=KEPT.email, added_at=at)
    join_records(kept, support.person, by=audit.COMMAND, at=at)
    return support


def test_another_card_is_given_by_the_record_that_is_kept(
    client: Client, payers: list[Payer]
) -> None:
    client.post(path_of(joined(confirmed())) + "method/")
    assert payers[-1] == KEPT


def test_asked_again_after_a_lost_answer_it_is_the_record_that_is_kept(
    payers: list[Payer],
) -> None:
    support = joined(begun())
    Subscription.objects.update(setup_id=None)
    look_at_subscription(subscription_of(support), at=timezone.now())
    assert payers[-1] == KEPT


def test_another_way_is_begun_by_the_record_that_is_kept(
    client: Client, payers: list[Payer]
) -> None:
    client.post(path_of(joined(confirmed())) + "another-way/", {"how": "direct-debit"})
    assert len(payers) == 2
    assert payers[-1] == KEPT
