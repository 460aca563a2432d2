"""Mail is wanted by those who said so last, and what was said stays as it was said."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction

from masthead.mail.consent import NoSuchPurpose, has_consent, say, wanted
from masthead.mail.models import Consent, Purpose
from masthead.people import audit
from masthead.people.models import AuditRow

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 6, 13, 9, 30, tzinfo=dt.UTC)
JO = "jo.harker@example.org"
BOX = "Send me the newsletter each Friday"


def said(
    given: bool = True,  # noqa: FBT001, FBT002 (as short as a test wants it)
    *,
    purpose: str = Purpose.NEWSLETTER,
    wording: str = BOX,
    days: int = 0,
    email: str = JO,
) -> Consent:
    at = AT + dt.timedelta(days=days)
    return say(
        email,
        purpose=purpose,
        given=given,
        wording=wording,
        source="support",
        by=audit.READER,
        at=at,
    )


def test_it_refuses_a_purpose_that_no_mail_is_sent_for() -> None:
    with pytest.raises(NoSuchPurpose):
        said(purpose="adverts")
    assert not Consent.objects.exists()


def test_it_refuses_a_consent_to_no_words_at_all() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        said(wording="")


def test_nobody_wants_anything_until_they_say_so() -> None:
    assert not has_consent(JO, Purpose.NEWSLETTER)
    assert not has_consent("", Purpose.NEWSLETTER)
    assert wanted("") == set()


def test_a_yes_counts_for_its_purpose_alone_however_the_address_is_typed() -> None:
    said(email=" Jo.Harker@Example.org ")
    assert has_consent("jo.harker@EXAMPLE.org", Purpose.NEWSLETTER)
    assert not has_consent(JO, Purpose.APPEALS)
    assert wanted(JO) == {Purpose.NEWSLETTER}


def test_the_latest_word_counts_and_the_earlier_ones_stay() -> None:
    said()
    said(False, days=1)
    assert not has_consent(JO, Purpose.NEWSLETTER)
    said(days=2)
    assert has_consent(JO, Purpose.NEWSLETTER)
    kept = Consent.objects.of(JO).values_list("given", "wording", "source", "at__day")
    assert list(kept) == [
        (True, BOX, "support", 15),
        (False, BOX, "support", 14),
        (True, BOX, "support", 13),
    ]


def test_the_same_said_twice_is_one_word_and_other_words_are_another() -> None:
    first = said()
    assert said(days=1) == first
    assert said(wording="Send me the newsletter each day", days=2) != first
    assert said(False, days=3) == said(False, wording="Stop", days=4)
    assert Consent.objects.count() == 3


def test_the_audit_log_has_the_choice_and_no_address() -> None:
    said()
    row = AuditRow.objects.get(verb="mail.say")
    assert row.details == {"purpose": "newsletter", "given": True, "source": "support"}


@pytest.mark.parametrize("changed", ["given = NOT given", "wording = 'x'", "email = 'x@y.z'"])
def test_the_database_lets_nobody_change_what_was_said(changed: str) -> None:
    said()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE mail_consent SET {changed}")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM mail_consent")


def test_whoever_is_erased_leaves_the_choice_and_not_the_address() -> None:
    said()
    Consent.objects.of(JO).update(email="")
    assert Consent.objects.get().given
    assert not has_consent(JO, Purpose.NEWSLETTER)
