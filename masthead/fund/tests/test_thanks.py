"""Givers are thanked as each of them chose, and never with more."""

import pytest
from pytest_django import DjangoAssertNumQueries

from masthead.fund.receive import Giver
from masthead.fund.refund import refund
from masthead.fund.tests.cast import (
    JULY_1,
    JUNE_1,
    JUNE_13,
    JUNE_30,
    NOON,
    give,
    june_fund,
    the_ferry_bell,
)
from masthead.fund.thanks import initials, latest, thank_you, thanked, thanks_during
from masthead.people import audit
from masthead.people.models import Person

pytestmark = pytest.mark.usefixtures("paper")
JO = Giver(name="Jo Harker", town="Threlby")


@pytest.fixture
def paper(db: None) -> None:
    the_ferry_bell()


@pytest.mark.parametrize(
    ("thank", "giver", "whom"),
    [
        ("full", JO, "Jo Harker"),
        ("initials", JO, "J.H., Threlby"),
        ("town", JO, "a reader in Threlby"),
        ("none", JO, ""),
        ("full", Giver(town="Threlby"), ""),
        ("initials", Giver(name="Jo Harker"), "J.H."),
        ("town", Giver(name="Jo Harker"), ""),
        ("full", None, ""),
    ],
)
def test_a_giver_is_named_as_they_chose(thank: str, giver: Giver | None, whom: str) -> None:
    assert thanked(give(100, giver=giver, thank=thank)) == whom


@pytest.mark.parametrize(
    ("name", "short"),
    [("Jo Harker", "J.H."), ("élan  de Vries", "É.D.V."), ("Threlby Quilters", "T.Q."), ("", "")],
)
def test_initials_are_of_every_word(name: str, short: str) -> None:
    assert initials(name) == short


def test_the_latest_come_first_and_none_of_a_day_to_come() -> None:
    give(100, on=JUNE_1, giver=JO, thank="full")
    give(200, giver=JO, thank="full")
    give(300, giver=JO, thank="full")
    give(400, on=JUNE_30, giver=JO, thank="full")
    assert [line.amount_minor for line in latest(on=JUNE_13, limit=2)] == [300, 200]


def test_they_take_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(5):
        give(100, giver=JO, thank="full")
    with django_assert_num_queries(1):
        assert len(latest(on=JUNE_13, limit=10)) == 5


def test_what_was_given_back_is_not_thanked_for() -> None:
    whole, part = (give(1_000, giver=JO, thank="full") for _ in range(2))
    refund(whole, 1_000, key="a", on=JUNE_13, at=NOON, by=audit.GATEWAY)
    refund(part, 300, key="b", on=JUNE_13, at=NOON, by=audit.GATEWAY)
    assert [(line.amount, line.whom) for line in latest(on=JUNE_13, limit=9)] == [
        ("£7", "Jo Harker")
    ]


def test_who_is_erased_is_thanked_no_more() -> None:
    give(1_000, giver=JO, thank="full")
    Person.objects.all().delete()
    assert latest(on=JUNE_13, limit=9) == []


def test_thanks_of_a_month_are_of_its_days_and_name_the_special_appeal() -> None:
    main = june_fund().appeal
    roof = june_fund("The roof", special=True).appeal
    give(100, giver=JO, thank="full")
    give(200, giver=JO, thank="full", appeal=roof)
    give(400, on=JULY_1, giver=JO, thank="full")
    lines = [thank_you(gift) for gift in thanks_during(main)]
    assert [(line.amount_minor, line.towards) for line in lines] == [(200, "The roof"), (100, "")]


def test_before_any_appeal_there_is_no_month_to_thank_in() -> None:
    give(100, giver=JO, thank="full")
    assert list(thanks_during(None)) == []
