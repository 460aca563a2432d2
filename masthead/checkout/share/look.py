"""Look how the payments for an application stand at their gateways."""

import datetime as dt

from masthead.checkout.look import look
from masthead.payments.models import Payment
from masthead.payments.models.payment import BY_POST, OPEN
from masthead.shares.models import Application


def look_at_payments(application: Application, *, at: dt.datetime) -> None:
    """Ask the gateways about an application’s open payments, and do what follows.

    Safe to run at any time: each step is taken once.
    """
    waiting = Payment.objects.filter(share_payment__application=application, status__in=OPEN)
    for payment in waiting.exclude(provider=BY_POST).order_by("-created_at")[:3]:
        look(payment, at=at)
