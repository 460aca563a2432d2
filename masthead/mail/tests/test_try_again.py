"""Somebody at the desk sends a letter once more."""

import datetime as dt

import pytest

from masthead.mail.models import Letter, Standing
from masthead.mail.send import send
from masthead.mail.try_again import NotToBeTriedAgain, try_again
from masthead.people import audit
from masthead.people.models import AuditRow

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 6, 13, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def letter(db: None) -> Letter:
    return send("receipt", to="jo@example.org", key="r:1", subject="s", text="t", at=AT)


@pytest.mark.parametrize("standing", [Standing.SENT, Standing.SENDING])
def test_it_refuses_one_that_was_sent_or_is_on_its_way(letter: Letter, standing: Standing) -> None:
    sent_at = AT if standing == Standing.SENT else None
    Letter.objects.update(standing=standing, sent_at=sent_at)
    with pytest.raises(NotToBeTriedAgain):
        try_again(letter, by=audit.COMMAND, at=AT)


def test_it_refuses_one_that_is_forgotten(letter: Letter) -> None:
    Letter.objects.update(standing=Standing.FAILED, to="")
    with pytest.raises(NotToBeTriedAgain):
        try_again(letter, by=audit.COMMAND, at=AT)


@pytest.mark.parametrize("standing", [Standing.FAILED, Standing.DOUBTFUL, Standing.WAITING])
def test_it_waits_anew_and_who_said_so_is_kept(letter: Letter, standing: Standing) -> None:
    Letter.objects.update(standing=standing, tries=20, claimed_at=AT)
    letter.refresh_from_db()
    try_again(letter, by=audit.COMMAND, at=AT)
    letter.refresh_from_db()
    assert (letter.standing, letter.tries, letter.claimed_at) == (Standing.WAITING, 0, None)
    row = AuditRow.objects.get(verb="mail.try_again")
    assert (row.subject_id, row.details) == (str(letter.pk), {"was": standing})
