"""Tests of what `masthead doctor` says of the register."""

import pytest

from masthead.ledger.accounts import Account
from masthead.ledger.post import Leg, post
from masthead.people.models import Person
from masthead.register.models import Kind, Member
from masthead.register.soundness import unsound
from masthead.register.tests.cast import day, moment
from masthead.register.tests.society import ada_of_case_1

pytestmark = pytest.mark.django_db


def in_the_book(pence: int) -> None:
    post(
        "test:capital",
        legs=[Leg(Account.BANK, pence), Leg(Account.SHARE_CAPITAL, -pence)],
        currency="GBP",
        on=day("2019-03-01"),
        at=moment("2019-03-01"),
        narration="Shares",
    )


def test_a_register_that_agrees_with_the_book_is_well() -> None:
    assert unsound() == []
    ada_of_case_1()
    in_the_book(500)
    assert unsound() == []


def test_it_says_when_the_book_has_another_capital() -> None:
    ada_of_case_1()
    in_the_book(499)
    assert unsound() == ["the book has 499 of share capital, the register 500 paid on shares"]


def test_it_says_when_the_register_says_nothing_of_a_member() -> None:
    person = Person.objects.create(name="Eve Sallow", added_at=moment("2019-03-01"))
    Member.objects.create(number=3, kind=Kind.PERSON, person=person)
    assert unsound() == ["members without particulars: 1", "members who were never entered: 1"]
