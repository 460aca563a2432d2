"""Issue a certificate for a member's shares."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.lib import rows
from masthead.lib.turns import take_turn
from masthead.people import audit
from masthead.register.models import Member, ShareClass, ShareTransaction
from masthead.register.particulars import particulars_of
from masthead.shares.certificates.holder import holder_in_words
from masthead.shares.models import Certificate


class NothingToCertify(ValueError):
    """A certificate is of one share at least."""


def issue(
    member: Member,
    *,
    share_class: ShareClass,
    quantity: int,
    amount_minor: int,
    on: dt.date,
    by: audit.Actor,
    at: dt.datetime,
    of: ShareTransaction | None = None,
    holder: str = "",
) -> Certificate:
    """Write a certificate with the next number, and return it.

    `amount_minor` is what was paid on the shares, in minor units; `of` the transaction that
    brought them, if it was one. `holder` is the name to be printed; without it, it is what the
    register says of the member on that day. Inside the caller's transaction, or one of its own.
    Raises NothingToCertify.
    """
    if quantity <= 0:
        raise NothingToCertify(_("A certificate is of one share at least"))
    with transaction.atomic():
        take_turn(alone=True)
        made = Certificate(
            number=next_number(),
            member=member,
            share_class=share_class,
            transaction=of,
            quantity=quantity,
            amount_minor=amount_minor,
            holder=holder or holder_in_words(particulars_of(member, on=on)),
            issued_on=on,
            issued_at=at,
            by=by.user,
        )
        rows.insert(made)
        details = {"number": made.number, "member": member.number, "quantity": quantity}
        audit.record("shares.certificates.issue", made, by=by, at=at, details=details)
    return made


def next_number() -> int:
    """Return the number of the next certificate, for a caller who is alone at the book."""
    return rows.next_number(Certificate, "number")
