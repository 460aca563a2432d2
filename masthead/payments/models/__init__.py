"""What is kept of payments: the payments themselves, what gateways said, the practice gateway."""

from masthead.payments.models.comparison import Comparison, Difference, Part
from masthead.payments.models.inbox import InboxRow, Polled
from masthead.payments.models.mandate import Collection, Mandate
from masthead.payments.models.payment import Payment, Purpose, Refund, Status, Transition, Way
from masthead.payments.models.practice import (
    PracticeRefund,
    PracticeSession,
    PracticeSubscription,
)
from masthead.payments.models.subscription import Instalment, Subscription
from masthead.payments.models.tries import Try

__all__ = [
    "Collection",
    "Comparison",
    "Difference",
    "InboxRow",
    "Instalment",
    "Mandate",
    "Part",
    "Payment",
    "Polled",
    "PracticeRefund",
    "PracticeSession",
    "PracticeSubscription",
    "Purpose",
    "Refund",
    "Status",
    "Subscription",
    "Transition",
    "Try",
    "Way",
]
