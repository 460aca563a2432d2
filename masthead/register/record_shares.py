"""Write a share transaction into the register."""

import datetime as dt
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from masthead.ledger.models import Entry
from masthead.lib import rows
from masthead.lib.days import in_words
from masthead.lib.turns import take_turn
from masthead.people import audit
from masthead.register.models import Member, ShareClass, ShareTransaction, What


class BelowNothing(ValueError):
    """The holding would be below nothing on a day, which `day` names."""

    def __init__(self, day: dt.date) -> None:
        super().__init__(_("The holding would be below nothing on {day}").format(day=in_words(day)))
        self.day = day


def record_shares(
    member: Member,
    *,
    share_class: ShareClass,
    what: What,
    quantity: int,
    amount_minor: int,
    on: dt.date,
    authority: str,
    by: audit.Actor,
    at: dt.datetime,
    pair: uuid.UUID | None = None,
    reverses: ShareTransaction | None = None,
    entry: Entry | None = None,
) -> ShareTransaction:
    """Append one transaction to a member's shares, inside the caller's transaction.

    `quantity` and `amount_minor` are signed. Whoever calls alters the membership and the book;
    this leaves no audit row of its own. Raises BelowNothing, which says the first such day;
    the database refuses the same by itself.
    """
    with transaction.atomic():
        take_turn(alone=True)
        _refuse_below(member, share_class, quantity, amount_minor, on=on)
        written = ShareTransaction(
            sequence=next_sequence(),
            member=member,
            share_class=share_class,
            what=what,
            quantity=quantity,
            amount_minor=amount_minor,
            effective_on=on,
            entered_at=at,
            authority=authority,
            by=by.user,
            pair=pair,
            reverses=reverses,
            entry=entry,
        )
        rows.insert(written)
        return written


def next_sequence() -> int:
    """Return the number of the next transaction, for a caller who is alone at the book."""
    return rows.next_number(ShareTransaction, "sequence")


def _refuse_below(
    member: Member, share_class: ShareClass, quantity: int, amount_minor: int, *, on: dt.date
) -> None:
    """Walk the days from `on`, and refuse the first on which either sum falls below nothing."""
    if quantity >= 0 and amount_minor >= 0:
        return
    rows = ShareTransaction.objects.filter(member=member, share_class=share_class)
    moved: dict[dt.date, list[int]] = {on: [quantity, amount_minor]}
    for day, shares, paid in rows.values_list("effective_on", "quantity", "amount_minor"):
        sums = moved.setdefault(day, [0, 0])
        sums[0] += shares
        sums[1] += paid
    held, amount = 0, 0
    for day in sorted(moved):
        held += moved[day][0]
        amount += moved[day][1]
        if day >= on and (held < 0 or amount < 0):
            raise BelowNothing(day)
