"""Whether somebody who tells their name and address is known already."""

import datetime as dt

import pytest

from masthead.people.known import known_by
from masthead.people.models import Person
from masthead.people.records import every_record, records_of, root_of

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)


@pytest.fixture
def zoe() -> Person:
    return Person.objects.create(
        name="Zoë Bell", town="Threlby", email="Zoe@post.example", added_at=AT
    )


@pytest.mark.usefixtures("zoe")
@pytest.mark.parametrize(
    ("email", "name", "town"),
    [
        ("", "Zoë Bell", ""),
        ("zoe@post.example", "", ""),
        ("zoe@post.example", "Tom Bell", ""),
        ("zoe@other.example", "Zoë Bell", ""),
        ("zoe@post.example", "Zoë Bell", "Aikenroyd"),
    ],
)
def test_it_knows_nobody_by_half(email: str, name: str, town: str) -> None:
    assert known_by(email, name, town=town) is None


@pytest.mark.parametrize("town", ["", "threlby"])
def test_it_knows_somebody_by_address_and_name_however_typed(zoe: Person, town: str) -> None:
    assert known_by(" ZOE@post.example ", "zoe  bell", town=town) == zoe


def test_it_knows_the_record_that_is_kept(zoe: Person) -> None:
    other = Person.objects.create(
        name="Zoe Bell", email="z@post.example", added_at=AT, joined_into=zoe
    )
    assert known_by("z@post.example", "Zoe Bell") == zoe
    assert root_of(other) == zoe
    assert records_of(other) == records_of(zoe) == [zoe.pk, other.pk]
    assert every_record(other) == [zoe, other]
