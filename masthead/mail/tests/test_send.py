"""A letter is written down once, with what it is about, and then sent once."""

import datetime as dt

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from masthead.mail.models import Letter
from masthead.mail.send import Attachment, NotAnAddress, send
from tests.database import Database

AT = dt.datetime(2026, 6, 13, 9, 30, tzinfo=dt.UTC)
JO = "jo.harker@example.org"


def write(key: str = "receipt:1", *, to: str = JO) -> Letter:
    return send(
        "receipt",
        to=to,
        key=key,
        subject="Your gift\nBcc: all@example.org",
        text="Thank you for £10.",
        html="<p>Thank you for £10.</p>",
        attachments=[Attachment("receipt.txt", "text/plain", b"GBP 10")],
        at=AT,
    )


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["", "jo", "jo@", "jo@example.org, al@example.org", "a@b\nc@d.e"])
def test_it_refuses_what_is_no_address(typed: str) -> None:
    with pytest.raises(NotAnAddress):
        write(to=typed)
    assert not Letter.objects.exists()


@pytest.mark.django_db
def test_the_same_key_told_twice_is_one_letter() -> None:
    assert write() == write()
    assert Letter.objects.count() == 1
    assert Letter.objects.get().enclosures.count() == 1


def test_what_is_not_committed_is_not_sent(committed_db: Database) -> None:
    class ChangedMyMind(Exception):
        pass

    def write_and_change_my_mind() -> None:
        with transaction.atomic():
            write()
            raise ChangedMyMind

    with pytest.raises(ChangedMyMind):
        write_and_change_my_mind()
    assert not Letter.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_a_committed_letter_is_on_the_task_queue(committed_db: Database) -> None:
    letter = write()
    assert DBTaskResult.objects.get().args_kwargs["args"] == [str(letter.pk)]
