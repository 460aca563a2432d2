"""Tell what a report means for the address: dead, complained, unsubscribed, or nothing."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from masthead.mail.refusals import blames_address

if TYPE_CHECKING:
    from anymail.signals import AnymailTrackingEvent

# What a service says where django-anymail calls it a bounce and the address may work tomorrow:
# where in the body that stands, and the words of it. From each service's documents.
SOFT: dict[str, tuple[tuple[str, ...], frozenset[str]]] = {
    "Amazon SES": (("bounce", "bounceType"), frozenset({"transient", "undetermined"})),
    "Brevo": (("event",), frozenset({"soft_bounce"})),
    "MailerSend": (("data", "type"), frozenset({"soft_bounced"})),
    "Mailjet": (("hard_bounce",), frozenset({"false", "0"})),
    "Mandrill": (("event",), frozenset({"soft_bounce"})),
    "Postmark": (("Type",), frozenset({"softbounce"})),
    "Resend": (("data", "bounce", "type"), frozenset({"transient", "undetermined"})),
    "SendGrid": (("type",), frozenset({"blocked"})),
    "SparkPost": (
        ("msys", "message_event", "bounce_class"),
        frozenset({"20", "21", "22", "23", "40", "70"}),
    ),
}
UNSENT = ("bounced", "rejected", "failed")


class Meaning(enum.Enum):
    """What follows from a report."""

    NOTHING = "nothing"
    DEAD = "dead"
    COMPLAINED = "complained"
    UNSUBSCRIBED = "unsubscribed"


def judged(event: AnymailTrackingEvent, *, service: str) -> Meaning:
    """Return what a report means. `service` is its name as django-anymail spells it.

    A mailbox that is full, a server that was busy and a letter that was taken for spam say
    nothing against the address.
    """
    if event.event_type == "complained":
        return Meaning.COMPLAINED
    if event.event_type == "unsubscribed":
        return Meaning.UNSUBSCRIBED
    if event.event_type in UNSENT and _is_dead(event, service=service):
        return Meaning.DEAD
    return Meaning.NOTHING


def _is_dead(event: AnymailTrackingEvent, *, service: str) -> bool:
    if service in SOFT and _word(event.esp_event, SOFT[service][0]) in SOFT[service][1]:
        return False
    if event.reject_reason in ("bounced", "invalid"):
        return True
    if event.reject_reason is None and event.event_type == "bounced":
        return True
    return blames_address(str(event.mta_response or ""))


def _word(body: Any, path: tuple[str, ...]) -> str:
    for step in path:
        body = body.get(step) if isinstance(body, Mapping) else None
    return str(body).lower()
