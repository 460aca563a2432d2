"""The ways to pay that a paper can offer just now."""

from masthead.paper.models import Paper
from masthead.payments import registry
from masthead.payments.models import Way


def offered(paper: Paper) -> list[Way]:
    """Return the ways that the paper's gateways and the paper's own details allow."""
    by_gateway = [
        way for way in (Way.CARD, Way.DIRECT_DEBIT) if registry.gateway_for(way, paper=paper)
    ]
    return by_gateway + offered_by_post(paper)


def offered_by_post(paper: Paper) -> list[Way]:
    """Return the ways that need no gateway and whose details the paper has set."""
    has_account = bool(paper.bank_sort_code and paper.bank_account_number) or paper.bank_iban
    ways = [Way.BANK] if has_account and paper.bank_account_name else []
    if paper.postal_address and paper.cheques_payable_to:
        ways += [Way.CHEQUE, Way.POSTAL_ORDER]
    return ways
