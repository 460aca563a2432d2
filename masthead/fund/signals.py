"""What the fund announces."""

from django.db import transaction
from django.dispatch import Signal

# Sent once what it tells of is committed, and never moves money: a gift, a refund, an appeal.
fund_changed = Signal()


def announce() -> None:
    """Send `fund_changed` when the transaction at hand has committed."""
    transaction.on_commit(_send)


def _send() -> None:
    fund_changed.send_robust(sender=None)
