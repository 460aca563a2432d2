"""Money with a supporter's reference counts to the fund as theirs, and what goes back is noted."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from masthead.batches.open_batch import open_batch
from masthead.batches.post_batch import post_batch
from masthead.batches.type_item import Typed, type_item
from masthead.checkout.give_back import give_back
from masthead.checkout.record import DayStillToCome, record
from masthead.checkout.tests import cast
from masthead.checkout.tests.share_cast import said, signed_in
from masthead.fund.models import Gift
from masthead.fund.reverse_gift import reverse_gift
from masthead.mail.models import Letter
from masthead.payments.confirm_by_hand import NoSuchReference
from masthead.payments.reference import ReferenceMistyped
from masthead.people import audit, roles
from masthead.people.models import PersonKind, Thank
from masthead.people.staff import add_staff
from masthead.supporters.join import Told, join
from masthead.supporters.models import How, State, Support

pytestmark = pytest.mark.django_db
BY: dict[str, Any] = {"by": audit.COMMAND, "at": cast.NOON}
SHOP = Told(
    "Lantern Books",
    "bo@example.org",
    "Threlby",
    Thank.FULL,
    kind=PersonKind.GROUP,
    contact="Bo Penford",
)


@pytest.fixture(autouse=True)
def paper() -> None:
    cast.the_ferry_bell()


def the_shop(how: How = How.COLLECTION) -> Support:
    return join(SHOP, level=None, amount_minor=2000, often=1, how=how, **BY)


def sent_in(support: Support, pence: int = 3140, **more: Any) -> Gift:
    told: dict[str, Any] = {"method": "collection", "on": cast.JUNE_13, **BY, **more}
    return record(pence, reference=support.reference, **told)


def noted(support: Support) -> list[int]:
    return list(support.received.order_by("pk").values_list("amount_minor", flat=True))


def test_a_day_to_come_and_a_reference_of_nobody_are_refused() -> None:
    support = the_shop()
    with pytest.raises(DayStillToCome):
        sent_in(support, on=cast.JUNE_13 + dt.timedelta(days=1))
    with pytest.raises((ReferenceMistyped, NoSuchReference)):
        record(100, method="cash", on=cast.JUNE_13, reference="FB-22222-3", **BY)
    assert cast.nothing_is_posted()


def test_a_collection_makes_its_group_a_supporter_and_thanks_it() -> None:
    support = the_shop()
    gift = sent_in(support)
    support.refresh_from_db()
    assert (support.state, support.last_on) == (State.ACTIVE, cast.JUNE_13)
    assert (gift.giver, gift.thank, gift.income) == (support.person, "full", "supporters-gifts")
    assert cast.now_is().raised_minor == 3140
    assert (cast.balance_of("cash-in-hand"), cast.balance_of("supporters-gifts")) == (3140, -3140)
    assert noted(support) == [3140]
    kinds = sorted(Letter.objects.values_list("kind", flat=True))
    assert kinds == ["receipt", "support-welcome"]
    assert "Dear Bo Penford" in Letter.objects.get(kind="support-welcome").text


def test_however_the_reference_was_written_and_sent_twice_it_counts_once() -> None:
    support = the_shop()
    typed = support.reference.lower().replace("-", " ")
    told: dict[str, Any] = {"method": "cash", "on": cast.JUNE_13, "key": "form-1", **BY}
    assert record(500, reference=typed, **told) == record(500, reference=typed, **told)
    assert noted(support) == [500]


def test_several_collections_are_several() -> None:
    support = the_shop()
    sent_in(support)
    sent_in(support, 200, method="cheque")
    assert noted(support) == [3140, 200]


def test_what_is_reversed_or_given_back_is_taken_off() -> None:
    support = the_shop()
    reverse_gift(sent_in(support), why="Typed twice", **BY)
    gift = sent_in(support, 1000)
    give_back(gift, 400, reason="Too much", key="back-1", on=cast.JUNE_13, **BY)
    assert noted(support) == [3140, -3140, 1000, -400]
    assert cast.now_is().raised_minor == 600


def test_money_after_the_end_is_still_theirs() -> None:
    support = the_shop()
    Support.objects.update(state=State.STOPPED, ended_at=cast.NOON)
    sent_in(support)
    support.refresh_from_db()
    assert (support.state, noted(support)) == (State.STOPPED, [3140])


def test_the_desk_records_a_collection_by_its_reference() -> None:
    support = the_shop()
    client = signed_in("fund-organiser")
    page = said(client.get(f"/desk/gifts/record/?reference={support.reference}").content)
    assert 'value="Lantern Books"' in page
    answer = client.post(
        "/desk/gifts/record/",
        {
            "key": "desk-1",
            "reference": support.reference,
            "amount": "31.40",
            "method": "collection",
            "on": timezone.localdate().isoformat(),
            "thank": "none",
        },
    )
    assert answer.status_code == 302, said(answer.content)
    assert noted(support) == [3140]
    assert Gift.objects.get().thank == Thank.FULL


def test_two_collections_of_one_group_stand_in_one_batch() -> None:
    support = the_shop()
    clerk = add_staff("clerk@post.example", role=roles.find("treasurer"), **BY)
    told: dict[str, Any] = {"by": clerk, "at": cast.NOON}
    batch = open_batch(
        received_on=cast.JUNE_13,
        control_count=2,
        control_total_minor=1500,
        method="collection",
        **told,
    )
    for pence in (1000, 500):
        type_item(batch, Typed(pence, "collection", reference=support.reference), **told)
    post_batch(batch, **told)
    assert noted(support) == [1000, 500]
