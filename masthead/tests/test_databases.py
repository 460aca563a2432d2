"""What every other test stands on: databases that roll back, commit, and belong to two roles."""

import datetime as dt
import threading

import psycopg
import pytest
from django.db import connection, transaction

from masthead.people.models import Person
from tests.database import Database, TwoRoles


def add(name: str) -> None:
    """Add a person to the database that Django is on."""
    Person.objects.create(name=name, added_at=dt.datetime(2026, 6, 13, 9, 30, tzinfo=dt.UTC))


def names() -> list[str]:
    """Return the names of everyone in the database that Django is on."""
    return sorted(Person.objects.values_list("name", flat=True))


@pytest.mark.django_db
@pytest.mark.parametrize("time", ["first", "second"])
def test_what_a_test_writes_is_rolled_back(time: str) -> None:
    assert names() == []
    add(f"Ada, the {time} time")


@pytest.mark.parametrize("time", ["first", "second"])
def test_what_a_test_commits_stays_its_own(committed_db: Database, time: str) -> None:
    assert names() == []
    add(f"Ada, the {time} time")


def test_threads_see_what_another_has_committed(committed_db: Database) -> None:
    seen: list[str] = []

    def look() -> None:
        seen.extend(names())
        connection.close()

    with transaction.atomic():
        add("Ada")
    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == ["Ada"]


@pytest.mark.postgresql
def test_the_lesser_role_may_not_change_the_schema(two_roles: TwoRoles) -> None:
    with psycopg.connect(two_roles.owner_url) as owner:
        owner.execute("CREATE TABLE book (id int)")
    with psycopg.connect(two_roles.serving_url) as serving:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            serving.execute("DROP TABLE book")
