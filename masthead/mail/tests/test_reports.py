"""What services of mail report is believed when it is proved, and means what it means.

The bodies are those of each service's documents. No service was asked: whether one has changed
its form since, these can't show.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from masthead.mail.consent import say, wanted
from masthead.mail.models import Purpose, Suppression
from masthead.mail.reports.reporters import REPORTERS, listened_to
from masthead.mail.suppression.lift import lift
from masthead.mail.tests.report_cast import (
    AT,
    BOUNCED,
    COMPLAINED,
    JO,
    NOBODY,
    SECRET,
    WHEN,
    reasons,
    report,
    sendgrid,
    use,
)
from masthead.people import audit

pytestmark = pytest.mark.django_db


@pytest.fixture
def listening(settings: Settings) -> Settings:
    """Listen to the services that prove themselves with the one secret of all."""
    names = "brevo,mailjet,postmark,resend,sendgrid,sparkpost"
    environment = {"MASTHEAD_MAIL_REPORTS": names, "MASTHEAD_ANYMAIL_WEBHOOK_SECRET": SECRET}
    return use(settings, environment)


def postmark(kind: str, record: str = "Bounce", details: str = NOBODY) -> dict[str, Any]:
    return {
        "RecordType": record,
        "Type": kind,
        "ID": 4323372036854775807,
        "Email": JO,
        "Details": details,
        "BouncedAt": "2026-06-13T10:30:00+01:00",
        "MessageID": "883953f4-6105-42a2-a16a-77a8eac79483",
    }


def sparkpost(kind: str, bounce_class: str) -> list[dict[str, Any]]:
    told = {
        "type": kind,
        "bounce_class": bounce_class,
        "raw_rcpt_to": JO,
        "raw_reason": "550 5.1.1 No such user",
        "timestamp": str(WHEN),
        "event_id": "92356927693813856",
    }
    return [{"msys": {"message_event": told}}]


def resend(kind: str, **more: Any) -> dict[str, Any]:
    return {"type": kind, "created_at": "2026-06-13T09:30:00.000Z", "data": {"to": [JO], **more}}


@pytest.mark.parametrize(
    ("service", "body", "expected"),
    [
        ("postmark", postmark("HardBounce"), BOUNCED),
        ("postmark", postmark("BadEmailAddress"), BOUNCED),
        ("postmark", postmark("SoftBounce"), []),
        ("postmark", postmark("Transient"), []),
        ("postmark", postmark("Blocked", details="smtp;550 5.7.1 Listed as a source of spam"), []),
        ("postmark", postmark("SpamComplaint", "SpamComplaint"), COMPLAINED),
        ("postmark", {"RecordType": "Delivery", "Recipient": JO, "Metadata": {}}, []),
        ("brevo", {"event": "hard_bounce", "email": JO, "ts_epoch": WHEN * 1000}, BOUNCED),
        ("brevo", {"event": "soft_bounce", "email": JO, "ts_epoch": WHEN * 1000}, []),
        ("brevo", {"event": "invalid_email", "email": JO, "ts_epoch": WHEN * 1000}, BOUNCED),
        ("brevo", {"event": "spam", "email": JO, "ts_epoch": WHEN * 1000}, COMPLAINED),
        ("mailjet", [{"event": "bounce", "email": JO, "time": WHEN, "hard_bounce": True}], BOUNCED),
        ("mailjet", {"event": "bounce", "email": JO, "time": WHEN, "hard_bounce": False}, []),
        ("mailjet", {"event": "spam", "email": JO, "time": WHEN, "source": "JMRPP"}, COMPLAINED),
        ("sendgrid", sendgrid("bounce", type="bounce", reason="550 5.1.1"), BOUNCED),
        ("sendgrid", sendgrid("bounce", type="blocked", reason="550 5.7.1"), []),
        ("sendgrid", sendgrid("dropped", reason="Bounced Address"), BOUNCED),
        ("sendgrid", sendgrid("spamreport"), COMPLAINED),
        ("sparkpost", sparkpost("bounce", "10"), BOUNCED),
        ("sparkpost", sparkpost("bounce", "22"), []),
        ("sparkpost", sparkpost("spam_complaint", "1"), COMPLAINED),
        (
            "resend",
            resend("email.bounced", bounce={"message": "sent a hard bounce message"}),
            BOUNCED,
        ),
        (
            "resend",
            resend("email.bounced", bounce={"message": "a bounce message", "type": "Transient"}),
            [],
        ),
        ("resend", resend("email.complained"), COMPLAINED),
    ],
)
@pytest.mark.usefixtures("listening")
def test_a_dead_address_and_a_complaint_suppress_and_a_passing_trouble_does_not(
    service: str, body: Any, expected: list[tuple[str, str]]
) -> None:
    assert report(service, body) == 200
    assert reasons() == expected


@pytest.mark.parametrize("service", sorted(REPORTERS))
def test_no_service_is_listened_to_that_is_not_set(service: str, settings: Settings) -> None:
    use(settings, {"MASTHEAD_ANYMAIL_WEBHOOK_SECRET": SECRET})
    assert report(service, postmark("HardBounce")) == 404


@pytest.mark.parametrize("service", [*sorted(REPORTERS), "nobody"])
def test_no_service_is_listened_to_that_could_prove_nothing(
    service: str, settings: Settings
) -> None:
    use(settings, {"MASTHEAD_MAIL_REPORTS": ",".join(REPORTERS), "MASTHEAD_ANYMAIL_X": "1"})
    assert report(service, postmark("HardBounce")) == 404
    assert listened_to() == []


@pytest.mark.parametrize("service", ["postmark", "brevo", "mailjet", "sendgrid", "sparkpost"])
@pytest.mark.parametrize("said", ["", "Basic cGFwZXI6d3Jvbmc=", "Bearer x", "Basic ???"])
@pytest.mark.usefixtures("listening")
def test_a_report_without_the_secret_is_refused(service: str, said: str) -> None:
    assert report(service, postmark("HardBounce"), Authorization=said) == 400
    assert reasons() == []


@pytest.mark.parametrize("service", ["postmark", "brevo", "mailjet", "sendgrid", "sparkpost"])
@pytest.mark.parametrize("body", [b"", b"{", b"[1]", b"null", b'{"Email": 3}', b"\xff"])
@pytest.mark.usefixtures("listening")
def test_a_body_that_is_no_report_suppresses_nobody(
    service: str, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    assert report(service, body) in (200, 400)
    assert reasons() == []


@pytest.mark.usefixtures("listening")
def test_the_log_gets_nothing_of_a_report_that_was_not_understood(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert report("mailjet", [{"evnt": "bounce", "email": JO}]) == 400
    assert "A report of mailjet was not understood: KeyError" in caplog.text
    assert JO not in caplog.text


@pytest.mark.usefixtures("listening")
def test_reported_twice_and_reported_again_after_it_was_lifted_it_happened_once() -> None:
    for _ in range(2):
        report("postmark", postmark("HardBounce"))
    row = Suppression.objects.get()
    assert (row.source, row.said) == ("Postmark", NOBODY)
    lift(row, why="Moved back in", by=audit.COMMAND, at=AT + dt.timedelta(days=1))
    report("postmark", postmark("HardBounce"))
    assert not Suppression.objects.standing().exists()


@pytest.mark.usefixtures("listening")
def test_a_report_of_a_time_to_come_does_not_outlive_its_lifting() -> None:
    late = postmark("HardBounce") | {"BouncedAt": "2999-01-01T00:00:00Z"}
    report("postmark", late)
    after = dt.datetime.now(dt.UTC) + dt.timedelta(minutes=1)
    lift(Suppression.objects.get(), why="Works", by=audit.COMMAND, at=after)
    report("postmark", late)
    assert not Suppression.objects.standing().exists()


@pytest.mark.usefixtures("listening")
def test_whoever_unsubscribes_at_the_service_is_sent_nothing_that_was_wanted() -> None:
    for purpose in (Purpose.NEWSLETTER, Purpose.EVENTS):
        say(JO, purpose=purpose, given=True, wording="Yes", source="t", by=audit.READER, at=AT)
    assert report("sendgrid", sendgrid("unsubscribe")) == 200
    assert (wanted(JO), reasons()) == (set(), [])
