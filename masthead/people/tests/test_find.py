"""Finding somebody whom the paper knows."""

import datetime as dt

import pytest

from masthead.people.find import find_people
from masthead.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def cast() -> None:
    for name, town in (
        ("Ann Jolly", "Threlby"),
        ("Jo Harker", "Threlby"),
        ("Jo Lumb", "Aikenroyd"),
    ):
        Person.objects.create(name=name, town=town, added_at=dt.datetime(2026, 6, 1, tzinfo=dt.UTC))


@pytest.mark.parametrize("words", ["", "  ", "\0", "nobody", "jo aikenroyd harker"])
def test_it_finds_nobody(words: str) -> None:
    assert find_people(words) == []


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("jo", ["Jo Harker", "Jo Lumb", "Ann Jolly"]),
        ("JO threlby", ["Ann Jolly", "Jo Harker"]),
        ("lumb", ["Jo Lumb"]),
    ],
)
def test_it_finds_by_name_and_town_first_those_that_begin_so(words: str, names: list[str]) -> None:
    assert [who.name for who in find_people(words)] == names


def test_records_that_look_the_same_are_one_the_latest() -> None:
    moment = dt.datetime(2026, 6, 2, tzinfo=dt.UTC)
    latest = Person.objects.create(name="Jo Lumb", town="Aikenroyd", added_at=moment)
    assert find_people("lumb") == [latest]
