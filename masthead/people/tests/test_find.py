"""Finding somebody whom the paper knows."""

import datetime as dt

import pytest

from masthead.lib import rows
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


def test_somebody_is_found_without_accents_and_by_what_else_they_told() -> None:
    moment = dt.datetime(2026, 6, 2, tzinfo=dt.UTC)
    told = {"email": "zoe@post.example", "postcode": "AB1 2CD", "phone": "01632 960 001"}
    zoe = Person.objects.create(name="Zoë Bell", added_at=moment, **told)
    for words in ("zoe", "ZOË bell", "bell zoe", "ab1 2cd", "zoe@post", "01632960001"):
        assert find_people(words) == [zoe]


def test_a_record_that_was_joined_finds_the_one_that_is_kept() -> None:
    moment = dt.datetime(2026, 6, 2, tzinfo=dt.UTC)
    kept = Person.objects.get(name="Jo Lumb")
    Person.objects.create(name="Joanna Moor", joined_into=kept, added_at=moment)
    assert find_people("moor") == [kept]


def test_somebody_is_found_whose_record_was_written_by_a_kept_statement() -> None:
    rows.insert(Person(name="Ada Moor", added_at=dt.datetime(2026, 6, 2, tzinfo=dt.UTC)))
    assert [who.name for who in find_people("moor ada")] == ["Ada Moor"]
