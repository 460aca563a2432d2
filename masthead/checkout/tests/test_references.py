"""One reference is one promise: whatever is printed for a payer is nobody else’s."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from masthead.checkout.tests import cast, share_cast
from masthead.ledger.models import new_id
from masthead.payments import reference
from masthead.payments.begin import begin as begin_payment
from masthead.payments.models import Purpose, Way
from masthead.payments.models.payment import BY_POST
from masthead.people import audit
from masthead.shares.applications.begin import begin as begin_shares
from masthead.supporters.join import Told, join
from masthead.supporters.models import How, Support
from masthead.supporters.switch import switch

pytestmark = pytest.mark.django_db
BELL = "The Ferry Bell"
BY: dict[str, Any] = {"by": audit.READER, "at": cast.NOON}


@pytest.fixture(autouse=True)
def paper() -> None:
    cast.the_ferry_bell()


def a_gift() -> str:
    told: dict[str, Any] = {
        "currency": "GBP",
        "way": Way.CHEQUE,
        "provider": BY_POST,
        "purpose": Purpose.GIFT,
    }
    return begin_payment(500, paper_name=BELL, **told, **BY).reference


def shares() -> str:
    offer = share_cast.an_offer(
        slug=str(new_id()), opens_on=cast.JUNE_13, closes_on=cast.JUNE_13.replace(month=12)
    )
    told: dict[str, Any] = {"key": new_id(), "paper_name": BELL, "on": cast.JUNE_13}
    return begin_shares(offer, 5, **told, **BY).reference


def support() -> str:
    told = Told("Ada Quill", "ada@example.org")
    return join(told, level=None, amount_minor=500, often=1, how=How.STANDING_ORDER, **BY).reference


def support_another_way() -> str:
    old = Support.objects.first() or Support.objects.get(reference=support())
    return switch(old, how=How.STANDING_ORDER, subscription=None, **BY).reference


MAKERS = [a_gift, shares, support]


@pytest.fixture
def chance(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let chance fall on a reference once more, and be chance again afterwards."""
    falls: list[str] = []

    def choice(letters: str) -> str:
        return falls.pop(0) if falls else random.SystemRandom().choice(letters)

    monkeypatch.setattr("secrets.choice", choice)

    def fall(on: str) -> None:
        falls.extend(on.split("-")[1])

    return fall


@pytest.mark.parametrize("there", MAKERS)
@pytest.mark.parametrize("make", [*MAKERS, support_another_way])
def test_none_is_given_twice_whoever_has_it(
    there: Callable[[], str], make: Callable[[], str], chance: Callable[[str], None]
) -> None:
    taken = there()
    chance(taken)
    assert make() != taken


@pytest.mark.parametrize("there", MAKERS)
def test_nor_for_what_a_gateway_collects(
    there: Callable[[], str], chance: Callable[[str], None]
) -> None:
    taken = there()
    chance(taken)
    assert reference.new(BELL) != taken
