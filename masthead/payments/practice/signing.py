"""Sign the practice gateway's notices, and look at signatures, as real gateways do."""

import datetime as dt
import hashlib
import hmac
import json
from collections.abc import Mapping

from django.utils.crypto import salted_hmac

from masthead.payments.contract import Kind, Notice, WebhookRefused

HEADER = "Practice-Signature"
GOOD_FOR = dt.timedelta(minutes=5)


def sign(body: bytes, *, at: dt.datetime) -> str:
    """Return the header that signs a body at a moment: `t=1781343000,v1=9f86…`."""
    stamp = int(at.timestamp())
    return f"t={stamp},v1={_digest(body, stamp)}"


def verify(headers: Mapping[str, str], body: bytes, *, at: dt.datetime) -> list[Notice]:
    """Return the notices of a signed body. Raises WebhookRefused for a wrong or an old one."""
    signature = next(
        (value for name, value in headers.items() if name.lower() == HEADER.lower()), ""
    )
    parts = dict(part.partition("=")[::2] for part in signature.split(","))
    stamp = parts.get("t", "")
    if not (stamp.isascii() and stamp.isdecimal() and len(stamp) < 12):
        raise WebhookRefused("The notice is not signed")
    if not hmac.compare_digest(_digest(body, int(stamp)), parts.get("v1", "").strip()):
        raise WebhookRefused("The signature does not fit the body")
    if abs(at.timestamp() - int(stamp)) > GOOD_FOR.total_seconds():
        raise WebhookRefused("The signature is too old")
    return _read(body)


def _read(body: bytes) -> list[Notice]:
    try:
        event = json.loads(body)
        return [Notice(kind=Kind(event["kind"]), remote_id=str(event["object"]))]
    except (ValueError, KeyError, TypeError) as error:
        raise WebhookRefused("The body can’t be read") from error


def _digest(body: bytes, stamp: int) -> str:
    key = salted_hmac("masthead.payments.practice", "webhooks", algorithm="sha256").digest()
    return hmac.new(key, f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
