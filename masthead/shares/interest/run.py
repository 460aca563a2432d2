"""Write down that interest was paid, in one way, to one or to many."""

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from masthead.ledger.accounts import Account
from masthead.ledger.post import Leg, is_closed, post
from masthead.paper.models import the_paper
from masthead.people import audit
from masthead.shares.models import InterestDeclared, InterestRun, Way


class NothingOwed(ValueError):
    """Nobody is owed any interest that goes this way."""


class PaidTooEarly(ValueError):
    """Interest isn’t paid before it is declared, nor on a day to come."""


def begin_run(
    declared: InterestDeclared,
    way: Way,
    *,
    legs: Sequence[Leg],
    total_minor: int,
    on: dt.date,
    note: str,
    by: audit.Actor,
    at: dt.datetime,
) -> InterestRun:
    """Take a sum out of what is owed as interest, to where `legs` say, and return the run.

    Inside the transaction of a caller who is alone at the book. A day of a closed month counts
    today. Raises NothingOwed or PaidTooEarly.
    """
    if total_minor <= 0:
        raise NothingOwed(_("Nobody is owed interest that goes this way"))
    paper = the_paper()
    if on < declared.declared_on or on > paper.today(at):
        raise PaidTooEarly(_("Interest is paid once it is declared, and not on a day to come"))
    number = InterestRun.objects.filter(declared=declared).count() + 1
    entry = post(
        f"share-interest:{declared.pk}:paid:{number}",
        legs=[Leg(Account.INTEREST_PAYABLE, total_minor), *legs],
        currency=paper.currency,
        on=paper.today(at) if is_closed(on) else on,
        at=at,
        narration=f"Interest on shares for {declared.first} to {declared.last}, {way}",
    )
    run = InterestRun.objects.create(
        declared=declared,
        way=way,
        paid_on=on,
        total_minor=total_minor,
        note=note,
        entered_at=at,
        by=by.user,
        entry=entry,
    )
    details: dict[str, str | int | bool | None] = {"way": way, "total_minor": total_minor}
    audit.record("shares.interest.pay", run, by=by, at=at, details=details)
    return run
