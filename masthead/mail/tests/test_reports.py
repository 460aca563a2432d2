"""What services of mail report is believed when it is proved, and means what it means.

The bodies are those of each service's documents, signed as those say and as django-anymail
checks it. No service was asked: whether one has changed its form since, these can't show.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import hmac
import json
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from django.test import Client
from pytest_django.fixtures import Settings

from masthead.lib.mail_url import mail_settings
from masthead.mail.consent import say, wanted
from masthead.mail.models import Purpose, Reason, Suppression
from masthead.mail.reports.reporters import REPORTERS, listened_to
from masthead.mail.suppression.lift import lift
from masthead.people import audit

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 6, 13, 9, 30, tzinfo=dt.UTC)
JO = "jo.harker@example.org"
SECRET = "paper:a-long-word"
BASIC = "Basic " + base64.b64encode(SECRET.encode()).decode()
WHEN = int(AT.timestamp())
NOBODY = "smtp;550 5.1.1 The address does not exist"


@pytest.fixture
def listening(settings: Settings) -> Settings:
    """Listen to the services that prove themselves with the one secret of all."""
    names = "brevo,mailjet,postmark,resend,sendgrid,sparkpost"
    environment = {"MASTHEAD_MAIL_REPORTS": names, "MASTHEAD_ANYMAIL_WEBHOOK_SECRET": SECRET}
    return use(settings, environment)


def use(settings: Settings, environment: dict[str, str]) -> Settings:
    for name, value in mail_settings(environment, practice=False).items():
        setattr(settings, name, value)
    return settings


def report(service: str, body: Any, **headers: str) -> int:
    """Post a body as a service does, and return the status of the answer."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = headers or {"Authorization": BASIC}
    client = Client(enforce_csrf_checks=True, headers=headers)
    kind = headers.pop("Content-Type", "application/json")
    answer = client.post(f"/webhooks/mail/{service}/", content, content_type=kind)
    assert not answer.cookies
    return answer.status_code


def reasons() -> list[tuple[str, str]]:
    return list(Suppression.objects.order_by("pk").values_list("email", "reason"))


BOUNCED, COMPLAINED = [(JO, Reason.BOUNCED)], [(JO, Reason.COMPLAINED)]


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


def sendgrid(kind: str, **more: str) -> list[dict[str, Any]]:
    return [{"event": kind, "email": JO, "timestamp": WHEN, "sg_event_id": "x", **more}]


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


def mailgun(key: str, severity: str = "permanent") -> dict[str, Any]:
    token, stamp = "d7be7c1b3f5f4a6a9f2f", str(WHEN)
    signature = hmac.new(key.encode(), f"{stamp}{token}".encode(), hashlib.sha256).hexdigest()
    return {
        "signature": {"token": token, "timestamp": stamp, "signature": signature},
        "event-data": {
            "event": "failed",
            "severity": severity,
            "reason": "bounce",
            "recipient": JO,
            "timestamp": WHEN,
            "delivery-status": {"code": 550, "message": "5.1.1 No such user"},
        },
    }


def test_mailgun_signs_with_its_key(settings: Settings) -> None:
    use(
        settings,
        {
            "MASTHEAD_ANYMAIL_BACKEND": "mailgun",
            "MASTHEAD_ANYMAIL_MAILGUN_WEBHOOK_SIGNING_KEY": "key-1",
        },
    )
    assert listened_to() == ["mailgun"]
    assert report("mailgun", mailgun("another"), X="1") == 400
    assert report("mailgun", {"event-data": {}}, X="1") == 400
    assert reasons() == []
    assert report("mailgun", mailgun("key-1", "temporary"), X="1") == 200
    assert reasons() == []
    assert report("mailgun", mailgun("key-1"), X="1") == 200
    assert reasons() == BOUNCED


def test_mailersend_signs_the_body(settings: Settings) -> None:
    use(
        settings,
        {
            "MASTHEAD_MAIL_REPORTS": "mailersend",
            "MASTHEAD_ANYMAIL_MAILERSEND_SIGNING_SECRET": "word",
        },
    )
    told = {"recipient": {"email": JO}, "message": {"id": "1"}}
    data = {"type": "hard_bounced", "created_at": "2026-06-13T09:30:00Z", "email": told}
    body = json.dumps({"type": "activity.hard_bounced", "data": data}).encode()
    signed = hmac.new(b"word", body, hashlib.sha256).hexdigest()
    assert report("mailersend", body + b" ", Signature=signed) == 400
    assert report("mailersend", body, Signature=signed) == 200
    assert reasons() == BOUNCED


def test_mailtrap_signs_the_body(settings: Settings) -> None:
    use(
        settings,
        {"MASTHEAD_MAIL_REPORTS": "mailtrap", "MASTHEAD_ANYMAIL_MAILTRAP_TRACKING_SECRET": "word"},
    )
    event = {"event": "spam", "email": JO, "timestamp": WHEN, "event_id": "1", "message_id": "2"}
    body = json.dumps({"events": [event]}).encode()
    signed = hmac.new(b"word", body, hashlib.sha256).hexdigest()
    assert report("mailtrap", body, **{"Mailtrap-Signature": signed[::-1]}) == 400
    assert report("mailtrap", body, **{"Mailtrap-Signature": signed}) == 200
    assert reasons() == COMPLAINED


def test_mandrill_signs_the_address_and_the_form(settings: Settings) -> None:
    url = "https://ferrybell.example/webhooks/mail/mandrill/"
    use(
        settings,
        {
            "MASTHEAD_MAIL_REPORTS": "mandrill",
            "MASTHEAD_ANYMAIL_MANDRILL_WEBHOOK_KEY": "word",
            "MASTHEAD_ANYMAIL_MANDRILL_WEBHOOK_URL": url,
        },
    )
    kinds = ("soft_bounce", "hard_bounce")
    events = json.dumps([{"event": k, "ts": WHEN, "msg": {"email": JO}} for k in kinds])
    signed = hmac.new(b"word", f"{url}mandrill_events{events}".encode(), hashlib.sha1).digest()
    client = Client(headers={"X-Mandrill-Signature": base64.b64encode(signed).decode()})
    path = "/webhooks/mail/mandrill/"
    assert client.head(path).status_code == 200
    assert client.post(path, {"mandrill_events": events + " "}).status_code == 400
    assert client.post(path, {"mandrill_events": events}).status_code == 200
    assert reasons() == BOUNCED


def _public(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> str:
    pem = key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return "".join(pem.decode().splitlines()[1:-1])


def test_postal_signs_with_its_own_key(settings: Settings) -> None:
    key = rsa.generate_private_key(65537, 2048)
    use(
        settings,
        {
            "MASTHEAD_MAIL_REPORTS": "postal",
            "MASTHEAD_ANYMAIL_POSTAL_WEBHOOK_KEY": _public(key),
        },
    )
    message = {"id": 1, "to": JO}
    payload = {"status": "HardFail", "message": message, "output": "550 5.1.1 No such user"}
    body = json.dumps({"event": "MessageDeliveryFailed", "timestamp": WHEN, "payload": payload})
    signed = base64.b64encode(key.sign(body.encode(), padding.PKCS1v15(), hashes.SHA1()))
    headers = {"X-Postal-Signature": signed.decode()}
    assert report("postal", body.encode() + b" ", **headers) == 400
    assert report("postal", body.encode(), **headers) == 200
    assert reasons() == BOUNCED


def test_sendgrid_may_sign_instead_of_the_secret(settings: Settings) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    use(
        settings,
        {
            "MASTHEAD_MAIL_REPORTS": "sendgrid",
            "MASTHEAD_ANYMAIL_SENDGRID_TRACKING_WEBHOOK_VERIFICATION_KEY": _public(key),
        },
    )
    body = json.dumps(sendgrid("spamreport")).encode()
    signed = key.sign(str(WHEN).encode() + body, ec.ECDSA(hashes.SHA256()))
    headers = {
        "X-Twilio-Email-Event-Webhook-Signature": base64.b64encode(signed).decode(),
        "X-Twilio-Email-Event-Webhook-Timestamp": str(WHEN),
    }
    assert report("sendgrid", body + b" ", **headers) == 400
    assert report("sendgrid", body, **headers) == 200
    assert reasons() == COMPLAINED


def test_unisender_signs_with_the_key_in_the_body(settings: Settings) -> None:
    use(
        settings,
        {
            "MASTHEAD_MAIL_REPORTS": "unisender_go",
            "MASTHEAD_ANYMAIL_UNISENDER_GO_API_KEY": "word",
        },
    )
    event = {
        "event_name": "transactional_email_status",
        "event_data": {
            "email": JO,
            "status": "hard_bounced",
            "event_time": "2026-06-13 09:30:00",
            "delivery_info": {"delivery_status": "err_user_unknown"},
        },
    }
    told = {"auth": "word", "events_by_user": [{"user_id": 1, "events": [event]}]}
    auth = hashlib.md5(json.dumps(told).encode()).hexdigest()
    body = json.dumps(told | {"auth": auth}).encode()
    assert report("unisender_go", body.replace(b"example", b"exemple"), X="1") == 400
    assert report("unisender_go", body, X="1") == 200
    assert reasons() == BOUNCED
