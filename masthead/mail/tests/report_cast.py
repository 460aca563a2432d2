"""Reports of services of mail: how they are posted, and what came of them."""

from __future__ import annotations

import base64
import datetime as dt
import json
from typing import Any

from django.test import Client
from pytest_django.fixtures import Settings

from masthead.lib.mail_url import mail_settings
from masthead.mail.models import Reason, Suppression

AT = dt.datetime(2026, 6, 13, 9, 30, tzinfo=dt.UTC)
JO = "jo.harker@example.org"
SECRET = "paper:a-long-word"
BASIC = "Basic " + base64.b64encode(SECRET.encode()).decode()
WHEN = int(AT.timestamp())
NOBODY = "smtp;550 5.1.1 The address does not exist"


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


def sendgrid(kind: str, **more: str) -> list[dict[str, Any]]:
    return [{"event": kind, "email": JO, "timestamp": WHEN, "sg_event_id": "x", **more}]
