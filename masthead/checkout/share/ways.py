"""The ways to pay for shares that a paper can offer just now."""

from masthead.checkout.ways import offered
from masthead.paper.models import Paper
from masthead.payments.models import Way


def offered_for_shares(paper: Paper) -> list[Way]:
    """Return the ways to pay for shares: those for gifts, without direct debit.

    A direct debit can be taken back long after the shares were allotted.
    """
    return [way for way in offered(paper) if way is not Way.DIRECT_DEBIT]
