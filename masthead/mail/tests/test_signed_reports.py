"""A report that is signed as its service documents is believed, and one that isn't is not.

The signatures are made here as each service's documents say, and checked by django-anymail. No
service was asked: whether one has changed its ways since, these can't show.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from django.test import Client
from pytest_django.fixtures import Settings

from masthead.mail.reports.reporters import listened_to
from masthead.mail.tests.report_cast import (
    BOUNCED,
    COMPLAINED,
    JO,
    WHEN,
    reasons,
    report,
    sendgrid,
    use,
)

pytestmark = pytest.mark.django_db


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
