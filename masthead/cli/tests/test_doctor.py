"""The doctor says which letters don't leave the house, and why."""

import datetime as dt

import pytest
from django.utils import timezone
from pytest_django import Settings

from masthead.cli import doctor
from masthead.lib.mail_url import NOWHERE
from masthead.mail.models import Letter
from masthead.mail.send import send

pytestmark = pytest.mark.django_db


def write(key: str, *, hours_ago: int) -> Letter:
    at = timezone.now() - dt.timedelta(hours=hours_ago)
    return send("receipt", to="jo@example.org", key=key, subject="s", text="t", at=at)


def test_letters_that_wait_for_a_server_of_mail_are_counted(settings: Settings) -> None:
    settings.EMAIL_BACKEND = NOWHERE
    assert doctor._mail() == []
    for key in ("r:1", "r:2"):
        write(key, hours_ago=0)
    assert doctor._mail() == ["no server of mail is set (MASTHEAD_MAIL_URL); letters waiting: 2"]


def test_letters_that_are_late_are_told_with_the_reason() -> None:
    write("r:1", hours_ago=0)
    assert doctor._mail() == []
    write("r:2", hours_ago=2)
    Letter.objects.filter(key="r:2").update(why="ConnectionRefusedError: no")
    assert doctor._mail() == [
        "letters waiting for more than an hour: 1 (ConnectionRefusedError: no)"
    ]
