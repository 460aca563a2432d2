"""A sign-in link signs one person in, once, within a day."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from masthead.people import audit, roles
from masthead.people.models import AuditRow, SignInLink, User
from masthead.people.signin import LinkNotValid, make_link, use_link
from masthead.people.staff import add_staff

NOON = dt.datetime(2026, 6, 13, 12, tzinfo=dt.UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> User:
    return add_staff("ada@example.org", role=roles.find("sub"), by=audit.COMMAND, at=NOON)


def test_it_refuses_a_link_that_never_was_one() -> None:
    with pytest.raises(LinkNotValid):
        use_link("guessed", at=NOON)


def test_it_refuses_a_link_used_twice(ada: User) -> None:
    secret = make_link(ada, by=audit.COMMAND, at=NOON)
    assert use_link(secret, at=NOON) == ada
    with pytest.raises(LinkNotValid):
        use_link(secret, at=NOON)


def test_it_refuses_a_link_a_day_old(ada: User) -> None:
    secret = make_link(ada, by=audit.COMMAND, at=NOON)
    with pytest.raises(LinkNotValid):
        use_link(secret, at=NOON + dt.timedelta(days=1))


def test_it_refuses_somebody_who_was_let_go(ada: User) -> None:
    secret = make_link(ada, by=audit.COMMAND, at=NOON)
    User.objects.update(is_active=False)
    with pytest.raises(LinkNotValid):
        use_link(secret, at=NOON)


def test_the_secret_itself_is_kept_nowhere(ada: User) -> None:
    secret = make_link(ada, by=audit.COMMAND, at=NOON)
    assert secret not in str(SignInLink.objects.values())
    assert secret not in str(AuditRow.objects.values())


def test_looking_at_it_uses_nothing_up_and_signs_nobody_in(ada: User, client: Client) -> None:
    """Programs that guard letter-boxes follow every link."""
    secret = make_link(ada, by=audit.COMMAND, at=timezone.now())
    for _look in range(3):
        assert client.get(f"/desk/sign-in/{secret}/").status_code == 200
    assert client.head(f"/desk/sign-in/{secret}/").status_code == 405
    assert "_auth_user_id" not in client.session
    assert client.post(f"/desk/sign-in/{secret}/").status_code == 302


def test_its_button_opens_the_desk_once(ada: User, client: Client) -> None:
    secret = make_link(ada, by=audit.COMMAND, at=timezone.now())
    answer = client.post(f"/desk/sign-in/{secret}/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/desk/")
    for again in (Client().get, Client().post):
        refused = again(f"/desk/sign-in/{secret}/")
        assert refused.status_code == 403
        assert "sessionid" not in refused.cookies


@pytest.mark.parametrize(
    "change", ["UPDATE people_auditrow SET verb = 'x'", "DELETE FROM people_auditrow"]
)
def test_the_audit_log_only_grows(ada: User, change: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
