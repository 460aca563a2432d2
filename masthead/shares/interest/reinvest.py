"""Make the interest of those who want it so into further shares."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from masthead.ledger.accounts import Account
from masthead.ledger.models import Entry
from masthead.ledger.post import Leg
from masthead.lib.turns import take_turn
from masthead.people import audit
from masthead.register.models import What
from masthead.register.record_shares import record_shares
from masthead.register.standing import is_member
from masthead.shares.certificates.issue import issue
from masthead.shares.holdings.over_cap import CapReached, refuse_over_cap
from masthead.shares.interest.owed import Owed, owed
from masthead.shares.interest.run import begin_run
from masthead.shares.models import InterestDeclared, InterestPaid, InterestRun, Way


@dataclass(frozen=True)
class Reinvested:
    """What became shares: the run, and the numbers of members whose interest could not."""

    run: InterestRun
    left_out: tuple[int, ...]


def reinvest(
    declared: InterestDeclared,
    *,
    on: dt.date,
    authority: str,
    by: audit.Actor,
    at: dt.datetime,
) -> Reinvested:
    """Allot whole shares for the interest of each member who wants it so; the rest stays owed.

    Each gets their line of the register and a certificate. Whoever is no member any more, gets
    no whole share for it or would come to hold more than the rules allow is left out: theirs
    stays owed. Raises NothingOwed or PaidTooEarly.
    """
    with transaction.atomic():
        take_turn(alone=True)
        found = owed(declared, way=Way.SHARES)
        nominal = declared.share_class.nominal_minor
        may = [one for one in found if _may(one, declared, nominal=nominal, on=on)]
        total = sum(one.left_minor // nominal * nominal for one in may)
        run = begin_run(
            declared,
            Way.SHARES,
            legs=[Leg(Account.SHARE_CAPITAL, -total)],
            total_minor=total,
            on=on,
            note=authority,
            by=by,
            at=at,
        )
        for one in may:
            _allot(one, run, quantity=one.left_minor // nominal, authority=authority, by=by, at=at)
    kept = {one.interest.member_id for one in may}
    left_out = [one.interest.member for one in found if one.interest.member_id not in kept]
    return Reinvested(run, tuple(member.number for member in left_out))


def _may(one: Owed, declared: InterestDeclared, *, nominal: int, on: dt.date) -> bool:
    worth = one.left_minor // nominal * nominal
    if not worth or not is_member(one.interest.member, on=on):
        return False
    try:
        refuse_over_cap(one.interest.member, worth, share_class=declared.share_class, on=on)
    except CapReached:
        return False
    return True


def _allot(
    one: Owed,
    run: InterestRun,
    *,
    quantity: int,
    authority: str,
    by: audit.Actor,
    at: dt.datetime,
) -> None:
    share_class, member = run.declared.share_class, one.interest.member
    amount = quantity * share_class.nominal_minor
    entry: Entry = run.entry
    written = record_shares(
        member,
        share_class=share_class,
        what=What.ALLOTMENT,
        quantity=quantity,
        amount_minor=amount,
        on=run.paid_on,
        authority=authority,
        by=by,
        at=at,
        entry=entry,
    )
    issue(
        member,
        share_class=share_class,
        quantity=quantity,
        amount_minor=amount,
        on=run.paid_on,
        by=by,
        at=at,
        of=written,
    )
    InterestPaid.objects.create(
        run=run, interest=one.interest, amount_minor=amount, transaction=written
    )
