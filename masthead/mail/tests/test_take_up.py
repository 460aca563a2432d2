"""The clock takes up letters that are due, and names those of which nothing was heard."""

import datetime as dt

import pytest
from django.test import TestCase
from pytest_django.fixtures import Settings

from masthead.lib.mail_url import NOWHERE
from masthead.mail.models import Letter, Standing
from masthead.mail.send import send
from masthead.mail.take_up import take_up

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 6, 13, 9, 30, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def letter(db: None) -> Letter:
    return send("receipt", to="jo@example.org", key="r:1", subject="s", text="t", at=AT)


def test_with_nothing_set_letters_are_left(letter: Letter, settings: Settings) -> None:
    settings.EMAIL_BACKEND = NOWHERE
    assert take_up(at=AT + 60 * MINUTE) == 0


def test_a_new_letter_is_left_to_the_queue_for_ten_minutes(letter: Letter) -> None:
    assert take_up(at=AT + 9 * MINUTE) == 0


def test_a_due_letter_is_put_on_the_queue_once(letter: Letter) -> None:
    with TestCase.captureOnCommitCallbacks() as put:
        assert take_up(at=AT + 10 * MINUTE) == 1
        assert take_up(at=AT + 10 * MINUTE) == 0
    assert len(put) == 1


def test_one_claimed_and_never_heard_of_is_doubtful_and_left(letter: Letter) -> None:
    """The process that held it died: it may have arrived, so a person decides."""
    Letter.objects.update(standing=Standing.SENDING, claimed_at=AT)
    take_up(at=AT + 10 * MINUTE)
    assert Letter.objects.get().standing == Standing.SENDING
    assert take_up(at=AT + 11 * MINUTE) == 0
    letter.refresh_from_db()
    assert (letter.standing, "may have arrived" in letter.why) == (Standing.DOUBTFUL, True)
