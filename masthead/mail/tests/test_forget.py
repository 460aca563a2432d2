"""What a letter said is forgotten after 90 days; that it was sent never is."""

import datetime as dt

import pytest

from masthead.mail.forget import forget_old
from masthead.mail.models import Enclosure, Letter, Standing
from masthead.mail.send import Attachment, send

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 6, 13, 9, 30, tzinfo=dt.UTC)
LATER = AT + dt.timedelta(days=90, seconds=1)


def write(key: str, *, at: dt.datetime = AT) -> Letter:
    file = Attachment("a.txt", "text/plain", b"a")
    return send(
        "receipt", to="jo@example.org", key=key, subject="s", text="t", attachments=[file], at=at
    )


def test_one_that_still_waits_or_is_young_keeps_its_words() -> None:
    write("receipt:1")
    young = write("receipt:2", at=AT + dt.timedelta(days=1))
    Letter.objects.filter(pk=young.pk).update(standing=Standing.SENT, sent_at=AT)
    assert forget_old(at=LATER) == 0


def test_an_old_one_is_emptied_and_its_occasion_never_told_again() -> None:
    letter = write("receipt:1")
    Letter.objects.update(standing=Standing.SENT, sent_at=AT)
    assert forget_old(at=LATER) == 1
    assert forget_old(at=LATER) == 0
    letter.refresh_from_db()
    assert (letter.to, letter.subject, letter.text, letter.html) == ("", "", "", "")
    assert not Enclosure.objects.exists()
    assert write("receipt:1", at=LATER).to == ""
    assert Letter.objects.get().sent_at == AT
