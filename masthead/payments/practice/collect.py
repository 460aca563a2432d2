"""Collect on the practice gateway's subscriptions, on their days."""

import datetime as dt
import secrets

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from masthead.payments import due_days
from masthead.payments.contract import Kind
from masthead.payments.models import PracticeSession, PracticeSubscription, Way
from masthead.payments.practice.send import tell

AT_ONCE = 500
# A bank takes days over a direct debit, the practice gateway a minute.
BANK_TAKES = dt.timedelta(minutes=1)
Status = PracticeSession.Status


def collect_due(*, at: dt.datetime) -> None:
    """Collect on each subscription whose day has come, once a day that was due.

    Run by the clock in a practice paper. Safe to run again: each moves its next day on in the
    transaction that collects.
    """
    due = PracticeSubscription.objects.filter(
        status=PracticeSubscription.Status.ACTIVE, next_on__lte=timezone.localdate(at)
    )
    for key in due.order_by("next_on").values_list("pk", flat=True)[:AT_ONCE]:
        with transaction.atomic():
            found = due.select_for_update().filter(pk=key).first()
            if found:
                collect_next(found, at=at)


def collect_next(found: PracticeSubscription, *, at: dt.datetime) -> PracticeSession | None:
    """Collect what is due next on a locked subscription, and move its next day on.

    Returns None where nothing is to come. A card pays or refuses at once; the bank's word on a
    direct debit comes later.
    """
    if found.next_on is None:
        return None
    due_on = found.next_on
    found.fails = found.fails or found.fails_next
    found.fails_next = False
    found.next_on = due_days.months_later(due_on, found.every_months)
    found.changed_at = at
    found.save()
    session = PracticeSession.objects.create(
        id=f"ps_{secrets.token_hex(16)}",
        idempotency_key=f"{found.pk}:{due_on.isoformat()}",
        payment_key="",
        reference="",
        amount_minor=found.amount_minor,
        currency=found.currency,
        return_url=found.return_url,
        subscription=found,
        due_on=due_on,
        status=_first_word(found, due_on),
        made_at=at,
        occurred_at=at,
        changed_at=at,
    )
    _said(session, at=at)
    return session


def _first_word(found: PracticeSubscription, due_on: dt.date) -> Status:
    if found.way == Way.DIRECT_DEBIT:
        return Status.PENDING
    expired = found.expires_on is not None and found.expires_on < due_on
    return Status.DECLINED if found.fails or expired else Status.PAID


def take_again(session: PracticeSession, *, at: dt.datetime) -> None:
    """Collect once more what was refused, inside the caller's transaction."""
    found = session.subscription
    is_debit = found is not None and found.way == Way.DIRECT_DEBIT
    session.status = Status.PENDING if is_debit else Status.PAID
    session.occurred_at = session.changed_at = at
    session.save(update_fields=["status", "occurred_at", "changed_at"])
    _said(session, at=at)


def _said(session: PracticeSession, *, at: dt.datetime) -> None:
    tell(Kind.PAYMENT, session.pk, what=f"payment.{session.status}", at=at)
    if session.status == Status.PENDING:
        bank_answers.using(run_after=at + BANK_TAKES).enqueue(session.pk)


@task()
def bank_answers(session_id: str) -> None:
    """Say how a direct debit ended. Safe to run twice: it is pending only once."""
    at = timezone.now()
    with transaction.atomic():
        pending = PracticeSession.objects.select_related("subscription")
        session = pending.filter(pk=session_id, status=Status.PENDING).first()
        if session is None:
            return
        refused = session.subscription is not None and session.subscription.fails
        session.status = Status.DECLINED if refused else Status.PAID
        session.occurred_at = session.changed_at = at
        session.save(update_fields=["status", "occurred_at", "changed_at"])
        tell(Kind.PAYMENT, session.pk, what=f"payment.{session.status}", at=at)
