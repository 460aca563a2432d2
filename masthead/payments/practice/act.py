"""Do what the payer chose on the practice gateway's page."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from masthead.payments.contract import Kind
from masthead.payments.models import PracticeSession
from masthead.payments.practice.send import tell

Status = PracticeSession.Status
CHOICES = {
    "pay": Status.PAID,
    "decline": Status.DECLINED,
    "cancel": Status.CANCELLED,
    "later": Status.PENDING,
}
LATER = dt.timedelta(minutes=1)


class NoSuchChoice(ValueError):
    """The page offers no such button."""


def act(session: PracticeSession, *, choice: str, at: dt.datetime) -> None:
    """Move an open session to where the payer's choice leads, and send notice of it.

    A second choice, or the same again, changes nothing. Raises NoSuchChoice.
    """
    if choice not in CHOICES:
        raise NoSuchChoice(f"There is no button “{choice}”")
    with transaction.atomic():
        moved = _move(session.pk, Status.OPEN, CHOICES[choice], at)
        if moved and CHOICES[choice] == Status.PENDING:
            confirm.using(run_after=at + LATER).enqueue(session.pk)


@task()
def confirm(session_id: str) -> None:
    """Confirm what was to be paid later. Safe to run twice: it is pending only once."""
    with transaction.atomic():
        _move(session_id, Status.PENDING, Status.PAID, timezone.now())


def _move(session_id: str, before: str, after: str, at: dt.datetime) -> bool:
    found = PracticeSession.objects.filter(pk=session_id, status=before)
    moved = found.update(status=after, occurred_at=at, changed_at=at) == 1
    if moved:
        tell(Kind.PAYMENT, session_id, what=f"session.{after}", at=at)
    return moved
