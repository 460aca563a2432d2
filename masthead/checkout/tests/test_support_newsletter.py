"""The newsletter of whoever becomes a supporter: asked for, confirmed, and never against a no."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from masthead.checkout.tests.support_cast import ADA, a_paper_with_levels, sent
from masthead.mail.consent import has_consent, say
from masthead.mail.models import Consent
from masthead.paper.models import Paper
from masthead.people import audit
from masthead.people.models import Person
from masthead.supporters.drop import drop
from masthead.supporters.models import State, Support
from masthead.supporters.step import take_step

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def paper() -> Paper:
    return a_paper_with_levels()


def test_the_newsletter_is_sent_to_nobody_who_did_not_ask(client: Client) -> None:
    sent(client, **ADA, level="friend")
    is_confirmed(Support.objects.get())
    assert not has_consent("ada@example.org", "newsletter")


def is_confirmed(support: Support) -> None:
    take_step(support, State.ACTIVE, by=audit.CLOCK, at=timezone.now())


def test_the_newsletter_is_sent_once_the_support_is_confirmed(client: Client) -> None:
    sent(client, **ADA, level="friend", newsletter="on")
    assert not has_consent("ada@example.org", "newsletter")
    is_confirmed(Support.objects.get())
    said = Consent.objects.get()
    assert (said.email, said.given, said.source) == ("ada@example.org", True, "support")
    assert said.wording


def says_no(email: str) -> None:
    say(
        email,
        purpose="newsletter",
        given=False,
        wording="No mail",
        source="link",
        by=audit.READER,
        at=timezone.now(),
    )


def test_nobody_undoes_another_s_no_by_support_that_never_comes(client: Client) -> None:
    says_no("ada@example.org")
    sent(client, **ADA, level="friend", newsletter="on")
    drop(Support.objects.get(), by=audit.CLOCK, at=timezone.now())
    assert [said.given for said in Consent.objects.all()] == [False]


def test_a_no_that_was_said_since_stays(client: Client) -> None:
    sent(client, **ADA, level="friend", newsletter="on")
    says_no("ada@example.org")
    is_confirmed(Support.objects.get())
    assert not has_consent("ada@example.org", "newsletter")


def test_a_yes_that_was_typed_with_a_former_address_is_none_of_the_kept_one(
    client: Client,
) -> None:
    kept = Person.objects.create(
        name="Ada “A.” Quill", email="quill@example.org", added_at=timezone.now()
    )
    Person.objects.create(
        name=kept.name, email=ADA["email"], added_at=timezone.now(), joined_into=kept
    )
    sent(client, **ADA, level="friend", newsletter="on")
    is_confirmed(Support.objects.get())
    assert not Consent.objects.exists()
