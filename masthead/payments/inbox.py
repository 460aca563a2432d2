"""Keep what gateways send, before anything is made of it."""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence

from django.db.models import F

from masthead.payments.contract import Notice
from masthead.payments.models import InboxRow

_FIRST_WAIT = dt.timedelta(minutes=1)
_LONGEST_WAIT = dt.timedelta(hours=6)


def keep(
    provider: str,
    notices: Sequence[Notice],
    *,
    headers: Mapping[str, str],
    body: bytes,
    at: dt.datetime,
) -> InboxRow:
    """Keep a verified body and return its row: the row there is, if the body came before."""
    row, _ = InboxRow.objects.get_or_create(
        provider=provider,
        digest=hashlib.sha256(body).hexdigest(),
        defaults={
            "headers": _worth_keeping(headers),
            "body": body,
            "notices": [[notice.kind, notice.remote_id] for notice in notices],
            "received_at": at,
            "try_at": at + _FIRST_WAIT,
        },
    )
    return row


def _worth_keeping(headers: Mapping[str, str]) -> dict[str, str]:
    return {
        name: value
        for name, value in headers.items()
        if name.lower() in ("content-type", "user-agent") or "signature" in name.lower()
    }


def mark_handled(row: InboxRow, *, at: dt.datetime) -> None:
    """Say that all that follows from a body has been done."""
    InboxRow.objects.filter(pk=row.pk).update(handled_at=at, why="")


def postpone(row: InboxRow, *, why: str, at: dt.datetime) -> None:
    """Say why nothing could be made of a body yet; it is tried again, ever less often."""
    wait = min(_FIRST_WAIT * 2 ** min(row.tries, 10), _LONGEST_WAIT)
    InboxRow.objects.filter(pk=row.pk, handled_at=None).update(
        tries=F("tries") + 1, try_at=at + wait, why=why[:300]
    )
