"""Pass shares from one holding to another, as a pair that adds up to nothing."""

import datetime as dt
import uuid

from django.utils.translation import gettext as _

from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.register.holdings import holding
from masthead.register.models import Member, ShareClass, ShareTransaction, What
from masthead.register.record_shares import record_shares
from masthead.shares.certificates.renew import renew
from masthead.shares.holdings.over_cap import refuse_over_cap
from masthead.shares.holdings.worth import worth


class NoShares(ValueError):
    """One share at least is moved."""


def pass_on(
    member: Member,
    *,
    to: Member,
    share_class: ShareClass,
    quantity: int,
    whats: tuple[What, What],
    on: dt.date,
    authority: str,
    pair: uuid.UUID,
    by: audit.Actor,
    at: dt.datetime,
) -> tuple[ShareTransaction, ShareTransaction]:
    """Record what goes out of one holding into another, and put the certificates right.

    What was paid on the shares goes with them. Inside the caller's transaction. Raises NoShares,
    BelowNothing, or CapReached.
    """
    if quantity <= 0:
        raise NoShares(_("Type how many shares: one at least"))
    held = holding(member, share_class, on=on)
    paid = worth(quantity, held=held, share_class=share_class)
    refuse_over_cap(to, paid, share_class=share_class, on=on)
    out, into = (
        record_shares(
            holder,
            share_class=share_class,
            what=what,
            quantity=sign * quantity,
            amount_minor=sign * paid,
            on=on,
            authority=authority,
            pair=pair,
            by=by,
            at=at,
        )
        for holder, what, sign in ((member, whats[0], -1), (to, whats[1], 1))
    )
    for line in (out, into):
        renew_after(line, by=by, at=at)
    return out, into


def renew_after(line: ShareTransaction, *, by: audit.Actor, at: dt.datetime) -> None:
    """Put one certificate of today in the place of those that a transaction has made wrong."""
    renew(
        line.member,
        share_class=line.share_class,
        on=the_paper().today(at),
        why=str(What(line.what).label),
        by=by,
        at=at,
        of=line if line.quantity > 0 else None,
    )
