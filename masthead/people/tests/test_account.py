"""Which records are whose who signs in: what an address opens, and what it doesn't."""

from typing import Any

import pytest
from django.utils import timezone

from masthead.people import audit
from masthead.people.account import account_for, account_of, every_record_of, own_records_of
from masthead.people.join_records import join_records
from masthead.people.models import Person, User
from masthead.people.rights.whom import shares_address, whom_goes

pytestmark = pytest.mark.django_db
AT = timezone.now()
SHARED = "mill@post.example"


def person_of(name: str, **told: Any) -> Person:
    return Person.objects.create(name=name, added_at=AT, **told)


def signed_in(email: str, person: Person | None = None) -> User:
    user = account_for(email, by=audit.READER, at=AT)
    user.person = person
    user.save()
    return user


def joined(kept: Person, other: Person) -> None:
    join_records(kept, other, by=audit.COMMAND, at=AT)


@pytest.fixture
def rose() -> Person:
    return person_of("Rose Amble", email="rose@post.example", address="3 Quay Street")


def test_a_former_address_opens_nothing_of_somebody_with_an_account(rose: Person) -> None:
    joined(rose, person_of("R. Amble", email=SHARED))
    hers = signed_in("rose@post.example", rose)
    other = signed_in(SHARED)
    assert account_of(other) is None
    assert (every_record_of(other), own_records_of(other)) == ([], [])
    assert whom_goes(other).users == (other.pk,)
    assert whom_goes(other).records == ()
    assert len(own_records_of(hers)) == 2


def test_an_account_on_the_record_that_was_joined_keeps_the_kept_one_too(rose: Person) -> None:
    signed_in("r.amble@post.example", person_of("R. Amble"))
    joined(rose, Person.objects.get(name="R. Amble"))
    Person.objects.filter(pk=rose.pk).update(email=SHARED)
    other = signed_in(SHARED)
    assert (account_of(other), every_record_of(other)) == (None, [])


def test_an_address_that_the_desk_gave_opens_nothing_of_another_account(rose: Person) -> None:
    signed_in("rose@post.example", rose)
    Person.objects.filter(pk=rose.pk).update(email=SHARED)
    other = signed_in(SHARED)
    assert (account_of(other), every_record_of(other)) == (None, [])
    assert whom_goes(other).records == ()


def test_a_former_address_does_not_lead_to_what_is_kept_with_another(rose: Person) -> None:
    other = person_of("R. Amble", email=SHARED)
    joined(rose, other)
    user = signed_in(SHARED)
    assert account_of(user) is None
    assert every_record_of(user) == [other.pk]
    assert own_records_of(user) == []


@pytest.mark.parametrize("email", ["", SHARED.upper()])
def test_a_record_leads_to_what_is_kept_with_the_same_address_or_none(email: str) -> None:
    kept, other = person_of("Rose Amble", email=email), person_of("R. Amble", email=SHARED)
    third = person_of("Rose A.", email="rose@post.example")
    joined(kept, other)
    joined(kept, third)
    user = signed_in(SHARED)
    assert account_of(user) == kept
    assert every_record_of(user) == own_records_of(user) == [kept.pk, other.pk, third.pk]


def test_whoever_has_their_own_record_still_has_all_that_was_joined_to_it(rose: Person) -> None:
    other = person_of("R. Amble", email=SHARED)
    joined(rose, other)
    other.refresh_from_db()
    user = signed_in("rose@new.example", other)
    assert account_of(user) == rose
    assert own_records_of(user) == [rose.pk, other.pk]


def test_in_a_household_each_changes_and_erases_themself_alone() -> None:
    sam, ada = person_of("Sam Amble", email=SHARED), person_of("Ada Amble", email=SHARED)
    nameless, old = person_of("", email=SHARED), person_of("")
    joined(sam, old)
    user = signed_in(SHARED, ada)
    assert every_record_of(user) == [sam.pk, ada.pk, nameless.pk, old.pk]
    assert own_records_of(user) == [ada.pk, nameless.pk]
    whom = whom_goes(user)
    assert (whom.records, whom.users) == ((ada.pk, nameless.pk), (user.pk,))
    assert whom.emails == ()
    assert shares_address(user)


def test_an_address_that_nobody_shares_goes_with_whoever_is_erased(rose: Person) -> None:
    user = signed_in("Rose@post.example")
    assert whom_goes(user).records == (rose.pk,)
    assert whom_goes(user).emails == ("rose@post.example",)
    assert not shares_address(user)
