"""The ways in which regular support can come to a paper just now."""

from masthead.checkout.ways import offered_by_post
from masthead.paper.models import Paper
from masthead.payments import registry
from masthead.payments.models import Way
from masthead.payments.provider import RecurringProvider
from masthead.supporters.models import How

BY_GATEWAY = {How.DIRECT_DEBIT: Way.DIRECT_DEBIT, How.CARD: Way.CARD}


def collector(how: str, *, paper: Paper) -> RecurringProvider | None:
    """Return the paper's gateway that collects support in a way, None where nobody collects it."""
    way = BY_GATEWAY.get(How(how))
    return registry.recurring_for(way, paper=paper) if way else None


def offered_to(paper: Paper, *, is_group: bool) -> list[How]:
    """Return the ways that a paper offers to somebody, or to a group that may collect for it."""
    ways = [how for how in BY_GATEWAY if collector(how, paper=paper)]
    by_post = offered_by_post(paper)
    if Way.BANK in by_post:
        ways.append(How.STANDING_ORDER)
    if is_group and by_post:
        ways.append(How.COLLECTION)
    return ways
