"""Hear what a service of mail reports of one letter, and do what follows."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _

from masthead.mail.consent import say, wanted
from masthead.mail.models import Reason
from masthead.mail.reports.judge import Meaning, judged
from masthead.mail.suppression.suppress import suppress
from masthead.people import audit

if TYPE_CHECKING:
    from anymail.signals import AnymailTrackingEvent

REASONS = {Meaning.DEAD: Reason.BOUNCED, Meaning.COMPLAINED: Reason.COMPLAINED}


def on_report(*, event: AnymailTrackingEvent, esp_name: str, **_more: Any) -> None:
    """Hear a report as it comes (a receiver of django-anymail's `tracking`, its only way)."""
    hear(event, service=esp_name, at=timezone.now())


def hear(event: AnymailTrackingEvent, *, service: str, at: dt.datetime) -> None:
    """Suppress an address that is dead or complained; end all mail where it unsubscribed.

    Safe to run twice, and in any order: what was reported before somebody lifted it changes
    nothing. A report that names no address is left alone.
    """
    email = str(event.recipient or "").strip()
    meaning = judged(event, service=service)
    if not _is_address(email) or meaning == Meaning.NOTHING:
        return
    if meaning == Meaning.UNSUBSCRIBED:
        _end_all(email, service=service, at=at)
        return
    suppress(
        email,
        reason=REASONS[meaning],
        said=str(event.mta_response or event.description or ""),
        source=service,
        happened_at=_happened(event, at=at),
        by=audit.GATEWAY,
        at=at,
    )


def _happened(event: AnymailTrackingEvent, *, at: dt.datetime) -> dt.datetime:
    """Return when it happened, in UTC where the service doesn't say; never after now."""
    told: dt.datetime = event.timestamp or at
    return min(told if told.tzinfo else told.replace(tzinfo=dt.UTC), at)


def _end_all(email: str, *, service: str, at: dt.datetime) -> None:
    for purpose in sorted(wanted(email)):
        say(
            email,
            purpose=purpose,
            given=False,
            wording=_("Unsubscribed by {service}").format(service=service),
            source="service",
            by=audit.GATEWAY,
            at=at,
        )


def _is_address(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return True
