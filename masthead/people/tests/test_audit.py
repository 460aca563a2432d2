"""The audit log, searched at the desk."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from masthead.people import audit, roles
from masthead.people.find_audit import Wanted, find_audit
from masthead.people.models import AuditRow, User
from masthead.people.tests.door_cast import take_on, the_post

NOON = dt.datetime(2026, 6, 13, 12, tzinfo=dt.UTC)
LATE = dt.datetime(2026, 6, 14, 23, 30, tzinfo=dt.UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> User:
    the_post()
    return take_on("ada@post.example", "administrator")


def verbs(wanted: Wanted) -> list[str]:
    return [row.verb for row in find_audit(wanted)]


@pytest.fixture
def log(ada: User) -> User:
    audit.record("fund.receive", ada, by=audit.at_desk(ada), at=NOON, details={"amount": 500})
    audit.record("fund.renew", ada, by=audit.CLOCK, at=LATE)
    return ada


@pytest.mark.parametrize("role", [role for role in roles.ROLES if role.slug != "administrator"])
def test_nobody_reads_it_without_the_right(ada: User, role: roles.Role) -> None:
    client = Client()
    client.force_login(take_on("bo@post.example", role.slug))
    assert client.get("/desk/audit/").headers["Location"] == "/desk/"


@pytest.mark.parametrize("typed", ["since=tomorrow", "since=2026-06-14&until=2026-06-13"])
def test_it_refuses_days_that_are_none(ada: User, typed: str) -> None:
    client = Client()
    client.force_login(ada)
    assert client.get(f"/desk/audit/?{typed}").status_code == 422


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(verb="fund."), ["fund.renew", "fund.receive"]),
        (Wanted(verb="fund.re", who="clock"), ["fund.renew"]),
        (Wanted(verb="fund", who="ADA@post"), ["fund.receive"]),
        (Wanted(verb="fund", since=dt.date(2026, 6, 15)), ["fund.renew"]),
        (Wanted(verb="fund", until=dt.date(2026, 6, 13)), ["fund.receive"]),
        (Wanted(verb="fund", subject="fund.gift"), []),
        (Wanted(verb="fund", subject="people.user 0"), []),
    ],
)
def test_it_finds_by_who_what_and_when(log: User, wanted: Wanted, found: list[str]) -> None:
    """Half past eleven at night of the 14th, universal time, is the 15th in a British summer."""
    from django.utils import timezone

    with timezone.override("Europe/London"):
        assert verbs(wanted) == found


def test_it_finds_all_that_was_done_to_one_record(log: User) -> None:
    wanted = Wanted(subject=f"people.user {log.pk}")
    assert verbs(wanted) == ["fund.renew", "fund.receive", "people.add_staff"]


def test_the_desk_shows_it_page_by_page(log: User) -> None:
    for _row in range(60):
        audit.record("people.sign_in", log, by=audit.at_desk(log), at=LATE)
    client = Client()
    client.force_login(log)
    first = client.get("/desk/audit/?verb=people.sign_in").content.decode()
    assert first.count("<time ") == 50
    assert "?p=2&amp;verb=people.sign_in" in first
    second = client.get("/desk/audit/?verb=people.sign_in&p=2").content.decode()
    assert second.count("<time ") == AuditRow.objects.filter(verb="people.sign_in").count() - 50
