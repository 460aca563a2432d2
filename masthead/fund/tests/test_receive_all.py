"""Many gifts at once: each as if it had come alone, all or none."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError

from masthead.fund.models import Gift, Method
from masthead.fund.receive import (
    AppealNotOpenThatDay,
    GiftOfNothing,
    GiftTooLarge,
    Incoming,
)
from masthead.fund.receive_all import receive_all
from masthead.fund.tests.cast import (
    JULY_1,
    JULY_31,
    JUNE_1,
    JUNE_13,
    JUNE_30,
    give,
    june_fund,
    noon_of,
    the_ferry_bell,
)
from masthead.fund.totals import totals
from masthead.ledger.accounts import Account
from masthead.ledger.balances import trial_balance
from masthead.ledger.close import close_month
from masthead.ledger.models import Entry
from masthead.mail.models import Letter
from masthead.people import audit
from masthead.people.models import AuditRow, Person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fund() -> None:
    the_ferry_bell()
    june_fund()


def incoming(pence: int, key: str, **more: Any) -> Incoming:
    told: dict[str, Any] = {
        "method": Method.STANDING_ORDER,
        "on": JUNE_13,
        "giver": None,
        "thank": "none",
        "appeal": None,
        "held_in": Account.UNIDENTIFIED,
        **more,
    }
    return Incoming(pence, key=f"bank:{key}:received", **told)


def received(*gifts: Incoming, on: dt.date = JUNE_30) -> list[Gift]:
    return receive_all(gifts, by=audit.COMMAND, at=noon_of(on))


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"pence": 0}, GiftOfNothing),
        ({"pence": 10**12}, GiftTooLarge),
        ({"key": "1"}, IntegrityError),
    ],
)
def test_one_that_is_refused_keeps_all_of_them_out(
    wrong: dict[str, Any], refusal: type[Exception]
) -> None:
    give(500, key="bank:1:received")
    with pytest.raises(refusal):
        received(incoming(1_000, "2"), incoming(**{"pence": 700, "key": "3", **wrong}))
    assert (Gift.objects.count(), Entry.objects.count()) == (1, 1)


def test_an_appeal_that_is_not_open_is_refused() -> None:
    special = june_fund("A press", opens_on=JUNE_1, closes_on=JUNE_1, special=True).appeal
    with pytest.raises(AppealNotOpenThatDay):
        received(incoming(1_000, "1", appeal=special))


def test_each_counts_as_if_it_had_come_alone() -> None:
    ann = Person.objects.create(name="Ann", email="ann@example.org", added_at=noon_of(JUNE_13))
    special = june_fund("A press", special=True).appeal
    gifts = received(
        incoming(1_000, "1", giver=ann, thank="full"), incoming(300, "2", appeal=special)
    )
    found = totals(on=JUNE_13)
    assert found
    assert found.raised_minor == 1_000
    assert trial_balance()[Account.UNIDENTIFIED, "GBP"] == 1_300
    assert [gift.appeal and gift.appeal.name for gift in gifts] == ["The boat fund", "A press"]
    assert [letter.key for letter in Letter.objects.all()] == [f"receipt:{gifts[0].number}"]
    assert AuditRow.objects.filter(verb="fund.receive").count() == 2


def test_those_of_a_closed_month_count_today_and_name_their_day() -> None:
    june_fund("July", opens_on=JULY_1, closes_on=JULY_31)
    close_month(JUNE_30, by=audit.COMMAND, on=JULY_1, at=noon_of(JULY_1))
    (gift,) = received(incoming(1_000, "1"), on=JULY_1)
    assert (gift.effective_on, gift.original_on) == (JULY_1, JUNE_13)
    assert "2026-06-13" in gift.entry.narration
