"""A gift is found by what somebody remembers of it."""

import pytest

from masthead.fund import find_gifts as found_by
from masthead.fund.find_gifts import Place, find_gifts
from masthead.fund.models import Gift
from masthead.fund.receive import Giver
from masthead.fund.tests.cast import JUNE_1, JUNE_13, JUNE_30, NOON, give, the_ferry_bell
from masthead.payments.begin import begin
from masthead.payments.models import Purpose, Way
from masthead.people import audit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper() -> None:
    the_ferry_bell()


def find(sought: str, *, after: Place | None = None, limit: int = 50) -> list[int]:
    gifts = find_gifts(
        sought, currency="GBP", paper_name="The Ferry Bell", after=after, limit=limit
    )
    return [gift.number for gift in gifts]


def harker() -> Gift:
    return give(2_500, giver=Giver("Jo Harker", "Threlby"))


@pytest.mark.parametrize("sought", ["nobody", "£26", "#99", "FB-23456-X", "harker 26", "1 2 3"])
def test_what_is_not_there_is_not_found(sought: str) -> None:
    harker()
    assert find(sought) == []


@pytest.mark.parametrize(
    "sought", ["harker", "HARKER jo", "thr", "jo threlby", "harker 25", "£25.00", "25 harker"]
)
def test_it_is_found_by_name_town_or_amount(sought: str) -> None:
    gift = harker()
    give(990, giver=Giver("Ann Other", "Marlock"))
    assert find(sought) == [gift.number]


def test_a_number_is_a_gift_s_and_an_amount() -> None:
    gift = give(990)
    of_that_many_pounds = give(gift.number * 100)
    assert find(str(gift.number)) == [of_that_many_pounds.number, gift.number]
    assert find(f"#{gift.number}") == [gift.number]


def test_it_is_found_by_the_reference_however_it_is_written() -> None:
    payment = begin(
        1_000,
        currency="GBP",
        way=Way.BANK,
        provider="post",
        purpose=Purpose.GIFT,
        paper_name="The Ferry Bell",
        by=audit.READER,
        at=NOON,
    )
    gift = harker()
    Gift.objects.filter(pk=gift.pk).update(payment=payment.pk)
    for typed in (payment.reference, payment.reference.lower(), payment.reference[3:]):
        assert find(typed) == [gift.number]


def test_empty_finds_all_the_latest_first_a_page_at_a_time() -> None:
    for on in (JUNE_13, JUNE_30, JUNE_1, JUNE_13):
        give(100, on=on)
    first, second, third, fourth = sorted(Gift.objects.values_list("number", flat=True))
    assert find("") == [second, fourth, first, third]
    assert find("", limit=2) == [second, fourth]
    assert find("", after=Place(JUNE_13, fourth)) == [first, third]


def test_where_many_have_the_name_the_latest_of_theirs_are_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(found_by, "A_FEW", 2)
    numbers = [harker().number for _ in range(5)]
    give(990, giver=Giver("Ann Other"))
    assert find("harker") == numbers[::-1]
    assert find("harker 25", limit=2) == numbers[:2:-1]
