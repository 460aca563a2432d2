"""The practice gateway, behind the contract that every gateway fulfils."""

import datetime as dt
import secrets
from collections.abc import Mapping
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from masthead.payments.contract import (
    GatewayRefused,
    Kind,
    Notice,
    RefundStatus,
    RemoteMandate,
    RemoteRefund,
    RemoteState,
    RemoteStatus,
    RemoteSubscription,
    Started,
    UnknownObject,
)
from masthead.payments.models import (
    Payment,
    PracticeRefund,
    PracticeSession,
    PracticeSubscription,
    Refund,
)
from masthead.payments.practice import signing, stands
from masthead.payments.practice.recurring import Recurring
from masthead.payments.practice.refunds import give_back

OPEN_FOR = dt.timedelta(days=1)
_STATUS = {
    "open": RemoteStatus.OPEN,
    "pending": RemoteStatus.PENDING,
    "paid": RemoteStatus.CONFIRMED,
    "declined": RemoteStatus.FAILED,
    "cancelled": RemoteStatus.CANCELLED,
    "expired": RemoteStatus.EXPIRED,
}


class PracticeGateway(Recurring):
    """Takes practice cards, and direct debits again and again. It reads its own clock."""

    name = "practice"
    ways = ("card",)
    currencies = ()

    @property
    def origins(self) -> tuple[str, ...]:
        """Return where its page stands, a place of its own when one is set."""
        parts = urlsplit(settings.PRACTICE_GATEWAY_URL)
        return (f"{parts.scheme}://{parts.netloc}",)

    def start(self, payment: Payment, *, return_url: str) -> Started:
        """Open a session, or find the one that this payment has, and give its page's address."""
        at = timezone.now()
        session, _ = PracticeSession.objects.get_or_create(
            idempotency_key=str(payment.pk),
            defaults={
                "id": f"ps_{secrets.token_hex(16)}",
                "payment_key": str(payment.pk),
                "reference": payment.reference,
                "amount_minor": payment.amount_minor,
                "currency": payment.currency,
                "return_url": return_url,
                "made_at": at,
                "occurred_at": at,
                "changed_at": at,
            },
        )
        page = reverse("practice_page", args=[session.pk])
        return Started(remote_id=session.pk, address=settings.PRACTICE_GATEWAY_URL + page)

    def verify_webhook(
        self, headers: Mapping[str, str], body: bytes, *, at: dt.datetime
    ) -> list[Notice]:
        """Return what a signed body is about. Raises WebhookRefused."""
        return signing.verify(headers, body, at=at)

    def fetch(self, kind: Kind, remote_id: str) -> RemoteState | RemoteSubscription:
        """Return a session as it stands, found by its own id or a refund's, or a subscription."""
        if kind is Kind.SUBSCRIPTION:
            return _regular(remote_id)
        found = PracticeSession.objects.select_related("subscription").prefetch_related("refunds")
        if kind is Kind.REFUND:
            session = found.filter(refunds=remote_id).first()
        else:
            session = found.filter(pk=remote_id).first() if kind is Kind.PAYMENT else None
        if session is None:
            raise UnknownObject(f"The practice gateway has no {kind} {remote_id}")
        return _state(session)

    def refund(self, refund: Refund) -> RemoteRefund:
        """Give money back, once for each row of ours."""
        session_id = refund.payment.remote_id or ""
        if not PracticeSession.objects.filter(pk=session_id).exists():
            raise GatewayRefused("The practice gateway has no such payment")
        made = give_back(session_id, refund.amount_minor, key=refund.key, at=timezone.now())
        return _refund(made)

    def cancel_mandate(self, remote_id: str, *, key: str) -> RemoteMandate:
        """Refuse: a mandate of practice goes with what is collected on it."""
        raise UnknownObject(f"The practice gateway has no mandate {remote_id}")

    def poll(self, since: dt.datetime) -> list[Notice]:
        """Return the sessions and subscriptions that changed since a moment."""
        told = []
        for kind, rows in (
            (Kind.SUBSCRIPTION, PracticeSubscription.objects.all()),
            (Kind.PAYMENT, PracticeSession.objects.all()),
        ):
            changed = rows.filter(changed_at__gte=since).order_by("changed_at")
            told += [Notice(kind=kind, remote_id=pk) for pk in changed.values_list("pk", flat=True)]
        return told


def _regular(remote_id: str) -> RemoteSubscription:
    by_name = Q(pk=remote_id) | Q(method_id=remote_id)
    found = PracticeSubscription.objects.filter(by_name).first()
    if found is None:
        raise UnknownObject(f"The practice gateway has no subscription {remote_id}")
    return stands.read(found)


def _state(session: PracticeSession) -> RemoteState:
    status, occurred_at = _STATUS[session.status], session.occurred_at
    if status is RemoteStatus.OPEN and timezone.now() - session.made_at > OPEN_FOR:
        status, occurred_at = RemoteStatus.EXPIRED, session.made_at + OPEN_FOR
    is_paid = status is RemoteStatus.CONFIRMED
    return RemoteState(
        remote_id=session.pk,
        payment_key=session.payment_key,
        status=status,
        amount_minor=session.amount_minor,
        currency=session.currency,
        occurred_at=occurred_at,
        confirmed_at=occurred_at if is_paid else None,
        fee_minor=session.amount_minor * 15 // 1000 + 20 if is_paid else None,
        refunds=tuple(_refund(refund) for refund in session.refunds.all()),
        subscription_id=session.subscription_id or "",
        due_on=session.due_on,
    )


def _refund(refund: PracticeRefund) -> RemoteRefund:
    return RemoteRefund(
        remote_id=refund.pk,
        amount_minor=refund.amount_minor,
        status=RefundStatus(refund.status),
        occurred_at=refund.occurred_at,
        key=refund.idempotency_key,
    )
