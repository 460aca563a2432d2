"""What somebody changes in their account, once for everything: address, thanks, mail."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from masthead.checkout.models import RegularGift
from masthead.fund.models import Gift, Thank
from masthead.fund.tests.cast import JUNE_13
from masthead.payments.begin_mandate import begin_mandate
from masthead.people.audit import READER
from masthead.people.models import AuditRow, Person
from masthead.register.particulars import particulars_of
from masthead.shares.tests.holders import a_member
from masthead.supporters.models import State, Step
from masthead.website.account.choose_thanks import choose_thanks
from masthead.website.account.put_right import Whereabouts, put_right
from masthead.website.tests.account_cast import (
    ADA,
    NOON,
    a_paper,
    as_themself,
    given,
    holder,
    supports,
    tell_email,
    user_of,
)

pytestmark = pytest.mark.django_db
MILL = Whereabouts(
    "Ada Crake", address="2 Mill Lane\nHebworth", postcode="HB1 1AB", town="Hebworth"
)


@pytest.fixture(autouse=True)
def paper() -> None:
    a_paper()


def moved(told: Whereabouts = MILL) -> Person:
    user = user_of()
    return put_right(holder(user), told, on=JUNE_13, by=as_themself(user), at=NOON)


def thanked(thank: Thank) -> Person:
    user = user_of()
    return choose_thanks(holder(user), thank, by=as_themself(user), at=NOON)


def each_month(name: str = "Ada Crake", *, ended: bool = False) -> RegularGift:
    mandate = begin_mandate(provider="practice", by=READER, at=NOON)
    over = {"ended_at": NOON, "ended_how": "giver"} if ended else {}
    return RegularGift.objects.create(
        mandate=mandate,
        amount_minor=500,
        currency="GBP",
        name=name,
        email=ADA,
        started_at=NOON,
        **over,
    )


def test_it_refuses_what_doesn_t_fit_and_changes_nothing() -> None:
    person = given().giver
    assert person
    with pytest.raises(ValidationError):
        moved(Whereabouts("Ada Crake", postcode="x" * 21))
    person.refresh_from_db()
    assert person.postcode == ""
    assert user_of().person_id is None


def test_an_address_is_told_once_for_the_record_and_all_that_goes_on() -> None:
    given()
    regular, over, of_bo = each_month(), each_month(ended=True), each_month("Bo Crake")
    person = moved()
    assert (person.address, person.town) == ("2 Mill Lane\nHebworth", "Hebworth")
    for one in (regular, over, of_bo):
        one.refresh_from_db()
    assert (regular.town, over.town, of_bo.town) == ("Hebworth", "", "")
    assert user_of().person == person


def test_of_somebody_unknown_a_record_is_kept_from_then_on() -> None:
    person = moved()
    assert (person.name, person.email) == ("Ada Crake", ADA)
    assert holder().person == person
    assert moved() == person


def test_a_record_that_another_account_has_stays_that_account_s() -> None:
    person = given().giver
    other = user_of("ada@mill.example")
    other.person = person
    other.save()
    assert moved() != person


def test_for_a_member_the_register_has_the_address_from_that_day_and_the_old_name() -> None:
    rose = a_member("Rose Amble")
    tell_email(rose, ADA, on=dt.date(2026, 1, 2))
    moved(Whereabouts("Rose Ambler", address="2 Mill Lane\nHebworth", postcode="HB1 1AB"))
    line = particulars_of(rose, on=JUNE_13)
    before = particulars_of(rose, on=dt.date(2026, 6, 12))
    assert line
    assert before
    assert (line.name, line.address, line.postcode) == (
        "Rose Amble",
        "2 Mill Lane\nHebworth",
        "HB1 1AB",
    )
    assert line.email == ADA
    assert line.authority == "The member, in their account"
    assert before.address == "3 Quay Street\nThrelby"


def test_the_register_isn_t_written_for_nothing_new_nor_for_another_member_there() -> None:
    bo = a_member("Bo Crake")
    tell_email(bo, ADA)
    given()
    moved()
    line = particulars_of(bo, on=JUNE_13)
    assert line
    assert line.address == "3 Quay Street\nThrelby"


def test_told_twice_it_is_one_change() -> None:
    given()
    moved()
    count = AuditRow.objects.count()
    moved()
    assert AuditRow.objects.count() == count


def test_a_wish_for_thanks_holds_for_what_goes_on_and_is_not_carried_back() -> None:
    gift = given(thank="none")
    assert gift.giver
    support, over = supports(gift.giver), supports(gift.giver, 700, state=State.PENDING)
    regular = each_month()
    person = thanked(Thank.INITIALS)
    for one in (gift, support, over, regular):
        one.refresh_from_db()
    assert person.thank == support.thank == over.thank == regular.thank == Thank.INITIALS
    assert gift.thank == Thank.NONE
    assert Step.objects.filter(what="thanks").count() == 2


def test_not_at_all_holds_at_once_for_what_they_gave_before_and_for_nobody_else() -> None:
    ada, bo = given(thank="full"), given(name="Bo Crake", thank="full")
    user = user_of()
    user.person = ada.giver
    user.save()
    thanked(Thank.NONE)
    assert Gift.objects.get(pk=ada.pk).thank == Thank.NONE
    assert Gift.objects.get(pk=bo.pk).thank == Thank.FULL
