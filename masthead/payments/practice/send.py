"""Send the practice gateway's notices, from the task worker, over HTTP."""

import datetime as dt
import json
import secrets

import requests
from django.conf import settings
from django.utils import timezone
from django_tasks import task

from masthead.payments.contract import Kind
from masthead.payments.practice import signing

# Each notice goes out at once, a second time, and once more when nobody waits for it.
SENDS = (dt.timedelta(0), dt.timedelta(seconds=2), dt.timedelta(seconds=45))
TRIES = 9


class NoticeUndelivered(Exception):
    """The paper took no notice, however often it was sent."""


def tell(kind: Kind, remote_id: str, *, what: str, at: dt.datetime) -> None:
    """Queue the notice that something happened, with its duplicate and its late one.

    Part of the caller's transaction: what is not done is not told.
    """
    event = {
        "id": f"evt_{secrets.token_hex(12)}",
        "type": what,
        "kind": kind,
        "object": remote_id,
        "created": int(at.timestamp()),
    }
    for wait in SENDS:
        send_notice.using(run_after=at + wait).enqueue(json.dumps(event), 1)


@task()
def send_notice(body: str, attempt: int) -> None:
    """Send one notice, signed now; when it is not taken, queue it again, ever later.

    Safe to run twice: the paper takes a second notice as it takes a duplicate.
    """
    now = timezone.now()
    if _deliver(body.encode(), at=now):
        return
    if attempt == TRIES:
        raise NoticeUndelivered(f"Not taken in {TRIES} tries: {body}")
    send_notice.using(run_after=now + dt.timedelta(seconds=2**attempt)).enqueue(body, attempt + 1)


def _deliver(body: bytes, *, at: dt.datetime) -> bool:
    headers = {"Content-Type": "application/json", signing.HEADER: signing.sign(body, at=at)}
    with requests.Session() as session:
        session.trust_env = False
        try:
            answer = session.post(
                f"{settings.LOCAL_URL}/webhooks/practice/",
                data=body,
                headers=headers,
                timeout=10,
                allow_redirects=False,
            )
        except requests.RequestException:
            return False
    return answer.ok
