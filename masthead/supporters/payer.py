"""Who pays, as letters and gateways' pages name them."""

from masthead.payments.contract import Payer
from masthead.people.records import root_of
from masthead.supporters.models import Support


def payer_of(support: Support) -> Payer:
    """Return the name and address to which is written about a support; both may be empty.

    Those of the record that is kept, where theirs was joined into another; the address of
    theirs where no other is kept.
    """
    kept = root_of(support.person)
    return Payer(name=kept.contact or kept.name, email=kept.email or support.person.email)
